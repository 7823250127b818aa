"""Things that a cue hands over without a clause: its object, or what stands behind its preposition."""

from spacy.tokens import Token

from rashomon.lexicon.actors import roles
from rashomon.pipeline.clauses import is_infinitive
from rashomon.pipeline.complements import addressee_of
from rashomon.pipeline.cues import CueAt
from rashomon.pipeline.handed import Handed, handed
from rashomon.pipeline.syntax import child, subject


def after_preposition(cue: CueAt, outside: set[Token]) -> Handed | None:
    """As in "called for a truce", "blamed them for it", "asked about the harvest"."""
    if len(cue.words) > 1 and cue.words[-1] != cue.head:
        return _after_particle(cue, outside)
    entry, verb = cue.entry, cue.head
    if not entry.after:
        return None
    thing = cue.child("nsubjpass") if cue.passive else cue.child("dobj")
    if thing is None and verb.dep_ == "acl" and cue.passive:
        thing = verb.head  # "a boat reported by the radio as missing"
    whole = "noun" in entry.frames and not entry.addressed
    for preposition in _prepositions(verb, thing):
        if preposition.lower_ not in entry.after or preposition in outside:
            continue
        if whole and thing is not None and thing not in outside:
            return handed(thing, outside, "verb-object", None, preposition)
        inner = child(preposition, "pobj", "pcomp")
        if inner is not None and not whole:
            return handed(inner, outside, "verb-preposition", addressee_of(cue))
    return None


def object_of(cue: CueAt, outside: set[Token]) -> Handed | None:
    """As in "condemned the raid" and "the raid was condemned by the council"."""
    if "noun" not in cue.entry.frames:
        return None
    verb = cue.head
    if cue.passive:
        thing = cue.child("nsubjpass")
        if thing is None and verb.dep_ == "acl":
            thing = verb.head
        if thing is None and verb.dep_ == "conj":
            thing = subject(verb)  # "the news spread and was confirmed by the palace"
        if cue.child("agent") is None and not _is_judged(cue):
            return None
    else:
        thing = child(cue.words[-1], "dobj", "pobj") or cue.child("dobj")
    if thing is None or thing in outside or (cue.entry.addressed and thing == addressee_of(cue)):
        return None
    if _is_kept_back(cue) or any(_is(thing, test) for test in cue.entry.not_object):
        return None
    return handed(thing, outside, "verb-object")


def _is_judged(cue: CueAt) -> bool:
    """Whether somebody was blamed or praised by people who are not named: "the remarks were condemned"."""
    spoken = "as" in (*cue.entry.frames, *cue.entry.after)  # one is not charged or thanked as something
    judged = cue.entry.stance in ("blames", "praises") and spoken and not cue.entry.voice
    return judged and cue.child("auxpass") is not None and cue.child("nsubjpass") is not None


def _is_kept_back(cue: CueAt) -> bool:
    """As in "denied them the right of way": who has two objects is refused a thing, and no word is denied."""
    return cue.entry.stance == "denies" and len(cue.children("dative", "dobj")) > 1


def _is(thing: Token, test: str) -> bool:
    if test != "@people":
        counted = (c for of in thing.children if of.lower_ == "of" for c in of.subtree if c.dep_ == "pobj")
        return any(t.lemma_.lower() == test for t in (thing, *counted))  # "claimed hundreds of lives"
    role = roles().get(thing.lemma_.lower())
    return thing.ent_type_ == "PERSON" or (role is not None and role.form in ("person", "group"))


def _after_particle(cue: CueAt, outside: set[Token]) -> Handed | None:
    """As in "called for a truce", "called for the mines to be cleared", "ruled out a truce", "had no part in it"."""
    entry, last = cue.entry, cue.words[-1]
    plain = "noun" in entry.frames or "gerund" in entry.frames
    if last.dep_ == "mark" and plain and last.head != cue.head:
        return handed(last.head, {*outside, last}, "verb-preposition")
    if last.dep_ in ("prep", "agent") and plain:
        thing = child(last, "pobj", "pcomp")
        if thing is None or (entry.addressed and not entry.after):
            return None
        wish = next((c for c in cue.head.children if _is_wish(c, thing)), None)
        return handed(thing, outside, "verb-preposition", None, *([wish] if wish is not None else []))
    for word in (last, cue.head):
        for preposition in _prepositions(word):
            inner = child(preposition, "pobj", "pcomp")
            if preposition.lower_ in entry.after and inner is not None and preposition not in outside:
                return handed(inner, outside, "verb-preposition", addressee_of(cue))
    return None


def _is_wish(clause: Token, thing: Token) -> bool:
    """Whether an infinitive says what the thing is to do: "called for the council to meet"."""
    if not is_infinitive(clause) or clause.i < thing.i:
        return False
    return clause.dep_ == "xcomp" or (clause.dep_ == "advcl" and clause.left_edge.i == thing.right_edge.i + 1)


def _prepositions(*heads: Token | None) -> list[Token]:
    return [c for head in heads if head is not None for c in head.children if c.dep_ == "prep"]
