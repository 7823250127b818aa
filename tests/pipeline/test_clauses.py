from collections.abc import Callable

import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from rashomon.pipeline.clauses import (
    escaped,
    governor_of_joined,
    is_finite,
    is_infinitive,
    main_clause,
    noun_phrase,
    spans,
    subtree,
)

Parse = Callable[..., Doc]
_POS = {"VB": "VERB", "NN": "NOUN", "CC": "CCONJ", "DT": "DET", "TO": "PART", "PU": "PUNCT", "WP": "PRON", "MD": "AUX"}


@pytest.fixture
def parse() -> Parse:
    """A doc from lines of "word dep head tag", with a space behind every word."""

    def make(*rows: str) -> Doc:
        cells = [row.split() for row in rows]
        return Doc(
            Vocab(),
            words=[c[0] for c in cells],
            deps=[c[1] for c in cells],
            heads=[int(c[2]) for c in cells],
            tags=[c[3] for c in cells],
            pos=[_POS[c[3][:2]] for c in cells],
        )

    return make


@pytest.fixture
def urged(parse: Parse) -> Doc:
    """ "He urged them to go and accused Orla", with "accused" joined to "go"."""
    return parse(
        "He nsubj 1 NN",
        "urged ROOT 1 VBD",
        "them dobj 1 NN",
        "to aux 4 TO",
        "go xcomp 1 VB",
        "and cc 4 CC",
        "accused conj 4 VBD",
        "Orla dobj 6 NN",
    )


def test_a_finite_verb_joined_to_a_base_form_escapes_to_the_verb_above(urged):
    assert [t.text for t in escaped(urged[4])] == ["accused"]
    assert governor_of_joined(urged[6]).text == "urged"


def test_a_verb_joined_to_its_like_stays(parse):
    doc = parse("He nsubj 1 NN", "came ROOT 1 VBD", "and cc 1 CC", "went conj 1 VBD")
    assert escaped(doc[1]) == []
    assert governor_of_joined(doc[3]) == doc[3]


def test_a_second_word_of_saying_behind_a_clause_belongs_to_the_first(parse):
    doc = parse(
        "He nsubj 1 NN", "said ROOT 1 VBD", "it nsubj 3 NN", "burned ccomp 1 VBD", "and cc 3 CC", "warned conj 3 VBD"
    )
    assert governor_of_joined(doc[5]).text == "said"


def test_an_infinitive_is_not_finite(urged):
    assert (is_infinitive(urged[4]), is_finite(urged[4])) == (True, False)
    assert (is_infinitive(urged[1]), is_finite(urged[1])) == (False, True)


def test_a_branch_can_be_left_out(urged):
    assert [t.text for t in sorted(subtree(urged[1], {urged[4]}), key=lambda t: t.i)] == ["He", "urged", "them"]


def test_a_phrase_ends_before_its_relative_clause(parse):
    doc = parse(
        "The det 1 DT", "mayor nsubj 5 NN", ", punct 1 PU", "who nsubj 4 WP", "fled relcl 1 VBD", "spoke ROOT 5 VBD"
    )
    assert [t.text for t in noun_phrase(doc[1])][:2] == ["The", "mayor"]
    assert "fled" not in [t.text for t in noun_phrase(doc[1])]


def test_marks_at_the_ends_are_no_part_of_a_span_and_do_not_part_one(parse):
    doc = parse(", punct 1 PU", "Stop ROOT 1 VB", ", punct 1 PU", "now dep 1 NN", ". punct 1 PU", "Then dep 1 NN")
    (first,) = spans(doc, doc[0:5])
    assert doc.text[first.start : first.end] == "Stop , now"
    parted = spans(doc, [doc[1], doc[5]])
    assert [doc.text[s.start : s.end] for s in parted] == ["Stop", "Then"]


def test_the_main_clause_of_a_word_is_the_verb_above_it(urged):
    assert main_clause(urged[7]).text == "accused"
