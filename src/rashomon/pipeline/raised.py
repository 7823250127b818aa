"""Phrases and clauses that a parser hung on the nearest noun, and that belong to a noun above it."""

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from rashomon.lexicon.actors import roles
from rashomon.lexicon.events import frames, is_any, words
from rashomon.pipeline.mishung import Tie
from rashomon.pipeline.parties import is_people
from rashomon.pipeline.syntax import VERBAL, child
from rashomon.pipeline.things import lemma

_SOMEBODY = frozenset(("GPE", "NORP", "PERSON"))
_BODIES = ("armed", "authorities", "force")
_ASIDE = ("fiction", "tidings", "writings")
"""What has an author, who need not have done what was done to it."""


def as_fallen_on(of: Token) -> Iterator[Tie]:
    """What an act falls on, behind who did it: "the seizure by police of two lorries"."""
    who, what = of.head, child(of, "pobj")
    clan = who.head.lower_ == "of" and who.head.head.dep_ == "pobj"  # "by members of the clan of a surveyor"
    by = who.head.head.head if clan else who.head
    act = by.head
    if what is None or by.lower_ != "by" or act.pos_ != "NOUN" or lemma(act) not in _falling("of") or _has(act, "of"):
        return
    counted = _is_counted(who, what)
    if counted or _is_of_many(who, what, clan) or (not clan and _is_whole(who, what)) or _is_beset(who, what, clan):
        yield Tie(of, act, "prep")
        yield from (Tie(c, act, c.dep_) for c in who.rights if c.dep_ == "prep" and c.i > of.i)


def _is_counted(who: Token, what: Token) -> bool:
    # "by Norland's navy of ninety families", but not "by a crew of five", "by members of two guilds"
    number = child(what, "nummod")
    crew = who.left_edge.lower_ in ("a", "an") and lemma(who) in words("crews")
    return number is not None and number.ent_type_ != "DATE" and not crew and lemma(who) not in words("quantity")


def _is_of_many(who: Token, what: Token, clan: bool) -> bool:
    # "by rebels of a surveyor", but not "by members of a sect", "by the leader of a band"
    if what.left_edge.lower_ not in ("a", "an") or _is_body(what):
        return False
    return clan or ((who.tag_ == "NNS" or _is_body(who)) and lemma(who) not in words("quantity"))


def _is_whole(who: Token, what: Token) -> bool:
    # "by Velmar of the harbour", "by police of a shop", but not "by the Bank of Norland", "by the police of Brenn"
    if who.pos_ == "PROPN":
        return what.pos_ == "NOUN" or who.ent_type_ in _SOMEBODY
    return lemma(who) == "police" and not any(who.lefts) and what.pos_ == "NOUN"


def _is_beset(who: Token, what: Token, clan: bool) -> bool:
    # "by gunners of the old quarter", "by guards of prisoners": soldiers are said to be from a place
    if what.pos_ != "NOUN" or _is_body(what):
        return False
    armed = who.tag_ == "NNS" and child(who, "det") is None and is_any(lemma(who), "armed", "force")
    if (armed and not clan) or (clan and who.pos_ == "PROPN"):
        people = what.tag_ == "NNS" and child(what, "det") is None and is_people(lemma(what))
        return people or is_any(lemma(what), "places", "sites", "buildings")
    return False


def _is_body(noun: Token) -> bool:
    role = roles().get(lemma(noun))
    return (role is not None and role.form == "body") or is_any(lemma(noun), *_BODIES)


def as_doer_above(by: Token) -> Iterator[Tie]:
    """Who did it, behind phrases of what it was done to: "the easing of the ban on night fishing by the council"."""
    low, who = by.head, child(by, "pobj")
    if who is None or who.ent_type_ in ("DATE", "TIME") or not _is_somebody(who):
        return
    if is_any(lemma(low), *_ASIDE):
        return
    act = _act_above(low)
    if act is not None and act.i < low.i and child(act, "poss") is None and not _has(act, "by"):
        yield Tie(by, act, "prep")


def _act_above(low: Token) -> Token | None:
    above = list(_nouns_above(low))
    if lemma(low) in _done():
        return next((n for n in above[:1] if lemma(n) in _undoing()), None)
    found = next((n for n, noun in enumerate(above) if lemma(noun) in _done()), None)
    if found is None:
        return None
    over = above[found + 1] if found + 1 < len(above) else None
    return over if over is not None and lemma(over) in _undoing() else above[found]


