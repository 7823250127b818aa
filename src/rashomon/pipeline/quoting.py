"""What quotation marks add to a cue: the quotation before it, after it, resumed behind it, or begun in its clause."""

import re
from collections.abc import Callable, Iterable, Sequence

from spacy.tokens import Token

from rashomon.pipeline.clauses import subtree
from rashomon.pipeline.cues import CueAt
from rashomon.pipeline.drafts import Voice
from rashomon.pipeline.layout import Layout
from rashomon.pipeline.quotes import Quotation
from rashomon.pipeline.syntax import VERBAL
from rashomon.records import Span, StatementKind

_DIRECT = 10 / 9
"""So much of the words must stand in marks to be the voice's own: nine in ten."""
_WALL = re.compile("[;:]")
_OTHER_CLAUSES = frozenset(("ccomp", "conj", "advcl", "parataxis", "relcl", "xcomp", "acl"))


def frame(voice: Voice) -> set[Token]:
    """The words of the cue's own clause: cue, source, who is told, where and when; never what is handed over."""
    cue, source = voice.cue, voice.source
    cut = set(voice.handed.tokens) if voice.handed is not None else set()
    cut |= {c for dep, c in cue.below if dep in _OTHER_CLAUSES}
    own = set(subtree(cue.head, cut)) if cue.head not in cut else {cue.head}
    heads = (t for t in source if t.n_lefts or t.n_rights)
    whole_source = {t for head in heads for t in head.subtree if t.i >= head.i}
    own |= _clause_that_quotes(cue)
    return (own | set(cue.words) | set(source) | whole_source) - cut | {cue.head}


def _clause_that_quotes(cue: CueAt) -> set[Token]:
    """The clause above "as saying": the words of "Mara Hult was quoted by the daily as" are no content."""
    verb = cue.head
    if verb.dep_ != "pcomp" or verb.head.lower_ != "as" or verb.head.head.pos_ not in VERBAL:
        return set()
    over = verb.head.head
    return set(subtree(over, {c for c in over.children if c.dep_ in _OTHER_CLAUSES}))


def before(layout: Layout, voice: Voice) -> Quotation | None:
    """The quotation that ends right where the cue's clause begins: `"No," said the mayor`."""
    cue = voice.cue
    q = layout.before(cue.head.idx, voice.around)
    if q is None or q.outer.end > cue.head.idx or ";" in layout.text[q.outer.end : cue.head.idx]:
        return None
    own = frame(voice)
    if not _only(layout, own, q.outer.end, cue.words[0].idx) or _begins_anew(cue, q):
        return None
    if q.inner.of(layout.text).endswith((",", "!", "?")):
        return q
    return None if _swallowed(layout, q, own) else q


def _begins_anew(cue: CueAt, q: Quotation) -> bool:
    """Whether a clause of its own begins behind the quotation: `"No," while the mayor said it was so`."""
    return any(c.lower_ != "as" and c.idx >= q.outer.end for c in cue.children("mark"))


def is_closed_sentence(layout: Layout, q: Quotation) -> bool:
    """Whether a quotation ends its sentence: with a full stop inside or right behind its marks."""
    inner = q.inner.of(layout.text).rstrip()
    behind = layout.text[q.outer.end : q.outer.end + 1]
    return behind == "." or (inner.endswith(".") and not inner.endswith("..") and behind not in (",", ";"))


def after(layout: Layout, voice: Voice) -> Quotation | None:
    """The quotation that opens right where the cue's clause ends, as in `The mayor said: "No."`."""
    cue, own = voice.cue, set[Token]()
    end = cue.words[-1].idx + len(cue.words[-1])
    for q in layout.behind(end, voice.around):
        own = own or frame(voice)
        if not _swallowed(layout, q, own):
            gap = layout.text[end : q.outer.start].rstrip()
            colon = gap.endswith(":") and not _ends_sentence(gap[:-1])
            wide = own | (set(cue.head.subtree) if layout.text[q.outer.start - 2 : q.outer.start - 1] == "." else set())
            return q if colon or _only(layout, wide, end, q.outer.start) else None
    return None


def _ends_sentence(gap: str) -> bool:
    return any(mark in gap for mark in (". ", "? ", "! "))


def _only(layout: Layout, own: set[Token], start: int, end: int) -> bool:
    """Whether nothing but the cue's own clause stands between two places."""
    for i in layout.tokens(Span(start, end)):
        token = layout.doc[i]
        if token not in own and token.pos_ not in ("PUNCT", "SPACE") and any(c.isalnum() for c in token.text):
            return False
    return True


