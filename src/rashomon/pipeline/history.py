"""What is told as history: acts of long ago, in a war that is over, remembered, or tried in court.

An act is of long ago by its own date, by a date of the clause that it stands in or is joined to, or by the sentences
before it in its paragraph, where these told of long ago and nothing has given another date since.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from spacy.tokens import Token

from rashomon.lexicon.modality import Control, Controls, ended, wars, words
from rashomon.pipeline.syntax import VERBAL, child, doer, governor, undergoer
from rashomon.records import Time

LONG_AGO = 366
"""Days before the article from which an act is history."""
_VALUE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
_WEEK = re.compile(r"(\d{4})-W(\d\d)")
_OF_YEARS = re.compile(r"\d{2,3}")
"""A century or a decade: 18, 198."""
_DOWN = frozenset(("pobj", "prep", "agent", "dobj", "nsubj", "nsubjpass", "acl", "relcl", "compound", "conj", "appos"))
_UP = frozenset(
    ("conj", "advcl", "relcl", "acl", "xcomp", "pcomp", "prep", "pobj", "dobj", "appos", "nsubj", "nsubjpass")
)
_TOLD_UNDER = frozenset(("ccomp", "pcomp", "prep", "dobj", "xcomp", "conj", "relcl", "acl", "pobj"))
_TOLD_BY = 4
"""How many words up a court or a historian may stand."""
_PARTS = {"VERB": "verb", "NOUN": "noun", "PROPN": "noun"}


def days(value: str | None) -> tuple[date, date] | None:
    """The first and the last day that a value may mean; None for what is no calendar date."""
    if _OF_YEARS.fullmatch(value or ""):
        assert value is not None
        return date(max(int(value.ljust(4, "0")), 1), 1, 1), date(int(value.ljust(4, "9")), 12, 31)
    week = _WEEK.match(value or "")
    if week is not None:
        first = date.fromisocalendar(int(week[1]), min(int(week[2]), 52), 1)
        return first, first + timedelta(days=6)
    said = _VALUE.match(value or "")
    if said is None:
        return None
    year, month, day = (int(part) if part else None for part in said.groups())
    assert year is not None
    try:
        if month is None:
            return date(year, 1, 1), date(year, 12, 31)
        return (
            (date(year, month, day), date(year, month, day)) if day else (date(year, month, 1), date(year, month, 28))
        )
    except ValueError:
        return None


def is_long_ago(value: str | None, published: str) -> bool:
    """Whether a date lies a year or more before the article."""
    told, now = days(value), days(published)
    return told is not None and now is not None and (now[0] - told[1]).days >= LONG_AGO


def looked_back(trigger: Token, published: str | None, known: Controls, old: bool = True) -> str | None:
    """The words by which an act is looked back upon: "veterans who fought", "in the Korean War", "decades after".

    `old` says whether its sentence has a word of old times at all.
    """
    found = _remembered(trigger, known) or _formerly(trigger) or recounted(trigger)
    if found is not None or not old:
        return found
    return _in_old_times(trigger, published) or _by_the_bygone(trigger, published) or _chronicled(trigger)


def _in_old_times(trigger: Token, published: str | None) -> str | None:
    lapses = (t for c in trigger.children if c.dep_ in ("npadvmod", "advmod") for t in c.children)
    for token in (trigger, *trigger.children, *lapses):
        found = _after_ages(token) or _bygone(token, published)
        if found is not None:
            return found
    for over in _linked(trigger):  # "served in the Korean War, and nine were killed"
        for token in over.children:
            found = _bygone(token, published) if token.i < trigger.i else None
            if found is not None:
                return found
    return _after_ages(trigger.head) if trigger.dep_ == "pobj" else None


def dated_with(trigger: Token, dates: Sequence[tuple[Time, Token]]) -> Time | None:
    """The date of the clause that an act stands in or is joined to: "in 1911 they came, and their guards held it"."""
    linked = {trigger.i, *(t.i for t in _linked(trigger))}
    return next((time for time, token in dates if _governor(token) in linked and not is_of_thing(token)), None)


def dated_by_who(trigger: Token, dates: Sequence[tuple[Time, Token]], known: Controls) -> Time | None:
    """The year that tells who acts from others: "the strikers of 1908 marched", "the 1911 mutineers fled"."""
    who = doer(trigger) or undergoer(trigger) if trigger.pos_ in VERBAL else None
    if who is None or who.pos_ != "NOUN" or _past_controls(who, known):
        return None  # "the veterans of 1908 marched" today
    near = {who.i, *(c.i for c in who.children if c.dep_ == "prep" and c.lower_ == "of")}
    return next((time for time, token in dates if token.head.i in near and token.shape_ == "dddd"), None)


def is_of_survivors(token: Token, known: Controls) -> bool:
    """Whether a date only tells who somebody is that looks back: "the veterans of 1908 marched" today."""
    over = token.head.head if token.head.dep_ == "prep" else token.head
    return over.pos_ not in VERBAL and bool(_past_controls(over, known))


def is_bound(token: Token) -> bool:
    """Whether a date only begins or ends what goes on: "since 2019", "until December"."""
    return any(t.lower_ in words("bounds") for t in (token.head, *token.lefts))


def is_of_thing(token: Token) -> bool:
    """Whether a date only tells things apart: "the 1967 borders", "Christmas greetings", "the treaty of May 1955"."""
    over = token.head
    if over.dep_ == "prep" and over.lower_ == "of":
        return (over.head.pos_ in ("NOUN", "PROPN") or is_gerund(over.head)) and over.head.ent_type_ not in (
            "DATE",
            "TIME",
        )
    return token.dep_ in ("nummod", "compound", "amod", "nmod") and over.pos_ in ("NOUN", "PROPN")


def has_year(noun: Token) -> bool:
    """Whether an act's noun has a year of its own: "the 1904 mutiny", "the rising of 1863"."""
    of = (t for c in noun.rights if c.dep_ == "prep" and c.lower_ == "of" for t in c.children)
    return any(t.ent_type_ == "DATE" and t.shape_ == "dddd" for t in (*noun.lefts, *of))


