"""What a word above an act says of it: controls ("threatened to", "an attempt at"), and verbs that only carry it.

Each function takes words of one sentence and what has been heard so far, and gives the word from which to climb on.
"""

from collections.abc import Iterable, Iterator
from functools import cache

from spacy.tokens import Token

from rashomon.lexicon.events import lights
from rashomon.lexicon.modality import Control, Controls, modals, words
from rashomon.pipeline.auxiliaries import (
    Reading,
    deny,
    hear_adverbs,
    hear_auxiliaries,
    hear_modifiers,
    is_reported,
    is_told_as_past,
)
from rashomon.pipeline.denial import denial
from rashomon.pipeline.outcomes import failed
from rashomon.pipeline.parties import counted
from rashomon.pipeline.syntax import FINITE, VERBAL, child
from rashomon.pipeline.things import lemma
from rashomon.pipeline.threats import is_threatened_with, may_befall, threatens
from rashomon.records import Modality

_PARTS = {
    "VERB": "verb",
    "AUX": "verb",
    "NOUN": "noun",
    "PROPN": "noun",
    "ADJ": "adjective",
    "ADP": "adjective",
    "ADV": "adjective",
}

_TO_COME: frozenset[Modality | None] = frozenset(("planned", "demanded", "threatened"))


def controlled(head: Token, links: Iterable[str], found: Reading, node: Token) -> Token | None:
    """What the word above says of the act, if it is a control that holds on one of the ways down."""
    for control in controls_of(head, found.controls):
        if not hangs_on(head, control) or not _holds(control, links, node):
            continue
        another = control.of_others if _is_for_another(node, head) else None
        if another is None and control.modality is None and control.polarity is None:
            continue
        no = denial(head, node)
        if control.done_in_past and (done := _done(head)) is not None:
            if no is not None:
                found.take(None, "negated", no.text)
            return told_with(done, found)
        if no is not None and control.turned is not None:
            found.take(control.turned, None, f"{no.text} {head.text}")
            return head
        hear_adverbs(head, found)  # "sought in vain to"
        hear_modifiers(head, ("amod", "det"), found, past=False)  # "any attempt to", but not "past time to"
        past = control.past if _is_behind(head) else None  # "had sought to ban it", not "seeks", "are obliged"
        if past == "actual" and is_reported(head):
            past = None  # "had to be rescued" was, but "said they had to be rescued" is a demand
        if found.strong is None:
            found.of_harm = control.of_harm
        said = another or past or control.modality
        if said in ("hypothetical", "planned") and head.pos_ not in VERBAL and is_threatened_with(head, found):
            said = "threatened"  # "brandished the prospect of a walkout"
        if said == "threatened" and "clause" in links and may_befall(node):
            said = "hypothetical"  # "warned that a misstep could lead to war"
        found.take(said, control.polarity, head.text)
        may = next((c for c in head.children if c.dep_ == "aux" and c.lower_ in words("uncertain")), None)
        may = may if not is_perfect(head) else None
        if may is not None and no is None and found.strongly_by == head.text and head.tag_ != "VBG":
            found.suppose("hypothetical")
            found.take("hypothetical", None, may.text)  # "may decide to invade", "could be asked to run the trams"
        if no is not None:
            found.take(None, "negated", no.text)
        if (fails := failed(head)) is not None and found.strongly_by == head.text:
            found.strong, found.strongly_by = "attempted", fails.text  # "a motion to censure him was voted down"
        if found.strong is None:
            hear_auxiliaries(head, found)
        return head
    if threatens(head, links, found) and not is_told_as_past(node):
        found.take("hypothetical" if may_befall(node) else "threatened", None, head.text)
        return head
    return None


def controls_of(head: Token, known: Controls) -> Iterator[Control]:
    """The controls that a word may be, by its lemma or, where it only describes somebody, as written: "bent on"."""
    part = _PARTS.get(head.pos_, "")
    yield from known.get((part, lemma(head)), ())
    if head.dep_ in ("acomp", "oprd") and head.lower_ != lemma(head):
        yield from known.get(("adjective", head.lower_), ())
    if head.tag_ == "NNS" and head.dep_ == "ROOT":  # "an editorial implores the junta to", taken for a plural
        yield from known.get(("verb", head.lemma_.lower()), ())


