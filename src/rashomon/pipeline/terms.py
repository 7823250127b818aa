"""Terms that somebody sets: a time by which another is to act, and what follows where he does not."""

from spacy.tokens import Token

from rashomon.lexicon.modality import words
from rashomon.pipeline.syntax import SUBJECTS, VERBAL, alternative, child

_MEASURED = frozenset(("DATE", "TIME"))
_BEFORE_NOUN = frozenset(("compound", "amod", "det", "nmod", "advmod"))


def timed_by(infinitive: Token) -> Token | None:
    """The verb that gives somebody so long to act: "gave them until noon to leave", "gave them a day to leave"."""
    over = infinitive.head
    if over.dep_ == "pobj":
        over = over.head.head
    elif over.pos_ not in VERBAL:
        over = over.head
    return over if _sets_time(over) or (over.lemma_ in words("granting") and _holds_time(infinitive)) else None


def _holds_time(infinitive: Token) -> bool:
    # "gave them until dusk to leave", where the parser makes a clause of "until dusk to leave"
    until, time = child(infinitive, "mark"), child(infinitive, "nsubj")
    return until is not None and until.lower_ in words("ends") and time is not None and time.ent_type_ in _MEASURED


def _sets_time(verb: Token) -> bool:
    if verb.lemma_ not in words("granting"):
        return False
    for c in verb.rights:
        if c.dep_ == "prep" and c.lower_ in words("ends") and child(c, "pobj", "pcomp") is not None:
            return True
        told = child(c, "relcl")
        bare = told is None or any(t.tag_ == "TO" for t in told.lefts)  # "gave them a day to leave"
        if c.dep_ in ("dobj", "npadvmod", "dative") and _is_span(c) and bare:
            return True
    return False


def _is_span(noun: Token) -> bool:
    return noun.ent_type_ in _MEASURED or noun.lemma_ in words("spans")


def or_else(act: Token) -> Token | None:
    """The "or" behind which an act is what follows else: "leave or be flogged", "leave or face arrest"."""
    if act.pos_ in VERBAL:
        return _else_of_verb(act)
    first = act
    while first.i and (near := first.nbor(-1)).dep_ in _BEFORE_NOUN and near.lower_ not in words("suffering"):
        first = near
    over = first.nbor(-1) if first.i else first
    if over.lower_ not in words("suffering") or not over.i or over.nbor(-1).lower_ != "or":
        return None
    return over.nbor(-1)


def _else_of_verb(verb: Token) -> Token | None:
    if (stray := alternative(verb)) is not None:
        return stray
    head = verb.head
    if verb.dep_ != "conj" or child(head, "auxpass") is not None:
        return None
    either = next((c for c in head.children if c.dep_ == "cc" and c.lower_ == "or" and c.i < verb.i), None)
    if child(verb, *SUBJECTS) is None:
        suffers = child(verb, "auxpass") is not None or verb.lower_ in words("suffering")
        return either if head.tag_ == "VB" and suffers else None
    asked = head.tag_ == "VB" or any(c.dep_ == "xcomp" and child(c, "aux") is not None for c in head.rights)
    return either if asked and any(c.tag_ == "MD" for c in verb.children) else None