def is_gerund(word: Token) -> bool:
    """Whether an "-ing" form is a noun: "the rising of 1863"."""
    return word.tag_ == "VBG" and word.dep_ in ("pobj", "dobj", "nsubj") and child(word, "det", "poss") is not None


def is_of_end(trigger: Token, token: Token) -> bool:
    """Whether a date is that of an act's end: "the ultimatum expires on Sunday", "the strike ends on Friday"."""
    over = governor(token)
    return over is not None and trigger.dep_ == "nsubj" and trigger.head == over and over.lemma_ in words("lapsing")


def _linked(node: Token) -> Iterator[Token]:
    """The words above one whose time is its own: not those that only report it."""
    while node.dep_ in _UP and node.head != node:
        node = node.head
        yield node


def _governor(token: Token) -> int:
    over = governor(token)
    while over is not None and over.dep_ in ("xcomp", "advcl") and any(c.tag_ == "TO" for c in over.children):
        over = governor(over)  # "pleaded with them to spare the prisoners in 1976"
    return over.i if over is not None else -1


def _by_the_bygone(trigger: Token, published: str | None) -> str | None:
    """A party that is no more, or who is dead, in an act: "the Vikings burned it", "betrayed by the late king".

    In a text of 1962 the Soviets are there.
    """
    if trigger.pos_ in VERBAL:
        near: tuple[Token | None, ...] = (doer(trigger), undergoer(trigger))
    else:
        held = (child(c, "pobj") for c in trigger.children if c.dep_ in ("prep", "agent"))
        near = (*held, child(trigger, "poss"), child(trigger, "amod", "compound"))
    for party in near:
        if party is None:
            continue
        if party.lower_ in words("bygone_parties") and not _is_there(party.lower_, published):
            return party.text
        late = next((c for c in party.lefts if c.dep_ == "amod" and c.lower_ == "late"), None)
        if late is not None and child(party, "det", "poss") is not None and party.tag_ in ("NN", "NNP"):
            return late.text
    return None


