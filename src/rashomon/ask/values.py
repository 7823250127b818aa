"""What words were taken to mean, and whether two accounts can both be right: pure comparisons of resolved values."""

import re
from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from math import asin, cos, inf, radians, sin, sqrt

from rashomon.ask.answers import State
from rashomon.records import Figure, MentionPlace

Interval = tuple[date, date]

NEAR_KM = 50.0
"""Two named points closer than this are one place told by two names ("off", "near"): no conflict."""

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:T(.+))?")
_MONTH = re.compile(r"(\d{4})-(\d{2})")
_YEAR = re.compile(r"\d{4}")
_DECADE = re.compile(r"(\d{3})X?")
_WEEK = re.compile(r"(\d{4})-W(\d{2})(-WE)?")
_SEASON = re.compile(r"(\d{4})-(SP|SU|FA|AU|WI|Q[1-4]|H[12])")
_VAGUE = {"PAST_REF": "some time ago", "PRESENT_REF": "now", "FUTURE_REF": "some time to come"}
_PARTS = {"MO": "morning", "MI": "midday", "AF": "afternoon", "EV": "evening", "NI": "night", "DT": "daytime"}
_SEASONS = {
    "SP": (3, 5, "spring"), "SU": (6, 8, "summer"), "FA": (9, 11, "autumn"), "AU": (9, 11, "autumn"),
    "WI": (12, 2, "winter"), "Q1": (1, 3, "first quarter of"), "Q2": (4, 6, "second quarter of"),
    "Q3": (7, 9, "third quarter of"), "Q4": (10, 12, "fourth quarter of"), "H1": (1, 6, "first half of"),
    "H2": (7, 12, "second half of"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody as resolved: an entity, the country it acts for, and its name; no id where nobody could be told."""

    actor_id: str | None
    country: str | None
    name: str = ""
    person: bool = False

    @property
    def told(self) -> bool:
        """Whether anything is known of who it is."""
        return self.actor_id is not None or self.country is not None


def interval(value: str | None) -> Interval | None:
    """First and last day of a TIMEX3 date ("1962-10" is the whole month); None when it names no days."""
    if not value:
        return None
    if "/" in value:
        first, last = (interval(part) for part in value.split("/", 1))
        return (first[0], last[1]) if first and last and first[0] <= last[1] else None
    try:
        return _days(value)
    except ValueError:
        return None


def told_date(value: str | None) -> str | None:
    """A TIMEX3 date in words: "26 October 1962", "22 to 24 October 1962", "the night of 25 October 1962"."""
    if not value:
        return None
    if value in _VAGUE:
        return _VAGUE[value]
    if "/" in value:
        return _told_stretch(*value.split("/", 1))
    if found := _DAY.fullmatch(value):
        day = f"{int(found[3])} {_MONTHS[int(found[2]) - 1]} {found[1]}" if 1 <= int(found[2]) <= 12 else value
        return f"{day}, {_PARTS.get(found[4], found[4])}" if found[4] else day
    if (found := _MONTH.fullmatch(value)) and 1 <= int(found[2]) <= 12:
        return f"{_MONTHS[int(found[2]) - 1]} {found[1]}"
    if found := _WEEK.fullmatch(value):
        monday = date.fromisocalendar(int(found[1]), max(1, min(int(found[2]), 52)), 1)
        return f"{'weekend of the week' if found[3] else 'week'} of {told_date(monday.isoformat())}"
    if found := _SEASON.fullmatch(value):
        return f"{_SEASONS[found[2]][2]} {found[1]}"
    if found := _DECADE.fullmatch(value):
        return f"{found[1]}0s"
    return value


def told_figure(figure: Figure) -> str:
    """A count with its range: "19 or more", "20 to 25", "at most 3"."""
    if figure.low is not None and figure.low == figure.high:
        return f"{figure.low:,}"
    if figure.low is not None and figure.high is not None:
        return f"{figure.low:,} to {figure.high:,}"
    if figure.low is not None:
        return f"{figure.low:,} or more"
    return f"at most {figure.high:,}" if figure.high is not None else "a number not told"


def parties_conflict(a: Iterable[Party], b: Iterable[Party]) -> bool:
    """Whether no party of one account can be a party of the other: other entities, no country or name in common."""
    ones, others = [p for p in a if p.told], [p for p in b if p.told]
    if not ones or not others:
        return False
    return not any(_may_be_one(one, other) for one in ones for other in others)


def dates_conflict(a: Iterable[str], b: Iterable[str]) -> bool:
    """Whether every day of one account lies outside every day of the other."""
    ones, others = _days_of(a), _days_of(b)
    if not ones or not others:
        return False
    return all(x[1] < y[0] or y[1] < x[0] for x in ones for y in others)


def places_conflict(a: Iterable[MentionPlace], b: Iterable[MentionPlace]) -> bool:
    """Whether no place of one account can be a place of the other: other countries, or two named points far apart."""
    ones, others = _known(a), _known(b)
    if not ones or not others:
        return False
    return all(_apart(one, other) for one in ones for other in others)


def figures_conflict(a: Iterable[Figure], b: Iterable[Figure]) -> bool:
    """Whether the ranges of one account and the other have no number in common."""
    ones, others = list(a), list(b)
    if not ones or not others:
        return False
    return all(_top(x) < _low(y) or _top(y) < _low(x) for x in ones for y in others)


def state(words: Sequence[frozenset[str]], conflicts: Iterable[bool], *, resolved: Sequence[bool]) -> State:
    """How accounts meet on a point: their words (a set an account), which pairs conflict, which have values."""
    told = [index for index, said in enumerate(words) if said]
    if not told:
        return "nothing found"
    if len(told) == 1:
        return "one account"
    if any(conflicts):
        return "conflict"
    if frozenset.intersection(*(words[index] for index in told)):
        return "agree"
    return "same value, other words" if sum(resolved[index] for index in told) > 1 else "not compared"


def pairs(count: int) -> Iterable[tuple[int, int]]:
    """Every two of so many accounts."""
    return combinations(range(count), 2)


def _days(value: str) -> Interval | None:
    if found := _DAY.fullmatch(value):
        day = date(int(found[1]), int(found[2]), int(found[3]))
        return day, day
    if found := _MONTH.fullmatch(value):
        return _months(int(found[1]), int(found[2]), int(found[2]))
    if _YEAR.fullmatch(value):
        return _months(int(value), 1, 12)
    if found := _WEEK.fullmatch(value):
        monday = date.fromisocalendar(int(found[1]), int(found[2]), 1)
        return (monday + timedelta(5) if found[3] else monday), monday + timedelta(6)
    if found := _SEASON.fullmatch(value):
        first, last, _ = _SEASONS[found[2]]
        year = int(found[1])
        if first > last:
            return date(year, first, 1), _months(year + 1, last, last)[1]
        return _months(year, first, last)
    if found := _DECADE.fullmatch(value):
        return date(int(found[1]) * 10, 1, 1), date(int(found[1]) * 10 + 9, 12, 31)
    return None


def _months(year: int, first: int, last: int) -> Interval:
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def _told_stretch(first: str, last: str) -> str:
    a, b = _DAY.fullmatch(first), _DAY.fullmatch(last)
    if a and b and a[1] == b[1] and a[2] == b[2] and not (a[4] or b[4]):
        return f"{int(a[3])} to {told_date(last)}"
    if a and b and a[1] == b[1] and not (a[4] or b[4]):
        return f"{int(a[3])} {_MONTHS[int(a[2]) - 1]} to {told_date(last)}"
    return f"{told_date(first)} to {told_date(last)}"


def _may_be_one(a: Party, b: Party) -> bool:
    if (a.actor_id is not None and a.actor_id == b.actor_id) or (a.country is not None and a.country == b.country):
        return True
    # Whom a person of no known country acts for, nobody can tell: it may be the very state.
    if a.person != b.person and (a.country is None or b.country is None):
        return True
    # "the Navy" of no known country may be "the American navy".
    if (a.country is None or b.country is None) and _words(a) & _words(b):
        return True
    # "NATO" and "NATO allies", "the Marov government" and "President Marov".
    return bool(_names(a) & _names(b))


def _names(party: Party) -> frozenset[str]:
    return frozenset(word for word in re.findall(r"\w+", party.name) if len(word) > 2 and word[0].isupper())


def _words(party: Party) -> frozenset[str]:
    return frozenset(word.casefold() for word in re.findall(r"\w+", party.name) if len(word) > 3)


def _days_of(values: Iterable[str]) -> list[Interval]:
    return [days for value in values if (days := interval(value))]


def _known(places: Iterable[MentionPlace]) -> list[MentionPlace]:
    return [place for place in places if place.country or place.geonames_id is not None]


def _apart(a: MentionPlace, b: MentionPlace) -> bool:
    if a.geonames_id is not None and a.geonames_id == b.geonames_id:
        return False
    if a.country and b.country and a.country != b.country:
        return not _points_near(a, b)
    points = {"site", "city"}
    if a.precision in points and b.precision in points and a.geonames_id is not None and b.geonames_id is not None:
        return not _points_near(a, b)
    return False


def _points_near(a: MentionPlace, b: MentionPlace) -> bool:
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return False
    return _kilometres(a.lat, a.lon, b.lat, b.lon) <= NEAR_KM


def _kilometres(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    half = sin(radians(other_lat - lat) / 2) ** 2
    half += cos(radians(lat)) * cos(radians(other_lat)) * sin(radians(other_lon - lon) / 2) ** 2
    return 2 * 6371.0 * asin(min(1.0, sqrt(half)))


def _low(figure: Figure) -> float:
    return -inf if figure.low is None else figure.low


def _top(figure: Figure) -> float:
    return inf if figure.high is None else figure.high
