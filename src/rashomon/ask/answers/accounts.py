"""One event as each voice tells it, point by point."""

from dataclasses import dataclass
from typing import Literal

from rashomon.ask.answers.articles import ArticleLine
from rashomon.ask.answers.events import EventLine
from rashomon.ask.answers.origins import OriginLine
from rashomon.ask.answers.sayings import Check
from rashomon.ask.answers.words import Row, Words

State = Literal["agree", "same value, other words", "conflict", "one account", "not compared", "nothing found"]
"""How accounts meet on a point; decided on resolved values, never on strings."""


NOT_FOUND = "not found in this account"


By = Literal["claimant", "outlet", "origin"]
"""Whose telling a column of the table of accounts is: a voice's, a house's, a text's with all its copies."""


@dataclass(frozen=True, slots=True)
class Account:
    """One claimant's telling of an event: a column of the table of accounts."""

    claimant: str
    actor_id: str | None
    name: str
    named: bool
    kind: str
    own_voice: bool
    through: tuple[str, ...]
    verdicts: tuple[str, ...]
    article_ids: tuple[str, ...]
    origin_ids: tuple[str, ...]
    mention_ids: tuple[str, ...]

    @property
    def denies(self) -> bool:
        """Whether it says that the event did not happen, and nowhere that it did."""
        return self.verdicts[:1] == ("denies",)


@dataclass(frozen=True, slots=True)
class Cell:
    """What one account has on one point: its words, and small under them what we take them to mean."""

    claimant: str
    words: tuple[Words, ...] = ()
    value: str | None = None
    note: str | None = None
    more: int = 0


@dataclass(frozen=True, slots=True)
class Point:
    """A question put to every account: a row of the table of accounts."""

    key: str
    question: str
    state: State
    note: str | None
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Telling:
    """One article's telling by one claimant, as a dot on the line of time."""

    claimant: str
    article_id: str
    outlet: str | None
    published: str
    verdict: str
    first: bool
    reprint: bool


@dataclass(frozen=True, slots=True)
class Accounts:
    """An event with its accounts side by side; also the answer to `diff`, where `points` are those in conflict."""

    event: EventLine
    accounts: tuple[Account, ...]
    points: tuple[Point, ...]
    left_out: tuple[Account, ...]
    tellings: tuple[Telling, ...]
    articles: tuple[ArticleLine, ...]
    origins: tuple[OriginLine, ...]
    by: By = "claimant"
    checks: tuple[Check, ...] = ()
    """Quoted words of this event that were held against the text they come from."""

    @property
    def rows(self) -> list[Row]:
        """One row for each account, question and stretch of words."""
        names = {account.claimant: account for account in self.accounts}
        return [
            {
                "event_id": self.event.event_id,
                "question": point.key,
                "state": point.state,
                "claimant": cell.claimant,
                "name": names[cell.claimant].name,
                "stance": "; ".join(names[cell.claimant].verdicts),
                "words": words.text if words else None,
                "value": cell.value,
                "article_id": words.article_id if words else None,
                "start": words.start if words else None,
                "end": words.end if words else None,
            }
            for point in self.points
            for cell in point.cells
            for words in (cell.words or (None,))
        ]
