"""What looks like a statement and is none, with the reason in words."""

from spacy.tokens import Token

from rashomon.lexicon.cues import nobodies
from rashomon.pipeline.clauses import escaped, first_joined, is_infinitive
from rashomon.pipeline.cues import CueAt
from rashomon.pipeline.quotes import Quotation
from rashomon.pipeline.subjects import can_speak

_NOUN_CLAUSES = frozenset(("noun-clause", "noun-is"))
_TOPICS = frozenset(("verb-object", "verb-preposition", "noun-preposition"))
_WHOLE = frozenset(("verb-clause", "verb-infinitive", "verb-raised", "parenthetical"))


def trap(cue: CueAt, speaker: Token | None, around: Quotation | None, rule: str, head: Token | None) -> str | None:
    """Why a cue hands nothing over after all, or None; `around` is the quotation it stands in.

    `head` is the word that the content hangs on.
    """
    if speaker is not None and stands_for_nobody(speaker):
        return "nobody says it"
    person = _person(speaker)
    if person == "2":
        return "who is spoken to does not speak"
    if person == "1" and around is not None and not (rule == "verb-clause" and cue.head.tag_ == "VBD"):
        return "the voice that is quoted speaks of its own speaking"
    if cue.entry.attitude and (person == "1" or speaker is None):
        return "a state of mind of the voice that speaks already"
    if (
        cue.entry.attitude
        and _is_inner(cue, around)
        and (person or rule not in ("verb-clause", "verb-infinitive", "parenthetical"))
    ):
        return "a state of mind inside another's words"
    if cue.entry.attitude and (_is_unreal(cue) or cue.head.dep_ in ("xcomp", "pcomp")):
        return "not told as something that was thought"
    if cue.entry.part == "noun" and speaker is None and stands_for_nobody(cue.head):
        return "nobody says it"  # "there is no doubt that"
    silent = cue.entry.part == "noun" and speaker is None
    if silent and not _is_clause(rule, around, head) and not _stands_alone(cue, around):
        return "no source"
    if speaker is not None and speaker.pos_ == "NOUN" and _is_inner(cue, around) and not can_speak(speaker):
        return "a thing does not speak"
    if cue.entry.stance == "asserts" and not cue.entry.telling and rule in _TOPICS and _is_inner(cue, around):
        return "a topic inside another's words, of which nothing is said"
    if cue.entry.stance == "declines" and rule == "verb-clause" and _is_unreal(cue):
        return "told to decline, or not to"  # "should refrain from planting"
    if rule not in _WHOLE and not rule.startswith("quotation") and _is_unreal(cue):
        return "not told as something that was said"
    return None


def stands_for_nobody(speaker: Token) -> bool:
    """Whether no voice is meant: "nobody", "no one", "no officer", "no doubt"."""
    known = nobodies()
    return speaker.lower_ in known or not known.isdisjoint([c.lower_ for c in speaker.children if c.dep_ == "det"])


def _is_clause(rule: str, around: Quotation | None, head: Token | None) -> bool:
    """Whether a noun of the writer's own hands over a finite clause: "the order that they leave", not "to leave"."""
    return rule in _NOUN_CLAUSES and around is None and not (head is not None and is_infinitive(head))


def _stands_alone(cue: CueAt, around: Quotation | None) -> bool:
    """Whether a noun hands over though nobody is named: "amid allegations of fraud", not "the allegation of fraud"."""
    noun = cue.head
    known = cue.child("det", "poss") is not None
    handed_over = noun.dep_ == "dobj" or noun.head.lower_ == "as"  # "denied allegations of fraud": one voice is enough
    return cue.entry.alone and not known and not handed_over and around is None


def _person(speaker: Token | None) -> str:
    found = speaker.morph.get("Person", []) if speaker is not None and speaker.pos_ in ("PRON", "DET") else []
    return found[0] if found else ""


def _is_inner(cue: CueAt, around: Quotation | None) -> bool:
    """Whether the cue stands in a quotation or in a clause under another verb."""
    return around is not None or cue.head.dep_ in ("ccomp", "relcl", "acl", "parataxis")


def _is_unreal(cue: CueAt) -> bool:
    """Whether nobody has said so yet: "to discuss it", "would discuss it"; but "would not discuss it" declines."""
    if cue.entry.part != "verb" or cue.negation:
        return False
    helpers = cue.children("aux", "auxpass")
    first = first_joined(cue.head)
    if first != cue.head and is_infinitive(first) and cue.head not in escaped(first) and cue.child("nsubj") is None:
        return True  # "asks them to stop and reject it"
    return cue.infinitive or any(c.tag_ == "MD" for c in helpers) or (cue.head.tag_ == "VB" and not helpers)
