"""The same statement read otherwise: another voice, a shorter or a longer content; only weights can choose them."""

from collections.abc import Iterator

from spacy.tokens import Token

from rashomon.pipeline.clauses import main_clause, noun_phrase, spans
from rashomon.pipeline.drafts import Draft
from rashomon.pipeline.layout import Layout
from rashomon.pipeline.subjects import can_speak
from rashomon.pipeline.syntax import NOMINAL, VERBAL, subject
from rashomon.records import Span

OTHER_SOURCE = "another voice"
SHORTER = "a shorter content"
LONGER = "a longer content"

_LOOSE = frozenset(("advcl", "prep", "relcl", "acl", "npadvmod", "conj", "ccomp"))


def variants(layout: Layout, draft: Draft) -> Iterator[Draft]:
    """Other readings of a draft that has a cue in the parse."""
    if draft.by is None or draft.verbatim or draft.over is not None:
        return
    for head in _other_voices(draft.by.head, draft.speaker):
        if layout.around(head) == draft.around:
            source = spans(layout.doc, noun_phrase(head))
            yield draft._replace(speaker=head, source=source, wide=_and(draft, OTHER_SOURCE))
    shorter = _shorter(layout, draft)
    if shorter is not None:
        yield draft._replace(content=shorter, wide=_and(draft, SHORTER))
    longer = _longer(layout, draft)
    if longer is not None:
        yield draft._replace(content=longer, wide=_and(draft, LONGER))


def _and(draft: Draft, why: str) -> str:
    return f"{why}; {draft.wide}" if draft.wide else why


def _other_voices(verb: Token, taken: Token | None) -> list[Token]:
    """Nouns that the cue hangs on, and the subjects of the clauses above it, the nearest first; two at most."""
    found = []
    for above in (verb, *verb.ancestors):
        if above != verb and above.pos_ in NOMINAL and verb.dep_ in ("acl", "relcl", "advcl", "conj", "pcomp"):
            found.append(above)
        if above.pos_ in VERBAL:
            own = subject(above)
            if own is not None:
                found.append(own)
    if (top := main_clause(verb)).pos_ not in VERBAL and (own := subject(top)) is not None:
        found.append(own)
    return [t for t in dict.fromkeys(found) if t != taken and can_speak(t) and t.tag_ not in ("WP", "WDT")][:2]


def _shorter(layout: Layout, draft: Draft) -> tuple[Span, ...] | None:
    """Without the last phrase behind a comma that hangs on the content's own verb or noun."""
    last = draft.content[-1]
    if draft.head is None:
        return None
    edges = [
        c.left_edge.i
        for c in draft.head.children
        if c.dep_ in _LOOSE and c.i > draft.head.i and last.start < c.left_edge.idx < last.end
    ]
    edges = [
        i for i in edges if layout.doc[i - 1].text in (",", "—", "–", "-") or layout.doc[i].dep_ in ("mark", "prep")
    ]
    if not edges:
        return None
    end = len(layout.text[: layout.doc[edges[-1]].idx].rstrip(" ,—–-\n"))
    return (*draft.content[:-1], Span(last.start, end)) if end > last.start else None


def _longer(layout: Layout, draft: Draft) -> tuple[Span, ...] | None:
    """To the end of the sentence, where it is handed over before."""
    last, cue = draft.content[-1], draft.by
    places = layout.tokens(last)
    if cue is None or not places or last.end <= cue.head.idx:
        return None
    token = layout.doc[places[-1]]
    if layout.around(token) != draft.around:
        return None
    rest = (layout.doc[i] for i in range(layout.closing(token), token.i, -1))
    end = next((t.idx + len(t) for t in rest if t.pos_ not in ("PUNCT", "SPACE")), 0)
    if draft.around is not None:
        end = min(end, draft.around.inner.end)
    return (*draft.content[:-1], Span(last.start, end)) if end > last.end else None
