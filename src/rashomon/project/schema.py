"""The tables as SQL, derived from records.TABLES.

A field is a column, a list is JSON text, a list of ids has a plain join table beside it.
"""

import types
from collections.abc import Iterator
from dataclasses import dataclass, is_dataclass
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin

from rashomon.records import TABLES, Participant, columns

VERSION = 3
"""Of the schema; a file of a higher one is refused, a lower one is brought up by `migrations`."""

APPLICATION_ID = 0x52415348
"""SQLite's mark of whose file it is: "RASH"."""

POINTERS: dict[str, tuple[str, str]] = {
    "article_id": ("articles", "article_id"),
    "source_article_id": ("articles", "article_id"),
    "earliest_article_id": ("articles", "article_id"),
    "version_of": ("articles", "article_id"),
    "statement_id": ("statements", "statement_id"),
    "parent_id": ("statements", "statement_id"),
    "first_statement_id": ("statements", "statement_id"),
    "mention_id": ("mentions", "mention_id"),
    "event_id": ("events", "event_id"),
    "claim_id": ("claims", "claim_id"),
    "origin_id": ("origins", "origin_id"),
    "story_id": ("stories", "story_id"),
}
"""Columns that name a row of another table. An actor_id is none: it may be an old one that `aliases` explains."""

LINKED: tuple[str, ...] = (
    "links",
    "origins",
    "stories",
    "events",
    "claims",
    "descriptions",
    "quote_checks",
    "own_voices",
    "entities",
)
"""Tables made by linking, over all articles at once."""

PARSED: tuple[str, ...] = ("statements", "mentions", "actors", "places", "times", "misses")
"""Tables made from one article's text by the pipeline."""

READ: tuple[str, ...] = ("passages", "provenance", "metadata_candidates")
"""Tables made with an article by reading."""

_INDEXES: dict[str, tuple[str, ...]] = {
    "articles": ("source_id", "published"),
    "statements": ("article_id", "speaker_id", "parent_id"),
    "mentions": ("article_id", "statement_id", "type"),
    "actors": ("actor_id",),
    "links": ("a", "b"),
    "descriptions": ("article_id",),
}

_OWN = """
create table meta (key text primary key, value text not null) without rowid;
create table builds (
  article_id text primary key references articles(article_id) on delete cascade deferrable initially deferred,
  length integer not null,
  reader text not null,
  reading text not null,
  recipe text
) without rowid;
create table moved (kind text, old_id text, member text, primary key (kind, old_id, member)) without rowid;
create view statement_words as
  select s.rowid as rowid, s.statement_id, s.article_id,
    (select group_concat(substr(a.text, c.value ->> 'start' + 1, (c.value ->> 'end') - (c.value ->> 'start')), ' ')
     from json_each(s.content) c) as words
  from statements s join articles a on a.article_id = s.article_id;
create virtual table articles_fts using fts5(title, text, content='articles', tokenize='unicode61 remove_diacritics 2');
create virtual table statements_fts using fts5(words, content='', tokenize='unicode61 remove_diacritics 2');
create virtual table entities_fts using fts5(name, aliases, content='entities',
  tokenize='unicode61 remove_diacritics 2');
"""

MEMBERS: tuple[tuple[str, str, str, str], ...] = (
    ("events", "event_mentions", "event_id", "mention_id"),
    ("claims", "claim_statements", "claim_id", "statement_id"),
    ("origins", "origin_articles", "origin_id", "article_id"),
    ("stories", "story_articles", "story_id", "article_id"),
)
"""Rows whose id is made of their members: table, join table, id, member. A new member gives a new id."""

INDEXING: tuple[str, ...] = (
    "insert into articles_fts(articles_fts) values ('rebuild')",
    "insert into entities_fts(entities_fts) values ('rebuild')",
    # FTS5 takes no view over json_each as its content, so the quotes' index keeps none: the words are in the texts.
    "insert into statements_fts(statements_fts) values ('delete-all')",
    "insert into statements_fts(rowid, words) select rowid, words from statement_words",
)
"""Fill the full-text tables anew, at the end of a build."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table: how SQLite keeps it, its Python type, the closed list of its words, its documentation."""

    name: str
    kind: Any
    null: bool
    sql: Literal["text", "integer", "real"]
    json: bool
    words: tuple[str, ...] | None
    doc: str


