"""Who says it: the noun phrase a cue points to, and what kind of source it is."""

from collections.abc import Iterator

from spacy.tokens import Token

from rashomon.lexicon.cues import carriers, voices
from rashomon.pipeline.clauses import governor_of_joined, main_clause, noun_phrase
from rashomon.pipeline.cues import CueAt
from rashomon.pipeline.syntax import child, is_passive, subject
from rashomon.records import SourceType

_BODIES = frozenset(("ORG", "GPE", "NORP", "LOC", "FAC"))
_NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"))


def of_verb(cue: CueAt) -> Token | None:
    """Who says it with a verb: its doer, shared or borrowed where it has none of its own."""
    verb = cue.head
    if is_passive(verb) and not _is_inverted(verb):
        by = child(verb, "agent")
        return child(by, "pobj") if by is not None else None
    own = child(verb, "nsubj")
    if own is None and verb.dep_ not in ("csubj", "nsubj", "pobj"):
        own = _behind(verb) or _quoted(verb) or subject(_above(verb)) or _in_front(verb)
    if own is None or own.tag_ == "EX" or own in cue.words or not any(c.isalpha() for c in own.text.lstrip("'’s")):
        return None
    return own if own.pos_ in _NOMINAL or own.ent_type_ else None


def of_noun(cue: CueAt) -> Token | None:
    """Whose claim it is: "Orlena's claim", "calls by deputies", "the ministry statement", "issued a denial"."""
    noun = cue.head
    owner = child(noun, "poss")
    if owner is None:
        owner = _after(noun, "by", "from") or _before(noun) or _giver(noun)
    if owner is None and any(c.dep_ in ("acl", "ccomp", "relcl") for c in noun.children):
        owner = _after(noun, "of", "in")
    return owner if owner is not None and owner.pos_ in _NOMINAL else None


def of_preposition(cue: CueAt) -> Token | None:
    """Who stands after "according to" or "in the words of"."""
    return child(cue.words[-1], "pobj") or _phrase_after(cue.words[-1])


def phrase(head: Token, cue: CueAt) -> list[Token]:
    """The words that name the source, without those of the cue."""
    return noun_phrase(head, {*cue.words, *cue.negation, cue.head})


def source_type(head: Token | None) -> SourceType:
    """Person, organisation, document, or a source without a name."""
    if head is None:
        return "unnamed"
    known = voices().get(head.lower_)
    if known is not None and head.ent_type_ not in ("PERSON", "GPE"):
        return known
    if head.ent_type_ == "PERSON" or head.morph.get("Gender", []) in (["Masc"], ["Fem"]):
        return "person"
    if head.ent_type_ in _BODIES:
        return "organisation"
    if head.pos_ == "PROPN":
        return "person" if any(t.ent_type_ == "PERSON" for t in head.subtree) else "organisation"
    named = next((c for c in head.children if c.dep_ == "appos" and c.ent_type_ == "PERSON"), None)
    return "person" if named is not None else "unnamed"


def _quoted(verb: Token) -> Token | None:
    """Whom another voice quotes: "an officer" in "the paper quoted an officer as saying"."""
    as_ = verb.head
    if verb.dep_ != "pcomp" or as_.lower_ != "as":
        return None
    over = as_.head
    if over.pos_ not in ("VERB", "AUX"):
        return over if over.pos_ in _NOMINAL else None
    return child(over, "nsubjpass") if is_passive(over) else child(over, "dobj")


def _above(verb: Token) -> Token:
    """The verb whose subject a cue without one shares."""
    if verb.dep_ == "advcl" and verb.tag_ == "VBG" and verb.doc[verb.left_edge.i - 1].text == ",":
        main = verb.head
        while main.dep_ in ("ccomp", "conj") and main.head != main and main.head.pos_ == "VERB":
            main = main.head
        return main if _governs(main, verb) else verb  # "said they must go, adding": who said, adds
    if verb.dep_ == "acl" and not source_can_speak(verb.head) and verb.head.dep_ == "pobj":
        return main_clause(verb.head)  # "posted a message on a board blaming them": the board does not blame
    return governor_of_joined(verb)


def _governs(main: Token, verb: Token) -> bool:
    return main != verb.head


def source_can_speak(noun: Token) -> bool:
    """Whether a noun names a person, a body or a document."""
    return noun.lower_ in voices() or noun.ent_type_ in ("PERSON", "GPE", "NORP") or noun.pos_ == "PRON"


def _is_inverted(verb: Token) -> bool:
    """`"No," said Mara`, where "said" was taken for a participle."""
    return child(verb, "nsubj") is not None and child(verb, "auxpass") is None


def _behind(verb: Token) -> Token | None:
    """The subject right behind an inverted verb that the parse hung elsewhere: `"No," said Mara`."""
    if verb.i and verb.doc[verb.i - 1].is_quote and verb.tag_ in ("VBD", "VBZ"):
        return _phrase_after(verb)
    return None


def _in_front(verb: Token) -> Token | None:
    """The subject right in front of a finite verb that the parse hung elsewhere: "Mara Hult (Ind.), a baker, said"."""
    if verb.tag_ not in ("VBD", "VBZ", "VBP"):
        return None
    at = verb.i - 1
    while at > verb.sent.start and verb.doc[at].pos_ == "ADV":
        at -= 1
    if verb.doc[at].text == ")":
        while at > verb.sent.start and verb.doc[at].text != "(":
            at -= 1
        at -= 1
    if at >= verb.sent.start and verb.doc[at].text == ",":
        at -= 1
    if at < verb.sent.start:
        return None
    head = verb.doc[at]
    if head.ent_type_ in ("DATE", "TIME"):
        return None
    while head.head != head and head.head.i < verb.i and head.head.pos_ in ("NOUN", "PROPN", "PRON"):
        head = head.head
    return head if head.pos_ in ("NOUN", "PROPN", "PRON") else None


def _phrase_after(token: Token) -> Token | None:
    """The head of the noun phrase that begins right after a token."""
    start = token.i + 1
    if start >= len(token.doc):
        return None
    head = token.doc[start]
    while head.head != head and head.head.i > start and head.head.left_edge.i >= start:
        head = head.head
    return head if head.pos_ in ("NOUN", "PROPN", "PRON") else None


def _before(noun: Token) -> Token | None:
    """As in "government claims", "UN calls": a name or a body that stands before the noun."""
    for below in noun.children:
        if below.dep_ in ("compound", "amod", "nmod") and below.i < noun.i:
            if below.ent_type_ in ("ORG", "GPE", "NORP", "PERSON"):
                return below
            if voices().get(below.lower_) in ("organisation", "unnamed"):
                return below
    return None


def _after(noun: Token, *prepositions: str) -> Token | None:
    found = (c for c in noun.children if c.dep_ in ("prep", "agent") and c.lower_ in prepositions)
    return next(_objects(found), None)


def _objects(prepositions: Iterator[Token]) -> Iterator[Token]:
    for preposition in prepositions:
        thing = child(preposition, "pobj")
        if thing is not None:
            yield thing


def _giver(noun: Token) -> Token | None:
    """The subject of a light verb: "Belmara issued a denial"."""
    verb = noun.head
    if noun.dep_ == "dobj" and verb.lower_ in carriers() and not is_passive(verb):
        return subject(verb)
    return None
