"""Claims in all their tellings."""

from rashomon.ask.answers import Claims, ClaimTold
from rashomon.ask.connection import Db


def claims(db: Db, *, limit: int = 50, cursor: str | None = None) -> Claims:
    """Claims, most widely told first."""
    raise NotImplementedError


def claim(db: Db, claim_id: str) -> ClaimTold:
    """A claim in all its tellings, by date, and the statements that deny it."""
    raise NotImplementedError
