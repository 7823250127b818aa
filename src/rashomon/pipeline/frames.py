"""Which frame a word opens: every sense of a verb or noun is tried against its surroundings, the closest fit wins."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, NamedTuple

from spacy.tokens import Token

from rashomon.lexicon.actors import roles
from rashomon.lexicon.events import Frame, Light, Path, asked, forms, is_any, path, patterns, words
from rashomon.pipeline.headlines import opens_as_noun
from rashomon.pipeline.parties import Parties, counted, is_people
from rashomon.pipeline.syntax import VERBAL, child, doer, is_mutual, is_order, is_passive, joined, undergoer, wish
from rashomon.pipeline.things import follow, lemma, objects
from rashomon.records import EventType

Test = Literal[
    "object", "not_object", "subject", "not_subject", "beside", "not_beside", "opens", "not_opens", "inner", "not_inner"
]
"""What a frame asks of the words around it, by its key in the lexicon."""


_OF_NAMES = frozenset(("@country", "@place"))
"""Tests that no title passes for the name behind it: a "Secretary-General" is no country."""
_OF_ARMS = frozenset(("@armed", "@force"))
_OF_PEOPLE = frozenset(("@actor", "@people", "@person", "@detained", "@officials", "@envoys", "@force", "@armed"))
"""Tests that a pronoun for somebody may pass."""
_NO_ACT = frozenset(("amod", "compound", "aux", "auxpass"))
"""What a verb is that tells of no act of its own: a modifier, or the help of another verb."""


_DEEDS: frozenset[EventType] = frozenset(("ASSAULT", "COERCE", "SANCTION", "MOBILIZE", "RETREAT", "CONCEDE", "AID"))
"""Types of what is done with hands or by order, so that nobody doubts who can, where a passive leaves it out."""


_SPOKEN_OF: frozenset[EventType] = frozenset(("SUPPORT", "ACCUSE"))
"""Types of what is said of another's act."""


@dataclass(frozen=True, slots=True)
class Carrier:
    """The verb that carries a noun of an act, and the entry that says how."""

    verb: Token
    others: tuple[Token, ...]
    light: Light


@dataclass(frozen=True)
class Predicate:
    """A word that tells of an act, with the frame it opens and the verb that carries it, if any."""

    frame: Frame
    trigger: Token
    others: tuple[Token, ...]
    carrier: Carrier | None
    around: "Around"

    @property
    def verb(self) -> Token | None:
        """The verb of the act: the trigger itself, or the verb that carries the noun."""
        if self.frame.pos == "verb":
            return self.trigger
        return self.carrier.verb if self.carrier is not None else None

    @property
    def objects(self) -> tuple[Token | None, Token | None]:
        """What the word acts on, through its other words, and what undergoes it: most often the same."""
        return self.around.objects(self.others)

    @property
    def object(self) -> Token | None:
        """What the word acts on, through its other words."""
        return self.objects[0]

    @property
    def doer(self) -> Token | None:
        """Who does what the word tells, as the parse has it."""
        return self.around.doer

    @property
    def chains(self) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
        """The frame's paths to actor and recipient; the verb that carries a noun knows first who they are."""
        actor, recipient = self.frame.chains
        if patterns()[self.frame.roles].suffers and _is_borne_by_its_first(self.trigger):
            recipient = (path("compound"), *recipient)
        if self.carrier is None:
            return actor, recipient
        return _led_by("light", actor), _led_by("light_target", recipient)

    @cached_property
    def consumed(self) -> tuple[Token, ...]:
        """Words that this frame has read as part of itself, so that they tell of no act of their own."""
        told = self.object if self.frame.object else None
        if told is not None and self._is_about_acts(told) and _is_somebodys(told):
            return self.others  # "welcomed Norland's release of the crew", "repelled an attack by rebels": two acts
        lemmas, classes = asked(self.frame.object)
        for thing in (told, counted(told)) if told is not None else ():  # "eased some of its curbs"
            if lemma(thing) in lemmas or any(_reads(name, thing) for name in classes):
                return (*self.others, thing)
        return self.others

    def _is_about_acts(self, told: Token) -> bool:
        if self.frame.type == "ASSAULT":
            return lemma(told) in words("ASSAULT")
        named = (test for test in self.frame.object if test[1:].isupper())
        return self.frame.type in _SPOKEN_OF or any(_reads(test, told) for test in named)


