"""Words that look like acts and make no mention: figures of speech, mishaps, states, mere circumstances."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby

from spacy.tokens import Token

from rashomon.lexicon.events import is_any, words
from rashomon.pipeline.arguments import Roles
from rashomon.pipeline.elsewhere import is_elsewhere
from rashomon.pipeline.frames import Predicate
from rashomon.pipeline.likeness import is_rumour, taken_for
from rashomon.pipeline.mishaps import is_mishap
from rashomon.pipeline.parties import is_people
from rashomon.pipeline.syntax import VERBAL, child, children, undergoer
from rashomon.pipeline.things import lemma
from rashomon.records import EventType

_STANDING: frozenset[EventType] = frozenset(("AGREE", "SANCTION", "SUPPORT", "COOPERATE", "AID", "CONSULT"))
"""Types whose nouns name what stands for years as well: a pact, an embargo, somebody's favour."""

_DATING = frozenset(("poss", "nmod", "compound", "nummod"))
_OWNED: frozenset[EventType] = frozenset(("AGREE", "SANCTION", "SUPPORT", "COOPERATE", "REJECT"))
"""Types whose nouns name what somebody has: a pact, somebody's favour, an objection."""

_SEEN: frozenset[EventType] = frozenset(("ASSAULT", "PROTEST"))
"""Types whose acts an article takes up as known: "the attack", "these protests"."""
_UNTOUCHED = ("abstract", "limbs", "nature", "beasts")
"""Classes of what no act is done to by anybody, and what does none."""
_BETWEEN_TWO: frozenset[EventType] = frozenset(("AGREE", "SUPPORT", "CONSULT", "COOPERATE", "AID", "CONCEDE"))
"""Types of what passes between two parties, of which a text names one at least."""

_BY_THINGS: frozenset[EventType] = frozenset(("ASSAULT", "MOBILIZE"))
"""Types of what bombs and ships do as well as people, unless they occupy."""
_THINGS = ("objects", "limbs")
_SPEAKING = (
    "sites", "places", "buildings", "authorities", "courts", "leagues", "presses", "writings", "force", "arms",
    "vessels", "traffic", "vehicles", "armed", "causes",
)  # fmt: skip
"""Classes of things that stand for somebody: "the palace urged calm", "the letter demands money"."""

_MENTIONED = frozenset(("pobj", "dobj", "conj", "nsubjpass"))

_DONE_TO_OTHERS: frozenset[EventType] = frozenset(("ASSAULT", "AID", "ACCUSE"))
_PLACED = frozenset(("GPE", "LOC", "FAC", "DATE", "TIME"))

_CLOSING = frozenset("\"”’',")
"""What ends a title in quotation marks."""
_STORY = 5
"""How many words above an act the word for the story stands at most."""

_FAVOURS: frozenset[EventType] = frozenset(("CONCEDE", "AGREE"))
"""Types of what nobody threatens with."""

_OF_DOERS = "n.agent"
"""The pattern of words for who does an act: in "killed the attackers of the mosque" two acts are told."""


