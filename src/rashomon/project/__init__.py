"""The project: all rows of a pile of articles in one SQLite file, written by one process, one transaction an article.

A killed run leaves whole articles only and goes on where it stopped; a second run finds everything there and adds
nothing. WAL is on while a project is open for writing; closing leaves one plain file.
"""

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from hashlib import sha256
from itertools import groupby, islice
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Self, TypeVar

from rashomon.errors import Locked, NotFound, ProjectError, RecordError
from rashomon.project import schema
from rashomon.project.rows import Row, Rows, check_evidence, packed, record
from rashomon.project.versions import refusal
from rashomon.records import TABLES, Article, Link, Passage, Problem

R = TypeVar("R")
Kept = Literal["added", "changed", "known"]


def _with_sources_graded(db: sqlite3.Connection) -> None:
    """Columns for how sources are told of and how quotations compare; the next build fills them."""
    for table, column in (
        ("statements", "speaker_score real"),
        ("statements", "source_grade text"),
        ("statements", "withheld text not null default '[]'"),
        ("statements", "score real"),
        ("statements", "weighed text"),
        ("quote_checks", "basis text not null default ''"),
        ("quote_checks", "evidence text not null default '[]'"),
    ):
        db.execute(f"alter table {table} add column {column}")


def _with_own_voices(db: sqlite3.Connection) -> None:
    """A table of whose voice each article speaks in; the next build fills it."""
    db.execute(schema.create("own_voices"))


MIGRATIONS: dict[int, Callable[[sqlite3.Connection], None]] = {1: _with_sources_graded, 2: _with_own_voices}
"""How a file of schema n becomes one of n + 1."""

_WAIT_SECONDS = 5.0
_CHUNK = 400
"""Ids in one question: SQLite's own limit on variables is 999 in old builds."""


