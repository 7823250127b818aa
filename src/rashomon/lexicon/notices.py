"""Lines around a story, with their roles: "originally published by", "All rights reserved", bios, bylines, sections.

`notices.toml` holds what says where a text comes from and who made it, `boilerplate.toml` the rest (disclaimers, calls
to act, page furniture). Both have entries of one class. `[words]` in `notices.toml` are lists that patterns may name in
braces: `{publish}`.
"""

import re
from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal, TypeAlias

from rashomon.errors import LexiconError
from rashomon.lexicon.loading import entries, tables
from rashomon.records import ProvenanceKind, Role

Where = Literal["any", "head", "foot", "edge"]

FOLDED = {ord(mark): "'" for mark in "\u2018\u2019\u201b\u02bc"}
FOLDED |= {ord(mark): '"' for mark in "\u201c\u201d\u201e\u201f\u00ab\u00bb"}
FOLDED |= {code: " " for code in range(0x3001) if chr(code).isspace()}
"""Quotation marks and white space made plain, one character for one, so that offsets stay what they are."""


@dataclass(frozen=True, slots=True)
class Notice:
    """A kind of line: what it says, what it is for, and where in a text it may be believed."""

    role: Role
    pattern: str
    example: str
    where: Where = "edge"
    kind: ProvenanceKind | None = None
    keys: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse an entry that its own example does not show."""
        found = _compiled(self.pattern).search(self.example.translate(FOLDED))
        if found is None:
            raise ValueError(f"pattern {self.pattern!r} does not find its own example {self.example!r}")
        if self.kind and "name" not in found.re.groupindex:
            raise ValueError(f"kind = {self.kind!r} needs {{Name}} in the pattern")
        if self.keys and not set(self.keys) & words_of(self.example):
            raise ValueError(f"none of keys = {list(self.keys)} stands in its own example {self.example!r}")


@cache
def listed(name: str) -> tuple[str, ...]:
    """One list of `[words]`, in its own order."""
    return tuple(_lists()[name])


@cache
def words(name: str) -> frozenset[str]:
    """One list of `[words]`, in lower case."""
    return frozenset(word.casefold() for word in _lists()[name])


@cache
def alternatives(name: str) -> str:
    """One list of `[words]` as a group for a pattern, longest first."""
    return "(?:" + "|".join(re.escape(word) for word in sorted(_lists()[name], key=lambda w: (-len(w), w))) + ")"


@cache
def notices() -> tuple[Notice, ...]:
    """What says where a text comes from and who made it."""
    return entries(Notice, "notices.toml", "notices")


@dataclass(frozen=True, slots=True)
class Found:
    """What an entry found in a line."""

    entry: Notice
    words: str


_Asked: TypeAlias = tuple[int, Notice, Callable[[str], re.Match[str] | None]]


class Index:
    """Entries by their key words, so that a line asks only those that could speak of it."""

    def __init__(self, known: Iterable[Notice]) -> None:
        asked: list[_Asked] = [(n, entry, _compiled(entry.pattern).search) for n, entry in enumerate(known)]
        self._always = [one for one in asked if not one[1].keys]
        self._by: dict[str, list[_Asked]] = {}
        for one in asked:
            for key in one[1].keys:
                self._by.setdefault(key, []).append(one)

    def ask(self, folded: str, roles: Container[Role] | None = None) -> Iterator[tuple[Notice, re.Match[str]]]:
        """Entries that speak of a folded line, in their order, with what they found."""
        worth = {one[0]: one for key in self._by.keys() & words_of(folded) for one in self._by[key]}
        for _, entry, find in sorted([*self._always, *worth.values()], key=_first):
            if (roles is None or entry.role in roles) and (match := find(folded)):
                yield entry, match


def _first(one: _Asked) -> int:
    return one[0]


def words_of(folded: str) -> set[str]:
    """The words of a line in lower case."""
    return set(re.findall(r"[^\W_]+|©", folded.casefold()))


@cache
def name_pattern() -> re.Pattern[str]:
    """A name of an outlet, agency or person, wherever it begins."""
    return re.compile(_NAME)


@cache
def _lists() -> dict[str, list[str]]:
    found: dict[str, list[str]] = tables("notices.toml")["words"]
    return found


# A name of an outlet, agency or person: capitalised words, joined by small ones that stand between capitals.
_WORD = r"[A-ZÀ-ÖØ-Þ](?:[\w&'-]|\.(?=\w)|(?<=[ .(][A-Z])\.)*"
_NAME = rf"(?-i:(?:The )?(?:[0-9]+)?{_WORD}(?:(?: (?:&|of|of the|for|de|du|la|le|al|di|van|von))? [0-9]*{_WORD}| \d+)*)"
# A person: two to four capitalised words, with particles.
_PERSON = (
    rf"(?-i:(?:Dr\.? |Prof\.? )?{_WORD}(?: (?:van|von|de|der|den|del|della|di|da|al|el|bin|ibn|la|le|du|ter|y)){{0,2}}"
    rf" (?:al-|el-|d'|de-)?{_WORD}(?: {_WORD})?)"
)
_CAPITALS = {"Name": f"(?-i:the )?(?P<name>{_NAME})", "Outlet": f"(?-i:the )?{_NAME}", "Person": _PERSON}


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    def put(match: re.Match[str]) -> str:
        name = match.group(1)
        if name in _CAPITALS:
            return _CAPITALS[name]
        if name not in _lists():
            raise LexiconError(f"notices.toml: {{{name}}} is not a list of [words]; choose from {', '.join(_lists())}")
        return alternatives(name)

    return re.compile(re.sub(r"\{([A-Za-z_]+)\}", put, pattern), re.IGNORECASE)
