"""What every answer is made of: exact words with their place, names, counts, flat rows."""

from dataclasses import dataclass
from typing import Any

Row = dict[str, Any]
"""One flat line of a table. Any: a cell is whatever JSON value the column holds."""


@dataclass(frozen=True, slots=True)
class Words:
    """Somebody's exact words, and where they stand: `text` is the article's `[start:end]`."""

    article_id: str
    start: int
    end: int
    text: str

    @property
    def folded(self) -> str:
        """The words without capitals and double spaces, for comparing."""
        return " ".join(self.text.casefold().split())


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody by name; without an id, the name is the words of a text."""

    name: str
    actor_id: str | None = None


@dataclass(frozen=True, slots=True)
class Count:
    """How many of a kind."""

    name: str
    rows: int
