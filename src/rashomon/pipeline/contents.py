"""What is handed over, by the grammar of its cue: the rooms beside this one know a form each."""

from collections.abc import Iterable, Sequence

from spacy.tokens import Token

from rashomon.lexicon.cues import afloat, drawers
from rashomon.pipeline.clauses import closes_sentence, first_joined, is_infinitive, main_clause, subtree
from rashomon.pipeline.complements import clause, suits
from rashomon.pipeline.cues import CueAt
from rashomon.pipeline.handed import Handed, handed
from rashomon.pipeline.namings import naming
from rashomon.pipeline.objects import after_preposition, object_of
from rashomon.pipeline.parentheses import parenthetical
from rashomon.pipeline.sources import teller
from rashomon.pipeline.syntax import child, is_passive, subject

_UNDER_VERBS = frozenset(("ccomp", "acl", "advcl"))
_UNDER_NOUNS = frozenset(("acl", "ccomp", "relcl", "advcl", "xcomp"))


def of_verb(cue: CueAt, source: Iterable[Token]) -> Handed | None:
    """What a verb hands over, the fullest form first."""
    outside = {*cue.words, *cue.negation, *source}
    for find in (clause, naming, after_preposition, object_of, parenthetical):
        found = find(cue, outside)
        if found is not None:
            return found
    return None


def of_noun(cue: CueAt, source: Sequence[Token]) -> Handed | None:
    """What a noun hands over: "claim that", "pledge to", "accusations of", "calls for"."""
    noun, outside = cue.head, {*cue.words, *source}
    if noun.head == cue.words[0] != noun:
        return _around(cue, source, outside)
    for dep, below in cue.below:
        if dep in _UNDER_NOUNS and below.i > noun.i and suits(below, cue):
            return handed(below, outside, "noun-clause")
    for owner in (o for c in cue.children("prep", "agent") for o in c.children):
        for below in owner.children:
            if below.dep_ in ("relcl", "acl") and not is_infinitive(below) and suits(below, cue):
                return handed(below, outside, "noun-clause")  # "the claim by the rebels that"
    for find in (_behind_preposition, _predicate, _drawn, _told_before):
        found = find(cue, outside)
        if found is not None:
            return found
    return None


def _around(cue: CueAt, source: Sequence[Token], outside: set[Token]) -> Handed | None:
    """As in "by the army's account, it sank", "a total of forty by its account", "a total by its account of forty"."""
    over = cue.words[0].head
    if over.pos_ not in ("NOUN", "PROPN", "NUM"):
        topic = any(c.lower_ == "of" for c in cue.head.children)  # "in their assessments of the raid"
        return of_preposition(cue, source, "noun-around") if not topic else None
    return _behind_preposition(cue, outside) or handed(over, {*outside, *subtree(cue.words[0])}, "noun-around")


def _behind_preposition(cue: CueAt, outside: set[Token]) -> Handed | None:
    """As in "accusations of fraud", "calls for an inquiry"."""
    noun = cue.head
    for below in (*cue.children("prep"), *_loose(noun)):
        if below.i > noun.i and below.lower_ in cue.entry.after:
            thing = child(below, "pobj", "pcomp")
            wish = _wish(noun, thing) if thing is not None and "infinitive" in cue.entry.frames else None
            if wish is not None:
                return handed(wish, outside, "noun-clause", thing)
            if thing is not None and thing not in outside:
                return handed(thing, outside, "noun-preposition")
    return None


def _loose(noun: Token) -> Iterable[Token]:
    """Prepositions right behind the object of a light verb, hung on the verb: "issued warnings against"."""
    if noun.dep_ != "dobj":
        return ()
    return (c for c in noun.head.children if c.dep_ == "prep" and c.i == noun.right_edge.i + 1)


def _wish(noun: Token, thing: Token) -> Token | None:
    """What somebody is called on to do: "its call on both sides to resume talks"."""
    behind = thing.right_edge.i + 1
    near = (c for head in (thing, noun, noun.head) for c in head.children if c.left_edge.i == behind)
    return next((c for c in near if is_infinitive(c)), None)


