"""Words that look like acts and make no mention: doubled by another word, figures of speech, mere circumstances."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from rashomon.lexicon.events import words
from rashomon.pipeline.arguments import Roles
from rashomon.pipeline.clauses import is_infinitive
from rashomon.pipeline.frames import Predicate
from rashomon.pipeline.mishaps import is_mishap
from rashomon.pipeline.parties import is_people
from rashomon.pipeline.syntax import child, children, clause, governor, subject
from rashomon.pipeline.things import lemma
from rashomon.records import EventType

_SPOKEN: frozenset[EventType] = frozenset(("REQUEST", "AGREE", "ACCUSE", "REJECT", "THREATEN", "SUPPORT"))
"""Types of acts done in words: as the object of another such act they are what it is about."""

_REFUSING: tuple[EventType, str] = ("REJECT", "refuse")
"""Type and mode of refusing to do something: the refusal is the act."""

_AIMS: frozenset[EventType] = frozenset(("REQUEST", "PROTEST", "ACCUSE"))
"""Types of what people protest for: the protest and its aim are one act."""

_SERVING: dict[EventType, tuple[EventType, ...]] = {
    "CONSULT": ("CONSULT",),
    "ACCUSE": ("ACCUSE",),
    "SUPPORT": ("SUPPORT",),
    "AID": ("AID", "SUPPORT"),
    "AGREE": ("AID", "SUPPORT"),
}
"""What acts of a type are done for, where both are one: "met to discuss it", "offered troops to help Karsia"."""

_ANSWERS: frozenset[tuple[EventType, EventType]] = frozenset(
    (("CONCEDE", "REQUEST"), ("REJECT", "REQUEST"), ("AGREE", "REQUEST"), ("AGREE", "AGREE"))
)
"""Types of acts that answer another, of which they tell along: "gave in to the demands"."""

_STANDING: frozenset[EventType] = frozenset(("AGREE", "SANCTION", "SUPPORT", "COOPERATE", "AID", "CONSULT"))
"""Types whose nouns name what stands for years as well: a pact, an embargo, somebody's favour."""

_SEEN: frozenset[EventType] = frozenset(("ASSAULT", "PROTEST"))
"""Types whose acts an article takes up as known: "the attack", "these protests"."""
_PLACED = frozenset(("GPE", "LOC", "FAC", "DATE", "TIME"))

_CLOSING = frozenset("\"”’',")
"""What ends a title in quotation marks."""
_STORY = 5
"""How many words above an act the word for the story stands at most."""

_OF_DOERS = "n.agent"
"""The pattern of words for who does an act: in "killed the attackers of the mosque" two acts are told."""


def doubled(found: Sequence[Predicate]) -> Iterator[tuple[Predicate, Predicate]]:
    """Nouns that tell again what a verb beside them tells, each behind its verb: "killed four farmers in a raid"."""
    verbs = {p.trigger.i: p for p in found if p.frame.pos == "verb"}
    through = {t.i: p for p in verbs.values() for t in p.others if t.dep_ == "prep"}
    nouns = {p.trigger.i: p for p in found if p.frame.pos == "noun"}
    for noun in found:
        first = nouns.get(noun.trigger.head.i) if noun.trigger.dep_ == "appos" else None
        if first is not None and first.frame.type == noun.frame.type:
            yield first, noun  # "this visit, this historic visit"
        elif noun.frame.pos == "noun" and noun.carrier is None and noun.frame.roles != _OF_DOERS:
            over = verbs.get(_verb_beside(noun.trigger))
            if over is not None and _says_the_same(over, noun):
                yield over, noun
            elif (verb := through.get(noun.trigger.head.i)) is not None and _takes_up(verb, noun):
                yield verb, noun


def causing(found: Sequence[Predicate]) -> Iterator[tuple[Predicate, Predicate]]:
    """Nouns carried by a verb of their own whose act another verb tells on: "the raid, carried out by Vey, killed"."""
    verbs = {p.trigger.i: p for p in found if p.frame.pos == "verb"}
    for noun in found:
        over = verbs.get(noun.trigger.head.i) if noun.carrier is not None and noun.trigger.dep_ == "nsubj" else None
        if over is not None and over.frame.type == noun.frame.type:
            yield over, noun


def told_twice(found: Sequence[Predicate]) -> Iterator[Predicate]:
    """Words of acts that another word near them tells already."""
    for rule in (
        _carried_twice,
        _told_by_sharing,
        _told_by_refusing,
        _told_by_undoing,
        _told_again,
        _told_by_its_effect,
        _answered,
        _told_of_its_object,
    ):
        yield from rule(found)
    yield from (aim for _, aim in aims(found))


