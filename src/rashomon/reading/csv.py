"""CSV and TSV tables: one article a row, columns as the keys of JSON lines."""

import csv
import io
from collections.abc import Iterator

from rashomon.reading import jsonl
from rashomon.reading.raw import Raw

DELIMITERS = ",\t;|"
LIMIT = 20_000_000
"""Characters of one cell; the standard library's own limit is far below a long article."""


def header(first: str) -> tuple[str, list[str]] | None:
    """The delimiter and the column names of a table's first line, if one of them is `text`."""
    for delimiter in DELIMITERS:
        names = [cell.strip().strip('"').lower() for cell in first.strip("\ufeff\r\n").split(delimiter)]
        if len(names) > 1 and "text" in names:
            return delimiter, names
    return None


def articles(text: str) -> Iterator[Raw | tuple[int, str]]:
    """Articles of a table; a row that is none comes as its line and what is wrong with it."""
    found = header(text.split("\n", 1)[0])
    if found is None:
        yield 1, "the first line names no column text"
        return
    delimiter, names = found
    csv.field_size_limit(LIMIT)
    rows = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=delimiter, strict=True)
    next(rows)
    while True:
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as wrong:
            yield rows.line_num, f"line {rows.line_num} is not a row of the table: {wrong}"
            return
        if not row:
            continue
        if len(row) > len(names):
            yield rows.line_num, f"line {rows.line_num} has {len(row)} cells, the first line names {len(names)}"
            continue
        cells: dict[str, object] = dict(zip(names, row, strict=False))
        if authors := cells.get("authors"):
            cells["authors"] = [name.strip() for name in str(authors).split(";")]
        yield jsonl.article(cells)
