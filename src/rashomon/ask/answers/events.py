"""Events in a line, and how many fall on a day."""

from dataclasses import dataclass

from rashomon.ask.answers.words import Named, Row, Words


@dataclass(frozen=True, slots=True)
class EventLine:
    """An event in one line: what, when, where, who to whom, by how many it is told, and where they part."""

    event_id: str
    type: str
    mode: str | None
    date: str | None
    place: str | None
    actors: tuple[Named, ...]
    recipients: tuple[Named, ...]
    called: Words | None
    articles: int
    origins: int
    claimants: int
    grounds_at_least: int
    grounds_at_most: int
    conflicts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Events:
    """A page of events, most widely told first."""

    events: tuple[EventLine, ...]
    total: int
    cursor: str | None
    note: str | None = None

    @property
    def rows(self) -> list[Row]:
        """One row an event."""
        return [
            {
                "event_id": e.event_id,
                "type": e.type,
                "mode": e.mode,
                "date": e.date,
                "place": e.place,
                "actors": "; ".join(n.name for n in e.actors),
                "recipients": "; ".join(n.name for n in e.recipients),
                "called": e.called.text if e.called else None,
                "articles": e.articles,
                "origins": e.origins,
                "claimants": e.claimants,
                "grounds_at_least": e.grounds_at_least,
                "grounds_at_most": e.grounds_at_most,
                "conflicts": "; ".join(e.conflicts),
            }
            for e in self.events
        ]


@dataclass(frozen=True, slots=True)
class Day:
    """How many events are dated to a day."""

    date: str
    events: int
