"""What a verb acts on, also through its preposition or its particle, and the words that make up a lemma of several."""

from collections.abc import Sequence
from functools import cache

from spacy.tokens import Token

from rashomon.lexicon.events import bounds, forms, words
from rashomon.pipeline.syntax import VERBAL, child, undergoer, wish

_MEASURES = frozenset(("DATE", "TIME", "QUANTITY", "MONEY", "PERCENT", "ORDINAL"))
_RELATIVES = frozenset(("WDT", "WP", "WP$"))
_NEAR = 5
"""How far the first number of a range may stand behind its preposition."""


_HOLDING = frozenset(("of", "from", "to", "on", "against"))
"""Prepositions behind a noun of an act that hold what it falls on."""

_NAMES = frozenset(("NNP", "NNPS"))


def lemma(token: Token) -> str:
    """The lemma in small letters, mended where the model's rules go astray: "wag" for "waged", not for "wagged"."""
    said = token.lemma_.lower()
    meant = forms().get(said)
    if meant is not None:
        return forms().get(token.lower_, meant)
    return _common(token, said) if token.is_sent_start and token.tag_ in _NAMES else said


def _common(token: Token, said: str) -> str:
    # "Rockets rained down" names no company, "Guerrillas fell upon a column" nobody
    bare = said.removesuffix("s")
    return bare if token.tag_ == "NNPS" or (bare != token.lower_ and bare in words("people")) else said


def follow(token: Token, rest: Sequence[str]) -> tuple[Token, ...] | None:
    """The other words of a lemma, each hanging on the first or on one already found; None where one is missing."""
    if not rest:
        return ()
    found = [token]
    for word in rest:
        hit = next((c for t in found for c in t.children if _may_follow(c, token, word)), None)
        if hit is None and word == "for" and (wished := wish(token)) is not None:
            hit = child(wished, "mark")
        if hit is None:
            return None
        found.append(hit)
    return tuple(found[1:])


def object_of(token: Token, others: Sequence[Token] = ()) -> Token | None:
    """What a verb acts on, through its preposition where the lemma has one; of a noun, what its preposition holds."""
    return objects(token, others)[0] if token.pos_ in VERBAL else _held(token)


def objects(token: Token, others: Sequence[Token] = ()) -> tuple[Token | None, Token | None]:
    """The object of a word as above, and what undergoes it, which most often is the same."""
    told = undergoer(token)
    return _acted_on(token, others, told) if token.pos_ in VERBAL else _held(token), told


def _held(noun: Token) -> Token | None:
    preposition = next((c for c in noun.children if c.dep_ == "prep" and c.lower_ in _HOLDING), None)
    return child(preposition, "pobj") if preposition is not None else None


def _acted_on(verb: Token, others: Sequence[Token], told: Token | None) -> Token | None:
    last = next((t for t in reversed(others) if t.dep_ in ("prep", "prt")), None)
    through = child(last, "pobj", "pcomp") if last is not None else None
    if through is not None and through not in others:
        return through
    if told is not None and told in others:
        return next((c for c in told.lefts if c.dep_ in ("compound", "amod", "nmod")), None)  # "took the mayor hostage"
    if told is not None:
        return told
    thing = _small_subject(verb, others) or _left_over(verb) or _ranged(verb) or _undergoing(verb)
    if thing is not None:
        return thing
    of = next((c for c in verb.children if c.dep_ == "prep" and c.lower_ == "of"), None)
    return child(of, "pobj") if of is not None and verb.tag_ == "VBG" else _swallowed(verb)


def _swallowed(verb: Token) -> Token | None:
    # "an attempt to oust the emir collapsed": a parser may have the emir collapse, though the attempt does already
    end = verb.right_edge.i + 1
    if verb.dep_ != "acl" or verb.tag_ != "VB" or end >= len(verb.doc):
        return None
    noun = verb.doc[end]
    while noun.dep_ != "nsubj" and noun.head.i > noun.i:
        noun = noun.head
    both = verb.head.dep_ == "nsubj" and noun.dep_ == "nsubj" and noun.head == verb.head.head
    return noun if both and noun.left_edge.i == end else None


def _small_subject(verb: Token, others: Sequence[Token]) -> Token | None:
    # "left six men dead", "let the boys go", "helped them rebuild it": the parser makes a clause of object and rest
    bare = [c for c in verb.children if c.dep_ == "ccomp" and c.tag_ == "VB" and child(c, "mark", "aux") is None]
    return next((s for t in (verb, *others, *bare) for s in t.children if s.dep_ == "nsubj" and s.i > verb.i), None)


def _left_over(verb: Token) -> Token | None:
    # "shelled Brenn", "injured at least 25": a parser may take an object for a measure of time or way
    for c in verb.rights:
        after = c.left_edge.nbor(-1) if c.dep_ == "npadvmod" else verb
        if after.dep_ == "prt" and after.head == verb and child(c, "det") is not None:
            return c if c.ent_type_ not in _MEASURES else None  # "broke up a march"
        if c.dep_ == "npadvmod" and c.left_edge.i == verb.i + 1 and c.pos_ in ("PROPN", "NUM"):
            return c if c.ent_type_ not in _MEASURES else None
    return None


def _ranged(verb: Token) -> Token | None:
    # "arrested between nine and twelve dockers", "held up to nine": the numbers stand in a phrase
    for c in verb.rights:
        if c.dep_ == "prep" and c.i == verb.i + 1:
            thing = child(c, "pobj")
            number = thing if thing is None or thing.pos_ == "NUM" else child(thing, "nummod")
            if number is not None and number.ent_type_ == "CARDINAL" and number.i < c.i + _NEAR:
                return thing if c.lower_ in _before_numbers() else None
    return None


def _undergoing(verb: Token) -> Token | None:
    # "the mill burned", and headlines without an auxiliary: "Mayor arrested in Brenn"
    own = child(verb, "nsubj")
    if own is None or verb.tag_ not in ("VBD", "VBN") or own.tag_ in _RELATIVES:
        return None
    if lemma(verb) in words("happening"):
        return own if own.ent_type_ != "PERSON" else None
    befalls = lemma(verb) in words("undergone") or (lemma(verb) in words("befalling") and lemma(own) in _hit())
    if not befalls or verb.dep_ not in ("ROOT", "ccomp") or child(own, "det") is not None:
        return None
    return (
        own if not any(c.dep_ in ("aux", "ccomp", "xcomp", "prt", "advmod", "dative") for c in verb.children) else None
    )


@cache
def _hit() -> frozenset[str]:
    return words("buildings") | words("places") | words("traffic") | words("vessels")


@cache
def _before_numbers() -> frozenset[str]:
    return frozenset(word for kind in ("range", "least", "most") for word in bounds()[kind])


def _may_follow(below: Token, token: Token, word: str) -> bool:
    if (
        (word != below.lower_ and word != lemma(below))
        or below.dep_ == "mark"
        or (below.tag_ == "TO" and below.dep_ != "prep")
    ):
        return False  # "to speak on it" speaks to nobody
    when = below.dep_ == "prep" and any(c.ent_type_ in ("DATE", "TIME") for c in below.children)
    if when and (below.lower_ in ("on", "for") or below.lower_ in words("where")):
        return False  # "called for protests on Sunday" calls on nobody
    asked = below.dep_ == "xcomp" and any(c.dep_ == "prep" and token.i < c.i < below.i for c in token.children)
    if asked and any(c.tag_ == "TO" for c in below.lefts):
        return False  # "called on them to halt the raids" calls no halt
    # "talks go on": nobody goes on strike in "the strike went on"
    return below.dep_ != "nsubj" or token.pos_ not in VERBAL
