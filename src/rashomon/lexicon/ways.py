"""What the short words in a row's `rule` mean: a path to somebody, a way of handing over, in plain English."""

from collections.abc import Mapping, Sequence
from functools import cache
from types import MappingProxyType

from rashomon.lexicon.events import path
from rashomon.lexicon.loading import tables

FILE = "ways.toml"


def way(text: str) -> str:
    """A path in words: "obj>of|by:actor" is "its object, there behind “of” or “by”: somebody who can act"."""
    found = path(text)
    end = words("tests").get(found.test)
    return ", there ".join(map(_step, found.steps)) + (f": {end}" if end else "")


@cache
def words(name: str) -> Mapping[str, str]:
    """One of the tables: steps, tests, rules."""
    return MappingProxyType({str(short): str(said) for short, said in tables(FILE)[name].items()})


def _step(names: Sequence[str]) -> str:
    known = [words("steps")[name] for name in names if name in words("steps")]
    prepositions = [f"“{name}”" for name in names if name not in words("steps")]
    return " or ".join([*known, *([f"behind {_joined(prepositions)}"] if prepositions else [])])


def _joined(names: Sequence[str]) -> str:
    return " or ".join(filter(None, (", ".join(names[:-1]), names[-1])))
