"""Where and when an act took place: the phrases of its own clause first, then those of the clause it stands in."""

import re
from bisect import bisect_left
from collections.abc import Container, Iterator, Sequence

from spacy.tokens import Doc, Token

from rashomon.lexicon.events import words
from rashomon.lexicon.modality import words as matters
from rashomon.pipeline.frames import Predicate
from rashomon.pipeline.history import is_gerund, is_of_end, is_of_thing, recounted
from rashomon.pipeline.parties import Parties
from rashomon.pipeline.slots import TIMES
from rashomon.pipeline.syntax import SUBJECTS, VERBAL, child, children, clause, governor, is_passive
from rashomon.records import MentionDate, MentionPlace, Place, Time

_NAMES = frozenset(("GPE", "LOC", "FAC"))
_UNSURE = frozenset(("", "ORG", "PERSON", "NORP", "PRODUCT"))
"""Labels that a recogniser gives to towns it does not know; behind "in" or "at" they are places all the same."""

_OF_DOERS = "n.agent"
"""The pattern of words for who does an act."""
_DAY = re.compile(r"\d{4}-\d\d-\d\d(?!/)")
_MAY_BE_PLACES = frozenset((None, "country", "other", "company", "agency"))


def place_of(
    predicate: Predicate,
    parties: Parties,
    actor: Sequence[Token],
    recipient: Sequence[Token],
    verbs: Container[int] = frozenset(),
) -> MentionPlace | None:
    """The first place in a phrase of place of the trigger, then of its clause, that is not already a participant.

    One that is known goes before one that only looks like a place: "at the Harbour Congress Hall in Lisbon". `verbs`
    are where other acts' verbs stand: what one of them is about did not take place where it is spoken of.
    """
    unknown, taken = None, (*actor, *recipient)
    for token in (*_located(predicate, taken, verbs), *_named_in(taken)):
        if token in taken:
            continue
        row = parties.place(token)
        if row is not None:
            return _as_place(row)
        if unknown is None and _looks_like_place(token, parties):
            first = token.doc[token.left_edge.i] if token.left_edge.ent_type_ == token.ent_type_ else token
            unknown = MentionPlace(start=first.idx, end=token.idx + len(token))
    return unknown or _hit(predicate, parties, recipient)


def date_of(
    predicate: Predicate, dates: Sequence[tuple[Time, Token]], verbs: Container[int] = frozenset()
) -> MentionDate | None:
    """The date of the trigger's own phrase or clause; none is borrowed from another clause.

    `verbs` are where other acts' verbs stand: what one of them acts on has not its date.
    """
    sentence = predicate.trigger.sent
    own = dates[bisect_left(dates, sentence.start, key=_place) : bisect_left(dates, sentence.end, key=_place)]
    about = _topic_of(predicate, verbs)
    near = (_in_phrase,) if predicate.frame.roles == _OF_DOERS else (_in_phrase, _in_clause, _in_clause_shared)
    for belongs in near:
        for time, token in own:
            if _tells_apart(token, predicate.trigger) or _is_of_lapse(token, predicate.trigger):
                continue
            if belongs(token, predicate) and (belongs is _in_phrase or about is None or _is_before(time, about)):
                return MentionDate(start=time.start, end=time.end, value=time.value)
    return None


def dates_in(doc: Doc) -> list[tuple[Time, Token]]:
    """The dates and clock times of a doc, each with the word at its head, in the order of these."""
    out = []
    for time in TIMES.get(doc):
        if time.type in ("DATE", "TIME"):
            span = doc.char_span(time.start, time.end, alignment_mode="expand")
            if span is not None and len(span):
                out.append((time, span.root))
    return sorted(out, key=_place)


def _hit(predicate: Predicate, parties: Parties, recipient: Sequence[Token]) -> MentionPlace | None:
    """The town that force fell on, which is also where: "shelled Aleppo"."""
    if predicate.frame.type != "ASSAULT":
        return None
    return next(
        (_as_place(row) for t in recipient if parties.is_town(t) and (row := parties.place(t)) is not None), None
    )


def _place(date: tuple[Time, Token]) -> int:
    return date[1].i


