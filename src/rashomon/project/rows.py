"""Records to SQL rows and back; every span and every word of a closed list is checked on the way in.

Rows are made where the records are made (in a worker, say) and travel as plain tuples; the writer only stores them.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import is_dataclass
from functools import cache
from operator import attrgetter
from typing import Any, TypeAlias, get_args, get_origin

from rashomon.errors import RecordError
from rashomon.project.schema import Column, Join, joins, shape
from rashomon.records import TABLES, Link, Span, plain, revive

Row: TypeAlias = tuple[Any, ...]
"""Values in the order of the table's columns. Any: SQLite takes strings, numbers and null."""

Rows: TypeAlias = dict[str, list[Row]]
"""Checked rows by table; join tables included."""

_UNANCHORED = frozenset(("events", "links"))
"""Their spans count in more than one text: see `check_evidence`; an event's place is a copy of a mention's."""


def packed(records: Iterable[Any], texts: Mapping[str, str]) -> Rows:
    """Checked rows of the records by table; `texts` holds the text of every article they point into."""
    rows: Rows = {}
    for record in records:
        table = type(record).TABLE
        check(record, texts.get(getattr(record, "article_id", ""), ""))
        rows.setdefault(table, []).append(row(record))
        for join in joins(table):
            rows.setdefault(join.name, []).extend(joined(record, join))
    return rows


def row(record: Any) -> Row:
    """The record as SQL values."""
    get, coders = _encoder(type(record).TABLE)
    values = get(record)
    if not coders:
        return values
    listed = list(values)
    for index, coder in coders:
        listed[index] = coder(listed[index])
    return tuple(listed)


def record(table: str, row: Row) -> Any:
    """The record of an SQL row, the inverse of `row`."""
    names, coders = _decoder(table)
    values = dict(zip(names, row, strict=True))
    for name, coder in coders:
        values[name] = coder(values[name])
    return TABLES[table](**values)


def check(record: Any, text: str) -> None:
    """Raise unless all spans of the record lie in the text, repeated words are its own, and closed lists are kept."""
    table = type(record).TABLE
    lists, shapes = _promises(table)
    for name, words in lists:
        word = getattr(record, name)
        if word is not None and word not in words:
            raise RecordError(f"{table}: {name} = {word!r}; choose one of {', '.join(words)}")
    if table in _UNANCHORED:
        return
    end = len(text)
    for get in shapes:
        for span in get(record):
            if not 0 <= span.start < span.end <= end:
                raise RecordError(
                    f"{table} of {getattr(record, 'article_id', '?')}: [{span.start}, {span.end}) is no span of a text "
                    f"of {end} characters; a span needs 0 <= start < end <= length"
                )
    for said, start, stop in _repeated(record):
        if said != text[start:stop]:
            raise RecordError(
                f"{table} of {getattr(record, 'article_id', '?')}: the words {said!r} are not those of "
                f"[{start}, {stop}), {text[start:stop]!r}"
            )


def spans(record: Any) -> int:
    """How many spans the record holds."""
    if type(record).TABLE in _UNANCHORED:
        return 0
    _, found = _promises(type(record).TABLE)
    return sum(1 for get in found for _ in get(record))


def joined(record: Any, join: Join) -> Iterator[Row]:
    """The rows of a join table beside the record, each id once."""
    own = getattr(record, join.key)
    items = getattr(record, join.column)
    ids = (item.actor_id for item in items) if join.nested else items
    return ((own, other) for other in dict.fromkeys(ids) if other is not None)


def check_evidence(link: Link, lengths: Mapping[str, int]) -> None:
    """Raise unless the passages that two articles share lie in both."""
    for pair in link.evidence:
        for article_id, (start, end) in zip((link.a, link.b), pair, strict=True):
            if article_id in lengths and not 0 <= start < end <= lengths[article_id]:
                raise RecordError(
                    f"links: {link.kind} of {link.a} and {link.b} shows [{start}, {end}) of a text of "
                    f"{lengths[article_id]} characters"
                )


def _repeated(record: Any) -> Iterator[tuple[str, int, int]]:
    table = type(record).TABLE
    if table == "provenance" and record.start is not None:
        yield record.name, record.start, record.end
    elif table == "articles":
        for category in record.categories:
            if category.start is not None:
                yield category.value, category.start, category.end


@cache
def _encoder(table: str) -> tuple[Callable[[Any], Row], list[tuple[int, Callable[[Any], Any]]]]:
    shaped = shape(table)
    coders = [(i, _json_of(c)) for i, c in enumerate(shaped) if c.json]
    return attrgetter(*(c.name for c in shaped)), coders


def _json_of(column: Column) -> Callable[[Any], Any]:
    if get_origin(column.kind) is tuple:
        return _spans_json if get_args(column.kind)[0] is Span else _list_json
    return _one_json


def _spans_json(spans: tuple[Span, ...]) -> str:
    return "[" + ",".join(f'{{"start":{s.start},"end":{s.end}}}' for s in spans) + "]" if spans else "[]"


def _list_json(items: tuple[Any, ...]) -> str:
    return _dumps(plain(items)) if items else "[]"


def _one_json(item: Any) -> str | None:
    return None if item is None else _dumps(plain(item))


def _dumps(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


@cache
def _decoder(table: str) -> tuple[tuple[str, ...], list[tuple[str, Callable[[Any], Any]]]]:
    shaped = shape(table)
    coders = [(c.name, _value_of(c)) for c in shaped if c.json or c.kind is bool]
    return tuple(c.name for c in shaped), coders


def _value_of(column: Column) -> Callable[[Any], Any]:
    if column.kind is bool:
        return bool
    if is_dataclass(column.kind):
        return lambda text: None if text is None else revive(column.kind, json.loads(text))
    item = get_args(column.kind)[0]
    if item is Span:
        return lambda text: () if text == "[]" else tuple(Span(s["start"], s["end"]) for s in json.loads(text))
    if is_dataclass(item):
        return lambda text: () if text == "[]" else tuple(revive(item, value) for value in json.loads(text))
    return lambda text: () if text == "[]" else _tuples(json.loads(text))


def _tuples(value: Any) -> Any:
    return tuple(map(_tuples, value)) if isinstance(value, list) else value


@cache
def _promises(
    table: str,
) -> tuple[list[tuple[str, tuple[str, ...]]], list[Callable[[Any], Iterable[Any]]]]:
    lists = [(c.name, c.words) for c in shape(table) if c.words is not None]
    spans: list[Callable[[Any], Iterable[Any]]] = []
    if {"start", "end"} <= {c.name for c in shape(table)}:
        spans.append(lambda record: () if record.start is None else (record,))
    for column in shape(table):
        item = get_args(column.kind)[0] if get_origin(column.kind) is tuple else column.kind
        if is_dataclass(item):
            spans.append(_spans_in(column.name, many=item is not column.kind))
    return lists, spans


def _spans_in(name: str, many: bool) -> Callable[[Any], Iterable[Any]]:
    get = attrgetter(name)
    if many:
        return lambda record: (item for item in get(record) if item.start is not None)
    return lambda record: () if (item := get(record)) is None else (item,)
