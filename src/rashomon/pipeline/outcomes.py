"""What became of a bid, a motion, a call: "a motion to censure him was voted down", "calls for his release grow"."""

from collections.abc import Iterator

from spacy.tokens import Token

from rashomon.lexicon.modality import failings, words
from rashomon.pipeline.syntax import VERBAL, child

_NEAR = 2
"""How many words deep below a verb its particle or noun stands: "nothing" in "came to nothing"."""


def failed(noun: Token) -> Token | None:
    """The verb by which a bid or a motion fails: "foundered" in "the motion to censure him foundered"."""
    said = noun.lemma_.lower()
    itself = noun.dep_ == "nsubj" and said in words("schemes")  # a plot that was foiled was never begun
    if not itself and (said not in words("ventures") or noun.dep_ not in ("nsubj", "nsubjpass", "dobj")):
        return None
    return noun.head if _fails(noun.head, noun) else None


def _fails(verb: Token, thing: Token) -> bool:
    below = frozenset(t for c in verb.children if c != thing for t in _words_below(c))
    if not any(below.issuperset(rest) for rest in failings().get(verb.lemma_.lower(), ())):
        return False
    return not any(c.dep_ == "neg" or c.tag_ == "MD" for c in verb.children)


def _words_below(token: Token, depth: int = _NEAR) -> Iterator[str]:
    yield token.lower_
    if depth > 1:
        for c in token.children:
            yield from _words_below(c, depth - 1)


def voted_down(verb: Token, act: Token) -> Token | None:
    """The bid or motion that fails by a verb on which a parser hangs its infinitive: "threw out a bill to ban it"."""
    near = (n for c in verb.children for n in ((c, child(c, "pobj")) if c.dep_ == "prep" else (c,)) if n is not None)
    thing = next((n for n in near if n.lemma_.lower() in words("ventures") and verb.i < n.i < act.i), None)
    return thing if thing is not None and _fails(verb, thing) else None


def nouns_apart(preposition: Token, over: Token) -> Iterator[Token]:
    """Nouns of calls or leave whose "for" may stand apart: "calls are growing for", "gave its blessing to"."""
    if over.dep_ == "pobj" and preposition.lower_ == "for":  # "filed a request with Norland for"
        over = over.head.head
        over = over.head if over.dep_ == "dobj" else over
    if over.pos_ not in VERBAL:
        return
    if over.lemma_ in words("arising"):
        yield from (c for c in over.children if c.dep_ in ("nsubj", "nsubjpass", "attr"))
    if over.lemma_ in words("uttering"):
        yield from (c for c in over.children if c.dep_ == "dobj" and c.i < preposition.i)
