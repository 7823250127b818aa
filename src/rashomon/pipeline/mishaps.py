"""Harm that is nobody's act: beasts, illness, weather, fires, crashes, markets."""

from spacy.tokens import Token

from rashomon.lexicon.events import words
from rashomon.pipeline.frames import Predicate
from rashomon.pipeline.parties import counted
from rashomon.pipeline.syntax import child, doer, subject, undergoer
from rashomon.pipeline.things import lemma

_FORCE = frozenset(("ASSAULT", "COERCE", "THREATEN"))
_HARM = frozenset(("kill", "wound", "destroy"))
"""Modes of acts that an accident may do as well."""
_CLAUSES = frozenset(("ROOT", "conj", "ccomp", "parataxis", "advcl"))
_OWNED = frozenset(("poss", "compound", "amod", "nmod"))


def is_mishap(predicate: Predicate, acted: bool) -> bool:
    """Whether a word of force tells of a mishap: "wolves attacked the flock", "a bus overturned, killing nine".

    `acted` tells whether somebody is named who did it.
    """
    if predicate.frame.type not in _FORCE or predicate.frame.pos != "verb":
        return False
    verb = predicate.trigger
    cause = doer(verb)
    if cause is not None and (_harms(counted(cause)) or lemma(cause) in words("nature")):
        return True
    if predicate.frame.type == "ASSAULT" and any(_is_abstract(t) for t in (cause, undergoer(verb))):
        return True
    if predicate.frame.mode not in _HARM:
        return False
    if cause is not None and (lemma(cause) in words("vehicles") or _runs_into_harm(verb, cause)):
        return not _is_somebodys(cause)
    return not acted and any(_harms(t) or lemma(t) in words("accidents") | words("crashing") for t in _beside(verb))


def _is_abstract(noun: Token | None) -> bool:
    # "rents killed off the cinema", "the scandal killed his hopes"
    return noun is not None and lemma(noun) in words("markets") | words("abstract")


def _harms(noun: Token) -> bool:
    return lemma(noun) in words("mishaps") and not _is_somebodys(noun)


def _is_somebodys(noun: Token) -> bool:
    # "sniper fire", "Norland fire", "police dogs", "an army lorry"
    return any(
        c.ent_type_ in ("NORP", "GPE", "ORG", "PERSON") or lemma(c) in words("force") or lemma(c) in words("people")
        for c in noun.children
        if c.dep_ in _OWNED
    )


def _runs_into_harm(verb: Token, cause: Token) -> bool:
    """Whether a participle follows from a crash: "the ferry capsized, drowning nine"."""
    over = verb.head
    crashes = lemma(over) in words("crashing") and child(over, "dobj") is None
    return verb.dep_ == "advcl" and verb.tag_ == "VBG" and crashes and subject(over) == cause


def _beside(verb: Token) -> list[Token]:
    """What else may have done the harm: what stands behind a preposition, and the doers of the clauses beside it."""
    near = [p for c in verb.children if c.dep_ == "prep" and c.lower_ in words("means") for p in c.children]
    clauses = [t for t in verb.sent if t.pos_ == "VERB" and t.dep_ in _CLAUSES]
    crashes = [t for t in clauses if lemma(t) in words("crashing") and child(t, "dobj") is None]
    return [*near, *crashes, *(who for t in clauses if t != verb and (who := child(t, "nsubj")) is not None)]
