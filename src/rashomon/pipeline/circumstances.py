"""Where and when an act took place: the phrases of its own clause first, then those of the clause it stands in."""

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from functools import partial
from types import MappingProxyType

from spacy.tokens import Doc, Token

from rashomon.lexicon.events import words
from rashomon.lexicon.modality import words as matters
from rashomon.pipeline.frames import Predicate
from rashomon.pipeline.history import is_gerund, is_of_end, is_of_thing, recounted
from rashomon.pipeline.locations import (
    beginning,
    in_phrase_of_place,
    is_afar,
    is_in_town,
    is_site,
    looks_like_place,
    owns_house,
    phrases_of_place,
    site_of,
)
from rashomon.pipeline.parties import Parties, is_people
from rashomon.pipeline.slots import TIMES
from rashomon.pipeline.syntax import SUBJECTS, VERBAL, child, children, governor, is_passive, subject
from rashomon.pipeline.times import said_on
from rashomon.records import EventType, MentionDate, MentionPlace, Place, Time

_OF_DOERS = "n.agent"
"""The pattern of words for who does an act."""
_NONE: Mapping[int, EventType] = MappingProxyType({})
_FORCE: frozenset[EventType] = frozenset(("ASSAULT", "COERCE", "PROTEST", "MOBILIZE"))
"""What may all be one operation: a raid, a strike and the arrests in it."""
_FORCE_OR_AID = _FORCE | {"AID"}
_IN_CLAUSE = frozenset(("nsubj", "nsubjpass", "dobj", "pobj"))
_DAY = re.compile(r"\d{4}-\d\d-\d\d(?!/)")


def place_of(
    predicate: Predicate,
    parties: Parties,
    actor: Sequence[Token],
    recipient: Sequence[Token],
    verbs: Container[int] = frozenset(),
) -> MentionPlace | None:
    """The first place in a phrase of place of the trigger, then of its clause, that is not already a participant.

    One that is known goes before one that only looks like a place, a town before a street or a hall in it: "at the
    Harbour Congress Hall in Lisbon"; where it was before what it was miles from. `verbs` are where other acts' verbs
    stand: what one of them is about did not take place where it is spoken of.
    """
    taken = (*actor, *recipient)
    found: dict[tuple[bool, bool, bool], MentionPlace] = {}
    for token in (*_located(predicate, taken, verbs), *_named_in(taken)):
        if token in taken or parties.is_time(token):
            continue
        row, afar = parties.place(token), is_afar(token)
        if row is not None and row.country is not None and token.ent_type_ != "FAC":
            found.setdefault((afar, False, owns_house(token)), _as_place(row, token))
        elif row is not None:
            found.setdefault((afar, True, is_in_town(token)), _as_place(row, token))
        elif looks_like_place(token, parties):
            place = MentionPlace(start=beginning(token), end=_end(token))
            found.setdefault((afar, True, is_in_town(token)), place)
    return found[min(found)] if found else _hit(predicate, parties, recipient)


def date_of(
    predicate: Predicate, own: Sequence[tuple[Time, Token]], verbs: Mapping[int, EventType] = _NONE
) -> MentionDate | None:
    """The date of the trigger's own phrase or clause; none is borrowed from another clause.

    `own` are the dates of its sentence.
    `verbs` are where other acts' verbs stand, with the types of these: what one of them acts on has not its date.
    """
    if not own:
        return None
    about = _topic_of(predicate, verbs)
    alone = predicate.frame.roles == _OF_DOERS or (predicate.verb is None and _is_apart(predicate.trigger))
    near = (_in_phrase,) if alone else (_in_phrase, _in_clause, partial(_in_clause_shared, verbs=verbs), _of_doers)
    for belongs in near:
        for time, token in own:
            apart = belongs is not _of_doers and _tells_apart(token, predicate.trigger)
            if apart or _is_of_lapse(token, predicate.trigger):
                continue
            if belongs(token, predicate) and (belongs is _in_phrase or about is None or _is_before(time, about)):
                day = _day_of_hour(time, token, own)
                return MentionDate(start=day.start, end=day.end, value=day.value)
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
        (_as_place(row, t) for t in recipient if parties.is_town(t) and (row := parties.place(t)) is not None), None
    )


def _place(date: tuple[Time, Token]) -> int:
    return date[1].i


