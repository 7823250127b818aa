"""`export`: a project's tables into a folder, with a `datapackage.json` beside them."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from rashomon.export import Format, TextRight
from rashomon.export.chosen import everything, within
from rashomon.export.datapackage import described
from rashomon.export.flat import flat, header, write_csv
from rashomon.export.lines import write_lines
from rashomon.export.words import texts, told
from rashomon.project import Project
from rashomon.records import TABLES

Filters: TypeAlias = dict[str, Any]
"""What `ask.events` takes: type, actor, place, since, until, disputed, done. Any: words, dates, and yes or no."""

DEFAULT_TEXT: dict[Format, TextRight] = {"jsonl": "full", "csv": "snippet", "parquet": "snippet"}
"""Whose words travel: JSON lines are for programs of one's own, the others are often handed on."""


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written."""

    folder: str
    tables: int
    rows: int


def export(
    path: Path, to: Path, form: Format = "jsonl", *, text: TextRight | None = None, filters: Filters | None = None
) -> Exported:
    """Write the project's tables into a folder; `filters` leave the chosen events and all that belongs to them."""
    right = text or DEFAULT_TEXT[form]
    with Project(path, read_only=True) as project:
        chosen = within(path, filters) if filters else everything()
        to.mkdir(parents=True, exist_ok=True)
        counts = {
            table: _written(project, to / f"{table}.{form}", table, form, right, told(project, table, chosen, right))
            for table in TABLES
        }
        package = described(to, form, right, counts, project.notes())
    (to / "datapackage.json").write_text(package, encoding="utf-8")
    return Exported(str(to), len(counts), sum(counts.values()))


def _written(
    project: Project, file: Path, table: str, form: Format, right: TextRight, rows: Iterator[dict[str, Any]]
) -> int:
    if form == "jsonl":
        return write_lines(file, rows)
    if form == "csv":
        return write_csv(file, header(table, right), flat(table, rows, texts(project), right))
    # A third of a second, which only those pay who want Parquet.
    from rashomon.export.parquet import write_parquet

    return write_parquet(file, table, right, rows)
