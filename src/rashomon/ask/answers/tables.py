"""Tables and rows as they are stored."""

from dataclasses import dataclass
from typing import Any

from rashomon.ask.answers.words import Row


@dataclass(frozen=True, slots=True)
class Column:
    """A column with its line of documentation."""

    name: str
    told: str


@dataclass(frozen=True, slots=True)
class TableLine:
    """A table with its line of documentation and its size."""

    name: str
    told: str
    rows: int
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class Tables:
    """Every table of the project."""

    tables: tuple[TableLine, ...]

    @property
    def rows(self) -> list[Row]:
        """One row a table."""
        return [{"table": t.name, "rows": t.rows, "told": t.told} for t in self.tables]


@dataclass(frozen=True, slots=True)
class Facet:
    """The values of a column among the rows that are left, most frequent first."""

    column: str
    values: tuple[tuple[Any, int], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A page of a table's rows."""

    name: str
    told: str
    columns: tuple[Column, ...]
    rows: list[Row]
    total: int
    facets: tuple[Facet, ...]
    filters: tuple[tuple[str, str], ...]
    cursor: str | None


@dataclass(frozen=True, slots=True)
class OneRow:
    """Any row by its id: the table it stands in and its values."""

    table: str
    id: str
    row: Row
    columns: tuple[Column, ...]

    @property
    def rows(self) -> list[Row]:
        """The one row."""
        return [self.row]


@dataclass(frozen=True, slots=True)
class Result:
    """What a SELECT gave; `cut` when there was more than was asked for."""

    columns: tuple[str, ...]
    rows: list[Row]
    cut: bool
