"""Two wordings of one thing, word by word: what is left out, joined or changed, told from exact spans of both.

Case, the shape of marks and punctuation do not count. Square brackets and dots are the quoting hand's own marks: words
in brackets stand for others, dots for words left out.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

from rashomon.records import Span, Verdict

GAP = 30
"""Two parts that stand no further apart than so many words of the source are one passage of it, trimmed."""
ALIKE = 0.6
"""So many of a part's words must stand in one passage of the source, for the passage to be the one that was meant."""
_MOST = 4
"""Differences told one by one."""

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_OWN_MARK = re.compile(r"\[[^\]\n]*\]|\.\s?\.\s?\.(?:\s?\.)?|…")

Evidence = tuple[tuple[tuple[int, int], tuple[int, int]], ...]


@dataclass(frozen=True, slots=True)
class Word:
    """A word, its form for comparing, and where it stands."""

    form: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Compared:
    """How quoted words stand to a text."""

    verdict: Verdict
    diff: str
    evidence: Evidence

    @property
    def rank(self) -> tuple[int, int]:
        """The smaller the nearer: by verdict, then by how many characters both have."""
        return _VERDICTS.index(self.verdict), -sum(end - start for (start, end), _ in self.evidence)


_VERDICTS: tuple[Verdict, ...] = ("exact", "trimmed", "spliced", "altered", "not_found")


@dataclass(frozen=True, slots=True)
class _Place:
    """A stretch of quoted words laid beside the source: equal runs, and what differs."""

    words: Sequence[Word]
    runs: tuple[tuple[int, int, int], ...]
    """Begin in the stretch, begin in the source, length."""
    marked: bool
    """The quoting hand's own mark stands before it."""

    @property
    def alike(self) -> int:
        return sum(length for _, _, length in self.runs)

    @property
    def first(self) -> int:
        return self.runs[0][1] - self.runs[0][0]

    @property
    def last(self) -> int:
        at, other, length = self.runs[-1]
        return other + length + len(self.words) - at - length


def worded(text: str, parts: Iterable[Span]) -> Iterator[Word]:
    """The words of these parts."""
    for part in parts:
        for match in _WORD.finditer(text, part.start, part.end):
            yield Word(match.group().casefold().replace("’", "'"), match.start(), match.end())


def compared(text: str, parts: Sequence[Span], source: str, words: Sequence[Word]) -> Compared:
    """Quoted parts of a text beside the words of a source."""
    forms = [w.form for w in words]
    stretches = list(_stretches(text, parts))
    anchor: int | None = None
    placed: list[_Place] = []
    for stretch, marked in sorted(stretches, key=lambda s: -len(s[0])):
        place = _placed(stretch, marked, forms, anchor)
        anchor = place.first if anchor is None and place.runs else anchor
        placed.append(place)
    placed.sort(key=lambda p: p.words[0].start)
    total = sum(len(p.words) for p in placed)
    if not placed or sum(p.alike for p in placed) < ALIKE * total:
        return Compared("not_found", "none of the source's passages has these words", ())
    differences = [d for p in placed for d in _differences(text, source, p, words)]
    evidence = tuple(
        ((p.words[i].start, p.words[i + n - 1].end), (words[j].start, words[j + n - 1].end))
        for p in placed
        for i, j, n in p.runs
    )
    if differences:
        more = len(differences) - _MOST
        told = "; ".join(differences[:_MOST]) + (f"; and {more} more" if more > 0 else "")
        return Compared("altered", told, evidence)
    return Compared(*_joined(source, placed, words), evidence)


def _stretches(text: str, parts: Sequence[Span]) -> Iterator[tuple[list[Word], bool]]:
    """The words between the quoting hand's own marks, and whether such a mark stands before them."""
    for part in parts:
        start, marked = part.start, False
        for mark in _OWN_MARK.finditer(text, part.start, part.end):
            found = list(worded(text, [Span(start, mark.start())]))
            if found:
                yield found, marked
            # dots that open a quotation leave out what nobody quoted
            start, marked = mark.end(), bool(found) or marked or mark.group().startswith("[")
        found = list(worded(text, [Span(start, part.end)]))
        if found:
            yield found, marked