class Project:
    """One SQLite file with every table of records.TABLES."""

    def __init__(self, path: Path | str, *, create: bool = False, read_only: bool = False) -> None:
        """Open the file; `create` makes it where there is none."""
        self.path = Path(path)
        self.read_only = read_only
        if not create and not self.path.exists():
            raise NotFound(f"there is no project {self.path}: make one with `rashomon -p {self.path} add PATH`")
        self._depth = 0
        with self._saying("open"):
            self.connection = _connect(self.path, read_only)
            self._prepare(create)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Leave one plain file, without a log beside it where nobody else reads."""
        if not self.read_only:
            # Somebody else reading keeps the file in WAL, which is as whole.
            with suppress(sqlite3.Error):
                self.connection.execute("pragma journal_mode = delete")
        self.connection.close()

    # --- reading -----------------------------------------------------------------------------------------------

    def all(self, kind: type[R]) -> Iterator[R]:
        """Every record of a kind, in the order of its key."""
        table = kind.TABLE  # type: ignore[attr-defined]  # every class in TABLES has one
        return (record(table, row) for row in self.rows(table))

    def rows(self, table: str, where: str = "", values: Sequence[Any] = ()) -> Iterator[Row]:
        """SQL rows of a table in the order of its key."""
        names = ", ".join(f'"{c.name}"' for c in schema.shape(table))
        order = ", ".join(f'"{name}"' for name in TABLES[table].KEY)
        yield from self.connection.execute(f"select {names} from {table} {where} order by {order}", values)  # noqa: S608

    def count(self, table: str) -> int:
        """How many rows a table has."""
        return int(self.connection.execute(f"select count(*) from {table}").fetchone()[0])  # noqa: S608

    def articles(self, ids: Sequence[str]) -> list[tuple[Article, list[Passage]]]:
        """These articles with their passages, in the order of their ids."""
        found: list[tuple[Article, list[Passage]]] = []
        for chunk in _chunks(sorted(ids)):
            where = f"where article_id in ({', '.join('?' * len(chunk))})"
            passages = (record("passages", row) for row in self.rows("passages", where, chunk))
            by_article = {key: list(group) for key, group in groupby(passages, lambda p: p.article_id)}
            articles = (record("articles", row) for row in self.rows("articles", where, chunk))
            found += [(article, by_article.get(article.article_id, [])) for article in articles]
        return found

    def lengths(self) -> dict[str, int]:
        """The length of every article's text, in code points."""
        # SQLite's own length() stops at a NUL character.
        return dict(self.connection.execute("select article_id, length from builds order by article_id"))

    def stale(self, recipe: str) -> list[tuple[str, int]]:
        """Articles that this recipe (text, model, lexicons, code) has not parsed, with their lengths, sorted."""
        question = "select article_id, length from builds where recipe is not ? order by article_id"
        return list(self.connection.execute(question, (recipe,)))

    def note(self, key: str) -> str | None:
        """What the project remembers of how it was made: model, lexicons, code."""
        found = self.connection.execute("select value from meta where key = ?", (key,)).fetchone()
        return None if found is None else str(found[0])

    def notes(self) -> dict[str, str]:
        """All of them."""
        return dict(self.connection.execute("select key, value from meta order by key"))

    # --- writing -----------------------------------------------------------------------------------------------

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing; one inside another is part of it."""
        if self._depth:
            yield
            return
        with self._saying("write to"):
            self.connection.execute("begin immediate")
            self._depth += 1
            try:
                yield
                self.connection.execute("commit")
            except BaseException:
                with suppress(sqlite3.Error):
                    self.connection.execute("rollback")
                raise
            finally:
                self._depth -= 1

    def add(self, records: Iterable[Any]) -> int:
        """Store records of any kind in one transaction; what is there already stays. Gives how many were new."""
        given = list(records)
        with self.transaction():
            new = self.store(packed(given, self._texts(given)))
            builds = [(a.article_id, len(a.text), "", "") for a in given if isinstance(a, Article)]
            self.connection.executemany("insert into builds values (?, ?, ?, ?, null) on conflict do nothing", builds)
            return new

    def replace(self, kind: type[Any], records: Iterable[Any]) -> None:
        """Make these the only records of a kind."""
        given = list(records)
        with self.transaction():
            for table in (*(join.name for join in schema.joins(kind.TABLE)), kind.TABLE):
                self.connection.execute(f"delete from {table}")  # noqa: S608
            self.store(packed(given, self._texts(given)))

    def keep(self, article: Article, parts: Iterable[Any], reader: str) -> Kept:
        """Store an article as read, with its passages, provenance and candidates, in one transaction.

        Read again by the same reader with another outcome (two files with one id and one text), the smaller digest
        stays, so that the order of adding does not matter; read by another reader, the new outcome wins.
        """
        rows = packed([article, *parts], {article.article_id: article.text})
        digest = _digest(rows)
        with self.transaction():
            question = "select reader, reading from builds where article_id = ?"
            before = self.connection.execute(question, (article.article_id,)).fetchone()
            if before is not None and (before[1] == digest or (before[0] == reader and before[1] < digest)):
                return "known"
            if before is not None:
                self._forget(article.article_id)
            self.store(rows)
            values = (article.article_id, len(article.text), reader, digest)
            self.connection.execute("insert into builds values (?, ?, ?, ?, null)", values)
            self._unlink()
            return "added" if before is None else "changed"

    def keep_parse(self, article_id: str, rows: Rows, recipe: str) -> list[Problem]:
        """Replace what was parsed from an article, in one transaction. Gives what could not be kept as it came."""
        with self.transaction():
            question = """select b.recipe, a.source_id from builds b
                join articles a on a.article_id = b.article_id where b.article_id = ?"""
            before = self.connection.execute(question, (article_id,)).fetchone()
            if before is None:
                raise ProjectError(f"{article_id} is not in {self.path} any more: run the build again")
            if before[0] is not None:
                self._drop(schema.PARSED, article_id)
                self._empty_links()
                self._settle(before[1], "parse")
            new = self.store(rows)
            self.connection.execute("update builds set recipe = ? where article_id = ?", (recipe, article_id))
            self._unlink()
            return [] if new == sum(map(len, rows.values())) else _twins(before[1], rows)

    def relink(self, records: Iterable[Any]) -> None:
        """Make these the only rows over all articles, in one transaction; ids that moved are told by `aliases`."""
        with self.transaction():
            self._clear_links()
            lengths = self.lengths()
            for batch in _batches(records):
                for link in batch:
                    if isinstance(link, Link):
                        check_evidence(link, lengths)
                self.store(packed(batch, self._texts(batch)))
            self._name_moved()
            self.connection.execute("delete from meta where key = 'indexed'")

    def report(self, problem: Problem) -> None:
        """Remember what was refused, skipped, cut or ambiguous."""
        with self.transaction():
            self.store(packed([problem], {}))

    def remember(self, **notes: str) -> None:
        """Write down how the project is made."""
        with self.transaction():
            self.connection.executemany("insert or replace into meta values (?, ?)", sorted(notes.items()))

    def date_versions(self) -> None:
        """Where texts share a source id, let each name the one before it: by date, else by hash."""
        question = """select source_id, article_id, version_of from articles where source_id in
            (select source_id from articles group by source_id having count(*) > 1)
            order by source_id, published is null, published, article_id"""
        with self.transaction():
            changed = []
            for _, group in groupby(self.connection.execute(question).fetchall(), lambda row: row[0]):
                earlier: str | None = None
                for _, article_id, version_of in group:
                    if version_of != earlier:
                        changed.append((earlier, article_id))
                    earlier = article_id
            self.connection.executemany("update articles set version_of = ? where article_id = ?", changed)

    def index(self) -> None:
        """Fill the full-text tables anew."""
        with self.transaction():
            for statement in schema.INDEXING:
                self.connection.execute(statement)
            self.remember(indexed="yes")

    def store(self, rows: Rows) -> int:
        """Insert checked rows; of two with one key the first stays. Gives how many were new."""
        new = 0
        with self.transaction():
            for table, values in rows.items():
                if values:
                    new += self._insert(table, values)
        return new

    def _insert(self, table: str, values: list[Row]) -> int:
        if table in _NULL_KEYS:
            values = _distinct(table, values)
        before = self.connection.total_changes
        self.connection.executemany(_insertion(table, len(values[0])), values)
        return self.connection.total_changes - before

    def _texts(self, records: Iterable[Any]) -> dict[str, str]:
        texts = {r.article_id: r.text for r in records if isinstance(r, Article)}
        ids = {getattr(r, "article_id", None) for r in records} - {None, *texts}
        for chunk in _chunks(sorted(str(i) for i in ids)):
            marks = ", ".join("?" * len(chunk))
            texts.update(
                self.connection.execute(f"select article_id, text from articles where article_id in ({marks})", chunk)  # noqa: S608
            )
        return texts

    def _forget(self, article_id: str) -> None:
        parsed = "select 1 from builds where article_id = ? and recipe is not null"
        if self.connection.execute(parsed, (article_id,)).fetchone():
            self._drop(schema.PARSED, article_id)
            self._empty_links()
        self._drop(schema.READ, article_id)
        self._drop(("builds", "articles"), article_id)

    def _drop(self, tables: Iterable[str], article_id: str) -> None:
        for table in tables:
            self.connection.execute(f"delete from {table} where article_id = ?", (article_id,))  # noqa: S608

    def _empty_links(self) -> None:
        """Links over rows that have changed would point at nothing: none until the next linking."""
        if self.note("linked") is not None:
            self._clear_links()
            self._unlink()

    def _clear_links(self) -> None:
        """Drop what linking made, but not who belonged to what: an address once given keeps working."""
        for table, join, own, member in schema.MEMBERS:
            kept = f"insert or ignore into moved select '{table}', {own}, {member} from {join}"  # noqa: S608
            self.connection.execute(kept)
        for table in schema.LINKED:
            self.connection.execute(f"delete from {table}")  # noqa: S608

    def _name_moved(self) -> None:
        """An id that is gone becomes an alias of the one that has most of its members."""
        for table, join, own, member in schema.MEMBERS:
            self.connection.execute(
                f"""insert or replace into aliases select old_id, new_id from (
                  select m.old_id, j.{own} as new_id,
                    row_number() over (partition by m.old_id order by count(*) desc, j.{own}) as place
                  from moved m join {join} j on j.{member} = m.member
                  where m.kind = ? and m.old_id not in (select {own} from {table}) group by m.old_id, j.{own})
                where place = 1""",  # noqa: S608
                (table,),
            )
        for table, own in (*((m[0], m[2]) for m in schema.MEMBERS), ("entities", "actor_id")):
            # An id that is there again is nobody's alias: two of them might send a reader round in a circle.
            self.connection.execute(f"delete from aliases where old_id in (select {own} from {table})")  # noqa: S608
        self.connection.execute("delete from moved")

    def _unlink(self) -> None:
        self.connection.execute("delete from meta where key in ('linked', 'indexed')")

    def _settle(self, uri: str, stage: str) -> None:
        self.connection.execute("delete from problems where uri = ? and stage = ?", (uri, stage))

    def _prepare(self, create: bool) -> None:
        version = self.connection.execute("pragma user_version").fetchone()[0]
        ours = self.connection.execute("pragma application_id").fetchone()[0] == schema.APPLICATION_ID
        empty = not self.connection.execute("select 1 from sqlite_master limit 1").fetchone()
        if empty and create and not self.read_only:
            self._make()
        elif not ours:
            raise ProjectError(f"{self.path} is no Rashomon project: name another file with -p")
        elif (other := refusal(self.path, version)) and (self.read_only or version > schema.VERSION):
            raise other
        elif other:
            self._migrate(version)
        if not self.read_only:
            self.connection.execute("pragma journal_mode = wal")

    def _make(self) -> None:
        with self.transaction():
            for statement in schema.script():
                self.connection.execute(statement)
            self.connection.execute(f"pragma application_id = {schema.APPLICATION_ID}")
            self.connection.execute(f"pragma user_version = {schema.VERSION}")

    def _migrate(self, version: int) -> None:
        with self.transaction():
            for step in range(version, schema.VERSION):
                MIGRATIONS[step](self.connection)
            self.connection.execute(f"pragma user_version = {schema.VERSION}")

    @contextmanager
    def _saying(self, doing: str) -> Iterator[None]:
        """SQLite's errors as sentences."""
        try:
            yield
        except sqlite3.OperationalError as error:
            raise self._said(error, doing) from error
        except sqlite3.IntegrityError as error:
            raise RecordError(f"{self.path}: {error}; a row points to one that is not there") from error
        except sqlite3.DatabaseError as error:
            raise ProjectError(
                f"{self.path} is no whole SQLite file ({error}): restore a copy or build it anew"
            ) from error
        except UnicodeEncodeError as error:
            raise RecordError("half a surrogate pair in the text, which no file can hold: mend its encoding") from error

    def _said(self, error: sqlite3.OperationalError, doing: str) -> ProjectError:
        reason = str(error)
        if "locked" in reason or "busy" in reason:
            return Locked(f"{self.path} is being written by another process: wait until it has ended, then try again")
        if "full" in reason or "disk I/O" in reason:
            return ProjectError(
                f"no room left to write {self.path} ({reason}): every article stored so far is whole; "
                "make room and run the same command again, it goes on where it stopped"
            )
        return ProjectError(f"cannot {doing} {self.path}: {reason}")


