"""From the parts of an expression to its value: one reckoning a shape, named by the rules in datewords.toml."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from rashomon.lexicon.datewords import Kind, words
from rashomon.pipeline import calendar

_ISO_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?![/\d])")
_ZULU = ("UTC", "GMT", "Z")


@dataclass(frozen=True, slots=True)
class Reckoned:
    """A value and what it was reckoned from; the value is null where there is nothing to reckon from."""

    value: str | None = None
    anchor: str | None = None


@dataclass(slots=True)
class When:
    """What a reckoning may lean on: the day the article speaks from, what it spoke of last, the clause's outlook.

    `until`: the last day it may speak from; another than `now` where only its month or year is known.
    `year`: the year that the sentence has just named, if it is none of today's.
    """

    now: date | None
    until: date | None
    basis: str
    day: date | None = None
    last: str | None = None
    year: str | None = None
    looks_ahead: Callable[[], bool] = field(default=lambda: False)

    def remember(self, told: Reckoned) -> None:
        """Keep what was spoken of last, for "the same day" and "two years later"."""
        self.day = day_of(told) or self.day
        if told.value and told.value[0].isdigit():
            self.last = told.value


Parts = Mapping[str, str]
_AT_HAND = 2
"""Days from an article's own within which one of two readings of a date in figures is taken to be meant."""
_NOTHING = Reckoned()


def day_of(told: Reckoned) -> date | None:
    """The day in a value, or null when it is coarser than a day."""
    match = _ISO_DAY.match(told.value or "")
    return calendar.made(int(match[1]), int(match[2]), int(match[3])) if match else None


def days_of(value: str) -> tuple[date, date] | None:
    """The first and last day of a date that may be coarse: "2024-02" is 1 to 29 February; null where it is none."""
    parts = value.split("-")
    if not all(map(str.isdecimal, parts)) or len(parts) > 3:
        return None
    year, month, day = (*map(int, parts), 0, 0)[:3]
    first = calendar.made(year, month or 1, day or 1)
    if first is None:
        return None
    if day:
        return first, first
    return first, calendar.months_on(first, 1 if month else 12) - timedelta(days=1)


def _number(word: str) -> str:
    return words("number").get(word.lower(), word)


def _figure(parts: Parts, name: Kind) -> int:
    """The number a month, ordinal or weekday stands for, in words or figures."""
    word = parts[name].lower()
    return int(words(name).get(word) or re.sub(r"\D", "", word))


def _by_now(reckon: Callable[[Parts, date, bool], str | None]) -> Callable[[Parts, When], Reckoned]:
    """A reckoning that needs the article's own date; without one the value is null."""

    def reckoning(parts: Parts, when: When) -> Reckoned:
        if when.now is None:
            return _NOTHING
        return Reckoned(reckon(parts, when.now, when.looks_ahead()), when.basis)

    return reckoning


def _calendar(parts: Parts, when: When) -> Reckoned:
    if "year" not in parts:
        if when.year:  # "In 1962 ... on October 22"
            return _calendar({**parts, "year": when.year}, When(None, None, ""))
        if when.now is None:
            return _NOTHING
        day = calendar.nearest(when.now, _figure(parts, "month"), int(parts["day"]))
        return Reckoned(day.isoformat() if day else None, when.basis)
    value = parts["year"]
    if "month" in parts:
        value += f"-{_figure(parts, 'month'):02}"
    if "day" in parts:
        value += f"-{int(parts['day']):02}"
        return Reckoned(value) if day_of(Reckoned(value)) else _NOTHING
    return Reckoned(value)


def _day_in_words(parts: Parts, when: When) -> Reckoned:
    day = words("ordinal")[(parts.get("ordinal") or parts["ordinal2"]).lower()]
    return _calendar({**parts, "day": day}, when)


def _days(parts: Parts, when: When) -> Reckoned:
    first = _calendar(parts, when)
    last = _calendar({**parts, "day": parts["day2"]}, when)
    if first.value is None or last.value is None or last.value <= first.value:
        return _NOTHING
    return Reckoned(f"{first.value}/{last.value}", first.anchor)


def _years(parts: Parts, when: When) -> Reckoned:
    last = parts["year2"]
    last = parts["year"][: 4 - len(last)] + last
    return Reckoned(f"{parts['year']}/{last}") if last > parts["year"] else Reckoned(parts["year"])


