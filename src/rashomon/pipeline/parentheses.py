"""Cues in the midst or at the end of what they hand over: "The truce, monitors said, was broken"."""

from spacy.tokens import Token

from rashomon.pipeline.clauses import subtree
from rashomon.pipeline.cues import CueAt
from rashomon.pipeline.handed import Handed, handed
from rashomon.pipeline.syntax import child, is_passive

_SHORTEST_REST = 3


def parenthetical(cue: CueAt, outside: set[Token]) -> Handed | None:
    """The sentence around a cue that has a subject of its own."""
    verb = cue.head
    if is_passive(verb):
        return _as_told_by(cue, outside)
    own = child(verb, "nsubj")
    if "that" not in cue.entry.frames or own is None or cue.negation:
        return None
    if verb.dep_ == "parataxis" or (verb.dep_ == "advcl" and cue.entry.stance == "asserts" and _is_aside(verb, own)):
        around = verb.head if verb.head.dep_ not in ("nsubj", "nsubjpass") else verb.head.head
        return handed(around, {*outside, verb}, "parenthetical")
    return _rest_of_sentence(verb, own, outside)


def _as_told_by(cue: CueAt, outside: set[Token]) -> Handed | None:
    """As in "the truce was broken, as reported by monitors"."""
    verb, mark = cue.head, child(cue.head, "mark")
    if mark is None or mark.lower_ != "as" or verb.dep_ != "advcl" or child(verb, "agent") is None:
        return None
    return handed(verb.head, {*outside, verb}, "parenthetical") if "that" in cue.entry.frames else None


def _is_aside(verb: Token, own: Token) -> bool:
    """Whether a clause stands aside: ", as monitors said", or ", the daily reported" with no mark at all."""
    mark = child(verb, "mark")
    if mark is not None:
        return mark.lower_ == "as"
    return own.left_edge.i > 0 and own.doc[own.left_edge.i - 1].text == ","


def _rest_of_sentence(verb: Token, own: Token, outside: set[Token]) -> Handed | None:
    """What stands before a comma and the cue, when the parse hung it on the cue: "No way out, monitors said."."""
    if verb.dep_ != "ROOT" or own.i > verb.i:
        return None
    edge = own.left_edge.i - 1
    if edge <= verb.sent.start or verb.doc[edge].text != ",":
        return None
    left = [t for t in verb.doc[verb.sent.start : edge] if t not in outside]
    right = [
        t for c in verb.children if c.dep_ == "conj" and c.i > verb.i and not _has_own(c) for t in subtree(c, outside)
    ]
    if len(left) < _SHORTEST_REST or left[0].pos_ in ("ADP", "ADV", "SCONJ", "CCONJ"):
        return None
    return Handed((*left, *right), left[0].sent.root, "parenthetical")


def _has_own(verb: Token) -> bool:
    return any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children)
