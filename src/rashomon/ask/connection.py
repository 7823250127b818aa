"""The one way in: a connection that can only read, for one asking, within a time limit."""

import json
import sqlite3
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import cache
from math import inf
from os import PathLike
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar
from urllib.parse import quote

from rashomon.ask.values import interval
from rashomon.errors import Locked, NotFound, QuestionError, TooLong
from rashomon.project.rows import record
from rashomon.project.schema import shape
from rashomon.project.versions import refusal

R = TypeVar("R")
Values = Sequence[object] | Mapping[str, object]

_STEPS = 2_000
"""Virtual machine steps between two looks at the watch: well under a millisecond."""

_VIRTUAL = ("json_each('[]')", "articles_fts", "statements_fts", "entities_fts")
_ALLOWED = frozenset((sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION, sqlite3.SQLITE_RECURSIVE))
_PRAGMAS = frozenset(("table_info", "table_xinfo", "data_version", "foreign_key_list"))
_VERSION = "user_version"
"""Read only: SQLite takes `PRAGMA user_version = 9` for the same action, with a second word."""
_BANNED = frozenset(("load_extension", "writefile", "readfile", "edit", "fts3_tokenizer"))


class Db:
    """A project opened for one asking; ends itself when the database works on it for longer than `seconds`."""

    def __init__(self, path: Path, seconds: float | None) -> None:
        self.path = path
        self.seconds = seconds
        self._left = inf if seconds is None else seconds
        self._until = inf
        # Not immutable=1: somebody may be adding to the project at this moment.
        self._connection = sqlite3.connect(
            f"file:{quote(str(path.absolute()))}?mode=ro", uri=True, check_same_thread=False
        )
        self._connection.execute("PRAGMA query_only = ON")
        self._connection.execute("PRAGMA busy_timeout = 500")
        self._connection.create_function("first_day", 1, _first_day, deterministic=True)
        self._connection.create_function("last_day", 1, _last_day, deterministic=True)
        self._warm()
        self._connection.set_authorizer(_authorise)
        if seconds is not None:
            self._connection.set_progress_handler(self._late, _STEPS)

    def _warm(self) -> None:
        """Let virtual tables declare themselves, which the authorizer would take for making a table."""
        for table in _VIRTUAL:
            with suppress(sqlite3.Error):
                self._connection.execute(f"SELECT 1 FROM {table} LIMIT 0")

    def _late(self) -> int:
        return int(time.monotonic() > self._until)

    @contextmanager
    def _working(self) -> Iterator[None]:
        """The watch runs only while the database works, and errors become sentences."""
        if self._left <= 0:
            raise self._too_long()
        began = time.monotonic()
        self._until = began + self._left
        try:
            yield
        except sqlite3.Error as error:
            raise self._told(error) from error
        finally:
            self._left -= time.monotonic() - began
            self._until = inf

    def __enter__(self) -> "Db":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """End the asking."""
        self._connection.close()

    def run(self, sql: str, values: Values = ()) -> sqlite3.Cursor:
        """A cursor over the answer."""
        with self._working():
            return self._connection.execute(sql, values)

    def all(self, sql: str, values: Values = ()) -> list[tuple[Any, ...]]:
        """Every row of the answer. Any: a column holds what it holds."""
        with self._working():
            return self._connection.execute(sql, values).fetchall()

    def one(self, sql: str, values: Values = ()) -> tuple[Any, ...] | None:
        """The first row, or None. Any: a column holds what it holds."""
        rows = self.all(sql, values)
        return rows[0] if rows else None

    def number(self, sql: str, values: Values = ()) -> int:
        """The one number a SELECT gives; nothing is 0."""
        row = self.one(sql, values)
        return int(row[0] or 0) if row else 0

    def stream(self, sql: str, values: Values = ()) -> Iterator[tuple[Any, ...]]:
        """Row after row, for answers that are longer than memory likes."""
        yield from self.fetched(self.run(sql, values))

    def fetched(self, cursor: sqlite3.Cursor) -> Iterator[tuple[Any, ...]]:
        """The rows of a cursor, some hundred at a time. Any: a column holds what it holds."""
        while True:
            with self._working():
                rows = cursor.fetchmany(500)
            if not rows:
                return
            yield from rows

    def records(self, cls: type[R], where: str = "", values: Values = ()) -> list[R]:
        """Records of class `cls`; `where` is the rest of the SELECT after the table's name."""
        table: str = cls.TABLE  # type: ignore[attr-defined]  # every class in TABLES has one
        return [record(table, row) for row in self.all(f"SELECT {picked(table)} FROM {table} {where}", values)]

    def _too_long(self) -> TooLong:
        return TooLong(
            f"the question took longer than {self.seconds:g} s; ask for less at once: a filter, fewer rows, or a word "
            "more in the search"
        )

    def _told(self, error: sqlite3.Error) -> Exception:
        text = str(error)
        if text == "interrupted":
            return self._too_long()
        if "locked" in text or "busy" in text:
            return Locked(f"{self.path.name} is being written to; ask again in a moment")
        if text == "not authorized" or "prohibited" in text or "readonly" in text:
            return QuestionError("only SELECT may be asked here: the project is opened for reading")
        return QuestionError(f"SQLite does not understand this question: {text}")


def open(path: str | PathLike[str], seconds: float | None = 1.0) -> Db:
    """The project file, opened for reading only, for one asking of at most `seconds` (None: as long as it takes)."""
    file = Path(path)
    if not file.is_file():
        raise NotFound(f'{file}: no such project; make one with "rashomon -p {file} add FOLDER"')
    db = Db(file, seconds)
    with suppress(QuestionError):
        if db.one("SELECT 1 FROM sqlite_master WHERE name = 'articles'"):
            other = refusal(file, db.number(f"PRAGMA {_VERSION}"))
            if other is None:
                return db
            db.close()
            raise other
    db.close()
    raise NotFound(f'{file} is not a Rashomon project; make one with "rashomon -p NEW.db add FOLDER"')


def current(db: Db, id: str) -> str:
    """The id as it is now: follows `aliases`, so that an old address still finds its row."""
    seen = {id}
    while row := db.one("SELECT new_id FROM aliases WHERE old_id = ?", (id,)):
        if row[0] in seen:
            break
        id = row[0]
        seen.add(id)
    return id


@cache
def picked(table: str) -> str:
    """The columns of a table for a SELECT, in the order of its record."""
    return ", ".join(f'"{table}"."{column.name}"' for column in shape(table))


def listed(ids: Iterable[object]) -> str:
    """Ids as one value, for `IN (SELECT value FROM json_each(?))`."""
    return json.dumps(sorted({str(id) for id in ids if id is not None}))


def start_of(cursor: str | None) -> int:
    """Where the next page begins."""
    return int(cursor) if cursor and cursor.isdecimal() else 0


def _first_day(value: str | None) -> str | None:
    days = interval(value)
    return days[0].isoformat() if days else None


def _last_day(value: str | None) -> str | None:
    days = interval(value)
    return days[1].isoformat() if days else None


def _authorise(action: int, first: str | None, second: str | None, base: str | None, trigger: str | None) -> int:
    if action == sqlite3.SQLITE_FUNCTION and (second or "").lower() in _BANNED:
        return sqlite3.SQLITE_DENY
    if action in _ALLOWED or (action == sqlite3.SQLITE_PRAGMA and (first or "").lower() in _PRAGMAS):
        return sqlite3.SQLITE_OK
    if action == sqlite3.SQLITE_PRAGMA and first == _VERSION and second is None:
        return sqlite3.SQLITE_OK
    return sqlite3.SQLITE_DENY