def _connect(path: Path, read_only: bool) -> sqlite3.Connection:
    address = path.absolute().as_uri() + ("?mode=ro" if read_only else "")
    connection = sqlite3.connect(address, uri=True, timeout=_WAIT_SECONDS, isolation_level=None)
    connection.execute("pragma foreign_keys = on")
    connection.execute("pragma synchronous = normal")
    return connection


def _digest(rows: Rows) -> str:
    state = sha256()
    for table in sorted(rows):
        for row in sorted(rows[table], key=repr):
            state.update(repr((table, row)).encode("utf-8", "surrogatepass"))
    return state.hexdigest()


_NULL_KEYS = frozenset(
    table for table, cls in TABLES.items() if any(c.null for c in schema.shape(table) if c.name in cls.KEY)
)
"""Tables whose key may hold null, which SQLite takes for another one each time."""


def _distinct(table: str, values: list[Row]) -> list[Row]:
    key = _key(table)
    return list({key(row): row for row in reversed(values)}.values())[::-1]


def _twins(uri: str, rows: Rows) -> list[Problem]:
    """A problem for every row that was left out because another has its key."""
    found = []
    for table, values in rows.items():
        if table in TABLES:
            key = _key(table)
            counted = Counter(map(key, values))
            found += [_twin(uri, table, twin) for twin, times in counted.items() if times > 1]
    return found