def _strokes(parts: Parts, when: When) -> Reckoned:
    """7/28/2007 and 28/7/2007 can be told apart, 7/8/2007 only where one of its readings is a day or two away."""
    year = int(parts["year"])
    if year < 100:
        year += 2000 if when.now is None or year <= when.now.year % 100 else 1900
    a, b = int(parts["a"]), int(parts["b"])
    days = {d for d in (calendar.made(year, a, b), calendar.made(year, b, a)) if d}
    if len(days) > 1 and when.now is not None:
        days = {d for d in days if abs((d - when.now).days) <= _AT_HAND}
        return Reckoned(days.pop().isoformat(), when.basis) if len(days) == 1 else _NOTHING
    return Reckoned(days.pop().isoformat()) if len(days) == 1 else _NOTHING


def _points(parts: Parts, when: When) -> Reckoned:
    day = calendar.made(int(parts["year"]), int(parts["month"]), int(parts["day"]))
    return Reckoned(day.isoformat() if day else None)


def _short_year(parts: Parts, when: When) -> Reckoned:
    if when.now is None:
        return _NOTHING
    century = when.now.year // 100 - (int(parts["short"]) > when.now.year % 100)
    return Reckoned(f"{century}{parts['short']}", when.basis)


def _quarter(parts: Parts, when: When) -> Reckoned:
    number = int(parts["digit"]) if "digit" in parts else _figure(parts, "ordinal") if "ordinal" in parts else 4
    if "year" in parts:
        return Reckoned(f"{parts['year']}-Q{number}")
    return Reckoned(f"{when.now.year}-Q{number}", when.basis) if when.now else _NOTHING


def _decade(parts: Parts, when: When) -> Reckoned:
    return Reckoned(parts["decade"] if len(parts["decade"]) == 3 else f"19{parts['decade']}")


def _century(parts: Parts, when: When) -> Reckoned:
    return Reckoned(f"{_figure(parts, 'ordinal') - 1:02}")


def _season(parts: Parts, when: When) -> Reckoned:
    return Reckoned(f"{parts['year']}-{words('season')[parts['season'].lower()]}")


def _season_alone(parts: Parts, now: date, ahead: bool) -> str:
    """The season now, or the one before; looking ahead, the one now or the next."""
    name = words("season")[parts["season"].lower()]
    told = calendar.last_season(now, name, 0)
    if told[:7] > now.isoformat()[:7] and not ahead:
        told = calendar.last_season(now, name, -1)
    return told if name == "WI" else f"{told[:4]}-{name}"  # a winter has no year of its own


def _shift(parts: Parts) -> int:
    return int(words("shift")[parts["shift"].lower()])


def _part(parts: Parts) -> str:
    return words("daypart")[(parts.get("daypart") or parts["daypart2"]).lower()]


def _weekday(parts: Parts, now: date, ahead: bool) -> str:
    wanted = _figure(parts, "weekday")
    if "shift" not in parts:
        return calendar.weekday(now, wanted, ahead).isoformat()
    by = _shift(parts)
    if by == 0:
        return (now + timedelta(days=wanted - now.weekday())).isoformat()
    return calendar.weekday(now + timedelta(days=1 if by > 0 else -1), wanted, by > 0).isoformat()


def _weekday_of_week(parts: Parts, now: date, ahead: bool) -> str:
    monday = now - timedelta(days=now.weekday()) + timedelta(weeks=_shift(parts))
    return (monday + timedelta(days=_figure(parts, "weekday"))).isoformat()


def _weekend(parts: Parts, now: date, ahead: bool) -> str:
    by = _shift(parts) if "shift" in parts else -1 if now.weekday() < 5 and not ahead else 0
    return f"{calendar.week(now + timedelta(weeks=by))}-WE"


def _month(parts: Parts, when: When) -> Reckoned:
    wanted = _figure(parts, "month")
    if when.year:
        return Reckoned(f"{when.year}-{wanted:02}", when.year)
    if when.now is None:
        return _NOTHING
    return Reckoned(calendar.month(when.now, wanted, when.looks_ahead()), when.basis)


def _day_of_year(parts: Parts, now: date, ahead: bool) -> str | None:
    month = words("month")[(parts.get("month") or parts["month2"]).lower()]
    day = calendar.made(now.year + _shift(parts), int(month), int(parts.get("day") or parts["day2"]))
    return day.isoformat() if day else None


def _every_weekday(parts: Parts, when: When) -> Reckoned:
    return Reckoned(f"XXXX-WXX-{_figure(parts, 'weekday') + 1}")


