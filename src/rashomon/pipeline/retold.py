"""Words that tell again what another word of the sentence tells: nouns beside their verb, aims, refusals, answers."""

from collections.abc import Iterator, Mapping, Sequence

from spacy.tokens import Token

from rashomon.lexicon.events import Frame, words
from rashomon.pipeline.clauses import is_infinitive
from rashomon.pipeline.denial import denial
from rashomon.pipeline.frames import Predicate
from rashomon.pipeline.refusals import may_be_somebody
from rashomon.pipeline.syntax import child, children, doer
from rashomon.pipeline.things import lemma
from rashomon.records import EventType

_SPOKEN: frozenset[EventType] = frozenset(("REQUEST", "AGREE", "ACCUSE", "REJECT", "THREATEN", "SUPPORT"))
"""Types of acts done in words: as the object of another such act they are what it is about."""

_REFUSING: tuple[EventType, str] = ("REJECT", "refuse")
"""Type and mode of refusing to do something: the refusal is the act."""

_ALLOWING: tuple[EventType, str] = ("CONCEDE", "permit")
"""Type and mode of giving leave: the leave is the act, not what it is given for."""

_TALKING: tuple[EventType, str] = ("CONSULT", "talk")

_CONTENT = frozenset(("acl", "pobj", "pcomp", "prep", "xcomp", "ccomp", "conj", "dobj"))
"""The links between a request and what it asks for."""

_AIMS: frozenset[EventType] = frozenset(("REQUEST", "PROTEST", "ACCUSE"))
"""Types of what people protest for: the protest and its aim are one act."""

_SPITE: frozenset[EventType] = frozenset(("PROTEST", "REJECT", "ACCUSE"))
"""Types of nouns that say against whom a protest is: "in protest at", "in defiance of"."""

_SERVING: dict[EventType, tuple[EventType, ...]] = {
    "CONSULT": ("CONSULT",),
    "ACCUSE": ("ACCUSE",),
    "SUPPORT": ("SUPPORT",),
    "AID": ("AID", "SUPPORT"),
    "AGREE": ("AID", "SUPPORT"),
}
"""What acts of a type are done for, where both are one: "met to discuss it", "offered troops to help Karsia"."""

_TAKEN_UP: frozenset[tuple[EventType, EventType]] = frozenset(
    (("CONCEDE", "REQUEST"), ("REJECT", "REQUEST"), ("AGREE", "REQUEST"), ("AGREE", "AGREE"), ("CONSULT", "CONSULT"))
)
"""Types of acts that take up another, of which they tell along: "bowed to the demands", "agreed to a truce"."""

_OFFERED: frozenset[EventType] = frozenset(("CONSULT", "AGREE", "COOPERATE", "AID"))
"""Types of what is offered or asked for: where it is refused it does not come about."""

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
        _asked_to_be_ready,
        _told_by_refusing,
        _told_by_rejecting,
        _told_by_allowing,
        _told_by_undoing,
        _told_again,
        _summed_up,
        _talked_on,
        _told_by_its_effect,
        _answered,
        _told_of_its_object,
    ):
        yield from rule(found)
    yield from (aim for _, aim in aims(found))


def _carried_twice(found: Sequence[Predicate]) -> Iterator[Predicate]:
    """Nouns whose light verb tells of an act itself: "patrol" in "sent a patrol", where sending forces is the act.

    Where people die "in the raid", the raid is.
    """
    verbs = {p.trigger.i: p for p in found if p.frame.pos == "verb"}
    for noun in found:
        verb = verbs.get(noun.carrier.verb.i) if noun.carrier is not None else None
        if verb is None or noun.carrier is None:
            continue
        if not noun.carrier.light.silent:
            yield noun
        elif noun.carrier.light.target == "subj" and verb.frame.type == noun.frame.type:
            yield verb if denial(verb.trigger) is None else noun  # "nobody was hurt in the clash": it took place


def _told_by_sharing(found: Sequence[Predicate]) -> Iterator[Predicate]:
    """Verbs that only share in an act told below: "helped" in "helped rebuild the mill", but not in "helped them"."""
    verbs = {p.trigger.i for p in found if p.frame.pos == "verb"}
    for sharing in found:
        verb = sharing.trigger
        if lemma(verb) in words("sharing") and child(verb, "dobj") is None:
            below = child(verb, "xcomp", "ccomp")
            if below is not None and below.i in verbs and child(below, "nsubj") is None:
                yield sharing


def _asked_to_be_ready(found: Sequence[Predicate]) -> Iterator[Predicate]:
    """Readiness that is only asked for: "must be ready" in "must be ready to meet them", where meeting is asked for."""
    verbs = {p.trigger.i for p in found if p.frame.pos == "verb"}
    for ready in found:
        quality = child(ready.trigger, "acomp") if ready.frame.type == "AGREE" else None
        below = child(quality, "xcomp") if quality is not None else None
        if below is None or below.i not in verbs:
            continue
        if any(c.lower_ in words("requiring") for c in ready.trigger.children):
            yield ready


