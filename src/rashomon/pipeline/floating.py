"""Quotations that no cue hands over: they belong to the voice that spoke, or was spoken of, right before."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence

from spacy.tokens import Token

from rashomon.lexicon.cues import voices
from rashomon.pipeline.clauses import noun_phrase, spans
from rashomon.pipeline.drafts import Draft
from rashomon.pipeline.layout import Layout
from rashomon.pipeline.quotes import Quotation
from rashomon.pipeline.stances import stance
from rashomon.pipeline.syntax import child
from rashomon.records import Span

_SHORTEST = 4
_LEAD = 4


_Voice = tuple[tuple[Span, ...], Token | None]


def floating(layout: Layout, heard: Sequence[Draft]) -> list[Draft]:
    """Statements inferred for quotations that stand alone, in text order."""
    handed = _merged(span for draft in heard if draft.around is None for span in draft.content)
    spoken = sorted((d for d in heard if d.source), key=_place)
    by_part: dict[int | None, list[Draft]] = {}
    for draft in spoken:
        _enter(layout, by_part, draft)
    out: list[Draft] = []
    for chain in layout.chains:
        number = layout.number(chain[0].outer.start)
        if number is None or not _is_speech(layout, chain) or any(_overlaps(handed, q.outer) for q in chain):
            continue
        part = layout.paragraphs[number].span
        if layout.has_words(part.start, chain[0].outer.start):
            voice = _in_sentence_before(layout, part, chain[0], spoken)
        else:
            voice = _in_paragraph_before(layout, number, by_part)
        if voice is not None:
            out.append(_inferred(layout, chain, voice))
            _enter(layout, by_part, out[-1])
    return out


def _merged(spans: Iterable[Span]) -> list[Span]:
    out: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.start, s.end)):
        if out and span.start <= out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return out


def _overlaps(spans: Sequence[Span], span: Span) -> bool:
    place = bisect_left(spans, span.end, key=lambda s: s.start)
    return place > 0 and spans[place - 1].end > span.start


def _place(draft: Draft) -> int:
    return (draft.cue or draft.content)[0].start


def _enter(layout: Layout, known: dict[int | None, list[Draft]], draft: Draft) -> None:
    """File a draft under every paragraph it touches."""
    for number in {layout.number(span.start) for span in (*draft.cue, *draft.content)}:
        known.setdefault(number, []).append(draft)


def _is_speech(layout: Layout, chain: Sequence[Quotation]) -> bool:
    """Whether a quotation is a sentence of its own, not a title, a name or a scare quote."""
    first, text = chain[0], layout.text
    words = first.inner.of(text)
    part = layout.paragraph(first.outer.start)
    start = part.span.start if part is not None else 0
    lead = text[max(start, first.outer.start - _LEAD) : first.outer.start].rstrip()
    stands_alone = not lead or lead[-1] in ".!?:,”\"'’"
    if not stands_alone or len(words.split()) < _SHORTEST or not words[:1].isupper() or _is_title(words):
        return False
    return words.rstrip()[-1:] in ".!?,…]"


def _is_title(words: str) -> bool:
    """Whether most words begin with a capital: "Behind the Dairy Wall"."""
    capitals = sum(word[:1].isupper() for word in words.split())
    return 2 * capitals > len(words.split())


def _in_sentence_before(layout: Layout, part: Span, first: Quotation, spoken: Sequence[Draft]) -> _Voice | None:
    """The voice of the sentence that leads up to the quotation, or its subject: "The colonel was blunt."."""
    places = layout.tokens(Span(part.start, first.outer.start))
    last = next((layout.doc[i] for i in reversed(places) if not layout.doc[i].is_quote), None)
    if last is None:
        return None
    low = bisect_left(spoken, max(last.sent.start_char, part.start), key=_place)
    near = spoken[low : bisect_left(spoken, first.outer.start, lo=low, key=_place)]
    if near:
        outer = next((d for d in near if d.around is None), None)
        return (outer.source, outer.speaker) if outer is not None else None
    subject = child(last.sent.root, "nsubj")
    if subject is None or not (subject.ent_type_ in ("PERSON", "ORG") or subject.lower_ in voices()):
        return None
    return spans(layout.doc, noun_phrase(subject)), subject


def _in_paragraph_before(layout: Layout, number: int, by_part: Mapping[int | None, Sequence[Draft]]) -> _Voice | None:
    """The voice whose quotation closed the paragraph before."""
    if number == 0:
        return None
    part = layout.paragraphs[number - 1].span
    near = [d for d in by_part.get(number - 1, ()) if d.around is None and any(_begins_in(s, part) for s in d.content)]
    if not near:
        return None
    end = max(near, key=lambda d: (max(s.end for s in (*d.content, *d.cue)), d.content))
    return (end.source, end.speaker) if _closes(layout, part, end) else None


def _begins_in(span: Span, part: Span) -> bool:
    return part.start <= span.start < part.end


def _closes(layout: Layout, part: Span, draft: Draft) -> bool:
    """Whether no sentence of the writer's stands between a statement and the paragraph's end."""
    end = max(s.end for s in (*draft.content, *draft.cue, *draft.source) if s.end <= part.end)
    return "." not in layout.text[end : part.end].rstrip(".\"”'’ ")


def _inferred(layout: Layout, chain: Sequence[Quotation], voice: _Voice) -> Draft:
    source, speaker = voice
    places = layout.tokens(chain[0].inner)
    root = layout.doc[places[0]].sent.root if places else None
    return Draft(
        content=tuple(q.inner for q in chain),
        source=source,
        speaker=speaker,
        stance=stance(None, chain[0].inner.of(layout.text), root),
        rule="floating-quotation",
        inferred=True,
    )
