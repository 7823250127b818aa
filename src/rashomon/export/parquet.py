"""Parquet: the columns of the contract with their own types, lists and spans as lists and structs."""

from collections.abc import Iterable, Iterator
from dataclasses import is_dataclass
from itertools import islice
from pathlib import Path
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import pyarrow as pa
import pyarrow.parquet as pq

from rashomon.export import TextRight
from rashomon.export.words import added, names
from rashomon.project.schema import shape

_BATCH = 5_000


def write_parquet(file: Path, table: str, right: TextRight, rows: Iterable[dict[str, Any]]) -> int:
    """Write the rows; gives how many. Any: JSON values."""
    schema = arrow(table, right)
    count = 0
    with pq.ParquetWriter(file, schema, compression="zstd") as writer:
        for batch in _batches(rows):
            writer.write_table(pa.Table.from_pylist(batch, schema=schema))
            count += len(batch)
    return count


def arrow(table: str, right: TextRight) -> Any:
    """The table's Arrow schema, derived from its class. Any: pyarrow has no types."""
    own = {c.name: _type(c.kind) for c in shape(table)}
    own |= {name: pa.int64() if name.endswith("_start") else pa.string() for name in added(table, right)}
    return pa.schema([(name, own[name]) for name in names(table, right)])


def _type(kind: Any) -> Any:
    origin = get_origin(kind)
    if origin in (Union, UnionType):
        return _type(next(arg for arg in get_args(kind) if arg is not type(None)))
    if origin is tuple:
        return pa.list_(_type(get_args(kind)[0]))
    if is_dataclass(kind):
        return pa.struct([(name, _type(part)) for name, part in get_type_hints(kind).items()])
    if origin is Literal:
        return pa.string()
    return {bool: pa.bool_(), int: pa.int64(), float: pa.float64()}.get(kind, pa.string())


def _batches(rows: Iterable[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    waiting = iter(rows)
    while batch := list(islice(waiting, _BATCH)):
        yield batch
