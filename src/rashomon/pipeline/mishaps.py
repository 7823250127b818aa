"""Harm that is nobody's act: beasts, illness, weather, fires, crashes, markets."""

from spacy.tokens import Token

from rashomon.lexicon.events import is_any, words
from rashomon.pipeline.frames import Predicate
from rashomon.pipeline.parties import counted, is_people
from rashomon.pipeline.syntax import VERBAL, child, subject
from rashomon.pipeline.things import lemma

_FORCE = frozenset(("ASSAULT", "COERCE", "THREATEN"))
_HARM = frozenset(("kill", "wound", "destroy"))
"""Modes of acts that an accident may do as well."""
_CLAUSES = frozenset(("ROOT", "conj", "ccomp", "parataxis", "advcl", "relcl"))
_BEFORE = 90
"""How many words before an act may tell of the mishap it belongs to."""
_OWNED = frozenset(("poss", "compound", "amod", "nmod"))


def is_mishap(predicate: Predicate, acted: bool) -> bool:
    """Whether a word of force tells of a mishap: "wolves attacked the flock", "a bus overturned, killing nine".

    `acted` tells whether somebody is named who did it.
    """
    kind, verb = predicate.frame.type, predicate.trigger
    if kind == "THREATEN" and _is_of_weather(verb):
        return True
    if kind not in _FORCE:
        return False
    if predicate.frame.pos != "verb":
        return predicate.frame.mode == "destroy" and not acted and _follows_mishap(verb)
    cause = predicate.doer
    if cause is not None and (_harms(counted(cause)) or lemma(cause) in words("nature") or _is_storm(cause)):
        return True
    own = cause if not any(c.tag_ == "TO" for c in verb.children) else None  # "a plan exists to retaliate"
    if kind == "ASSAULT" and (_is_abstract(own) or _is_done_to_nothing(predicate) or _is_to_beasts(predicate)):
        return True
    if cause is not None and _runs_into_harm(verb, cause) and not _is_somebodys(cause):
        return True
    if predicate.frame.mode not in _HARM:
        return False
    if cause is not None and lemma(cause) in words("vehicles"):
        return not _is_somebodys(cause)
    if acted and (cause is None or lemma(cause) not in words("pointing")):
        return False
    if any(_harms(t) or is_any(lemma(t), "accidents", "crashing") for t in _beside(verb)):
        return True
    return _follows_mishap(verb)


def _is_storm(cause: Token) -> bool:
    # "Typhoon Vey struck", "The storm made landfall on Tuesday. It also blocked roads"
    named = cause
    if cause.lower_ == "it" and (start := cause.sent.start) > 0:
        told = child(cause.doc[start - 1].sent.root, "nsubj", "nsubjpass")
        named = told if told is not None else cause
    called = (c for c in named.children if c.dep_ in ("compound", "appos"))
    return any(lemma(t) in words("disasters") for t in (named, *called)) and not _is_somebodys(named)


def _is_done_to_nothing(predicate: Predicate) -> bool:
    # "the scandal killed his hopes"; a frame that asks for such an object knows what it does
    told = predicate.object if not predicate.frame.object else None
    if told is None or told in predicate.others or not _is_abstract(counted(told)):
        return False
    # its own object: not that of the other verb in "took over and imposed a curfew"
    return next((t for t in told.ancestors if t.pos_ in VERBAL), None) == predicate.trigger


def _is_abstract(noun: Token | None) -> bool:
    # "rents killed off the cinema"
    if noun is None or lemma(noun) in words("markets") or lemma(noun) in words("unharmed"):
        return noun is not None
    return lemma(noun) in words("abstract") and not (noun.ent_type_ or is_people(lemma(noun)))


def _is_of_weather(word: Token) -> bool:
    # "warned of floods", "a storm warning": nobody threatens anybody
    near = [t for c in word.children if c.dep_ == "prep" for t in c.children if t.dep_ == "pobj"]
    named = [c for c in word.children if c.dep_ in ("compound", "amod", "nmod")]
    told = [who for c in word.children if c.dep_ == "ccomp" and (who := subject(c)) is not None]
    return any(is_any(lemma(t), "nature", "accidents", "mishaps") for t in (*near, *named, *told))


def _is_to_beasts(predicate: Predicate) -> bool:
    # "killed nine elephants"; raiders who kill a village's cows do it to the village
    (_, whom), cause = predicate.objects, predicate.doer
    if whom is None or lemma(counted(whom)) not in words("beasts") or _is_somebodys(whom):
        return False
    return cause is None or not is_any(lemma(counted(cause)), "armed", "force")


def _follows_mishap(verb: Token) -> bool:
    """Whether the words before an act tell of a mishap and of no violence: "A ferry sank. Nine were killed."."""
    told = {lemma(t) for t in verb.doc[max(verb.i - _BEFORE, 0) : verb.i] if t.pos_ in ("NOUN", "VERB", "PROPN")}
    return any(is_any(word, "accidents", "crashing", "disasters") for word in told) and told.isdisjoint(
        words("violence")
    )


def _harms(noun: Token) -> bool:
    return is_any(lemma(noun), "mishaps", "beasts") and not _is_somebodys(noun)


def _is_somebodys(noun: Token) -> bool:
    # "sniper fire", "mortar fire", "Norland fire", "police dogs", "an army lorry"
    return any(
        c.ent_type_ in ("NORP", "GPE", "ORG", "PERSON") or is_any(lemma(c), "force", "people", "arms")
        for c in noun.children
        if c.dep_ in _OWNED
    )


def _runs_into_harm(verb: Token, cause: Token) -> bool:
    """Whether harm follows from a crash: "the ferry capsized, drowning nine", "the bus skidded and hit a wall"."""
    over = verb.head
    crashes = lemma(over) in words("crashing") and child(over, "dobj") is None
    follows = verb.dep_ == "conj" or (verb.dep_ == "advcl" and verb.tag_ == "VBG")
    return follows and crashes and subject(over) == cause


def _beside(verb: Token) -> list[Token]:
    """What else may have done the harm: what stands behind a preposition, and the doers of the clauses beside it."""
    near = [p for c in verb.children if c.dep_ == "prep" and c.lower_ in words("means") for p in c.children]
    clauses = [t for t in verb.sent if t.pos_ == "VERB" and t.dep_ in _CLAUSES]
    crashes = [t for t in clauses if lemma(t) in words("crashing") and child(t, "dobj") is None]
    return [*near, *crashes, *(who for t in clauses if t != verb and (who := child(t, "nsubj")) is not None)]
