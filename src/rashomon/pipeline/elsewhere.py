"""Words of sport, trade and the arts beside an act, which then is a figure of speech; of weather and illness too.

What counts is where such a word stands: "the goalkeeper attacked" and "attacked in the first half of the season" tell
of no force, "gunmen killed a goalkeeper" and "shots fell near the football ground" do.
"""

from collections.abc import Iterator
from typing import Literal

from spacy.tokens import Token

from rashomon.lexicon.events import is_any, words
from rashomon.pipeline.frames import Predicate
from rashomon.pipeline.history import has_year
from rashomon.pipeline.parties import is_people
from rashomon.pipeline.syntax import SUBJECTS, child, children, described, doer, governor, joined
from rashomon.pipeline.things import lemma, objects
from rashomon.records import EventType

Place = Literal["doer", "thing", "matter"]
"""Where a word stands: who acts, what the act falls on, or what else its clause tells of."""

_ON_PEOPLE = frozenset(("kill", "wound", "shoot", "execute", "assassinate", "abduct", "arrest", "torture", "deport"))
"""Modes of acts that befall goalkeepers as they do anybody."""
_ON_GOODS: frozenset[EventType] = frozenset(("COERCE", "SANCTION"))
"""Types of what befalls films and currencies as well."""
_NAMING = frozenset(("compound", "amod", "nmod", "poss"))
_ARGUMENTS = frozenset(("nsubj", "nsubjpass", "dobj", "pobj", "attr"))


def is_elsewhere(predicate: Predicate) -> bool:
    """Whether an act is told among words of sport, trade or the arts, or one of force among those of weather."""
    kind = predicate.frame.type
    if predicate.frame.pos == "noun" and has_year(predicate.trigger):
        return False  # "the film retells the 1904 mutiny"
    matters = ("elsewhere", "nature") if kind == "ASSAULT" else ("elsewhere",)
    for place, head in _around(predicate):
        for word in _named(head):
            named = is_any(word.lemma_.lower(), *matters) and word.pos_ in ("NOUN", "PROPN")
            if named and not _is_at_home(word, place, predicate):
                return True
    return False


def _is_at_home(word: Token, place: Place, predicate: Predicate) -> bool:
    """Whether a word may stand where it does though nobody plays or trades: "a chef" in "arrested a chef"."""
    if place == "doer":
        return predicate.frame.type == "PROTEST" and is_people(lemma(word))
    if place == "thing":
        frame = predicate.frame
        return frame.mode in _ON_PEOPLE if is_people(lemma(word)) else frame.type in _ON_GOODS
    return False


def _around(predicate: Predicate) -> Iterator[tuple[Place, Token]]:
    noun, verb = predicate.trigger, predicate.verb
    if predicate.frame.pos == "noun":
        yield from _around_noun(noun)
        over = governor(noun)
        verb = over if verb is None and noun.dep_ in _ARGUMENTS and over is not None and noun.head == over else verb
    if verb is None:
        return
    thing, undergoing = predicate.objects if verb is noun else objects(verb, predicate.others)
    told = [t for t in (thing, undergoing if undergoing != thing else None) if t is not None and t != noun]
    yield from (("thing", t) for thing in told for t in joined(thing))
    acting = predicate.doer if verb is noun else doer(verb)
    if acting is not None and acting != noun:
        yield from (("doer", t) for t in joined(acting))
    if verb.dep_ in ("acl", "relcl"):
        yield "matter", described(verb)
    # "beat Orra by nine goals and marched on to the title"
    before = children(verb.head, "prep") if verb.dep_ == "conj" and child(verb, *SUBJECTS) is None else []
    for preposition in (*children(verb, "prep", "agent"), *before):
        if _is_within(preposition):
            yield from (("matter", t) for t in children(preposition, "pobj") if t not in told)


def _around_noun(noun: Token) -> Iterator[tuple[Place, Token]]:
    for c in noun.children:
        if c.dep_ in _NAMING:
            yield "doer", c
        elif c.dep_ == "prep" and (c.lower_ == "of" or _is_within(c)):
            yield from (("thing", t) for t in children(c, "pobj"))


def _is_within(preposition: Token) -> bool:
    # "in the season", "of the film", but not "near the pitch", "after the match"
    said = preposition.lower_
    return said in words("within") or not is_any(said, "where", "when")


def _named(head: Token) -> Iterator[Token]:
    """A noun, not of a building, and what names its kind: "football" in "a football coach"."""
    if lemma(head) in words("places"):
        return
    yield head
    for c in head.children:
        if c.dep_ in ("compound", "amod", "nmod"):
            yield c
        elif c.dep_ == "prep" and c.lower_ in words("naming") and (below := child(c, "pobj")) is not None:
            yield from _named(below)