def _carried_twice(found: Sequence[Predicate]) -> Iterator[Predicate]:
    """Nouns whose light verb tells of an act itself: "patrol" in "sent a patrol", where sending forces is the act."""
    verbs = {p.trigger.i for p in found if p.frame.pos == "verb"}
    for noun in found:
        if noun.carrier is not None and not noun.carrier.light.silent and noun.carrier.verb.i in verbs:
            yield noun


def _told_by_sharing(found: Sequence[Predicate]) -> Iterator[Predicate]:
    """Verbs that only share in an act told below: "helped" in "helped rebuild the mill", but not in "helped them"."""
    verbs = {p.trigger.i for p in found if p.frame.pos == "verb"}
    for sharing in found:
        verb = sharing.trigger
        if lemma(verb) in words("sharing") and child(verb, "dobj") is None:
            below = child(verb, "xcomp", "ccomp")
            if below is not None and below.i in verbs and child(below, "nsubj") is None:
                yield sharing


def _told_by_refusing(found: Sequence[Predicate]) -> Iterator[Predicate]:
    """Verbs of what somebody refuses to do: "lift" in "refused to lift the ban", where refusing is the act."""
    refusing = {p.trigger.i for p in found if p.frame.pos == "verb" and (p.frame.type, p.frame.mode) == _REFUSING}
    for inner in found:
        verb = inner.verb
        if verb is not None and verb.dep_ == "xcomp" and verb.head.i in refusing and is_infinitive(verb):
            yield inner


def aims(found: Sequence[Predicate]) -> Iterator[tuple[Predicate, Predicate]]:
    """Verbs of what an act is done for, each behind the act: "marched to demand bread", "met them to discuss it"."""
    acts = {t.i: p for p in found for t in (p.trigger, p.verb) if t is not None}
    for aim in found:
        verb = aim.trigger
        if aim.frame.pos == "verb" and verb.dep_ in ("advcl", "acl", "xcomp"):
            act = acts.get(verb.head.i)
            if act is not None and act.frame.type == "AGREE" and verb.dep_ != "advcl":
                act = None  # "agreed to help": what is agreed on is an act to come
            if act is None and verb.head.dep_ == "dobj":
                act = acts.get(verb.head.head.i)  # "gave money to support the refugees"
                act = act if act is not None and act.frame.type in _SERVING else None
            if act is not None and _is_done_for(act.frame.type, aim):
                yield act, aim


def _is_done_for(act: EventType, aim: Predicate) -> bool:
    if act == "PROTEST" and aim.frame.type in _AIMS:
        return True
    return is_infinitive(aim.trigger) and aim.frame.type in _SERVING.get(act, ())


def _told_again(found: Sequence[Predicate]) -> Iterator[Predicate]:
    """Verbs that go on with the same act on the same one: "sentenced" in "convicted the banker and sentenced him"."""
    verbs = {p.trigger.i: p.frame for p in found if p.frame.pos == "verb"}
    for again in found:
        verb, frame = again.trigger, verbs.get(again.trigger.head.i)
        if (
            verb.dep_ == "conj"
            and frame is not None
            and (frame.type, frame.mode) == (again.frame.type, again.frame.mode)
        ):
            thing = child(verb, "dobj")
            if thing is not None and thing.tag_ == "PRP":
                yield again


def _told_by_undoing(found: Sequence[Predicate]) -> Iterator[Predicate]:
    """Participles that only say which measure another verb undoes: "imposed" in "lifted the ban imposed on Karsia"."""
    things = {t.i for p in found for t in p.consumed}
    for named in found:
        verb = named.trigger
        if verb.tag_ == "VBN" and verb.dep_ == "acl" and verb.head.i in things and child(verb, "agent") is None:
            yield named


def _told_by_its_effect(found: Sequence[Predicate]) -> Iterator[Predicate]:
    """Bare gerunds whose act the verb tells on: "shelling" in "Shelling killed two nurses"."""
    verbs = {p.trigger.i: p.frame for p in found if p.frame.pos == "verb"}
    for first in found:
        word = first.trigger
        if word.tag_ == "VBG" and word.dep_ in ("nsubj", "csubj") and child(word, "dobj", "prep", "agent") is None:
            frame = verbs.get(word.head.i)
            if frame is not None and frame.type == first.frame.type:
                yield first


def _answered(found: Sequence[Predicate]) -> Iterator[Predicate]:
    """Requests that another verb answers: "requests" in "refused to respond to requests from the press"."""
    verbs = {p.trigger.i: p for p in found if p.frame.pos == "verb"}
    for noun in found:
        word = noun.trigger
        if noun.frame.pos != "noun" or noun.carrier is not None or word.dep_ != "pobj" or word.head.lower_ != "to":
            continue
        answering = word.head.head
        if answering.i not in verbs and answering.dep_ == "xcomp":
            answering = answering.head
        verb = verbs.get(answering.i)
        if verb is not None and (verb.frame.type, noun.frame.type) in _ANSWERS:
            yield noun


