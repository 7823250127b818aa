"""`datapackage.json`: a Frictionless package with every table's columns, keys, pointers and digest."""

import json
from collections.abc import Mapping
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any

from rashomon.export import TextRight
from rashomon.export.flat import header
from rashomon.export.words import added, names
from rashomon.project.schema import POINTERS, Column, shape
from rashomon.records import TABLES

_RIGHTS: dict[TextRight, str] = {
    "full": "articles.text holds whole texts: they belong to their publishers, see articles.reuse and the sources",
    "snippet": "texts are left out but for the words of each row and 80 characters around them; offsets count in the "
    "text with the digest articles.sha256",
    "none": "texts are left out; offsets count in the text with the digest articles.sha256",
}
_MEDIA = {"jsonl": "application/jsonl", "csv": "text/csv", "parquet": "application/vnd.apache.parquet"}


def described(to: Path, form: str, right: TextRight, counts: Mapping[str, int], notes: Mapping[str, str]) -> str:
    """The package of the files in a folder, as JSON."""
    package: dict[str, Any] = {
        "profile": "tabular-data-package" if form == "csv" else "data-package",
        "name": "rashomon-export",
        "title": notes.get("title", "Who says what happened, and on whose word"),
        "generator": f"rashomon {version('rashomon')}",
        "model": notes.get("model"),
        "model_digest": notes.get("model_digest"),
        "lexicon_digest": notes.get("lexicon_digest"),
        "rights": _RIGHTS[right],
    }
    if "licence" in notes:
        package["licenses"] = [{"name": notes["licence"], "title": notes["licence"]}]
    package["resources"] = [_resource(to, table, form, right, rows) for table, rows in counts.items()]
    return json.dumps(package, ensure_ascii=False, indent=2) + "\n"


def _resource(to: Path, table: str, form: str, right: TextRight, rows: int) -> dict[str, Any]:
    file = to / f"{table}.{form}"
    with file.open("rb") as content:
        state = sha256()
        while block := content.read(1 << 20):
            state.update(block)
    return {
        "name": table,
        "description": (TABLES[table].__doc__ or "").strip(),
        "path": file.name,
        "format": form,
        "mediatype": _MEDIA[form],
        "encoding": "utf-8",
        "bytes": file.stat().st_size,
        "hash": f"sha256:{state.hexdigest()}",
        "rows": rows,
        "schema": _schema(table, form, right),
    }


def _schema(table: str, form: str, right: TextRight) -> dict[str, Any]:
    fields = _flat_fields(table, right) if form == "csv" else _fields(table, right)
    schema: dict[str, Any] = {"fields": fields, "primaryKey": list(TABLES[table].KEY), "missingValues": [""]}
    pointers = [
        {"fields": [c.name], "reference": {"resource": POINTERS[c.name][0], "fields": [POINTERS[c.name][1]]}}
        for c in shape(table)
        if c.name in POINTERS and (c.name,) != TABLES[table].KEY
    ]
    return schema | ({"foreignKeys": pointers} if pointers else {})


def _fields(table: str, right: TextRight) -> list[dict[str, Any]]:
    shaped = {c.name: c for c in shape(table)}
    docs = {c.name: c.doc for c in shape(table)} | added(table, right)
    return [_field(name, shaped.get(name), docs[name]) for name in names(table, right)]


def _flat_fields(table: str, right: TextRight) -> list[dict[str, Any]]:
    shaped = {c.name: c for c in shape(table)}
    return [
        {"name": name, "type": kind, "description": doc} | _limits(shaped.get(name))
        for name, (kind, doc) in header(table, right).items()
    ]


def _field(name: str, column: Column | None, doc: str) -> dict[str, Any]:
    return {"name": name, "type": _type(name, column), "description": doc} | _limits(column)


def _type(name: str, column: Column | None) -> str:
    if column is None:
        return "integer" if name.endswith("_start") else "string"
    if column.json:
        return "array" if isinstance(column.kind, type(tuple[int, ...])) else "object"
    return {int: "integer", float: "number", bool: "boolean"}.get(column.kind, "string")


def _limits(column: Column | None) -> dict[str, Any]:
    if column is None:
        return {}
    limits: dict[str, Any] = {} if column.null else {"required": True}
    if column.words is not None:
        limits["enum"] = list(column.words)
    return {"constraints": limits} if limits else {}