def _told_by_refusing(found: Sequence[Predicate]) -> Iterator[Predicate]:
    """Verbs of what somebody refuses to do: "lift" in "refused to lift the ban", where refusing is the act."""
    refusing = {p.trigger.i for p in found if p.frame.pos == "verb" and (p.frame.type, p.frame.mode) == _REFUSING}
    for inner in found:
        verb = inner.verb
        if verb is not None and verb.dep_ == "xcomp" and verb.head.i in refusing and is_infinitive(verb):
            yield inner


def _told_by_rejecting(found: Sequence[Predicate]) -> Iterator[Predicate]:
    """What is asked for where the asking is refused: "free" in "rejected a call to free them", "refused talks"."""
    verbs = [p for p in found if p.frame.pos == "verb" and (p.frame.type, p.frame.mode) == _REFUSING]
    refusing = {t.i for p in verbs for t in (p.trigger, *p.others)}  # "slammed the door on talks"
    for asked in found if refusing else ():
        act = asked.carrier.verb if asked.carrier is not None else asked.trigger
        noun = act if _is_offered(asked) else _asked_in(act)
        if noun is not None and (noun.head.head if noun.dep_ == "pobj" else noun.head).i in refusing:
            yield asked


def _is_offered(asked: Predicate) -> bool:
    noun = asked.trigger
    named = noun.dep_ in ("dobj", "nsubjpass", "dative")
    behind = noun.dep_ == "pobj" and noun.head.lower_ in words("refused")  # "said no to the offer"
    return asked.carrier is None and (named or behind) and asked.frame.type in _OFFERED


def _asked_in(act: Token) -> Token | None:
    """The request or offer that an act is the content of: "call" for "release" in "a call to release them"."""
    node = act
    while node.dep_ in _CONTENT and node.head != node:
        if node.dep_ == "acl" and not is_infinitive(node) and child(node, "mark") is None:
            return None  # "the call made in Brenn"
        if (node.dep_ == "prep" and node.lower_ not in words("asking")) or (node.dep_ == "pobj" and node != act):
            return None
        node = node.head
        if lemma(node) in words("requests") and node.pos_ == "NOUN":
            return node
    return None


def _told_by_allowing(found: Sequence[Predicate]) -> Iterator[Predicate]:
    """What somebody lets others do: "deliver" in "allowed the nuns to deliver food", where leave is the act."""
    verbs = (p.trigger for p in found if p.frame.pos == "verb" and (p.frame.type, p.frame.mode) == _ALLOWING)
    allowing = {verb.i for verb in verbs if may_be_somebody(doer(verb))}  # a breach in the wall lets rebels in as well
    for inner in found if allowing else ():
        verb = inner.verb
        while verb is not None and verb.dep_ == "conj" and verb.head.pos_ == "VERB":
            verb = verb.head
        if verb is not None and verb.dep_ in ("xcomp", "ccomp") and verb.head.i in allowing and verb != verb.head:
            yield inner


def aims(found: Sequence[Predicate]) -> Iterator[tuple[Predicate, Predicate]]:
    """Words of what an act is done for, each behind the act: "marched to demand bread", "met them to discuss it"."""
    acts = {t.i: p for p in found for t in (p.trigger, p.verb) if t is not None}
    for aim in found:
        verb = _joined_in(aim.trigger)
        if aim.frame.pos == "verb" and verb.dep_ in ("advcl", "acl", "xcomp"):
            act = acts.get(verb.head.i)
            if act is not None and act.frame.type == "AGREE" and verb.dep_ != "advcl":
                act = None  # "agreed to help": what is agreed on is an act to come
            if act is None and verb.head.dep_ == "dobj":
                act = acts.get(verb.head.head.i)  # "gave money to support the refugees"
                act = act if act is not None and act.frame.type in _SERVING else None
            if act is not None and _is_done_for(act.frame.type, aim):
                yield act, aim
        elif (act := _protested_in(aim, acts)) is not None:
            yield act, aim


def _joined_in(verb: Token) -> Token:
    """The verb by which others are joined in an aim: "joining" for "demanding" in "joining others in demanding"."""
    if verb.dep_ != "pcomp" or verb.head.lower_ not in words("within"):
        return verb
    return verb.head.head if lemma(verb.head.head) in words("joining") else verb


def _protested_in(aim: Predicate, acts: Mapping[int, Predicate]) -> Predicate | None:
    """The protest that is held "in protest at the toll", "in defiance of the regent"."""
    noun, within = aim.trigger, aim.trigger.head
    if aim.carrier is not None or aim.frame.type not in _SPITE or noun.dep_ != "pobj":
        return None
    if within.lower_ not in words("within") or noun.i != within.i + 1:
        return None
    over = within.head if within.head.i in acts else within.head.head
    act = acts.get(over.i)
    return act if act is not None and act.frame.type == "PROTEST" else None


