"""A name beside its words: transcripts ("ROLLE: We knew."), headlines with a colon, a name behind a dash."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from spacy.tokens import Token

from rashomon.lexicon.actors import roles, syntax
from rashomon.lexicon.cues import voices
from rashomon.pipeline.clauses import spans
from rashomon.pipeline.drafts import Draft
from rashomon.pipeline.layout import Layout, Paragraph
from rashomon.pipeline.stances import stance
from rashomon.records import Span, Stance

_LABEL = re.compile(
    r"[\"“'‘]?((?:[A-Z][\w.'’-]*)(?: (?:\(?[A-Z][\w.'’)-]*|of|the|de|al)){0,9})(?: \([a-z]+\))?:(?: (?=\S)|(?=…))"
)
_INNER = re.compile(
    r"(?<=[.!?…>*”\"] )((?:[A-Z]\.|[A-Z][\w'’-]*)(?: (?:[A-Z]\.|\(?[A-Z][\w'’)-]*|of|the|de|al)){0,9})"
    r":(?: (?=\S)|(?=…))"
)
"""A label behind the end of a sentence: in some transcripts the line breaks are lost."""
_BRACKETED = re.compile(r"\(\(([A-Z][\w.'’ -]{0,40})\)\)[ \t]*:?[ \t]*(?=\S)")
"""A label as Wikinews writes it: "((HL)) Why now?"."""
_LABEL_WORDS = 5
"""More words than these only with an office among them: "President of the Republic of Lethia Orla Venn"."""
_DASHED = re.compile(r"(?:―|—|–|--|-)[ \t]*((?:[A-Z][\w.'’-]*)(?: (?:[A-Z][\w.'’-]*|of|the|de|al)){0,4})[ \t]*$")
_SAID = ("body", "blockquote")
_TURNS = 3
"""So many labelled lines make a transcript."""


def labelled(layout: Layout, heard: Sequence[Draft]) -> list[Draft]:
    """Statements whose speaker stands as a label beside them."""
    taken = [span for draft in heard for span in draft.content]
    out: list[Draft] = []
    for draft in (*_turns(layout), *_headlines(layout), *_signed(layout)):
        if not any(_covers(span, draft.content[0]) for span in taken):
            taken += draft.content
            out.append(draft)
    return out


def _covers(span: Span, other: Span) -> bool:
    return min(span.end, other.end) - max(span.start, other.start) > (other.end - other.start) // 2


def _turns(layout: Layout) -> Iterator[Draft]:
    """The turns of a transcript; a paragraph without a label goes on with the turn before it."""
    lines = _parted(layout, [line for part in layout.paragraphs if part.role in _SAID for line in _lines(layout, part)])
    labels = [_label(layout, line) for line in lines]
    transcript = sum(1 for label in labels if label is not None) >= _TURNS or any(
        label is not None and _has_office(label.of(layout.text)) for label in labels
    )
    for n, (line, label) in enumerate(zip(lines, labels, strict=True)):
        if label is None or not (transcript or label.of(layout.text).isupper()):
            continue
        bracketed = _BRACKETED.match(layout.text, line.start, line.end)
        colon = label.end if bracketed else layout.text.index(":", label.end)
        behind = bracketed.end() if bracketed else colon + (2 if layout.text[colon + 1] == " " else 1)
        own = [Span(behind, line.end)]
        for later, other in zip(lines[n + 1 :], labels[n + 1 :], strict=True):
            if other is not None or not transcript:
                break
            own.append(later)
        mark = Span(colon, colon + (2 if bracketed else 1))
        yield _draft(layout, label, mark, tuple(own), "transcript", _asked(layout, own))


def _parted(layout: Layout, lines: list[Span]) -> list[Span]:
    """The lines, cut before every label in their midst, where one of these names an office or there are several."""
    found = [_inner(layout, line) for line in lines]
    inner = [m[1] for matches in found for m in matches]
    if len(inner) < _TURNS and not any(map(_has_office, inner)):
        return lines
    starts = [[line.start, *(m.start() for m in matches), line.end] for line, matches in zip(lines, found, strict=True)]
    return [Span(a, a + len(layout.text[a:b].rstrip())) for cuts in starts for a, b in pairwise(cuts)]


def _inner(layout: Layout, line: Span) -> list[re.Match[str]]:
    """The labels in the midst of a line."""
    if layout.text.find(":", line.start, line.end) < 0:
        return []
    return [m for m in _INNER.finditer(layout.text, line.start, line.end) if " " in m[1]]


def _lines(layout: Layout, part: Paragraph) -> Iterator[Span]:
    start = part.span.start
    for line in part.span.of(layout.text).splitlines(keepends=True):
        if line.strip():
            yield Span(start, start + len(line.rstrip()))
        start += len(line)


def _label(layout: Layout, line: Span) -> Span | None:
    if bracketed := _BRACKETED.match(layout.text, line.start, line.end):
        return Span(bracketed.start(1), bracketed.end(1))
    match = _LABEL.match(layout.text, line.start, line.end)
    if match is None or (len(match[1].split()) > _LABEL_WORDS and not _has_office(match[1])):
        return None
    return Span(match.start(1), match.end(1))


def _has_office(label: str) -> bool:
    """Whether a label names somebody with an office: "President of Lethia Orla Venn"; such a label is nothing else."""
    words = label.split()
    offices = (n for n in (1, 2) if (role := roles().get(" ".join(words[:n]).lower())) and role.form == "person")
    return any(len(words) >= n + 2 and words[-1] not in syntax().belonging for n in offices)


def _asked(layout: Layout, content: Sequence[Span]) -> Stance | None:
    return "asks" if content[-1].of(layout.text).rstrip("\"”'’ ").endswith("?") else None


def _headlines(layout: Layout) -> Iterator[Draft]:
    """As in "Drone hit clinic: aid group", "Rolle: 'We will answer'": the short side that can speak is the source."""
    for part in layout.paragraphs:
        at = layout.text.find(": ", part.span.start, part.span.end)
        if at < 0 or not _is_headline(layout, part):
            continue
        left, right = Span(part.span.start, at), Span(at + 2, part.span.end)
        colon = Span(at, at + 1)
        if _can_speak(layout, right, _HEADLINE_NAME) and len(left.of(layout.text).split()) > _HEADLINE_NAME:
            yield _draft(layout, right, colon, (left,), "headline-colon")
        elif _can_speak(layout, left, _HEADLINE_NAME, places=False) and len(right.of(layout.text).split()) > 2:
            yield _draft(layout, left, colon, (right,), "headline-colon")


_HEADLINE_NAME = 3
_HEADLINE_LENGTH = 16


def _is_headline(layout: Layout, part: Paragraph) -> bool:
    words = part.span.of(layout.text)
    first = part is layout.paragraphs[0] and len(words.split()) <= _HEADLINE_LENGTH
    return (part.role == "headline" or first) and words.count(": ") == 1


def _can_speak(layout: Layout, span: Span, most: int, places: bool = True) -> bool:
    """Whether a short side of a headline names a voice; a place in front ("Olmen: Two held") is where, not who."""
    tokens = [layout.doc[i] for i in layout.tokens(span)]
    words = [t for t in tokens if t.is_alpha or "-" in t.text]
    if not words or len(words) > most or any(t.is_punct and t.text not in "-.'’" for t in tokens):
        return False
    if any(t.ent_type_ in ("PERSON", "ORG", "NORP") or t.lower_ in voices() for t in words):
        return True
    if any(t.ent_type_ in ("GPE", "LOC") for t in words):
        return places
    return len(words) == 1 and words[0].pos_ == "PROPN"


def _signed(layout: Layout) -> Iterator[Draft]:
    """Lines signed by a name behind a dash: "The hour is late. - A. Novak"."""
    for part in layout.paragraphs:
        for line in _lines(layout, part):
            match = _DASHED.search(layout.text, line.start, line.end)
            if match is None or not _ends_sentence(layout.text[line.start : match.start()]):
                continue
            dash = match.start()
            said = Span(line.start, line.start + len(layout.text[line.start : dash].rstrip(" \t")))
            opening = Span(line.start, line.start + 1)
            inner = next((q.inner for q in layout.touching(opening, None) if q.outer.start == line.start), None)
            content = inner if inner is not None and inner.end <= said.end else said
            yield _draft(layout, Span(*match.span(1)), Span(dash, dash + 1), (content,), "signed")


def _ends_sentence(text: str) -> bool:
    return text.rstrip().endswith((".", "!", "?", "”", '"', "’", "'", "…")) and len(text.split()) > 1


def _draft(
    layout: Layout, name: Span, cue: Span, content: tuple[Span, ...], rule: str, turned: Stance | None = None
) -> Draft:
    tokens = [layout.doc[i] for i in layout.tokens(name)]
    first = layout.tokens(content[0])
    words = content[0].of(layout.text)
    return Draft(
        content=tuple(_unmarked(layout, span) for span in content),
        # a token may run on past the name: "Venn:…Then"
        source=tuple(Span(s.start, min(s.end, name.end)) for s in spans(layout.doc, tokens)) or (name,),
        speaker=_head(tokens),
        cue=(cue,),
        stance=turned or _stance(layout, words, first),
        verbatim=rule == "transcript",
        rule=rule,
    )


def _stance(layout: Layout, words: str, tokens: Sequence[int]) -> Stance:
    """That of the one sentence; a turn of several takes back in one what it said in another, and simply speaks."""
    if not tokens:
        return stance(None, words, None)
    first = layout.doc[tokens[0]].sent
    return stance(None, words, first.root) if first.end > tokens[-1] else "asserts"


def _unmarked(layout: Layout, span: Span) -> Span:
    return next((q.inner for q in layout.touching(span, None) if q.outer == span), span)


def _head(tokens: Sequence[Token]) -> Token | None:
    inside = {t.i for t in tokens}
    return next((t for t in reversed(tokens) if t.head.i not in inside or t.dep_ == "ROOT"), None) or (
        tokens[-1] if tokens else None
    )
