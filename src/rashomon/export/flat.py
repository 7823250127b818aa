"""Tables without nesting, for CSV: a span `trigger` becomes trigger_text, trigger_start, trigger_end.

Where a value has several parts, start and end are those of its hull and `trigger_spans` holds the parts as JSON.
"""

import csv
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any, TypeAlias, get_args, get_origin

from rashomon.export import TextRight
from rashomon.export.words import added, has_text
from rashomon.project.schema import Column, shape
from rashomon.records import Category, columns

Cells: TypeAlias = dict[str, Any]
"""One flat row. Any: a string, a number, a truth value or null."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A cell that begins so is a formula to a spreadsheet, which would run it."""

_WHOLE_TEXT = frozenset(("passages", "articles"))
"""Tables whose rows cover the whole text: their words stand in articles.text and nowhere twice."""


def header(table: str, right: TextRight) -> dict[str, tuple[str, str]]:
    """Flat columns of a table: name to JSON type and line of documentation."""
    found: dict[str, tuple[str, str]] = {}
    for column in _told(table, right):
        for name, kind, extra in _names(column, table, right):
            found[name] = (kind, f"{column.doc}: {extra}" if extra else column.doc)
        if column.name == "end" and right != "none" and table not in _WHOLE_TEXT:
            found["text"] = ("string", "the words themselves")
    for name, doc in added(table, right).items():
        found[name] = ("integer" if name.endswith("_start") else "string", doc)
    return found


def flat(table: str, rows: Iterable[Cells], text_of: Callable[[str], str], right: TextRight) -> Iterator[Cells]:
    """The rows without nesting, every column of `header` in each."""
    names = list(header(table, right))
    for row in rows:
        text = text_of(row["article_id"]) if has_text(table) and table not in _WHOLE_TEXT else ""
        cells: Cells = {}
        for column in _told(table, right):
            cells.update(_cells(column, row[column.name], text))
        if "end" in row:
            cells["text"] = None if row["end"] is None else text[row["start"] : row["end"]]
        cells.update((name, row[name]) for name in added(table, right))
        yield {name: cells.get(name) for name in names}


def write_csv(file: Path, names: Iterable[str], rows: Iterable[Cells]) -> int:
    """RFC 4180 in UTF-8; empty is null, and a cell that a spreadsheet would run gets a ' in front."""
    count = 0
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(names)
        for row in rows:
            writer.writerow([_guarded(value) for value in row.values()])
            count += 1
    return count


def _told(table: str, right: TextRight) -> list[Column]:
    return [c for c in shape(table) if right == "full" or (table, c.name) != ("articles", "text")]


def _names(column: Column, table: str, right: TextRight) -> Iterator[tuple[str, str, str]]:
    """Flat names that a column becomes, with their JSON types and what they add to its documentation."""
    item = _item(column)
    if not _spanned(item):
        yield column.name, _json_type(column.kind), ""
        return
    if right != "none" and has_text(table):
        yield f"{column.name}_text", "string", "the words"
    if item is column.kind:
        for part in fields(item):
            yield f"{column.name}_{part.name}", _json_type(columns(item)[part.name][0]), columns(item)[part.name][1]
    else:
        yield f"{column.name}_start", "integer", "first code point of all"
        yield f"{column.name}_end", "integer", "end of all"
        yield f"{column.name}_spans", "string", "the parts, as JSON"


def _cells(column: Column, value: Any, text: str) -> Iterator[tuple[str, Any]]:
    item = _item(column)
    if not _spanned(item):
        yield column.name, _dumps(value) if column.json and value is not None else value
        return
    parts = ([value] if value else []) if item is column.kind else value
    if parts:
        yield f"{column.name}_text", " … ".join(text[p["start"] : p["end"]] for p in parts)
        yield f"{column.name}_start", min(p["start"] for p in parts)
        yield f"{column.name}_end", max(p["end"] for p in parts)
    if item is not column.kind:
        yield f"{column.name}_spans", _dumps(parts)
    elif value:
        yield from ((f"{column.name}_{name}", part) for name, part in value.items())


def _item(column: Column) -> Any:
    return get_args(column.kind)[0] if get_origin(column.kind) is tuple else column.kind


def _spanned(item: Any) -> bool:
    return is_dataclass(item) and item is not Category


def _json_type(kind: Any) -> str:
    options = {arg for arg in get_args(kind) if arg is not type(None)} or {kind}
    for python, json_type in ((bool, "boolean"), (int, "integer"), (float, "number")):
        if options == {python}:
            return json_type
    return "string"


def _dumps(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _guarded(value: Any) -> Any:
    if isinstance(value, bool):
        return "true" if value else "false"
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
