import pytest
from spacy.lang.en import English
from spacy.language import Language
from spacy.tokens import Doc

from rashomon.pipeline.guards import guard
from rashomon.pipeline.hyphens import keep_whole, kept_whole, stem


@pytest.fixture(scope="module")
def english() -> Language:
    nlp = English()
    keep_whole(nlp.tokenizer)
    guard(nlp)
    return nlp


def texts(doc: Doc) -> list[str]:
    return [token.text for token in doc]


@pytest.mark.parametrize(
    "word", ["re-opened", "Ex-minister", "co-signed", "counter-attack", "fire-bombed", "court-martialled", "go-slow"]
)
def test_a_word_that_a_hyphen_leaves_one_is_one(english: Language, word: str) -> None:
    doc = english(f"It is ({word}).")
    assert word in texts(doc)
    assert [token.text for token in kept_whole(doc)] == [word]


@pytest.mark.parametrize(
    "word", ["fire-and-forget", "air-to-air", "Norse-Gaelic", "pre-dawn", "ex-Prime", "half-built"]
)
def test_other_words_are_taken_apart_as_ever(english: Language, word: str) -> None:
    assert texts(english(f"It is {word}.")) == texts(English()(f"It is {word}."))
    assert kept_whole(english(f"It is {word}.")) == []


def test_asked_twice_a_tokenizer_stays_as_it_is() -> None:
    nlp = English()
    keep_whole(nlp.tokenizer)
    once = nlp.tokenizer.infix_finditer
    keep_whole(nlp.tokenizer)
    assert nlp.tokenizer.infix_finditer is once


def test_what_has_no_infixes_is_left_alone() -> None:
    keep_whole(str.split)


def test_it_travels_with_the_pipeline(english: Language) -> None:
    again = English()
    guard(again)
    again.from_bytes(english.to_bytes())
    assert "re-armed" in texts(again("Norland re-armed the clans."))


@pytest.mark.parametrize(
    ("word", "tail", "meant"),
    [
        ("re-arrested", "arrest", "arrest"),
        ("re-opened", "open", "reopen"),
        ("ex-king", "king", "king"),
        ("counter-attacked", "attack", "counterattack"),
        ("black-listed", "list", "blacklist"),
        ("counter-terrorism", "terrorism", "counter-terrorism"),
        ("re-election", "election", "re-election"),
    ],
)
def test_its_lemma_is_one_that_frames_know(word: str, tail: str, meant: str) -> None:
    assert stem(word, tail) == meant
