import pytest
import spacy

from rashomon.pipeline.layout import layout
from rashomon.pipeline.slots import PASSAGES
from rashomon.records import Passage, Span

TEXT = "“It burned ‘at last’,” he said.\n\nA bio.\n\n“No.”"


@pytest.fixture
def laid():
    doc = spacy.blank("en")(TEXT)
    bio, last = TEXT.index("A bio"), TEXT.index("“No")
    roles = ((0, bio, "body"), (bio, last, "bio"), (last, len(TEXT), "body"))
    PASSAGES.put(doc, [Passage(article_id="ar_x", start=a, end=b, role=r, basis="t") for a, b, r in roles])
    return layout(doc)


def test_only_news_has_paragraphs(laid):
    assert [p.span.of(TEXT) for p in laid.paragraphs] == ["“It burned ‘at last’,” he said.", "“No.”"]
    assert laid.paragraph(TEXT.index("bio")) is None


def test_without_passages_the_whole_text_is_body():
    assert [p.role for p in layout(spacy.blank("en")("One.\n\nTwo.")).paragraphs] == ["body", "body"]


def test_the_innermost_quotation_around_a_word(laid):
    token = next(t for t in laid.doc if t.text == "last")
    inner = laid.around(token)
    assert inner.inner.of(TEXT) == "at last"
    assert laid.around(next(t for t in laid.doc if t.text == "said")) is None


def test_neighbours_on_one_level(laid):
    said = TEXT.index("said")
    (top,) = laid.touching(Span(0, said), None)
    assert laid.before(said, None) == top
    assert [q.inner.of(TEXT) for q in laid.touching(Span(0, said), top)] == ["at last"]
    assert list(laid.behind(said, None)) == []
