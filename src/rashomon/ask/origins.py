"""Copies of one text, and who had it first."""

from rashomon.ask.answers import Origins
from rashomon.ask.connection import Db


def origins(db: Db, article: str | None = None, *, limit: int = 200) -> Origins:
    """Texts that several articles carry, most copied first; with an article (id or source id), those it is part of."""
    raise NotImplementedError


def origin(db: Db, origin_id: str) -> Origins:
    """One origin: its copies and the evidence for each."""
    raise NotImplementedError
