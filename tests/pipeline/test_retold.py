from collections.abc import Callable

import pytest

pytestmark = pytest.mark.model
Sift = Callable[..., tuple[list[str], list[str]]]


def test_a_noun_beside_the_verb_of_the_same_act_tells_nothing_new(sift: Sift) -> None:
    assert sift("Rebels killed four farmers in a raid.") == (["killed"], [])


def test_a_noun_of_another_type_does(sift: Sift) -> None:
    assert sift("The bishop condemned the raid on Hask.") == (["condemned", "raid"], [])


def test_what_a_refusal_is_about_is_no_act_of_its_own(sift: Sift) -> None:
    assert sift("Sudria rejected the request of Velmar.") == (["rejected"], [])


def test_what_somebody_refuses_to_do_is_told_by_refusing(sift: Sift) -> None:
    assert sift("The council refused to lift the curfew.") == (["refused"], [])


def test_who_must_be_ready_to_act_is_asked_to_act(sift: Sift) -> None:
    assert sift("Norland must be ready to meet the rebels.")[0] == ["meet"]


def test_support_of_ones_own_is_pledged_once(sift: Sift) -> None:
    assert sift("The director pledged the guild's full support for Karsia.")[0] == ["pledged"]


def test_what_somebody_threatens_to_do_is_told_besides(sift: Sift) -> None:
    assert sift("The council threatened to close the mill.")[0][0] == "threatened"


def test_a_verb_that_acts_itself_carries_no_second_act(sift: Sift) -> None:
    kept, _ = sift("Norland sent a patrol to the strait.")
    assert len(kept) == 1


def test_what_a_march_is_for_is_the_march(sift: Sift) -> None:
    assert sift("Weavers marched to demand bread.")[0] == ["marched"]


@pytest.mark.parametrize("spite", ["protest against", "defiance of"])
def test_in_protest_says_against_whom_a_protest_is(sift: Sift, spite: str) -> None:
    assert len(sift(f"Students held a rally in {spite} the regent.")[0]) == 1


def test_how_a_lifted_ban_came_about_is_no_second_act(sift: Sift) -> None:
    assert sift("Norland lifted the ban imposed on Karsia.")[0] == ["lifted the ban"]


def test_who_imposed_it_is(sift: Sift) -> None:
    assert len(sift("Norland lifted the ban imposed by Karsia.")[0]) == 2


def test_of_two_nouns_beside_the_verb_of_the_same_act_neither_tells_anything_new(sift: Sift) -> None:
    assert sift("Norland provided a grant and a loan to Karsia.")[0] == ["provided"]


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
    ("sentence", "kept"),
    [
        ("Norland rejected a call by Velmar to release the pilots.", ["rejected"]),
        ("The rebels rejected a proposal for talks.", ["rejected"]),
        ("The union rejected the offer to meet the mayor.", ["rejected"]),
        ("The rebels refused talks with Norland.", ["refused"]),
    ],
)
def test_what_a_refused_request_asks_for_is_told_by_refusing(sift: Sift, sentence: str, kept: list[str]) -> None:
    assert sift(sentence)[0] == kept


def test_what_was_done_before_the_request_is_not(sift: Sift) -> None:
    assert "arrested" in sift("Norland rejected a call to free the pilots whom it arrested in May.")[0]


def test_what_somebody_lets_others_do_is_told_by_letting(sift: Sift) -> None:
    assert sift("Norland allowed the nuns to deliver food to the islanders.")[0] == ["allowed"]


def test_what_an_act_was_is_the_act(sift: Sift) -> None:
    assert sift("Rebels raided a camp in Hask, the ninth attack of the month.")[0] == ["raided"]


def test_what_they_talked_about_is_the_talk(sift: Sift) -> None:
    assert sift("The premier met the king in Lodra, where they discussed the dam.")[0] == ["met"]


def test_a_talk_with_somebody_else_is_another(sift: Sift) -> None:
    assert len(sift("The premier met the king and discussed the dam with the bishop.")[0]) == 2


def test_who_somebody_is_said_to_be_is_no_act(sift: Sift) -> None:
    assert "accused" not in sift("A court freed a clerk accused of theft.")[0]


def test_who_accuses_him_is(sift: Sift) -> None:
    assert "accused" in sift("A court freed a clerk accused by Norland of theft.")[0]


@pytest.mark.parametrize(
    "sentence",
    [
        "Nine pilgrims perished in a raid by horsemen.",
        "Nine pilgrims died in a raid by horsemen.",
        "Nine pilgrims lost their lives in a raid by horsemen.",
    ],
)
def test_what_people_die_in_is_the_act(sift: Sift, sentence: str) -> None:
    assert sift(sentence)[0] == ["raid"]


def test_what_somebody_denounces_is_told_by_denouncing_also_where_it_comes_first(sift: Sift) -> None:
    assert sift("The pact was denounced by all three parties.")[0] == ["denounced"]


def test_an_attack_that_failed_is_told_beside_what_it_did(sift: Sift) -> None:
    assert "attack" in sift("A failed attack destroyed the gate.")[0]
