from itertools import pairwise

import pytest
from spacy.lang.en import English
from spacy.tokens import Doc

from rashomon.errors import ModelError
from rashomon.pipeline.sentences import breaks, overlong
from rashomon.pipeline.slots import PASSAGES
from rashomon.records import Passage

WRAPPED = """The council of Brenn met on Friday evening to hear what the
harbour master had seen, and adjourned without a decision
because two of its members had left for the coast early."""


@pytest.fixture
def split():
    """The sentences of a text that only our component has seen."""
    nlp = English()
    nlp.add_pipe("rashomon_sentences")

    def run(text: str, *passages: str) -> list[str]:
        doc = nlp.make_doc(text)
        starts = [text.index(p) for p in passages]
        PASSAGES.put(doc, [Passage(article_id="ar_x", start=s, end=0, role="body", basis="test") for s in starts])
        begins = [i for i, token in enumerate(nlp(doc)) if i == 0 or token.is_sent_start]
        return [doc[a:b].text.strip() for a, b in pairwise([*begins, len(doc)])]

    return run


def test_a_line_is_a_sentence_of_its_own(split) -> None:
    assert split("Shells fall on Brenn\nBy Ilse Tarn\nThe town was hit") == [
        "Shells fall on Brenn",
        "By Ilse Tarn",
        "The town was hit",
    ]


def test_a_wrapped_line_is_not(split) -> None:
    assert split(WRAPPED) == [WRAPPED]


def test_a_wrapped_paragraph_below_a_short_line_stays_whole(split) -> None:
    assert split(f"Brenn meets\n{WRAPPED}") == ["Brenn meets", WRAPPED]


def test_a_blank_line_always_ends_one(split) -> None:
    assert split(f"{WRAPPED}\n\n{WRAPPED}") == [WRAPPED, WRAPPED]


def test_long_lines_are_paragraphs(split) -> None:
    line = "The council met and the council adjourned and nobody in the hall could say why " * 3
    assert split(f"{line.strip()}\n{line.strip()}") == [line.strip(), line.strip()]


def test_a_passage_begins_a_sentence_in_the_middle_of_a_line(split) -> None:
    assert split("BRENN (Tidings) The council met", "BRENN", "The council") == ["BRENN (Tidings)", "The council met"]


def test_white_space_begins_nothing(split) -> None:
    assert split("One came \n \n \n Two left \n") == ["One came", "Two left"]
    assert split("") == []
    assert len(split(" \n\n ")) == 1


def test_after_500_tokens_without_a_stop_a_sentence_begins(split) -> None:
    lengths = [len(s.split()) for s in split("army " * 1200)]
    assert lengths == [500, 500, 200]


def test_a_stop_begins_the_count_anew() -> None:
    assert list(overlong([8, 15], 30, most=10)) == [25]
    assert list(overlong([], 30, most=10)) == [10, 20]


def test_breaks_are_offsets_of_words() -> None:
    assert list(breaks("\n  One came\n  Two left")) == [3, 14]


def test_after_the_parser_it_says_where_it_belongs() -> None:
    nlp = English()
    nlp.add_pipe("rashomon_sentences")
    doc = Doc(nlp.vocab, words=["They", "left"], heads=[1, 1], deps=["nsubj", "ROOT"])
    with pytest.raises(ModelError, match="must stand before the parser"):
        nlp(doc)