def _told_of_its_object(found: Sequence[Predicate]) -> Iterator[Predicate]:
    """Participles that tell of the act's object what the act tells: "investigated officials suspected of fraud"."""
    acts = {p.trigger.i: p.frame.type for p in found}
    for named in found:
        verb = named.trigger
        if verb.tag_ == "VBN" and verb.dep_ == "acl" and child(verb, "agent") is None:
            over = verb.head.head.head if verb.head.dep_ == "pobj" else verb.head.head
            if verb.head.dep_ in ("pobj", "dobj") and acts.get(over.i) == named.frame.type == "ACCUSE":
                yield named


def refusal(predicate: Predicate, roles: Roles, before: frozenset[EventType]) -> str | None:
    """Why a word makes no mention, or None where it does; `before`: the types of the acts told in earlier sentences."""
    if predicate.frame.roles == _OF_DOERS and not roles.recipient:
        return f"{predicate.frame.id}: names whom somebody has to do with, and no one who bore it"
    if _is_elsewhere(predicate):
        return f"{predicate.frame.id}: the clause is of sport, trade, illness or weather"
    if _is_figure_of_speech(predicate):
        return f"{predicate.frame.id}: a figure of speech, a title or a story"
    if is_mishap(predicate, bool(roles.actor)):
        return f"{predicate.frame.id}: a mishap, which is nobody's act"
    if _is_state(predicate, roles):
        return f"{predicate.frame.id}: a state of things that stands, and nobody brings it about here"
    if _is_aside(predicate, roles, before):
        return f"{predicate.frame.id}: names no one, and only says when or where something else took place"
    return None


def _verb_beside(noun: Token) -> int:
    while noun.dep_ == "conj" and noun.head.pos_ == "NOUN":
        noun = noun.head
    head = noun.head
    if noun.dep_ in ("nsubj", "nsubjpass", "dobj"):
        return int(head.i)
    if noun.dep_ == "pobj" and head.lower_ in words("means"):
        return int(head.head.i)
    return -1


def _says_the_same(verb: Predicate, noun: Predicate) -> bool:
    if verb.frame.type == noun.frame.type:
        return noun.trigger.dep_ not in ("dobj", "nsubjpass") or not _has_doer(noun.trigger, verb.trigger)
    return noun.trigger.dep_ == "dobj" and {verb.frame.type, noun.frame.type} <= _SPOKEN


def _takes_up(verb: Predicate, noun: Predicate) -> bool:
    # "agreed to a truce" agrees once; "bowed to the demands of the strikers" tells of bowing
    types = (verb.frame.type, noun.frame.type)
    return types in (("AGREE", "AGREE"), ("CONCEDE", "REQUEST"), ("REJECT", "REQUEST"), ("CONSULT", "CONSULT"))


def _has_doer(noun: Token, verb: Token) -> bool:
    # "repelled an attack by the rebels", "foiled the rebels' attack": who fends it off has not done it
    behind = [c for c in verb.rights if c.i > noun.i] if noun.dep_ == "dobj" and verb.tag_ != "VBN" else []
    return any(
        (c.dep_ == "poss" and c.tag_ != "PRP$") or (c.dep_ == "prep" and c.lower_ == "by")
        for c in (*noun.children, *behind)
    )


def _is_elsewhere(predicate: Predicate) -> bool:
    verb = predicate.verb if predicate.verb is not None else governor(predicate.trigger)
    around = clause(verb if verb is not None else predicate.trigger)
    if verb is not None and verb.dep_ in ("acl", "relcl"):
        around = [*around, *verb.head.lefts, verb.head]
    acting = subject(verb) if verb is not None else None
    if acting is not None:
        around = [*around, *acting.lefts, acting]
    figures = words("elsewhere") | (words("nature") if predicate.frame.type == "ASSAULT" else frozenset())
    return any(t.lemma_.lower() in figures for t in around if t.pos_ in ("NOUN", "PROPN"))


def _is_figure_of_speech(predicate: Predicate) -> bool:
    """Whether it is done with mere words, stands in a title, or is told in a story."""
    if predicate.frame.type != "ASSAULT":
        return False
    trigger = predicate.trigger
    if predicate.frame.pos == "noun":
        return _is_title(trigger)
    if any(t.lemma_ in words("wars") for t in predicate.others) and _is_against_things(trigger):
        return True
    by = (child(c, "pobj") for c in trigger.children if c.dep_ == "prep" and c.lower_ == "with")
    return any(t is not None and t.lemma_ in words("wordy") for t in by) or _is_in_story(trigger)