def _month_shifted(parts: Parts, now: date, ahead: bool) -> str:
    by, wanted = _shift(parts), _figure(parts, "month")
    if by == 0:
        return f"{now.year}-{wanted:02}"
    return calendar.month(calendar.months_on(now, by), wanted, by > 0)


def _month_of_year(parts: Parts, now: date, ahead: bool) -> str:
    return f"{now.year + _shift(parts)}-{_figure(parts, 'month'):02}"


def _deictic(parts: Parts, now: date, ahead: bool) -> str:
    return (now + timedelta(days=int(words("deictic")[parts["deictic"].lower()]))).isoformat()


def _ago(parts: Parts, now: date, ahead: bool) -> str | None:
    number, unit = _number(parts["number"]), words("unit")[parts["unit"].lower()]
    if number == "X":
        return "PAST_REF"
    if unit.startswith("T") or "." in number:
        return None
    if unit == "D" or unit.endswith("W"):
        return calendar.moved(now, unit, -int(number)).isoformat()
    return calendar.shifted(now, unit, -int(number))


def _shifted(parts: Parts, now: date, ahead: bool) -> str:
    return calendar.shifted(now, words("unit")[parts["unit"].lower()], _shift(parts))


def _this_period(parts: Parts, now: date, ahead: bool) -> str:
    return calendar.shifted(now, words("unit")[parts["unit"].lower()], 0)


def _shifted_season(parts: Parts, now: date, ahead: bool) -> str:
    return calendar.last_season(now, words("season")[parts["season"].lower()], _shift(parts))


def _holiday(parts: Parts, when: When) -> Reckoned:
    day = words("holiday")[parts["holiday"].lower()]
    if len(day) == 10:
        return Reckoned(day)
    if "year" in parts:
        return Reckoned(_feast(day, int(parts["year"])).isoformat())
    if when.now is None:
        return _NOTHING
    now = when.now
    near = min((_feast(day, now.year + by) for by in (-1, 0, 1)), key=lambda feast: (abs((feast - now).days), feast))
    return Reckoned(near.isoformat(), when.basis)


def _feast(day: str, year: int) -> date:
    return calendar.easter(year) if day == "easter" else date.fromisoformat(f"{year}-{day}")


def _from_last(parts: Parts, when: When) -> Reckoned:
    """Reckon "two days earlier" from the day spoken of last, "three years later" from its year."""
    number, unit = _number(parts["number"]), words("unit")[parts["unit"].lower()]
    if number == "X" or "." in number or unit.startswith("T"):
        return Reckoned(calendar.length(number, unit))
    by = int(number) * (1 if parts["way"].lower() in ("later", "afterwards") else -1)
    day = when.day or when.now
    if unit == "Y" and when.last:
        return Reckoned(f"{int(when.last[:4].ljust(4, '0')) + by:04}", when.last)
    if day is None:
        return Reckoned(calendar.length(number, unit))
    value = calendar.moved(day, unit, by).isoformat() if unit[-1] in "DW" else calendar.shifted(day, unit, by)
    return Reckoned(value, day.isoformat())


def _same_day(parts: Parts, when: When) -> Reckoned:
    day = when.day or when.now
    return Reckoned(day.isoformat(), day.isoformat()) if day else _NOTHING


def _same_day_part(parts: Parts, when: When) -> Reckoned:
    day = when.day or when.now
    return Reckoned(day.isoformat() + _part(parts), day.isoformat()) if day else Reckoned(_part(parts))


def _told(reckon: Callable[[Parts, When], Reckoned]) -> Callable[[Parts, When], Reckoned]:
    """A reckoning from what has been spoken of: before the text has told a day, "that night" is any night."""
    return lambda parts, when: reckon(parts, when) if when.day or when.last else _NOTHING


def _next_day(parts: Parts, when: When) -> Reckoned:
    if when.day is None:
        return _NOTHING
    by = -1 if parts["way"].lower() in ("previous", "before", "earlier") else 1
    return Reckoned((when.day + timedelta(days=by)).isoformat(), when.day.isoformat())


def _next_day_part(parts: Parts, when: When) -> Reckoned:
    told = _next_day(parts, when)
    return Reckoned(told.value + _part(parts), told.anchor) if told.value else Reckoned(_part(parts))


def _same_period(parts: Parts, when: When) -> Reckoned:
    day = when.day or when.now
    return (
        Reckoned(calendar.shifted(day, words("unit")[parts["unit"].lower()], 0), day.isoformat()) if day else _NOTHING
    )


