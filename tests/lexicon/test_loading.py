from dataclasses import dataclass
from typing import Literal

import pytest

from rashomon.errors import LexiconError
from rashomon.lexicon import loading
from rashomon.lexicon.loading import entries, entry, own


@dataclass(frozen=True, slots=True, kw_only=True)
class Bell:
    """An entry as lexicons have them."""

    name: str
    tone: Literal["high", "low"] = "high"
    towers: tuple[str, ...] = ()
    example: str = ""

    def __post_init__(self) -> None:
        if not self.name:
            raise ValueError("name is empty")


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        ({"name": "Old Tom", "tone": "loud"}, "here: tone = 'loud'; choose one of high, low"),
        ({"name": "Old Tom", "weight": 9}, "here: weight is not a key; choose from name, tone, towers, example"),
        ({"tone": "low"}, "here: name is missing"),
        ({"name": ""}, "here: name is empty"),
    ],
)
def test_a_wrong_entry_is_refused_with_its_place_and_what_would_do(row, complaint):
    with pytest.raises(LexiconError) as error:
        entry(Bell, row, "here")
    assert str(error.value) == complaint


def test_lists_are_frozen():
    assert entry(Bell, {"name": "Old Tom", "towers": ["north", "south"]}, "here").towers == ("north", "south")


def test_entries_stand_in_the_order_of_the_file_and_are_told_by_file_and_number(monkeypatch):
    monkeypatch.setattr(loading, "tables", lambda file: {"bells": [{"name": "Old Tom"}, {"name": "Great Anna"}]})
    assert [bell.name for bell in entries(Bell, "bells.toml", "bells")] == ["Old Tom", "Great Anna"]
    monkeypatch.setattr(loading, "tables", lambda file: {"bells": [{"name": "Old Tom"}, {"name": ""}]})
    with pytest.raises(LexiconError, match=r"^bells\.toml, \[\[bells\]\] 2: name is empty$"):
        entries(Bell, "bells.toml", "bells")


def test_an_entry_of_ones_own_is_told_by_its_stage():
    assert own(Bell, "rashomon_bells", [{"name": "Little Dora"}]) == (Bell(name="Little Dora"),)
    with pytest.raises(LexiconError, match=r"^\[\[rashomon_bells\.extra\]\] 1: name is empty$"):
        own(Bell, "rashomon_bells", [{"name": ""}])
