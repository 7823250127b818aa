"""Who a word may name: whether it can act, is a country or a place, and which rows of actors and places cover it."""

from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from typing import Protocol, TypeVar

from spacy.tokens import Doc, Token

from rashomon.lexicon.actors import given_names, roles
from rashomon.lexicon.countries import countries
from rashomon.lexicon.events import is_any, words
from rashomon.pipeline.headlines import opens_as_noun
from rashomon.pipeline.slots import ACTORS, PLACES, TIMES
from rashomon.records import Actor, Place

_NOBODY = frozenset(("DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "ORDINAL", "CARDINAL"))
_NAMELESS = _NOBODY | {"EVENT", "LAW", "LANGUAGE", "WORK_OF_ART", "PRODUCT", "FAC", "LOC"}
_NAMED = frozenset(("PERSON", "NORP", "ORG", "GPE"))
_SHORTEST = 5
"""Letters of the shortest noun that is told by its ending."""
_FLAGGED = ("force", "vessels", "traffic")
"""What stands for the state whose name is before it: "a Danish trawler", "Norland's lorries"."""
_UNSURE = frozenset(("other", "company", "agency", "person"))
"""Kinds of actors that a model may take a place for."""
_WIDE = frozenset(("country", "region", "area"))
_TAKING_PART = frozenset(("nsubj", "nsubjpass", "dobj", "pobj", "conj", "attr", "appos", "dative"))
_ARMED = frozenset(("armed_group", "military"))


class _Row(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


R = TypeVar("R", bound=_Row)


class Parties:
    """The people, bodies and places of one doc, asked word by word."""

    def __init__(self, doc: Doc) -> None:
        self._actors = sorted(ACTORS.get(doc), key=lambda row: row.start)
        self._places = sorted(PLACES.get(doc), key=lambda row: row.start)
        self._times = sorted(TIMES.get(doc), key=lambda row: row.start)
        self._time_starts = [row.start for row in self._times]
        self._actor_starts = [row.start for row in self._actors]
        self._place_starts = [row.start for row in self._places]

    def actor(self, token: Token) -> Actor | None:
        """The actor's row that covers a word."""
        return _covering(self._actors, self._actor_starts, token.idx)

    def place(self, token: Token) -> Place | None:
        """The place's row that covers a word."""
        return _covering(self._places, self._place_starts, token.idx)

    def is_title(self, token: Token) -> bool:
        """Whether a name is one of a paper, though a model hears of a time in it: "The Morning Lantern"."""
        named = token.pos_ == "PROPN" and token.ent_type_ in ("TIME", "DATE") and token.dep_ in _TAKING_PART
        return named and token.nbor(-1 if token.i else 0).pos_ == "PROPN" and not self.is_time(token)

    def is_time(self, token: Token) -> bool:
        """Whether a word stands in an expression of time, which takes part in nothing."""
        return not _is_paper(token) and _covering(self._times, self._time_starts, token.idx) is not None

    def can_act(self, token: Token) -> bool:
        """Whether a word names somebody: a person, a body of people, a state, or a pronoun for one."""
        token = counted(token)
        if token.pos_ == "PRON":
            return token.tag_ in ("PRP", "WP") or token.lower_ in words("some_people")
        if token.pos_ == "ADP":
            return False  # "on", where a model ends a name with it
        if (token.ent_type_ in _NOBODY or token.pos_ == "ADV") and not _is_paper(token) and not self.is_title(token):
            return False
        if token.lower_ in words("qualities") and any(c.lower_ == "the" for c in token.lefts):
            return True  # "the unemployed"
        if token.pos_ == "ADJ" and (not token.text[0].isupper() or token.is_sent_start):
            return bool(token.ent_type_ == "NORP" or (token.is_sent_start and self.actor(token) is not None))
        if token.is_sent_start and opens_as_noun(token):
            return False
        if token.pos_ in ("PROPN", "ADJ") and not token.text.islower():  # "boundary" may be tagged as a name
            return self.is_title(token) or token.ent_type_ not in _NAMELESS or self.actor(token) is not None
        noun = token.lower_ if token.pos_ == "VERB" else token.lemma_.lower()  # "the wounded", but not "brokered"
        noun = noun.removesuffix("s") if token.tag_ == "NNPS" else noun  # "clans", taken for a name
        if is_any(noun, *_FLAGGED) and any(map(self._flies_flag, token.children)):
            return True
        if token.ent_type_ in _NAMED or noun in _people() or (token.pos_ in ("NOUN", "PROPN") and is_people(noun)):
            return True
        return self.actor(token) is not None

    def _flies_flag(self, modifier: Token) -> bool:
        # "a Danish trawler" stands for Denmark
        if modifier.dep_ == "poss" and modifier.pos_ == "PROPN":
            return modifier.ent_type_ in _NAMED
        return modifier.dep_ in ("amod", "compound", "poss", "nmod") and modifier.ent_type_ in ("NORP", "GPE")

    def is_country(self, token: Token, surely: bool = False) -> bool:
        """Whether a word names a country or another wide place that stands for its people, as far as one can tell."""
        actor = self.actor(token)
        if actor is not None and actor.kind == "person" and token.ent_type_ == "PERSON":
            return False
        if token.lower_.removesuffix("s") in words("landforms") and any(c.dep_ != "det" for c in token.children):
            return False  # "the Straits of Ven", but "steamed for the gulf"
        place = self.place(token)
        if place is not None and place.precision is not None:
            return place.precision in _WIDE
        if actor is not None and (actor.kind == "country" or (actor.kind == "government" and token.pos_ != "NOUN")):
            return True  # "Tehran", not "the police"
        if token.ent_type_ in ("GPE", "LOC") or (token.ent_type_ == "NORP" and token.pos_ == "ADJ"):
            return True
        return not surely and token.pos_ == "PROPN" and token.ent_type_ in ("", "ORG")

    def is_armed(self, token: Token) -> bool:
        """Whether a name is one of an armed group or of armed forces: "the Bundeswehr"."""
        actor = self.actor(token) if token.pos_ == "PROPN" else None
        return actor is not None and actor.kind in _ARMED

    def holds_office(self, token: Token) -> bool:
        """Whether a name is one of somebody who governs: "Angela Merkel", as far as the lexicon knows."""
        actor = self.actor(token) if token.pos_ == "PROPN" else None
        return actor is not None and actor.kind == "person" and (actor.code or "").endswith("GOV")

    def is_town(self, token: Token) -> bool:
        """Whether a word names a town or a site, which is where things happen and seldom who does them."""
        place = self.place(token)
        return place is not None and place.precision is not None and place.precision not in _WIDE

    def is_site(self, name: Token) -> bool:
        """Whether a name says by a word of its own that it is one of a place: "Ness Bridge", "Port Elwin"."""
        known, first = self.actor(name), next((t for t in name.lefts if t.pos_ == "PROPN"), name)
        guessed = (place := self.place(name)) is not None and place.precision is None
        if name.pos_ != "PROPN" or first == name or (known and known.kind not in _UNSURE and not guessed):
            return False
        told = (first,) if first.text in given_names() else (first, name)  # not in "Henry Ford"
        return any(is_any(t.lower_, "places", "sites") for t in told)

    def is_capital(self, token: Token) -> bool:
        """Whether a word names a capital, which often stands for its state."""
        place = self.place(token)
        return place is not None and token.doc.text[place.start : place.end] in _capitals()


def counted(token: Token) -> Token:
    """What a phrase counts or gathers: "refugees" in "scores of refugees"; any other word is itself."""
    if token.lemma_.lower() in words("quantity") or token.pos_ == "NUM":
        of = next((c for c in token.children if c.dep_ == "prep" and c.lower_ == "of"), None)
        whole = next((c for c in of.children if c.dep_ == "pobj"), None) if of is not None else None
        if whole is not None:
            return counted(whole)
    return token


def _is_paper(token: Token) -> bool:
    # "sued the weekly", "a daily wrote", "the country's oldest weekly": no stretch of time
    if token.lower_ not in words("presses") or token.dep_ not in _TAKING_PART:
        return False
    return any(c.dep_ in ("det", "poss") for c in token.lefts)


def is_own(token: Token) -> bool:
    """Whether a word stands for the actor again more often than for anybody else: "its ally", "his plan"."""
    return token.tag_ == "PRP$"


def is_people(noun: str) -> bool:
    """Whether a noun names people: one we know, or one that ends as such do and is no thing."""
    if noun in _people():
        return True
    ends = noun.endswith(_endings()) or (noun.endswith(_doers()) and len(noun) > _SHORTEST)
    return ends and noun not in _things()


def _covering(rows: Sequence[R], starts: Sequence[int], at: int) -> R | None:
    n = bisect_right(starts, at) - 1
    return rows[n] if n >= 0 and at < rows[n].end else None


@cache
def _capitals() -> frozenset[str]:
    return frozenset(name for country in countries().values() for name in country.capitals)


@cache
def _people() -> frozenset[str]:
    return words("people") | frozenset(roles())


@cache
def _endings() -> tuple[str, ...]:
    return tuple(sorted(words("person_endings")))


@cache
def _doers() -> tuple[str, ...]:
    return tuple(sorted(words("doer_endings")))


@cache
def _things() -> frozenset[str]:
    return words("not_people") | words("causes") | words("places") | words("force")
