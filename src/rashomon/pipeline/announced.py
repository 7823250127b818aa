"""Blocks that a line announces: "The daily wrote:" over a block quote, "The following is by P:" over a whole text."""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from spacy.tokens import Token

from rashomon.pipeline.clauses import spans
from rashomon.pipeline.cues import CueAt
from rashomon.pipeline.drafts import Draft, Silence
from rashomon.pipeline.layout import Layout, Paragraph
from rashomon.pipeline.quotes import Quotation
from rashomon.pipeline.stances import stance
from rashomon.records import Span

_MARKS = ("“", "”", '"')


def announced(layout: Layout, cues: Sequence[CueAt], heard: Sequence[Draft | Silence]) -> list[Draft | Silence]:
    """What was heard, with each cue before a closing colon given the block behind it, and headings their texts."""
    out = list(heard)
    for n, part in enumerate(layout.paragraphs[:-1]):
        if part.span.of(layout.text).endswith(":"):
            at = _announcer(layout, part, cues)
            block = _block(layout, n + 1)
            if at is not None and block:
                out[at] = _with_block(layout, cues[at], out[at], block)
    for at, cue in enumerate(cues):
        if cue.entry.part == "heading":
            out[at] = _heading(layout, cue)
    return out


def _announcer(layout: Layout, part: Paragraph, cues: Sequence[CueAt]) -> int | None:
    """The last cue of the paragraph's last sentence that can hand over a block."""
    end = layout.doc[part.last - 1]
    for at in range(len(cues) - 1, -1, -1):
        cue = cues[at]
        if part.first <= cue.head.i < part.last and cue.head.sent.start == end.sent.start:
            if cue.entry.part == "verb" and {"that", "quote"} & set(cue.entry.frames):
                return at
        elif cue.head.i < part.first:
            return None
    return None


def _block(layout: Layout, n: int) -> tuple[Span, ...]:
    """The block quote behind an announcement: marked as such, in quotation marks, or one plain paragraph."""
    first = layout.paragraphs[n]
    if run := _running(layout, n):
        return run
    if first.role == "blockquote":
        return tuple(p.span for p in _while(layout, n, lambda p: p.role == "blockquote"))
    if _is_quoted(layout, first):
        return tuple(q.inner for p in _while(layout, n, lambda p: _is_quoted(layout, p)) for q in _tops(p))
    return (first.span,) if first.role == "body" and not first.span.of(layout.text).endswith(":") else ()


def _running(layout: Layout, n: int) -> tuple[Span, ...]:
    """One quotation over several paragraphs whose mark is opened once, in front, and closed once, at the end."""
    first = layout.paragraphs[n]
    tops = _tops(first)
    if not tops or tops[0].closed or tops[0].outer.start != first.span.start:
        return ()
    run = [tops[0].inner]
    for part in layout.paragraphs[n + 1 :]:
        words = part.span.of(layout.text)
        if words.startswith(_MARKS):
            return ()
        if words.endswith(_MARKS) and sum(words.count(mark) for mark in _MARKS) % 2:
            return (*run, Span(part.span.start, part.span.end - 1))
        if any(mark in words for mark in _MARKS):
            return ()  # another quotation: the first one's closing mark was forgotten
        run.append(part.span)
    return ()


def _while(layout: Layout, n: int, holds: Callable[[Paragraph], bool]) -> Iterator[Paragraph]:
    for part in layout.paragraphs[n:]:
        if not holds(part):
            return
        yield part


def _tops(part: Paragraph) -> Sequence[Quotation]:
    return part.levels[0] if part.levels else ()


def _is_quoted(layout: Layout, part: Paragraph) -> bool:
    """Whether a paragraph holds nothing but quotations."""
    tops = _tops(part)
    if not tops or tops[0].outer.start != part.span.start:
        return False
    edges = [(a.outer.end, b.outer.start) for a, b in pairwise(tops)]
    return not any(layout.has_words(a, b) for a, b in [*edges, (tops[-1].outer.end, part.span.end)])


def _with_block(layout: Layout, cue: CueAt, found: Draft | Silence, block: tuple[Span, ...]) -> Draft | Silence:
    passive = isinstance(found, Silence) and found.speaker is None and not found.source
    words = block[0].of(layout.text)
    places = layout.tokens(block[0])
    turned = stance(cue, words, layout.doc[places[0]].sent.root if places else None)
    if isinstance(found, Draft):
        return found._replace(content=block, stance=turned, verbatim=True, rule=f"announced-block:{cue.entry.lemma}")
    return Draft(
        content=block,
        source=() if passive else spans(layout.doc, found.source),
        speaker=found.speaker,
        cue=tuple(Span(w.idx, w.idx + len(w)) for w in cue.words),
        stance=turned,
        around=layout.around(cue.head),
        verbatim=True,
        rule=f"announced-block:{cue.entry.lemma}",
        by=cue,
    )


def _heading(layout: Layout, cue: CueAt) -> Draft | Silence:
    """Everything that follows "The following is by P:", given to P."""
    last = cue.words[-1]
    part = layout.paragraph(last.idx)
    named = [layout.doc[i] for i in range(last.i + 1, part.last)] if part is not None else []
    colon = next((n for n, t in enumerate(named) if t.text == ":"), len(named))
    source = named[:colon]
    if part is None or not source:
        return Silence(cue, "no source")
    rest = [Span(named[colon + 1].idx, part.span.end)] if colon + 1 < len(named) else []
    later = [p.span for p in layout.paragraphs if p.span.start >= part.span.end and p.role != "headline"]
    if not rest and not later:
        return Silence(cue, "nothing is handed over")
    return Draft(
        content=(*rest, *later),
        source=spans(layout.doc, source),
        speaker=_head(source),
        cue=(Span(cue.words[0].idx, last.idx + len(last)),),
        verbatim=True,
        rule=f"heading:{cue.entry.lemma}",
    )


def _head(phrase: Sequence[Token]) -> Token:
    """The word a phrase hangs on; a name in apposition comes before the office it follows."""
    people = [t for t in phrase if t.ent_type_ == "PERSON" and t.head.ent_type_ != "PERSON"]
    inside = {t.i for t in phrase}
    return people[0] if people else next((t for t in phrase if t.head.i not in inside), phrase[-1])
