"""What an act is only taken for: "regards the blockade as an attack", "was seen as a threat to the governor"."""

from spacy.tokens import Token

from rashomon.lexicon.modality import words
from rashomon.pipeline.syntax import VERBAL, child


def taken_for(noun: Token) -> Token | None:
    """The verb that says what something is taken for, where a noun is that and so tells of no deed of its own."""
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lemma_ in words("deeds"):
        noun = noun.head.head  # "as an act of war"
    if noun.dep_ == "pobj" and noun.head.lower_ == "as":
        over = noun.head.head
        while over.pos_ not in VERBAL and over.head != over:  # a parser may hang "as" on what is regarded
            over = over.head
        return over if _likens(over, noun.head) else None
    likened = noun.dep_ == "oprd" or (
        noun.dep_ == "ccomp" and noun.pos_ == "NOUN" and child(noun, "aux", "cop") is None
    )
    return noun.head if likened and _likens(noun.head, noun) else None


def is_rumour(noun: Token) -> bool:
    """Whether somebody only speaks of a thing: "there is talk of a strike", but not "the talks of the envoys"."""
    if noun.tag_ != "NN" or noun.lemma_.lower() not in words("rumoured") or child(noun, "poss") is not None:
        return False
    return any(c.dep_ == "prep" and c.lower_ == "of" for c in noun.children)


def _likens(verb: Token, link: Token) -> bool:
    """Whether a verb says as what it takes a thing; what it only calls so must have a name of its own."""
    if verb.lemma_ in words("regarding"):
        return True
    thing = child(verb, "dobj", "nsubjpass") if link.lower_ == "as" else None
    return verb.lemma_ in words("likening") and thing is not None and thing.pos_ == "NOUN"
