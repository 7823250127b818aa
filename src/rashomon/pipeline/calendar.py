"""Date arithmetic in TIMEX3 values: "2024-W19", "2023-12/2024-02", "P2.5Y". Pure; knows no text and no today."""

from calendar import monthrange
from datetime import date, timedelta

_SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def made(year: int, month: int, day: int) -> date | None:
    """The date, or null where there is no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def months_on(day: date, months: int) -> date:
    """The same day so many months on, or the last of that month."""
    count = day.year * 12 + day.month - 1 + months
    year, month = count // 12, count % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def shifted(day: date, unit: str, by: int) -> str:
    """The whole unit so many units on: ("W", -1) is last week, "2024-W19"."""
    if unit == "D":
        return (day + timedelta(days=by)).isoformat()
    if unit.endswith("W"):
        return week(day + timedelta(weeks=by * int(unit[:-1] or 1)))
    if unit == "M":
        return months_on(day, by).isoformat()[:7]
    if unit == "Q":
        return quarter(months_on(day, 3 * by))
    years = {"Y": 1, "10Y": 10, "100Y": 100}[unit]
    return f"{day.year + by * years:04}"[: 5 - len(str(years))]


def moved(day: date, unit: str, by: int) -> date:
    """The day so many units on."""
    if unit == "D":
        return day + timedelta(days=by)
    if unit.endswith("W"):
        return day + timedelta(weeks=by * int(unit[:-1] or 1))
    return months_on(day, by * {"M": 1, "Q": 3, "Y": 12, "10Y": 120, "100Y": 1200}[unit])


def week(day: date) -> str:
    """The ISO week a day is in."""
    year, number, _ = day.isocalendar()
    return f"{year}-W{number:02}"


def quarter(day: date) -> str:
    """The quarter a day is in."""
    return f"{day.year}-Q{(day.month + 2) // 3}"


def weekday(day: date, wanted: int, ahead: bool) -> date:
    """The nearest such weekday: the day itself or before it, or, looking ahead, the day itself or after it."""
    on = (wanted - day.weekday()) % 7
    return day + timedelta(days=on if ahead or on == 0 else on - 7)


def month(day: date, wanted: int, ahead: bool) -> str:
    """The nearest such month: this one or before it, or, looking ahead, this one or after it."""
    on = (wanted - day.month) % 12
    return months_on(day.replace(day=1), on if ahead or on == 0 else on - 12).isoformat()[:7]


def nearest(day: date, wanted_month: int, wanted_day: int) -> date | None:
    """The date of that month and day which is nearest to `day`, before or after."""
    dates = [d for year in (-1, 0, 1) if (d := made(day.year + year, wanted_month, wanted_day))]
    return min(dates, key=lambda d: (abs((d - day).days), d), default=None)


def season(name: str, year: int) -> str:
    """A season that begins in `year`, as an interval of months: winter runs into the next year."""
    first = date(year, _SEASON_MONTHS[name], 1)
    return f"{first.isoformat()[:7]}/{months_on(first, 2).isoformat()[:7]}"


def last_season(day: date, name: str, by: int) -> str:
    """The season this (0), last (-1) or next (1) time round, seen from `day`."""
    first = _SEASON_MONTHS[name]
    year = day.year if day.month >= first else day.year - 1
    inside = months_on(date(year, first, 1), 3) > day
    if by > 0 or (by == 0 and not inside):
        year += 1
    elif by < 0 and inside:
        year -= 1
    return season(name, year)


def easter(year: int) -> date:
    """Easter Sunday of the Western churches (the anonymous Gregorian reckoning)."""
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    k = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    return date(year, (h + k - 7 * m + 114) // 31, (h + k - 7 * m + 114) % 31 + 1)


def length(number: str, unit: str) -> str:
    """A duration: ("2.5", "Y") is "P2.5Y", ("40", "TM") is "PT40M", ("2", "10Y") is "P20Y"; X stands for some."""
    clock, unit = ("T", unit[1:]) if unit.startswith("T") else ("", unit)
    if unit[:-1] and number != "X":
        number, unit = f"{float(number) * int(unit[:-1]):g}", unit[-1]
    return f"P{clock}{number}{unit[-1]}"
