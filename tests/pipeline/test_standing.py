from collections.abc import Callable

import pytest
from spacy.language import Language

from rashomon.lexicon.events import frames, lights, path
from rashomon.pipeline.frames import Senses
from rashomon.pipeline.parties import Parties
from rashomon.pipeline.standing import Standing, is_in_support

pytestmark = pytest.mark.model
May = Callable[..., bool]


@pytest.fixture(scope="module")
def senses() -> Senses:
    return Senses(frames(), lights())


@pytest.fixture(scope="module")
def may(stock: Language, senses: Senses) -> May:
    """Whether a word of a sentence may stand for the other side of the act that another word tells of."""

    def may(sentence: str, act: str, word: str, by: str = "obj>>:actor", suffers: str = "") -> bool:
        doc = stock(sentence)
        trigger, token = (next(t for t in doc if t.text == said) for said in (act, word))
        parties = Parties(doc)
        predicate = senses.predicate(trigger, parties)
        assert predicate is not None
        suffering = [t for t in doc if t.text == suffers]
        standing = Standing(predicate, senses, parties, lambda noun: suffering or None)
        return standing.may_stand(token, path(by), taken=(), acting=False)

    return may


def test_who_is_to_be_freed_is_not_asked(may: May) -> None:
    assert not may("The guild demanded the release of the printers.", "demanded", "printers")
    assert may("The guild demanded an answer of the printers.", "demanded", "printers")


def test_where_a_treaty_is_signed_is_no_side_of_it(may: May) -> None:
    assert not may("Both sides signed a treaty in Karsia.", "signed", "Karsia", "in:country")
    assert may("Both sides signed a treaty with Karsia.", "signed", "Karsia", "with:actor")


def test_who_suffers_what_is_blamed_is_not_blamed(may: May) -> None:
    said = "Norland condemned the raid of rebels on miners."
    assert not may(said, "condemned", "miners", suffers="miners")
    assert may(said, "condemned", "rebels", suffers="miners")


def test_who_suffers_what_is_backed_is_not_backed(may: May) -> None:
    said = "Velmar backed the raid of rebels on miners."
    assert not may(said, "backed", "miners", suffers="miners")
    assert may(said, "backed", "rebels", suffers="miners")


def test_a_name_that_a_place_or_a_treaty_bears_is_no_party(may: May) -> None:
    assert not may("Karsia agreed to reopen the Sele crossing.", "agreed", "Sele", "xcomp>>:actor")
    assert may("Karsia agreed to reopen the crossing for Norland.", "agreed", "Norland", "xcomp>>:actor")


def test_a_place_that_says_so_by_its_name_is_no_party_to_going_there(may: May) -> None:
    assert not may("The lancers pulled back from Tor Bridge.", "pulled", "Bridge", "from|in:country")
    assert not may("The fleet sailed for Port Elwin.", "sailed", "Elwin", "to|for|against:country")
    assert may("The fleet sailed for Karsia.", "sailed", "Karsia", "to|for|against:country")


def test_terms_on_which_somebody_is_freed_are_nobody(may: May) -> None:
    assert not may("A judge freed the stokers on bail.", "freed", "bail", "on:any")


def test_what_is_of_both_sides_names_no_third(may: May) -> None:
    said = "The presidents agreed to continue Russian-Turkish contacts."
    assert not any(may(said, "agreed", word, "xcomp>>:actor") for word in ("Russian", "Turkish"))


def test_who_died_is_not_protested_against(may: May) -> None:
    assert not may("Students marched over the death of a baker.", "marched", "baker", "over>>:actor")
    assert may("Students marched over the lies of a baker.", "marched", "baker", "over>>:actor")


def test_what_is_yet_to_be_set_up_has_agreed_to_nothing(may: May) -> None:
    assert not may("Karsia agreed to set up a council.", "agreed", "council", "xcomp>>:actor")
    assert may("Karsia agreed to meet a council.", "agreed", "council", "xcomp>>:actor")


@pytest.mark.parametrize(
    ("sentence", "backs"),
    [
        ("Students marched in support of the mayor.", True),
        ("Students asked for the support of the mayor.", False),
        ("Students trusted in the support of the mayor.", False),
    ],
)
def test_in_support_of_somebody_somebody_else_acts(stock: Language, senses: Senses, sentence: str, backs: bool) -> None:
    doc = stock(sentence)
    predicate = senses.predicate(next(t for t in doc if t.text == "support"), Parties(doc))
    assert predicate is not None
    assert is_in_support(predicate) is backs
