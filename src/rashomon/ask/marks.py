"""Overlapping marks to pieces: a text is cut at every boundary, so that marks may nest and cross as they like."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType
from typing import Literal

from rashomon.ask.answers import Block, Piece
from rashomon.records import Mention, Passage, Span, Statement

Layer = Literal["content", "source", "cue", "act", "at"]


@dataclass(frozen=True, slots=True)
class Mark:
    """One span to be shown, in which layer, for which row."""

    start: int
    end: int
    layer: Layer
    id: str | None = None


def marks(
    statements: Iterable[Statement], mentions: Iterable[Mention], at: tuple[int, int] | None = None
) -> list[Mark]:
    """Marks for what was said, by whom, with which word, and for what was done."""
    found = [
        Mark(span.start, span.end, layer, s.statement_id)
        for s in statements
        for layer, spans in _layers(s)
        for span in spans
    ]
    found += [Mark(span.start, span.end, "act", m.mention_id) for m in mentions for span in m.trigger]
    if at:
        found.append(Mark(*at, "at"))
    return found


def blocks(
    text: str,
    passages: Sequence[Passage],
    found: Sequence[Mark],
    events: Mapping[str, str] = MappingProxyType({}),
    told: Mapping[str, str] = MappingProxyType({}),
) -> tuple[Block, ...]:
    """The passages with their text in pieces; without passages, the whole text is body.

    `events` are those of the acts, `told` says of acts how they are told where not as done.
    """
    tiles = [(p.role, p.basis, p.start, p.end) for p in passages] or [("body", "no passages", 0, len(text))]
    ordered = sorted(found, key=lambda m: (m.start, m.end, m.layer, m.id or ""))
    return tuple(
        Block(role, basis, start, end, _pieces(text, start, end, _within(ordered, start, end), events, told))
        for role, basis, start, end in tiles
    )


def _layers(s: Statement) -> tuple[tuple[Layer, tuple[Span, ...]], ...]:
    return ("content", s.content), ("source", s.source), ("cue", s.cue)


def _within(found: Sequence[Mark], start: int, end: int) -> list[Mark]:
    return [m for m in found if m.start < end and m.end > start]


def _pieces(
    text: str, start: int, end: int, found: Sequence[Mark], events: Mapping[str, str], told: Mapping[str, str]
) -> tuple[Piece, ...]:
    cuts = sorted({start, end, *(max(start, m.start) for m in found), *(min(end, m.end) for m in found)})
    pieces: list[Piece] = []
    coming = list(reversed(found))
    over: list[Mark] = []
    for a, b in pairwise(cuts):
        # Marks come in the order of their beginnings: those that begin here join, those that have ended leave.
        while coming and coming[-1].start <= a:
            over.append(coming.pop())
        over = [m for m in over if m.end > a]
        pieces.append(_piece(text, a, b, over, events, told) if over else Piece(a, b, text[a:b]))
    return tuple(pieces)


def _piece(
    text: str, start: int, end: int, over: Sequence[Mark], events: Mapping[str, str], told: Mapping[str, str]
) -> Piece:
    layers = {m.layer for m in over}
    # The shortest mark is the innermost: a click on the words leads to it.
    inner = sorted((m for m in over if m.id), key=lambda m: (m.end - m.start, m.id))
    act = next((m.id for m in inner if m.layer == "act"), None)
    return Piece(
        start,
        end,
        text[start:end],
        depth=len({m.id for m in over if m.layer == "content"}),
        source="source" in layers,
        cue="cue" in layers,
        act=act is not None,
        at="at" in layers,
        statement_id=next((m.id for m in inner if m.layer != "act"), None),
        mention_id=act,
        event_id=events.get(act or ""),
        told=told.get(act or ""),
    )