def refusal(predicate: Predicate, roles: Roles, before: frozenset[EventType]) -> str | None:
    """Why a word makes no mention, or None where it does; `before`: the types of the acts told in earlier sentences."""
    if predicate.frame.roles == _OF_DOERS and not roles.recipient:
        return f"{predicate.frame.id}: names whom somebody has to do with, and no one who bore it"
    if is_elsewhere(predicate):
        return f"{predicate.frame.id}: the clause is of sport, trade, illness or weather"
    if predicate.frame.pos == "noun" and (verb := taken_for(predicate.trigger)) is not None:
        return f"{predicate.frame.id}: only what something is taken for, by “{verb.text}”"
    if is_rumour(predicate.trigger):
        return f"{predicate.frame.id}: only talk of what may come"
    if _is_figure_of_speech(predicate):
        return f"{predicate.frame.id}: a figure of speech, a title or a story"
    if predicate.frame.mode == "permit" and not may_be_somebody(predicate.doer):
        return f"{predicate.frame.id}: a thing that lets it happen, and nobody who gives leave"
    if _is_by_a_thing(predicate):
        return f"{predicate.frame.id}: said of a thing, which does nothing to anybody"
    if _is_polite(predicate):
        return f"{predicate.frame.id}: only a polite way of speaking"
    if _is_maintained(predicate):
        return f"{predicate.frame.id}: says that something is so, and asks for nothing"
    if (threat := _threat_above(predicate)) is not None:
        return f"{predicate.frame.id}: what “{threat.text}” brings is no favour"
    if (verb := _calling_off(predicate)) is not None:
        return f"{predicate.frame.id}: broken off by “{verb.text}”"
    if _is_of_things(predicate, roles):
        return f"{predicate.frame.id}: lies between things, and nobody has a part in it"
    if _is_what_a_thing_is(predicate):
        return f"{predicate.frame.id}: says what a thing is"
    if _is_vague(predicate, roles):
        return f"{predicate.frame.id}: tells of an act only where somebody is named"
    if _is_of_nobody(predicate, roles):
        return f"{predicate.frame.id}: names no one who does it or to whom it is done"
    if _is_done_to_oneself(predicate):
        return f"{predicate.frame.id}: what somebody does to himself"
    if is_mishap(predicate, bool(roles.actor)):
        return f"{predicate.frame.id}: a mishap, which is nobody's act"
    if _is_state(predicate, roles):
        return f"{predicate.frame.id}: a state of things that stands, and nobody brings it about here"
    if _is_aside(predicate, roles, before):
        return f"{predicate.frame.id}: names no one, and only says when or where something else took place"
    return None


def may_be_somebody(noun: Token | None) -> bool:
    """Whether who is to act, if named at all, may be a person or a body, and no thing."""
    if noun is None or noun.pos_ in ("PRON", "PROPN") or noun.ent_type_:
        return True
    return is_people(lemma(noun)) or lemma(noun) in words("places")  # "the factory let inspectors in"


def _is_by_a_thing(predicate: Predicate) -> bool:
    # "the lock refused to open", "the map assists walkers"; but a bomb kills, and a hospital appeals
    frame, verb = predicate.frame, predicate.trigger
    if frame.pos != "verb" or (frame.type in _BY_THINGS and frame.mode != "occupy"):
        return False
    below = child(verb, "ccomp") if frame.mode == "permit" else None  # "let the kettle boil"
    return any(map(_is_a_thing, (predicate.doer, child(below, "nsubj") if below is not None else None)))


def _is_a_thing(noun: Token | None) -> bool:
    if noun is None or noun.pos_ != "NOUN" or noun.ent_type_ or is_people(lemma(noun)):
        return False
    return is_any(lemma(noun), *_THINGS) and not is_any(lemma(noun), *_SPEAKING)


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


def _calling_off(predicate: Predicate) -> Token | None:
    """The verb that breaks off what it would carry but for its particle: "called" in "called off its search"."""
    carrier = predicate.carrier
    if carrier is None or carrier.light.rest:
        return None
    off = any(c.dep_ == "prt" and c.lower_ in words("undoing") for c in carrier.verb.children)
    return carrier.verb if off else None


def _threat_above(predicate: Predicate) -> Token | None:
    """The threat that a favour would be: "threatened to open the sluices", "a threat to free the bears"."""
    verb = predicate.trigger
    if predicate.frame.type not in _FAVOURS or verb.pos_ not in VERBAL or verb.dep_ not in ("xcomp", "acl"):
        return None
    return verb.head if lemma(verb.head) in words("menaces") else None


