"""Those who speak and act."""

from dataclasses import dataclass

from rashomon.ask.answers.events import EventLine
from rashomon.ask.answers.sayings import Saying, saying_row
from rashomon.ask.answers.words import Count, Row, Words
from rashomon.records import plain


@dataclass(frozen=True, slots=True)
class Speaker:
    """A claimant as the lists show it."""

    actor_id: str
    name: str
    kind: str
    country: str | None
    statements: int
    articles: int
    outlets: int
    denies: int
    mentions: int


@dataclass(frozen=True, slots=True)
class Actors:
    """A page of actors, those who speak most first."""

    actors: tuple[Speaker, ...]
    total: int
    cursor: str | None

    @property
    def rows(self) -> list[Row]:
        """One row an actor."""
        return [plain(actor) for actor in self.actors]


@dataclass(frozen=True, slots=True)
class Week:
    """How much an actor said, and how much was said of its deeds, in the week that begins on `date`."""

    date: str
    said: int
    denied: int
    told_of: int


@dataclass(frozen=True, slots=True)
class Profile:
    """An actor: its names, what it said, what was said of it, what it is said to have done."""

    actor_id: str
    name: str
    kind: str
    country: str | None
    code: str | None
    aliases: tuple[str, ...]
    basis: str
    statements: int
    articles: int
    stances: tuple[Count, ...]
    sayings: tuple[Saying, ...]
    did: tuple[EventLine, ...]
    suffered: tuple[EventLine, ...]
    called: tuple[Words, ...]
    weeks: tuple[Week, ...]

    @property
    def rows(self) -> list[Row]:
        """One row a statement it made."""
        return [saying_row(s) for s in self.sayings]
