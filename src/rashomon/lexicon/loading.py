"""TOML to frozen entries, checked as they are read; an error names the file, the entry and what would be right.

Every lexicon is a TOML file and a module of the same name beside it: the module has the entry class, whose own
`__post_init__` knows what is wrong with an entry, and one cached function that gives all entries.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import MISSING, fields
from functools import cache
from importlib.resources import files
from typing import Any, Literal, TypeVar, get_args, get_origin, get_type_hints

from rashomon.errors import LexiconError

E = TypeVar("E")


@cache
def tables(file: str) -> dict[str, Any]:
    """The whole of one of our TOML files, by file name. Any: TOML comes in."""
    return tomllib.loads((files("rashomon.lexicon") / file).read_text(encoding="utf-8"))


def entries(cls: type[E], file: str, key: str) -> tuple[E, ...]:
    """Entries of class `cls` from the array of tables `key` in `file`, in order."""
    return tuple(entry(cls, row, f"{file}, [[{key}]] {n}") for n, row in enumerate(tables(file)[key], 1))


def own(cls: type[E], stage: str, extra: Iterable[Mapping[str, Any]]) -> tuple[E, ...]:
    """A user's own entries: the option `extra` of a stage, in order. Any: TOML or JSON comes in."""
    return tuple(entry(cls, row, f"[[{stage}.extra]] {n}") for n, row in enumerate(extra, 1))


def entry(cls: type[E], row: Mapping[str, Any], at: str) -> E:
    """One entry; `at` is where it stands, for the error."""
    hints = get_type_hints(cls)
    known = {f.name: f for f in fields(cls)}  # type: ignore[arg-type]
    if unknown := sorted(set(row) - set(known)):
        raise LexiconError(f"{at}: {unknown[0]} is not a key; choose from {', '.join(known)}")
    if missing := [
        n for n, f in known.items() if n not in row and f.default is MISSING and f.default_factory is MISSING
    ]:
        raise LexiconError(f"{at}: {missing[0]} is missing")
    for name, value in row.items():
        _check_word(hints[name], name, value, at)
    try:
        return cls(**{name: _frozen(value) for name, value in row.items()})
    except (TypeError, ValueError) as wrong:
        raise LexiconError(f"{at}: {wrong}") from wrong


def _check_word(kind: Any, name: str, value: Any, at: str) -> None:
    for arg in (kind, *get_args(kind)):
        if get_origin(arg) is Literal:
            allowed = get_args(arg)
            for word in value if isinstance(value, list) else [value]:
                if word not in allowed:
                    raise LexiconError(f"{at}: {name} = {word!r}; choose one of {', '.join(map(str, allowed))}")


def _frozen(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_frozen(item) for item in value)
    return value
