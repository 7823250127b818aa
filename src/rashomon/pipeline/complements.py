"""Clauses that a cue governs: "that" and "whether" clauses, infinitives, gerunds; also where the parse hid them."""

from collections.abc import Iterable

from spacy.tokens import Token

from rashomon.lexicon.cues import openers
from rashomon.pipeline.clauses import closes_sentence, is_finite, is_infinitive, strays, subtree
from rashomon.pipeline.cues import CueAt
from rashomon.pipeline.handed import Handed, handed
from rashomon.pipeline.syntax import VERBAL, child

_DESCRIBING = frozenset(("relcl", "acl"))
_LOOSE = {"ccomp": 0, "xcomp": 1, "advcl": 2, "parataxis": 2, "acl": 2, "pcomp": 2}
"""How loosely clauses hang on a cue."""


def clause(cue: CueAt, outside: set[Token]) -> Handed | None:
    """The clause that is handed over, without who is told."""
    verb = cue.head
    told = addressee_of(cue)
    for below in _complements(cue):
        if below in outside or not suits(below, cue):
            continue
        cut = set(outside)
        if told is not None:
            cut |= set(subtree(told, (below,)))
        own = child(below, "nsubj") if cue.entry.addressed and is_infinitive(below) else None
        if own is not None and told is None:
            told = own
            cut |= set(subtree(own))
        rule = "verb-infinitive" if is_infinitive(below) else "verb-clause"
        thing = cue.child("nsubjpass") if _raises(cue, below) else None
        if thing is not None and thing not in cut:
            return handed(below, cut, "verb-raised", told, thing)
        more = strays(verb, below) if rule == "verb-infinitive" else ()
        return handed(below, cut, rule, told, *more)
    return _stretched(cue, outside) or _lost(cue, outside)


def suits(below: Token, cue: CueAt) -> bool:
    """Whether a clause has a form that the cue can hand over."""
    frames, right_behind = cue.entry.frames, below.left_edge.i == cue.words[-1].i + 1
    close = below.dep_ != "advcl" or right_behind
    if is_infinitive(below):
        return _raises(cue, below) or ("infinitive" in frames and (close or cue.entry.addressed))
    if below.tag_ == "VBG" and not is_finite(below):
        return "gerund" in frames and close
    if "that" not in frames:
        return False
    opener = next((c for c in below.children if c.i < below.i and (c.dep_ == "mark" or c.lower_ in openers())), None)
    if below.dep_ == "acl" and cue.entry.part == "noun" and opener is None:
        return is_finite(below) and child(below, "nsubj", "nsubjpass", "expl") is not None  # "his claim they had fled"
    if below.dep_ in ("advcl", "acl"):
        return _opens_content(opener, cue)
    if below.dep_ == "relcl":
        return opener is not None and _opens_content(opener, cue) and _is_whole(below, opener)
    if below.dep_ == "parataxis":
        return below.i > cue.head.i and is_finite(below)
    return below.pos_ != "ADJ"  # "found it hard" calls it hard: see namings


def addressee_of(cue: CueAt) -> Token | None:
    """Who is told, asked or urged: "reporters" in "told reporters that"."""
    last = cue.words[-1]
    if not cue.entry.addressed:
        return None
    if len(cue.words) > 1 and last.dep_ in ("prep", "agent"):
        return child(last, "pobj")
    return cue.child("nsubjpass") if cue.passive else cue.child("dative", "dobj")


def _complements(cue: CueAt) -> Iterable[Token]:
    """Clauses under the verb, its particle, or its object: complements first, looser ones after."""
    verb = cue.head
    near = (*cue.below, *((c.dep_, c) for w in cue.words if w != verb for c in w.children))
    yield from sorted([c for dep, c in near if dep in _LOOSE], key=lambda c: (_LOOSE[c.dep_], c.i < verb.i))
    yield from (c for dep, c in near if dep == "csubj" and c.head != verb)
    told = addressee_of(cue)
    if told is not None:
        yield from (c for c in told.children if c.dep_ in ("relcl", "acl", "ccomp"))
    if verb.dep_ == "acl" and verb.tag_ == "VBD":
        own = verb.head.head if verb.head.dep_ == "appos" else verb.head
        if own.dep_ == "nsubj" and own.head.i > verb.i:
            yield own.head  # "The chief, Ilan Pask, announced there were": the cue was taken for a participle