def _is_there(party: str, published: str | None) -> bool:
    last = ended().get(party)
    return last is not None and published is not None and int(published[:4]) <= last


def _chronicled(trigger: Token) -> str | None:
    """Who or what tells of old times above an act: a court, a historian, a memoir, a charge sheet."""
    told = _is_told_in_past(trigger)
    node, steps = trigger, 0
    while steps < _TOLD_BY:
        for c in node.children:
            found = _chronicle(c, node) if told else None
            if found is not None:
                return found.text
        if node.dep_ not in _TOLD_UNDER or node.head == node:
            return None
        node, steps = node.head, steps + 1
    return None


def _is_told_in_past(trigger: Token) -> bool:
    """Whether an act is told in the past tense, or as a noun under a verb: not what is still to come."""
    if trigger.pos_ not in VERBAL:
        return True
    if trigger.tag_ == "VBD":
        return True
    if trigger.tag_ == "VB" and trigger.dep_ == "ccomp" and child(trigger, "aux") is None:
        return trigger.head.tag_ == "VBD"  # "as a boy he saw lancers ride down the marchers"
    helped = [c.lower_ for c in trigger.children if c.dep_ in ("aux", "auxpass")]
    return any(word in words("past_helps") for word in helped) or (trigger.tag_ == "VBN" and not helped)


def _chronicle(part: Token, verb: Token) -> Token | None:
    said = part.lemma_.lower()
    if part.dep_ == "nsubj":
        return part if said in words("chroniclers") or (said in words("courts") and verb.lemma_ == "hear") else None
    if part.dep_ in ("dobj", "dative"):
        thing = child(part, "pobj") or part
        if any(c.lower_ in words("sitting") for c in thing.lefts):
            return None  # "told this inquiry": what it looks into need not be old
        return thing if thing.lemma_ in words("courts") and verb.lemma_ in words("testifying") else None
    if part.dep_ != "prep":
        return None
    below = child(part, "pobj")
    to = child(part, "prep") if below is None else None  # "according to the indictment"
    below = child(to, "pobj") if to is not None else below
    if below is None:
        return None
    if part.lower_ in words("told_in") and below.lemma_ in words("chronicles"):
        return below
    first = part.i == part.head.left_edge.i or below.lemma_ in words("childhood")
    first = first or any(t.lower_ == "young" for t in below.lefts)
    if part.lower_ == "as" and first and _is_young(below):
        return below
    return below if part.lower_ == "according" and _is_indictment(below) else None


def _is_young(person: Token) -> bool:
    # "as a boy", "as a young officer"
    return any(t.lemma_.lower() in words("youth") for t in (person, *person.lefts))


def _is_indictment(noun: Token) -> bool:
    charge = child(noun, "compound")
    if noun.lemma_ == "sheet":
        return charge is not None and charge.lemma_ == "charge"
    return noun.lemma_ in words("indictments")


def _remembered(node: Token, known: Controls) -> str | None:
    # a walk up through nouns to "anniversary", "survivors", "remembered"
    while node.dep_ in _DOWN and node.head != node:
        link, node = node, node.head
        if link.dep_ in ("acl", "relcl") and any(c.tag_ == "TO" for c in link.children):
            return None
        ways = _ways(link)
        for control in _past_controls(node, known):
            if ways & set(control.over):
                return node.text
        if link.dep_ == "prep" and link.lower_ not in words("remembered_by"):
            return None  # "mark the anniversary with a rally"
        if node.pos_ in VERBAL and link.dep_ not in ("acl", "relcl") and node.dep_ not in ("acl", "relcl"):
            return None
    return None


def recounted(trigger: Token) -> str | None:
    """The words by which old times are spoken of: "old men still talk of the winter when Norland shelled the port"."""
    when, noun = child(trigger, "advmod"), trigger.head
    if trigger.dep_ != "relcl" or when is None or when.lower_ != "when" or not _is_told_in_past(trigger):
        return None
    over = noun.head.head if noun.dep_ == "pobj" else noun.head
    return f"{over.text} {noun.text}" if over.lemma_ in words("recounting") else None


