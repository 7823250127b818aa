from dataclasses import dataclass
from typing import Literal

import pytest

from rashomon.errors import LexiconError
from rashomon.lexicon import loading
from rashomon.lexicon.loading import entries, entry, mended


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

    @property
    def id(self) -> str:
        """The name in small letters."""
        return self.name.lower().replace(" ", "-")


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


OURS = (Bell(name="Old Tom", towers=("north",)), Bell(name="Great Anna", tone="low"))


def test_a_users_own_entry_stands_apart_from_ours():
    found = mended(OURS, "rashomon_bells", [{"name": "Little Dora"}])
    assert (found.ours, found.own) == (OURS, (Bell(name="Little Dora"),))


def test_an_entry_with_an_id_of_ours_changes_the_keys_it_gives():
    found = mended(OURS, "rashomon_bells", [{"id": "old-tom", "tone": "low"}])
    assert found.ours == (Bell(name="Old Tom", tone="low", towers=("north",)), OURS[1])
    assert found.own == ()


def test_an_entry_that_comes_out_with_an_id_of_ours_takes_its_place():
    found = mended(OURS, "rashomon_bells", [{"name": "Old Tom", "towers": ["south"]}])
    assert found.ours == (Bell(name="Old Tom", towers=("south",)), OURS[1])


def test_what_is_disabled_is_left_out():
    assert mended(OURS, "rashomon_bells", disable=["old-tom"]).ours == OURS[1:]


def test_an_entry_that_is_both_changed_and_disabled_is_left_out():
    assert mended(OURS, "rashomon_bells", [{"id": "old-tom", "tone": "low"}], ["old-tom"]).ours == OURS[1:]


@pytest.mark.parametrize(
    ("extra", "disable", "complaint"),
    [
        ([{"name": ""}], [], "[[rashomon_bells.extra]] 1: name is empty"),
        ([{"id": "old-tom", "name": ""}], [], "[[rashomon_bells.extra]] 1: name is empty"),
        (
            [{"name": "Dora", "tones": "low"}],
            [],
            "[[rashomon_bells.extra]] 1: tones is not a key; did you mean tone?"
            " choose from name, tone, towers, example",
        ),
        (
            [{"id": "old-tmo", "tone": "low"}],
            [],
            "[[rashomon_bells.extra]] 1: id = 'old-tmo' is the id of no entry of ours; did you mean old-tom?"
            " An entry of your own has no id",
        ),
        (
            [{"name": "Dora", "towers": "north"}],
            [],
            "[[rashomon_bells.extra]] 1: towers = 'north'; write a list: [\"north\"]",
        ),
        ([{"name": 3}], [], '[[rashomon_bells.extra]] 1: name = 3; write text in quotation marks: "like this"'),
        (
            [],
            ["great-ana"],
            "[rashomon_bells] disable: 'great-ana' is the id of no entry of ours; did you mean great-anna?",
        ),
    ],
)
def test_a_users_slip_is_told_with_its_place_and_the_nearest_word(extra, disable, complaint):
    with pytest.raises(LexiconError) as error:
        mended(OURS, "rashomon_bells", extra, disable)
    assert str(error.value) == complaint