def _in_a_row(parts: Parts, when: When) -> Reckoned:
    """The day, week or year that "a third straight week" names is the one spoken of."""
    unit = parts.get("unit") or parts["unit2"]
    return _same_period({"unit": "day" if unit.lower() == "night" else unit}, when)


def _whole_year(parts: Parts, when: When) -> Reckoned:
    """A whole year is the one spoken of last."""
    if when.last and when.last[:4].isdecimal():
        return Reckoned(when.last[:4], when.last)
    return Reckoned(str(when.now.year), when.basis) if when.now else _NOTHING


def _last_told(parts: Parts, when: When) -> Reckoned:
    """That time is what was spoken of last."""
    return Reckoned(when.last, when.last)


def _same_last_year(parts: Parts, when: When) -> Reckoned:
    if when.last is None or not when.last[:4].isdigit():
        return _NOTHING
    return Reckoned(f"{int(when.last[:4]) - 1}{when.last[4:7]}", when.last)


def _named_hour(parts: Parts, when: When) -> Reckoned:
    day, time = when.day or when.now, words("hour")[parts["named"].lower()]
    return Reckoned(day.isoformat() + time, day.isoformat()) if day else Reckoned(time)


def _clock(parts: Parts, when: When) -> Reckoned:
    hour, half = int(_number(parts["hour"])), parts.get("half", "")[:1].lower()
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    zone = "Z" if parts.get("zone") in _ZULU else ""
    day = when.day or when.now
    time = f"T{hour:02}:{int(parts.get('minute', 0)):02}{zone}"
    return Reckoned(day.isoformat() + time, day.isoformat()) if day else Reckoned(time)


def _duration(parts: Parts, when: When) -> Reckoned:
    number = _number(parts.get("number", "X"))
    return Reckoned(calendar.length("X" if number == "few" else number, words("unit")[parts["unit"].lower()]))


def _half_more(parts: Parts, when: When) -> Reckoned:
    number, unit = _number(parts["number"]), parts.get("unit") or parts["unit2"]
    return Reckoned(calendar.length("X" if number == "X" else f"{float(number) + 0.5:g}", words("unit")[unit.lower()]))


RECKONINGS: Mapping[str, Callable[[Parts, When], Reckoned]] = {
    "calendar": _calendar,
    "year": _calendar,
    "iso": lambda parts, when: Reckoned(parts["value"].replace("/", "-")),
    "day_in_words": _day_in_words,
    "days": _days,
    "years": _years,
    "strokes": _strokes,
    "points": _points,
    "short_year": _short_year,
    "quarter": _quarter,
    "decade": _decade,
    "century": _century,
    "season": _season,
    "holiday": _holiday,
    "season_alone": _by_now(_season_alone),
    "unknown": lambda parts, when: _NOTHING,
    "weekday": _by_now(_weekday),
    "weekday_part": _by_now(lambda parts, now, ahead: _weekday(parts, now, ahead) + _part(parts)),
    "weekday_of_week": _by_now(_weekday_of_week),
    "weekend": _by_now(_weekend),
    "month": _month,
    "day_of_year": _by_now(_day_of_year),
    "every_weekday": _every_weekday,
    "month_shifted": _by_now(_month_shifted),
    "month_of_year": _by_now(_month_of_year),
    "deictic": _by_now(_deictic),
    "deictic_part": _by_now(lambda parts, now, ahead: _deictic(parts, now, ahead) + _part(parts)),
    "this_part": _by_now(lambda parts, now, ahead: now.isoformat() + _part(parts)),
    "last_part": _by_now(lambda parts, now, ahead: (now - timedelta(days=1)).isoformat() + _part(parts)),
    "ago": _by_now(_ago),
    "shifted": _by_now(_shifted),
    "this_period": _by_now(_this_period),
    "shifted_season": _by_now(_shifted_season),
    "from_last": _from_last,
    "same_day": _same_day,
    "told_day": _told(_same_day),
    "told_day_part": _told(_same_day_part),
    "told_period": _told(_same_period),
    "same_day_part": _same_day_part,
    "next_day": _next_day,
    "next_day_part": _next_day_part,
    "same_period": _same_period,
    "in_a_row": _in_a_row,
    "whole_year": _whole_year,
    "last_told": _last_told,
    "same_last_year": _same_last_year,
    "clock": _clock,
    "named_hour": _named_hour,
    "duration": _duration,
    "half_more": _half_more,
    "often": lambda parts, when: Reckoned(words("often")[parts["often"].lower()]),
    "vague": lambda parts, when: Reckoned(words("vague")[parts["vague"].lower()]),
}