def _located(predicate: Predicate, taken: Sequence[Token], verbs: Container[int]) -> Iterator[Token]:
    heads = [predicate.trigger]
    if predicate.verb is not None and predicate.verb is not predicate.trigger:
        heads.append(predicate.verb)
    over = governor(predicate.trigger) if predicate.verb is None else None
    if over is not None and over != _topic_of(predicate, verbs):
        heads.append(over)
    if predicate.frame.roles == _OF_DOERS:
        heads = heads[:1]  # "the bombers of the consulate were caught in Brenn": there they bombed nothing
    talks = predicate.frame.type == "CONSULT"
    for head in heads:
        if head.dep_ == "relcl" and any(c.dep_ == "advmod" and c.lower_ == "where" for c in head.lefts):
            yield head.head  # "Brenn, where they rallied"
        for preposition in _phrases_of_place(head):
            if not (talks and _is_of_topic(preposition, head, (predicate.trigger, *predicate.consumed, *taken))):
                yield from _in_phrase_of_place(preposition)
    for verb in (_sharing(predicate.verb), _sharing_after(predicate.verb)) if predicate.verb is not None else ():
        for preposition in _phrases_of_place(verb) if verb is not None else ():
            yield from _in_phrase_of_place(preposition)


def _named_in(participants: Sequence[Token]) -> Iterator[Token]:
    # "shelled the port of Lask": the act fell on a place that has a name
    for noun in participants:
        for of in children(noun, "prep"):
            if of.lower_ == "of" and noun.lemma_.lower() in words("places"):
                yield from children(of, "pobj")


def _phrases_of_place(head: Token) -> list[Token]:
    return [p for p in clause(head) if p.dep_ == "prep" and p.lower_ in words("where")]


def _in_phrase_of_place(preposition: Token) -> Iterator[Token]:
    for token in clause(preposition):
        if token.i > preposition.i and (token.dep_ in ("pobj", "conj", "compound", "appos") or _is_whose(token)):
            yield token


def _is_whose(token: Token) -> bool:
    # "in Madrid's old town", but not "in Spain's interest"
    return token.dep_ == "poss" and token.head.lemma_.lower() in words("places")


def _is_of_topic(preposition: Token, head: Token, who: Container[Token]) -> bool:
    """Whether a phrase tells where the matter lies that is talked about: "discussed the situation in Karsia"."""
    for above in preposition.ancestors:
        if above == head or above in who:
            return False
        if (above.dep_ == "prep" and above.lower_ in matters("topics")) or above.dep_ == "dobj":
            return True
    return False


def _is_headed(token: Token) -> bool:
    # "in Karsk", "in the port of Karsk", but not "in Prisoner of War camps"
    while token.dep_ in ("conj", "appos"):
        token = token.head
    of = token.head.lower_ == "of" and token.head.head.lemma_.lower() in words("places")
    return token.dep_ == "pobj" and (of or token.head.lower_ in words("where"))


def _tells_apart(token: Token, trigger: Token) -> bool:
    # "within the 1967 borders": the date is one of the borders, not of the act; "the rising of 1863" is its own,
    # and "killed in the rising of 1863" took place then
    if not is_of_thing(token):
        return False
    thing = token.head.head if token.head.dep_ == "prep" else token.head
    within = thing.head if thing.dep_ == "pobj" else None
    return thing != trigger and (within is None or within.head != trigger or within.lower_ not in matters("within"))


def _is_of_lapse(token: Token, trigger: Token) -> bool:
    # "the ultimatum expires on Sunday": it was given before; "the talks ended on Sunday" may well be of that day
    return is_of_end(trigger, token) and trigger.head.lemma_ in matters("expiring")


def _in_phrase(token: Token, predicate: Predicate) -> bool:
    trigger = predicate.trigger
    if trigger.is_ancestor(token):
        over = governor(token)
        return over is None or over == trigger or is_gerund(over) or not trigger.is_ancestor(over)
    # "the day in 1848 when cavalry charged": the clause describes the day
    if trigger.dep_ not in ("relcl", "acl") or _is_of_any_year(token, trigger):
        return False
    return trigger.head == token or trigger.head.is_ancestor(token)