def _predicate(cue: CueAt, outside: set[Token]) -> Handed | None:
    """As in "the claim is that the wells are dry", "rumours spread he was ill"."""
    noun, verb = cue.head, cue.head.head
    if noun.dep_ in ("nsubj", "nsubjpass") and verb.lemma_ in afloat():
        below = [c for c in verb.children if c.i > verb.i]
        said = next((c for c in below if c.dep_ in _UNDER_VERBS and suits(c, cue)), None)
        if said is None and afloat()[verb.lemma_].things:
            said = next((c for c in below if c.dep_ == "dobj"), None)
        if said is not None and cue.entry.stance != "asks":
            return handed(said, outside, "noun-is")
    return None


def _drawn(cue: CueAt, outside: set[Token]) -> Handed | None:
    """As in "the raid drew protests from the council": the raid."""
    noun, verb = cue.head, cue.head.head
    if noun.dep_ != "dobj" or cue.entry.stance == "asserts" or verb.lemma_ not in drawers() or is_passive(verb):
        return None
    about = subject(verb)
    return handed(about, {*outside, verb}, "noun-drawn") if about is not None and about not in outside else None


def _told_before(cue: CueAt, outside: set[Token]) -> Handed | None:
    """As in "The ferry had sunk. The news came from the harbour master": the sentence before, in the same paragraph."""
    noun, verb = cue.head, cue.head.head
    if (
        noun.dep_ != "nsubj"
        or cue.child("det") is None
        or cue.entry.stance != "asserts"
        or teller(noun) in (None, *noun.subtree)
    ):
        return None
    start = verb.sent.start
    if start == 0 or "\n" in noun.doc[start - 1].text_with_ws:
        return None
    before = noun.doc[start - 1].sent
    words = tuple(t for t in before if t.pos_ not in ("PUNCT", "SPACE") and t not in outside)
    return Handed(words, before.root, "noun-came-from") if words else None


def of_preposition(cue: CueAt, source: Sequence[Token], rule: str = "according-to") -> Handed | None:
    """The sentence or clause around "according to the police"."""
    first = cue.words[0]
    outside = {*cue.words, *source, *subtree(first), *_clause_about(source)}
    verb = main_clause(first)
    at_edge = first.is_sent_start or _closes_sentence(first)
    while verb.dep_ in ("conj", "advcl", "relcl", "acl", "pcomp", "xcomp") and at_edge and verb.head != verb:
        verb = verb.head
    named = set(source)
    if verb in outside or any(t in named for t in verb.ancestors):
        verb = first.sent.root  # "according to police, who said": the clause of the source is not what it says
    return handed(verb, outside, rule) if verb not in outside else None


def _clause_about(source: Sequence[Token]) -> set[Token]:
    """The clause right behind a source that tells more of it: "who said officers came"."""
    last = max((t.i for t in source), default=None)
    if last is None:
        return set()
    behind = [t for t in source[0].doc[last + 1 : last + 3] if t.tag_ in ("WP", "WDT")]
    return {t for pronoun in behind[:1] for t in subtree(pronoun.head, source)}


def of_adverb(cue: CueAt) -> Handed | None:
    """The clause around "reportedly"."""
    verb = first_joined(main_clause(cue.head))
    return handed(verb, {cue.head}, "adverb")


def of_adjective(cue: CueAt) -> Handed | None:
    """The thing that is called alleged: "the alleged bombing of the school"."""
    noun = cue.head.head
    if cue.head.dep_ != "amod" or noun.pos_ not in ("NOUN", "PROPN"):
        return None
    kept = tuple(t for t in subtree(noun, {cue.head}) if t.i > cue.head.i)
    return Handed(kept, noun, "adjective") if kept else None


def _closes_sentence(token: Token) -> bool:
    last = token.right_edge
    while not closes_sentence(last):
        last = last.nbor()
        if last.pos_ not in ("PUNCT", "SPACE"):
            return False
    return True
