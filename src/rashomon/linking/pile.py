"""What linking asks of whoever holds the articles: rows by article, and big heaps of small rows put in order.

Nothing here gives a list of everything: articles come one by one, and whatever is compared across articles goes
through `sorted`, which a project answers from disk. So memory stays flat however many articles there are.
"""

from collections.abc import Iterable, Sequence
from typing import Any, Protocol, TypeVar

from rashomon.records import Article, Record

R = TypeVar("R", bound=Record)
Row = tuple[Any, ...]
"""A small row of numbers and words, compared column by column. Any: rows differ from heap to heap."""


class Pile(Protocol):
    """All articles with what was found in each."""

    def article_ids(self) -> Sequence[str]:
        """Every article's id, in order."""

    def article(self, article_id: str) -> Article:
        """One article, text and all."""

    def rows(self, table: type[R], article_id: str) -> Sequence[R]:
        """One article's rows of a table, in any order."""

    def sorted(self, rows: Iterable[Row]) -> Iterable[Row]:
        """The rows in order, as often as they are walked. All are taken in before the first comes out."""

    def shelf(self, rows: Iterable[str]) -> "Shelf":
        """Keeps the rows, to be taken out again by their number, counted from 0."""


class Shelf(Protocol):
    """Rows that can be taken out by number."""

    def __len__(self) -> int:
        """How many there are."""

    def __getitem__(self, number: int, /) -> str:
        """One of them."""


class MemoryPile:
    """A pile held in memory, for tests and for small piles."""

    def __init__(self, articles: Iterable[Article], rows: Iterable[Record] = ()) -> None:
        self._articles = {article.article_id: article for article in sorted(articles, key=lambda a: a.article_id)}
        self._rows: dict[tuple[str, str], list[Record]] = {}
        for row in rows:
            self._rows.setdefault((row.TABLE, getattr(row, "article_id")), []).append(row)  # noqa: B009

    def article_ids(self) -> Sequence[str]:
        """Every article's id, in order."""
        return tuple(self._articles)

    def article(self, article_id: str) -> Article:
        """One article."""
        return self._articles[article_id]

    def rows(self, table: type[R], article_id: str) -> Sequence[R]:
        """One article's rows of a table."""
        return self._rows.get((table.TABLE, article_id), [])  # type: ignore[return-value]

    def sorted(self, rows: Iterable[Row]) -> Iterable[Row]:
        """The rows in order."""
        return sorted(rows)

    def shelf(self, rows: Iterable[str]) -> Shelf:
        """The rows by number."""
        return list(rows)