def _swallowed(layout: Layout, q: Quotation, own: set[Token]) -> bool:
    """Scare quotes inside the source or the clause: the "moderates" said."""
    inside = [t for t in own if q.inner.start <= t.idx < q.inner.end]
    words = sum(1 for t in inside if t.is_alpha)
    return words > 0 and words * 2 > len(q.inner.of(layout.text).split()) and words <= 4


def widened(
    layout: Layout, around: Quotation | None, spans: Sequence[Span], is_free: Callable[[Quotation], bool]
) -> tuple[Span, ...]:
    """Content that reaches into a free quotation takes all of it, over sentences and paragraphs."""
    out = list(spans)
    for span in spans:
        for q in layout.touching(span, around):
            if is_free(q):
                out += layout.whole(q)
    return merged(layout, out)


def beside(layout: Layout, around: Quotation | None, spans: Sequence[Span], cue: CueAt) -> tuple[Span, ...]:
    """Content on the cue's side of a semicolon or colon outside quotation marks."""
    if not spans:
        return ()
    start, end = min(spans[0].start, cue.words[0].idx), max(spans[-1].end, cue.words[-1].idx)
    walls = [mark.start() for mark in _WALL.finditer(layout.text, start, end)]
    if walls:
        quoted = [q.outer for q in layout.touching(Span(start, end), around)]
        walls = [at for at in walls if not any(q.start <= at < q.end for q in quoted)]
    if not walls:
        return tuple(spans)
    place = cue.head.idx
    low = max((at + 1 for at in walls if at < place and _is_wall(layout.text, at)), default=0)
    high = min((at for at in walls if at > place and layout.text[at] == ";"), default=len(layout.text))
    cut = (Span(max(s.start, low), min(s.end, high)) for s in spans)
    return tuple(s for s in cut if s.start < s.end)


def _is_wall(text: str, at: int) -> bool:
    """A colon inside a figure such as 4:10 parts nothing."""
    return text[at] == ";" or text[at + 1 : at + 2].isspace()


def clipped(spans: Iterable[Span], around: Quotation | None) -> tuple[Span, ...]:
    """Content of a cue inside a quotation ends where the quotation ends."""
    if around is None:
        return tuple(spans)
    cut = (Span(max(s.start, around.inner.start), min(s.end, around.inner.end)) for s in spans)
    return tuple(s for s in cut if s.start < s.end)


def merged(layout: Layout, spans: Iterable[Span]) -> tuple[Span, ...]:
    """Spans in text order, those that touch or have only marks between them within a paragraph made one."""
    out: list[Span] = []
    for span in sorted(spans):
        if out and span.start <= out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        elif (
            out and not layout.has_words(out[-1].end, span.start) and "\n" not in layout.text[out[-1].end : span.start]
        ):
            out[-1] = Span(out[-1].start, span.end)
        else:
            out.append(span)
    return tuple(out)


def balanced(layout: Layout, around: Quotation | None, spans: Iterable[Span]) -> tuple[Span, ...]:
    """Spans whose edges cut no pair of marks in two, and that leave out marks around the whole."""
    out: list[Span] = []
    for span in spans:
        start, end = span.start, span.end
        for q in layout.touching(span, around):
            if start < q.outer.start and end >= q.inner.end:
                end = max(end, q.outer.end)
            elif start >= q.outer.start and end > q.outer.end:
                start = q.outer.start
            elif start >= q.outer.start:
                start, end = max(start, q.inner.start), min(end, q.inner.end)
        out += _stripped(layout.text, start, end)
    return tuple(out)


def _stripped(text: str, start: int, end: int) -> Iterable[Span]:
    piece = text[start:end]
    right = len(piece.rstrip(" ,;:\n\t\r—–-"))
    left = len(piece) - len(piece.lstrip(" ,;:\n\t\r—–"))
    if left < right:
        yield _bracketed(text, start + left, start + right)


def _bracketed(text: str, start: int, end: int) -> Span:
    """Words that open a bracket with the one that closes it right behind."""
    opened = text[end : end + 1] == ")" and text.count("(", start, end) > text.count(")", start, end)
    return Span(start, end + 1 if opened else end)


def kind(layout: Layout, around: Quotation | None, spans: Sequence[Span]) -> StatementKind:
    """Direct when every word stands in marks of its own level, indirect when none does."""
    quoted = [(span, q.inner) for span in spans for q in layout.touching(span, around)]
    words = sum(_letters(layout.text, max(s.start, inner.start), min(s.end, inner.end)) for s, inner in quoted)
    if not words:
        return "indirect"
    every = sum(_letters(layout.text, span.start, span.end) for span in spans)
    return "direct" if words * _DIRECT >= every else "mixed"


def _letters(text: str, start: int, end: int) -> int:
    return sum(map(str.isalnum, text[start:end])) if start < end else 0
