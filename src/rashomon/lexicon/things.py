"""What kind of thing a noun names: "hop-picker" is somebody, "loom" is a thing, "envy" is neither.

things.tsv, made from WordNet by training/things.py, has the nouns; things.toml says which of WordNet's senses make up a
class, and which words it has wrong for news. What is done to a thing of a class stands in events.toml, written by us.
"""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from rashomon.lexicon.loading import entries

_SENSE = re.compile(r"[a-z_]+%1:\d\d:\d\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A class of nouns: the senses it is made of with all that is under them, and what it does without.

    Where it has `endings`, only nouns that end so are wanted.
    """

    name: str
    roots: tuple[str, ...]
    without: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()
    endings: tuple[str, ...] = ("",)
    example: str

    def __post_init__(self) -> None:
        for sense in (*self.roots, *self.without):
            if not _SENSE.fullmatch(sense):
                raise ValueError(f"{sense!r} is no sense; write it as WordNet does: 'loom%1:06:00'")


@cache
def kinds() -> tuple[Kind, ...]:
    """All classes, in the order of the file: what the command reads, and nobody else."""
    return entries(Kind, "things.toml", "kinds")


@cache
def nouns() -> Mapping[str, frozenset[str]]:
    """The nouns of each class, in small letters."""
    text = (files("rashomon.lexicon") / "things.tsv").read_text(encoding="utf-8")
    found: dict[str, set[str]] = defaultdict(set)
    for line in text.splitlines()[1:]:
        names, _, alike = line.partition("\t")
        for name in names.split():
            found[name].update(alike.split())
    return MappingProxyType({name: frozenset(found[name]) for name in sorted(found)})
