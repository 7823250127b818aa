"""`code`: no project, a text or JSON lines in, rows as JSON lines out, or told to be read."""

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from rashomon.cli.app import SOME_SKIPPED, command, named, note
from rashomon.cli.output import terminal

Form = Literal["text", "jsonl"]


@command(
    "code",
    "echo 'The ministry denied that the bridge was gone.' | rashomon code -\n"
    "rashomon code report.txt --explain            # what decided, and why other sentences gave nothing\n"
    "rashomon code report.txt --explain -f text | less\n"
    "rashomon code report.txt --explain -f jsonl   # the same as JSON lines, as a pipe gets it\n"
    "rashomon code report.txt --settings rashomon.toml",
)
def code(
    file: Annotated[
        str, typer.Argument(metavar="[FILE or -]", help="a file of any kind that add reads; - is stdin")
    ] = "-",
    explain: Annotated[
        bool, typer.Option("--explain", help="which frame, role and cue decided, and what was passed over and why")
    ] = False,
    form: Annotated[
        Form | None,
        typer.Option(
            "--format", "-f", help="jsonl; or text, what decided to be read, as --explain gives it on a terminal"
        ),
    ] = None,
    model: Annotated[str | None, typer.Option(help="an installed spaCy pipeline, or the path to one")] = None,
    settings: Annotated[
        Path | None, typer.Option(metavar="FILE", help="a rashomon.toml: its model, its words, what it disables")
    ] = None,
    weights: Annotated[
        str | None, typer.Option(metavar="FILE", help="what chooses among statements: a file of train, or none")
    ] = None,
) -> None:
    """Code one text without a project: rows as JSON lines; with --explain, what decided."""
    from rashomon import run
    from rashomon.cli.settings import Told, read
    from rashomon.records import Problem
    from rashomon.run.recipe import DEFAULT_MODEL, recipe

    told = read(settings) if settings is not None else Told()
    options = {name: dict(given) for name, given in told.options.items()}
    if weights:
        options.setdefault("rashomon_statements", {})["weights"] = weights
    to_read = form == "text" or (explain and form is None and terminal())
    lost = False
    with named(file) as path:
        for found in run.coded(path, recipe(model or told.model or DEFAULT_MODEL, options)):
            if isinstance(found, Problem):
                note(f"{found.severity}: {found.uri}: {found.reason}; {found.mend}")
                lost = lost or found.severity in ("refused", "skipped")
            elif to_read:
                _read(*found)
            else:
                _write(*found, explain)
    if lost:
        raise typer.Exit(SOME_SKIPPED)


def _read(article: Any, records: Sequence[Any]) -> None:
    """Tell an article sentence by sentence. Any: an article, and records of every table."""
    from rashomon.ask.reasons import explained
    from rashomon.cli import faces

    faces.explained(explained(article, records))


def _write(article: Any, records: Sequence[Any], explain: bool) -> None:
    """Write an article's rows. Any: as above."""
    for line in _lines(article.text, [article, *records], explain):
        sys.stdout.write(line + "\n")
    for row in _silences(article, records) if explain else ():
        sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")


def _lines(text: str, records: Sequence[Any], explain: bool) -> Iterator[str]:
    """Any: a record of any table."""
    from rashomon.records import plain

    reasons = _reasons(text, records) if explain else {}
    for record in records:
        if record.TABLE != "misses" or explain:
            row = {"table": record.TABLE, **plain(record)}
            if explain:
                row["words"] = _words(row, text)
            if id(record) in reasons:
                row["because"] = reasons[id(record)]
            yield json.dumps(row, ensure_ascii=False)


def _reasons(text: str, records: Iterable[Any]) -> dict[int, list[dict[str, Any]]]:
    """What decided on each statement and mention, by the record. Any: JSON values."""
    from rashomon.ask.reasons import because, ground
    from rashomon.records import Mention, Statement

    known = ground(text, records)
    rows = (record for record in records if isinstance(record, (Statement, Mention)))
    return {id(row): [asdict(reason) for reason in because(row, known).reasons] for row in rows}


def _silences(article: Any, records: Sequence[Any]) -> Iterator[dict[str, Any]]:
    """Sentences in which no word was even looked at, in the form of misses. Any: as above."""
    from rashomon.ask.reasons import explained

    for sentence in explained(article, records).sentences:
        if sentence.silence:
            row = {"table": "misses", "article_id": article.article_id, "start": sentence.start, "end": sentence.end}
            yield row | {"stage": "all", "reason": sentence.silence, "words": {"misses": [sentence.text]}}


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
