"""Words in context."""

from typing import Literal

from rashomon.ask.answers import Found
from rashomon.ask.connection import Db

Where = Literal["text", "quotes", "names"]


def search(db: Db, query: str, in_: Where = "text", *, limit: int = 50, cursor: str | None = None) -> Found:
    """Every place where the words stand, with exact offsets: in texts, in statements' contents, or in actors' names."""
    raise NotImplementedError
