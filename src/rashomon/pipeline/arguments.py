"""Who does an act and who bears it: a frame's chains walked through the parse; the first that reaches somebody wins."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from rashomon.lexicon.actors import roles, syntax
from rashomon.lexicon.events import Path, patterns, words
from rashomon.pipeline.frames import Predicate, Senses, happens
from rashomon.pipeline.headlines import opens_as_noun
from rashomon.pipeline.parties import Parties, counted
from rashomon.pipeline.syntax import (
    NOMINAL,
    SUBJECTS,
    VERBAL,
    antecedent,
    child,
    children,
    doer,
    governor,
    is_passive,
    joined,
    nearest_subject,
    owner,
    subject,
    undergoer,
)
from rashomon.pipeline.terms import or_else, timed_by
from rashomon.pipeline.things import lemma, object_of

_OF_ONES_OWN: frozenset[str] = frozenset(("AGREE", "THREATEN"))
"""Types of words about acts of one's own."""
_DIRECTING: frozenset[str] = frozenset(("REQUEST", "CONCEDE", "COERCE", "THREATEN"))
"""Types of verbs that have somebody do something: "ordered his tanks to withdraw"."""
_SIGNED: frozenset[str] = frozenset(("AGREE", "SUPPORT", "COOPERATE"))
"""Types of acts that are told with the place where both sides signed."""
_OF_WORDS: frozenset[str] = frozenset(("SUPPORT", "REJECT", "ACCUSE", "PROTEST"))
"""Types of acts by which somebody is for a thing or against it."""
_HARMING: frozenset[str] = frozenset(("ASSAULT", "COERCE", "SANCTION"))
"""Types of acts that somebody suffers."""
_MODIFIES = frozenset(("compound", "amod", "nmod", "poss"))
_BEHIND = frozenset(("against", "with", "for", "from", "advcl"))
"""What may stand behind the verb by which an act happens, and belongs to the act."""
_PLACED: frozenset[str] = frozenset(("PROTEST", "ASSAULT", "COERCE", "CONCEDE", "MOBILIZE", "CONSULT"))
"""Types of acts that take place somewhere, rather than at somebody."""
_MAY_BE_PLACES = frozenset(("person", "other", "company", "agency"))
"""What a name that no list has may be taken for, where it is a town's."""
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

    "In protest of the regent" is against him, though the protest of the weavers is theirs.
    """
    whom, by = (aim.recipient, aim.recipient_by) if aim.recipient else (aim.actor, aim.actor_by)
    if roles.recipient or not whom or any(t in roles.actor for t in whom):
        return roles
    return replace(roles, recipient=whom, recipient_by=f"aim>{by}")


class _Walk:
    """One predicate, its lexicon and its parties, while its chains are walked."""

    def __init__(self, predicate: Predicate, senses: Senses, parties: Parties, depth: int) -> None:
        self.predicate, self.senses, self.parties, self.depth = predicate, senses, parties, depth

    def first(self, chain: Iterable[Path], taken: Sequence[Token], acting: bool) -> tuple[tuple[Token, ...], str]:
        """The heads that the first fruitful path of a chain reaches, and that path."""
        for path in chain:
            for token in self._reach(path):
                heads = [t for t in joined(token) if self._may_stand(t, path, taken, acting)]
                if token in heads:
                    return tuple(self._meant(t) if acting else t for t in heads), path.text
        return (), ""

    def _meant(self, token: Token) -> Token:
        # "the sailors failed in their assault": a verb that tells of no act says whose it is
        over = governor(token) if token.tag_ == "PRP$" else None
        if over is None or self.senses.predicate(over, self.parties) is not None:
            return token
        whose = subject(over)
        return whose if whose is not None and whose.i < token.i and self.parties.can_act(whose) else token

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
            yield from self._doers(trigger)
        elif name == "bearer":
            yield from _some(subject(trigger))
        elif name == "obj":
            thing = object_of(trigger, self.predicate.others)
            if thing is not None and self._is_robbed(trigger, thing):
                thing = subject(trigger.head)
            yield from _some(thing)
        elif name == "thing":
            yield from _some(undergoer(trigger))
        elif name == "light" and self._is_owned():
            return
        elif name == "light":
            yield from self._carrier(carrier.light.carrier if carrier else "")
            if carrier is None and trigger.dep_ == "pobj" and lemma(trigger.head.head) in words("tries"):
                yield from children(trigger.head.head, "poss")  # "the league's attempt at mediation"
            yield from _in_talks(self.predicate)
            if self._backs():
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
            for token in (*self._trunk(), *_telling(trigger, name)):
                yield from self._step(token, (name,))
            yield from self._let_slip(name)
            if name in _BEHIND and (over := happens(trigger)) is not None:
                yield from self._step(over, (name,))  # "protests broke out against the council"
            if name != "of":
                for token in self._branches():
                    yield from _held_by(token, name)

    def _let_slip(self, name: str) -> Iterator[Token]:
        # "conveyed its thanks to the king": a parser hangs on the verb what only the noun can ask for
        noun = self.predicate.trigger
        if noun.dep_ != "dobj" or self.predicate.carrier is not None or name not in _SLIPPING:
            return
        slipped = [c for c in noun.head.rights if c.dep_ in ("prep", "dative") and c.lower_ == name and c.i > noun.i]
        if slipped and self.senses.predicate(noun.head, self.parties) is None:
            yield from (t for c in slipped for t in children(c, "pobj"))

    def _doers(self, verb: Token) -> Iterator[Token]:
        first = self._doer(verb)
        if first is None and verb.dep_ == "ccomp" and lemma(verb.head) in words("causing"):
            had = object_of(verb, self.predicate.others)
            if had is None or not self._is_robbed(verb, had):
                first = subject(verb.head)  # "had the mayor arrested"
        if first is not None and first == object_of(verb, self.predicate.others):
            return  # "the mill burned"
        if first is not None and first.lower_ == "it" and self._is_empty(verb):
            return  # "it is urgent to leave": nobody
        if first is not None and first != child(verb, *SUBJECTS):
            first = self._writer(first)
        if first is None and self._is_active(verb):
            first = verb.head  # "Members of the guild protested by shouting", where the verb was taken for a passive
        if first is not None and verb.dep_ == "xcomp" and lemma(first) in words("aims"):
            first = _entitled(first)  # "their goal is to unseat the king"
        if first is not None and self._is_means(first, verb):
            yield from _some(doer(first.head))  # "used gas to scatter the crowd": a thing is the means
        yield from _some(first)

    def _is_owned(self) -> bool:
        # "took Norland's demands to the league": whose they are made them, not who carries them
        noun = self.predicate.trigger
        whose = child(noun.head if noun.dep_ == "conj" and child(noun, "det", "prep") is None else noun, "poss")
        if whose is None or whose.tag_ == "PRP$" or patterns()[self.predicate.frame.roles].suffers:
            return False
        return self.predicate.carrier is not None and self.parties.can_act(whose)

    def _backs(self) -> bool:
        noun = self.predicate.trigger
        if self.predicate.frame.type != "SUPPORT" or noun.dep_ != "pobj" or noun.head.lower_ != "in":
            return False
        return child(noun, "det", "poss") is None

    def _is_robbed(self, verb: Token, thing: Token) -> bool:
        # "the pilgrims had their passports taken": they bear it
        had = verb.dep_ == "ccomp" and verb.tag_ == "VBN" and lemma(verb.head) in words("causing")
        return had and any(map(_is_own, thing.children)) and not self.parties.can_act(thing)

    def _is_means(self, thing: Token, verb: Token) -> bool:
        if thing.dep_ != "dobj" or self.parties.can_act(thing):
            return False
        if verb.dep_ == "acl" and verb.tag_ == "VBG":  # "fired rockets targeting the port"
            return thing == verb.head and "ASSAULT" in self.senses.types(thing.head)
        return verb.dep_ == "xcomp" and self.senses.types(verb.head).isdisjoint(_DIRECTING)

    def _is_empty(self, verb: Token) -> bool:
        while verb.dep_ == "conj":
            verb = verb.head
        over = verb.head.head if verb.dep_ == "pcomp" and verb.head.lower_ in ("to", "for") else verb.head
        if verb.dep_ == "xcomp" and is_passive(over) and "AGREE" in self.senses.types(over):
            return True  # "it was agreed to keep in touch"
        quality = over if over.dep_ == "acomp" else child(over, "acomp")
        return quality is not None and lemma(quality) not in words("disposed")

    def _writer(self, paper: Token) -> Token:
        # "issued a report accusing the army", "a decree that bars them": who wrote it does so, where that is told
        over = paper.head
        if paper.dep_ == "pobj" and over.lower_ == "on":  # "posted a message on the net blaming them"
            over = over.head if over.head.pos_ == "NOUN" else child(over.head, "dobj") or paper
        else:
            over = paper
        whose = owner(over) if lemma(over) in words("writings") else None
        return whose if whose is not None and self.parties.can_act(whose) else paper

    def _is_active(self, verb: Token) -> bool:
        if verb.dep_ != "acl" or verb.tag_ != "VBN" or verb.head.dep_ != "ROOT" or verb.head.pos_ not in NOMINAL:
            return False
        return self.predicate.frame.type == "PROTEST" and self.parties.can_act(verb.head)

    def _doer(self, verb: Token) -> Token | None:
        # "promised the mayor to leave": it is the one who promises or threatens that will act, not the one addressed
        over = verb.head
        if verb.dep_ == "xcomp" and over.pos_ in VERBAL and self.senses.types(over) & _OF_ONES_OWN:
            said = self.senses.predicate(over, self.parties)
            if said is not None and said.frame.type in _OF_ONES_OWN:
                return doer(over)
        if verb.dep_ in ("advcl", "xcomp", "relcl", "acl") and any(c.tag_ == "TO" for c in verb.lefts):
            made = self._made_to(verb)
            if made is not None:
                return made  # "got the rebels to free them", "gave them until noon to leave"
        if verb.dep_ in ("xcomp", "advcl", "acl") and is_passive(over) and any(c.tag_ == "TO" for c in verb.lefts):
            meant = subject(over)
            if meant is not None and lemma(meant) in words("tries") | words("aims"):
                return doer(over)  # "an attempt was made to free them"
        if verb.dep_ == "advcl" and "REQUEST" in self.senses.types(over) and any(c.tag_ == "TO" for c in verb.lefts):
            told = child(over, "dobj")
            if told is not None and told.i < verb.i and self.parties.can_act(told):
                return told  # "pressed the regent to leave", where a parser saw an aim
        is_made = verb.dep_ in ("acl", "relcl") and over.dep_ == "dobj" and lemma(over.head) in words("creating")
        if is_made and any(c.tag_ == "TO" for c in verb.lefts) and self.parties.can_act(over):
            return over  # "set up a mission to guard them"
        if self._dangles(verb):
            return doer(over)  # "the mill was shelled by rebels, killing nine": not the mill
        if verb.dep_ == "acl" and over.dep_ in ("dobj", "nsubjpass") and lemma(over.head) in words("opposing"):
            return child(over, "poss")  # "foiled a plot to kill the king": who foils it has not made it
        if verb.dep_ in ("advcl", "xcomp") and lemma(over) in words("opposing") and verb.left_edge.i:
            plot = verb.left_edge.nbor(-1)
            if plot.dep_ == "dobj" and plot.head == over and lemma(plot) in words("tries"):
                return child(plot, "poss")  # ... also where the parser hangs the aim on the verb
        if verb.dep_ == "pcomp" and over.head.dep_ == "dobj" and self.parties.can_act(over.head):
            return over.head  # "accused two colonels of selling rifles", where the phrase hangs on the colonels
        return nearest_subject(verb) or doer(verb)

    def _made_to(self, infinitive: Token) -> Token | None:
        timed = timed_by(infinitive)
        over = timed if timed is not None else infinitive.head
        if timed is None and (infinitive.dep_ != "advcl" or lemma(over) not in words("causing")):
            return None
        whom = (child(over, "dative") if timed is not None else None) or child(over, "dobj", "nsubjpass")
        return whom if whom is not None and self.parties.can_act(whom) else None

    def _dangles(self, verb: Token) -> bool:
        if verb.dep_ != "advcl" or verb.tag_ != "VBG" or verb.i < verb.head.i or not is_passive(verb.head):
            return False
        return self.predicate.frame.type == "ASSAULT" and child(verb, "mark", "aux", *SUBJECTS) is None

    def _carrier(self, way: str) -> Iterator[Token]:
        carrier = self.predicate.carrier
        if carrier is None or not way:
            return
        if way == "subj":
            yield from self._doers(carrier.verb)
        else:
            yield from _some(object_of(carrier.verb))

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
            else:
                yield from _below(token, name)

    def _recipients_of(self, verb: Token) -> Iterator[Token]:
        inner = self.senses.predicate(verb, self.parties) if self.depth else None
        if inner is not None:
            yield from roles_of(inner, self.senses, self.parties, self.depth - 1).recipient

    def _may_stand(self, token: Token, path: Path, taken: Sequence[Token], acting: bool) -> bool:
        if token == self.predicate.trigger:
            return path.text == "self"  # "the bombers of the consulate" are who did it
        if token in (*taken, *self.predicate.others) or token.is_punct or or_else(token) is not None:
            return False  # "release him or face arrest"
        if self.parties.is_time(token) and token.ent_type_ != "PERSON":
            return False
        if (token.lower_ in words("nobody") and counted(token) == token) or (
            token.ent_type_ in ("DATE", "TIME") and token.pos_ != "NOUN"
        ):
            return False
        if not acting and self._is_tool(token):
            return False
        if path.test == "actor" and not self._can_act(token, acting):
            return False
        if path.test == "country" and not self.parties.is_country(token, surely=path.is_indirect):
            return False
        if not acting and path.is_indirect and token.dep_ == "compound" and token.pos_ == "NOUN":
            return False  # "the shelling of the hospital ship"
        if path.is_indirect and (self._is_aside(token) or self._is_makers(token)):
            return False
        if not acting and path.test == "actor" and self._is_where(token):
            return False
        if not acting and self._is_beside_the_point(token, path, taken):
            return False
        if path.is_indirect and not acting and token.dep_ == "compound" and token.pos_ == "NOUN":
            role = roles().get(lemma(token))
            if role is None or role.form == "person":
                return False  # "an inquiry into the marine fund"
        if token.head in taken and token.dep_ in _MODIFIES and token.head != self.predicate.trigger:
            return False  # "Danish" in "the Danish parliament ratified it"
        if not acting and any(c.dep_ == "det" and c.lower_ in words("reciprocal") for c in token.children):
            return False  # "pelted each other", "backed neither side"
        if acting and token.head.dep_ == "prep" and token.head.head == self.predicate.trigger and self._backs():
            return False  # "in support of the king": he is backed
        if acting:
            return self._acts(token) and not any(c.dep_ == "det" and c.lower_ == "no" for c in token.children)
        if path.is_of_clause and token.tag_ == "PRP":
            return False  # "warned that it would attack": the pronoun takes up the actor
        return not _is_own(token) and not (path.is_indirect and any(map(_is_own, token.children)))

    def _is_aside(self, token: Token) -> bool:
        # "reopened the crossing at Brenn" says where, "signed a truce brokered by Vey" with whose help
        name = _whole(token)
        if name.dep_ != "pobj":
            return False
        over = name.head
        if over.dep_ == "agent":
            return lemma(over.head) in words("mediating")
        if over.lower_ not in words("where") or not self.parties.is_town(token):
            return False
        return any(map(_is_own, over.head.children)) or not self.parties.is_capital(token)

    def _is_where(self, name: Token) -> bool:
        # "riots at Hask", "eased the curfew in Lodra": a bare name that nobody knows is a place there
        over = name.head
        if name.dep_ != "pobj" or name.pos_ != "PROPN" or name.n_lefts or over.lower_ not in words("where"):
            return False
        if self.predicate.frame.type not in _PLACED or self.parties.is_country(name, surely=True):
            return False
        row = self.parties.actor(name)
        if row is not None and row.kind not in _MAY_BE_PLACES:
            return False
        return over.lower_ != "in" or lemma(over.head) in words("rulings") | words("places")

    def _is_beside_the_point(self, token: Token, path: Path, taken: Sequence[Token]) -> bool:
        kind = self.predicate.frame.type
        if kind == "REQUEST" and (_is_ones(token, "benefits") or _is_punished(_whole(token))):
            return True  # "called for the release of the nuns": they are not asked
        if kind in _SIGNED and (self._is_venue(token) or self._is_agreed(token)):
            return True
        if kind == "REJECT" and self._is_venue(token):
            return True
        if path.is_indirect and self._has_own_act(token):
            return True
        if kind == "ACCUSE" and lemma(token) in words("causes"):
            return True
        if kind in ("ACCUSE", "REJECT") and self._bears_what_is_blamed(token):
            return True
        if not path.is_indirect:
            return False
        if kind in ("PROTEST", "ACCUSE") and _is_ones(_whole(token), "harms"):
            return True  # "protests over the death of a boy": not against him
        if kind == "PROTEST" and _is_joined(token):
            return True  # "rioted, joining thousands of others in demanding a vote": not against them
        if kind == "REJECT" and token.dep_ in ("dobj", "pobj") and self._is_proposed(token):
            return True
        if kind == "AGREE" and token.dep_ == "dobj" and lemma(token.head) in words("creating"):
            return True  # "agreed to set up a council"
        if token.tag_ == "PRP" and token.dep_ in SUBJECTS:
            return True  # "is willing to leave if it can"
        if token.pos_ == "ADJ" and "-" in token.text:
            return True  # "agreed to resume Norse-Gaelic contacts": of both
        return _holds(taken, token)

    def _bears_what_is_blamed(self, token: Token) -> bool:
        # "condemned the raid on Hask": Hask is not accused
        verb = self.predicate.trigger
        blamed = object_of(verb, self.predicate.others) if verb.pos_ in VERBAL and self.depth else None
        if blamed is None or blamed == token or blamed.pos_ != "NOUN" or not self.senses.is_act(blamed):
            return False
        inner = self.senses.predicate(blamed, self.parties)
        if inner is None or inner.frame.type not in _HARMING:
            return False
        name = _whole(token)
        if name.dep_ == "pobj" and (name.head.lower_ == "including" or name.head.lower_ in words("where")):
            return True  # "the raid on villagers, including boys, at Brenn"
        suffering = roles_of(inner, self.senses, self.parties, 0).recipient
        return token in suffering or any(t in suffering for t in token.ancestors)

    def _is_proposed(self, token: Token) -> bool:
        # "rejected a motion to recall the troops": they have moved nothing
        verb = token.head if token.dep_ == "dobj" else token.head.head
        if verb.dep_ not in ("acl", "relcl") or not any(c.tag_ == "TO" for c in verb.lefts):
            return False
        return verb.head == object_of(self.predicate.trigger, self.predicate.others)

    def _is_agreed(self, token: Token) -> bool:
        # "it was agreed to keep in touch", "that the envoys would meet": "it" stands for what is agreed
        verb = self.predicate.trigger
        return token.lower_ == "it" and token.dep_ == "nsubjpass" and child(verb, "xcomp", "ccomp") is not None

    def _has_own_act(self, token: Token) -> bool:
        # "the bill, opposed by the clergy, was vetoed": who only speaks of it has no part in the veto
        by = _whole(token).head
        return by.dep_ == "agent" and by.head != self.predicate.trigger and bool(self.senses.types(by.head) & _OF_WORDS)

    def _is_venue(self, token: Token) -> bool:
        # "signed a treaty in Velmar": where it was signed, with or without Velmar
        if token.dep_ != "pobj" or token.head.lower_ != "in":
            return False
        over = token.head.head
        thing = child(over, "dobj") if over == self.predicate.trigger else over
        return thing is not None and lemma(thing) in words("dealings") | words("parleys")

    def _is_tool(self, token: Token) -> bool:
        # "clashed with knives and clubs", "fought with stones": what is wielded is nobody
        first = token
        while first.dep_ == "conj":
            first = first.head
        if first.dep_ != "pobj" or first.head.lower_ != "with" or self.predicate.frame.type != "ASSAULT":
            return False
        return lemma(token) in words("arms") | words("thrown") | words("tools") and not self.parties.actor(token)

    def _is_makers(self, token: Token) -> bool:
        # "tightened the American embargo": who made a measure does not bear it
        if self.predicate.frame.type != "SANCTION" or token.dep_ not in ("amod", "compound", "nmod"):
            return False
        return lemma(token.head) in words("duties") | words("rulings")

    def _can_act(self, token: Token, acting: bool) -> bool:
        modifies = token.dep_ in _MODIFIES and token.dep_ != "poss"
        if modifies and acting and self.parties.is_town(token):
            return False
        if acting and (
            token.tag_ == "PRP$" or (token.pos_ == "ADJ" and modifies and token.lower_ in words("factions"))
        ):
            return True  # "the rebel attack"
        return self.parties.can_act(token)

    def _acts(self, token: Token) -> bool:
        # "a bomb killed nine": a cause is nobody, but "Norland aircraft" and "our guns" have somebody behind them
        noun = counted(token)
        if token.dep_ in _MODIFIES and token.lower_ in words("unnamed"):
            return False  # "twin bombings"
        bare = token.head.lower_ == "by" and token.tag_ == "NN" and token.head.nbor() == token
        if bare and (not self.parties.can_act(token) or lemma(token) in words("manners")):
            return False  # "told by telephone", "hit by mistake", "evicted by force"
        if noun.is_sent_start and noun.lower_ not in words("force") and opens_as_noun(noun):
            return False  # "Arson destroyed the archive"
        if noun.pos_ not in ("NOUN", "VERB", "NUM") or noun.lemma_.lower() in words("force"):
            return True
        if noun.pos_ == "VERB" or self.senses.is_act(noun):
            return False
        if noun.lemma_.lower() not in words("causes"):
            return True
        return any(c.dep_ in ("poss", "compound", "amod", "nmod") and self.parties.can_act(c) for c in noun.children)


def _telling(noun: Token, name: str) -> list[Token]:
    # "fighting erupted between farmers and herders": the two sides hang on the verb, or on a place behind it
    if name not in ("between", "among"):
        return []
    verb = noun.head if noun.dep_ in ("nsubj", "nsubjpass", "dobj") else noun if noun.pos_ in VERBAL else None
    trunk = [noun] if verb is None else [noun, verb]
    placed = [c for t in trunk for c in t.children if c.dep_ == "prep" and c.lower_ in words("where")]
    return [*trunk[1:], *(t for c in placed for t in (c, *children(c, "pobj")))]


def _in_talks(predicate: Predicate) -> Iterator[Token]:
    # "in a call with the regent, the premier said": he was one of the two
    noun, within = predicate.trigger, predicate.trigger.head
    if predicate.frame.type != "CONSULT" or noun.dep_ != "pobj" or predicate.carrier is not None:
        return
    over = within.head
    if within.lower_ == "for" and over.pos_ in VERBAL | {"ADJ"} and _goes(over):
        yield from _some(
            subject(over if over.pos_ in VERBAL else over.head)
        )  # "flew to Hask for talks", "is due for talks"
    fronted = within.lower_ in ("in", "during") and over.pos_ in VERBAL and noun.i < over.i
    if fronted and any(c.dep_ == "prep" and c.lower_ == "with" for c in noun.children):
        yield from _some(subject(over))


def _entitled(aim: Token) -> Token | None:
    """Whose an aim is: "the mission of the trainers", "their goal"."""
    of = next((c for c in aim.children if c.dep_ == "prep" and c.lower_ in ("of", "for")), None)
    return child(aim, "poss") or (child(of, "pobj") if of is not None else None)


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
    if noun.pos_ in VERBAL or or_else(noun) is not None:
        return []
    if noun.dep_ == "conj" and noun.head.pos_ == "NOUN" and child(noun, "prep", "poss", "det") is None:
        return [noun.head]
    after = child(noun, "conj")
    bare = after is not None and after.pos_ == "NOUN" and child(noun, "prep") is None
    return [after] if bare and after is not None and child(after, "poss", "det") is None else []


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
        if c.dep_ in ("prep", "agent", "dative") and name in (c.lower_, c.dep_ if c.dep_ == "dative" else ""):
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
    over = noun.head
    if noun.dep_ == "pobj" and over.head.pos_ in VERBAL and not is_passive(over.head):
        over = over.head  # "thanked the king for the rescue of the ship by the guard"
    elif noun.dep_ != "dobj":
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


def _whole(token: Token) -> Token:
    """The head of a name that a word is part of."""
    while token.ent_type_ and token.dep_ != "pobj" and token.head.ent_type_ == token.ent_type_ and token.head != token:
        token = token.head
    return token


def _is_ones(token: Token, kind: str) -> bool:
    """Whether a word says whose a benefit or a harm is: the nuns in "the release of the nuns"."""
    while token.dep_ == "pobj" and token.head.lower_ == "of":
        token = token.head.head
        if lemma(token) not in words("quantity"):
            return lemma(token) in words(kind)
    return token.dep_ == "poss" and lemma(token.head) in words(kind)


def _is_punished(token: Token) -> bool:
    # "called for sanctions against firms of Karsia": neither they nor Karsia are asked
    while token.dep_ in ("conj", "poss", "compound", "amod", "nmod") and token.head != token:
        token = token.head
    return token.dep_ == "pobj" and lemma(token.head.head) in words("penalties")


def _is_joined(token: Token) -> bool:
    counting = token.head.head if token.dep_ == "pobj" and token.head.lower_ == "of" else token
    return counting.dep_ == "dobj" and lemma(counting.head) in words("joining")


def _holds(taken: Sequence[Token], token: Token) -> bool:
    # "members of the house protested": the house is a part of their name
    while token.dep_ == "pobj" and token.head.lower_ in ("of", "from"):
        token = token.head.head
        if token in taken:
            return True
    return False


def _is_own(token: Token) -> bool:
    # "its ally", "his plan": the word stands for the actor more often than for anybody else
    return token.tag_ == "PRP$"