@dataclass(frozen=True, slots=True)
class Join:
    """A plain table beside a list column: one row an id in the list."""

    name: str
    table: str
    key: str
    column: str
    other: str
    nested: bool


@cache
def shape(table: str) -> tuple[Column, ...]:
    """The columns of a table, in order."""
    return tuple(_column(name, kind, doc) for name, (kind, doc) in columns(TABLES[table]).items())  # type: ignore[arg-type]  # a class can be hashed


@cache
def joins(table: str) -> tuple[Join, ...]:
    """The join tables beside a table: `event_mentions`, `statement_speakers`, `mention_recipients` ..."""
    cls = TABLES[table]
    return tuple(_joins(table, cls.KEY[0])) if len(cls.KEY) == 1 else ()


def script() -> Iterator[str]:
    """All statements that make an empty project."""
    for table in TABLES:
        yield create(table)
        yield from (f"create index {table}_{c} on {table}({c})" for c in _INDEXES.get(table, ()))
        for join in joins(table):
            yield _create_join(join)
            yield f"create index {join.name}_{join.other} on {join.name}({join.other})"
    yield from filter(str.strip, _OWN.split(";\n"))


def create(table: str) -> str:
    """The statement that makes one table."""
    key = TABLES[table].KEY
    lines = [f'"{c.name}" {c.sql}{"" if c.null else " not null"}' for c in shape(table)]
    lines.append(f"primary key ({_names(key)})")
    lines += [_foreign(c.name) for c in shape(table) if c.name in POINTERS and key != (c.name,)]
    return f"create table {table} (\n  " + ",\n  ".join(lines) + "\n)"


def _column(name: str, kind: Any, doc: str) -> Column:
    null = get_origin(kind) in (Union, types.UnionType)
    if null:
        kind = next(arg for arg in get_args(kind) if arg is not type(None))
    words = get_args(kind) if get_origin(kind) is Literal else None
    nested = is_dataclass(kind) or get_origin(kind) is tuple
    return Column(name, kind, null, _sql(kind), nested, words, doc)


def _sql(kind: Any) -> Literal["text", "integer", "real"]:
    if kind in (int, bool):
        return "integer"
    return "real" if kind is float else "text"


def _joins(table: str, key: str) -> Iterator[Join]:
    for column in shape(table):
        item = get_args(column.kind)[0] if get_origin(column.kind) is tuple else None
        if item is str and column.name.endswith("_ids"):
            noun = column.name.removesuffix("_ids")
            other = f"{noun}_id" if f"{noun}_id" in POINTERS else "actor_id"
            yield Join(f"{_one(table)}_{noun}s", table, key, column.name, other, nested=False)
        elif item is Participant:
            yield Join(f"{_one(table)}_{column.name}s", table, key, column.name, "actor_id", nested=True)


def _one(table: str) -> str:
    """The noun of one row: "story" of "stories"."""
    return table.removesuffix("ies") + "y" if table.endswith("ies") else table.removesuffix("s")


def _create_join(join: Join) -> str:
    lines = [f"{join.key} text not null", f"{join.other} text not null", f"primary key ({join.key}, {join.other})"]
    lines += [_foreign(c) for c in (join.key, join.other) if c in POINTERS]
    return f"create table {join.name} (\n  " + ",\n  ".join(lines) + "\n) without rowid"


def _foreign(column: str) -> str:
    table, key = POINTERS[column]
    gone = "set null" if column in ("earliest_article_id", "first_statement_id", "version_of") else "cascade"
    # Deferred: a statement may stand in the file before its parent, a transaction ends with both.
    return f'foreign key ("{column}") references {table}({key}) on delete {gone} deferrable initially deferred'


def _names(names: tuple[str, ...]) -> str:
    return ", ".join(f'"{name}"' for name in names)
