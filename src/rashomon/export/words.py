"""Rows as they are told outside: plain values, the PLOVER type of future acts, and as much text as may travel."""

import json
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any, TypeAlias

from rashomon.export import TextRight
from rashomon.export.chosen import Chosen
from rashomon.project import Project
from rashomon.project.schema import shape
from rashomon.records import TABLES, EventType, Modality

Row: TypeAlias = dict[str, Any]
"""A row as JSON values. Any: what a column holds."""

AROUND = 80
"""Characters of text before and after the words of a row in its snippet."""

SNIPPETS = {"statements": ("source", "cue", "content"), "mentions": ("trigger",)}
"""Tables whose rows carry a snippet, and the words it is cut around."""

_FUTURE: dict[EventType, EventType] = {
    "CONSULT": "AGREE",
    "SUPPORT": "AGREE",
    "COOPERATE": "AGREE",
    "AID": "AGREE",
    "RETREAT": "CONCEDE",
}
_SAID_OF_ACTS: dict[Modality, EventType] = {"threatened": "THREATEN", "demanded": "REQUEST"}


def plover_type(type: EventType, modality: Modality) -> EventType:
    """PLOVER's own type of an act that is not done yet: "will meet" is AGREE there, a threat to attack THREATEN."""
    if modality == "planned":
        return _FUTURE.get(type, type)
    return _SAID_OF_ACTS.get(modality, type)


def added(table: str, right: TextRight) -> dict[str, str]:
    """Columns that only an export has, each with its line of documentation."""
    found = {}
    if table == "mentions":
        found["plover_type"] = "the type by PLOVER's rule for future acts, threats and demands"
    if table in SNIPPETS and right == "snippet":
        found["snippet"] = f"the row's words with {AROUND} characters around them"
        found["snippet_start"] = "first code point of the snippet"
    return found


def told(project: Project, table: str, chosen: Chosen, right: TextRight) -> Iterator[Row]:
    """The rows of a table that were chosen, in the order of its key."""
    text_of = texts(project)
    for values in project.rows(table):
        row = _plain(table, values)
        if not chosen.holds(table, row):
            continue
        if table == "mentions":
            row["plover_type"] = plover_type(row["type"], row["modality"])
        if table == "articles" and right != "full":
            del row["text"]
        if right == "snippet" and table in SNIPPETS:
            row["snippet"], row["snippet_start"] = _snippet(row, SNIPPETS[table], text_of(row["article_id"]))
        yield row


def texts(project: Project) -> Callable[[str], str]:
    """An article's text by its id; the last few are kept, as rows come by id and not by article."""

    @lru_cache(maxsize=256)
    def text(article_id: str) -> str:
        found = project.articles([article_id])
        return found[0][0].text if found else ""

    return text


def names(table: str, right: TextRight) -> list[str]:
    """The columns of a table as they are told."""
    own = [c.name for c in shape(table) if not (table == "articles" and c.name == "text" and right != "full")]
    return own + list(added(table, right))


def has_text(table: str) -> bool:
    """Whether a row of the table counts its spans in one article's text."""
    return "article_id" in TABLES[table].__dataclass_fields__


def _plain(table: str, values: tuple[Any, ...]) -> Row:
    row = {}
    for column, value in zip(shape(table), values, strict=True):
        if column.json and value is not None:
            value = json.loads(value)
        elif column.kind is bool:
            value = bool(value)
        row[column.name] = value
    return row


def _snippet(row: Row, parts: tuple[str, ...], text: str) -> tuple[str | None, int | None]:
    spans = [span for part in parts for span in row[part]]
    if not spans:
        return None, None
    start = max(0, min(span["start"] for span in spans) - AROUND)
    return text[start : max(span["end"] for span in spans) + AROUND], start