def _is_polite(predicate: Predicate) -> bool:
    # "allow me to thank the guild"
    verb = predicate.trigger
    if predicate.frame.mode != "permit" or verb.tag_ != "VB" or child(verb, "nsubj", "nsubjpass", "aux") is not None:
        return False
    below = child(verb, "ccomp", "xcomp")
    whom = child(verb, "dobj") or (child(below, "nsubj") if below is not None else None)
    return whom is not None and whom.morph.get("Person", []) == ["1"]


def _is_maintained(predicate: Predicate) -> bool:
    # "insisted that they had left", but not "insisted that they leave", "that the ban be lifted"
    verb = predicate.trigger
    said = child(verb, "ccomp") if lemma(verb) in words("insisting") else None
    if said is None or any(c.lower_ in words("requiring") for c in said.children):
        return False
    tense = [said, *(c for c in said.children if c.dep_ in ("aux", "auxpass"))]
    return any(t.tag_ in ("VBD", "VBZ", "MD") for t in tense)


def _is_of_nobody(predicate: Predicate, roles: Roles) -> bool:
    """Whether a verb of words and goods has nobody on either side: "how to improve relations"."""
    if predicate.frame.pos != "verb" or predicate.frame.type not in _BETWEEN_TWO or roles.actor or roles.recipient:
        return False
    who = child(predicate.trigger, "nsubj")
    if who is not None and who.lower_ in words("anybody"):
        return False  # "nobody has apologised"
    return child(predicate.trigger, "nsubjpass", "auxpass", "agent") is None


def _is_of_things(predicate: Predicate, roles: Roles) -> bool:
    # "a compromise between cost and beauty", "the battle between good and evil"
    if predicate.frame.pos == "verb" or predicate.carrier is not None or roles.actor or roles.recipient:
        return False
    below = [(c.lower_, t) for c in predicate.trigger.children if c.dep_ == "prep" for t in children(c, "pobj")]
    untouched = (by == "of" and t.pos_ == "NOUN" and is_any(lemma(t), *_UNTOUCHED) for by, t in below)
    if not predicate.frame.object and any(untouched):
        return True  # "a riot of colour", "the surrender of the policy"
    held = [t for by, t in below if by in words("sides")]
    return any(t.pos_ == "NOUN" and not t.ent_type_ and not is_people(lemma(t)) for t in held)


def _is_what_a_thing_is(predicate: Predicate) -> bool:
    # "the essay is an attack on greed", "frost is a threat to the vines", "her novel, a siege of the heart"
    noun = predicate.trigger
    if predicate.frame.pos == "verb":
        return False
    if noun.dep_ == "appos":
        return lemma(noun.head) in words("fiction")
    what = child(noun.head, "nsubj") if noun.dep_ == "attr" else None
    if what is None or what.pos_ != "NOUN" or is_people(lemma(what)):
        return False
    return is_any(lemma(what), "writings", "objects", "nature", "fiction", "abstract")


def _is_vague(predicate: Predicate, roles: Roles) -> bool:
    # "wedding invitations", "aggression in dogs", "the sinking of the ferry"; but "demands are growing"
    noun = predicate.trigger
    if predicate.frame.pos == "verb" or roles.actor:
        return False
    if lemma(noun) in words("accidental"):
        return True
    many = noun.tag_ == "NNS" and lemma(noun) in words("masses")
    return not roles.recipient and not many and lemma(noun) in words("vague")


