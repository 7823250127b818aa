"""Names of persons in bylines: "By Ola Brandt, Quayside Weekly correspondent" names Ola Brandt."""

import re
from collections.abc import Iterator
from functools import cache

from rashomon.lexicon.notices import alternatives, words
from rashomon.lexicon.outlets import sounds_like_outlet


def person(name: str) -> bool:
    """Two to four capitalised words, particles apart: "Britt van der Wick"."""
    parts = name.split()
    if not 2 <= len(parts) <= 6 or sounds_like_outlet(name):
        return False
    lower = [part.casefold() for part in parts]
    apart = words("particles") | words("honorifics")
    capitals = [part for part, low in zip(parts, lower, strict=True) if low not in apart]
    return (
        2 <= len(capitals) <= 4
        and all(_capital().fullmatch(part) for part in capitals)
        and _not_names().isdisjoint(part.strip(".") for part in lower if not re.fullmatch(r"[a-z]\.", part))
    )


def bare(name: str) -> str:
    """A name without "By", titles, hosts and marks around it: "Dr. Ola Brandt" is Ola Brandt."""
    name = re.sub(r"\s+", " ", name).strip(" \t\n*_.,;:|/-–—()[]\"'")
    name = re.sub(r"^(?:written |posted |story |text |words |reporting )?by:? ", "", name, flags=re.IGNORECASE)
    while (first := name.split(" ", 1)) and len(first) == 2 and first[0].casefold() in words("honorifics"):
        name = first[1]
    return name.strip(" .,;:")


def is_trade(name: str) -> bool:
    """What a writer is, no name: "Diplomatic Correspondent"."""
    return name.casefold().split()[-1] in words("trades")


def authors_in(folded: str) -> Iterator[tuple[int, int]]:
    """Where the writers' names stand in a byline, in order; editors and translators are none."""
    for part, start in _clauses(folded):
        if _not_writers().match(part):
            continue
        opening = _opening().match(part)
        begun = opening.end() if opening else 0
        yield from _names(part[begun:], start + begun)


def translators_in(folded: str) -> Iterator[tuple[int, int]]:
    """Where translators' names stand in a byline."""
    for part, start in _clauses(folded):
        if found := re.match(r"\W*(?:\w+ ){0,3}?transl\w+ (?:[\w ]{0,30})?by ", part, re.IGNORECASE):
            yield from _names(part[found.end() :], start + found.end())


@cache
def _capital() -> re.Pattern[str]:
    return re.compile(r"(?:al-|el-|d'|de-|O'|Mc|Mac)?[A-ZÀ-ÖØ-ÞŁŞŽĆČĐŠŻŹŚŇŘŤĎÅ][\w'’.-]*")


@cache
def _not_names() -> frozenset[str]:
    return words("weekdays") | words("common") | words("months") | words("navigation") | frozenset(("by",))


def _clauses(folded: str) -> Iterator[tuple[str, int]]:
    for match in re.finditer(r"[^;|•·()]+", folded):
        yield match.group(), match.start()


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(
        rf"\W*(?:(?:[A-Za-z]+ ){{0,3}}?{alternatives('opening')}\b[ :]*|articles by:? ?)\W*", re.IGNORECASE
    )


@cache
def _not_writers() -> re.Pattern[str]:
    return re.compile(rf"\W*(?:[a-z]+ ){{0,2}}{alternatives('not_writing')} by", re.IGNORECASE)


def _names(part: str, start: int) -> Iterator[tuple[int, int]]:
    ends = [*_between().finditer(part), None]
    begun = 0
    for gap in ends:
        piece = part[begun : gap.start() if gap else len(part)]
        name = piece.strip(" .*_\"'")
        at = start + begun + (piece.find(name) if name else 0)
        while (first := name.split(" ", 1)) and len(first) == 2 and first[0].casefold() in words("honorifics"):
            at += len(first[0]) + 1
            name = first[1]
        if name and person(name) and not is_trade(name):
            yield at, at + len(name)
        begun = gap.end() if gap else begun


@cache
def _between() -> re.Pattern[str]:
    return re.compile(rf",|/| {alternatives('between')} ", re.IGNORECASE)
