from hypothesis import given
from hypothesis import strategies as st

from rashomon.ask.marks import Mark, blocks
from rashomon.records import Passage

TEXT = "The radio said the ministry had called it piracy."
SPANS = st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, len(TEXT))).filter(lambda s: s[0] < s[1])
LAYERS = st.sampled_from(["content", "source", "cue", "act", "at"])


def pieces(*marks):
    return [p for b in blocks(TEXT, (), marks) for p in b.pieces]


def mark(words, layer, id="st_1"):
    start = TEXT.index(words)
    return Mark(start, start + len(words), layer, id)


@given(
    st.lists(st.builds(lambda s, layer, n: Mark(*s, layer, f"st_{n}"), SPANS, LAYERS, st.integers(0, 3)), max_size=8)
)
def test_however_marks_cross_the_text_stays_whole(marks):
    found = pieces(*marks)
    assert "".join(p.text for p in found) == TEXT
    assert all(TEXT[p.start : p.end] == p.text for p in found)
    for m in marks:
        assert "".join(p.text for p in found if m.start <= p.start and p.end <= m.end) == TEXT[m.start : m.end]


def test_what_is_said_within_what_is_said_lies_deeper():
    found = pieces(mark("the ministry had called it piracy", "content", "st_1"), mark("it piracy", "content", "st_2"))
    assert [(p.text, p.depth) for p in found if p.depth] == [("the ministry had called ", 1), ("it piracy", 2)]


def test_marks_that_cross_are_split_where_they_cross():
    found = pieces(mark("radio said the", "source", "st_1"), mark("said the ministry", "cue", "st_2"))
    assert [(p.text, p.source, p.cue) for p in found][1:4] == [
        ("radio ", True, False),
        ("said the", True, True),
        (" ministry", False, True),
    ]


def test_a_mark_over_two_passages_is_shown_in_both():
    cut = TEXT.index("said")
    passages = [
        Passage(article_id="ar_1", start=0, end=cut, role="headline", basis="b"),
        Passage(article_id="ar_1", start=cut, end=len(TEXT), role="body", basis="b"),
    ]
    found = blocks(TEXT, passages, [mark("radio said", "act", "mn_1")])
    assert [[p.text for p in b.pieces if p.act] for b in found] == [["radio "], ["said"]]
