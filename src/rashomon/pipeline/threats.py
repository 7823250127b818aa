"""What stands under a threat: "served notice that they would strike", "brandished the prospect of a walkout"."""

from collections.abc import Iterable

from spacy.tokens import Token

from rashomon.lexicon.modality import words
from rashomon.pipeline.auxiliaries import Reading
from rashomon.pipeline.syntax import VERBAL, child

_WAYS = frozenset(("clause", "object", "of", "at", "with", "on"))
"""The ways from a word that threatens down to what it threatens with."""


def threatens(word: Token, links: Iterable[str], found: Reading) -> bool:
    """Whether a word threatens with what stands below it: "notice" in "put them on notice that they would strike"."""
    return word.i in found.threats and not _WAYS.isdisjoint(links)


def is_threatened_with(noun: Token, found: Reading) -> bool:
    """Whether a noun of what may be is what somebody threatens with: "brandished the prospect of a walkout"."""
    if noun.i in found.threats:
        return True
    if noun.pos_ in VERBAL or noun.dep_ not in ("dobj", "pobj"):
        return False
    return (noun.head.head if noun.dep_ == "pobj" else noun.head).i in found.threats


def is_let_known(act: Token) -> bool:
    """Whether somebody lets it be known: "let the guards know that it would dismiss any man who stayed out"."""
    know = act.head
    return act.dep_ == "ccomp" and know.lemma_ in words("letting_know") and know.head.lemma_ == "let"


def follows_dare(verb: Token) -> bool:
    """Whether an act is what we will do if somebody dares: "come closer and we will shoot"."""
    over, who = verb.head, child(verb, "nsubj")
    if verb.dep_ != "conj" or over.tag_ != "VB" or child(over, "nsubj", "aux") is not None or who is None:
        return False
    will = any(c.dep_ == "aux" and c.lower_ in words("foretelling") for c in verb.children)
    return will and who.morph.get("Person", []) == ["1"] and any(c.lower_ == "and" for c in over.children)


def may_befall(verb: Token) -> bool:
    """Whether a warning is of what others may do: "that it could lead to war", not "that they might strike"."""
    who = child(verb, "nsubj")
    if who is None or who.tag_ == "PRP" or child(who, "poss") is not None:
        return False
    return any(c.dep_ == "aux" and c.lower_ in words("uncertain") for c in verb.children)
