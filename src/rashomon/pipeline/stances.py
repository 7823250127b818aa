"""What the voice does with its content: the cue's own stance, turned by a negation or by words of the content."""

from functools import cache
from typing import NamedTuple

from spacy.tokens import Token

from rashomon.lexicon.cues import Tone, tones
from rashomon.pipeline.cues import CueAt
from rashomon.records import Stance


def stance(cue: CueAt | None, content: str, head: Token | None, rule: str = "") -> Stance:
    """Give the stance of a voice to its content.

    `head` is the content's first verb or noun; `rule` is how the content was found.
    """
    if cue is not None and cue.negation:
        return cue.entry.negated
    if cue is not None and cue.entry.stance != "asserts":
        return cue.entry.stance
    if cue is not None and (_is_told_to(cue, rule) or (head is not None and _is_wish(head))):
        return "demands"
    heard = [*_turns("content", content), *(_turns("as", content) if rule == "verb-as" else ())]
    heard += _turns("verb", _verb(head)) if head is not None else ()
    return min(heard).stance if heard else "asserts"


class _Turn(NamedTuple):
    """Words that turn a stance, padded as what they are looked for in; the first of the file wins."""

    place: int
    words: str
    stance: Tone


def _turns(where: str, said: str) -> list[_Turn]:
    """The turns that stand in what was said."""
    text, known = _padded(said), _known_turns(where)
    return [turn for word in text.split() if word in known for turn in known[word] if turn.words in text]


@cache
def _known_turns(where: str) -> dict[str, list[_Turn]]:
    """The turns that are looked for somewhere, by their first word."""
    found: dict[str, list[_Turn]] = {}
    for place, tone in enumerate(tones()):
        if tone.where == where:
            words = _padded(tone.words)
            found.setdefault(words.split()[0], []).append(_Turn(place, words, tone.stance))
    return found


def _is_told_to(cue: CueAt, rule: str) -> bool:
    """Whether somebody is told to do something: "told them to leave"."""
    return cue.entry.addressed and rule == "verb-infinitive"


def _is_wish(head: Token) -> bool:
    """Whether a subject has a bare verb, as in "insisted that the army leave"."""
    if head.tag_ != "VB":
        return False
    deps = {c.dep_ for c in head.children}
    return "nsubj" in deps and deps.isdisjoint(("aux", "auxpass"))


def _verb(head: Token) -> str:
    """A verb with its subject and its auxiliaries in full: "we did not fire" for "we didn't fire"."""
    near = [t for t in head.children if t.dep_ in ("aux", "auxpass", "neg", "nsubj", "nsubjpass")]
    goal = [c for verb in head.children if verb.dep_ == "xcomp" for c in verb.children if c.tag_ == "TO"]
    return " ".join(t.norm_ for t in sorted((head, *near, *goal[:1]), key=lambda t: t.i))


def _padded(text: str) -> str:
    return f" {' '.join(text.lower().split())} "