def _located(predicate: Predicate, taken: Sequence[Token], verbs: Container[int]) -> Iterator[Token]:
    heads = [predicate.trigger]
    if predicate.verb is not None and predicate.verb is not predicate.trigger:
        heads.append(predicate.verb)
    if predicate.verb is not None and (was := _singled_out(predicate.verb)) is not None:
        heads.append(was)
    over = governor(predicate.trigger) if predicate.verb is None and not _is_apart(predicate.trigger) else None
    if over is not None and over != _topic_of(predicate, verbs):
        heads.append(over)
    journey = _journey(predicate.trigger)
    for to in children(journey, "prep") if journey is not None else ():
        if to.lower_ == "to":
            yield from children(to, "pobj")
    if predicate.frame.roles == _OF_DOERS:
        heads = heads[:1]  # "the bombers of the consulate were caught in Brenn": there they bombed nothing
    talks = predicate.frame.type == "CONSULT"
    for head in heads:
        if head.dep_ == "relcl" and any(c.dep_ == "advmod" and c.lower_ == "where" for c in head.lefts):
            yield head.head  # "Brenn, where they rallied"
        for preposition in phrases_of_place(head):
            if preposition.lower_ == "between" and not _is_road(preposition, predicate):
                continue
            if not (talks and _is_of_topic(preposition, head, (predicate.trigger, *predicate.consumed, *taken))):
                yield from in_phrase_of_place(preposition)
    for verb in (_sharing(predicate.verb), _sharing_after(predicate.verb)) if predicate.verb is not None else ():
        for preposition in phrases_of_place(verb) if verb is not None else ():
            yield from in_phrase_of_place(preposition)


def _journey(noun: Token) -> Token | None:
    """The verb of going somewhere for an act, which is where it takes place: "flew to Oslo for talks"."""
    over = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "for" else None
    return over if over is not None and over.lemma_ in words("travelling") else None


def _is_road(between: Token, predicate: Predicate) -> bool:
    # "derailed a train between Lubo and Marsk", "on the road between them", but not "mediated between Lubo and Marsk"
    return is_site(between.head) or (predicate.frame.type in _FORCE_OR_AID and between.head != predicate.trigger)


def _named_in(participants: Sequence[Token]) -> Iterator[Token]:
    # "shelled the port of Lask": the act fell on a place that has a name
    for noun in participants:
        for of in children(noun, "prep") if noun.lemma_.lower() in words("places") else ():
            if of.lower_ == "of":
                yield from children(of, "pobj")


def _is_of_topic(preposition: Token, head: Token, who: Container[Token]) -> bool:
    """Whether a phrase tells where the matter lies that is talked about: "discussed the situation in Karsia"."""
    for above in preposition.ancestors:
        if above == head or above in who:
            return False
        if (above.dep_ == "prep" and above.lower_ in matters("topics")) or above.dep_ == "dobj":
            return True
    return False


def _day_of_hour(time: Time, token: Token, own: Sequence[tuple[Time, Token]]) -> Time:
    """The day that an hour belongs to, where it stands in words of its own: "shortly after midnight on Sunday"."""
    if time.type != "TIME":
        return time
    later = ((t, w) for t, w in own if t.type == "DATE" and t.start >= time.end and governor(w) == governor(token))
    return next((t for t, _ in later if time.value is None or time.value.startswith(t.value or "-")), time)


def _tells_apart(token: Token, trigger: Token) -> bool:
    if (
        token.left_edge.i
        and token.left_edge.nbor(-1).dep_ == "prep"
        and child(token.left_edge.nbor(-1), "pobj") is None
    ):
        return False  # "on Tuesday evening soldiers came", which a parser may take for soldiers of the evening
    if token.dep_ == "poss" and token.head != trigger and not token.head.is_ancestor(trigger):
        return not _is_of_within(token.head, trigger)  # "after Monday's raid"
    # "within the 1967 borders": the date is one of the borders, not of the act; "the rising of 1863" is its own,
    # and "killed in the rising of 1863" took place then
    if not is_of_thing(token):
        return False
    thing = token.head.head if token.head.dep_ == "prep" else token.head
    return thing != trigger and not _is_of_within(thing, trigger)


def _is_of_within(thing: Token, trigger: Token) -> bool:
    # "killed in the rising of 1863", "killed in Monday's raid"
    within = thing.head if thing.dep_ == "pobj" else None
    return within is not None and within.head == trigger and within.lower_ in matters("within")


def _is_of_lapse(token: Token, trigger: Token) -> bool:
    # "the ultimatum expires on Sunday": it was given before; "the talks ended on Sunday" may well be of that day
    return trigger.head.lemma_ in matters("expiring") and is_of_end(trigger, token)


def _in_phrase(token: Token, predicate: Predicate) -> bool:
    trigger = predicate.trigger
    if said_on(token) is not None:
        return False
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
    if predicate.verb is not None or _journey(predicate.trigger) is not None:
        return None
    link = predicate.trigger
    while link.head.pos_ not in VERBAL and link.head != link:
        link = link.head
    about = link.dep_ in ("dobj", "nsubjpass") or (link.dep_ == "prep" and link.lower_ not in words("means"))
    return link.head if about and link.head.i in verbs else None


