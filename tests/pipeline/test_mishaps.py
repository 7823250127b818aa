from collections.abc import Callable

import pytest

pytestmark = pytest.mark.model
Sift = Callable[..., tuple[list[str], list[str]]]


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("Wolves attacked the goats above Hask.", "attacked"),
        ("Malaria killed nine children in the delta.", "killed"),
        ("A blaze destroyed the paint store.", "destroyed"),
        ("A tram killed a cyclist in Karsk.", "killed"),
        ("The ferry capsized, killing nine pilgrims.", "killing"),
        ("Nine pilgrims were killed in a landslide.", "killed"),
        ("The ferry collided with a barge and two pilgrims were injured.", "injured"),
        ("Falling exports hit tourism in Sudria.", "hit"),
        ("The council struck the clause from its charter.", "struck"),
        ("The plane crashed near the runway and struck a hangar.", "struck"),
        ("Nine people were killed yesterday, when a bomber crashed at the airport.", "killed"),
        ("Villagers killed nine elephants.", "killed"),
        ("The weather office warned of floods in the south.", "warned"),
        ("The agency issued a storm warning for the coast.", "warning"),
    ],
)
def test_harm_by_nobody_is_no_act(sift: Sift, sentence: str, word: str) -> None:
    kept, mishaps = sift(sentence, because="mishap")
    assert kept == []
    assert word in mishaps or not mishaps  # the older list of sport, trade and weather may have caught it


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("Sniper fire killed a fisherman.", "killed"),
        ("Mortar fire hit the chapel.", "hit"),
        ("They burned our crops.", "burned"),
        ("Police dogs attacked the pickets.", "attacked"),
        ("An army lorry killed two boys.", "killed"),
        ("Rebels derailed a train, killing nine pilgrims.", "killing"),
        ("Nine pilgrims were killed in a raid.", "killed"),
        ("Gunmen attacked a bus on Monday.", "attacked"),
        ("Raiders killed forty cows.", "killed"),
        ("Soldiers killed the villagers' cows.", "killed"),
        ("Norland warned of war.", "warned"),
        ("The army took over and imposed a curfew.", "took over"),
    ],
)
def test_harm_with_somebody_behind_it_is(sift: Sift, sentence: str, word: str) -> None:
    kept, mishaps = sift(sentence, because="mishap")
    assert word in kept
    assert mishaps == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("A ferry sank off Hask.", "Nine people were killed and dozens injured."),
        ("The fire broke out at noon in a market in Lodra.", "Officials said it killed nine people."),
        ("The mine collapsed.", "It injured nine."),
    ],
)
def test_harm_told_behind_a_mishap_belongs_to_it(sift: Sift, before: str, after: str) -> None:
    assert sift(f"{before} {after}")[0] == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Gunmen attacked a village near a flooded river.", "Nine people were killed."),
        ("An earthquake shook Brenn. Rebels in the hills attacked a relief convoy.", "Nine drivers were killed."),
        ("The shell hit a school.", "It killed nine pupils."),
    ],
)
def test_harm_told_behind_violence_is_an_act(sift: Sift, before: str, after: str) -> None:
    assert "killed" in sift(f"{before} {after}")[0]
