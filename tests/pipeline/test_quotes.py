import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.pipeline.quotes import chains, following, levels, paragraphs, quotations, touching
from rashomon.records import Span


def quoted(text):
    return [q.inner.of(text) for q in quotations(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    "text",
    [
        'He said "no way" twice.',
        "He said “no way” twice.",
        "He said ''no way'' twice.",
        "He said 'no way' twice.",
        "He said ‘no way’ twice.",
        "He said «no way» twice.",
        "He said „no way“ twice.",
    ],
)
def test_every_kind_of_mark_is_paired(text):
    assert quoted(text) == ["no way"]


def test_an_apostrophe_opens_nothing():
    assert quoted("The rebels' envoy didn't stay; it's over, and the miners' wells aren't dry.") == []


def test_a_measure_opens_nothing():
    assert quoted('The shell was 6" long and the boy 5\'10" tall.') == []


def test_a_quotation_inside_another_is_one_level_down():
    text = "“She told me ‘never again’ and left,” he said."
    assert [(q.inner.of(text), q.depth) for q in quotations(text, Span(0, len(text)))] == [
        ("She told me ‘never again’ and left,", 0),
        ("never again", 1),
    ]


def test_one_left_open_runs_to_the_end_of_its_paragraph():
    text = 'He said: "The wells are dry.'
    (found,) = quotations(text, Span(0, len(text)))
    assert (found.inner.of(text), found.closed) == ("The wells are dry.", False)


def test_one_left_open_goes_on_where_the_next_paragraph_opens_it_again():
    text = 'He said: "The wells are dry.\n\n"The mill is gone."\n\n"Who are you?" she asked.'
    parts = list(paragraphs(text, Span(0, len(text))))
    joined = chains([quotations(text, p) for p in parts], parts)
    assert [[q.inner.of(text) for q in chain] for chain in joined] == [
        ["The wells are dry.", "The mill is gone."],
        ["Who are you?"],
    ]


def test_paragraphs_part_at_blank_lines():
    text = "One.\n \nTwo\nlines.\n\n\nThree."
    assert [p.of(text) for p in paragraphs(text, Span(0, len(text)))] == ["One.", "Two\nlines.", "Three."]


def test_quotations_of_one_level_are_found_by_place():
    text = "“a ‘b’ c” d “e”"
    outer, inner = levels(quotations(text, Span(0, len(text))))
    assert [q.inner.of(text) for q in outer] == ["a ‘b’ c", "e"]
    assert [q.inner.of(text) for q in touching(inner, Span(0, len(text)))] == ["b"]
    assert [q.inner.of(text) for q in touching(outer, Span(text.index("d"), len(text)))] == ["e"]
    assert following(outer, text.index("d")) == 1


@given(st.text(alphabet="ab .,\n\"“”‘’'«»`", max_size=80))
def test_no_text_is_refused_and_every_span_lies_inside(text):
    for part in paragraphs(text, Span(0, len(text))):
        for q in quotations(text, part):
            assert q.outer in part
            assert q.inner in q.outer
            assert q.inner.start < q.inner.end
