"""Whose words a statement stands in: spans in, positions of parents out."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rashomon.records import Span


class Nest(NamedTuple):
    """What nesting needs to know of a statement: where it is handed over, what it covers, and a parent told before."""

    place: Span
    content: tuple[Span, ...]
    over: int | None = None

    @property
    def size(self) -> int:
        """How much it covers."""
        return sum(s.end - s.start for s in self.content)


def parents(nests: Sequence[Nest]) -> list[int | None]:
    """For each statement the position of the innermost one in whose content it is handed over."""
    out: list[int | None] = [nest.over for nest in nests]
    for at, around in _around(nests):
        nest = nests[at]
        if nest.over is None:
            holders = [n for n in around if n != at and not _mutual(nest, nests[n])]
            # of two voices for one content the inner one is nearer: "X quoted Y as saying that Z ..."
            out[at] = min(holders, key=lambda n: (nests[n].size, -_depth(nests, n), n), default=None)
    return out


def _around(nests: Sequence[Nest]) -> Iterator[tuple[int, list[int]]]:
    """Each statement with those whose content covers its place, by one walk through the text."""
    spans = sorted((span.start, span.end, n) for n, nest in enumerate(nests) for span in nest.content)
    open_: list[tuple[int, int]] = []
    following = 0
    for at in sorted(range(len(nests)), key=lambda n: (nests[n].place.start, nests[n].place.end)):
        place = nests[at].place
        while following < len(spans) and spans[following][0] <= place.start:
            open_.append(spans[following][1:])
            following += 1
        open_ = [(end, n) for end, n in open_ if end > place.start]
        yield at, [n for end, n in open_ if place.end <= end]


def _depth(nests: Sequence[Nest], at: int) -> int:
    """How many voices were told to stand over a statement."""
    depth, over = 0, nests[at].over
    while over is not None and depth < len(nests):
        depth, over = depth + 1, nests[over].over
    return depth


def _mutual(nest: Nest, other: Nest) -> bool:
    """Two statements that each stand in the other are a misreading: the wider content is the outer one."""
    return any(other.place in s for s in nest.content) and nest.size >= other.size
