"""Who does an act and who bears it: a frame's chains walked through the parse; the first that reaches somebody wins."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from spacy.tokens import Token

from rashomon.lexicon.actors import syntax
from rashomon.lexicon.events import Path, patterns, words
from rashomon.pipeline.doers import Doers
from rashomon.pipeline.frames import Predicate, Senses, happens
from rashomon.pipeline.parties import Parties
from rashomon.pipeline.standing import Standing, is_in_support
from rashomon.pipeline.syntax import (
    SUBJECTS,
    VERBAL,
    antecedent,
    child,
    children,
    governor,
    is_passive,
    joined,
    subject,
)
from rashomon.pipeline.terms import or_else
from rashomon.pipeline.things import lemma, object_of

_HARMING: frozenset[str] = frozenset(("ASSAULT", "COERCE", "SANCTION"))
"""Types of acts that somebody suffers."""
_PHRASES = frozenset(("prep", "agent", "dative"))
_SOUGHT = frozenset(("*", "rec", "subj", "obj"))
"""Steps that name neither a relation nor a preposition."""
_BEHIND = frozenset(("against", "with", "for", "from", "advcl"))
"""What may stand behind the verb by which an act happens, and belongs to the act."""
_SLIPPING = frozenset(("to", "against", "on", "with", "toward", "towards", "at"))
"""Prepositions of a noun that a parser may hang on the verb that has it as its object."""
_DEPTH = 3
"""How many verbs deep a recipient is borrowed: "agreed to try to release the pilgrims"."""


@dataclass(frozen=True, slots=True)
class Roles:
    """The heads found for a predicate, and the paths that reached them."""

    actor: tuple[Token, ...] = ()
    recipient: tuple[Token, ...] = ()
    actor_by: str = ""
    recipient_by: str = ""


def roles_of(predicate: Predicate, senses: Senses, parties: Parties, depth: int = _DEPTH) -> Roles:
    """Actor and recipient of a predicate, one head each, conjuncts fanned out."""
    walk = _Walk(predicate, senses, parties, depth)
    actor_chain, recipient_chain = predicate.chains
    # "the tanker's release": whose it is undergoes it, where no "of" does
    if patterns()[predicate.frame.roles].suffers:
        recipients, recipient_by = walk.first(recipient_chain, taken=(), acting=False)
        actors, actor_by = walk.first(actor_chain, taken=recipients, acting=True)
    else:
        actors, actor_by = walk.first(actor_chain, taken=(), acting=True)
        recipients, recipient_by = walk.first(recipient_chain, taken=actors, acting=False)
    return Roles(actors, recipients, actor_by, recipient_by)


def lent(roles: Roles, cause: Roles) -> Roles:
    """The actor of the noun beside it, for a verb that has none: Norland in "a Norland raid killed four farmers"."""
    if not cause.actor or any(t in roles.recipient for t in cause.actor):
        return roles
    return replace(roles, actor=cause.actor, actor_by=f"cause>{cause.actor_by}")


def served(roles: Roles, aim: Roles) -> Roles:
    """The recipient of what an act is done for, where the act has none: "marched to unseat the regent".

    "In protest of the regent" is against him, though the protest of the weavers is theirs. Where envoys are sent is
    none: "went to Minsk to meet the rebels".
    """
    whom, by = (aim.recipient, aim.recipient_by) if aim.recipient else (aim.actor, aim.actor_by)
    place = bool(aim.recipient) and roles.recipient_by.startswith("to") and _are_places(roles.recipient)
    if (roles.recipient and not place) or not whom or any(t in roles.actor for t in whom):
        return roles
    return replace(roles, recipient=whom, recipient_by=f"aim>{by}")


def _are_places(heads: Sequence[Token]) -> bool:
    return all(token.ent_type_ in ("GPE", "LOC", "FAC") for token in heads)


class _Walk:
    """One predicate, its lexicon and its parties, while its chains are walked."""

    def __init__(self, predicate: Predicate, senses: Senses, parties: Parties, depth: int) -> None:
        self.predicate, self.senses, self.parties, self.depth = predicate, senses, parties, depth
        self._names: dict[int, set[str]] = {}
        self.doers = Doers(predicate, senses, parties)
        self.parts = self.doers.parts(predicate.trigger)
        self.standing = Standing(predicate, senses, parties, self._suffering)

    def first(self, chain: Iterable[Path], taken: Sequence[Token], acting: bool) -> tuple[tuple[Token, ...], str]:
        """The heads that the first fruitful path of a chain reaches, and that path."""
        after = self.parts[1] if self.parts is not None else None
        for path in chain:
            for token in self._reach(path):
                all_of_it = [t for t in joined(token) if t != after]
                heads = [t for t in all_of_it if self.standing.may_stand(t, path, taken, acting)]
                if token in heads:
                    return tuple(self._meant(t) if acting else t for t in heads), path.text
        return (), ""

    def _meant(self, token: Token) -> Token:
        # "the sailors failed in their assault": a verb that tells of no act says whose it is
        over = governor(token) if token.tag_ == "PRP$" else None
        if over is None or self.senses.predicate(over, self.parties) is not None:
            return token
        whose = subject(over)
        if whose is None or whose.i > token.i or not _agree(token, whose):
            return token
        return whose if self.parties.can_act(whose) else token

    def _reach(self, path: Path) -> Iterator[Token]:
        found: Iterable[Token] = self._start(path.steps[0])
        for step in path.steps[1:]:
            found = [after for token in found for after in self._step(token, step)]
        return iter(found)

    def _start(self, step: Sequence[str]) -> Iterator[Token]:
        for name in step:
            yield from self._from_predicate(name)

    def _from_predicate(self, name: str) -> Iterator[Token]:
        trigger, carrier = self.predicate.trigger, self.predicate.carrier
        if name == "self":
            yield trigger
        elif name == "subj":
            yield from self.doers.of(trigger)
        elif name == "bearer":
            yield from _some(subject(trigger))
        elif name == "obj":
            yield from _some(self._object)
        elif name == "thing":
            yield from _some(self.predicate.objects[1])
        elif name == "light" and self._is_owned():
            return
        elif name == "light":
            yield from self._carrier(carrier.light.carrier if carrier else "")
            if carrier is None and trigger.dep_ == "pobj" and lemma(trigger.head.head) in words("tries"):
                yield from children(trigger.head.head, "poss")  # "the league's attempt at mediation"
            yield from _in_talks(self.predicate)
            yield from self._in_protest()
            if is_in_support(self.predicate):
                over = governor(trigger)
                yield from _some(subject(over) if over is not None else None)  # "marched in support of the king"
            yield from (who for who in _headed(trigger) if carrier is None and self.parties.can_act(who))
        elif name == "light_target":
            yield from self._carrier(carrier.light.target if carrier else "")
        elif name == "light_with" and carrier:
            yield from _below(carrier.verb, "with")
        elif name == "light_dative" and carrier:
            yield from _receiver(carrier.verb)
            yield from _below(carrier.verb, "dative")
            yield from _below(carrier.verb, "to")
        else:
            if name == "dative":
                yield from _receiver(trigger)
            elif name == "to" and carrier is not None:  # "gave the mayor a warning"
                yield from _receiver(carrier.verb)
                yield from _below(carrier.verb, "dative")
            for token in (*self._trunk, *_telling(trigger, name)):
                if name in self._hung(token) or name in _SOUGHT:
                    yield from self._step(token, (name,))
            if name in _SLIPPING:
                yield from self._let_slip(name)
            if name in _BEHIND and (over := happens(trigger)) is not None:
                yield from self._step(over, (name,))  # "protests broke out against the council"
            if name != "of":
                for token in self._branches:
                    if name in self._hung(token):
                        yield from _held_by(token, name)

    @cached_property
    def _object(self) -> Token | None:
        trigger, thing = self.predicate.trigger, self.predicate.object
        if thing is not None and self.doers.is_robbed(trigger, thing):
            thing = subject(trigger.head)
        return thing or (self.parts[0] if self.parts is not None else None)

    def _in_protest(self) -> Iterator[Token]:
        # "laid down their cameras in protest", "let go of black balloons as a protest": the verb is how they protest
        noun, within = self.predicate.trigger, self.predicate.trigger.head
        if self.predicate.frame.type != "PROTEST" or noun.dep_ != "pobj" or self.predicate.carrier is not None:
            return
        bare = noun.i == within.i + 1 and within.lower_ in words("within")
        over = within.head
        told = over.pos_ not in VERBAL or is_passive(over) or self.senses.predicate(over, self.parties) is not None
        if not told and (bare or within.lower_ in words("standing_for")):
            yield from _some(subject(over))

    def _let_slip(self, name: str) -> Iterator[Token]:
        # "conveyed its thanks to the king": a parser hangs on the verb what only the noun can ask for
        noun = self.predicate.trigger
        if noun.dep_ != "dobj" or self.predicate.carrier is not None:
            return
        slipped = [c for c in noun.head.rights if c.dep_ in ("prep", "dative") and c.lower_ == name and c.i > noun.i]
        if slipped and self.senses.predicate(noun.head, self.parties) is None:
            yield from (t for c in slipped for t in children(c, "pobj"))

    def _is_owned(self) -> bool:
        # "took Norland's demands to the league": whose they are made them, not who carries them
        noun = self.predicate.trigger
        whose = child(noun.head if noun.dep_ == "conj" and child(noun, "det", "prep") is None else noun, "poss")
        if whose is None or whose.tag_ == "PRP$" or patterns()[self.predicate.frame.roles].suffers:
            return False
        return self.predicate.carrier is not None and self.parties.can_act(whose)

    def _carrier(self, way: str) -> Iterator[Token]:
        carrier = self.predicate.carrier
        if carrier is None or not way:
            return
        if way == "subj":
            yield from self.doers.of(carrier.verb)
        else:
            yield from _some(object_of(carrier.verb))

    @cached_property
    def _trunk(self) -> list[Token]:
        # a phrase may hang on the noun or on the verb that carries it: "launched an attack on Hask"
        trigger, carrier = self.predicate.trigger, self.predicate.carrier
        # ... also "pressed its siege of Hask", where the verb says more than that
        # ... but who "witnessed" it has no part in it
        taken = trigger.dep_ == "dobj" or (trigger.dep_ == "nsubjpass" and carrier and carrier.light.carrier)
        bears = carrier is not None and (not carrier.light.silent or taken)
        verb = [carrier.verb] if carrier is not None and bears else []
        others = (t for t in self.predicate.others if t.dep_ != "prt")
        return [trigger, *others, *verb, *_partners(trigger), *_sharers(trigger)]

    @cached_property
    def _branches(self) -> list[Token]:
        # parsers hang a phrase on the noun before it: "by" on "exile" in "the poisoning of the exile by agents"
        trigger = self.predicate.trigger
        if trigger.pos_ in VERBAL:
            return children(trigger, "dobj")
        return [t for p in children(trigger, "prep", "agent") for t in children(p, "pobj")]

    def _step(self, token: Token, step: Sequence[str]) -> Iterator[Token]:
        for name in step:
            if name == "*":
                yield from _anywhere(token)
            elif name == "rec":
                yield from self._recipients_of(token)
            elif name == "subj":
                yield from _some(subject(token))
            elif name == "obj":
                yield from _some(object_of(token))
            elif name in self._hung(token):
                yield from (t for t in _below(token, name) if name != "advcl" or not _goes_on(t))

    def _hung(self, token: Token) -> set[str]:
        """The names of steps by which something may be reached below a word: relations and prepositions."""
        if token.i not in self._names:
            phrases = [c.lower_ for c in (*token.children, *_strayed(token)) if c.dep_ in _PHRASES]
            self._names[token.i] = {c.dep_ for c in token.children}.union(phrases)
        return self._names[token.i]

    def _recipients_of(self, verb: Token) -> Iterator[Token]:
        inner = self.senses.predicate(verb, self.parties) if self.depth else None
        if inner is not None:
            yield from roles_of(inner, self.senses, self.parties, self.depth - 1).recipient

    def _suffering(self, noun: Token) -> tuple[Token, ...] | None:
        # who bears the harm that a noun tells of; None where it tells of none
        inner = self.senses.predicate(noun, self.parties) if self.depth else None
        if inner is None or inner.frame.type not in _HARMING:
            return None
        return roles_of(inner, self.senses, self.parties, 0).recipient


def _agree(own: Token, whose: Token) -> bool:
    # "we are grateful to the league for its help": not ours
    if whose.pos_ != "PRON":
        of_a_thing = own.lower_ == "its" and whose.ent_type_ == "PERSON"  # "Weil cited its support": not hers
        return own.morph.get("Person", []) == ["3"] and not of_a_thing
    return own.morph.get("Person", []) == whose.morph.get("Person", [])


def _telling(noun: Token, name: str) -> list[Token]:
    # "fighting erupted between farmers and herders": the two sides hang on the verb, or on a place behind it
    if name not in ("between", "among"):
        return []
    verb = noun.head if noun.dep_ in ("nsubj", "nsubjpass", "dobj") else noun if noun.pos_ in VERBAL else None
    trunk = [noun] if verb is None else [noun, verb]
    placed = [c for t in trunk for c in t.children if c.dep_ == "prep" and c.lower_ in words("where")]
    return [*trunk[1:], *(t for c in placed for t in (c, *children(c, "pobj")))]


def _goes_on(clause: Token) -> bool:
    # "struck, whereupon the company locked them out", "rioted while the king slept": it happens beside
    return any(c.lower_ in words("sequels") for c in clause.lefts)


def _in_talks(predicate: Predicate) -> Iterator[Token]:
    # "in a call with the regent, the premier said": he was one of the two
    noun, within = predicate.trigger, predicate.trigger.head
    if predicate.frame.type != "CONSULT" or noun.dep_ != "pobj" or predicate.carrier is not None:
        return
    over = within.head
    if within.lower_ == "for" and over.pos_ in VERBAL | {"ADJ"} and _goes(over):
        gone = over if over.pos_ in VERBAL else over.head
        yield from _some(subject(gone))  # "flew to Hask for talks", "is due for talks"
    fronted = within.lower_ in ("in", "during") and over.pos_ in VERBAL and noun.i < over.i
    if fronted and any(c.dep_ == "prep" and c.lower_ == "with" for c in noun.children):
        yield from _some(subject(over))


def _goes(word: Token) -> bool:
    return lemma(word) in syntax().motion or (word.pos_ == "AUX" and lemma(word) == "be") or word.dep_ == "acomp"


def _headed(noun: Token) -> Iterator[Token]:
    # headlines without a verb: "Norland in talks with rebels", "Rebels in surprise attack on Hask"
    within = noun.head
    over = within.head
    is_headline = noun.dep_ == "pobj" and within.lower_ == "in" and over.dep_ == "ROOT"
    if is_headline and over.pos_ in ("NOUN", "PROPN") and child(noun, "det", "poss") is None:
        yield over


def _partners(noun: Token) -> list[Token]:
    # "the kidnapping and murder of a banker", "the army's shelling and burning of Hask"
    if noun.pos_ in VERBAL:
        return []
    partner, after = None, child(noun, "conj")
    if noun.dep_ == "conj" and noun.head.pos_ == "NOUN" and child(noun, "prep", "poss", "det") is None:
        partner = noun.head
    elif after is not None and after.pos_ == "NOUN" and child(noun, "prep") is None:
        partner = after if child(after, "poss", "det") is None else None
    return [partner] if partner is not None and or_else(noun) is None else []


def _sharers(verb: Token) -> list[Token]:
    # "fired and landed a round on a boy": what stands behind the second belongs to both
    if verb.pos_ not in VERBAL or child(verb, "dobj", "prep", "prt") is not None or is_passive(verb):
        return []
    after = child(verb, "conj")
    shared = after is not None and after.pos_ == "VERB" and child(after, *SUBJECTS) is None
    return [after] if shared and after is not None and child(after, "dobj") is not None else []


def _some(token: Token | None) -> Iterator[Token]:
    if token is not None:
        yield token


def _receiver(verb: Token) -> Iterator[Token]:
    # "the envoy was given a warning": the subject of a passive that keeps its object
    if verb.pos_ in VERBAL and child(verb, "dobj") is not None and (who := child(verb, "nsubjpass")) is not None:
        yield antecedent(who)


def _below(token: Token, name: str) -> Iterator[Token]:
    yield from _held_by(token, name)
    for c in token.children:
        if c.dep_ == name and not (name == "dative" and c.pos_ == "ADP"):
            yield c


def _held_by(token: Token, name: str) -> Iterator[Token]:
    """What a preposition below a token holds; `dative` is "to" or "for" where somebody receives."""
    for c in (*token.children, *_strayed(token)):
        if c.dep_ in _PHRASES and name in (c.lower_, c.dep_ if c.dep_ == "dative" else ""):
            held = children(c, "pobj", "pcomp")
            yield from (antecedent(t) for t in held)
            if not held:
                yield from _some(_let_go(c))


def _let_go(preposition: Token) -> Token | None:
    # "granted asylum to officers holed up in it": a parser may make a clause of the noun and what it is like
    if preposition.i + 1 >= len(preposition.doc) or child(preposition, "prep") is not None:
        return None
    noun = preposition.nbor()
    while noun.head.i > noun.i and noun.head.left_edge.i > preposition.i and noun.dep_ not in SUBJECTS:
        noun = noun.head
    return noun if noun.dep_ in SUBJECTS and noun.head.tag_ in ("VBN", "VBD") else None


def _strayed(noun: Token) -> list[Token]:
    # "by the abbot" in "spurned a plea by the abbot" is the noun's, wherever a parser hangs it
    link, over = noun.dep_, noun.head
    if link == "pobj" and over.head.pos_ in VERBAL and not is_passive(over.head):
        over = over.head  # "thanked the king for the rescue of the ship by the guard"
    elif link != "dobj":
        return []
    return [c for c in over.rights if c.dep_ in ("agent", "prep") and c.lower_ == "by" and c.i > noun.i]


def _anywhere(token: Token) -> Iterator[Token]:
    """All below a token, nearest first, without its relative clauses."""
    level = [c for c in token.children if c.dep_ not in ("relcl", "punct", "det")]
    while level:
        yield from level
        level = [
            c
            for t in level
            for c in t.children
            if c.dep_ not in ("relcl", "punct", "det", "conj")
            and not (t.pos_ in VERBAL and c.dep_ == "prep" and c.lower_ in words("where"))  # "drawn up in Brenn"
        ]