def _stretched(cue: CueAt, outside: set[Token]) -> Handed | None:
    """As in "insisted the wells were safe", where the wells were taken for an object and their verb hung elsewhere."""
    last, thing = cue.words[-1], cue.child("dobj")
    if thing is None or "that" not in cue.entry.frames or cue.entry.addressed or cue.passive:
        return None
    if thing.left_edge.i != last.i + 1:
        return None
    if closes_sentence(thing.right_edge):
        return None
    verb = thing.right_edge.nbor()
    behind = verb.i
    verb = verb.head if verb.dep_ in ("aux", "auxpass") and verb.head.i > behind else verb
    if verb.pos_ not in VERBAL or not is_finite(verb) or verb.tag_ == "MD":
        return (
            None  # "hold missiles and Cuba might not": a modal alone is the echo of another verb, and opens no clause
        )
    own = child(verb, "nsubj", "nsubjpass")
    if own is not None and not is_finite(cue.head) and own in cue.head.ancestors:
        return None  # "the decree establishing a limit was passed"
    loose = {c for c in verb.children if c.dep_ == "conj"} if cue.head not in verb.ancestors else set()
    tokens = {*subtree(thing, outside), *subtree(verb, outside | loose)} - outside
    kept = tuple(t for t in sorted(tokens, key=lambda t: t.i) if t.i > last.i and t.pos_ != "SPACE")
    return Handed(kept, verb, "verb-clause", None)


def _lost(cue: CueAt, outside: set[Token]) -> Handed | None:
    """A clause right behind the cue that the parse hung elsewhere, though "where" and "to whom" may stand between.

    As in "with the radio reporting nobody was hurt", "recalled that of six villages four were empty", "stated in court
    that her orders were forged".
    """
    verb = cue.head
    if "that" not in cue.entry.frames or cue.negation or verb.dep_ == "relcl":
        return None
    last = _behind_where(cue)
    if closes_sentence(last):
        return None
    after = last.nbor()
    found = _hung_elsewhere(cue, after)
    if found is None or found in outside or found.pos_ not in VERBAL or not is_finite(found):
        return None
    if not any(c.dep_ in ("nsubj", "nsubjpass", "expl") and c.i > last.i for c in found.children):
        return None
    cut = {*outside, *(t for t in found.sent if t.i <= last.i)}
    that = [after] if _is_that(after) else []
    return handed(found, {*cut, *that}, "verb-clause", None, *(c for t in that for c in t.children))


def _hung_elsewhere(cue: CueAt, after: Token) -> Token | None:
    """The verb of the clause that begins with a word behind the cue, though something may stand between."""
    verb = cue.head
    if not _is_that(after):
        return _clause_from(after, verb) if cue.child("dobj", "mark") is None else None
    if after.i > cue.words[-1].i + 1:
        return after.head if after.dep_ == "mark" and after.head.dep_ in ("relcl", "acl", "ccomp") else None
    taken = after.dep_ in ("dobj", "pobj") and after.head == verb  # for an object
    return verb.head if taken and verb.dep_ == "ccomp" and verb.head.i > verb.i else None


def _is_that(word: Token) -> bool:
    return word.lower_ == "that"


def _behind_where(cue: CueAt) -> Token:
    """The last word of the prepositional phrases right behind a cue: "court" in "stated in court that"."""
    last = cue.words[-1]
    for below in cue.children("prep"):
        if below.lower_ != "as" and below.left_edge.i == last.i + 1:
            tokens = [below]
            if not any(t.dep_ in _DESCRIBING for t in below.ancestors):
                for token in tokens:
                    tokens += [c for c in token.children if c.dep_ not in _DESCRIBING]
            last = max(tokens, key=lambda t: t.i)
    return last


def _clause_from(first: Token, verb: Token) -> Token | None:
    """The verb whose subject begins with a word, where it stands in another clause than the cue."""
    noun = first
    while noun.dep_ not in ("nsubj", "nsubjpass", "expl") and noun.head.left_edge.i >= first.i and noun.head != noun:
        noun = noun.head
    if noun.dep_ not in ("nsubj", "nsubjpass", "expl") or noun.left_edge.i != first.i or noun.i >= noun.head.i:
        return None
    return noun.head if noun.head != verb else None


def _is_whole(clause: Token, opener: Token) -> bool:
    """Whether a clause taken for a relative one lacks nothing: "that they held the pass", not "that they held"."""
    others = [c for c in clause.children if c != opener]
    if not any(c.dep_ in ("nsubj", "nsubjpass") for c in others):
        return False
    filled = opener.dep_ == "mark" or any(c.dep_ in (opener.dep_, "acomp", "attr", "auxpass") for c in others)
    return filled or opener.dep_ in ("nsubj", "nsubjpass")


def _opens_content(opener: Token | None, cue: CueAt) -> bool:
    """Tell whether "that" stands there, or right behind the cue "when": "did not say when it would end"."""
    if opener is None or opener.lower_ not in openers():
        return False
    told = addressee_of(cue)
    behind = max(cue.words[-1].i, told.right_edge.i if told is not None else 0)
    return openers()[opener.lower_] or opener.i == behind + 1


def _raises(cue: CueAt, below: Token) -> bool:
    """Whether the subject belongs to what is said, as in "the group is said to hold the road"."""
    return "that" in cue.entry.frames and below.dep_ == "xcomp" and not cue.entry.addressed and cue.passive
