"""Dates as days that can be compared: "1962-10-26TMO" is one day, "1962-W43" seven, "1962-10-24/1962-10-26" three."""

import re
from calendar import monthrange
from datetime import date

Days = tuple[int, int]
"""First and last day, counted from the year 1."""

_POINT = re.compile(r"(\d{4})(?:-(?:W(\d{2})(?:-(\d))?|(\d{2})(?:-(\d{2}))?))?(?![\d])")


def days(value: str | None) -> Days | None:
    """The days a value takes in; None for lengths, repetitions and what has no day."""
    if not value:
        return None
    ends = [found for part in value.split("/")[:2] if (found := _point(part))]
    if not ends:
        return None
    return min(end[0] for end in ends), max(end[1] for end in ends)


def _point(value: str) -> Days | None:
    match = _POINT.match(value)
    if match is None:
        return None
    year, week, weekday, month, day = (None if part is None else int(part) for part in match.groups())
    try:
        if week is not None:
            first = date.fromisocalendar(year or 1, week, weekday or 1).toordinal()
            return first, first if weekday else first + 6
        if day is not None:
            only = date(year or 1, month or 1, day).toordinal()
            return only, only
        if month is not None:
            return date(year or 1, month, 1).toordinal(), date(
                year or 1, month, monthrange(year or 1, month)[1]
            ).toordinal()
        return date(year or 1, 1, 1).toordinal(), date(year or 1, 12, 31).toordinal()
    except ValueError:
        return None


def iso(span: Days) -> str:
    """Days as a value again: one day, or an interval."""
    first, last = (date.fromordinal(n).isoformat() for n in span)
    return first if first == last else f"{first}/{last}"
