"""Those who speak and act."""

from dataclasses import dataclass

from rashomon.ask.answers.events import EventLine
from rashomon.ask.answers.sayings import Saying, saying_row
from rashomon.ask.answers.words import Count, Row, Words
from rashomon.records import plain


@dataclass(frozen=True, slots=True)
class Speaker:
    """A claimant as the lists show it; `mentions` tell of its acts in any mood, `mentions_done` as done."""

    actor_id: str
    name: str
    kind: str
    country: str | None
    statements: int
    articles: int
    outlets: int
    denies: int
    mentions: int
    mentions_done: int = 0


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
    """How much an actor said, how much was told of its acts, and how much of that as done, in the week from `date`."""

    date: str
    said: int
    denied: int
    told_of: int
    done: int = 0


@dataclass(frozen=True, slots=True)
class Profile:
    """An actor: its names, what it said, what was said of it, what it is said to have done and to have undergone.

    What no text tells as done of it stands apart: `not_done` and `not_suffered`, each line with its `part`.
    """

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
    not_done: tuple[EventLine, ...] = ()
    not_suffered: tuple[EventLine, ...] = ()

    @property
    def rows(self) -> list[Row]:
        """One row a statement it made."""
        return [saying_row(s) for s in self.sayings]
