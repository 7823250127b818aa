"""Whose words a statement stands in: spans in, positions of parents out."""

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.records import Span


@dataclass(frozen=True, slots=True)
class Nest:
    """What nesting needs to know of a statement: where it is handed over, what it covers, and a parent told before."""

    place: Span
    content: tuple[Span, ...]
    over: int | None = None


def parents(nests: Sequence[Nest]) -> list[int | None]:
    """For each statement the position of the innermost one in whose content it is handed over."""
    return [nest.over if nest.over is not None else _innermost(at, nest, nests) for at, nest in enumerate(nests)]


def _innermost(at: int, nest: Nest, nests: Sequence[Nest]) -> int | None:
    around = [
        (sum(s.end - s.start for s in other.content), n)
        for n, other in enumerate(nests)
        if n != at and any(nest.place in s for s in other.content) and not _mutual(nest, other)
    ]
    return min(around)[1] if around else None


def _mutual(nest: Nest, other: Nest) -> bool:
    """Two statements that each stand in the other are a misreading: the wider content is the outer one."""
    inside = any(other.place in s for s in nest.content)
    return inside and sum(s.end - s.start for s in nest.content) >= sum(s.end - s.start for s in other.content)
