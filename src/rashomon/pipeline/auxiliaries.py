"""What stands beside a word of an act and says whether it took place: auxiliaries, adverbs, adjectives, tense."""

from collections.abc import Collection
from dataclasses import dataclass, field

from spacy.tokens import Token

from rashomon.lexicon.modality import Controls, Modal, controls, joiners, modals, modifiers, words
from rashomon.pipeline.denial import denial
from rashomon.pipeline.syntax import SUBJECTS, VERBAL, alternative, child
from rashomon.records import Modality, Polarity


@dataclass(slots=True)
class Reading:
    """What has been read so far on the way up, and the words that said so."""

    weak: Modality | None = None
    strong: Modality | None = None
    weakly_by: str = ""
    strongly_by: str = ""
    negations: list[str] = field(default_factory=list)
    settled: bool = False
    of_harm: Modality | None = None
    threats: Collection[int] = ()
    weakly_at: Token | None = None
    controls: Controls = field(default_factory=controls, repr=False)

    @property
    def polarity(self) -> Polarity:
        """Whether the words say that it took place."""
        return "negated" if self.negated else "affirmed"

    @property
    def negated(self) -> bool:
        """Whether the words that deny leave it denied: two of them cancel each other."""
        return len(self.negations) % 2 == 1

    @property
    def modality(self) -> Modality:
        """A control's word before an auxiliary's, else a deed."""
        return self.strong or self.weak or "actual"

    @property
    def modality_by(self) -> str:
        """The word that gave the modality."""
        return self.strongly_by if self.strong else self.weakly_by

    def suppose(self, modality: Modality | None) -> None:
        """Let what is only supposed go before what is planned or asked for in it: "if they decide to invade"."""
        if modality == "hypothetical" and self.strong in ("planned", "demanded"):
            self.strong = None

    def take(self, modality: Modality | None, polarity: Polarity | None, word: str) -> None:
        """Note what a control, joiner or modifier says; the nearest one that names a modality keeps it."""
        if modality is not None and self.strong is None:
            self.strong, self.strongly_by = modality, word
        if polarity == "negated" and not self.settled:
            self.negations.append(word)


def is_told_as_past(trigger: Token) -> bool:
    """Whether a verb stands in a past tense: a demand or promise around it is not about this act."""
    if trigger.tag_ == "VBD":
        return trigger.lower_ != trigger.lemma_ or trigger.lower_ in words("unchanging")  # not "that they attack it"
    return trigger.tag_ == "VBN" and any(
        c.tag_ == "VBD" or c.lemma_ == "have" for c in trigger.children if c.dep_ in ("aux", "auxpass")
    )


def is_helped(verb: Token) -> bool:
    """Whether a verb has an auxiliary."""
    return child(verb, "aux", "auxpass") is not None


def is_conditional(verb: Token) -> bool:
    """Whether an act is to follow on terms: "will strike if they come", "any ship that passes will be sunk"."""
    if any(c.dep_ == "aux" and c.lower_ == "have" for c in verb.children):
        return False  # "would have fired": it is too late
    if any(m.lower_ in joiners() for c in verb.children if c.dep_ == "advcl" for m in c.children if m.dep_ == "mark"):
        return True
    for c in verb.children:
        who = child(c, "nsubj") if c.dep_ in ("csubj", "csubjpass") else None
        if who is not None and who.lower_ in words("whoever"):
            return True  # "whoever hoists the flag will be arrested"
    parties = (c for c in verb.children if c.dep_ in ("nsubjpass", "dobj"))
    return any(
        child(p, "relcl") is not None
        and (p.lower_ in words("anyone") or any(c.lower_ in words("unspecific") for c in p.children))
        for p in parties
    )


def deny(token: Token, found: Reading, below: Token | None = None) -> None:
    """Note by which word a verb or noun is denied; `below`, the way up to it, is passed over."""
    no = denial(token, below)
    if no is not None:
        found.take(None, "negated", no.text)


def hear_auxiliaries(verb: Token, found: Reading) -> None:
    """Note what the nearest auxiliary says: "will attack", "should have attacked", "had they attacked"."""
    if verb.pos_ not in VERBAL or found.weak is not None:
        return
    if (first := inversion_of(verb)) is not None:
        found.suppose("hypothetical")
        found.take("hypothetical", None, first.text)
    for c in verb.children:
        modal = modals().get(c.lower_) if c.dep_ in ("aux", "auxpass") else None
        if modal is None and c.dep_ == "aux" and c.lower_ == "had" and verb.tag_ == "VB":
            found.weak, found.weakly_by, found.weakly_at = "demanded", c.text, verb  # "had better leave"
            return
        if modal is None:
            continue
        perfect = verb.tag_ == "VBN" and any(h.lower_ in ("have", "'ve") and h.dep_ == "aux" for h in verb.children)
        found.weak, found.weakly_by, found.weakly_at = _said(modal, verb, perfect), c.text, verb
        if perfect and modal.perfect == "actual":  # "should not have attacked" did, "should have left" did not
            found.take(None, "negated", c.text)
        return


