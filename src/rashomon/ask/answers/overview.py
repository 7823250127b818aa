"""A project at a glance."""

from dataclasses import dataclass

from rashomon.ask.answers.actors import Speaker
from rashomon.ask.answers.events import Day, EventLine
from rashomon.ask.answers.words import Count, Row


@dataclass(frozen=True, slots=True)
class Status:
    """What a project holds, what made it, and what went wrong on the way."""

    tables: tuple[Count, ...]
    settings: tuple[tuple[str, str], ...]
    problems: tuple[Row, ...]

    @property
    def rows(self) -> list[Row]:
        """One row a table."""
        return [{"table": count.name, "rows": count.rows} for count in self.tables]


@dataclass(frozen=True, slots=True)
class Overview:
    """A project at a glance."""

    articles: int
    origins: int
    statements: int
    speakers: int
    mentions: int
    events: int
    told_by_several: int
    days: tuple[Day, ...]
    disputed: tuple[EventLine, ...]
    quoted: tuple[Speaker, ...]
    undated: int
    problems: int

    @property
    def rows(self) -> list[Row]:
        """One row a count."""
        names = ("articles", "origins", "statements", "speakers", "mentions", "events", "told_by_several")
        return [{"count": name, "rows": getattr(self, name)} for name in (*names, "undated", "problems")]
