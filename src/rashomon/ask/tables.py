"""Tables as they are."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rashomon.ask.answers import OneRow, Result, Table, Tables
from rashomon.ask.connection import Db


def tables(db: Db) -> Tables:
    """Every table with its documentation and its size."""
    raise NotImplementedError


def table(
    db: Db,
    name: str,
    filters: Mapping[str, str] | None = None,
    facets: Sequence[str] = (),
    cursor: str | None = None,
    *,
    limit: int = 100,
) -> Table:
    """A page of a table: rows whose columns equal the filters, counts of the facets' values."""
    raise NotImplementedError


def stream(db: Db, name: str, filters: Mapping[str, str] | None = None) -> Iterator[dict[str, Any]]:
    """Every row of a table that the filters leave, one by one."""
    raise NotImplementedError


def row(db: Db, id: str) -> OneRow:
    """Any row by its id, whatever table it stands in."""
    raise NotImplementedError


def sql(db: Db, select: str, *, limit: int | None = None) -> Result:
    """The answer to a SELECT; nothing else may be asked."""
    raise NotImplementedError