class Unfit(NamedTuple):
    """A word that opens no frame where it stands: its senses, and what those failed whose words are all there."""

    trigger: Token
    senses: Sequence[Frame] = ()
    failed: Sequence[tuple[Frame, Test]] = ()
    around: "Around | None" = None


class Senses:
    """All frames and light verbs, by the word that is looked up."""

    def __init__(self, frames: Sequence[Frame], lights: Sequence[Light]) -> None:
        self._verbs = _by_key(f for f in frames if f.pos == "verb")
        self._nouns = _by_key(f for f in frames if f.pos == "noun")
        self._types_of_verbs = _types(self._verbs)
        self._types_of_nouns = _types(self._nouns)
        self._lights: dict[str, list[Light]] = {}
        for light in sorted(lights, key=lambda entry: -len(entry.rest)):
            self._lights.setdefault(light.key, []).append(light)

    @property
    def keys(self) -> frozenset[str]:
        """Every lemma that may open a frame, also as the model may spell it."""
        keys = frozenset(self._verbs) | frozenset(self._nouns)
        return keys | {said for said, meant in forms().items() if meant in keys}

    def predicate(self, token: Token, parties: Parties) -> Predicate | None:
        """The frame that a word opens where it stands, or None."""
        found = self.tried(token, parties)
        return found if isinstance(found, Predicate) else None

    def tried(self, token: Token, parties: Parties) -> Predicate | Unfit:
        """The frame that a word opens where it stands, or why it opens none."""
        named = is_noun(token)
        if token.pos_ in VERBAL and not named:
            if token.dep_ in _NO_ACT or _is_people(token) or _is_epithet(token):
                return Unfit(token)
            return self._fitting(self._verbs.get(lemma(token), ()), token, None, parties)
        if (
            not named
            or token.dep_ == "compound"
            or _is_hyphened(token)
            or (token.dep_ == "nsubj" and is_noun(token.head))
        ):
            return Unfit(token)
        candidates = self._nouns.get(lemma(token), ())
        return self._fitting(candidates, token, self.carrier(token), parties) if candidates else Unfit(token)

    def is_act(self, noun: Token) -> bool:
        """Whether a noun may tell of an act and is nobody: "raid", not "coalition"."""
        return lemma(noun) in self._nouns and lemma(noun) not in words("people")

    def types(self, token: Token) -> frozenset[str]:
        """The types that any sense of a word has, whatever stands around it."""
        types = self._types_of_verbs if token.pos_ in VERBAL else self._types_of_nouns
        return types.get(lemma(token), frozenset())

    def carrier(self, noun: Token) -> Carrier | None:
        """The verb that carries a noun: "carried out" for "raid" in "carried out a raid"."""
        verb, via = _above(noun)
        if verb is None or child(verb, "oprd") is not None:  # "called the raid an error" tells of no act of calling
            return None
        for light in self._lights.get(lemma(verb), ()):
            if light.rest == (via,) and child(verb, "attr", "acomp") is not None:
                continue  # "under the treaty the river is the border"
            if (via in light.via or (via and via in light.rest)) and light.carries(lemma(noun)):
                others = follow(verb, light.rest)
                if others is not None:
                    return Carrier(verb, others, light)
        return None

    def _fitting(
        self, senses: Sequence[Frame], token: Token, carrier: Carrier | None, parties: Parties
    ) -> Predicate | Unfit:
        failed: list[tuple[Frame, Test]] = []
        spare: Predicate | None = None
        around = Around(token, carrier)
        for frame in senses:
            if frame.rest and frame.rest[0] not in around.hanging:
                continue  # most senses are told apart by the first of their other words
            others = around.others(frame) if frame.rest else ()
            if others is None:
                continue
            test = self._failed(frame, others, around, parties)
            if test is not None:
                failed.append((frame, test))
                continue
            fit = Predicate(frame, token, others, carrier, around)
            if not frame.beside or not around.near.isdisjoint(frame.beside):
                return fit
            spare = spare or fit  # only carried: a sense that asks for nothing beside it comes first
        return spare if spare is not None else Unfit(token, senses, failed, around)

    def _failed(self, frame: Frame, others: tuple[Token, ...], around: "Around", parties: Parties) -> Test | None:
        """The first test of a frame that the words around fail; None where it fits."""
        fits = False
        if frame.object or frame.not_object:
            told = around.told(others)
            if _is_any(told, frame.not_object, parties):
                return "not_object"
            fits = _is_any(told, frame.object, parties)
            taken_up = not fits and bool(frame.object and frame.rest) and around.takes_up(frame, others)
            if frame.object and not fits and not taken_up:
                return "object"
        if frame.subject or frame.not_subject:
            acting = around.acting
            if _is_any(acting, frame.not_subject, parties):
                return "not_subject"
            # "nine men were drafted": by somebody who could; "they were rushed off" may tell of anything
            unsaid = (
                not acting and fits and frame.type in _DEEDS and is_passive(around.token) and not _lasts(around.token)
            )
            if (
                frame.subject
                and not unsaid
                and not _is_any(acting, frame.subject, parties)
                and not ("@country" in frame.subject and any(parties.is_capital(head.word) for head in acting))
                and not ("@actor" in frame.subject and any(head.lemma in words("force") for head in acting))
            ):  # "frigates" act
                return "subject"
        if frame.beside or frame.not_beside:
            near, carrier = around.near, around.carrier
            if not near.isdisjoint(frame.not_beside):
                return "not_beside"
            tells = carrier is not None and not carrier.light.silent  # "made threats" can only be threats
            carried = tells and carrier is not None and lemma(carrier.verb) not in words("weak")
            if frame.beside and not carried and near.isdisjoint(frame.beside):
                return "beside"
        if frame.opens or frame.not_opens or frame.inner or frame.not_inner:
            return self._opens(frame, (around.token, *others), parties)
        return None

    def _acts(self, verb: Token, parties: Parties) -> frozenset[str]:
        """What a verb tells of where it stands; else what it might, though not as "take" in "take them in"."""
        found = self.tried(verb, parties)
        if isinstance(found, Predicate):
            return frozenset((found.frame.type,))
        return self.types(verb) if child(verb, "prt") is None else frozenset()

    def _opens(self, frame: Frame, said: Sequence[Token], parties: Parties) -> Test | None:
        below = [c for t in said for c in t.children]
        inner = next((c for c in below if c.dep_ in ("xcomp", "ccomp", "acl") and _is_infinitive(c)), None)
        opened = {"infinitive"} if inner is not None else set()
        if any(c.dep_ == "ccomp" and not _is_infinitive(c) for c in below):
            opened.add("clause")
        if any(c.dep_ == "ccomp" and _is_wish(c) for c in below):
            opened.add("wish")
        if any(map(is_order, below)):
            opened.add("infinitive")  # "leave the valley, the raiders told them"
        if frame.opens and opened.isdisjoint(frame.opens):
            return "opens"
        if not opened.isdisjoint(frame.not_opens):
            return "not_opens"
        if inner is None:
            return "inner" if frame.inner else None
        if not frame.inner and not frame.not_inner:
            return None
        acts = {lemma(inner), *self._acts(inner, parties)}
        if frame.inner and (acts.isdisjoint(frame.inner) or child(inner, "neg") is not None):
            return "inner"  # "promised not to attack it" is no threat
        return None if acts.isdisjoint(frame.not_inner) else "not_inner"


