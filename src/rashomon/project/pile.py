"""The project as linking asks for it: rows by article, and heaps of small rows that SQLite sorts, on disk."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, count, islice
from typing import Any, TypeVar

from rashomon.errors import NotFound
from rashomon.project import Project
from rashomon.project.rows import record
from rashomon.records import Article, Record

R = TypeVar("R", bound=Record)
Row = tuple[Any, ...]
"""A row of numbers and words. Any: heaps differ in their columns."""

_BATCH = 5_000


class ProjectPile:
    """All articles of a project. What is sorted or put on a shelf lies in temporary tables, which end with the file."""

    def __init__(self, project: Project) -> None:
        """Read from the project; nothing of it is changed."""
        self._project = project
        # Another pile over the same connection may have left some: they are dropped when the file is closed.
        before = project.connection.execute("select count(*) from temp.sqlite_master").fetchone()[0]
        self._names = (f"temp.heap_{n}" for n in count(before))

    def article_ids(self) -> Sequence[str]:
        """Every article's id, in order."""
        found = self._project.connection.execute("select article_id from articles order by article_id")
        return tuple(article_id for (article_id,) in found)

    def article(self, article_id: str) -> Article:
        """One article, text and all."""
        return next(iter(self.rows(Article, article_id)), None) or _missing(article_id)

    def rows(self, table: type[R], article_id: str) -> Sequence[R]:
        """One article's rows of a table."""
        found = self._project.rows(table.TABLE, "where article_id = ?", (article_id,))
        return [record(table.TABLE, row) for row in found]

    def sorted(self, rows: Iterable[Row]) -> Iterable[Row]:
        """The rows in order, as often as they are walked."""
        given = iter(rows)
        first = next(given, None)
        if first is None:
            return ()
        columns = ", ".join(f"c{n}" for n in range(len(first)))
        name = self._stored(columns, chain((first,), given))
        return _Walk(self._project.connection, f"select {columns} from {name} order by {columns}")  # noqa: S608

    def shelf(self, rows: Iterable[str]) -> "Shelf":
        """Keeps the rows, to be taken out again by their number."""
        name = self._stored("line", ((line,) for line in rows))
        return Shelf(self._project.connection, name)

    def _stored(self, columns: str, rows: Iterable[Row]) -> str:
        name = next(self._names)
        connection = self._project.connection
        connection.execute(f"create temp table {name.removeprefix('temp.')} ({columns})")
        insert = f"insert into {name} values ({', '.join('?' * (columns.count(',') + 1))})"  # noqa: S608
        given = iter(rows)
        # In batches: a heap may be made from another heap, and the rows of one statement are read while it runs.
        while batch := list(islice(given, _BATCH)):
            connection.executemany(insert, batch)
        return name


class Shelf:
    """Rows of a temporary table by number."""

    def __init__(self, connection: sqlite3.Connection, name: str) -> None:
        """The rows of this table, in the order they were put in."""
        self._connection, self._name = connection, name

    def __len__(self) -> int:
        """How many there are."""
        return int(self._connection.execute(f"select count(*) from {self._name}").fetchone()[0])  # noqa: S608

    def __getitem__(self, number: int, /) -> str:
        """One of them."""
        question = f"select line from {self._name} where rowid = ?"  # noqa: S608
        found = self._connection.execute(question, (number + 1,)).fetchone()
        if found is None:
            raise IndexError(number)
        return str(found[0])


class _Walk:
    """A question that is asked anew each time its answer is walked."""

    def __init__(self, connection: sqlite3.Connection, question: str) -> None:
        self._connection, self._question = connection, question

    def __iter__(self) -> Iterator[Row]:
        return iter(self._connection.execute(self._question))


def _missing(article_id: str) -> Article:
    raise NotFound(f"the project has no article {article_id}")