def _placed(stretch: Sequence[Word], marked: bool, forms: Sequence[str], anchor: int | None) -> _Place:
    """Where a stretch stands in the source: word for word nearest to the rest, else where most of it is alike."""
    own = [w.form for w in stretch]
    exact = [at for at in _starts(own, forms) if list(forms[at : at + len(own)]) == own]
    if exact:
        at = min(exact, key=lambda n: (abs(n - anchor), n)) if anchor is not None else exact[0]
        return _Place(stretch, ((0, at, len(own)),), marked)
    best: tuple[int, int, tuple[tuple[int, int, int], ...]] = (0, 0, ())
    for at in _seeds(own, forms, anchor):
        low = max(0, at - len(own) - 5)
        window = forms[low : at + 2 * len(own) + 5]
        blocks = SequenceMatcher(None, own, window, autojunk=False).get_matching_blocks()
        runs = _kept(tuple((b.a, b.b + low, b.size) for b in blocks if b.size))
        alike = sum(n for _, _, n in runs)
        if (alike, -at) > (best[0], best[1]):
            best = (alike, -at, runs)
    return _Place(stretch, best[2] if _is_passage(best[2], len(own)) else (), marked)


def _is_passage(runs: Sequence[tuple[int, int, int]], length: int) -> bool:
    """Whether equal runs are most of a stretch and lie close: three words in a row at least, few others between."""
    alike = sum(n for _, _, n in runs)
    if not runs or max(n for _, _, n in runs) < min(3, length):
        return False
    across = runs[-1][1] + runs[-1][2] - runs[0][1]
    return alike >= ALIKE * length and alike >= ALIKE * across


def _kept(runs: tuple[tuple[int, int, int], ...]) -> tuple[tuple[int, int, int], ...]:
    """The runs without single words far from all others: a stray "the" shows nothing."""
    if not runs:
        return ()
    middle = max(runs, key=lambda r: (r[2], -r[0]))
    slack = 2 * sum(n for _, _, n in runs) + 5
    return tuple(r for r in runs if abs((r[1] - r[0]) - (middle[1] - middle[0])) <= slack)


def _starts(own: Sequence[str], forms: Sequence[str]) -> Iterator[int]:
    at = -1
    while True:
        try:
            at = forms.index(own[0], at + 1)
        except ValueError:
            return
        yield at


def _seeds(own: Sequence[str], forms: Sequence[str], anchor: int | None) -> list[int]:
    """Where the source has three words of the stretch in a row, counted back to its beginning; few stand for many."""
    if anchor is not None:
        return [max(0, anchor)]
    wanted = {tuple(own[n : n + 3]): n for n in range(len(own) - 2)}
    found = {at - wanted[key] for at in range(len(forms) - 2) if (key := tuple(forms[at : at + 3])) in wanted}
    return sorted(max(0, at) for at in found)[:20]


def _differences(text: str, source: str, place: _Place, words: Sequence[Word]) -> Iterator[str]:
    """What differs inside a stretch, in the words of both."""
    if not place.runs:
        yield f"“{_cut(text, place.words)}” does not stand there"
        return
    at, other = 0, None
    for i, j, n in (*place.runs, (len(place.words), None, 0)):
        here = place.words[at:i]
        there = words[other:j] if other is not None and j is not None else words[0:0]
        if here and there:
            yield f"“{_cut(text, here)}” where the source has “{_cut(source, there)}”"
        elif there:
            yield f"“{_cut(source, there)}” left out without a mark"
        elif here and j is None and other is not None and len(words) > other:
            yield f"“{_cut(text, here)}” where the source has “{_cut(source, words[other : other + len(here)])}”"
        elif here and other is None and j is not None and j > 0:
            yield f"“{_cut(text, here)}” where the source has “{_cut(source, words[max(0, j - len(here)) : j])}”"
        elif here:
            yield f"“{_cut(text, here)}” added"
        at, other = i + n, (j or 0) + n


def _cut(text: str, words: Sequence[Word]) -> str:
    """The words as they stand, long ones in the middle left out."""
    whole = " ".join(text[words[0].start : words[-1].end].split())
    return whole if len(whole) <= 90 else f"{whole[:44]} … {whole[-44:]}"


def _joined(source: str, placed: Sequence[_Place], words: Sequence[Word]) -> tuple[Verdict, str]:
    """Whether stretches that all stand in the source follow each other there."""
    told: list[str] = []
    verdict: Verdict = "exact"
    if any(p.marked for p in placed[:1]):
        verdict = "trimmed"
        told.append("words in brackets are not the source's")
    for before, after in pairwise(placed):
        gap = after.first - before.last
        if gap < 0 or gap > GAP:
            where = "stand in another order there" if gap < 0 else f"stand {gap} words apart there"
            told.append(f"two parts {where}")
            verdict = "spliced"
        elif gap or after.marked:
            if gap:
                told.append(f"“{_cut(source, words[before.last : after.first])}” left out")
            verdict = verdict if verdict == "spliced" else "trimmed"
    return verdict, "; ".join(told[:_MOST])
