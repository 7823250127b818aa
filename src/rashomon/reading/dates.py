"""Calendar dates as they stand in a line, with how exact each is; a year is never supplied."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache

from rashomon.lexicon.notices import alternatives, listed
from rashomon.records import Precision


@dataclass(frozen=True, slots=True)
class Dated:
    """One date in a text: "5 May 2019" is 2019-05-05, day; "May 5" is --05-05, none."""

    start: int
    end: int
    value: str
    precision: Precision
    ambiguous: bool = False


def dates(text: str) -> Iterator[Dated]:
    """All dates of a text, in order."""
    if not _DIGIT.search(text):
        return
    for match in _pattern().finditer(text):
        if found := _dated(match):
            yield found


def moment(value: str) -> tuple[str, Precision] | None:
    """A date or time given as data, as ISO 8601, with its precision; null when it is none."""
    value = value.strip()
    if re.fullmatch(r"\d{4}", value):
        return value, "year"
    if re.fullmatch(r"\d{4}-(?:0[1-9]|1[0-2])", value):
        return value, "month"
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return (value, "day") if _day(*map(int, value.split("-"))) else None
    if re.match(r"\d{4}-?\d\d-?\d\d[T ]?\d\d", value):
        stamp = re.sub(r"\s+(?=[+-]\d|Z|UTC|GMT)|UTC$|GMT$", "", value.replace(" ", "T", 1))
        try:
            when = datetime.fromisoformat(stamp)
        except ValueError:
            value = value[:10]
        else:
            return (when.isoformat(), "day") if _year(when.year) else None
    found = [d for d in dates(value) if d.precision != "none"]
    return (found[0].value, found[0].precision) if len({d.value for d in found}) == 1 else None


_DIGIT = re.compile(r"\d")


@cache
def _pattern() -> re.Pattern[str]:
    month = rf"(?:{alternatives('months')}|{alternatives('short_months')}\.?)"
    return re.compile(
        rf"(?<![\d/.-])(?:(?P<y1>\d{{4}})(?P<s1>[-/.])(?P<m1>\d\d?)(?P=s1)(?P<d1>\d\d?)(?![\d])(?:T[\d:]{{5,8}}Z?)?"
        rf"|(?P<d2>\d\d?)(?:st|nd|rd|th)?(?: of)?[ -](?P<m2>{month})(?:,? |-)(?P<y2>\d{{4}})(?!\d)"
        rf"|(?P<m3>{month}) (?P<d3>\d\d?)(?:st|nd|rd|th)?,? ?(?P<y3>\d{{4}})(?!\d)"
        rf"|(?P<a4>\d\d?)(?P<s4>[./-])(?P<b4>\d\d?)(?P=s4)(?P<y4>\d{{4}})(?!\d)"
        rf"|(?P<m6>{month}) (?P<d6>\d\d?)(?:st|nd|rd|th)?\b(?![:\d])"
        rf"|(?P<d7>\d\d?)(?:st|nd|rd|th)?(?: of)? (?P<m7>{month})\b"
        rf"|(?P<m5>{month}),? (?P<y5>\d{{4}})(?!\d))",
        re.IGNORECASE,
    )


@cache
def _month(name: str) -> int:
    return [month[:3].casefold() for month in listed("months")].index(name[:3].casefold()) + 1


def _dated(match: re.Match[str]) -> Dated | None:
    g, start, end = match.groupdict(), match.start(), match.end()
    if g["y1"]:
        day = _day(int(g["y1"]), int(g["m1"]), int(g["d1"]))
    elif g["y2"]:
        day = _day(int(g["y2"]), _month(g["m2"]), int(g["d2"]))
    elif g["y3"]:
        day = _day(int(g["y3"]), _month(g["m3"]), int(g["d3"]))
    elif g["y4"]:
        return _figures(g, start, end)
    elif g["y5"]:
        return Dated(start, end, f"{g['y5']}-{_month(g['m5']):02d}", "month") if _year(int(g["y5"])) else None
    else:
        month, day_of = (g["m6"], g["d6"]) if g["m6"] else (g["m7"], g["d7"])
        return Dated(start, end, f"--{_month(month):02d}-{int(day_of):02d}", "none") if 0 < int(day_of) < 32 else None
    return Dated(start, end, day, "day") if day else None


def _figures(g: dict[str, str], start: int, end: int) -> Dated | None:
    # Points are written day first; strokes either way, so both below 13 leave only the year.
    a, b, year = int(g["a4"]), int(g["b4"]), int(g["y4"])
    first, second = _day(year, b, a), _day(year, a, b)
    if first and second and a != b:
        if g["s4"] == ".":
            return Dated(start, end, first, "day", ambiguous=True)
        return Dated(start, end, str(year), "year", ambiguous=True)
    day = first or second
    return Dated(start, end, day, "day") if day else None


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat() if _year(year) else None
    except ValueError:
        return None


def _year(year: int) -> bool:
    return 1700 <= year <= 2100
