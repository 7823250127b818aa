"""Quotations that no cue hands over: they belong to the voice that spoke, or was spoken of, right before."""

from collections.abc import Sequence

from spacy.tokens import Token

from rashomon.lexicon.cues import voices
from rashomon.pipeline.clauses import noun_phrase, spans
from rashomon.pipeline.hearing import Draft
from rashomon.pipeline.layout import Layout, Paragraph
from rashomon.pipeline.quotes import Quotation
from rashomon.pipeline.stances import stance
from rashomon.pipeline.syntax import child
from rashomon.records import Span

_SHORTEST = 4


def floating(layout: Layout, heard: Sequence[Draft]) -> list[Draft]:
    """Statements inferred for quotations that stand alone, in text order."""
    known = sorted(heard, key=lambda d: (d.cue or d.content)[0])
    for chain in layout.chains:
        if not _is_speech(layout, chain) or _is_handed(chain, known):
            continue
        voice = _voice(layout, chain[0], known)
        if voice is not None:
            known = sorted([*known, _inferred(layout, chain, voice)], key=lambda d: (d.cue or d.content)[0])
    return [d for d in known if d.inferred]


def _is_speech(layout: Layout, chain: Sequence[Quotation]) -> bool:
    """Whether a quotation is a sentence of its own, not a title, a name or a scare quote."""
    first, text = chain[0], layout.text
    words = first.inner.of(text)
    part = layout.paragraph(first.outer.start)
    lead = text[part.span.start : first.outer.start].rstrip() if part is not None else ""
    stands_alone = not lead or lead[-1] in ".!?:,”\"'’"
    return stands_alone and len(words.split()) >= _SHORTEST and words[:1].isupper() and words.rstrip()[-1:] in ".!?,…]"


def _is_handed(chain: Sequence[Quotation], known: Sequence[Draft]) -> bool:
    return any(
        s.start < q.outer.end and q.outer.start < s.end
        for d in known
        if d.around is None
        for s in d.content
        for q in chain
    )


def _voice(layout: Layout, first: Quotation, known: Sequence[Draft]) -> tuple[tuple[Span, ...], Token | None] | None:
    part = layout.paragraph(first.outer.start)
    if part is None:
        return None
    if layout.has_words(part.span.start, first.outer.start):
        return _in_sentence_before(layout, part, first, known)
    return _in_paragraph_before(layout, part, known)


def _in_sentence_before(
    layout: Layout, part: Paragraph, first: Quotation, known: Sequence[Draft]
) -> tuple[tuple[Span, ...], Token | None] | None:
    """The last voice of the sentence that leads up to the quotation, or its subject: "The colonel was blunt."."""
    lead = [
        layout.doc[i] for i in layout.tokens(Span(part.span.start, first.outer.start)) if not layout.doc[i].is_quote
    ]
    sentence = lead[-1].sent if lead else None
    if sentence is None:
        return None
    start = max(sentence.start_char, part.span.start)
    spoken = [d for d in known if d.source and start <= (d.cue or d.content)[0].start < first.outer.start]
    if spoken:
        outer = [d for d in spoken if d.around is None]
        return (outer[0].source, outer[0].speaker) if outer else None
    subject = child(sentence.root, "nsubj")
    if subject is None or not (subject.ent_type_ in ("PERSON", "ORG") or subject.lower_ in voices()):
        return None
    return spans(layout.doc, noun_phrase(subject)), subject


def _in_paragraph_before(
    layout: Layout, part: Paragraph, known: Sequence[Draft]
) -> tuple[tuple[Span, ...], Token | None] | None:
    """The voice whose quotation closed the paragraph before."""
    at = layout.paragraphs.index(part)
    if at == 0:
        return None
    last = layout.paragraphs[at - 1].span
    spoken = [
        d for d in known if d.source and d.around is None and any(s.start in range(*_range(last)) for s in d.content)
    ]
    if not spoken:
        return None
    end = max(spoken, key=lambda d: (max(s.end for s in (*d.content, *d.cue)), d.content))
    return (end.source, end.speaker) if _closes(layout, last, end) else None


def _range(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _closes(layout: Layout, part: Span, draft: Draft) -> bool:
    """Whether no sentence of the writer's stands between a statement and the paragraph's end."""
    end = max(s.end for s in (*draft.content, *draft.cue, *draft.source) if s.end <= part.end)
    return "." not in layout.text[end : part.end].rstrip(".\"”'’ ")


def _inferred(layout: Layout, chain: Sequence[Quotation], voice: tuple[tuple[Span, ...], Token | None]) -> Draft:
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
