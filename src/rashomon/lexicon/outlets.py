"""Outlets and agencies: names, other names, hosts, and the words outlets' names end in."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Literal

from rashomon.lexicon.loading import entries, tables

OutletKind = Literal["agency", "newspaper", "broadcaster", "website", "issuer"]


@dataclass(frozen=True, slots=True)
class Outlet:
    """One outlet or agency, with the hosts it publishes on."""

    name: str
    kind: OutletKind
    example: str
    hosts: tuple[str, ...] = ()
    also: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse an entry whose example does not name it."""
        if not any(name.casefold() in self.example.casefold() for name in (self.name, *self.also)):
            raise ValueError(f"neither {self.name!r} nor another of its names stands in its own example")
        if bad := [host for host in self.hosts if "/" in host or host.startswith("www.")]:
            raise ValueError(f"hosts = {bad[0]!r}; give the bare host, such as 'example.org'")


@cache
def outlets() -> tuple[Outlet, ...]:
    """All outlets, in order."""
    return entries(Outlet, "outlets.toml", "outlets")


@cache
def named(name: str) -> Outlet | None:
    """The outlet of that name or other name, if it is known."""
    return _names().get(name.casefold())


def of_host(host: str) -> Outlet | None:
    """The outlet that publishes on a host or on a part of it ("edition.cnn.com")."""
    parts = host.casefold().split(".")
    return next((found for n in range(len(parts)) if (found := _hosts().get(".".join(parts[n:])))), None)


@cache
def heads() -> frozenset[str]:
    """Words that outlets' names end in, in lower case."""
    return frozenset(word.casefold() for word in _words("heads"))


def sounds_like_outlet(name: str) -> bool:
    """Whether a name is a known outlet's or ends or begins like one ("Quayside Weekly")."""
    found = name.casefold().removeprefix("the ").split()
    if not found:
        return False
    return named(name) is not None or not heads().isdisjoint((found[0], found[-1])) or found[-1].endswith(_endings())


@cache
def _endings() -> tuple[str, ...]:
    return tuple(_words("endings"))


@cache
def spoken_of() -> re.Pattern[str]:
    """Names of outlets within a sentence: known ones, "the daily Ferryman", "the Delta Courier"."""
    capital = r"[A-ZÀ-Þ][\w'’-]*"
    quoted = [outlet for outlet in outlets() if outlet.kind != "issuer"]
    # Two letters are trusted only where they are the outlet's whole name.
    known = {name for outlet in quoted for name in (outlet.name, *outlet.also) if len(name) > 2 or name == outlet.name}
    names, papers, calls = map(_longest_first, (known, _words("papers"), _words("calls")))
    return re.compile(
        rf"(?<![\w.-])(?:(?P<known>{names})|(?:{calls}) (?P<called>(?:The )?{capital}(?: {capital}){{0,2}})"
        rf"|(?P<paper>(?:The )?(?:{capital} ){{1,3}}(?:{papers}))|(?P<radio>(?:Radio|TV) {capital}))(?![\w-])"
    )


def _longest_first(found: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(found, key=lambda word: (-len(word), word)))


@cache
def quoting() -> re.Pattern[str]:
    """Words by which an outlet is quoted."""
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, _words('quoting')))})\b")


def _words(name: str) -> list[str]:
    found: list[str] = tables("outlets.toml")["words"][name]
    return found


@cache
def _names() -> dict[str, Outlet]:
    return {name.casefold(): outlet for outlet in outlets() for name in (outlet.name, *outlet.also)}


@cache
def _hosts() -> dict[str, Outlet]:
    return {host: outlet for outlet in outlets() for host in outlet.hosts}
