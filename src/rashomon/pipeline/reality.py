"""Whether the words over and beside an act say that it took place: a walk from its trigger up the tree.

On the way stand auxiliaries ("will"), negations, words that open a clause ("if"), adjectives ("planned") and controls
("threatened to", "an attempt at"). The nearest control wins over an auxiliary; each negation turns the polarity round.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Token

from rashomon.lexicon.modality import Control, controls, joiners, modals, modifiers, words
from rashomon.pipeline.syntax import SUBJECTS, VERBAL, child, subject
from rashomon.records import Modality, Polarity

_PARTS = {
    "VERB": "verb",
    "AUX": "verb",
    "NOUN": "noun",
    "PROPN": "noun",
    "ADJ": "adjective",
    "ADP": "adjective",
    "ADV": "adjective",
}


@dataclass(slots=True)
class Reading:
    """What has been read so far on the way up."""

    negated: bool = False
    weak: Modality | None = None
    strong: Modality | None = None
    rule: str = ""

    @property
    def polarity(self) -> Polarity:
        """Whether the words say that it took place."""
        return "negated" if self.negated else "affirmed"

    @property
    def modality(self) -> Modality:
        """A control's word before an auxiliary's, else a deed."""
        return self.strong or self.weak or "actual"

    def take(self, modality: Modality | None, polarity: Polarity | None, rule: str) -> None:
        """Note what a control, joiner or modifier says; the nearest one that names a modality keeps it."""
        if modality is not None and self.strong is None:
            self.strong = modality
            self.rule = rule
        if polarity == "negated":
            self.negated = not self.negated
            self.rule = self.rule or rule


def reading(trigger: Token) -> Reading:
    """Polarity and modality of the act that a word tells of, from its own sentence alone."""
    found = Reading()
    if _is_done_by_saying(trigger):
        return found
    _beside(trigger, found)
    if _is_order(trigger):
        found.take("demanded", None, "imperative")
    node: Token | None = trigger
    while node is not None:
        node = _climb(node, found)
    return found


def _is_done_by_saying(verb: Token) -> bool:
    """Whether who says that he would like to do it has done it: "I would like to thank the guild"."""
    if verb.lemma_ not in words("said_is_done") or verb.head.lemma_ not in words("wishing") or not _has_to(verb):
        return False
    speaker = subject(verb)
    return speaker is not None and speaker.morph.get("Person", []) == ["1"] and child(verb.head, "neg") is None


def is_told_as_past(trigger: Token) -> bool:
    """Whether a verb stands in a past tense: a demand or promise around it is not about this act."""
    if trigger.tag_ == "VBD":
        return True
    return trigger.tag_ == "VBN" and any(
        c.tag_ == "VBD" or c.lemma_ == "have" for c in trigger.children if c.dep_ in ("aux", "auxpass")
    )


def _climb(node: Token, found: Reading) -> Token | None:
    """Read the link from a word to the one above it; None where what stands higher says nothing of the act."""
    dep, head = node.dep_, node.head
    if dep in ("ROOT", "parataxis") or (dep == "relcl" and not _has_to(node)):
        return None
    if dep == "conj":
        return _through_conjunction(node, head, found)
    if dep in ("pobj", "pcomp"):
        return _through_preposition(node, head, found)
    if dep in ("dobj", "attr", "oprd", "nsubjpass"):
        return _over(head, ("object",), found) or _occurs(node, head, found)
    if dep == "compound":
        return _over(head, ("of",), found)
    if dep == "nsubj":
        return _occurs(node, head, found)
    if dep == "acomp":
        return _on(head, found)
    if dep in ("xcomp", "ccomp", "advcl", "acl", "relcl"):
        return _through_clause(node, head, found)
    return None


def _through_conjunction(node: Token, head: Token, found: Reading) -> Token | None:
    instead = next((j for c in head.children if c.dep_ == "cc" and (j := joiners().get(c.lower_))), None)
    if instead is not None:
        found.take(instead.modality, instead.polarity, instead.word)
        return None
    if _shares_auxiliaries(node, head):
        _negation(head, found)
        _auxiliaries(head, found)
    return head


def _through_clause(node: Token, head: Token, found: Reading) -> Token | None:
    if _has_to(node):
        above = _over(head, ("infinitive",), found)
        if above is None and not _came_about(head):
            found.take("planned", None, "infinitive")
        return above if above is not None else _on(head, found)
    for mark in (c for c in node.children if c.dep_ in ("mark", "advmod", "prep")):
        joiner = joiners().get(mark.lower_)
        if joiner is not None and mark.i < node.i:
            found.take(joiner.modality, joiner.polarity, joiner.word)
            return None
    if node.tag_ == "VBG" and node.dep_ != "ccomp":
        above = _over(head, ("gerund",), found)
        if above is None and node.dep_ in ("xcomp", "advcl") and child(node, "mark") is None:
            return _on(head, found)
        return above
    if head.lemma_ in words("evidence"):
        _negation(head, found)  # "no evidence that they attacked"
        return None
    if node.dep_ == "ccomp":
        said = child(head, "acomp")  # "it is possible that they attacked"
        if _over(head, ("clause",), found) is None and said is not None:
            _over(said, ("clause",), found)
        return None
    return _on(head, found) if node.dep_ == "xcomp" else None


def _through_preposition(node: Token, preposition: Token, found: Reading) -> Token | None:
    said = (preposition, *(c for c in preposition.children if c.dep_ == "advmod"))  # "without", "instead of"
    joiner = next((joiners()[t.lower_] for t in said if t.lower_ in joiners()), None)
    if joiner is not None:
        found.take(joiner.modality, joiner.polarity, joiner.word)
        return None
    over = preposition.head.head if preposition.head.dep_ == "advmod" else preposition.head  # "stopped short of"
    links = (preposition.lower_, "gerund") if node.dep_ == "pcomp" else (preposition.lower_,)
    above = _over(over, links, found)
    if above is not None:
        return above
    if over.lemma_ in words("evidence"):
        _negation(over, found)  # "no sign of an attack"
        return over
    thing = child(over, "dobj")
    if thing is not None and thing.lemma_ in words("evidence"):
        return _on(over, found)  # "took no part in the raid"
    if preposition.lower_ == "by" and node.dep_ == "pcomp":
        return _on(over, found)  # "threatened to answer by shelling the port"
    return None


def _over(head: Token, links: Iterable[str], found: Reading) -> Token | None:
    """What the word above says of the act, if it is a control that holds on one of the ways down."""
    for control in controls().get((_PARTS.get(head.pos_, ""), head.lemma_.lower()), ()):
        if not _hangs(head, control) or not any(link in control.over for link in links):
            continue
        found.take(control.modality, control.polarity, control.lemma)
        _negation(head, found)
        if found.strong is None:
            _auxiliaries(head, found)
        return head
    return None


def _on(head: Token, found: Reading, below: Token | None = None) -> Token | None:
    # "began to shell", "managed to burn": the verb above is part of the telling, with its own "not" and "will"
    if head.pos_ not in VERBAL:
        return None
    _negation(head, found, below)
    _auxiliaries(head, found)
    return head


def _occurs(node: Token, head: Token, found: Reading) -> Token | None:
    if head.pos_ not in VERBAL or head.lemma_ not in words("occurring"):
        return None
    said = child(head, "acomp")  # "an attack is likely", "a strike is imminent"
    if said is not None:
        _over(said, ("infinitive", "clause"), found)
        modifier = modifiers().get(said.lower_)
        if modifier is not None:
            found.take(modifier.modality, None, modifier.word)
    return _on(head, found, below=node)


def _came_about(head: Token) -> bool:
    return head.pos_ in VERBAL and head.lemma_ in words("done")


def _beside(trigger: Token, found: Reading) -> None:
    _negation(trigger, found)
    _auxiliaries(trigger, found)
    for noun in (trigger, *(c for c in trigger.children if c.dep_ == "dobj")):
        deps = ("amod", "det", "compound") if noun == trigger else ("amod",)
        for c in noun.children:
            modifier = modifiers().get(c.lower_)
            if modifier is not None and c.dep_ in deps:
                found.take(modifier.modality, None, modifier.word)


def _shares_auxiliaries(node: Token, head: Token) -> bool:
    # "did not attack or burn": a bare second verb shares them; "did not attack but fled" does not
    if node.pos_ not in VERBAL or node.tag_ not in ("VB", "VBG", "VBN") or node.tag_ != head.tag_:
        return False
    own = any(c.dep_ in (*SUBJECTS, "aux") for c in node.children)
    return not own and not any(c.lower_ == "but" for c in head.children)


def _negation(token: Token, found: Reading, below: Token | None = None) -> None:
    """Turn the polarity round if a word denies: "not", "no" before a subject or object, "nobody"."""
    denial = next((c for c in token.children if c != below and _denies(c, token)), None)
    if denial is not None:
        found.take(None, "negated", "negation")


def _denies(word: Token, token: Token) -> bool:
    if word.dep_ == "neg":
        return True
    if word.lower_ in words("negations"):
        return word.dep_ in ("det", "advmod", "preconj", "dobj", *SUBJECTS)
    if token.pos_ not in VERBAL or word.dep_ not in ("dobj", "agent", *SUBJECTS):
        return False
    noun = child(word, "pobj") if word.dep_ == "agent" else word
    if noun is None:
        return False
    return noun.lower_ in words("negations") or any(
        c.dep_ in ("det", "neg", "nsubj") and c.lower_ in words("negations") for c in noun.children
    )


def _auxiliaries(verb: Token, found: Reading) -> None:
    if verb.pos_ not in VERBAL or found.weak is not None:
        return
    if _is_inverted(verb):
        found.take("hypothetical", None, "inversion")
    for c in verb.children:
        modal = modals().get(c.lower_) if c.dep_ in ("aux", "auxpass") else None
        if modal is not None:
            found.weak = modal.modality
            found.rule = found.rule or modal.word
            return


def _is_inverted(verb: Token) -> bool:
    # "Should it refuse, ...", "Had they attacked, ...": a condition without "if"
    who, first = child(verb, *SUBJECTS), child(verb, "aux")
    if verb.dep_ == "ROOT" or who is None or first is None or first.i > who.i:
        return False
    return first.tag_ in ("MD", "VBD") and first.i == verb.left_edge.i


def _hangs(head: Token, control: Control) -> bool:
    below = {c.lower_ for c in head.children} | {c.lemma_.lower() for c in head.children}
    return all(word in below for word in control.rest)


def _has_to(verb: Token) -> bool:
    return any(c.tag_ == "TO" for c in verb.children)


def _is_order(verb: Token) -> bool:
    if verb.tag_ != "VB" or verb.dep_ not in ("ROOT", "conj", "ccomp"):
        return False
    first = verb
    while first.dep_ == "conj":
        first = first.head
    if first.tag_ != "VB" or first.dep_ not in ("ROOT", "ccomp"):
        return False
    return not any(c.dep_ in (*SUBJECTS, "aux") and c.lemma_ != "do" for c in first.children)