def _ways(link: Token) -> set[str]:
    if link.dep_ in ("acl", "relcl"):
        return {"relative"}
    if link.dep_ in ("dobj", "nsubjpass"):
        return {"object"}
    return {link.lower_} if link.dep_ == "prep" else set()


def _past_controls(head: Token, known: Controls) -> list[Control]:
    found = known.get((_PARTS.get(head.pos_, ""), head.lemma_.lower()), ())
    return [c for c in found if c.modality == "past_reference" and not c.rest]


def _after_ages(preposition: Token) -> str | None:
    """What tells of an age gone by: "two decades after the raid", "generations ago", "a century has passed since"."""
    if preposition.lower_ not in words("lapses") or not preposition.i:
        return None
    age = preposition.doc[preposition.i - 1]
    if preposition.lower_ == "since" and age.lemma_ in words("elapsing"):
        age = child(age, "nsubj") or age
    return f"{age.text} {preposition.text}" if age.lemma_ in words("ages") else None


def _formerly(verb: Token) -> str | None:
    # "the league once banned them", but not "banned them once"
    far = next((c for c in verb.children if c.lower_ == "ago" and c.i and c.nbor(-1).lower_ == "long"), None)
    if far is not None:
        return f"{far.nbor(-1).text} {far.text}"
    adverb = verb.doc[verb.i - 1] if verb.i else verb
    if adverb.lower_ not in words("formerly") or adverb.dep_ != "advmod" or adverb.head != verb:
        return None
    return adverb.text if verb.tag_ in ("VBD", "VBN") and child(verb, "neg") is None else None


def _bygone(token: Token, published: str | None) -> str | None:
    """A war that is over, in a phrase of an act: "killed in the Second World War", "fought in the last war"."""
    noun = child(token, "pobj") if token.dep_ == "prep" and token.lower_ in words("of_wars") else token
    if noun is not None and token.dep_ == "prep" and noun.lemma_.lower() in words("decades"):
        return noun.text if child(noun, "det") is not None else None  # "in the seventies"
    whose = child(noun, "poss") if noun is not None and token.dep_ == "prep" and noun.lemma_ in words("times") else None
    if noun is not None and whose is not None and whose.lemma_ in words("elders"):
        return f"{whose.text}'s {noun.text}"  # "in her grandmother's day"
    of = child(noun, "prep") if noun is not None and noun.lemma_ in words("times") else None  # "in the days of"
    noun = child(of, "pobj") if of is not None and of.lower_ == "of" else noun
    if noun is not None and (of is not None or token.lower_ == "under") and noun.lemma_.lower() in words("eras"):
        old = next((c for c in noun.children if c.dep_ == "amod" and c.lower_ in words("bygone")), None)
        over = token.head  # "had been jailed under the monarchy"
        had = next((c for c in over.children if c.dep_ == "aux" and c.lower_ == "had"), None)
        old = old or (had if child(noun, "det") is not None and child(noun, "amod") is None else None)
        return f"{old.text} {noun.text}" if old is not None else None
    if noun is not None and noun.lemma_.lower() not in words("wars"):  # "in a battle of the Korean War"
        of = next((c for c in noun.children if c.dep_ == "prep" and c.lower_ == "of"), None)
        noun = child(of, "pobj") if of is not None and token.dep_ == "prep" else None
    if noun is None or noun.lemma_.lower() not in words("wars"):
        return None
    before = noun.doc[noun.i - 1] if noun.i else noun
    war = wars().get(f"{before.lower_} {noun.lemma_.lower()}")
    if war is not None:
        return f"{before.text} {noun.text}" if published is None or int(published[:4]) > war.until + 1 else None
    old = next((c for c in noun.children if c.dep_ == "amod" and c.lower_ in words("bygone")), None)
    return f"{old.text} {noun.text}" if old is not None and noun != token else None
