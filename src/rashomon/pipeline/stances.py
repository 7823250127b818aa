"""What the voice does with its content: the cue's own stance, turned by a negation or by words of the content."""

from spacy.tokens import Token

from rashomon.lexicon.cues import ToneWord, tones
from rashomon.pipeline.cues import CueAt
from rashomon.records import Stance

_OPEN = frozenset(("asserts",))


def stance(cue: CueAt | None, content: str, head: Token | None) -> Stance:
    """Give the stance of a cue to its content; `head` is the content's first verb or noun."""
    if cue is not None and cue.negation:
        return cue.entry.negated
    own: Stance = cue.entry.stance if cue is not None else "asserts"
    if own not in _OPEN:
        return own
    return next((tone.stance for tone in tones() if _sounds(tone, content, head, cue)), own)


def _sounds(tone: ToneWord, content: str, head: Token | None, cue: CueAt | None) -> bool:
    if tone.where == "content":
        return _has(content, tone.words)
    if tone.where == "as":
        return cue is not None and "as" in cue.entry.frames and _has(content, tone.words)
    return head is not None and _on_verb(head, tone.words)


def _has(text: str, words: str) -> bool:
    return f" {words} " in f" {' '.join(text.lower().split())} "


def _on_verb(head: Token, words: str) -> bool:
    around = head.doc[max(head.sent.start, head.i - 4) : head.i + 1]
    own = [t.lower_ for t in around if t == head or t.head == head and t.dep_ in ("aux", "auxpass", "neg")]
    subject = [t.lower_ for t in head.children if t.dep_ in ("nsubj", "nsubjpass") and t.i < head.i]
    return _has(" ".join(own), words) or _has(" ".join((*subject, *own)), words)