def _said(modal: Modal, verb: Token, perfect: bool) -> Modality:
    if perfect and modal.perfect is not None:
        return modal.perfect
    if modal.denied is not None and not perfect and denial(verb) is not None:
        return modal.denied
    if modal.reported is None or _is_on_condition(verb):
        return modal.modality
    if verb.lemma_ in words("refusing") and denial(verb) is not None:
        return "actual"  # "would not let them pass"
    return modal.reported if is_reported(verb) else modal.modality  # "said that they would leave"


def _is_on_condition(verb: Token) -> bool:
    marks = (m for c in verb.children if c.dep_ == "advcl" for m in c.children if m.dep_ == "mark")
    return any(m.lower_ in joiners() for m in marks)


def is_reported(verb: Token) -> bool:
    """Whether a verb stands under one of saying that is told in the past: "said that they would leave"."""
    first = _first_joined(verb)
    if first.dep_ == "ccomp":
        return first.head.tag_ in ("VBD", "VBN", "VBG")
    if first.dep_ == "relcl" and first.head.dep_ in ("dobj", "dative") and child(first, "nsubj") is not None:
        over = first.head.head  # "told the clerks he would shoot", taken for a description of the clerks
        return over.lemma_ in words("telling") and over.tag_ in ("VBD", "VBN", "VBG")
    # "said that they had left and others would come", where the parser joins the second to "said"
    return first != verb and first.tag_ == "VBD" and child(first, "ccomp") is not None


def _first_joined(verb: Token) -> Token:
    while verb.dep_ == "conj":
        verb = verb.head
    return verb


def inversion_of(verb: Token) -> Token | None:
    """The auxiliary that opens a condition without "if": "Should it refuse, ...", "Had they attacked, ..."."""
    who, first = child(verb, *SUBJECTS), child(verb, "aux")
    if who is None or first is None or first.i > who.i:
        return None
    if (
        verb.dep_ == "ROOT"
    ):  # "they will answer should it refuse", where the parser takes the condition for the sentence
        modal = modals().get(first.lower_)
        asks = verb.doc[verb.right_edge.i].text == "?"
        opens = modal is not None and modal.modality == "demanded" and first.i > verb.left_edge.i and not asks
    else:
        opens = first.tag_ in ("MD", "VBD") and first.i == verb.left_edge.i
    return first if opens else None


def opens_question(verb: Token) -> Token | None:
    """The auxiliary that opens a question whether something is so: "did they attack?", "whom have you backed?"."""
    who, first = child(verb, *SUBJECTS), child(verb, "aux", "auxpass")
    if verb.dep_ != "ROOT" or who is None or first is None or first.i > who.i:
        return None
    if verb.doc[verb.right_edge.i].text != "?":
        return None
    whom = child(verb, "dobj") if who.lower_ == "you" else None
    asked = whom is not None and whom.i < first.i and whom.left_edge.tag_ in ("WDT", "WP")
    return first if asked or first.i == verb.left_edge.i else None


def hear_adverbs(verb: Token, found: Reading) -> None:
    """Note what adverbs say: "nearly attacked", "sought in vain"."""
    if verb.pos_ not in VERBAL:
        return
    for c in verb.children:
        word = child(c, "pobj") if c.dep_ == "prep" and c.lower_ == "in" else c  # "in vain"
        modifier = modifiers().get(word.lower_) if word is not None and c.dep_ in ("advmod", "prep") else None
        if modifier is not None and modifier.beside == "verb" and word is not None:
            found.take(modifier.modality, modifier.polarity, word.text)


def hear_modifiers(noun: Token, deps: Collection[str], found: Reading, past: bool = True) -> None:
    """Note what the adjectives of a noun say: "a planned attack"; without `past` not that it is a past one."""
    for c in noun.children if noun.pos_ not in VERBAL else ():
        modifier = modifiers().get(c.lower_)
        if modifier is None or (modifier.modality == "past_reference" and not past):
            continue
        if c.dep_ in deps and modifier.beside == "noun":
            found.take(modifier.modality, modifier.polarity, c.text)


def has_to(verb: Token) -> bool:
    """Whether a verb is an infinitive with "to"."""
    return any(c.tag_ == "TO" or (c.dep_ == "aux" and c.lower_ == "to") for c in verb.children)


def is_order(verb: Token) -> bool:
    """Whether a verb is an imperative: "leave the town, the envoy told them"."""
    if verb.dep_ in SUBJECTS and alternative(verb.head) is not None:
        return True  # "release them or the mill will burn"
    if verb.tag_ != "VB" or verb.dep_ not in ("ROOT", "conj", "ccomp", "advcl") or not _is_bare(verb):
        return False
    first = _first_joined(verb)
    if first.tag_ != "VB" or first.dep_ not in ("ROOT", "ccomp", "advcl") or not _is_bare(first):
        return False
    return first.dep_ != "advcl" or first.i < first.head.i  # "leave the town, the envoy told them"


def _is_bare(verb: Token) -> bool:
    return not any(c.dep_ in (*SUBJECTS, "aux", "mark") and c.lemma_ != "do" for c in verb.children)
