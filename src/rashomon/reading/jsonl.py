"""JSON lines: one article a line, its text verbatim; what is given wins over what is found."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from rashomon.reading.lines import lines_of
from rashomon.reading.raw import Field, Raw, Said

_FIELDS: tuple[tuple[str, Field], ...] = (
    ("title", "title"), ("outlet", "outlet"), ("published", "published"), ("language", "language"), ("url", "url"),
)  # fmt: skip


def articles(text: str) -> Iterator[Raw | tuple[int, str]]:
    """Articles of a JSON-lines text; a line that is none comes as its number and what is wrong with it."""
    for number, words in enumerate(text.split("\n"), 1):
        if words.strip():
            yield line(words, number)


def line(words: str, number: int) -> Raw | tuple[int, str]:
    """One line as an article, or its number and what is wrong with it."""
    try:
        row = json.loads(words)
    except (ValueError, RecursionError) as wrong:
        return number, f"line {number} is not JSON: {str(wrong).split(':')[0][:80]}"
    return article(row) if isinstance(row, dict) else (number, f"line {number} is not an object with a text")


def article(row: Mapping[str, Any]) -> Raw:
    """One row, of JSON or of a table, as an article. Any: JSON comes in."""
    text = row.get("text")
    text = text if isinstance(text, str) else ""
    said = [Said(name, value, "user") for key, name in _FIELDS if (value := _string(row.get(key)))]
    authors = row.get("authors")
    given = [authors] if isinstance(authors, str) else authors if isinstance(authors, list) else []
    said += [Said("authors", value, "user") for author in given if (value := _string(author))]
    return Raw(
        text=text, lines=tuple(lines_of(text)), said=tuple(said), source_id=_string(row.get("id")),
    )  # fmt: skip


def _string(value: Any) -> str | None:
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return None
    return str(value).strip() or None
