"""What a run tells: how far it is while it goes, and what it did when it has ended."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from rashomon.records import Problem

Stage = Literal["read", "parse", "link", "index", "learn", "import"]
Tell: TypeAlias = Callable[[Stage, int, int], None]
"""Told how far a stage is: done, of how many. Zero of zero: nobody knows how many."""


def silent(_stage: Stage, _done: int, _of: int) -> None:
    """Tell nobody."""


@dataclass(slots=True)
class Added:
    """What `add` did."""

    added: int = 0
    changed: int = 0
    known: int = 0
    problems: list[Problem] = field(default_factory=list)

    @property
    def lost(self) -> list[Problem]:
        """What could not be read."""
        return [p for p in self.problems if p.severity in ("refused", "skipped")]


@dataclass(slots=True)
class Built:
    """What `build` did."""

    parsed: int = 0
    linked: bool = False
    problems: list[Problem] = field(default_factory=list)