def _twin(uri: str, table: str, key: tuple[Any, ...]) -> Problem:
    return Problem(
        uri=uri,
        stage="parse",
        severity="cut",
        reason=f"two rows of {table} have the key {', '.join(map(str, key))}; the first is kept",
        mend="report it with the text: two rows should never be told apart by nothing",
    )


def _key(table: str) -> Callable[[Row], tuple[Any, ...]]:
    names = [c.name for c in schema.shape(table)]
    places = [names.index(name) for name in TABLES[table].KEY]
    return lambda row: tuple(row[place] for place in places)


def _batches(records: Iterable[Any]) -> Iterator[list[Any]]:
    """A thousand at a time: what is linked may be more than fits in memory."""
    waiting = iter(records)
    while batch := list(islice(waiting, 1000)):
        yield batch


def _insertion(table: str, width: int) -> str:
    if table == "aliases":
        return "insert or replace into aliases values (?, ?)"
    # A migrated file has its newer columns last.
    names = ", ".join(f'"{c.name}"' for c in schema.shape(table)) if table in TABLES else ""
    into = f"{table} ({names})" if names else table
    return f"insert into {into} values ({', '.join('?' * width)}) on conflict do nothing"  # noqa: S608


def _chunks(ids: Sequence[str]) -> Iterator[list[str]]:
    for start in range(0, len(ids), _CHUNK):
        yield list(ids[start : start + _CHUNK])
