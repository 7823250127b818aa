"""What denies an act: "not", "no longer", "at no point", "nobody", "no" before its subject or object."""

from spacy.tokens import Token

from rashomon.lexicon.modality import words
from rashomon.pipeline.syntax import SUBJECTS, VERBAL, child

_BESIDE = frozenset(("det", "advmod", "preconj", "dobj", *SUBJECTS))
_PARTS = frozenset(("dobj", "agent", *SUBJECTS))


def denial(token: Token, below: Token | None = None) -> Token | None:
    """The word by which a verb or noun is denied, or None; `below`, the way up to it, is passed over."""
    if token.pos_ not in VERBAL and any(c.lower_ in words("firsts") for c in token.children):
        return None  # "not your first visit"
    near = [c for c in token.children if c != below]
    were = token.head if token.dep_ == "ccomp" and token.head.pos_ == "AUX" and token.head.i < token.i else None
    if were is not None and child(were, *SUBJECTS) is None:  # "at no time were they warned", misread
        near += [c for c in were.children if c.dep_ == "prep"]
    for c in near:
        if (no := _denying(c, token)) is not None:
            return no
    return None


def _denying(word: Token, over: Token) -> Token | None:
    link = word.dep_
    if link == "aux" and (no := child(word, "neg")) is not None:
        return no  # "never did apologise", "has not, he said, apologised"
    if link == "neg" and word.i > over.i and over.pos_ == "VERB" and over.lemma_ not in words("helping"):
        return None  # "fired not at the crowd but over it", "arrested the son, not the father"
    if link == "neg" or (word.lower_ in words("negations") and link in _BESIDE):
        return None if _is_partial(word) or _has_exception(word) or _has_end(over) else word
    if over.pos_ not in VERBAL:
        return None
    if link == "cc" and word.i < over.i and word.lower_ in words("negations"):
        return word  # "nor have they apologised"
    if link in _PARTS:
        noun = child(word, "pobj") if link == "agent" else word
        return _denying_noun(noun) if noun is not None else None
    if link == "advmod" and word.lower_ in words("longer"):
        return child(word, "neg")
    if link == "ccomp" and word.i < over.i and word.pos_ == "AUX":  # "at no time were they warned", misread
        return next((no for c in word.children if c.dep_ == "prep" and (no := _denying(c, over)) is not None), None)
    if link == "prep":  # "at no point"
        noun = child(word, "pobj")
        if (
            noun is not None
            and word.lower_ in words("bearing")
            and (noun.lower_ in words("no_one") or _is_no_one(noun))
        ):
            return noun  # "fired on nobody", but not "passed with nobody against"
        return _denying_noun(noun) if noun is not None and noun.lemma_ in words("occasions") else None
    return None


def _is_no_one(noun: Token) -> bool:
    return noun.lower_ == "one" and any(c.lower_ in words("negations") for c in noun.lefts)


def _denying_noun(noun: Token) -> Token | None:
    if noun.lower_ in words("everything") or _has_exception(noun):
        return None  # "not all of them", "nobody but the guards"
    if noun.lower_ in words("negations"):
        return noun
    for c in noun.children:
        if c.dep_ in ("det", "neg", "nsubj", "preconj", "advmod") and c.i < noun.i:
            no = c if c.lower_ in words("negations") else child(c, "advmod", "neg")  # "hardly any"
            if no is not None and no.lower_ in words("negations"):
                return no
    return _not_one(noun)


def _not_one(noun: Token) -> Token | None:
    # "not one deputy", but not "not less than nine", "not one but two mills"
    one = next((c for c in noun.lefts if c.dep_ == "nummod" and c.lower_ in words("single")), None)
    no = child(one, "neg", "advmod") if one is not None else None
    return no if no is not None and no.lower_ in words("negations") and child(noun, "cc") is None else None


def _is_partial(word: Token) -> bool:
    # "not only", "not always"
    after = word.i + 1
    return after < len(word.doc) and word.doc[after].lower_ in words("partly")


def _has_end(verb: Token) -> bool:
    # "did not release them until May" says that they were
    if not any(c.tag_ == "VBD" and c.dep_ in ("aux", "auxpass") for c in verb.children):
        return False
    ends = (c for c in verb.rights if c.dep_ == "prep" or (c.dep_ == "advcl" and child(c, "mark") is not None))
    return any((child(c, "mark") or c).lower_ in words("ends") for c in ends)


def _has_exception(noun: Token) -> bool:
    return any(c.lower_ in words("excepting") and c.dep_ in ("cc", "prep") for c in noun.children)
