"""More questions to a parse, for who says what: extents of phrases and of what is handed over, as tokens and spans."""

from collections.abc import Container, Iterable, Iterator

from spacy.tokens import Doc, Token

from rashomon.pipeline.syntax import FINITE, VERBAL
from rashomon.records import Span

_OUTSIDE = frozenset(("PUNCT", "SPACE"))
_KEPT_BEFORE = frozenset("$#£€@([")
_KEPT_AFTER = frozenset("%)]")


def subtree(head: Token, without: Container[Token] = ()) -> Iterator[Token]:
    """A token and all below it, leaving out some branches."""
    waiting = [head]
    for token in waiting:  # the list grows as it is walked: a chain of a thousand clauses must not end in a recursion
        yield token
        if token.n_lefts or token.n_rights:  # most words have none below, which `children` is long in finding
            waiting += [below for below in token.children if below not in without]


def noun_phrase(head: Token, without: Container[Token] = ()) -> list[Token]:
    """A whole noun phrase with what is joined to it, up to its relative clause: "Lena Dorsk, the mayor" (who fled)."""
    below, stops = [head], [len(head.doc)]
    for token in below:
        right = token == head or (token.i > head.i and token not in without)
        if right and token.text == "(" and _is_long_aside(token):
            stops.append(token.i)
        for c in token.children if token.n_lefts or token.n_rights else ():
            if not _is_incidental(c):
                below.append(c)
            elif right:
                stops.append(c.left_edge.i)
    return _run_around(head, [t for t in below if t.i < min(stops) and t not in without])


def spans(doc: Doc, tokens: Iterable[Token]) -> tuple[Span, ...]:
    """Tokens as spans in text order; a gap of marks alone does not part them, marks at the ends are left out."""
    runs: list[list[int]] = []
    for place in sorted({t.i for t in tokens}):
        if runs and (place == runs[-1][-1] + 1 or all(doc[i].pos_ in _OUTSIDE for i in range(runs[-1][-1] + 1, place))):
            runs[-1].append(place)
        else:
            runs.append([place])
    return tuple([span for run in runs for span in _trimmed(doc, run)])


def is_infinitive(verb: Token) -> bool:
    """Whether "to" stands before it."""
    return "TO" in [c.tag_ for c in verb.children]  # asked so often that a generator would be felt


def is_finite(verb: Token) -> bool:
    """Whether it has a subject of its own or a tense: not "to go", not "going"."""
    if verb.tag_ in ("VBD", "VBZ", "VBP", "MD"):
        return True
    deps = {c.dep_ for c in verb.children}
    return bool(deps & {"nsubj", "nsubjpass", "expl", "csubj"}) or any(
        c.dep_ in ("aux", "auxpass") and c.tag_ in ("VBD", "VBZ", "VBP", "MD") for c in verb.children
    )


def main_clause(token: Token) -> Token:
    """The verb of the clause a token hangs on, or the head of its sentence."""
    above = token
    for above in token.ancestors:
        if above.pos_ in VERBAL:
            break
    return above


def closes_sentence(token: Token) -> bool:
    """Whether no word of its sentence follows; quicker than `token.sent`, which looks for both its ends."""
    return token.i + 1 == len(token.doc) or bool(token.nbor().is_sent_start)


def first_joined(token: Token) -> Token:
    """The first of a row of joined clauses: "fired" for "hit" in "it fired and hit"."""
    while token.dep_ == "conj" and token.head != token:
        token = token.head
    return token


def escaped(head: Token) -> list[Token]:
    """Finite verbs joined to a base form, which belong to the verb above: "urged them to go and accused the army".

    "accuse" in "urge them to go and accuse the army" goes on with "to go", whatever the tag.
    """
    if head.tag_ != "VB":
        return []
    finite = (c for c in head.children if c.dep_ == "conj" and c.tag_ in FINITE and c.tag_ != "VBP")
    return [c for c in finite if not _has_subject(c)]


def strays(verb: Token, infinitive: Token) -> list[Token]:
    """Base forms hung on the finite verb above that go on with its infinitive: "calls on them to cease, leave"."""
    if verb.tag_ not in ("VBZ", "VBD"):
        return []
    bare = (c for c in verb.children if c.dep_ == "conj" and c.tag_ == "VB" and c.i > infinitive.i)
    return [c for c in bare if not any(b.dep_ in ("aux", "auxpass", "nsubj", "nsubjpass") for b in c.children)]


def governor_of_joined(verb: Token) -> Token:
    """The verb that a joined verb shares its subject with: "urged" for "accused" in the example above."""
    first = first_joined(verb)
    if first == verb or _has_subject(verb):
        return verb
    if first.dep_ == "ccomp" and first.head.tag_ == verb.tag_ and verb.tag_ in FINITE:
        return first.head  # "said it was lost and warned": who said, warned
    if verb not in escaped(first):
        return verb
    return next((t for t in first.ancestors if t.tag_ in FINITE), verb)


def _is_long_aside(opening: Token) -> bool:
    """Whether what stands in brackets is more than a party or a place: "(a view shared by all)", not "(Ind.)"."""
    rest = opening.doc[opening.i + 1 : opening.i + 5]
    return all(t.text != ")" for t in rest)


def _has_subject(verb: Token) -> bool:
    return any(c.dep_ in ("nsubj", "nsubjpass", "expl") for c in verb.children)


def _is_incidental(token: Token) -> bool:
    if token.dep_ in ("relcl", "advcl", "ccomp", "parataxis"):
        return True
    return token.dep_ == "conj" and token.pos_ in VERBAL


def _run_around(head: Token, tokens: list[Token]) -> list[Token]:
    """The unbroken run of tokens around the head, so that a misread branch far away does not stretch the phrase."""
    have = {t.i: t for t in tokens}
    start = end = head.i
    while start - 1 in have:
        start -= 1
    while end + 1 in have:
        end += 1
    return [have[i] for i in range(start, end + 1) if i in have]


def _trimmed(doc: Doc, run: list[int]) -> Iterator[Span]:
    while run and doc[run[0]].pos_ in _OUTSIDE and doc[run[0]].text not in _KEPT_BEFORE:
        run = run[1:]
    while run and doc[run[-1]].pos_ in _OUTSIDE and doc[run[-1]].text not in _KEPT_AFTER:
        run = run[:-1]
    if run:
        last = doc[run[-1]]
        yield Span(doc[run[0]].idx, last.idx + len(last))
