"""What is said of an act that a noun names: listed among others, arranged, wished for, a condition, taking place."""

from spacy.tokens import Token

from rashomon.lexicon.modality import modifiers, words
from rashomon.pipeline.auxiliaries import Reading, has_to, hear_auxiliaries, is_told_as_past
from rashomon.pipeline.controlling import controlled, controls_of, told_with
from rashomon.pipeline.syntax import VERBAL, child
from rashomon.records import Modality

_UNREAL: frozenset[Modality | None] = frozenset(("planned", "demanded", "threatened", "hypothetical"))


def listed(node: Token, head: Token, found: Reading) -> Token | None:
    """What is called for among others: "an inquiry, a truce and aid", where a parser takes the second for an object."""
    behind = any(c.dep_ == "prep" and c.lower_ == "for" and c.i < node.i for c in head.children)
    if node.dep_ == "appos" and child(head, "dobj") is not None:
        return controlled(head, ("object",), found, node)
    return controlled(head, ("for",), found, node) if behind and node.dep_ in ("dobj", "dep", "appos") else None


def arranged(act: Token, verb: Token, found: Reading) -> Token | None:
    """The verb of what is still being arranged: "a march is being organised"."""
    going_on = any(c.dep_ == "auxpass" and c.tag_ == "VBG" for c in verb.children)
    if act.dep_ != "nsubjpass" or not going_on or verb.lemma_ not in words("arranging"):
        return None
    found.take("planned", None, verb.text)
    return told_with(verb, found)


def wished_for(verb: Token, found: Reading) -> Token | None:
    """The word of a wish for what others are to do: "want to see a ban"."""
    if verb.lemma_ not in words("witnessing") or verb.dep_ != "xcomp" or not has_to(verb):
        return None
    wish = next((c for c in controls_of(verb.head, found.controls) if "infinitive" in c.over and c.of_others), None)
    if wish is None:
        return None
    found.take(wish.of_others, None, verb.head.text)
    return verb.head


def made_terms(act: Token, verb: Token, found: Reading) -> Token | None:
    """The verb that makes an act a condition: "made the release of the crew a condition"."""
    terms = next((c for c in verb.rights if c.i > act.i and c.dep_ in ("dobj", "oprd")), None)
    if verb.lemma_ not in words("made") or terms is None:
        return None
    control = next((c for c in controls_of(terms, found.controls) if c.modality in _UNREAL), None)
    if control is None:
        return None
    found.take(control.modality, control.polarity, terms.text)
    return verb


def hear_standing(act: Token, be: Token, found: Reading) -> None:
    """Hear where an act is said to stand: "an attack is out of the question", "is on the table"."""
    below = child(be, "xcomp") if be.lemma_ in words("seeming") else None
    be = below if below is not None and below.lemma_ == "be" else be
    stays = be.lemma_ == "be" or be.lemma_ in words("staying") or be.lemma_ in words("seeming")
    below = child(be, "prep") if stays else None
    further = child(below, "prep") if below is not None else None
    noun = child(further if further is not None else below, "pobj") if below is not None else None
    if noun is not None:
        controlled(noun, ("standing",), found, act)


def is_part_of_subject(verb: Token, found: Reading) -> bool:
    """Whether the act is of what a noun of demands or plans is made: "their demands include the release of X"."""
    noun = child(verb, "nsubj") if verb.lemma_ in words("consisting") else None
    if noun is not None and noun.tag_ == "WDT" and verb.dep_ == "relcl":
        noun = verb.head  # "the second phase, which includes the release"
    if noun is not None and noun.lemma_.lower() in words("programmes") and not is_told_as_past(verb):
        found.take("planned", None, noun.text)
        return True
    over = found.controls.get(("noun", noun.lemma_.lower()), ()) if noun is not None else ()
    control = next((c for c in over if c.modality in _UNREAL), None)
    if control is not None and noun is not None:
        found.take(control.modality, control.polarity, noun.text)
    return control is not None


def takes_place(node: Token, head: Token, found: Reading) -> Token | None:
    """The verb that says that an act takes place, with what it says of how surely: "an attack is likely"."""
    if head.pos_ not in VERBAL or head.lemma_ not in words("occurring"):
        return None
    said = child(head, "acomp")  # "an attack is likely", "a strike is imminent"
    if said is not None:
        controlled(said, ("infinitive", "clause"), found, node)
        modifier = modifiers().get(said.lower_)
        if modifier is not None:
            found.take(modifier.modality, modifier.polarity, said.text)
        elif said.lower_ in words("foreseen") and head.tag_ != "VBD":
            found.take("hypothetical", None, said.text)  # "is inevitable", but not "was inevitable"
    if head.lemma_ == "be" and _is_afar(head):
        found.take("planned", None, "away")
    still = child(head, "xcomp") if head.lemma_ == "be" else None
    if still is not None and has_to(still) and (still.lemma_ in words("occurring") or head.tag_ != "VBD"):
        found.take("planned", None, "to")  # "talks are to resume"
    if head.tag_ == "VBG" and head.lemma_ in words("coming") and child(head, "aux") is not None:
        found.take("planned", None, head.text)  # "a strike is coming"
    if node.dep_ == "nsubj" and child(head, "attr") is not None and child(head, "expl") is None:
        hear_auxiliaries(head, found)  # "the raid was no accident": what it was is denied
        return None
    return told_with(head, found, below=node)


def _is_afar(be: Token) -> bool:
    # "an invasion is only weeks away"
    far = next((c for c in be.children if c.dep_ == "advmod" and c.lower_ in words("afar")), None)
    return far is not None and far.i > 0 and far.nbor(-1).lemma_ in words("spans")
