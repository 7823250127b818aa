"""TOML to frozen entries, checked as they are read; an error names the file, the entry and what would be right.

Every lexicon is a TOML file and a module of the same name beside it: the module has the entry class, whose own
`__post_init__` knows what is wrong with an entry, and one cached function that gives all entries.
"""

import tomllib
import types
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import MISSING, dataclass, fields, replace
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from typing import Any, Generic, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from rashomon.errors import LexiconError

E = TypeVar("E")


@cache
def tables(file: str) -> dict[str, Any]:
    """The whole of one of our TOML files, by file name. Any: TOML comes in."""
    return tomllib.loads((files("rashomon.lexicon") / file).read_text(encoding="utf-8"))


def entries(cls: type[E], file: str, key: str) -> tuple[E, ...]:
    """Entries of class `cls` from the array of tables `key` in `file`, in order."""
    return tuple(entry(cls, row, f"{file}, [[{key}]] {n}") for n, row in enumerate(tables(file)[key], 1))


@dataclass(frozen=True, slots=True)
class Mended(Generic[E]):
    """Our entries as a user has mended them, and the user's own."""

    ours: tuple[E, ...]
    own: tuple[E, ...]


def mended(
    ours: Sequence[E],
    stage: str,
    extra: Iterable[Mapping[str, Any]] = (),
    disable: Iterable[str] = (),
    option: str = "extra",
) -> Mended[E]:
    """Our entries, some disabled and some changed by a user, and the user's own. Every class of entries has an `id`.

    An entry that gives an `id` of ours changes the keys it gives; one that comes out with an id of ours takes its
    place; any other is the user's own. Any: TOML or JSON comes in.
    """
    standing = {_id(one): one for one in ours}
    own: dict[str, E] = {}
    for n, row in enumerate(extra, 1):
        name, made = _mending(row, standing, type(ours[0]), f"[[{stage}.{option}]] {n}")
        (standing if name in standing else own)[name] = made
    for name in disable:
        if name not in standing:
            raise LexiconError(f"[{stage}] disable: {name!r} is the id of no entry of ours{meant(name, standing)}")
    left_out = frozenset(disable)
    return Mended(tuple(one for name, one in standing.items() if name not in left_out), tuple(own.values()))


def entry(cls: type[E], row: Mapping[str, Any], at: str) -> E:
    """One entry; `at` is where it stands, for the error."""
    _check(cls, row, at)
    known = {f.name: f for f in fields(cls)}  # type: ignore[arg-type]
    if missing := [
        n for n, f in known.items() if n not in row and f.default is MISSING and f.default_factory is MISSING
    ]:
        raise LexiconError(f"{at}: {missing[0]} is missing")
    try:
        return cls(**{name: _frozen(value) for name, value in row.items()})
    except (TypeError, ValueError) as wrong:
        raise LexiconError(f"{at}: {wrong}") from wrong


def meant(word: object, known: Iterable[str]) -> str:
    """The known word that is nearest to one that is not, as a question; nothing where none is near."""
    near = get_close_matches(str(word), [*known], n=1)
    return f"; did you mean {near[0]}?" if near else ""


def _mending(row: Mapping[str, Any], ours: Mapping[str, E], cls: type[E], at: str) -> tuple[str, E]:
    """An entry of a user's, and the id under which it stands: that of ours which it changes, else its own."""
    name = str(row["id"]) if "id" in row else None
    if name is not None and name in ours:
        changes = {key: value for key, value in row.items() if key != "id"}
        _check(cls, changes, at)
        try:
            return name, replace(ours[name], **{key: _frozen(value) for key, value in changes.items()})  # type: ignore[type-var]
        except (TypeError, ValueError) as wrong:
            raise LexiconError(f"{at}: {wrong}") from wrong
    if name is not None and "id" not in {f.name for f in fields(cls)}:  # type: ignore[arg-type]
        near = meant(name, ours) or "."
        raise LexiconError(f"{at}: id = {name!r} is the id of no entry of ours{near} An entry of your own has no id")
    made = entry(cls, row, at)
    return _id(made), made


def _id(one: Any) -> str:
    """The id of an entry; Any: classes of entries have nothing else in common."""
    return str(one.id)


def _check(cls: type[Any], row: Mapping[str, Any], at: str) -> None:
    hints = _hints(cls)  # type: ignore[arg-type]  # mypy does not see that a class can be hashed
    known = list(hints)
    if unknown := sorted(set(row) - set(known)):
        raise LexiconError(
            f"{at}: {unknown[0]} is not a key{meant(unknown[0], known) or ';'} choose from {', '.join(known)}"
        )
    for name, value in row.items():
        _check_word(hints[name], name, value, at)
        if not _is_of(hints[name], value):
            raise LexiconError(f"{at}: {name} = {value!r}; write {_form(hints[name], value)}")


@cache
def _hints(cls: type[Any]) -> Mapping[str, Any]:
    hints = get_type_hints(cls)  # takes as long as all else that is done for an entry
    return {f.name: hints[f.name] for f in fields(cls)}


def _check_word(kind: Any, name: str, value: Any, at: str) -> None:
    for allowed in _choices(kind):
        for word in value if isinstance(value, list) else [value]:
            if word not in allowed:
                near = meant(word, map(str, allowed)) or ";"
                raise LexiconError(f"{at}: {name} = {word!r}{near} choose one of {', '.join(map(str, allowed))}")


@cache
def _choices(kind: Any) -> tuple[tuple[Any, ...], ...]:
    """The closed lists of words that a type holds."""
    return tuple(get_args(arg) for arg in (kind, *get_args(kind)) if get_origin(arg) is Literal)


def _is_of(kind: Any, value: Any) -> bool:
    """Whether a value of TOML or JSON is what a key wants; of kinds that entries seldom have nothing is asked."""
    if kind in (str, bool):
        return isinstance(value, kind)
    if get_origin(kind) in (Union, types.UnionType):
        return any(_is_of(arg, value) for arg in get_args(kind))
    if get_origin(kind) is tuple:
        return isinstance(value, (list, tuple)) and all(_is_of(get_args(kind)[0], item) for item in value)
    return kind is not int or (isinstance(value, int) and not isinstance(value, bool))


def _form(kind: Any, value: Any) -> str:
    """How a value is written."""
    if any(get_origin(arg) is tuple for arg in (kind, *get_args(kind))):
        return f'a list: ["{value}"]' if isinstance(value, str) else 'a list of words: ["one", "other"]'
    if bool in (kind, *get_args(kind)):
        return "true or false"
    return "a whole number" if int in (kind, *get_args(kind)) else 'text in quotation marks: "like this"'


def _frozen(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_frozen(item) for item in value)
    return value
