"""What somebody sets as terms: a time to act by, what follows else, and what he says he will do unless it is met."""

from collections.abc import Callable

import pytest

from rashomon.records import Mention

pytestmark = pytest.mark.model
Coded = Callable[[str], list[Mention]]
Told = Callable[[str], dict[str, str]]


@pytest.fixture
def told(coded: Coded) -> Told:
    """Of each act in a sentence, by the first word that tells of it, its modality, and behind a colon who does it."""

    def told(text: str) -> dict[str, str]:
        out = {}
        for m in coded(text):
            word = text[m.trigger[0].start : m.trigger[0].end].split()[0]
            out[word] = f"{m.modality}: {', '.join(text[p.start : p.end] for p in m.actor)}"
        return out

    return told


@pytest.mark.parametrize(
    ("sentence", "word", "wanted"),
    [
        ("The sheriff told the tenants to leave or be jailed.", "jailed", "threatened: "),
        ("Surrender or be shot, the corporal told the bandits.", "shot", "threatened: "),
        ("The major told the monks to leave or he would shell the abbey.", "shell", "threatened: he"),
        ("The yard must stop trading with Velmar or face sanctions.", "face", "threatened: "),
        ("Release our cousins or your barns will burn, the note said.", "burn", "threatened: "),
        ("Pay or your mill will be burned, the gang told the miller.", "burned", "threatened: "),
        ("Police told the squatters to go or be evicted by force.", "evicted", "threatened: "),
        ("The bandits may be captured or killed.", "killed", "hypothetical: "),
        ("The union faces sanctions.", "faces", "actual: "),
    ],
)
def test_what_follows_else_is_threatened(told: Told, sentence: str, word: str, wanted: str) -> None:
    assert told(sentence)[word] == wanted


@pytest.mark.parametrize(
    ("sentence", "word", "wanted"),
    [
        ("Velmar gave the garrison until dusk to surrender.", "surrender", "demanded"),
        ("The junta gave the envoys ten days to leave the capital.", "leave", "demanded"),
        ("The general gave the rebels a day to surrender.", "surrender", "demanded"),
        ("The duke lent the rebels money to attack the capital.", "attack", "planned"),
    ],
)
def test_what_is_to_be_done_by_a_time_is_demanded(told: Told, sentence: str, word: str, wanted: str) -> None:
    assert told(sentence)[word].split(":")[0] == wanted


@pytest.mark.parametrize(
    ("sentence", "word", "wanted"),
    [
        ("The bandits vowed to burn the mill unless the miller pays.", "burn", "threatened"),
        ("The gang said it would kill the banker unless the ransom was paid.", "kill", "threatened"),
        ("The rebels vowed to attack Hask.", "attack", "threatened"),
        ("The queen vowed to help the islanders.", "help", "planned"),
        ("Norland vowed to retaliate by bombing the port.", "bombing", "planned"),
    ],
)
def test_harm_that_is_sworn_is_threatened(told: Told, sentence: str, word: str, wanted: str) -> None:
    assert told(sentence)[word].split(":")[0] == wanted


def test_what_is_asked_for_is_not_what_follows_else(told: Told) -> None:
    assert told("Release our cousins or your barns will burn, the note said.")["Release"] == "demanded: "


def test_the_day_on_which_terms_run_out_is_not_that_of_the_threat(told: Told) -> None:
    assert told("Norland's ultimatum to Karsia expires on Sunday.")["ultimatum"].startswith("actual")
    assert told("Talks with Karsia begin on Sunday.")["Talks"].startswith("planned")