def _is_done_to_oneself(predicate: Predicate) -> bool:
    # "hurt himself", "armed himself", "blamed himself"; a bomber who blows himself up does it to others
    verb = predicate.verb
    others = predicate.frame.type in _DONE_TO_OTHERS or predicate.frame.mode == "release"
    if verb is None or not others or lemma(verb) in words("suicidal"):
        return False
    whom = undergoer(verb)
    return whom is not None and whom.morph.get("Reflex", []) == ["Yes"]


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
    if kind in _OWNED and predicate.carrier is not None and lemma(predicate.carrier.verb) in words("owning"):
        return True  # "has a treaty with Karsia", "has no objection to it"
    if predicate.frame.pos == "verb" or predicate.carrier is not None or kind not in _STANDING:
        return False
    if _is_matter(noun, roles):
        return True
    if noun.dep_ == "nsubj" and kind != "CONSULT" and not (roles.actor and roles.recipient):
        if predicate.frame.mode == "back" and not roles.actor:
            return True  # "support for the mayor is growing"
        stands = lemma(noun.head) in words("standing")  # "the accord with Karsia remains in force"
        return stands and not any(c.lower_ == "of" for c in noun.children)  # "ratification of the treaty is a triumph"
    # "in breach of Karsian sanctions", "after the Hask deal"
    pact = kind in ("AGREE", "SANCTION")  # "with Cuban backing" is help that is given
    return pact and noun.dep_ == "pobj" and not roles.recipient and roles.actor_by.startswith("compound")


def _is_matter(noun: Token, roles: Roles) -> bool:
    # "restrictions on aid to Karsia", "the collapse of support for the regent": nobody gives it here
    return not roles.actor and noun.dep_ in _MENTIONED and lemma(noun) in words("given")


def _is_aside(predicate: Predicate, roles: Roles, before: frozenset[EventType]) -> bool:
    if predicate.frame.pos == "verb" or predicate.carrier is not None or roles.actor or roles.recipient:
        return False
    trigger = predicate.trigger
    if predicate.frame.mode == "war" and trigger.dep_ == "nsubj" and not _is_placed(trigger):
        return True  # "the war has cost them their mill"
    if predicate.frame.type in before and any(c.lower_ in words("known") for c in trigger.children):
        return False  # "after the attack", "during the talks": the article has told of it
    if predicate.frame.type in _SEEN and _is_foretold(trigger):
        return False  # "in the event of a strike", "worry about a possible coup"
    if predicate.frame.type in _SEEN and _is_known(trigger):
        return False
    if predicate.frame.type in _SEEN and trigger.dep_ == "pobj" and _is_harm(trigger.head.head):
        return False  # "the death toll from the charge", "the dead in the riots"
    link = _count(trigger).dep_
    if link == "nsubj" and predicate.frame.type == "ACCUSE" and child(trigger.head, "ccomp") is not None:
        return True  # "the inquiry found that": a body that reports
    return link in ("pobj", "conj", "poss") or (link == "dobj" and predicate.frame.type != "ASSAULT")


def _is_harm(noun: Token) -> bool:
    of = next((t for p in noun.children if p.lower_ == "of" for t in children(p, "pobj")), noun)
    return lemma(noun) in words("tolls") or lemma(of) in words("tolls")  # "the number of dead"


def earlier(found: Sequence[Predicate], starts: Sequence[int]) -> Iterator[frozenset[EventType]]:
    """For each act the types of those told in the sentences before its own; `starts`: where sentences begin."""
    told: frozenset[EventType] = frozenset()
    for _, here in groupby(found, key=lambda predicate: bisect_right(starts, predicate.trigger.i)):
        types = [predicate.frame.type for predicate in here]
        yield from [told] * len(types)
        told = told.union(types)


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
    """Whether a noun has a place or a day of its own: "a bombing in Tunis", "protests on Sunday", "Monday's riots"."""
    if any(c.dep_ in _DATING and c.ent_type_ in ("DATE", "TIME") for c in noun.lefts):
        return True
    for c in noun.rights:
        named = child(c, "pobj") if c.dep_ == "prep" else c if c.dep_ == "npadvmod" else None
        if named is not None and named.ent_type_ in _PLACED:
            return True
    return False


def _count(noun: Token) -> Token:
    """What counts a noun: "couple" in "a couple of bombings", "days" in "two days of rioting"; else the noun itself."""
    if noun.dep_ != "pobj" or noun.head.lower_ != "of":
        return noun
    over = noun.head.head
    return over if over.lemma_.lower() in words("quantity") | words("spells") else noun