def _is_done_for(act: EventType, aim: Predicate) -> bool:
    if act == "PROTEST" and aim.frame.type in _AIMS:
        return True
    return is_infinitive(aim.trigger) and aim.frame.type in _SERVING.get(act, ())


def _told_again(found: Sequence[Predicate]) -> Iterator[Predicate]:
    """Verbs that go on with the same act on the same one: "sentenced" in "convicted the banker and sentenced him"."""
    verbs = {p.trigger.i: p.frame for p in found if p.frame.pos == "verb"}
    for again in found:
        verb, frame = again.trigger, verbs.get(again.trigger.head.i)
        if verb.dep_ == "conj" and frame is not None and _is_alike(frame, again.frame):
            thing = child(verb, "dobj")
            if thing is not None and thing.tag_ == "PRP":
                yield again


def _is_alike(first: Frame, second: Frame) -> bool:
    return (first.type, first.mode) == (second.type, second.mode)


def _summed_up(found: Sequence[Predicate]) -> Iterator[Predicate]:
    """Nouns that only say what an act was: "attack" in "they raided the camp, the ninth attack of the month"."""
    verbs = {p.trigger.i: p.frame.type for p in found if p.frame.pos == "verb"}
    for noun in found:
        summing = noun.frame.pos == "noun" and noun.carrier is None and noun.trigger.dep_ == "appos"
        if summing and any(verbs.get(over.i) == noun.frame.type for over in noun.trigger.ancestors):
            yield noun


def _talked_on(found: Sequence[Predicate]) -> Iterator[Predicate]:
    """Verbs that only say what a meeting was about: "discussed" in "met the king, with whom he discussed the dam"."""
    talks = {p.verb.i for p in found if p.frame.type == "CONSULT" and p.verb is not None}
    for further in found:
        verb = further.trigger
        if (further.frame.type, further.frame.mode) != _TALKING or further.frame.pos != "verb":
            continue
        who = child(verb, "nsubj")
        over = verb.head.head if verb.dep_ == "relcl" and verb.head.dep_ == "pobj" else verb.head
        over = over.head if over.dep_ == "prep" else over
        joined = verb.dep_ in ("advcl", "conj", "relcl") and (who is None or who.tag_ == "PRP")
        if joined and over.i in talks and child(verb, "neg") is None and not _with_somebody(verb):
            yield further


def _with_somebody(verb: Token) -> bool:
    near = (*verb.children, *(c for t in children(verb, "dobj") for c in t.children))
    return any(c.dep_ == "prep" and c.lower_ == "with" for c in near)


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
    verbs = {t.i: p for p in found if p.frame.pos == "verb" for t in (*p.others, p.trigger)}
    for noun in found:
        word = noun.trigger
        if noun.frame.pos != "noun" or noun.carrier is not None or word.dep_ != "pobj":
            continue
        if word.head.lower_ not in words("refused"):
            continue  # "to", but also "would not budge on the demand"
        answering = word.head.head
        if answering.i not in verbs and answering.dep_ == "xcomp":
            answering = answering.head
        verb = verbs.get(answering.i)
        if verb is not None and _takes_up(verb, noun):
            yield noun


def _told_of_its_object(found: Sequence[Predicate]) -> Iterator[Predicate]:
    """Participles that only say who somebody is: "suspected" in "investigated officials suspected of fraud"."""
    for named in found:
        verb = named.trigger
        if named.frame.type == "ACCUSE" and verb.tag_ == "VBN" and verb.dep_ == "acl" and child(verb, "agent") is None:
            between = verb.doc[verb.head.i + 1 : verb.i]
            if not any(t.is_punct for t in between) and lemma(verb) in words("describing"):
                yield named


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
        if any(c.lower_ in words("foretold") for c in noun.trigger.lefts):
            return False  # "a failed attack left the gate in ruins"
        if verb.frame.type in _SPOKEN and (verb.frame.mode == noun.frame.mode or verb.frame.type == "REJECT"):
            return True  # "pledged the guild's support", "overruled the objection of the abbot"
        return noun.trigger.dep_ not in ("dobj", "nsubjpass") or not _has_doer(noun.trigger, verb.trigger)
    about = noun.trigger.dep_ == "dobj" or (noun.trigger.dep_ == "nsubjpass" and doer(verb.trigger) is not None)
    return about and {verb.frame.type, noun.frame.type} <= _SPOKEN


def _takes_up(verb: Predicate, noun: Predicate) -> bool:
    return (verb.frame.type, noun.frame.type) in _TAKEN_UP


def _has_doer(noun: Token, verb: Token) -> bool:
    # "repelled an attack by the rebels", "foiled the rebels' attack": who fends it off has not done it
    behind = [c for c in verb.rights if c.i > noun.i] if noun.dep_ == "dobj" and verb.tag_ != "VBN" else []
    return any(
        (c.dep_ == "poss" and c.tag_ != "PRP$") or (c.dep_ == "prep" and c.lower_ == "by")
        for c in (*noun.children, *behind)
    )