def _is_apart(noun: Token) -> bool:
    """Whether the clause above a noun tells of something else, in its own place and time.

    "News of the truce reached Brenn on Monday", "the trial of those accused of the coup opens on Monday", "the arrest
    of the bishop caused uproar in Brenn".
    """
    link = noun
    while link.head.pos_ not in VERBAL and link.head != link:
        link = link.head
        if link.dep_ in _IN_CLAUSE and (link.lemma_.lower() in words("tidings") or is_people(link.lemma_.lower())):
            return True
    return link.dep_ in SUBJECTS and (link.head.lemma_ in words("reactions") or _brings_on(link.head))


def _brings_on(verb: Token) -> bool:
    # "caused uproar", "was met with cheers", "led to a lockout", but not "caused nine deaths"
    behind = [w for c in children(verb, "prep") if c.lower_ in ("with", "to", "in") for w in children(c, "pobj")]
    brought = [w.lemma_.lower() for w in (*children(verb, "dobj"), *behind)]
    if verb.lemma_ in words("consequences"):
        return not any(w in words("tolls") or w in words("harms") for w in brought)
    return any(w in words("uproar") for w in brought)


def _is_before(time: Time, verb: Token) -> bool:
    """Whether a date is that of what a verb is about: "condemns the raids this week", "thanked for the help last year".

    A word spoken in the past has a day of its own.
    """
    return verb.tag_ in ("VBZ", "VBP") or not _DAY.match(time.value or "")


def _in_clause(token: Token, predicate: Predicate) -> bool:
    verb = predicate.verb if predicate.verb is not None else governor(predicate.trigger)
    if verb is None:
        return False
    over = _dated(token)
    if predicate.verb is None and over is not None and _is_to_happen(over, verb):
        return True
    if over is not None and over == _singled_out(verb):
        return True
    # "... the day in 1848 when cavalry charged": the date of the clause above is that of the clause with "when"
    return over == verb or (
        over == verb.head and token.i < verb.i and verb.dep_ == "advcl" and any(c.tag_ == "WRB" for c in verb.children)
    )


def _dated(token: Token) -> Token | None:
    """The verb whose time a date is: "strike" in "will strike starting Saturday"."""
    over = said_on(token) or governor(token)
    if over is None:
        return None
    starts = over.tag_ == "VBG" and over.lemma_ in words("starting") and child(over, *SUBJECTS) is None
    misread = over.dep_ in ("dobj", "pobj") and over.tag_ != "VBG"  # "picket the cement works on Monday"
    return governor(over) if starts or misread else over


def _singled_out(verb: Token) -> Token | None:
    """The "was" above a clause whose place or day it singles out: "it was on Saturday that they fled"."""
    it = child(verb.head, "nsubj") if verb.dep_ == "ccomp" and verb.head.lemma_ == "be" else None
    return verb.head if it is not None and it.lower_ == "it" and child(verb, "mark") is not None else None


def _is_to_happen(verb: Token, over: Token) -> bool:
    """Whether a verb tells when the subject of the one above it takes place: "talks are (due) to resume on Friday"."""
    above = verb.head.head if verb.head.dep_ == "acomp" else verb.head
    to_be = over.lemma_ == "be" or is_passive(over)
    return verb.dep_ == "xcomp" and above == over and to_be and verb.lemma_ in words("happens")


def _of_doers(token: Token, predicate: Predicate) -> bool:
    """Whether a date is the year of those who act: "the strikers of 1908 marched on the palace"."""
    doers = subject(predicate.verb) if predicate.verb is not None else None
    if doers is None or doers.pos_ != "NOUN" or not is_of_thing(token) or token.head.head != doers:
        return False
    return token.shape_ == "dddd" and is_people(doers.lemma_.lower())


def _in_clause_shared(token: Token, predicate: Predicate, verbs: Mapping[int, EventType]) -> bool:
    """Whether the date is that of a verb that shares its subject: "on Monday they came and burned it".

    Of joined verbs the last may hold it for all: "they killed nine and captured two on Monday".
    """
    verb, over = predicate.verb, _dated(token)
    while verb is not None and _shares_clause(verb):
        verb = verb.head
        if verb == over:
            return True
    last = _sharing_after(predicate.verb) if predicate.verb is not None else None
    return last is not None and last == over and token.i > last.i and _is_of_one_kind(predicate, verbs.get(last.i))


def _is_of_one_kind(predicate: Predicate, other: EventType | None) -> bool:
    # "killed nine and captured two on Monday", but not "sent grain and pledged more in the autumn"
    return other is None or predicate.frame.type == other or {predicate.frame.type, other} <= _FORCE


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


def _as_place(row: Place, token: Token) -> MentionPlace:
    return MentionPlace(
        start=row.start, end=max(row.end, _end(token)), geonames_id=row.geonames_id, country=row.country,
        lat=row.lat, lon=row.lon, precision=row.precision,
    )  # fmt: skip


def _end(name: Token) -> int:
    """Where the name of a place ends: "the Nesta crossing" is more than "Nesta"."""
    last = site_of(name) or name
    return last.idx + len(last)