def hangs_on(head: Token, control: Control) -> bool:
    """Whether the further words of a control hang on the word."""
    below = {c.lower_ for c in head.children} | {c.lemma_.lower() for c in head.children}
    return all(word in below for word in control.rest)


def _holds(control: Control, links: Iterable[str], node: Token) -> bool:
    if not any(link in control.over for link in links):
        return False
    if control.acts and not control.is_said_of(counted(node).lemma_.lower()):
        return False
    if "clause" not in links or control.modality not in _TO_COME:
        return True
    # "announced that they would leave", "it is vital that they leave", but not "that they left"
    past = is_told_as_past(node) and not is_wanted(node)
    return not past and not (control.modality == "demanded" and _is_foreseen(node))


def _is_behind(verb: Token) -> bool:
    now = any(c.dep_ in ("aux", "auxpass") and c.tag_ in ("VBZ", "VBP", "MD") for c in verb.children)
    return verb.tag_ == "VBD" or (verb.tag_ == "VBN" and (not now or is_perfect(verb)))


def _is_for_another(node: Token, head: Token) -> bool:
    """Whether somebody else than the subject is to act: "wants them to leave", "dared them to leave"."""
    other = child(node, "nsubj", "nsubjpass") or child(head, "dobj", "dative")
    return other is not None and head.i < other.i < node.i


def is_wanted(verb: Token) -> bool:
    """Whether somebody wants it done: "want the ban lifted", whose participle a parser takes for a past tense."""
    if verb.dep_ != "ccomp" or verb.tag_ not in ("VBD", "VBN") or verb.head.lemma_ not in words("wanting"):
        return False
    return child(verb, "aux", "auxpass", "mark") is None


def _is_foreseen(verb: Token) -> bool:
    # "insisted that they would never leave" asks for nothing
    said = (modals().get(c.lower_) for c in verb.children if c.dep_ == "aux")
    return any(modal is not None and "planned" in (modal.modality, modal.reported) for modal in said)


def _done(head: Token) -> Token | None:
    """The verb that says that a chance was taken: "was able to", "had the opportunity to", "glad to have it"."""
    verb = head.head if head.dep_ in ("acomp", "dobj") else None
    if verb is None or verb.pos_ not in VERBAL:
        return None
    past = is_told_as_past(verb) and not any(c.tag_ == "MD" for c in verb.children)
    taken = verb.lemma_ in words("taking") and verb.tag_ in FINITE
    return verb if past or taken or is_glad(verb.head) else None


def told_with(head: Token, found: Reading, below: Token | None = None) -> Token | None:
    """The verb above where it is part of the telling, with its own "not" and "will": "began to shell"."""
    if head.pos_ not in VERBAL:
        return None
    deny(head, found, below)
    hear_auxiliaries(head, found)
    hear_adverbs(head, found)
    return head


def carried_by(head: Token, found: Reading, below: Token) -> Token | None:
    """The verb above where it only carries the act's noun or sets it going: "will have talks"."""
    link = below.lower_ if below.dep_ == "prep" else ""
    carries = (head.lemma_, link) in _carriers() or (not link and head.lemma_ in words("setting_going"))
    return told_with(head, found, below) if carries else None


@cache
def _carriers() -> frozenset[tuple[str, str]]:
    """Verbs that may carry an act's noun, with their own "will" and "not", and by which link: "will have talks"."""
    return frozenset((light.key, link) for light in lights() if not light.silent for link in (*light.via, *light.rest))


def is_glad(word: Token) -> bool:
    """Whether somebody is glad of what he did: "glad to meet you"; "would be glad to" is still to come."""
    if word.lower_ not in words("glad"):
        return False
    verb = word if word.pos_ in VERBAL and child(word, "auxpass") is not None else word.head
    return not any(c.tag_ == "MD" for c in verb.children)


def is_perfect(verb: Token) -> bool:
    """Whether it is behind: "is understood to have met them"."""
    return any(c.dep_ == "aux" and c.lower_ == "have" for c in verb.children)
