"""Where dots and bars stand: everything in hundredths of the width, so that a drawing fits any screen."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from rashomon.ask.accounts import DONE
from rashomon.ask.answers import Account, Accounts, Day, Telling, Week
from rashomon.ask.values import interval

_BARS = 90
"""Bars that can still be told apart."""

_MARGIN = 4.0
"""Hundredths left free at both ends, so that no dot is cut."""


@dataclass(frozen=True, slots=True)
class Dot:
    """A telling on a lane."""

    x: float
    kind: str
    title: str


@dataclass(frozen=True, slots=True)
class Lane:
    """A claimant's tellings, left to right; `told` says the same in words."""

    account: Account
    dots: tuple[Dot, ...]
    label: str
    label_x: float
    anchor: str
    told: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on the axis."""

    x: float
    label: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """Lanes over one axis; without an axis there is nothing to draw."""

    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar: its place and width in hundredths, its height in hundredths of the tallest."""

    x: float
    width: float
    height: float
    title: str
    inner: float = 0.0


@dataclass(frozen=True, slots=True)
class Bars:
    """Bars over one axis."""

    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    most: int


def moment(value: str | None) -> datetime | None:
    """A moment of publication; a bare date is its noon, a bare month or year is none."""
    try:
        read = datetime.fromisoformat(value or "")
    except ValueError:
        return None
    if value and len(value) <= 10:
        read = read.replace(hour=12)
    return read.replace(tzinfo=UTC) if read.tzinfo is None else read.astimezone(UTC)


def timeline(answer: Accounts) -> Timeline:
    """Who said it first: a lane a claimant, in the order in which they spoke."""
    told = [(t, at) for t in answer.tellings if (at := moment(t.published))]
    if not told:
        return Timeline((), ())
    first, last = _bounds([at for _, at in told])
    by_claimant = {a.claimant: a for a in answer.accounts}
    lanes = []
    for claimant in dict.fromkeys(t.claimant for t, _ in sorted(told, key=lambda pair: (pair[1], pair[0].claimant))):
        mine = sorted(((t, at) for t, at in told if t.claimant == claimant), key=lambda pair: pair[1])
        lanes.append(_lane(by_claimant[claimant], mine, first, last))
    return Timeline(tuple(lanes), _ticks(first, last))


def thinned(days: Sequence[Day]) -> tuple[Day, ...]:
    """Events by day, or by month or year where days would be too many to be told apart."""
    for length in (10, 7, 4):
        counted: dict[str, Day] = {}
        for d in days:
            sum_of = counted.get(d.date[:length], Day(d.date[:length], 0))
            counted[sum_of.date] = Day(sum_of.date, sum_of.events + d.events, sum_of.done + d.done)
        if len(counted) <= _BARS:
            break
    return tuple(counted.values())


def bars(days: Sequence[Day]) -> Bars:
    """Events by day, month or year, at their place in time; within, those that somebody tells as done."""
    told = [(d, at) for d in days if (at := interval(d.date))]
    length = (told[0][1][1] - told[0][1][0]).days + 1 if told else 1
    return _bars([(at[0], d.events, d.done) for d, at in told], "event", length)


def weeks(told: Sequence[Week], of: str) -> Bars:
    """What an actor said by week, with its denials within; or what acts are told of it, with those told as done."""
    if of == "said":
        return _bars([(date.fromisoformat(w.date), w.said, w.denied) for w in told], "statement", 7)
    return _bars([(date.fromisoformat(w.date), w.told_of, w.done) for w in told], "mention", 7)


def _lane(account: Account, told: Sequence[tuple[Telling, datetime]], first: datetime, last: datetime) -> Lane:
    dots = tuple(_dot(t, _place(at, first, last)) for t, at in told)
    reprints = sum(t.reprint for t, _ in told)
    label = _label(told, reprints)
    right = dots[-1].x
    # Words stand where there is room for them.
    before = right > 60
    spoken = f"{account.name}: {told[0][0].verdict}, first on {told[0][0].published}"
    outlet = f" in {told[0][0].outlet}" if told[0][0].outlet else ""
    return Lane(
        account,
        dots,
        label,
        dots[0].x if before else right,
        "end" if before else "start",
        f"{spoken}{outlet}" + (f"; {reprints} reprints" if reprints else ""),
    )


def _dot(t: Telling, x: float) -> Dot:
    kind = (
        "denies" if t.verdict == "denies" else "reprint" if t.reprint else "asserts" if t.verdict in DONE else "other"
    )
    return Dot(x, kind, f"{t.outlet or 'no outlet named'}, {t.published}: {t.verdict}")


def _label(told: Sequence[tuple[Telling, datetime]], reprints: int) -> str:
    words = ["denies"] if told[0][0].verdict == "denies" else []
    if reprints:
        words.append(f"first, and {reprints} reprint{'s' if reprints > 1 else ''}")
    return ", ".join(words)


def _bounds(moments: Sequence[datetime]) -> tuple[datetime, datetime]:
    """From the first to the last, and never less than two days, so that one moment is not stretched over a page."""
    first, last = min(moments), max(moments)
    least = timedelta(days=2)
    if last - first < least:
        spare = (least - (last - first)) / 2
        first, last = first - spare, last + spare
    return first, last


def _place(at: datetime, first: datetime, last: datetime) -> float:
    share = (at - first) / (last - first)
    return round(_MARGIN + share * (100 - 2 * _MARGIN), 2)


def _ticks(first: datetime, last: datetime) -> tuple[Tick, ...]:
    days = (last - first).days
    form = "{0:%a} {0.day} {0:%b}" if days <= 14 else "{0.day} {0:%b} {0:%Y}" if days <= 1500 else "{0:%Y}"
    moments = [first + (last - first) * n / 3 for n in range(4)]
    anchors = ("start", "middle", "middle", "end")
    places = (0.0, *(_place(at, first, last) for at in moments[1:3]), 100.0)
    ticks = [Tick(x, form.format(at), anchor) for x, at, anchor in zip(places, moments, anchors, strict=True)]
    kept = list({tick.label: tick for tick in reversed(ticks)}.values())[::-1]
    if days <= 14:
        kept[0] = replace(kept[0], label=f"{kept[0].label} {first:%Y}")
    return tuple(kept)


def _bars(told: Iterable[tuple[date, int, int]], noun: str, days: int) -> Bars:
    given = list(told)
    if not given:
        return Bars((), (), 0)
    first = _noon(given[0][0])
    last = max(_noon(given[-1][0]) + timedelta(days=days), first + timedelta(days=14))
    most = max(max(n for _, n, _ in given), 1)
    width = max(0.35, min(4.0, 92.0 * days / max((last - first).days, 1) * 0.8))
    drawn = tuple(
        Bar(
            _place(_noon(d), first, last),
            round(width, 2),
            round(100 * n / most, 1),
            f"{_stretch(d, days)}: {n} {noun}{'' if n == 1 else 's'}",
            round(100 * part / most, 1),
        )
        for d, n, part in given
    )
    return Bars(drawn, _ticks(first, last), most)


def _noon(d: date) -> datetime:
    return datetime(d.year, d.month, d.day, 12, tzinfo=UTC)


def _stretch(first: date, days: int) -> str:
    """The day, week, month or year that begins here."""
    if days == 7:
        return f"week of {first.isoformat()}"
    return first.isoformat()[: 10 if days == 1 else 7 if days < 32 else 4]