def happens(noun: Token) -> Token | None:
    """The verb that only says that an act takes place: "are growing" in "calls are growing for a truce"."""
    over = noun.head if noun.dep_ in ("nsubj", "nsubjpass") and is_noun(noun) else None
    return over if over is not None and lemma(over) in words("happens") else None


def _is_wished(verb: Token) -> bool:
    # "for the governor to resign"
    return any(c.dep_ == "mark" and c.lower_ == "for" for c in verb.children)


class _Head(NamedTuple):
    """A word that tests look at, with its lemma and, where it is a name, what somebody of that name is called."""

    word: Token
    lemma: str
    titles: Sequence["_Head"] = ()


class Around:
    """What stands around a word, looked for once though many frames ask, and not before one does."""

    def __init__(self, token: Token, carrier: Carrier | None) -> None:
        self.token, self.carrier, self._below = token, carrier, list(token.children)
        self._objects: dict[tuple[Token, ...], tuple[Token | None, Token | None]] = {}
        self._told: dict[tuple[Token, ...], list[_Head]] = {}

    def others(self, frame: Frame) -> tuple[Token, ...] | None:
        """The other words of a frame's lemma, where all are there."""
        found = follow(self.token, frame.rest)
        if found is not None or frame.rest[0] not in (held := self._behind_object()):
            return found
        return _following(frame, held[frame.rest[0]])

    def told(self, others: tuple[Token, ...]) -> list[_Head]:
        """What the word acts on, through these other words."""
        if others not in self._told:
            said = (*self.objects(others), handed_to(self.token), self._carried_to)
            self._told[others] = _heads(map(self._meant, said))
        return self._told[others]

    def objects(self, others: tuple[Token, ...]) -> tuple[Token | None, Token | None]:
        """What the word acts on, through these other words, and what undergoes it: most often the same."""
        if others not in self._objects:
            self._objects[others] = objects(self.token, others)
        return self._objects[others]

    @cached_property
    def doer(self) -> Token | None:
        """Who does what the word tells."""
        return doer(self.token)

    def _meant(self, told: Token | None) -> Token | None:
        # "recognised each other": they are those who recognised
        return self.doer if told is not None and is_mutual(told) else told

    @property
    def _carried_to(self) -> Token | None:
        # "put a ban on the guild": a parser may hang on the verb what the noun falls on
        if self.carrier is None or self.objects(())[0] is not None:
            return None
        after = (c for c in self.carrier.verb.rights if c.dep_ == "prep" and c.i > self.token.i)
        falls = next((c for c in after if c.lower_ in words("falling")), None)
        return child(falls, "pobj") if falls is not None else None

    def takes_up(self, frame: Frame, others: tuple[Token, ...]) -> bool:
        """Whether a pronoun stands where the frame wants its object: in "sent them to camps" the camps are wanted."""
        thing, _ = self.objects(others)
        if thing is None or not _takes_up(thing):
            return False
        return thing.lower_ not in words("persons") or any(map(_is_of_people, frame.object))  # "met with you"

    @cached_property
    def acting(self) -> list[_Head]:
        """Who acts; of a noun whoever bears the verb that carries it ("the pilots began a raid"), else whose it is."""
        carrier = self.carrier
        carried = carrier is not None and carrier.light.carrier == "subj"
        who = doer(carrier.verb) if carrier is not None and carried else self.doer
        if who is None and self.token.pos_ not in VERBAL:
            who = child(self.token, "poss")  # "the dyers' strike"
        return _heads((who,))

    @cached_property
    def near(self) -> frozenset[str]:
        """The words beside it."""
        return beside(self.token, self.carrier)

    @cached_property
    def hanging(self) -> set[str]:
        """Words and lemmas of what hangs on the word, and the prepositions behind its object."""
        wished = ("for",) if wish(self.token) is not None else ()
        lemmas = [lemma(c) for c in self._below]
        return {c.lower_ for c in self._below}.union(lemmas, wished, self._behind_object())

    def _behind_object(self) -> dict[str, Token]:
        told = next((c for c in self._below if c.dep_ == "dobj"), None) if self.token.pos_ in VERBAL else None
        held = told.rights if told is not None and told.i > self.token.i else ()
        return {c.lower_: c for c in held if c.dep_ == "prep" and not _is_date(c)}


