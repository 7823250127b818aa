import pytest
from spacy.lang.en import English

from rashomon.pipeline.slots import MENTIONS, STATEMENTS, TIMES
from rashomon.records import Mention, Span, Statement, Time

TEXT = 'They called it a "so-called"strike on Monday.'


def at(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


@pytest.fixture
def shown():
    """A doc with one record of each kind, after `rashomon_spans`."""
    nlp = English()
    doc = nlp(TEXT)
    content = (at('it a "so-called"'), at("on Monday"))
    STATEMENTS.put(doc, [Statement(statement_id="st_x", article_id="ar_x", content=content, kind="mixed", rule="r")])
    MENTIONS.put(
        doc, [Mention(mention_id="mn_x", article_id="ar_x", trigger=(at("strike"),), type="ASSAULT", rule="r")]
    )
    monday = at("Monday")
    TIMES.put(
        doc, [Time(article_id="ar_x", start=monday.start, end=monday.end, value="2031-05-05", type="DATE", reason="")]
    )
    return nlp.add_pipe("rashomon_spans")(doc)


def test_keys_are_tables_labels_stances_and_types(shown) -> None:
    assert {key: [(s.text, s.label_, s.id_) for s in group] for key, group in shown.spans.items()} == {
        "statements": [('it a "so-called"strike', "asserts", "st_x"), ("on Monday", "asserts", "st_x")],
        "mentions": [('called"strike', "ASSAULT", "mn_x")],
        "actors": [],
        "places": [],
        "times": [("Monday", "DATE", "2031-05-05")],
    }


def test_displacy_shows_them(shown) -> None:
    from spacy import displacy

    assert "ASSAULT" in displacy.render(shown, style="span", options={"spans_key": "mentions"}, jupyter=False)
