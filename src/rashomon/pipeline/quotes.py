"""Quotation marks to spans: pure, by paragraph, for every kind of mark; nothing is ever refused for odd marks.

Straight and curly doubles, two single marks in a row, singles and guillemets are paired inside one paragraph; one left
open runs to the paragraph's end, and goes on where the next paragraph opens with the same mark again.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rashomon.records import Span

_MARK = re.compile(r"''|``|[\"“”„‟«»‘’‚‹›']")
_CLOSED_BY = {
    '"': ('"', "”", "''"), "“": ("”", '"'), "„": ("”", "“"), "‟": ("”",), "``": ("''",), "''": ("''",),
    "”": ("”", '"'), "«": ("»",), "‹": ("›",), "‘": ("’",), "‚": ("’", "‘"), "'": ("'",),
}  # fmt: skip
_CLOSES = {"”", "»", "›", "’"}
_SINGLE = {"'", "‘", "’", "‚"}
_DEEPEST = 6
"""So many levels of quotations inside each other are told apart; a run of opening marks is no nest."""
_SINGLE_END = re.compile(r"['’](?<=\S.)(?!\w)", re.DOTALL)
_BLANK = re.compile(r"\n[ \t\r]*\n\s*")


@dataclass(frozen=True, slots=True, order=True)
class Quotation:
    """Words between marks in one paragraph."""

    outer: Span
    inner: Span
    mark: str
    closed: bool
    depth: int
    """0 for a quotation in the text, 1 for one inside that, and so on."""


def paragraphs(text: str, part: Span) -> Iterator[Span]:
    """The parts of a passage between blank lines, without white space at their ends."""
    start = part.start
    for gap in _BLANK.finditer(text, part.start, part.end):
        yield from _trimmed(text, start, gap.start())
        start = gap.end()
    yield from _trimmed(text, start, part.end)


def quotations(text: str, paragraph: Span) -> list[Quotation]:
    """All quotations of one paragraph in text order, outer before inner.

    >>> [q.inner.of('He said "no".') for q in quotations('He said "no".', Span(0, 13))]
    ['no']
    """
    found: list[Quotation] = []
    open_: list[tuple[str, int, int]] = []
    matches = list(_MARK.finditer(text, paragraph.start, paragraph.end))
    ends = _word_ends(text, paragraph) if matches else {}
    for match in matches:
        mark = match.group()
        closing = _closing(text, match, open_, paragraph)
        if closing is not None:
            opener, start, inner = open_[closing]
            found.append(Quotation(Span(start, match.end()), Span(inner, match.start()), opener, True, closing))
            del open_[closing:]
        elif len(open_) < _DEEPEST and _opening(text, match, open_, paragraph, ends):
            open_.append((mark, match.start(), match.end()))
    for depth, (opener, start, inner) in enumerate(open_):
        if opener not in _SINGLE:
            end = paragraph.end
            found.append(Quotation(Span(start, end), Span(inner, end), opener, False, depth))
            break
    return sorted(_levelled([q for q in found if q.inner.start < q.inner.end])) if found else []


def chains(found: Sequence[Sequence[Quotation]], parts: Sequence[Span]) -> list[tuple[Quotation, ...]]:
    """Outermost quotations, paragraph by paragraph; one left open is joined to the next paragraph that re-opens it."""
    done: list[tuple[Quotation, ...]] = []
    running: tuple[Quotation, ...] = ()
    for tops, part in zip(found, parts, strict=True):
        if running and not (tops and tops[0].outer.start == part.start and tops[0].mark == running[-1].mark):
            done.append(running)
            running = ()
        for top in tops:
            joined = (*running, top)
            running = ()
            if top.closed:
                done.append(joined)
            else:
                running = joined
    return [*done, running] if running else done


def levels(found: Iterable[Quotation]) -> tuple[tuple[Quotation, ...], ...]:
    """Quotations by depth; those of one depth stand side by side in text order."""
    by_depth: dict[int, list[Quotation]] = {}
    for q in found:
        by_depth.setdefault(q.depth, []).append(q)
    return tuple(tuple(by_depth[depth]) for depth in sorted(by_depth))


def touching(row: Sequence[Quotation], span: Span) -> Sequence[Quotation]:
    """Those of one depth that share a character with a span."""
    first = bisect_right(row, span.start, key=_end)
    return row[first : bisect_left(row, span.end, lo=first, key=_start)]


def following(row: Sequence[Quotation], at: int) -> int:
    """The position in a row of the first quotation that begins at or after a place; the one before it ended earlier."""
    return bisect_left(row, at, key=_start)


def _start(q: Quotation) -> int:
    return q.outer.start


def _end(q: Quotation) -> int:
    return q.outer.end


def _closing(text: str, match: re.Match[str], open_: list[tuple[str, int, int]], part: Span) -> int | None:
    """The level of the open mark that this one closes."""
    mark = match.group()
    if mark in _SINGLE and not _ends_word(text, match, part):
        return None
    return next((n for n in range(len(open_) - 1, -1, -1) if mark in _CLOSED_BY.get(open_[n][0], ())), None)


def _opening(
    text: str, match: re.Match[str], open_: list[tuple[str, int, int]], part: Span, ends: Mapping[str, Sequence[int]]
) -> bool:
    mark = match.group()
    before = text[match.start() - 1] if match.start() > part.start else " "
    after = text[match.end()] if match.end() < part.end else " "
    if mark in _CLOSES:
        # some hands open with the closing mark; an apostrophe stands there as well: ’tis
        return mark == "”" and not open_ and before.isspace() and after.isalnum()
    if mark in _SINGLE:
        return not before.isalnum() and before not in ".,!?’'" and not after.isspace() and _ends_later(match, ends)
    if mark == "''":
        return not after.isspace() and not before.isalnum()
    # a measure such as 6'2" or 30" opens nothing
    return not (mark == '"' and before.isdigit() and not after.isalnum())


def _ends_word(text: str, match: re.Match[str], part: Span) -> bool:
    before = text[match.start() - 1] if match.start() > part.start else " "
    after = text[match.end()] if match.end() < part.end else " "
    return not before.isspace() and not after.isalnum()


def _word_ends(text: str, part: Span) -> dict[str, list[int]]:
    """Where single marks stand behind a word, by mark: only there may a single quotation end."""
    ends: dict[str, list[int]] = {"'": [], "’": []}
    for match in _SINGLE_END.finditer(text, part.start, part.end):
        ends[match.group()].append(match.start())
    return ends


def _ends_later(match: re.Match[str], ends: Mapping[str, Sequence[int]]) -> bool:
    places = ends["’" if match.group() in "‘‚" else "'"]
    return bisect_left(places, match.end() + 1) < len(places)


def _levelled(found: Iterable[Quotation]) -> Iterator[Quotation]:
    """Depth counted again, since a mark that never closed counts for nothing."""
    around: list[Quotation] = []
    for q in sorted(found, key=lambda q: (q.outer.start, -q.outer.end)):
        around = [a for a in around if a.outer.end > q.outer.start]
        yield Quotation(q.outer, q.inner, q.mark, q.closed, len(around))
        around.append(q)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    right = len(piece.rstrip())
    if left < right:
        yield Span(start + left, start + right)
