"""Quotations that no cue hands over: they belong to the voice that spoke, or was spoken of, right before."""

from collections.abc import Mapping, Sequence

from spacy.tokens import Token

from rashomon.lexicon.cues import voices
from rashomon.pipeline.clauses import noun_phrase, spans
from rashomon.pipeline.drafts import Draft
from rashomon.pipeline.layout import Layout, Paragraph
from rashomon.pipeline.quotes import Quotation
from rashomon.pipeline.stances import stance
from rashomon.pipeline.syntax import child
from rashomon.records import Span

_SHORTEST = 4


_Voice = tuple[tuple[Span, ...], Token | None]


def floating(layout: Layout, heard: Sequence[Draft]) -> list[Draft]:
    """Statements inferred for quotations that stand alone, in text order."""
    known: dict[int | None, list[Draft]] = {}
    for draft in heard:
        _enter(layout, known, draft)
    out: list[Draft] = []
    for chain in layout.chains:
        number = layout.number(chain[0].outer.start)
        if number is None or not _is_speech(layout, chain) or _is_handed(layout, chain, known):
            continue
        voice = _voice(layout, number, chain[0], known)
        if voice is not None:
            out.append(_inferred(layout, chain, voice))
            _enter(layout, known, out[-1])
    return out


def _enter(layout: Layout, known: dict[int | None, list[Draft]], draft: Draft) -> None:
    """File a draft under every paragraph it touches."""
    for number in {layout.number(span.start) for span in (*draft.cue, *draft.content)}:
        known.setdefault(number, []).append(draft)


def _is_speech(layout: Layout, chain: Sequence[Quotation]) -> bool:
    """Whether a quotation is a sentence of its own, not a title, a name or a scare quote."""
    first, text = chain[0], layout.text
    words = first.inner.of(text)
    part = layout.paragraph(first.outer.start)
    lead = text[part.span.start : first.outer.start].rstrip() if part is not None else ""
    stands_alone = not lead or lead[-1] in ".!?:,”\"'’"
    return stands_alone and len(words.split()) >= _SHORTEST and words[:1].isupper() and words.rstrip()[-1:] in ".!?,…]"


def _is_handed(layout: Layout, chain: Sequence[Quotation], known: Mapping[int | None, Sequence[Draft]]) -> bool:
    return any(
        s.start < q.outer.end and q.outer.start < s.end
        for q in chain
        for d in known.get(layout.number(q.outer.start), ())
        if d.around is None
        for s in d.content
    )


def _voice(layout: Layout, number: int, first: Quotation, known: Mapping[int | None, Sequence[Draft]]) -> _Voice | None:
    part = layout.paragraphs[number]
    if layout.has_words(part.span.start, first.outer.start):
        return _in_sentence_before(layout, part, first, known.get(number, ()))
    if number == 0:
        return None
    return _in_paragraph_before(layout, layout.paragraphs[number - 1].span, known.get(number - 1, ()))


def _in_sentence_before(layout: Layout, part: Paragraph, first: Quotation, known: Sequence[Draft]) -> _Voice | None:
    """The voice of the sentence that leads up to the quotation, or its subject: "The colonel was blunt."."""
    places = layout.tokens(Span(part.span.start, first.outer.start))
    last = next((layout.doc[i] for i in reversed(places) if not layout.doc[i].is_quote), None)
    if last is None:
        return None
    start = max(last.sent.start_char, part.span.start)
    spoken = [d for d in known if d.source and start <= (d.cue or d.content)[0].start < first.outer.start]
    if spoken:
        outer = min((d for d in spoken if d.around is None), key=lambda d: (d.cue or d.content)[0], default=None)
        return (outer.source, outer.speaker) if outer is not None else None
    subject = child(last.sent.root, "nsubj")
    if subject is None or not (subject.ent_type_ in ("PERSON", "ORG") or subject.lower_ in voices()):
        return None
    return spans(layout.doc, noun_phrase(subject)), subject


def _in_paragraph_before(layout: Layout, part: Span, known: Sequence[Draft]) -> _Voice | None:
    """The voice whose quotation closed the paragraph before."""
    spoken = [d for d in known if d.source and d.around is None and any(_begins_in(s, part) for s in d.content)]
    if not spoken:
        return None
    end = max(spoken, key=lambda d: (max(s.end for s in (*d.content, *d.cue)), d.content))
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
