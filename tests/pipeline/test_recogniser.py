from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc, Span

from rashomon.pipeline.recogniser import Recogniser, understood

pytestmark = pytest.mark.model
WORDS = (
    "the",
    "Republic",
    "of",
    "Ostravia",
    "Brenn",
    "'s",
    "Ilse",
    "Tarn",
    "19",
    "Monday",
    "\n\n",
    ",",
    "and",
    "$",
    "5",
)


def names(doc: Doc) -> list[tuple[int, int, str]]:
    return [(e.start, e.end, e.label_) for e in doc.ents]


def both(stock: Language, docs: Sequence[Doc]) -> list[tuple[Doc, Doc]]:
    ner = stock.get_pipe("ner")
    theirs = [ner(doc.copy()) for doc in docs]
    ours = list(Recogniser(ner).pipe([doc.copy() for doc in docs], batch_size=3))
    return list(zip(ours, theirs, strict=True))


@settings(max_examples=60, deadline=None)
@given(texts=st.lists(st.lists(st.sampled_from(WORDS), max_size=25), max_size=5), starts=st.sets(st.integers(1, 20)))
def test_the_names_are_spacys(stock: Language, texts: list[list[str]], starts: set[int]) -> None:
    docs = [
        Doc(stock.vocab, words=words, sent_starts=[i in starts or None for i in range(len(words))]) for words in texts
    ]
    for ours, theirs in both(stock, docs):
        assert names(ours) == names(theirs)
        assert [t.ent_iob for t in ours] == [t.ent_iob for t in theirs]


def test_names_that_are_there_already_are_left_to_spacy(stock: Language) -> None:
    doc = Doc(stock.vocab, words=["Ilse", "Tarn", "of", "Brenn", "left", "Ostravia", "on", "Monday"])
    doc.set_ents([Span(doc, 3, 4, label="PERSON")], default="unmodified")
    ((ours, theirs),) = both(stock, [doc])
    assert names(ours) == names(theirs)
    assert (3, 4, "PERSON") in names(ours)


def test_all_else_is_the_originals(stock: Language) -> None:
    ner = stock.get_pipe("ner")
    assert understood(ner)
    assert Recogniser(ner).labels == ner.labels


def test_a_recogniser_with_beams_is_not_understood(stock: Language) -> None:
    beam = Language(stock.vocab).add_pipe("beam_ner")
    assert not understood(beam)
