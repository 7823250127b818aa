from collections.abc import Callable

import pytest

pytestmark = pytest.mark.model
Sift = Callable[..., tuple[list[str], list[str]]]


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


def test_the_wounded_are_people(sift: Sift) -> None:
    assert "wounded" not in sift("The navy evacuated the wounded from Hask.")[0]


def test_a_war_torn_town_tells_of_no_war(sift: Sift) -> None:
    assert sift("Norland shipped flour to the war-torn valley.")[0] == ["shipped"]


def test_a_war_on_crime_is_no_war(sift: Sift) -> None:
    assert sift("The war against poverty goes on.")[0] == []


@pytest.mark.parametrize(
    "sentence",
    [
        "They met after an attack in Berlin.",
        "The bill was read after a bombing on Sunday.",
        "Shops closed during Monday's riots.",
    ],
)
def test_a_bare_noun_with_a_place_or_a_day_of_its_own_is_told(sift: Sift, sentence: str) -> None:
    kept, _ = sift(sentence)
    assert {"attack", "bombing", "riots"} & {*kept}


def test_what_is_counted_stands_where_its_count_does(sift: Sift) -> None:
    assert "bombings" in sift("A couple of bombings shook the town.")[0]


def test_weather_kills_and_is_nobody(sift: Sift) -> None:
    kept, refused = sift("A storm battered the coast and killed nine.")
    assert kept == []
    assert "killed" in refused


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


@pytest.mark.parametrize("sentence", ["Two nurses hurt themselves.", "He armed himself with a chair."])
def test_what_somebody_does_to_himself_is_no_act(sift: Sift, sentence: str) -> None:
    assert sift(sentence)[0] == []


def test_a_bomber_does_it_to_others(sift: Sift) -> None:
    assert sift("A bomber blew himself up in the market.")[0] != []


@pytest.mark.parametrize(
    "sentence",
    [
        "Allow me to thank the abbot.",
        "The navy called off its search on Tuesday.",
        "The war has cost the town its mill.",
    ],
)
def test_what_is_polite_broken_off_or_stands_for_old_strife_is_no_act(sift: Sift, sentence: str) -> None:
    assert not {"Allow", "called off its search", "war"} & {*sift(sentence)[0]}


def test_what_somebody_insists_is_so_asks_for_nothing(sift: Sift) -> None:
    assert "insisted" not in sift("Norland insisted that the rebels had left.")[0]


def test_what_somebody_insists_be_done_does(sift: Sift) -> None:
    assert "insisted" in sift("Norland insisted that Velmar release the pilots.")[0]


def test_aid_that_nobody_gives_is_only_a_matter(sift: Sift) -> None:
    assert "aid" not in sift("Norland eased its restrictions on aid to Karsia.")[0]


@pytest.mark.parametrize(
    "sentence",
    [
        "The number of dead in the riots has climbed to nineteen.",
        "The death toll from the bombing rose to seven.",
        "Victims of the bombing were buried on Sunday.",
    ],
)
def test_an_act_that_did_harm_is_told_by_its_harm(sift: Sift, sentence: str) -> None:
    assert len(sift(sentence)[0]) == 1


def test_a_thing_refuses_nobody(sift: Sift) -> None:
    assert sift("The kettle refused to boil.", because="said of a thing") == ([], ["refused"])


def test_what_stands_for_somebody_does(sift: Sift) -> None:
    assert sift("The ministry refused to pay the weavers.")[0] == ["refused"]


@pytest.mark.parametrize(
    ("sentence", "word", "reason"),
    [
        ("The coat is a compromise between warmth and weight.", "compromise", "lies between things"),
        ("The pamphlet is an attack on the king.", "attack", "says what a thing is"),
        ("Aggression in dogs can be cured.", "Aggression", "only where somebody is named"),
        ("The sinking of the ferry shocked Hask.", "sinking", "only where somebody is named"),
        ("Norland has an agreement with Karsia.", "agreement", "a state of things"),
    ],
)
def test_a_noun_that_is_no_act_says_why(sift: Sift, sentence: str, word: str, reason: str) -> None:
    kept, refused = sift(sentence, reason)
    assert word not in " ".join(kept)
    assert word in refused
