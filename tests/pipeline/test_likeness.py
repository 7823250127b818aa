"""What something is only taken for is no act, and what would be taken so is only supposed."""

from collections.abc import Callable

import pytest

pytestmark = pytest.mark.model
Sift = Callable[..., tuple[list[str], list[str]]]


@pytest.mark.parametrize(
    "sentence",
    [
        "Velmar regards the levy as an attack on its trade.",
        "The sermon was seen as an assault on the governor.",
        "The abbot condemned the decree as a declaration of war.",
        "A landing would be considered an act of war.",
    ],
)
def test_what_a_thing_is_taken_for_is_no_act(sift: Sift, sentence: str) -> None:
    assert sift(sentence, "taken for")[1]


@pytest.mark.parametrize(
    ("sentence", "acts"),
    [
        ("The bishop saw an attack on the bank.", ["attack"]),
        ("The exile served as an envoy in talks with Velmar.", ["talks"]),
        ("The clerk fled as the attack on the bank began.", ["fled", "attack"]),
    ],
)
def test_what_only_stands_near_is_one(sift: Sift, sentence: str, acts: list[str]) -> None:
    kept, refused = sift(sentence, "taken for")
    assert not refused
    assert kept[-1].split()[-1] == acts[-1]


@pytest.mark.parametrize(
    "sentence",
    [
        "The premier refused to say whether troops had entered Karsia.",
        "The palace refused to disclose whom the king had met.",
        "The spokesman refused to tell the reporters whether the army had shelled the port.",
    ],
)
def test_who_will_not_say_so_rejects_nothing(sift: Sift, sentence: str) -> None:
    assert "refused" not in sift(sentence)[0]


def test_who_will_not_do_so_does(sift: Sift) -> None:
    assert "refused" in sift("The premier refused to meet the pickets.")[0]


def test_talk_of_a_strike_is_no_talks(sift: Sift) -> None:
    assert sift("There is talk of a strike by dockers.", "only talk")[1] == ["talk"]
    assert "talks" in sift("The talks of the envoys went on.")[0]