def _is_of_any_year(token: Token, trigger: Token) -> bool:
    # "speak of the winter when cavalry charged": some winter, not the last one
    said = token.doc[token.left_edge.i : trigger.left_edge.i]
    bare = len(said) > 1 and all(t == token or t.dep_ == "det" for t in said)
    return trigger.head == token and bare and recounted(trigger) is not None


def _topic_of(predicate: Predicate, verbs: Container[int]) -> Token | None:
    """The verb of another act that this one is what it is about: "condemned the blockade", "protested against it"."""
    if predicate.verb is not None:
        return None
    link = predicate.trigger
    while link.head.pos_ not in VERBAL and link.head != link:
        link = link.head
    about = link.dep_ in ("dobj", "nsubjpass") or (link.dep_ == "prep" and link.lower_ not in words("means"))
    return link.head if about and link.head.i in verbs else None


def _is_before(time: Time, verb: Token) -> bool:
    """Whether a date is that of what a verb is about: "condemns the raids this week", "thanked for the help last year".

    A word spoken in the past has a day of its own.
    """
    return verb.tag_ in ("VBZ", "VBP") or not _DAY.match(time.value or "")


def _in_clause(token: Token, predicate: Predicate) -> bool:
    verb = predicate.verb if predicate.verb is not None else governor(predicate.trigger)
    if verb is None:
        return False
    over = governor(token)
    # "... the day in 1848 when cavalry charged": the date of the clause above is that of the clause with "when"
    return over == verb or (
        over == verb.head and token.i < verb.i and verb.dep_ == "advcl" and any(c.tag_ == "WRB" for c in verb.children)
    )


def _in_clause_shared(token: Token, predicate: Predicate) -> bool:
    """Whether the date is that of a verb that shares its subject: "on Monday they came and burned it".

    Of joined verbs the last may hold it for all: "they killed nine and captured two on Monday".
    """
    verb, over = predicate.verb, governor(token)
    while verb is not None and _shares_clause(verb):
        verb = verb.head
        if verb == over:
            return True
    last = _sharing_after(predicate.verb) if predicate.verb is not None else None
    return last is not None and last == over and token.i > last.i


def _sharing(verb: Token) -> Token | None:
    """The verb above that tells of the same moment: "stormed the fort in Brenn and burned it", "..., killing nine"."""
    return verb.head if verb.dep_ != "xcomp" and _shares_clause(verb) else None


def _sharing_after(verb: Token) -> Token | None:
    """The last of the verbs joined to one, if they share its subject and tense."""
    last = None
    joined = next((c for c in verb.rights if c.dep_ == "conj"), None)
    while joined is not None and _is_alike(joined, verb) and child(joined, *SUBJECTS, "mark") is None:
        last = joined
        joined = next((c for c in joined.rights if c.dep_ == "conj"), None)
    return last


def _is_alike(one: Token, other: Token) -> bool:
    return one.tag_ == other.tag_ and is_passive(one) == is_passive(other)


def _shares_clause(verb: Token) -> bool:
    if verb.head.pos_ not in VERBAL or child(verb, *SUBJECTS, "mark") is not None:
        return False
    return verb.dep_ in ("conj", "xcomp") or (verb.dep_ == "advcl" and verb.tag_ == "VBG")


def _looks_like_place(token: Token, parties: Parties) -> bool:
    if token.dep_ == "compound" or not _is_headed(token):
        return False
    if token.ent_type_ in _NAMES:
        return True
    row = parties.actor(token)
    if token.pos_ != "PROPN" or token.ent_type_ not in _UNSURE:
        return False
    # the model takes an unknown town for a people, which would have a country
    return row is None or row.kind in _MAY_BE_PLACES or (row.kind == "civilians" and row.country is None)


def _as_place(row: Place) -> MentionPlace:
    return MentionPlace(
        start=row.start, end=row.end, geonames_id=row.geonames_id, country=row.country, lat=row.lat, lon=row.lon,
        precision=row.precision,
    )  # fmt: skip
