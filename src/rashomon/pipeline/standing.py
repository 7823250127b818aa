"""Whom a path that reaches somebody may take for a party, and whom it may not: places, tools, victims, freed people."""

from collections.abc import Callable, Sequence

from spacy.tokens import Token

from rashomon.lexicon.actors import roles
from rashomon.lexicon.events import Path, is_any, words
from rashomon.pipeline.frames import Predicate, Senses, is_place
from rashomon.pipeline.headlines import opens_as_noun
from rashomon.pipeline.parties import Parties, counted, is_own
from rashomon.pipeline.syntax import SUBJECTS, VERBAL, child, joined
from rashomon.pipeline.terms import or_else
from rashomon.pipeline.things import lemma

_SIGNED: frozenset[str] = frozenset(("AGREE", "SUPPORT", "COOPERATE"))
"""Types of acts that are told with the place where both sides signed."""
_FINDING: frozenset[str] = frozenset(("ACCUSE", "REQUEST"))
"""What an inquiry does itself: it blames, and it recommends."""
_OF_WORDS: frozenset[str] = frozenset(("SUPPORT", "REJECT", "ACCUSE", "PROTEST"))
"""Types of acts by which somebody is for a thing or against it."""
_WEIGHING: frozenset[str] = frozenset(("ACCUSE", "REJECT", "SUPPORT", "AGREE"))
"""Types of acts by which somebody speaks for or against what another does."""
_MODIFIES = frozenset(("compound", "amod", "nmod", "poss"))
_PARTS = frozenset(("compound", "amod", "nmod", "poss", "appos", "prep"))
"""How what is a part of a phrase hangs on its head."""
_PLACED: frozenset[str] = frozenset(("PROTEST", "ASSAULT", "COERCE", "CONCEDE", "MOBILIZE", "CONSULT"))
"""Types of acts that take place somewhere, rather than at somebody."""
_SAID: frozenset[str] = frozenset(("PROTEST", "REJECT", "REQUEST", "THREATEN"))
"""Types of acts that are told with what they are about, and where that is."""
_BUILT = ("buildings", "strongholds", "ways")
"""What is a thing rather than a land with its people."""
_GOING: frozenset[str] = frozenset(("RETREAT", "MOBILIZE", "CONSULT"))
"""Types of acts that lead from one place to another."""
_SHELLING = frozenset(("heavy-weapons", "aerial"))
"""Modes of acts that fall on things, so that a threat of them is to what they would hit."""
_MAY_BE_PLACES = frozenset(("person", "other", "company", "agency"))
"""What a name that no list has may be taken for, where it is a town's."""


