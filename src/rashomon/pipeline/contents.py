"""What is handed over, by the grammar of its cue: a clause, an infinitive, an object, a phrase with a preposition."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from rashomon.lexicon.cues import openers
from rashomon.pipeline.clauses import escaped, first_joined, is_finite, is_infinitive, main_clause, subtree
from rashomon.pipeline.cues import CueAt
from rashomon.pipeline.syntax import child, is_passive

_SHORTEST_REST = 3
_UNDER_NOUNS = frozenset(("acl", "ccomp", "relcl", "advcl", "xcomp"))


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
        if below.i > noun.i and below.dep_ in _UNDER_NOUNS and _suits(below, cue):
            return _handed(below, outside, "noun-clause")
    for owner in (o for c in noun.children if c.dep_ in ("prep", "agent") for o in c.children):
        for below in owner.children:
            if below.dep_ in ("relcl", "acl") and not is_infinitive(below) and _suits(below, cue):
                return _handed(below, outside, "noun-clause")  # "the claim by the rebels that"
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
    while verb.dep_ in ("conj", "advcl", "relcl", "acl", "pcomp", "xcomp") and at_edge and verb.head != verb:
        verb = verb.head
    if verb in outside:
        return None
    return _handed(verb, outside, "according-to")


def of_adverb(cue: CueAt) -> Handed | None:
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
    tokens -= {t for verb in escaped(head) for t in verb.subtree}
    kept = sorted(tokens, key=lambda t: t.i)
    while kept and kept[0].lower_ == "that" and kept[0].dep_ == "mark":
        kept = kept[1:]
    kept = kept[: _incidental_end(head, kept)]
    return Handed(tuple(kept), head, rule, addressee) if kept else None


def _incidental_end(head: Token, kept: Sequence[Token]) -> int:
    """Where an incidental clause behind a comma begins that closes the content: ", which", ", adding", ", although"."""
    for n, token in enumerate(kept):
        if n and token.i > head.i and kept[n - 1].text == "," and _is_loose(token, head):
            return n
    return len(kept)


def _is_loose(token: Token, head: Token) -> bool:
    clause = next((t for t in (token, *token.ancestors) if t.dep_ in ("relcl", "advcl")), None)
    if clause is None or clause.left_edge.i != token.i or clause == head or head not in clause.ancestors:
        return False
    if clause.dep_ == "relcl":
        return head.pos_ not in ("VERB", "AUX") and clause.head == head
    return clause.head == head and (clause.tag_ == "VBG" or token.dep_ == "mark")


def _clause(cue: CueAt, outside: set[Token]) -> Handed | None:
    verb = cue.head
    told = _addressee(cue)
    for below in _complements(cue):
        if below in outside or not _suits(below, cue):
            continue
        cut = set(outside)
        if told is not None:
            cut |= set(subtree(told, (below,)))
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
    near = [c for w in (verb, *(w for w in cue.words if w != verb)) for c in w.children]
    for deps in (("ccomp",), ("xcomp",), ("advcl", "parataxis", "acl", "pcomp")):
        yield from (c for c in near if c.dep_ in deps)
    yield from (c for c in near if c.dep_ == "csubj" and c.head != verb)
    told = _addressee(cue)
    if told is not None:
        yield from (c for c in told.children if c.dep_ in ("relcl", "acl", "ccomp"))
    if verb.dep_ == "acl" and verb.tag_ == "VBD" and verb.head.dep_ == "nsubj" and verb.head.head.i > verb.i:
        yield verb.head.head  # "The chief, Ilan Pask, announced there were": the main verb was taken for a participle


def _suits(below: Token, cue: CueAt) -> bool:
    frames, right_behind = cue.entry.frames, below.left_edge.i == cue.words[-1].i + 1
    close = below.dep_ != "advcl" or right_behind
    if is_infinitive(below):
        return _raises(cue, below) or ("infinitive" in frames and (close or cue.entry.addressed))
    if below.tag_ == "VBG" and not is_finite(below):
        return "gerund" in frames and close
    if "that" not in frames:
        return False
    opener = next((c for c in below.children if c.i < below.i and (c.dep_ == "mark" or c.lower_ in openers())), None)
    if below.dep_ in ("advcl", "acl"):
        return _opens_content(opener, cue)
    if below.dep_ == "relcl":
        return opener is not None and _opens_content(opener, cue) and _is_whole(below, opener)
    if below.dep_ == "parataxis":
        return below.i > cue.head.i and is_finite(below)
    return True


def _is_whole(clause: Token, opener: Token) -> bool:
    """Whether a clause taken for a relative one lacks nothing: "that they held the pass", not "that they held"."""
    others = [c for c in clause.children if c != opener]
    if not any(c.dep_ in ("nsubj", "nsubjpass") for c in others):
        return False
    filled = opener.dep_ == "mark" or any(c.dep_ in (opener.dep_, "acomp", "attr", "auxpass") for c in others)
    return filled or opener.dep_ in ("nsubj", "nsubjpass")


def _opens_content(opener: Token | None, cue: CueAt) -> bool:
    """Tell whether "that" stands there, or right behind the cue "when": "did not say when it would end"."""
    if opener is None or opener.lower_ not in openers():
        return False
    told = _addressee(cue)
    behind = max(cue.words[-1].i, told.right_edge.i if told is not None else 0)
    return openers()[opener.lower_] or opener.i == behind + 1


def _raises(cue: CueAt, below: Token) -> bool:
    """As in "The group is said to hold the road": the subject belongs to what is said."""
    return "that" in cue.entry.frames and below.dep_ == "xcomp" and not cue.entry.addressed and is_passive(cue.head)


def _as(cue: CueAt, outside: set[Token]) -> Handed | None:
    """As in "described A as B", "called A B", "dismissed as lies reports of C"."""
    if "as" not in cue.entry.frames:
        return None
    verb = cue.head
    thing = child(verb, "nsubjpass") if is_passive(verb) else child(verb, "dobj")
    if thing is None and is_passive(verb) and verb.dep_ == "acl":
        thing = verb.head
    small = child(verb, "oprd", "attr") or next(
        (c for c in verb.children if c.dep_ in ("ccomp", "xcomp") and (c.lemma_ == "be" or not is_infinitive(c))), None
    )
    if small is None:
        small = next((c for c in verb.children if c.dep_ == "dobj" and c != thing), None) or _renamed(thing)
    called = next((c for c in _prepositions(verb, thing) if c.lower_ == "as"), None)
    parts = [t for t in (thing, small, called) if t is not None and t not in outside and t.tag_ not in ("WP", "WDT")]
    if not parts or (thing is None and small is None):
        return None
    if thing is None and called is not None:
        thing = _named_late(called)
    if small is None and called is None and "noun" not in cue.entry.frames and not _holds_quote(thing):
        return None
    if called is None and is_passive(verb) and child(verb, "agent") is None:
        return None  # "a hill called the Saddle" has a name, and nobody speaks
    return _handed(parts[0], outside, "verb-as", None, *parts[1:])


def _renamed(thing: Token | None) -> Token | None:
    """As in "branded the group a militia": a second noun right behind the first, without a comma."""
    second = child(thing, "appos") if thing is not None else None
    if second is None or second.doc[second.left_edge.i - 1].text == ",":
        return None
    return second


def _named_late(called: Token) -> Token | None:
    """As in "rejected as lies the reports": the thing, hung on what it is called."""
    name = child(called, "pobj")
    return child(name, "appos") if name is not None else None


def _holds_quote(thing: Token | None) -> bool:
    return thing is not None and any(t.is_quote for t in thing.doc[thing.left_edge.i : thing.right_edge.i + 2])


def _prepositions(*heads: Token | None) -> list[Token]:
    return [c for head in heads if head is not None for c in head.children if c.dep_ == "prep"]


def _after_preposition(cue: CueAt, outside: set[Token]) -> Handed | None:
    """As in "called for a truce", "blamed them for it", "asked about the harvest"."""
    if len(cue.words) > 1 and cue.words[-1] != cue.head:
        return _after_particle(cue, outside)
    entry, verb = cue.entry, cue.head
    thing = child(verb, "nsubjpass") if is_passive(verb) else child(verb, "dobj")
    whole = "noun" in entry.frames and not entry.addressed
    for preposition in _prepositions(verb, thing):
        if preposition.lower_ not in entry.after or preposition in outside:
            continue
        if whole and thing is not None and thing not in outside:
            return _handed(thing, outside, "verb-object", None, preposition)
        inner = child(preposition, "pobj", "pcomp")
        if inner is not None and not whole:
            return _handed(inner, outside, "verb-preposition", _addressee(cue))
    return None


def _after_particle(cue: CueAt, outside: set[Token]) -> Handed | None:
    """As in "called for a truce", "called for the mines to be cleared", "ruled out a truce", "had no part in it"."""
    entry, last = cue.entry, cue.words[-1]
    plain = "noun" in entry.frames or "gerund" in entry.frames
    if last.dep_ == "mark" and plain and last.head != cue.head:
        return _handed(last.head, {*outside, last}, "verb-preposition")
    if last.dep_ in ("prep", "agent") and plain:
        thing = child(last, "pobj", "pcomp")
        if thing is None or (entry.addressed and not entry.after):
            return None
        wish = next((c for c in cue.head.children if c.dep_ == "xcomp" and is_infinitive(c) and c.i > thing.i), None)
        return _handed(thing, outside, "verb-preposition", None, *([wish] if wish is not None else []))
    for word in (last, cue.head):
        for preposition in _prepositions(word):
            inner = child(preposition, "pobj", "pcomp")
            if preposition.lower_ in entry.after and inner is not None and preposition not in outside:
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
    if thing is None or thing in outside or (cue.entry.addressed and thing == _addressee(cue)):
        return None
    return _handed(thing, outside, "verb-object")


def _parenthetical(cue: CueAt, outside: set[Token]) -> Handed | None:
    """As in "The truce, monitors said, was broken": the sentence around."""
    verb = cue.head
    own = child(verb, "nsubj")
    if "that" not in cue.entry.frames or own is None:
        return None
    as_said = any(c.dep_ == "mark" and c.lower_ == "as" for c in verb.children)
    if verb.dep_ == "parataxis" or (verb.dep_ == "advcl" and as_said):
        around = verb.head if verb.head.dep_ not in ("nsubj", "nsubjpass") else verb.head.head
        return _handed(around, {*outside, verb}, "parenthetical")
    return _rest_of_sentence(verb, own, outside)


def _rest_of_sentence(verb: Token, own: Token, outside: set[Token]) -> Handed | None:
    """What stands before a comma and the cue, when the parse hung it on the cue: "No way out, monitors said."."""
    if verb.dep_ != "ROOT" or own.i > verb.i:
        return None
    edge = own.left_edge.i - 1
    if edge <= verb.sent.start or verb.doc[edge].text != ",":
        return None
    left = [t for t in verb.doc[verb.sent.start : edge] if t not in outside]
    right = [
        t for c in verb.children if c.dep_ == "conj" and c.i > verb.i and not _has_own(c) for t in subtree(c, outside)
    ]
    if len(left) < _SHORTEST_REST or left[0].pos_ in ("ADP", "ADV", "SCONJ", "CCONJ"):
        return None
    return Handed((*left, *right), left[0].sent.root, "parenthetical")


def _has_own(verb: Token) -> bool:
    return any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children)


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
