"""Rows on stdout: a table for people, JSON lines, CSV, TSV or Markdown for everything else."""

import csv
import io
import json
import sys
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Annotated, Any, Literal

import typer

from rashomon.records import plain

Format = Literal["table", "jsonl", "csv", "tsv", "md"]
FormatOption = Annotated[Format, typer.Option("--format", "-f", help="how rows are written")]

_TABLE_ROWS = 2_000
"""A table needs all its rows to know its widths; what is longer is asked for as JSON lines."""

_CELL = 100

_FOLDED = 30
"""Letters below which a column of words is no longer pleasant to read."""


def give(answer: Any, *, rows: Iterable[dict[str, Any]], form: Format, as_json: bool) -> None:
    """An answer as one JSON object, or its rows in a format. Any: answers are dataclasses of several kinds."""
    if as_json:
        typer.echo(json.dumps(plain(answer), ensure_ascii=False, indent=2))
    else:
        write(rows, form)


def write(rows: Iterable[dict[str, Any]], form: Format) -> None:
    """Rows of the same columns. Any: a cell holds what JSON can."""
    if form == "jsonl":
        for row in rows:
            sys.stdout.write(json.dumps(plain(row), ensure_ascii=False) + "\n")
    elif form == "table":
        _table(list(islice(rows, _TABLE_ROWS)))
    elif form == "md":
        _markdown(rows)
    else:
        _separated(rows, "," if form == "csv" else "\t")


def cell(value: Any) -> str:
    """A value as text: nothing for null, JSON for lists. Any: as above."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value if isinstance(value, str) else json.dumps(plain(value), ensure_ascii=False)


def terminal() -> bool:
    """Whether a person looks at stdout."""
    return sys.stdout.isatty()


def _table(rows: Sequence[dict[str, Any]]) -> None:
    if not rows:
        return
    names = list(rows[0])
    cells = [names, *([_short(cell(row[name])) for name in names] for row in rows)]
    widths = [max(len(line[i]) for line in cells) for i in range(len(names))]
    if terminal():
        _drawn(cells, widths)
        return
    for line in cells:
        typer.echo("  ".join(text.ljust(width) for text, width in zip(line, widths, strict=True)).rstrip())


def _drawn(cells: Sequence[Sequence[str]], widths: Sequence[int]) -> None:
    """A table where it fits, with folded cells; else every row by itself, a column a line."""
    from rich.console import Console
    from rich.table import Table

    out = Console(highlight=False, markup=False)
    names, *rows = cells
    fits = sum(min(width, _FOLDED) + 2 for width in widths) <= out.width
    for group in [rows] if fits else [[row] for row in rows]:
        table = Table(box=None, header_style="bold", pad_edge=False, show_header=fits)
        for name in names if fits else ("", ""):
            table.add_column(name, overflow="fold", no_wrap=name.endswith("_id"))
        for row in group:
            if fits:
                table.add_row(*row)
            else:
                for name, text in zip(names, row, strict=True):
                    table.add_row(name, text)
        out.print(table)
        if not fits:
            out.print()


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _CELL else text[: _CELL - 1] + "…"


def _markdown(rows: Iterable[dict[str, Any]]) -> None:
    for number, row in enumerate(rows):
        if not number:
            typer.echo(f"| {' | '.join(row)} |")
            typer.echo(f"|{' --- |' * len(row)}")
        typer.echo(f"| {' | '.join(' '.join(cell(v).split()).replace('|', chr(92) + '|') for v in row.values())} |")


def _separated(rows: Iterable[dict[str, Any]], separator: str) -> None:
    for number, row in enumerate(rows):
        line = io.StringIO()
        writer = csv.writer(line, delimiter=separator, lineterminator="\n")
        if not number:
            writer.writerow(row)
        writer.writerow([cell(value) for value in row.values()])
        sys.stdout.write(line.getvalue())
