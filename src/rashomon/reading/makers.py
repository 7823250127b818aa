"""Names of those who made or own a text: agencies in datelines and bylines, holders of rights, makers of pictures."""

import re
from collections.abc import Iterator
from functools import cache

from rashomon.lexicon.notices import alternatives, listed, name_pattern, words
from rashomon.lexicon.outlets import named
from rashomon.reading.dates import dates


def agencies_in(folded: str) -> Iterator[tuple[int, int]]:
    """Agencies that a byline names: "By our staff, with Northwire"."""
    for match in name_pattern().finditer(folded):
        name = re.sub(r"^(?:By|BY|From|With) ", "", match.group())
        start = match.end() - len(name)
        known = named(name)
        if (known and known.kind == "agency") or (not known and _wire_name(name)):
            yield start, match.end()


def _wire_name(name: str) -> bool:
    last = name.casefold().split()[-1:] or [""]
    return last[0] in words("agency_heads") or last[0].endswith("wire")


def bracketed(folded: str) -> Iterator[tuple[int, int]]:
    """The agency in the brackets of a dateline."""
    for match in re.finditer(r"[(/\[]([A-Z][\w&.' -]{1,40})[)/\]]", folded):
        if not list(dates(match.group(1))):
            yield match.start(1), match.end(1)


def credited(folded: str) -> Iterator[tuple[int, int]]:
    """Whose picture it is, as a credit line says."""
    if reports(folded):
        return
    if late := re.search(r"\bcredits?: *", folded[8:], re.IGNORECASE):
        at = 8 + late.end()
        yield from ((at + start, at + end) for start, end in credited(folded[at:]))
        return
    begun = re.match(r"\W*[\w ]{0,40}?(?::| by | from | courtesy of | via |©)\s*", folded, re.IGNORECASE)
    bracket = re.search(r"\(([^()]{2,60})\)\W*$", folded)
    if bracket and begun and folded[begun.start() : begun.end()].strip().endswith(":"):
        yield bracket.start(1), bracket.end(1)
        return
    rest = folded[begun.end() :] if begun else folded
    at = begun.end() if begun else 0
    name = re.match(r"(?:the )?((?:[^,.;()]|(?<=\b[A-Z])\.){2,60}?)(?= unless| under|[,;()]|(?<!\b[A-Z])\.|$)", rest)
    if name and name.group(1)[:1].isupper():
        yield at + name.start(1), at + name.end(1)


def holders_in(folded: str) -> Iterator[tuple[int, int]]:
    """Names in the first sentence of a copyright line, signs and years apart."""
    first = re.split(r"(?<=\w)\. |\.$", folded, maxsplit=1)[0]
    for match in re.finditer(r"[^,;|]+", first):
        begun = _before_holder().match(match.group())
        at = match.start() + (begun.end() if begun else 0)
        if name := name_pattern().match(folded, at, match.end()):
            said = _after_holder().sub("", until_date(name.group()))
            if said:
                yield at, at + len(said)


@cache
def _before_holder() -> re.Pattern[str]:
    years = r"(?:19|20)\d\d(?:[-–](?:19|20)?\d\d)?"
    return re.compile(rf"(?:\W|{alternatives('before_holder')}(?![^\W\d_])|{years})*", re.IGNORECASE)


@cache
def _after_holder() -> re.Pattern[str]:
    return re.compile(r"\s*(?:©|(?:19|20)\d\d(?:[-–/](?:19|20)?\d\d)?|all rights.*)\W*$", re.IGNORECASE)


def reports(folded: str) -> bool:
    """Whether a line says who reported, as agencies do under a story."""
    return bool(_reporting().match(folded))


@cache
def _reporting() -> re.Pattern[str]:
    return re.compile(rf"\W*(?:\w+ )?{alternatives('reporting')} by", re.IGNORECASE)


def until_date(name: str) -> str:
    """A name without the day or the words that were capitalised after it: "Quayside Weekly, May" is Quayside Weekly."""
    parts = name.split(" ")
    while len(parts) > 1 and parts[-1].strip(".,").casefold() in _calendar():
        parts.pop()
    return " ".join(parts).rstrip(" .,;:")


@cache
def _calendar() -> frozenset[str]:
    return frozenset(name.casefold() for key in ("months", "short_months", "weekdays") for name in listed(key))
