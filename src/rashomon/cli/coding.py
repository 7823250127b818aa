"""`code`: no project, a text or JSON lines in, rows as JSON lines out."""

import json
import sys
from collections.abc import Iterable, Iterator
from typing import Annotated, Any

import typer

from rashomon.cli.app import SOME_SKIPPED, command, named, note


@command(
    "code", "echo 'The ministry denied that the bridge was gone.' | rashomon code -\nrashomon code report.txt --explain"
)
def code(
    file: Annotated[
        str, typer.Argument(metavar="[FILE or -]", help="a file of any kind that add reads; - is stdin")
    ] = "-",
    explain: Annotated[
        bool, typer.Option("--explain", help="with each row its words, and what was passed over")
    ] = False,
    model: Annotated[str | None, typer.Option(help="an installed spaCy pipeline, or the path to one")] = None,
    weights: Annotated[
        str | None, typer.Option(metavar="FILE", help="what chooses among statements: a file of train, or none")
    ] = None,
) -> None:
    """Code one text without a project: rows as JSON lines."""
    from rashomon import run
    from rashomon.records import Problem
    from rashomon.run.recipe import DEFAULT_MODEL, recipe

    lost = False
    with named(file) as path:
        options = {"rashomon_statements": {"weights": weights}} if weights else None
        for found in run.coded(path, recipe(model or DEFAULT_MODEL, options)):
            if isinstance(found, Problem):
                note(f"{found.severity}: {found.uri}: {found.reason}; {found.mend}")
                lost = lost or found.severity in ("refused", "skipped")
            else:
                article, records = found
                for line in _lines(article.text, [article, *records], explain):
                    sys.stdout.write(line + "\n")
    if lost:
        raise typer.Exit(SOME_SKIPPED)


def _lines(text: str, records: Iterable[Any], explain: bool) -> Iterator[str]:
    """Any: a record of any table."""
    from rashomon.records import plain

    for record in records:
        if record.TABLE != "misses" or explain:
            row = {"table": record.TABLE, **plain(record)}
            if explain:
                row["words"] = _words(row, text)
            yield json.dumps(row, ensure_ascii=False)


def _words(row: dict[str, Any], text: str) -> dict[str, list[str]]:
    """The words of each span in a row. Any: JSON values."""
    found = {}
    for name, value in row.items():
        parts = [p for p in (value if isinstance(value, list) else [value]) if isinstance(p, dict)]
        words = [text[p["start"] : p["end"]] for p in parts if p.get("start") is not None]
        if words:
            found[name] = words
    if row.get("start") is not None and row["table"] != "passages":
        found[row["table"]] = [text[row["start"] : row["end"]]]
    return found