def _nouns_above(noun: Token) -> Iterator[Token]:
    over = noun
    while True:
        if over.dep_ == "pobj" and over.head.dep_ == "prep":
            over = over.head.head
        elif over.dep_ == "acl" and over.tag_ in ("NN", "NNS"):
            over = over.head  # "the ban on night fishing", which a parser may take for a clause
        else:
            return
        if over.pos_ != "NOUN":
            return
        yield over


def _is_somebody(noun: Token) -> bool:
    return noun.pos_ == "PROPN" or is_people(lemma(noun)) or _is_body(noun)


def _has(noun: Token, preposition: str) -> bool:
    return any(c.dep_ in ("prep", "agent") and c.lower_ == preposition for c in noun.children)


def as_blamed(on: Token) -> Iterator[Tie]:
    """Whom something is blamed on, hung on a noun within it: "blamed the fire at the depot in Orra on saboteurs"."""
    low, whom = on.head, child(on, "pobj")
    if whom is None or lemma(low) in _falling("on") or not _is_somebody(whom) or whom.ent_type_ in ("DATE", "TIME"):
        return
    first = [low, *_nouns_above(low)][-1]
    where = first.dep_ == "pobj" and first.head.lower_ in words("where")  # "at", hung on the verb
    over = first.head.head if where else first.head
    if over.lemma_ in words("blaming") and over.i < first.i and (where or first.dep_ == "dobj"):
        yield Tie(on, over, "prep")


def as_of_people(clause: Token) -> Iterator[Tie]:
    """Who did it, where "who" was hung on a place or a thing: "by rebels in the valley, who gave them bread"."""
    low = clause.head
    if low.dep_ != "pobj" or (_is_somebody(low) and not _is_where(low)) or is_any(lemma(low), "quantity", "qualities"):
        return
    if not any(c.lower_ in ("who", "whom") for c in clause.lefts if c.dep_ in ("nsubj", "nsubjpass", "dobj")):
        return
    who = _people_above(low)
    if who is not None:
        yield Tie(clause, who, "relcl")


def _is_where(noun: Token) -> bool:
    # "nine students at the university, who", "carters on the road to Brenn who"
    if noun.pos_ == "PROPN":
        if noun.ent_type_ in ("GPE", "LOC", "FAC"):
            return True
        leads = is_any(lemma(noun.head.head), "places", "sites", "ways")
        ship = any(is_any(lemma(c), "vessels", "places", "sites") for c in noun.lefts)  # "from the cutter Marigold"
        return (ship or not any(noun.lefts)) and (
            leads or noun.head.lower_ == "from" or noun.head.lower_ in words("where")
        )
    return noun.tag_ == "NN" and is_any(lemma(noun), "places", "sites", "urban")


def _people_above(noun: Token) -> Token | None:
    while noun.dep_ == "pobj":
        over = noun.head.head
        if over.pos_ in VERBAL:  # "arrested nine students at the college, who had burned a flag"
            thing = next((c for c in over.rights if c.dep_ == "dobj" and c.right_edge.i == noun.head.i - 1), None)
            return thing if thing is not None and is_people(lemma(thing)) else None
        if is_people(lemma(over)) or (over.pos_ == "PROPN" and over.ent_type_ in _SOMEBODY):
            return over
        noun = over
    return None


def as_second_place(name: Token) -> Iterator[Tie]:
    """The second of two places, joined to the noun above both: "the law in Drusk and Orra"."""
    cc = name.left_edge.i - 1
    first = name.doc[cc - 1] if cc > 0 else name
    within = first.head
    if (
        name.doc[cc].dep_ != "cc"
        or first.dep_ != "pobj"
        or first.pos_ != "PROPN"
        or within.lower_ not in words("where")
    ):
        return
    if name.head.is_ancestor(first) and name.head.i < within.i:
        yield Tie(name, first, "conj")


@cache
def _done() -> frozenset[str]:
    """Nouns of acts."""
    return frozenset(f.key for f in frames() if f.pos == "noun" and not f.rest) - words("people")


@cache
def _falling(preposition: str) -> frozenset[str]:
    """Nouns of acts that say by "of", or by "on", on whom or on what they fall."""
    done = (f for f in frames() if f.pos == "noun" and not f.rest)
    return frozenset(f.key for f in done if any(preposition in p.steps[0] for p in f.chains[1])) - words("people")


@cache
def _undoing() -> frozenset[str]:
    """Nouns of acts by which a measure ends."""
    return frozenset(f.key for f in frames() if f.pos == "noun" and f.type == "CONCEDE" and not f.rest)