class Standing:
    """One predicate, its lexicon and its parties; `suffering` tells who bears the harm that a noun tells of."""

    def __init__(
        self,
        predicate: Predicate,
        senses: Senses,
        parties: Parties,
        suffering: Callable[[Token], Sequence[Token] | None],
    ) -> None:
        self.predicate, self.senses, self.parties, self.suffering = predicate, senses, parties, suffering

    def may_stand(self, token: Token, path: Path, taken: Sequence[Token], acting: bool) -> bool:
        """Whether a word may be the actor (`acting`) or the recipient; `taken` are those of the other side."""
        if token == self.predicate.trigger:
            return path.text == "self"  # "the bombers of the consulate" are who did it
        if token.is_punct or token in taken or token in self.predicate.others:
            return False
        if self.parties.is_time(token) and token.ent_type_ != "PERSON":
            return False
        if (token.lower_ in words("nobody") and counted(token) == token) or (
            token.ent_type_ in ("DATE", "TIME") and token.pos_ != "NOUN" and not self.parties.is_title(token)
        ):
            return False
        if not acting and (self._is_tool(token) or self._is_condition(token)):
            return False
        if path.test == "actor" and not self._can_act(token, acting):
            return False
        if path.test == "place" and not self._is_land(token):
            return False
        if path.test == "country" and not self.parties.is_country(token, surely=path.is_indirect):
            return False
        if not acting and path.is_indirect and token.dep_ == "compound" and token.pos_ == "NOUN":
            return False  # "the shelling of the hospital ship"
        if path.is_indirect and (self._is_aside(token) or self._is_makers(token)):
            return False
        if path.is_indirect and not acting and self._is_of_circumstance(token, path):
            return False
        if not acting and any(self._is_same(token, other) for other in taken):
            return False
        if not acting and path.test != "any" and self._is_where(token):
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
        if (
            acting
            and token.head.dep_ == "prep"
            and token.head.head == self.predicate.trigger
            and is_in_support(self.predicate)
        ):
            return False  # "in support of the king": he is backed
        if or_else(token) is not None:
            return False  # "release him or face arrest"
        if acting:
            return self._acts(token) and not any(c.dep_ == "det" and c.lower_ == "no" for c in token.children)
        if path.is_of_clause and token.tag_ == "PRP" and not _is_bare(token.head):
            return False  # "warned that it would attack": the pronoun takes up the actor
        if is_own(token):
            return path.text == "poss"  # "after his arrest"; but not "its plan"
        return not (path.is_indirect and any(map(is_own, token.children)))

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
        return any(map(is_own, over.head.children)) or not self.parties.is_capital(token)

    def _is_of_circumstance(self, token: Token, path: Path) -> bool:
        # "protested against a law in Orra", "called off talks on the salt marsh boundary"
        trigger = self.predicate.trigger
        for within in (token, *token.ancestors):
            over = within.head
            if within == trigger or (over.head == trigger and over.lower_ in path.steps[0]):
                return False
            if within.dep_ != "pobj":
                continue
            if over.lower_ in words("where") and self.predicate.frame.type in _SAID and not _is_full_name(within):
                return not self._is_known(token)
            if over.lower_ in words("matters") and is_any(lemma(over.head), "parleys", "hearings"):
                return True
        return False

    def _is_known(self, name: Token) -> bool:
        place, actor = self.parties.place(name), self.parties.actor(name)
        return (place is not None and place.country is not None) or (actor is not None and actor.country is not None)

    def _is_land(self, token: Token) -> bool:
        # "threatened to bomb the island", not "to burn his barn"
        threatened = self.predicate.frame.type == "THREATEN"
        if threatened and token.dep_ == "dobj" and token.head != self.predicate.trigger:
            struck = self.senses.predicate(token.head, self.parties)
            if struck is not None and struck.frame.mode in _SHELLING:
                return True  # "threatened to shell the tree"
        return is_place(token, self.parties) and not (threatened and is_any(lemma(token), *_BUILT))

    def _is_same(self, token: Token, other: Token) -> bool:
        # "Barack Obama" in "approved by his predecessor Barack Obama"
        if other == self.predicate.trigger:
            return False
        row = self.parties.actor(token)
        return _is_part(token, other) or (row is not None and row == self.parties.actor(other))

    def _is_where(self, name: Token) -> bool:
        # "riots at Hask", "eased the curfew in Lodra": a bare name that nobody knows is a place there
        if name.dep_ == "compound" and name.head.pos_ == "PROPN":
            return self._is_where(name.head)
        over = name.head
        if name.dep_ == "pobj" and name.pos_ == "NOUN" and over.lower_ in ("at", "in"):
            placed = self.predicate.frame.type == "PROTEST" and lemma(name) in words("buildings")
            owned = any(c.pos_ == "PROPN" or c.dep_ == "poss" or c.ent_type_ == "NORP" for c in name.lefts)
            return placed and not owned  # "protests at the salt office", but not "at the Velmari consulate"
        if name.dep_ != "pobj" or name.pos_ != "PROPN":
            return False
        if over.lower_ == "of" and lemma(over.head) in words("landforms"):
            return True  # "the Sea of Ven"
        leads = over.lower_ in words("whither") and (
            self.predicate.frame.type in _GOING or over.lower_ not in words("where")
        )
        if leads and self.predicate.frame.type in _GOING | {"PROTEST"} and self.parties.is_site(name):
            return True  # "pulled back from Ness Bridge", "sailed for Port Elwin", "marched to King Square"
        if name.n_lefts or over.lower_ not in words("where"):
            return False
        if self.predicate.frame.type not in _PLACED or self.parties.is_country(name, surely=True):
            return False
        row = self.parties.actor(name)
        if row is not None and row.kind not in _MAY_BE_PLACES:
            return False
        return over.lower_ != "in" or is_any(lemma(over.head), "rulings", "places")

    def _is_beside_the_point(self, token: Token, path: Path, taken: Sequence[Token]) -> bool:
        kind = self.predicate.frame.type
        if kind == "REQUEST" and (_is_ones(token, "benefits") or _is_punished(_whole(token))):
            return True  # "called for the release of the nuns": they are not asked
        if path.is_of_clause and _tells_on(token):
            return True  # "demanded their release, diplomats said": who tells of it is not asked
        if kind == "REQUEST" and _is_left(_whole(token)):
            return True  # "demanded the withdrawal of the guards from Brenn": Brenn is not asked
        if kind in _SIGNED and (self._is_venue(token) or self._is_agreed(token)):
            return True
        if kind == "REJECT" and token.dep_ == "pobj" and token.head.lower_ == "of" and _is_hearing(token.head.head):
            return True  # "walked out of a hearing of the commission"
        if kind == "REJECT" and self._is_venue(token):
            return True
        if path.is_indirect and self._has_own_act(token):
            return True
        if kind == "ACCUSE" and lemma(token) in words("causes"):
            return True
        if kind in _WEIGHING and self._bears_what_is_weighed(token):
            return True
        is_harm = lemma(self.predicate.trigger) in words("harms")  # "the trial of the mutineers" is against them
        if kind in ("PROTEST", "ACCUSE") and not is_harm and _is_ones(_whole(token), "harms"):
            return True  # "protests over the death of a boy": not against him
        if not path.is_indirect:
            return False
        if kind == "PROTEST" and _is_joined(token):
            return True  # "rioted, joining thousands of others in demanding a vote": not against them
        if kind == "REJECT" and token.dep_ in ("dobj", "pobj") and self._is_proposed(token):
            return True
        if kind == "AGREE" and token.dep_ == "dobj" and lemma(token.head) in words("creating"):
            return True  # "agreed to set up a council"
        if token.tag_ == "PRP" and token.dep_ in SUBJECTS:
            return True  # "is willing to leave if it can"
        if _is_of_both(token) or self._names_a_thing(token):
            return True
        return _holds(taken, token)

    def _names_a_thing(self, name: Token) -> bool:
        # "urged Kavria to reopen the Sele crossing", "refused to carry out the Minsk accords"
        if name.dep_ not in ("compound", "nmod", "amod") or name.pos_ != "PROPN" or name.head.pos_ != "NOUN":
            return False
        thing = lemma(name.head)
        if thing in words("dealings"):
            return self.parties.is_town(name) or name.ent_type_ == "ORG"
        known = self.parties.actor(name)
        is_place = is_any(thing, "sites", "places") and thing not in words("lands")
        return is_place and (known is None or known.kind != "country")

    def _bears_what_is_weighed(self, token: Token) -> bool:
        # "condemned the raid on Hask": Hask is not accused; "backed the blockade of Karsia": Karsia is not backed
        weighed = self.predicate.object if self.predicate.trigger.pos_ in VERBAL else None
        return weighed is not None and any(self._bears(token, act) for act in joined(weighed))

    def _bears(self, token: Token, act: Token) -> bool:
        if act == token or act.pos_ != "NOUN" or not self.senses.is_act(act):
            return False
        suffering = self.suffering(act)
        if suffering is None:
            return False
        name = _whole(token)
        if name.dep_ == "pobj" and (name.head.lower_ == "including" or name.head.lower_ in words("where")):
            return True  # "the raid on villagers, including boys, at Brenn"
        return token in suffering or any(t in suffering for t in token.ancestors)

    def _is_proposed(self, token: Token) -> bool:
        # "rejected a motion to recall the troops": they have moved nothing
        verb = token.head if token.dep_ == "dobj" else token.head.head
        if verb.dep_ not in ("acl", "relcl") or not any(c.tag_ == "TO" for c in verb.lefts):
            return False
        return verb.head == self.predicate.object

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
        return thing is not None and is_any(lemma(thing), "dealings", "parleys")

    def _is_tool(self, token: Token) -> bool:
        # "clashed with knives and clubs", "fought with stones": what is wielded is nobody
        first = token
        while first.dep_ == "conj":
            first = first.head
        if first.dep_ != "pobj" or first.head.lower_ != "with" or self.predicate.frame.type != "ASSAULT":
            return False
        return is_any(lemma(token), "arms", "thrown", "tools") and not self.parties.actor(token)

    def _is_condition(self, token: Token) -> bool:
        # "his release on bail", "freed on parole": nobody
        return token.dep_ == "pobj" and token.head.lower_ == "on" and lemma(token) in words("conditions")

    def _is_makers(self, token: Token) -> bool:
        # "tightened the American embargo": who made a measure does not bear it
        if self.predicate.frame.type != "SANCTION" or token.dep_ not in ("amod", "compound", "nmod"):
            return False
        return is_any(lemma(token.head), "duties", "rulings")

    def _can_act(self, token: Token, acting: bool) -> bool:
        modifies = token.dep_ in _MODIFIES and token.dep_ != "poss"
        if modifies and acting and (self._is_mere_town(token) or self._tells_of_place(token)):
            return False
        if acting and (
            token.tag_ == "PRP$" or (token.pos_ == "ADJ" and modifies and token.lower_ in words("factions"))
        ):
            return True  # "the rebel attack"
        return self.parties.can_act(token)

    def _is_mere_town(self, name: Token) -> bool:
        known = self.parties.actor(name)  # "White House sanctions": a place where somebody acts
        return self.parties.is_town(name) and (known is None or known.kind in _MAY_BE_PLACES)

    def _tells_of_place(self, name: Token) -> bool:
        # "the Brenn market blast": where it was
        over, after = name.head, name.nbor() if name.i + 1 < len(name.doc) else name
        known = self.parties.actor(name)
        if over == self.predicate.trigger and name.pos_ == "PROPN" and self._is_called_after(name, over):
            return True
        if known is None and is_any(name.lower_, "places", "sites"):
            return name.dep_ == "compound" and name.pos_ == "PROPN"  # "bombing" in "the Hask bazaar bombing"
        return (
            name.dep_ == "compound"
            and name.pos_ == "PROPN"
            and after.head == over
            and after.dep_ == "compound"
            and is_any(lemma(after), "places", "sites")
            and (known is None or known.kind in _MAY_BE_PLACES)
        )

    def _is_called_after(self, name: Token, act: Token) -> bool:
        # "the Hask massacre", "the Raqqa battle": where it was, but not "Velmar attacks", "the Houthi raids"
        known = self.parties.actor(name)
        if (known is not None and known.kind not in _MAY_BE_PLACES) or name.ent_type_ == "NORP":
            return False
        told = any(c.dep_ == "prep" and c.lower_ in words("falling") for c in act.children)
        return not told and lemma(act) in words("named_after")

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
        if self.predicate.frame.type in _FINDING and noun.lemma_.lower() in words("inquiries"):
            return True  # "the inquiry blamed the police"
        if noun.pos_ == "VERB" or (self.senses.is_act(noun) and self.parties.actor(noun) is None):
            return False  # but "the shipping line" acts, though a line of pickets is an act
        if noun.lemma_.lower() not in words("causes"):
            return True
        return any(c.dep_ in ("poss", "compound", "amod", "nmod") and self.parties.can_act(c) for c in noun.children)