def _is_against_things(verb: Token) -> bool:
    # "declared war on plastic bags"
    near = [c for t in (verb, *children(verb, "dobj")) for c in t.children if c.dep_ == "prep" and c.lower_ == "on"]
    things = [t for c in near for t in children(c, "pobj")]
    return any(t.pos_ == "NOUN" and not (t.ent_type_ or is_people(t.lemma_.lower())) for t in things)


def _is_title(noun: Token) -> bool:
    # "The Siege", a thriller
    if not noun.text[0].isupper() or noun.i + 1 >= len(noun.doc) or noun.nbor().text[0] not in _CLOSING:
        return False
    return noun.doc[max(noun.left_edge.i - 1, 0)].is_quote or noun.left_edge.is_quote


def _is_in_story(verb: Token) -> bool:
    # "the novel tells of a poet who kills his landlord", "in the film, a spy kidnaps the king"
    over, steps = verb, 0
    while over.head != over and steps < _STORY:
        over, steps = over.head, steps + 1
    tells = child(over, "nsubj") if over.tag_ in ("VBZ", "VBP") else None
    return tells is not None and tells.lemma_ in words("fiction")


def _is_state(predicate: Predicate, roles: Roles) -> bool:
    noun, kind = predicate.trigger, predicate.frame.type
    if predicate.frame.pos == "verb" or predicate.carrier is not None or kind not in _STANDING:
        return False
    if noun.dep_ == "nsubj" and kind != "CONSULT" and not (roles.actor and roles.recipient):
        if predicate.frame.mode == "back" and not roles.actor:
            return True  # "support for the mayor is growing"
        stands = lemma(noun.head) in words("standing")  # "the accord with Karsia remains in force"
        return stands and not any(c.lower_ == "of" for c in noun.children)  # "ratification of the treaty is a triumph"
    # "in breach of Karsian sanctions", "after the Hask deal"
    pact = kind in ("AGREE", "SANCTION")  # "with Cuban backing" is help that is given
    return pact and noun.dep_ == "pobj" and not roles.recipient and roles.actor_by.startswith("compound")


def _is_aside(predicate: Predicate, roles: Roles, before: frozenset[EventType]) -> bool:
    if predicate.frame.pos == "verb" or predicate.carrier is not None or roles.actor or roles.recipient:
        return False
    trigger = predicate.trigger
    if predicate.frame.type in before and any(c.lower_ in words("known") for c in trigger.children):
        return False  # "after the attack", "during the talks": the article has told of it
    if predicate.frame.type in _SEEN and _is_foretold(trigger):
        return False  # "in the event of a strike", "worry about a possible coup"
    if predicate.frame.type in _SEEN and _is_known(trigger):
        return False
    link = _count(trigger).dep_
    if link == "nsubj" and predicate.frame.type == "ACCUSE" and child(trigger.head, "ccomp") is not None:
        return True  # "the inquiry found that": a body that reports
    return link in ("pobj", "conj", "poss") or (link == "dobj" and predicate.frame.type != "ASSAULT")


def earlier(found: Sequence[Predicate]) -> Iterator[frozenset[EventType]]:
    """For each act the types of those told in the sentences before its own."""
    told: set[EventType] = set()
    here: set[EventType] = set()
    sentence = -1
    for predicate in found:
        start = predicate.trigger.sent.start
        if start != sentence:
            told |= here
            here, sentence = set(), start
        here.add(predicate.frame.type)
        yield frozenset(told)


def _is_known(noun: Token) -> bool:
    """Whether it is known or has a place or a day: "a museum of the siege", "after a bombing in Tunis"."""
    below = noun.head.lower_ if noun.dep_ == "pobj" else ""
    if _is_placed(noun):
        return below not in words("where")
    around = words("where") | words("when")
    return below not in around and any(c.lower_ in words("known") for c in noun.children)


def _is_foretold(noun: Token) -> bool:
    prospect = noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lemma_.lower() in words("prospects")
    return prospect or any(c.lower_ in words("foretold") for c in noun.lefts)


def _is_placed(noun: Token) -> bool:
    """Whether a noun has a place or a day of its own: "a bombing in Tunis", "protests on Sunday"."""
    for c in noun.rights:
        named = child(c, "pobj") if c.dep_ == "prep" else c if c.dep_ == "npadvmod" else None
        if named is not None and named.ent_type_ in _PLACED:
            return True
    return False


def _count(noun: Token) -> Token:
    """What counts a noun: "couple" in "a couple of bombings"; the noun itself where nothing does."""
    counted = noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lemma_.lower() in words("quantity")
    return noun.head.head if counted else noun
