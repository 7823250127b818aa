"""What looks like a statement and is none, with the reason in words."""

from spacy.tokens import Token

from rashomon.pipeline.clauses import is_infinitive
from rashomon.pipeline.contents import Handed
from rashomon.pipeline.cues import CueAt

_WHOLE = frozenset(("verb-clause", "verb-infinitive", "verb-raised", "parenthetical"))


def trap(cue: CueAt, speaker: Token | None, handed: Handed | None, quoted: bool) -> str | None:
    """Why a cue hands nothing over after all, or None."""
    person = speaker.morph.get("Person") if speaker is not None and speaker.pos_ == "PRON" else []
    if cue.entry.attitude and (speaker is None or person in (["1"], ["2"])):
        return "a hedge of the voice that speaks already"
    if person == ["2"]:
        return "who is spoken to does not speak"
    if cue.entry.attitude and (_is_unreal(cue) or cue.head.dep_ in ("xcomp", "pcomp")):
        return "not told as something that was thought"
    if _is_unreal(cue) and not quoted and not (handed is not None and handed.rule in _WHOLE):
        return "not told as something that was said"
    return None


def _is_unreal(cue: CueAt) -> bool:
    """ "to discuss it", "would discuss it": nobody has done so; "would not discuss it" declines."""
    if cue.entry.part != "verb" or cue.negation:
        return False
    return is_infinitive(cue.head) or any(c.tag_ == "MD" for c in cue.head.children)
