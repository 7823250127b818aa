"""What is known of a statement on the way: a voice, then a draft, or a silence with its reason."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from spacy.tokens import Token

from rashomon.pipeline.cues import CueAt
from rashomon.pipeline.handed import Handed
from rashomon.pipeline.quotes import Quotation
from rashomon.records import Span, Stance


class Draft(NamedTuple):
    """A statement before its id, its parent and its speaker's entity are known."""

    content: tuple[Span, ...]
    rule: str
    source: tuple[Span, ...] = ()
    speaker: Token | None = None
    cue: tuple[Span, ...] = ()
    stance: Stance = "asserts"
    addressee: tuple[Span, ...] = ()
    distant: bool = False
    around: Quotation | None = None
    inferred: bool = False
    verbatim: bool = False
    """The words are the voice's own, marks or not: a block quote, a transcript."""
    over: "Draft | None" = None
    by: CueAt | None = None
    """The cue of the lexicon, or the word taken for one."""
    head: Token | None = None
    """The word that the content hangs on."""
    wide: str = ""
    """Why the rules alone would not dare it; empty where they do."""
    score: float | None = None
    weighed: str | None = None
    """The signs that decided, in words."""


class Voice(NamedTuple):
    """A cue with its source, and what the grammar says it hands over."""

    cue: CueAt
    around: Quotation | None
    speaker: Token | None
    source: tuple[Token, ...]
    handed: Handed | None


class Silence(NamedTuple):
    """A cue that gave no statement, and why."""

    cue: CueAt
    reason: str
    source: tuple[Token, ...] = ()
    speaker: Token | None = None
    would: Draft | None = None
    """What it would have been, had the reason not stood against it."""


def cue_spans(cue: CueAt) -> tuple[Span, ...]:
    """The words that hand over, with what negates them: "did not say"."""
    if not cue.negation:
        return tuple(_runs(cue.words))
    first = min(cue.negation, key=lambda t: t.i)
    if any(t.dep_ == "nsubj" and t.i > first.i for t in cue.head.lefts):
        return tuple(_runs(sorted((*cue.negation, *cue.words), key=lambda t: t.i)))
    return (Span(first.idx, cue.words[-1].idx + len(cue.words[-1])),)


def _runs(words: Sequence[Token]) -> Iterator[Span]:
    start = words[0]
    for word, following in zip(words, (*words[1:], None), strict=True):
        if following is None or following.i != word.i + 1:
            yield Span(start.idx, word.idx + len(word))
            if following is not None:
                start = following