def is_in_support(predicate: Predicate) -> bool:
    """Whether a noun tells that somebody does something "in support of" another."""
    noun = predicate.trigger
    if predicate.frame.type != "SUPPORT" or noun.dep_ != "pobj" or noun.head.lower_ != "in":
        return False
    return child(noun, "det", "poss") is None


def _is_of_both(token: Token) -> bool:
    # "agreed to resume Norse-Gaelic contacts"
    if token.pos_ == "ADJ" and "-" in token.text:
        return True
    near = token.doc[max(token.i - 1, 0) : token.i + 2]
    return token.pos_ == "ADJ" and token.dep_ == "amod" and any(t.text == "-" and not t.whitespace_ for t in near)


def _whole(token: Token) -> Token:
    """The head of a name that a word is part of."""
    while token.ent_type_ and token.dep_ != "pobj" and token.head.ent_type_ == token.ent_type_ and token.head != token:
        token = token.head
    return token


def _is_part(token: Token, whole: Token) -> bool:
    # "members of the house protested": the house is a part of their name
    while token.dep_ in _PARTS or (token.dep_ == "pobj" and token.head.lower_ == "of"):
        token = token.head
        if token == whole:
            return True
    return False


def _is_full_name(name: Token) -> bool:
    # "swear in Karl Vey"; a town that nobody knows is a person of one name to a model
    return name.ent_type_ == "PERSON" and any(name.lefts)


def _is_hearing(noun: Token) -> bool:
    return lemma(noun) in words("hearings")


def _is_bare(verb: Token) -> bool:
    # "helped them to carry it", "helped them carry it"
    return verb.tag_ == "VB" and all(c.tag_ == "TO" for c in verb.lefts if c.dep_ in ("aux", "mark"))


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


def _tells_on(token: Token) -> bool:
    first = token.left_edge
    return child(token.head, "mark") is None and first.i > 0 and first.nbor(-1).text == ","


def _is_left(token: Token) -> bool:
    if token.dep_ != "pobj" or token.head.lower_ != "from":
        return False
    over = token.head.head
    noun = child(over, "dobj") if over.pos_ in VERBAL else over
    return noun is not None and lemma(noun) in words("departures")


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
