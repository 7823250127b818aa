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
    """Whether a verb, with its subject and auxiliaries in full ("did not" for "didn't"), holds the words."""
    near = [t for t in head.children if t.dep_ in ("aux", "auxpass", "neg", "nsubj", "nsubjpass")]
    goal = [c for verb in head.children if verb.dep_ == "xcomp" for c in verb.children if c.tag_ == "TO"]
    return _has(" ".join(t.norm_ for t in sorted((head, *near, *goal[:1]), key=lambda t: t.i)), words)
