"""Tables as they are."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rashomon.ask.answers import Column, Facet, OneRow, Result, Row, Table, TableLine, Tables, Words
from rashomon.ask.connection import Db, current, picked, start_of
from rashomon.ask.matter import Texts
from rashomon.errors import NotFound, QuestionError
from rashomon.project.schema import shape
from rashomon.records import TABLES, columns

_FACET_VALUES = 20

_BY_PREFIX = {"ar": "articles", "st": "statements", "mn": "mentions", "ev": "events", "cl": "claims", "or": "origins"}
"""Where to look first; every table with an id of its own is looked through in the end."""


def tables(db: Db) -> Tables:
    """Every table with its documentation and its size."""
    return Tables(
        tuple(
            TableLine(name, _told(name), db.number(f"SELECT count(*) FROM {name}"), _columns(name)) for name in TABLES
        )
    )


def table(
    db: Db,
    name: str,
    filters: Mapping[str, str] | None = None,
    facets: Sequence[str] = (),
    cursor: str | None = None,
    *,
    limit: int = 100,
) -> Table:
    """A page of a table: rows whose columns equal the filters, counts of the facets' values."""
    where, values = _where(name, filters or {})
    total = db.number(f"SELECT count(*) FROM {name} {where}", values)
    start = start_of(cursor)
    rows = list(
        _rows(
            db,
            name,
            f"{where} ORDER BY rowid LIMIT :_limit OFFSET :_start",
            values | {"_limit": limit, "_start": start},
        )
    )
    return Table(
        name=name,
        told=_told(name),
        columns=_columns(name),
        rows=rows,
        total=total,
        facets=tuple(_facet(db, name, column, where, values) for column in facets),
        filters=tuple((filters or {}).items()),
        cursor=str(start + limit) if start + limit < total else None,
    )


def words(db: Db, answer: Table) -> list[dict[str, tuple[Words, ...]]]:
    """For each row on the page, the words of every span in it by column; those of the row's own span under "words"."""
    texts = Texts(db, {row["article_id"] for row in answer.rows if row.get("article_id")})
    return [dict(_worded(row, texts)) for row in answer.rows]


def stream(db: Db, name: str, filters: Mapping[str, str] | None = None) -> Iterator[Row]:
    """Every row of a table that the filters leave, one by one."""
    where, values = _where(name, filters or {})
    return _rows(db, name, f"{where} ORDER BY rowid", values)


def row(db: Db, id: str) -> OneRow:
    """Any row by its id, whatever table it stands in."""
    now = current(db, id)
    first = _BY_PREFIX.get(id.partition("_")[0], "")
    for name in sorted(_KEYED, key=lambda name: name != first):
        key = TABLES[name].KEY[0]
        for found in _rows(db, name, f'WHERE "{key}" = :id', {"id": now}):
            return OneRow(name, now, found, _columns(name))
    raise NotFound(
        f'no row has the id {id}; ids are printed by "rashomon events", "rashomon who" and "rashomon search"'
    )


def sql(db: Db, select: str, *, limit: int | None = None) -> Result:
    """The answer to a SELECT; nothing else may be asked."""
    cursor = db.run(select)
    if cursor.description is None:
        raise QuestionError("only SELECT may be asked here; it gives rows, and nothing else does")
    names = tuple(d[0] for d in cursor.description)
    rows: list[Row] = []
    for values in db.fetched(cursor):
        if limit is not None and len(rows) == limit:
            return Result(names, rows, cut=True)
        rows.append(dict(zip(names, values, strict=True)))
    return Result(names, rows, cut=False)


def _rows(db: Db, name: str, rest: str, values: dict[str, object]) -> Iterator[Row]:
    shaped = shape(name)
    for found in db.stream(f"SELECT {picked(name)} FROM {name} {rest}", values):
        yield {c.name: _value(v, c.json, c.kind is bool) for c, v in zip(shaped, found, strict=True)}


def _value(value: Any, is_json: bool, is_bool: bool) -> Any:
    """A cell as the contract has it: lists and objects, true and false. Any: a cell holds what it holds."""
    if value is None:
        return None
    if is_bool:
        return bool(value)
    return json.loads(value) if is_json else value


def _where(name: str, filters: Mapping[str, str]) -> tuple[str, dict[str, object]]:
    if name not in TABLES:
        raise NotFound(f'there is no table "{name}"; choose one of {", ".join(TABLES)}')
    known = {c.name for c in shape(name)}
    clauses: list[str] = []
    values: dict[str, object] = {}
    for n, (column, value) in enumerate(filters.items()):
        _known(name, column, known)
        clauses.append(f'"{column}" IS NULL' if value == "" else f'cast("{column}" AS text) = :v{n}')
        values[f"v{n}"] = value
    return ("WHERE " + " AND ".join(clauses)) if clauses else "", values


def _worded(row: Row, texts: Texts) -> Iterator[tuple[str, tuple[Words, ...]]]:
    article_id = row.get("article_id")
    if not article_id:
        return
    if "start" in row and row["start"] is not None:
        yield "words", (texts.words(article_id, (row["start"], row["end"])),)
    for column, value in row.items():
        spans = value if isinstance(value, list) else [value]
        if spans and all(isinstance(span, dict) and span.get("start") is not None for span in spans):
            yield column, tuple(texts.words(article_id, (span["start"], span["end"])) for span in spans)


def _facet(db: Db, name: str, column: str, where: str, values: dict[str, object]) -> Facet:
    _known(name, column, {c.name for c in shape(name)})
    question = f'SELECT "{column}", count(*) FROM {name} {where} GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT {_FACET_VALUES}'
    return Facet(column, tuple((value, n) for value, n in db.all(question, values)))


def _known(name: str, column: str, known: set[str]) -> None:
    if column not in known:
        raise QuestionError(f'table {name} has no column "{column}"; choose one of {", ".join(sorted(known))}')


def _told(name: str) -> str:
    return (TABLES[name].__doc__ or "").strip().partition("\n")[0]


def _columns(name: str) -> tuple[Column, ...]:
    cls: Any = TABLES[name]  # any record class
    return tuple(Column(column, told) for column, (_, told) in columns(cls).items())


_KEYED = tuple(name for name, cls in TABLES.items() if len(cls.KEY) == 1 and name not in ("aliases", "problems"))
