"""What is handed over, by the grammar of its cue: a clause, an infinitive, an object, a phrase with a preposition."""

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Token

from rashomon.pipeline.clauses import first_joined, is_finite, is_infinitive, main_clause, subtree
from rashomon.pipeline.cues import CueAt
from rashomon.pipeline.syntax import child, is_passive

_OPENERS = frozenset(("that", "whether", "if"))


@dataclass(frozen=True, slots=True)
class Handed:
    """The tokens handed over, the word they hang on, and who is addressed."""

    tokens: tuple[Token, ...]
    head: Token
    rule: str
    addressee: Token | None = None


def of_verb(cue: CueAt, source: Iterable[Token]) -> Handed | None:
    """What a verb hands over, the fullest form first."""
    outside = {*cue.words, *cue.negation, *source}
    for find in (_clause, _as, _after_preposition, _object, _parenthetical):
        found = find(cue, outside)
        if found is not None:
            return found
    return None


def of_noun(cue: CueAt, source: Iterable[Token]) -> Handed | None:
    """What a noun hands over: "claim that", "pledge to", "accusations of", "calls for"."""
    noun, outside = cue.head, {*cue.words, *source}
    for below in noun.children:
        if below.i > noun.i and below.dep_ in ("acl", "ccomp", "relcl", "advcl", "xcomp") and _suits(below, cue):
            return _handed(below, outside, "noun-clause")
    for below in noun.children:
        if below.i > noun.i and below.dep_ == "prep" and below.lower_ in cue.entry.after:
            thing = child(below, "pobj", "pcomp")
            if thing is not None and thing not in outside:
                return _handed(thing, outside, "noun-preposition")
    verb = noun.head
    if noun.dep_ in ("nsubj", "nsubjpass") and verb.lemma_ == "be":
        clause = child(verb, "ccomp", "attr")
        if clause is not None and clause.dep_ == "ccomp":
            return _handed(clause, outside, "noun-is")
    return None


def of_preposition(cue: CueAt, source: Iterable[Token]) -> Handed | None:
    """The sentence or clause around "according to the police"."""
    first = cue.words[0]
    outside = {*cue.words, *source, *subtree(first)}
    verb = main_clause(first)
    at_edge = first.i == first.sent.start or _closes_sentence(first)
    while verb.dep_ in ("conj", "advcl", "relcl", "acl", "pcomp", "xcomp") and at_edge and verb.head is not verb:
        verb = verb.head
    if verb in outside:
        return None
    return _handed(verb, outside, "according-to")


def of_adverb(cue: CueAt) -> Handed:
    """The clause around "reportedly"."""
    verb = first_joined(main_clause(cue.head))
    return _handed(verb, {cue.head}, "adverb")


def of_adjective(cue: CueAt) -> Handed | None:
    """The thing that is called alleged: "the alleged bombing of the school"."""
    noun = cue.head.head
    if cue.head.dep_ != "amod" or noun.pos_ not in ("NOUN", "PROPN"):
        return None
    kept = tuple(t for t in subtree(noun, {cue.head}) if t.i > cue.head.i)
    return Handed(kept, noun, "adjective") if kept else None


def _handed(
    head: Token, outside: Iterable[Token], rule: str, addressee: Token | None = None, *more: Token
) -> Handed | None:
    cut = set(outside)
    tokens = {t for part in (head, *more) for t in subtree(part, cut)} - cut
    kept = sorted(tokens, key=lambda t: t.i)
    while kept and kept[0].lower_ == "that" and kept[0].dep_ in ("mark", "det") and kept[0].tag_ == "IN":
        kept = kept[1:]
    return Handed(tuple(kept), head, rule, addressee) if kept else None


def _clause(cue: CueAt, outside: set[Token]) -> Handed | None:
    verb = cue.head
    told = _addressee(cue)
    for below in _complements(cue):
        if below in outside or not _suits(below, cue):
            continue
        cut = set(outside)
        if told is not None:
            cut |= set(subtree(told))
        own = child(below, "nsubj") if cue.entry.addressed and is_infinitive(below) else None
        if own is not None and told is None:
            told = own
            cut |= set(subtree(own))
        rule = "verb-infinitive" if is_infinitive(below) else "verb-clause"
        thing = child(verb, "nsubjpass") if _raises(cue, below) else None
        if thing is not None and thing not in cut:
            return _handed(below, cut, "verb-raised", told, thing)
        return _handed(below, cut, rule, told)
    return None


def _complements(cue: CueAt) -> Iterable[Token]:
    """Clauses under the verb, its particle, or its object: complements first, looser ones after."""
    verb = cue.head
    near = [c for w in (verb, *(w for w in cue.words if w is not verb)) for c in w.children]
    for deps in (("ccomp",), ("xcomp",), ("advcl", "parataxis", "acl", "pcomp")):
        yield from (c for c in near if c.dep_ in deps)
    told = _addressee(cue)
    if told is not None:
        yield from (c for c in told.children if c.dep_ in ("relcl", "acl", "ccomp") and is_infinitive(c))


