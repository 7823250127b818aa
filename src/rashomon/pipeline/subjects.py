"""The subject of a word of saying, also where the parse gave it none: inverted, shared, quoted, or misread."""

from spacy.tokens import Token

from rashomon.lexicon.cues import voices
from rashomon.pipeline.clauses import governor_of_joined, main_clause
from rashomon.pipeline.cues import CueAt
from rashomon.pipeline.syntax import FINITE, VERBAL, child, is_passive, subject

_NOMINAL = frozenset(("NOUN", "PROPN", "PRON"))


def speaking_subject(cue: CueAt) -> Token | None:
    """Who says it: its own subject, else the one it shares, else the noun phrase beside it."""
    verb, own = cue.head, _nearest(cue)
    if own is not None:
        return _inserted(verb) or _behind_a_closed_quotation(verb, own) or _behind_comma(own) or own
    if verb.dep_ in ("csubj", "nsubj", "pobj"):
        return None
    return phrase_behind_quotation(verb) or _inverted(cue) or _quoted(verb) or _shared(verb) or _in_front(verb)


def can_speak(noun: Token) -> bool:
    """Whether a noun names a person, a body or a document."""
    return noun.lower_ in voices() or noun.ent_type_ in ("PERSON", "ORG", "GPE", "NORP") or noun.pos_ == "PRON"


def phrase_after(token: Token) -> Token | None:
    """The head of the noun phrase that begins right after a token."""
    start = token.i + 1
    if start >= len(token.doc):
        return None
    head = token.doc[start]
    while head.head != head and head.head.i > start and head.head.left_edge.i >= start:
        head = head.head
    return head if head.pos_ in _NOMINAL else None


def phrase_behind_quotation(verb: Token) -> Token | None:
    """The subject right behind an inverted verb that the parse hung elsewhere: `"No," said Mara`."""
    if verb.i and verb.doc[verb.i - 1].is_quote and verb.tag_ in ("VBD", "VBZ"):
        return phrase_after(verb)
    return None


def _nearest(cue: CueAt) -> Token | None:
    """Its subject; of two in front the nearer one: the inquiry in "Not one of the boats, the inquiry found, sailed"."""
    found = cue.children("nsubj")
    left = [c for c in found if c.i < cue.head.i]
    return left[-1] if len(left) > 1 else next(iter(found), None)


def _inserted(verb: Token) -> Token | None:
    """Who speaks behind a cue between two commas: "The roads, warn aid workers, will be closed"."""
    if verb.i == 0 or verb.nbor(-1).text != ",":
        return None
    head = phrase_after(verb)
    if head is None or not can_speak(head) or head.right_edge.i + 1 >= len(verb.doc):
        return None
    return head if head.right_edge.nbor().text == "," else None


def _behind_a_closed_quotation(verb: Token, own: Token) -> Token | None:
    """In `'Forty,' replied the coroner` the coroner, though a word of the quotation was taken for the subject."""
    if own.i > verb.i or not verb.nbor(-1).is_quote:
        return None
    opening = next((t for t in reversed(verb.doc[verb.sent.start : verb.i - 1]) if t.is_quote), None)
    inside = opening is not None and own.left_edge.i >= opening.i  # not so in `The "moderates" said`
    return phrase_behind_quotation(verb) if inside else None


def _inverted(cue: CueAt) -> Token | None:
    """Who speaks, taken for the object: the lawyer in "It was not for the court, argued the lawyer"."""
    verb, thing, told = cue.head, cue.child("dobj"), cue.child("ccomp")
    said = told is not None and told.i < verb.i
    return thing if said and thing is not None and thing.left_edge.i == verb.i + 1 and can_speak(thing) else None


def _behind_comma(own: Token) -> Token | None:
    """In "According to the agency, the mayor said" the mayor, where both were taken for one subject."""
    edge = own.left_edge.i
    if edge == 0 or own.doc[edge - 1].pos_ != "ADP":
        return None
    return child(own, "appos")


def _quoted(verb: Token) -> Token | None:
    """Whom another voice quotes: "an officer" in "the paper quoted an officer as saying"."""
    as_ = verb.head
    if verb.dep_ != "pcomp" or as_.lower_ != "as":
        return None
    over = as_.head
    if over.pos_ in VERBAL:
        return child(over, "nsubjpass") if is_passive(over) else child(over, "dobj")
    return over if over.pos_ in _NOMINAL else None


def _shared(verb: Token) -> Token | None:
    """The subject of the clause a cue belongs to; one that cannot speak gives way to one further up that can."""
    found = subject(_sharer(verb))
    if verb.tag_ != "VBG" or found is None or can_speak(found):
        return found
    above = (subject(up) for up in verb.ancestors if up.pos_ in VERBAL and up.dep_ != "acl")
    return next((s for s in above if s is not None and can_speak(s)), found)


def _sharer(verb: Token) -> Token:
    """The verb whose subject a cue without one shares."""
    if verb.dep_ == "advcl" and verb.tag_ == "VBG" and verb.doc[verb.left_edge.i - 1].text == ",":
        main = verb.head
        while main.dep_ in ("ccomp", "conj") and main.head.i < main.i and main.head.pos_ == "VERB":
            main = main.head
        return main if main != verb.head else verb  # "said they must go, adding": who said, adds
    if verb.dep_ == "acl" and verb.head.dep_ == "pobj" and not _is_author(verb.head):
        return main_clause(verb.head)  # "posted a message on a board blaming them": the board does not blame
    return governor_of_joined(verb)


def _is_author(noun: Token) -> bool:
    """Whether the object of a preposition itself says something: "in a letter saying", not "on a board saying"."""
    if noun.head.lower_ == "on":
        return noun.lower_ in voices()
    return noun.lower_ in voices() or noun.ent_type_ in ("PERSON", "GPE", "NORP") or noun.pos_ == "PRON"


def _in_front(verb: Token) -> Token | None:
    """The subject right in front of a finite verb that the parse hung elsewhere: "Mara Hult (Ind.), a baker, said"."""
    if verb.tag_ not in FINITE:
        return None
    doc, first, at = verb.doc, verb.sent.start, verb.i - 1
    while at > first and doc[at].pos_ == "ADV":
        at -= 1
    if doc[at].text == ")":
        while at > first and doc[at].text != "(":
            at -= 1
        at -= 1
    if at >= first and doc[at].text == ",":
        at -= 1
    if at < first or doc[at].ent_type_ in ("DATE", "TIME"):
        return None
    head = doc[at]
    while head.head != head and head.head.i < verb.i and head.head.pos_ in _NOMINAL and head.head.dep_ != "pobj":
        head = head.head
    return head if head.pos_ in _NOMINAL else None
