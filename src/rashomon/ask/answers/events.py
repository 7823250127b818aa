"""Events in a line, and how many fall on a day."""

from dataclasses import dataclass
from typing import Literal

from rashomon.ask.answers.words import Named, Row, Words

How = Literal[
    "done", "past_reference", "attempted", "planned", "threatened", "demanded", "hypothetical", "general", "denied",
    "doubted", "asked", "declined",
]  # fmt: skip
"""How an act is told: as done (now, or looking back), in another mood, or as what somebody denies, doubts, asks about
or declines to speak of."""

DEEDS: tuple[How, How] = ("done", "past_reference")
"""Told as done; what was tried and failed is no deed."""

_WORDED = {"past_reference": "past reference", "asked": "asked about", "declined": "declined to say"}


@dataclass(frozen=True, slots=True)
class Manner:
    """One way in which an event is told: by how many mentions, by whom, and the row whose words decided for the first.

    `negated` is of a mood: "no plan to march" is planned, negated; a deed that is negated is denied.
    """

    how: How
    negated: bool
    mentions: int
    claimants: tuple[Named, ...]
    why: str

    @property
    def told(self) -> str:
        """In the words of the tables: "planned", "negated, planned"."""
        return told_as(self.how, self.negated)


def told_as(how: How, negated: bool) -> str:
    """A way of telling in the words of the tables: "denied", "negated, planned"."""
    return ("negated, " if negated else "") + _WORDED.get(how, how)


@dataclass(frozen=True, slots=True)
class EventLine:
    """An event in one line: what, when, where, who to whom, by how many it is told and how, and where they part.

    `part` is how somebody's own part in it is told, where that is asked and is not told as done.
    """

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
    mentions: int = 0
    mentions_done: int = 0
    claimants_done: int = 0
    told: tuple[Manner, ...] = ()
    part: tuple[Manner, ...] = ()

    @property
    def done(self) -> bool:
        """Whether somebody tells it as done, now or looking back."""
        return any(m.how in DEEDS for m in self.told)

    @property
    def marks(self) -> tuple[Manner, ...]:
        """What is to be said beside the type: nothing of a deed, of all else how it is told instead."""
        told = self.part or self.told
        if any(m.how == "done" for m in told):
            return ()
        return tuple(m for m in told if m.how == "past_reference") or told

    @property
    def denied_by(self) -> tuple[Named, ...]:
        """Who denies what others tell as done."""
        return tuple(n for m in self.told if m.how == "denied" for n in m.claimants) if self.done else ()


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
                "mentions": e.mentions,
                "mentions_done": e.mentions_done,
                "claimants_done": e.claimants_done,
                "told": "; ".join(m.told for m in e.told),
                "denied_by": "; ".join(n.name for n in e.denied_by),
            }
            for e in self.events
        ]


@dataclass(frozen=True, slots=True)
class Day:
    """How many events are dated to a day, and how many of these somebody tells as done."""

    date: str
    events: int
    done: int = 0
