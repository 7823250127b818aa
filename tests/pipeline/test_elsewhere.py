from collections.abc import Callable

import pytest

pytestmark = pytest.mark.model
Sift = Callable[..., tuple[list[str], list[str]]]


@pytest.mark.parametrize(
    "sentence",
    [
        "The home side attacked from the start of the season.",
        "The goalkeeper was suspended for nine games.",
        "The singer attacked the novel in a column.",
        "The chef killed the lobsters.",
        "The club protested against the penalty in the tournament.",
        "Velmar withdrew from the chess tournament.",
        "The club rejected the offer for its midfielder.",
        "Its shares were hit by fears of a recession.",
        "The film attacks the government.",
        "Brenn beat Orra by nine goals and marched on to the title.",
    ],
)
def test_sport_trade_and_films_use_no_force(sift: Sift, sentence: str) -> None:
    assert sift(sentence)[0] == []


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("Shots rang out near the stadium in Lodra.", "rang out"),
        ("Shareholders protested outside the bank.", "protested"),
        ("Gunmen killed a footballer in Lodra.", "killed"),
        ("The marathon runner was shot dead by soldiers.", "shot dead"),
        ("Police fired tear gas at a football match.", "fired tear gas"),
        ("The premier condemned the attack on the concert hall.", "attack"),
        ("Norland banned imports of chocolate and film from Velmar.", "banned"),
        ("The army seized the cinema during a film.", "seized"),
        ("Supporters clashed with police after the football match.", "clashed"),
    ],
)
def test_what_befalls_players_and_playgrounds_is_told(sift: Sift, sentence: str, word: str) -> None:
    assert word in sift(sentence)[0]
