"""Who says it: the noun phrase a cue points to, and what kind of source it is."""

from collections.abc import Iterator

from spacy.tokens import Token

from rashomon.lexicon.cues import afloat, carriers, drawers, partitives, voices
from rashomon.pipeline.clauses import noun_phrase
from rashomon.pipeline.cues import CueAt
from rashomon.pipeline.subjects import can_speak, phrase_after, speaking_subject
from rashomon.pipeline.syntax import NOMINAL, child, is_passive, subject
from rashomon.records import SourceType

_BODIES = frozenset(("ORG", "GPE", "NORP", "LOC", "FAC"))


def of_verb(cue: CueAt) -> Token | None:
    """Who says it with a verb: its doer, shared or borrowed where it has none of its own."""
    if cue.passive and not _is_inverted(cue):
        by = cue.child("agent")
        return child(by, "pobj") if by is not None else None
    own = speaking_subject(cue)
    if own is None or own.tag_ == "EX" or own in cue.words or not any(map(str.isalpha, own.text.lstrip("'’s"))):
        return None
    return own if own.pos_ in NOMINAL or own.ent_type_ else None


def of_noun(cue: CueAt) -> Token | None:
    """Whose claim it is: "Orlena's claim", "calls by deputies", "the ministry statement", "issued a denial"."""
    noun = cue.head
    owner = cue.child("poss")
    if cue.entry.around and voices().get(noun.lower_) == "document" and noun.head == cue.words[0] != noun:
        return noun  # "by the army's report": the document speaks
    if owner is None:
        owner = _after(cue, "by", "from", "among") or _before(cue) or _giver(noun) or _drawn_from(noun) or teller(noun)
    if owner is None and cue.child("acl", "ccomp", "relcl") is not None:
        owner = _after(cue, "of", "in")
    return owner if owner is not None and owner.pos_ in NOMINAL else None


def of_preposition(cue: CueAt) -> Token | None:
    """Who stands after "according to" or "in the words of"."""
    return child(cue.words[-1], "pobj") or phrase_after(cue.words[-1])


def teller(noun: Token) -> Token | None:
    """Whom a saying comes from: the harbour master in "the news came from the harbour master"."""
    verb = noun.head
    found = afloat().get(verb.lemma_) if noun.dep_ == "nsubj" else None
    if found is None or not found.looks_back:
        return None
    return next((t for t in _objects(c for c in verb.children if c.lower_ == "from") if can_speak(t)), None)


def phrase(head: Token, cue: CueAt) -> list[Token]:
    """The words that name the source, without those of the cue."""
    words = noun_phrase(head, {*cue.words, *cue.negation, cue.head} - {head})
    if cue.entry.part == "preposition" and head.dep_ == "nsubj":
        comma = next((n for n, t in enumerate(words) if t.text == "," and t.i > head.i), len(words))
        return words[:comma]  # "According to the agency, the mayor said": one subject was made of two
    return words


def source_type(head: Token | None) -> SourceType:
    """Person, organisation, document, or a source without a name."""
    if head is None:
        return "unnamed"
    known = voices().get(head.lower_)
    if known is None and head.lemma_ in partitives():
        whole = next(_objects(c for c in head.children if c.lower_ == "of"), None)
        known = voices().get(whole.lower_) if whole is not None else None
    if known is not None and (head.ent_type_ not in ("PERSON", "GPE") or head.tag_ in ("NN", "NNS")):
        return known
    if head.ent_type_ == "PERSON" or (head.pos_ == "PRON" and head.morph.get("Gender", []) in (["Masc"], ["Fem"])):
        return "person"
    if head.ent_type_ in _BODIES:
        return "organisation"
    if head.pos_ == "PROPN":
        return "person" if any(t.ent_type_ == "PERSON" for t in head.subtree) else "organisation"
    named = next((c for c in head.children if c.dep_ == "appos" and c.ent_type_ == "PERSON"), None)
    return "person" if named is not None else "unnamed"


def _is_inverted(cue: CueAt) -> bool:
    """`"No," said Mara`, where "said" was taken for a participle."""
    return cue.child("nsubj") is not None and cue.child("auxpass") is None


def _before(cue: CueAt) -> Token | None:
    """A name or a body that stands before the noun, as in "government claims", "UN calls"."""
    for below in cue.children("compound", "amod", "nmod"):
        if below.i < cue.head.i:
            if below.ent_type_ in ("ORG", "GPE", "NORP", "PERSON"):
                return below
            if voices().get(below.lower_) in ("organisation", "unnamed"):
                return below
    return None


def _after(cue: CueAt, *prepositions: str) -> Token | None:
    return next(_objects(c for c in cue.children("prep", "agent") if c.lower_ in prepositions), None)


def _objects(prepositions: Iterator[Token]) -> Iterator[Token]:
    for preposition in prepositions:
        thing = child(preposition, "pobj")
        if thing is not None:
            yield thing


def _drawn_from(noun: Token) -> Token | None:
    """The council in "drew protests in the port from the council", where "from" was hung on the verb."""
    verb = noun.head
    if noun.dep_ != "dobj" or verb.lemma_ not in drawers():
        return None
    return next(_objects(c for c in verb.children if c.dep_ == "prep" and c.lower_ in ("from", "among")), None)


def _giver(noun: Token) -> Token | None:
    """The subject of a light verb: "Belmara issued a denial"."""
    verb = noun.head
    if noun.dep_ == "dobj" and verb.lower_ in carriers() and not is_passive(verb):
        return subject(verb)
    return None
