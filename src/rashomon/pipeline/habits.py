"""What is told of a kind of act and not of one: habits ("police routinely detain reporters"), laws, judgements.

Told in the present tense, of nobody in particular: "the army shells the road every week" is a deed each time.
"""

from spacy.tokens import Token

from rashomon.lexicon.modality import words
from rashomon.pipeline.syntax import SUBJECTS, VERBAL, child, clause, doer, subject, undergoer
from rashomon.records import EventType

_DEEDS: frozenset[EventType] = frozenset(("ASSAULT", "COERCE"))
"""Types of which news does not tell in the present tense; "critics accuse", "unions demand" is news."""
_NAMED = frozenset(("PERSON", "NORP", "ORG", "GPE", "LOC", "FAC", "EVENT", "DATE", "TIME", "CARDINAL"))
_FIXING = frozenset(("det", "poss", "nummod", "appos", "predet"))


def judgement(act: Token) -> str | None:
    """What is said of a kind of act: "attacks on convoys are a crime", "killing prisoners is forbidden"."""
    verb = act.head
    if act.dep_ in ("relcl", "acl", "xcomp") and any(c.tag_ == "TO" for c in act.children):
        said = verb if verb.pos_ not in VERBAL else child(verb, "acomp", "attr")  # "it is a crime to attack a convoy"
        if said is None or said.dep_ not in ("acomp", "attr") or not _is_verdict(said):
            return None
        return None if _names_anyone(act) or said.head.tag_ not in ("VBZ", "VBP") else said.text
    if act.dep_ not in SUBJECTS or verb.tag_ not in ("VBZ", "VBP", "VBN") or not _is_unspecific(act):
        return None
    if verb.lemma_ == "be":
        said = child(verb, "attr", "acomp")
        return said.text if said is not None and _is_verdict(said) else None
    if verb.tag_ == "VBN" and any(c.tag_ in ("VBZ", "VBP") for c in verb.children if c.dep_ == "auxpass"):
        return verb.text if verb.lemma_ in words("ruling") or verb.lemma_ == "justify" else None
    return verb.text if verb.lemma_ in words("breaking") else None


def law(act: Token) -> str | None:
    """What a law says: "the law forbids soldiers to kill", "the constitution bans torture"."""
    for verb in (act, *act.ancestors):
        if verb.lemma_ in words("ruling") and verb.tag_ in ("VBZ", "VBP"):
            says = verb.head if verb.dep_ == "relcl" else child(verb, "nsubj")
            who = subject(act) if act != verb and act.pos_ in VERBAL else None
            if says is None or says.lemma_.lower() not in words("laws") or _names_anyone(act):
                return None
            if who is not None and who != says and not _is_kind(who):
                return None  # "the treaty allows Norland to"
            return f"{says.text} {verb.text}"
        if verb.dep_ in ("ROOT", "ccomp", "advcl", "relcl") and verb != act and verb.pos_ in VERBAL:
            return None
    return None


def habit(verb: Token, type_: EventType) -> str | None:
    """The words that say that somebody does so again and again, or that anybody does, or None."""
    if verb.pos_ not in VERBAL or not _is_timeless(verb):
        return None
    who, whom = doer(verb), undergoer(verb)
    anyone = verb.head if verb.dep_ == "relcl" else who
    if anyone is not None and anyone.lower_ in words("anyone"):  # "those who attack convoys"
        kind = whom is None or whom == anyone or _is_kind(whom, one=True) or anyone.lower_ in words("anybody")
        return anyone.text if kind else None
    if who is None and whom is not None and whom.lower_ in words("anybody") and child(whom, "relcl") is not None:
        return whom.text  # "anyone who mocks him is jailed"
    often = _often(verb)
    if often is not None and any(party is not None and _is_kind(party, own=type_ in _DEEDS) for party in (who, whom)):
        return often
    if type_ in _DEEDS and who is not None and _is_kind(who) and (whom is None or _is_kind(whom, own=True)):
        return None if _has_time_or_place(verb) else f"{who.text} {verb.text}"
    return None


def _is_verdict(said: Token) -> bool:
    return said.lemma_.lower() in (words("wrongs") if said.pos_ in ("NOUN", "PROPN") else words("judged"))


def _is_timeless(verb: Token) -> bool:
    """Whether a verb stands in the simple present."""
    helpers = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    if verb.tag_ in ("VBZ", "VBP"):
        return not helpers
    present = [c for c in helpers if c.dep_ == "auxpass" and c.tag_ in ("VBZ", "VBP")]
    return verb.tag_ == "VBN" and bool(present) and len(helpers) == 1


def _often(verb: Token) -> str | None:
    for c in verb.children:
        if c.dep_ == "advmod" and c.lower_ in words("habitually"):
            return c.text
        if c.dep_ == "npadvmod" and any(d.lower_ in words("each") for d in c.children):
            return " ".join(t.text for t in c.subtree)
        if c.dep_ == "advmod" and c.lower_ == "whenever":
            return c.text
    return None


def _is_unspecific(act: Token) -> bool:
    if act.tag_ == "VBG":
        whom = child(act, "dobj")
        return whom is None or _is_kind(whom)
    return act.tag_ in ("NNS", "NN") and not any(c.dep_ in _FIXING for c in act.children) and not _names_anyone(act)


def _is_kind(noun: Token, one: bool = False, own: bool = False) -> bool:
    """Whether a noun means anybody of its kind: "reporters", but not "the reporters", "nine reporters".

    With `one` it may be one of them: "those who attack a convoy"; with `own` somebody's: "tyrants jail their critics".
    """
    if noun.pos_ != "NOUN" or noun.tag_ not in ("NNS", "NN") or _is_named(noun):
        return False
    fixed = (c for c in noun.children if c.dep_ in _FIXING and c.lower_ not in words("unspecific"))
    return all(
        (own and c.tag_ == "PRP$" and c.morph.get("Person", []) == ["3"]) or (one and c.lower_ in words("indefinite"))
        for c in fixed
    )


def _is_named(noun: Token) -> bool:
    return any(t.pos_ == "PROPN" or t.ent_type_ in _NAMED for t in (noun, *noun.lefts))


def _names_anyone(act: Token) -> bool:
    return any(t.pos_ == "PROPN" or t.ent_type_ in _NAMED or t.tag_ == "PRP" for t in act.subtree if t != act)


def _has_time_or_place(verb: Token) -> bool:
    return any(t.ent_type_ in _NAMED or t.pos_ == "PROPN" for t in clause(verb))
