"""Events and the accounts of each."""

from collections.abc import Sequence

from rashomon.ask.answers import Accounts, Events
from rashomon.ask.connection import Db


def events(
    db: Db,
    *,
    type: str | None = None,
    actor: str | None = None,
    place: str | None = None,
    since: str | None = None,
    until: str | None = None,
    disputed: bool = False,
    limit: int = 50,
    cursor: str | None = None,
) -> Events:
    """Events, most widely told first; `actor` and `place` are an id or a part of a name, dates are ISO 8601."""
    raise NotImplementedError


def event(
    db: Db, event_id: str, *, claimants: Sequence[str] = (), conflicts: bool = False, every: bool = False
) -> Accounts:
    """An event with its accounts side by side: 8 claimants by independent origins unless chosen or `every`."""
    raise NotImplementedError


def diff(db: Db, event_id: str) -> Accounts:
    """Only the points on which accounts of an event conflict, with every claimant who has a word on them."""
    raise NotImplementedError
