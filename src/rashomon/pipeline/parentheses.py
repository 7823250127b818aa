"""Cues in the midst or at the end of what they hand over: "The truce, monitors said, was broken"."""

from spacy.tokens import Token

from rashomon.pipeline.clauses import subtree
from rashomon.pipeline.cues import CueAt
from rashomon.pipeline.handed import Handed, handed
from rashomon.pipeline.syntax import FINITE, child

_SHORTEST_REST = 3
_SHORTEST_INSERT = 2
_INSERTED = 6
"""So many words at most stand between who speaks and the second comma."""


def parenthetical(cue: CueAt, outside: set[Token]) -> Handed | None:
    """The sentence around a cue that has a subject of its own."""
    if cue.passive:
        return _as_told_by(cue, outside)
    if "that" not in cue.entry.frames or cue.negation:
        return None
    verb, own = cue.head, cue.child("nsubj")
    inserted = _between_commas(cue, outside)
    if inserted is not None or own is None:
        return inserted
    if verb.dep_ == "parataxis" or (verb.dep_ == "advcl" and cue.entry.stance == "asserts" and _is_aside(verb, own)):
        around = verb.head if verb.head.dep_ not in ("nsubj", "nsubjpass") else verb.head.head
        return handed(around, {*outside, verb}, "parenthetical")
    return _rest_of_sentence(verb, own, outside)


def _as_told_by(cue: CueAt, outside: set[Token]) -> Handed | None:
    """As in "the truce was broken, as reported by monitors"."""
    verb, mark = cue.head, cue.child("mark")
    if mark is None or mark.lower_ != "as" or verb.dep_ != "advcl" or cue.child("agent") is None:
        return None
    return handed(verb.head, {*outside, verb}, "parenthetical") if "that" in cue.entry.frames else None


def _is_aside(verb: Token, own: Token) -> bool:
    """Whether a clause stands aside: ", as monitors said", or ", the daily reported" with no mark at all."""
    mark = child(verb, "mark")
    if mark is not None:
        return mark.lower_ == "as"
    return own.left_edge.i > 0 and own.doc[own.left_edge.i - 1].text == ","


def _between_commas(cue: CueAt, outside: set[Token]) -> Handed | None:
    """The sentence around "the inquiry found in March" or "warn aid workers" between two commas, however it was parsed.

    `outside` holds the cue and its source.
    """
    verb, doc = cue.head, cue.head.doc
    if verb.tag_ not in (*FINITE, "VB") or not any(doc[t.i - 1].text == "," for t in outside):
        return None
    sentence = verb.sent
    words = [t.i for t in outside if sentence.start <= t.i < sentence.end]
    first, last = min(words), max(words)
    before, closing = first - 1, next((t.i for t in doc[last + 1 : last + 1 + _INSERTED] if t.text == ","), None)
    if before <= sentence.start or doc[before].text != "," or closing is None or closing + 2 >= sentence.end:
        return None
    if len(words) < _SHORTEST_INSERT:
        return None
    if doc[closing + 1].pos_ not in ("AUX", "VERB", "ADV", "NOUN", "DET") or doc[closing + 1].tag_ in ("VBG", "WDT"):
        return None
    left = [t for t in doc[sentence.start : before] if t.pos_ != "SPACE"]
    right = [t for t in doc[closing + 1 : sentence.end] if t.pos_ != "SPACE"]
    if (
        not left
        or left[0].pos_ in ("ADP", "SCONJ", "CCONJ")
        or any(t.dep_ in ("ccomp",) and t.head == verb for t in right)
    ):
        return None
    return Handed((*left, *right), doc[closing + 1], "parenthetical")


def _rest_of_sentence(verb: Token, own: Token, outside: set[Token]) -> Handed | None:
    """What stands before a comma and the cue, when the parse hung it on the cue: "No way out, monitors said."."""
    if verb.dep_ != "ROOT" or own.i > verb.i:
        return None
    edge = own.left_edge.i - 1
    if edge <= 0 or verb.doc[edge].text != "," or edge <= verb.sent.start:
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