def _following(frame: Frame, preposition: Token) -> tuple[Token, ...] | None:
    # "found [the line in breach]": the parser hangs on the object what belongs to the verb
    first, *more = frame.rest
    sure = first != "of" and (more or lemma(preposition.head) in frame.object)
    if not sure and not (frame.recipient and frame.recipient[0].startswith("thing")):
        return None
    others = follow(preposition, more)
    return (preposition, *others) if others is not None else None


def handed_to(verb: Token) -> Token | None:
    """The thing of a passive whose subject receives it: "entry" in "were refused entry"."""
    return child(verb, "dobj") if verb.pos_ in VERBAL and child(verb, "nsubjpass") is not None else None


def is_noun(token: Token) -> bool:
    """Whether a word is a noun, also where the tagger took it for a verb ("truce talks collapsed") or for a name."""
    if token.pos_ == "NOUN" or (token.tag_ == "VBZ" and token.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj")):
        return True
    return token.pos_ == "PROPN" and opens_as_noun(token)  # "War broke out"


def _heads(tokens: Iterable[Token | None]) -> list[_Head]:
    """Each joined word, and what it counts."""
    found = {t.i: t for token in tokens if token is not None for head in joined(token) for t in (head, counted(head))}
    return [_Head(t, lemma(t), [*_titles(t)] if t.pos_ == "PROPN" else ()) for t in found.values()]


def _is_borne_by_its_first(noun: Token) -> bool:
    # "diplomat expulsions", "a bus hijacking"; but "police killings" are theirs, and "poison" is how
    first = child(noun, "compound")
    if (
        first is None
        or (first.pos_ != "NOUN" and not first.is_sent_start)
        or any(c.dep_ == "prep" and c.lower_ == "of" for c in noun.children)
    ):
        return False
    who, role = lemma(first), roles().get(lemma(first))
    if (role is not None and role.form == "body") or is_any(who, "armed", "force", "authorities", "quantity"):
        return False
    return is_people(who) or is_any(who, "traffic", "vessels")


def _led_by(first: str, chain: tuple[Path, ...]) -> tuple[Path, ...]:
    if not chain or any(one.text.startswith(first) for one in chain):
        return chain
    return path(first), *chain


def _is_somebodys(act: Token) -> bool:
    return any((c.dep_ == "poss" and c.tag_ != "PRP$") or (c.dep_ == "prep" and c.lower_ == "by") for c in act.children)


def _is_people(verb: Token) -> bool:
    # "evacuated the wounded", "shot its wounded": who was wounded, not that they were
    taken = verb.tag_ == "VBN" and verb.dep_ in ("dobj", "pobj", "nsubj", "nsubjpass")
    return taken and child(verb, "det", "poss") is not None


def _lasts(verb: Token) -> bool:
    # "the museum is closed on Mondays": how it stands, and nobody does it
    return any(c.dep_ == "auxpass" and c.tag_ in ("VBZ", "VBP") for c in verb.children)


def _is_epithet(participle: Token) -> bool:
    # "a lawsuit against visiting premier Venn": who he is, not that the plaintiff came to see him
    if participle.dep_ != "pcomp" or participle.lower_ not in words("epithets"):
        return False
    told = child(participle, "dobj") if participle.head.lower_ in words("facing") else None
    return told is not None and told.left_edge.i == participle.i + 1 and told.left_edge.pos_ != "DET"


def _is_hyphened(noun: Token) -> bool:
    # "war-torn", "strike-hit": the word says what kind of land or port it is
    return noun.dep_ == "npadvmod" and noun.i + 1 < len(noun.doc) and noun.nbor().text == "-"


def _by_key(frames: Iterable[Frame]) -> dict[str, list[Frame]]:
    out: dict[str, list[Frame]] = {}
    for frame in frames:
        out.setdefault(frame.key, []).append(frame)
    for senses in out.values():
        senses.sort(key=lambda frame: -frame.weight)
    return out


def _types(senses: Mapping[str, Sequence[Frame]]) -> dict[str, frozenset[str]]:
    return {key: frozenset(frame.type for frame in frames) for key, frames in senses.items()}


def _above(noun: Token) -> tuple[Token | None, str]:
    head = noun
    while head.dep_ == "conj" and head.head.pos_ == "NOUN":
        head = head.head
    if head.dep_ == "pobj" and head.head.lower_ == "of" and lemma(head.head.head) in words("quantity"):
        head = head.head.head  # "made dozens of arrests"
    if head.dep_ in ("dobj", "nsubjpass", "oprd", "attr") and head.head.pos_ in VERBAL:
        return head.head, ""
    if head.dep_ == "pobj" and head.head.dep_ in ("prep", "agent"):
        over = head.head.head
        if over.pos_ == "NOUN" and over.dep_ in ("dobj", "nsubjpass", "attr"):
            over = over.head  # "claimed responsibility for the attack", "was the target of a raid"
        return (over, head.head.lower_) if over.pos_ in VERBAL else (None, "")
    if head.dep_ in ("acl", "relcl"):
        return None, ""
    carried = next((c for c in head.children if c.dep_ in ("relcl", "acl") and c.pos_ == "VERB"), None)
    return (carried, "") if carried is not None and undergoer(carried) == head else (None, "")


def beside(token: Token, carrier: Carrier | None) -> frozenset[str]:
    """Lemmas, words and relations of all that hangs on a word, dates apart, and on the verb that carries it."""
    near = [c for c in token.children if c.dep_ != "mark"]  # "that" in "said that they agreed" opens what is said
    if carrier is not None:
        near += [c for c in carrier.verb.children if c.dep_ in ("prep", "agent")]
    elif (over := happens(token)) is not None:
        near += [c for c in over.rights if c.dep_ == "prep" or (c.dep_ == "advcl" and _is_wished(c))]
    found = {word for c in near if not _is_date(c) for word in (lemma(c), c.lower_, c.dep_)}
    return frozenset(found if carrier is None else {*found, lemma(carrier.verb)})


def _is_date(preposition: Token) -> bool:
    return preposition.dep_ == "prep" and any(c.ent_type_ in ("DATE", "TIME") for c in preposition.children)


def _takes_up(told: Token) -> bool:
    # "tore it up", whatever it was; "gave himself up" is another sense
    return told.tag_ == "PRP" and told.lower_ not in words("nobody")


def _is_of_people(test: str) -> bool:
    return test in _OF_PEOPLE or is_people(test)


def _reads(test: str, told: Token) -> bool:
    # "signed a treaty", where the frame asks for any @dealings
    return test[1:] in words("read") and lemma(told) in words(test[1:])


def _is_any(heads: Iterable[_Head], tests: tuple[str, ...], parties: Parties) -> bool:
    """Whether one of the words passes one of the tests."""
    if not tests:
        return False
    lemmas, classes = asked(tests)
    for head in heads:
        if head.lemma in lemmas:
            return True
        for name in classes:
            if _is(head, name, parties):
                return True
        if head.titles and _is_any(head.titles, tuple(test for test in tests if test not in _OF_NAMES), parties):
            return True
    return False


def _titles(name: Token) -> Iterator[_Head]:
    # "Interior minister Karl Osse quit", "Osse, the mayor of Brenn, quit": he is what he is called
    for c in name.children:
        if c.dep_ in ("compound", "nmod", "appos") and (said := lemma(c)) in words("people"):
            yield _Head(c, said)


def _is(head: _Head, name: str, parties: Parties) -> bool:
    """Whether a word is of a class."""
    token, said = head.word, head.lemma
    if name == "@actor":
        return parties.can_act(token)
    if name == "@person":
        return token.ent_type_ == "PERSON" or said in words("people")
    if name in _OF_NAMES:
        return parties.is_country(token) or (name == "@place" and is_place(token, parties))
    if name == "@org":
        return token.ent_type_ == "ORG"
    if name == "@people":
        known = token.lower_ in words("anybody") or (token.pos_ == "NOUN" and is_people(said))
        return known or _is_some(token) or _is_quality(token)
    if said in words(name[1:]):
        return True
    return (name in _OF_ARMS and parties.is_armed(token)) or (name == "@officials" and parties.holds_office(token))


def _is_some(token: Token) -> bool:
    # "shot two", but not "received dozens of orders"
    return token.ent_type_ == "CARDINAL" and counted(token) == token


def _is_quality(token: Token) -> bool:
    # "took in the wounded": people named by what they are like
    article = child(token, "det") if token.lower_ in words("qualities") else None
    return article is not None and article.lower_ == "the"


def _is_wish(verb: Token) -> bool:
    # "asked that he leave": somebody is to do it
    that = child(verb, "mark")
    return verb.tag_ in ("VB", "VBP") and child(verb, "aux") is None and that is not None and that.lower_ == "that"


def is_place(token: Token, parties: Parties) -> bool:
    """Whether a word names a place, or is a noun of places."""
    return parties.place(token) is not None or is_any(lemma(token), "places", "sites")


def _is_infinitive(verb: Token) -> bool:
    return any(c.tag_ == "TO" for c in verb.children)
