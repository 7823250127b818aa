"""What two texts have in common, word for word: passages with their places in both, and the facts that differ in them.

Texts are compared by their form: a number counts as "a number", a name inside a sentence as "a name". So two issues of
one bulletin align wherever only their facts differ, and the facts can then be held against each other.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Annotated

from rashomon.records import Span

SEED = 6
"""Units in a row that must be alike before two places are taken to be one."""
PLAIN = 4
"""So many units of a seed must be ordinary words, not facts."""
GAP = 12
"""Runs no further apart than this in both texts are one passage."""
NUMBER, NAME = "0", "A"

_UNIT = re.compile(r"\d+(?:[.,:]\d+)*|\w+(?:['’]\w+)*")
_BREAK = re.compile(r"[.!?:;\n“\"(]")


@dataclass(frozen=True, slots=True)
class Unit:
    """A word, a number or a whole name: its form for comparing, its value for the facts."""

    start: int
    end: int
    form: str
    value: str


@dataclass(frozen=True, slots=True)
class Shared:
    """A passage that stands in both texts: where, how many units are alike, and which facts are the same or not."""

    a: Span
    b: Span
    units: int
    same: int
    differ: int
    at: Annotated[tuple[int, int], "the number of its first unit in either text"]
    to: Annotated[tuple[int, int], "one past the number of its last unit"]

    def turned(self) -> "Shared":
        """The same, with the texts the other way round."""
        return replace(self, a=self.b, b=self.a, at=self.at[::-1], to=self.to[::-1])


def units(text: str, parts: Iterable[Span]) -> list[Unit]:
    """The words of these parts, with numbers and names marked by their form."""
    found: list[Unit] = []
    for part in parts:
        previous = part.start
        initial = True
        for match in _UNIT.finditer(text, part.start, part.end):
            start, end = match.span()
            word = match.group()
            between = text[previous:start]
            initial = initial or _BREAK.search(between) is not None
            if word[0].isdigit():
                found.append(Unit(start, end, NUMBER, word.replace(",", "")))
            elif word[0].isupper() and not initial:
                last = found[-1]
                if last.form is NAME and not between.strip():
                    found[-1] = Unit(last.start, end, NAME, f"{last.value} {word.casefold()}")
                else:
                    found.append(Unit(start, end, NAME, word.casefold()))
            else:
                found.append(Unit(start, end, word.casefold(), ""))
            previous, initial = end, False
    return found


def shared(a: Sequence[Unit], b: Sequence[Unit]) -> list[Shared]:
    """Passages that stand in both, in the order of the first text."""
    return [_passage(a, b, runs) for runs in _joined(_runs(a, b))]


def _runs(a: Sequence[Unit], b: Sequence[Unit]) -> list[tuple[int, int, int]]:
    """Longest equal runs from left to right: begin in a, begin in b, length."""
    places: dict[tuple[str, ...], list[int]] = {}
    forms_a, forms_b = [u.form for u in a], [u.form for u in b]
    for j in range(len(b) - SEED + 1):
        places.setdefault(tuple(forms_b[j : j + SEED]), []).append(j)
    runs: list[tuple[int, int, int]] = []
    taken = bytearray(len(b))
    i = 0
    while i <= len(a) - SEED:
        seed = tuple(forms_a[i : i + SEED])
        at = places.get(seed)
        if at is None or sum(form is not NUMBER and form is not NAME for form in seed) < PLAIN:
            i += 1
            continue
        free = [(_length(forms_a, forms_b, taken, i, j), _exact(a, b, i, j), -j) for j in at[:16] if not taken[j]]
        length, _, minus = max(free, default=(0, 0, 0))
        if length < SEED:
            i += 1
            continue
        j, done = -minus, i + length
        floor = runs[-1][0] + runs[-1][2] if runs else 0
        while i > floor and j and forms_a[i - 1] == forms_b[j - 1] and not taken[j - 1]:
            i, j, length = i - 1, j - 1, length + 1
        runs.append((i, j, length))
        taken[j : j + length] = b"\1" * length
        i = done
    return runs


def _length(a: list[str], b: list[str], taken: bytearray, i: int, j: int) -> int:
    n = 0
    while i + n < len(a) and j + n < len(b) and a[i + n] == b[j + n] and not taken[j + n]:
        n += 1
    return n


def _exact(a: Sequence[Unit], b: Sequence[Unit], i: int, j: int) -> int:
    return sum(a[i + n].value == b[j + n].value for n in range(SEED))


def _joined(runs: list[tuple[int, int, int]]) -> list[list[tuple[int, int, int]]]:
    joined: list[list[tuple[int, int, int]]] = []
    for run in runs:
        if joined:
            i, j, length = joined[-1][-1]
            if 0 <= run[0] - i - length <= GAP and 0 <= run[1] - j - length <= GAP:
                joined[-1].append(run)
                continue
        joined.append([run])
    return joined


def _passage(a: Sequence[Unit], b: Sequence[Unit], runs: list[tuple[int, int, int]]) -> Shared:
    first, last = runs[0], runs[-1]
    pairs = [(a[i + n], b[j + n]) for i, j, length in runs for n in range(length)]
    facts = [x.value == y.value for x, y in pairs if x.form is NUMBER or x.form is NAME]
    end_a, end_b = last[0] + last[2], last[1] + last[2]
    return Shared(
        a=Span(a[first[0]].start, a[end_a - 1].end),
        b=Span(b[first[1]].start, b[end_b - 1].end),
        units=len(pairs),
        same=sum(facts),
        differ=len(facts) - sum(facts),
        at=first[:2],
        to=(end_a, end_b),
    )