def _suits(below: Token, cue: CueAt) -> bool:
    frames = cue.entry.frames
    if is_infinitive(below):
        return "infinitive" in frames and below.dep_ != "advcl" or "infinitive" in frames and cue.entry.addressed
    opener = next((c for c in below.children if c.dep_ == "mark" or c.tag_ in ("WP", "WRB", "WDT")), None)
    if below.dep_ in ("advcl", "acl", "relcl") and (opener is None or opener.lower_ not in _OPENERS):
        return False
    if below.dep_ == "relcl" and opener is not None and opener.dep_ in ("nsubj", "dobj", "nsubjpass", "pobj"):
        return False
    if below.dep_ == "parataxis":
        return "that" in frames and below.i > cue.head.i and is_finite(below)
    if below.tag_ == "VBG" and not is_finite(below):
        return "gerund" in frames
    return "that" in frames


def _raises(cue: CueAt, below: Token) -> bool:
    """ "The group is said to hold the road": the subject belongs to what is said."""
    return is_passive(cue.head) and below.dep_ == "xcomp" and not cue.entry.addressed


def _as(cue: CueAt, outside: set[Token]) -> Handed | None:
    """ "described A as B", "called A B", "dismissed as lies reports of C"."""
    if "as" not in cue.entry.frames:
        return None
    verb = cue.head
    thing = child(verb, "nsubjpass") if is_passive(verb) else child(verb, "dobj")
    if thing is None and is_passive(verb) and verb.dep_ == "acl":
        thing = verb.head
    small = child(verb, "oprd", "attr") or next(
        (c for c in verb.children if c.dep_ in ("ccomp", "xcomp") and not is_infinitive(c)), None
    )
    called = next((c for c in _prepositions(verb, thing) if c.lower_ == "as"), None)
    parts = [t for t in (thing, small, called) if t is not None and t not in outside]
    if not parts or (thing is None and small is None):
        return None
    if small is None and called is None and "noun" not in cue.entry.frames:
        return None
    return _handed(parts[0], outside, "verb-as", None, *parts[1:])


def _prepositions(*heads: Token | None) -> list[Token]:
    return [c for head in heads if head is not None for c in head.children if c.dep_ == "prep"]


def _after_preposition(cue: CueAt, outside: set[Token]) -> Handed | None:
    """ "called for a truce", "blamed it on them", "accused them of treason"."""
    entry, verb = cue.entry, cue.head
    last = cue.words[-1]
    if len(cue.words) > 1 and last.dep_ in ("prep", "agent", "prt"):
        thing = child(last, "pobj", "pcomp") or (child(verb, "dobj") if "noun" in entry.frames else None)
        if thing is None or (entry.addressed and not entry.after):
            return None
        return _handed(thing, outside, "verb-preposition")
    thing = child(verb, "nsubjpass") if is_passive(verb) else child(verb, "dobj")
    for preposition in _prepositions(verb, thing):
        if preposition.lower_ in entry.after and preposition not in outside:
            if thing is not None and not entry.addressed and thing not in outside and "noun" in entry.frames:
                return _handed(thing, outside, "verb-object", None, preposition)
            inner = child(preposition, "pobj", "pcomp")
            if inner is not None:
                return _handed(inner, outside, "verb-preposition", _addressee(cue))
    return None


def _object(cue: CueAt, outside: set[Token]) -> Handed | None:
    if "noun" not in cue.entry.frames:
        return None
    verb = cue.head
    if is_passive(verb):
        thing = child(verb, "nsubjpass")
        if thing is None and verb.dep_ == "acl":
            thing = verb.head
        if child(verb, "agent") is None:
            return None
    else:
        thing = child(cue.words[-1], "dobj", "pobj") or child(verb, "dobj")
    if thing is None or thing in outside or (cue.entry.addressed and thing is _addressee(cue)):
        return None
    return _handed(thing, outside, "verb-object")


def _parenthetical(cue: CueAt, outside: set[Token]) -> Handed | None:
    """ "The truce, monitors said, was broken": the sentence around."""
    verb = cue.head
    if "that" not in cue.entry.frames or child(verb, "nsubj") is None:
        return None
    as_said = any(c.dep_ == "mark" and c.lower_ == "as" for c in verb.children)
    if verb.dep_ != "parataxis" and not (verb.dep_ == "advcl" and as_said):
        return None
    return _handed(verb.head, {*outside, verb}, "parenthetical")


def _addressee(cue: CueAt) -> Token | None:
    verb, last = cue.head, cue.words[-1]
    if not cue.entry.addressed:
        return None
    if len(cue.words) > 1 and last.dep_ in ("prep", "agent"):
        return child(last, "pobj")
    if is_passive(verb):
        return child(verb, "nsubjpass")
    return child(verb, "dative", "dobj")


def _closes_sentence(token: Token) -> bool:
    end = max(t.i for t in token.subtree)
    return all(t.pos_ in ("PUNCT", "SPACE") for t in token.doc[end + 1 : token.sent.end])
