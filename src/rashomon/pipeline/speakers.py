"""Which entity speaks, how that is known and how surely: the actor's row that covers the word the source hangs on.

Scores are fixed steps, not probabilities: 0.9 a name of a list, an apposition, "who"; 0.85 the only one a pronoun
fits; 0.8 a name of this article, a body of a state, "I" in quotation marks; 0.75 a role named before; 0.7 the subject
before a pronoun, a body of another actor, the issuer of a document, both of two; 0.65 who spoke before; 0.6 a quotation
that no word hands over, a document named before; 0.5 a role or body of this article alone.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from spacy.tokens import Doc, Token

from rashomon.lexicon.actors import given_names, pronouns, roles, syntax
from rashomon.lexicon.cues import voices
from rashomon.lexicon.sources import issues, mouthpieces, namings, pairs
from rashomon.pipeline.drafts import Draft
from rashomon.pipeline.grades import grade, withheld
from rashomon.pipeline.layout import Layout
from rashomon.pipeline.sources import source_type
from rashomon.pipeline.syntax import antecedent, children, doer, governor, joined
from rashomon.records import Actor, ActorKind, SourceGrade, SourceType, Span

_LABELS = frozenset(("transcript", "headline-colon", "signed"))
_PEOPLE: frozenset[ActorKind] = frozenset(("person", "civilians"))
_LANDS: frozenset[ActorKind] = frozenset(("country",))
_BACK = 4
"""Sentences back in which two that are taken up together are looked for."""
_PAIR = 2
_APART = 1_500
"""So many characters at most lie between a voice and the pronoun that goes on with it."""
_FLOATING, _BEFORE, _ISSUER, _BOTH, _OWN = 0.6, 0.65, 0.7, 0.7, 0.8


class Speaking(NamedTuple):
    """Who speaks, how that is known and how surely; for a source without a name how it is told of."""

    ids: tuple[str, ...] = ()
    basis: str | None = None
    score: float | None = None
    type: SourceType = "unnamed"
    grade: SourceGrade | None = None
    withheld: tuple[Span, ...] = ()
    row: Actor | None = None


class Cast:
    """The actors of a doc, found by the token they cover."""

    def __init__(self, actors: Sequence[Actor]) -> None:
        self._rows = sorted(actors, key=lambda a: (a.start, -a.end))
        self._starts = [a.start for a in self._rows]
        self._longest = max((a.end - a.start for a in actors), default=0)

    def over(self, token: Token) -> Actor | None:
        """The shortest actor's row that covers a token."""
        end = token.idx + len(token)
        first = bisect_left(self._starts, end - self._longest)
        near = self._rows[first : bisect_right(self._starts, token.idx)]
        return min((a for a in near if a.end >= end), key=lambda a: a.end - a.start, default=None)

    def between(self, start: int, end: int) -> Sequence[Actor]:
        """The rows that begin in a stretch of text, in text order."""
        return self._rows[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def body(self, text: str, word: str) -> Actor | None:
        """The one body of the article whose mention ends in a word: "the army" for "army"."""
        ends = [a for a in self._rows if a.actor_id and a.kind not in _PEOPLE and a.kind is not None]
        named = [a for a in ends if text[a.start : a.end].lower().endswith(word)]
        return named[0] if len({a.actor_id for a in named}) == 1 else None

    def first(self, name: str | None) -> Actor | None:
        """The first mention that gave an actor without an id its name."""
        return next((a for a in self._rows if name and a.name == name and a.reason.partition(":")[0] != "who"), None)


def speaking(laid: Layout, drafts: Sequence[Draft], parents: Sequence[int | None], cast: Cast) -> list[Speaking]:
    """Who speaks in each draft; drafts are in text order, `parents` their positions."""
    out = [_own(laid, draft, cast) for draft in drafts]
    spoke: int | None = None
    for n, draft in enumerate(drafts):
        if not out[n].ids and draft.speaker is not None:
            told = _self(laid, draft, parents[n], out) or _document(draft, drafts, out, cast)
            if told is None and spoke is not None:
                told = _goes_on(laid, draft, drafts[spoke], out[spoke], cast)
            if told is not None:
                out[n] = told
        if draft.around is None and len(out[n].ids) == 1 and _is_person(out[n].row):
            spoke = n
    return [_graded(laid, draft, told, cast) for draft, told in zip(drafts, out, strict=True)]


def speakers(head: Token | None, cast: Cast) -> tuple[tuple[str, ...], str | None, Actor | None]:
    """Entities that speak, in text order, how that is known, and the first one's row."""
    return _told(head, _rows(antecedent(head), cast)) if head is not None else ((), None, None)


def _rows(known: Token, cast: Cast) -> list[Actor]:
    return [row for part in joined(known) if (row := _row(part, cast)) is not None]


def _told(head: Token, rows: Sequence[Actor]) -> tuple[tuple[str, ...], str | None, Actor | None]:
    known, ids = antecedent(head), _ids(rows)
    if not ids:
        return (), None, rows[0] if rows else None
    first = next(row for row in rows if row.actor_id is not None)
    how = f"{head.text!r} stands for {known.text!r}; " if known != head else ""
    told, why = _how(head, known, first), f"{how}{first.reason}"
    return ids, told if why == told else f"{told}: {why}", first


def typed(kind: SourceType, row: Actor | None, head: Token | None) -> SourceType:
    """What the source is, once a pronoun or a name has found its entity."""
    if row is None or row.kind is None or row.actor_id is None or kind == "document":
        return kind
    if head is not None and head.pos_ not in ("PRON", "PROPN") and kind == "unnamed" and row.kind != "person":
        return kind
    return "person" if row.kind == "person" else "unnamed" if row.kind == "civilians" else "organisation"


def _own(laid: Layout, draft: Draft, cast: Cast) -> Speaking:
    """Who speaks as far as the source's own words tell."""
    head = draft.speaker
    kind = source_type(head)
    if head is None:
        return Speaking(type=kind)
    rows = _rows(antecedent(head), cast)
    ids, basis, row = _told(head, rows)
    if kind == "document" and (issuer := _issuer(head, cast)) is not None:
        return _from_issuer(issuer)
    if not ids and (inside := _inside(laid.text, draft, cast)) is not None:
        ids, basis, row = _ids([inside]), f"named here: {inside.reason}", inside
    if not ids:
        both = _both(laid, head, cast)
        if both:
            names = " and ".join(str(r.name) for r in both)
            return Speaking(_ids(both), f"both: {head.lower_}, {names}", _BOTH, typed(kind, both[0], head), row=both[0])
    scores = [r.score for r in rows if r.actor_id and r.score]
    score = min(scores, default=row.score if row is not None else None)
    told = Speaking(ids, basis, score if ids else None, typed(kind, row, head), row=row)
    told = _with_body(laid.text, head, told, cast)
    if not told.ids:
        return told
    if draft.inferred:
        return told._replace(basis=f"floating: who spoke before; {told.basis}", score=min(told.score or 1, _FLOATING))
    if draft.rule in _LABELS:
        return told._replace(basis=f"label: {told.basis}")
    return told


def _inside(text: str, draft: Draft, cast: Cast) -> Actor | None:
    """The person named in a label, where the parse hangs it on the office: "President of Norvia Orla Venn: ..."."""
    if draft.rule not in _LABELS and not draft.rule.startswith("heading"):
        return None
    rows = [a for span in draft.source for a in cast.between(span.start, span.end) if _is_person(a)]
    rows = [a for a in rows if text[a.start : a.end].lower() not in pronouns()]
    return rows[-1] if rows else None


def _ids(rows: Sequence[Actor]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(row.actor_id for row in rows if row.actor_id is not None))


def _row(part: Token, cast: Cast) -> Actor | None:
    """Whose row a word has: its own, or that of the name that stands beside it."""
    row = cast.over(part)
    if row is not None and row.actor_id is not None and (row.kind == "person" or part.ent_type_ not in ("NORP", "")):
        return row
    beside = next((found for name in _names_beside(part) if (found := cast.over(name)) and found.actor_id), None)
    if beside is None or (row is not None and row.actor_id is not None and beside.kind != "person"):
        return row
    return beside


def _names_beside(part: Token) -> Iterator[Token]:
    """Names in apposition, and those that "named" and the like give: "a student named Orm"."""
    for below in part.children:
        if below.dep_ == "appos" and below.pos_ == "PROPN":
            yield below
        elif below.dep_ in ("acl", "appos", "amod") and below.lemma_ in namings():
            yield from (c for c in below.subtree if c.pos_ == "PROPN" and c.i > below.i)


def _how(head: Token, known: Token, row: Actor) -> str:
    if head.pos_ == "PRON" or known != head:
        return "pronoun"
    if row.reason.startswith("short for"):
        return "earlier name"
    if head.pos_ == "PROPN" or head.ent_type_ or row.reason.startswith(("known by", "one with", "named here")):
        return "named here"
    return "role" if row.kind == "person" else "body"


# ---- Those who speak for a body


def _with_body(text: str, head: Token, told: Speaking, cast: Cast) -> Speaking:
    """The person and the body that a spokesman speaks for; the body alone where the person has no name."""
    nouns = mouthpieces()
    noun = next((t for t in _beside(head) if t.lower_ in nouns or t.lemma_ in nouns), None)
    body = _body_of(text, noun, head, cast) if noun is not None else None
    if noun is None or body is None or body.actor_id is None or body.actor_id in told.ids:
        return told
    why = f"{noun.lower_} speaks for {body.name}"
    if not told.ids:
        return told._replace(ids=(body.actor_id,), basis=f"body: {why}", score=body.score, row=body)
    ids, score = (*told.ids, body.actor_id), min(told.score or 1, body.score or 1)
    return told._replace(ids=ids, basis=f"{told.basis}; {why}", score=score)


def _beside(head: Token) -> Iterator[Token]:
    """The word itself, what stands before it and what is in apposition to it."""
    yield head
    yield from (c for c in head.children if c.dep_ in ("compound", "nmod", "amod", "appos"))
    if head.dep_ == "appos":
        yield head.head


def _body_of(text: str, noun: Token, head: Token, cast: Cast) -> Actor | None:
    for below in (*noun.children, *(head.children if head != noun else ())):
        if below.dep_ in ("poss", "compound", "nmod", "amod") and below.i < max(noun.i, head.i) and below != noun:
            row = cast.over(below)
            if row is not None and row.start <= noun.idx < row.end:
                row = None  # the phrase of the spokesman himself
            if row is None and (role := roles().get(below.lemma_.lower())) is not None and role.form == "body":
                row = cast.body(text, below.lower_)
            if _is_body(row):
                return row
        if below.dep_ == "prep" and below.lower_ in syntax().belonging:
            row = next((found for of in children(below, "pobj") if _is_body(found := cast.over(of))), None)
            if row is not None:
                return row
    return None


def _is_body(row: Actor | None) -> bool:
    return row is not None and row.actor_id is not None and row.kind not in _PEOPLE and row.kind not in _LANDS


def _is_person(row: Actor | None) -> bool:
    return row is not None and row.kind == "person" and row.actor_id is not None


# ---- Documents and their issuers


def _from_issuer(issuer: Actor) -> Speaking:
    score = min(issuer.score or 1, _ISSUER)
    return Speaking(_ids([issuer]), f"issuer: it comes from {issuer.name}", score, "document", row=issuer)


def _issuer(noun: Token, cast: Cast) -> Actor | None:
    """Who issued a document, by its own words: "Orlena's letter", "a statement released by the palace"."""
    for below in noun.children:
        if below.dep_ == "poss" and (row := _named(below, cast)):
            return row
        if below.dep_ in ("compound", "amod", "nmod") and (row := _named(below, cast)) and row.kind != "civilians":
            return row
        if below.dep_ in ("prep", "agent") and below.lower_ in issues().prepositions:
            row = next((r for of in children(below, "pobj") if (r := _named(of, cast))), None)
            if row is not None and not (below.lower_ == "of" and row.kind in _PEOPLE | _LANDS):
                return row
        if below.dep_ in ("acl", "relcl") and below.lemma_ in issues().verbs:
            by = doer(below)
            if by is not None and by != noun and (row := _named(by, cast)):
                return row
    return None


def _named(token: Token, cast: Cast) -> Actor | None:
    row = _row(token, cast)
    return row if row is not None and row.actor_id is not None else None


def _document(draft: Draft, drafts: Sequence[Draft], told: Sequence[Speaking], cast: Cast) -> Speaking | None:
    """Who issued "the statement", "the report" named before."""
    head = draft.speaker
    if head is None or voices().get(head.lower_) != "document" or not _is_known(head):
        return None
    by_verb = {d.cue[0].start: n for n, d in enumerate(drafts) if d.cue}
    for token in _alike_before(head):
        row = _issuer(token, cast)
        if row is not None:
            return _from_issuer(row)._replace(basis=f"issuer: the {head.lower_} named before, of {row.name}", score=0.6)
        verb = governor(token)
        n = by_verb.get(verb.idx) if verb is not None else None
        if n is not None and told[n].ids and token.dep_ == "pobj":
            return told[n]._replace(type="document", basis=f"issuer: it was said in the {head.lower_}", score=0.6)
        if verb is not None and token.dep_ == "dobj" and verb.lemma_ in issues().verbs:
            by = doer(verb)
            row = _named(by, cast) if by is not None else None
            if row is not None:
                return _from_issuer(row)._replace(basis=f"issuer: {row.name} issued the {head.lower_}", score=0.6)
    return None


def _is_known(noun: Token) -> bool:
    return any(c.dep_ == "det" and c.lower_ in syntax().known for c in noun.children)


def _alike_before(head: Token) -> Iterator[Token]:
    """The same noun before, nearest first, as far as two or three paragraphs go."""
    doc = head.doc
    for i in range(head.i - 1, -1, -1):
        token = doc[i]
        if head.idx - token.idx > _APART:
            return
        if token.lemma_ == head.lemma_ and token.pos_ == "NOUN":
            yield token


# ---- Two at once


def _both(laid: Layout, head: Token, cast: Cast) -> list[Actor]:
    """Two actors taken up together: "they" behind a joined subject, "the two leaders" behind two people."""
    pronoun = pronouns().get(head.lower_)
    if pronoun is not None and pronoun.refers == "many":
        return _joined_subject(laid, head, cast) or _facing(laid, head, cast)
    plural = head.tag_ in ("NNS", "NNPS") and head.lemma_.lower() in pairs().nouns
    if plural and not any(c.dep_ in ("prep", "acl", "relcl", "compound", "amod", "poss") for c in head.children):
        numbers = {c.lower_ for c in head.children} & set(pairs().numbers)
        if _is_known(head) or "both" in numbers:
            return _two_named(laid, head, cast)
    return []


def _before(doc: Doc, head: Token) -> Iterator[tuple[int, int]]:
    """The sentences before a word, nearest first, its own up to it; as token positions."""
    sent = head.sent
    end = head.i
    for _ in range(_BACK):
        yield sent.start, end
        if sent.start == 0:
            return
        sent = doc[sent.start - 1].sent
        end = sent.end


def _joined_subject(laid: Layout, head: Token, cast: Cast) -> list[Actor]:
    for start, end in _before(laid.doc, head):
        for i in range(end - 1, start - 1, -1):
            token = laid.doc[i]
            if token.dep_ not in ("nsubj", "nsubjpass") or laid.around(token) != laid.around(head):
                continue
            parts = joined(token)
            rows = [row for part in parts if (row := _named(part, cast))]
            if len(parts) > 1:
                return rows if len(rows) == len(parts) == len(_ids(rows)) else []
            if token.pos_ in ("NOUN", "PROPN") and token.tag_ in ("NNS", "NNPS"):
                return []  # nearer than any two: "the rebels ... they"
    return []


def _facing(laid: Layout, head: Token, cast: Cast) -> list[Actor]:
    """The only two people of the nearest sentence that names any, where one does something with the other."""
    for start, end in _before(laid.doc, head):
        near = cast.between(laid.doc[start].idx, laid.doc[end].idx if end < len(laid.doc) else len(laid.text))
        rows = [row for row in near if _is_person(row) and laid.text[row.start : row.end].lower() not in pronouns()]
        people = list({row.actor_id: row for row in reversed(rows)}.values())[::-1]
        if people:
            heads = [laid.doc[laid.tokens(Span(row.start, row.end))[-1]] for row in people]
            return people if len(people) == _PAIR and _of_one_verb(*heads) else []
    return []


def _of_one_verb(one: Token, other: Token) -> bool:
    """Whether one is the subject and the other an object of one verb: "Weil met Orlov", "Weil spoke with Orlov"."""
    below = other.head.head if other.dep_ == "pobj" else other.head
    return one.dep_ in ("nsubj", "nsubjpass") and other.dep_ in ("dobj", "pobj") and below == one.head


def _two_named(laid: Layout, head: Token, cast: Cast) -> list[Actor]:
    """The two people of the nearest sentence that names two; three or more leave it open."""
    lands = head.lemma_.lower() in ("country", "nation", "state", "government", "capital", "side")
    for start, end in _before(laid.doc, head):
        near = cast.between(laid.doc[start].idx, laid.doc[end].idx if end < len(laid.doc) else len(laid.text))
        fits = [
            a for a in near if a.actor_id and (a.kind in ("country", "government") if lands else a.kind == "person")
        ]
        found = list({a.actor_id: a for a in reversed(fits)}.values())[::-1]
        if len(found) > 1:
            return found if len(found) == 2 else []
    return []


# ---- Those who go on


def _self(laid: Layout, draft: Draft, parent: int | None, told: Sequence[Speaking]) -> Speaking | None:
    """Who says "I" within another's words."""
    head = draft.speaker
    pronoun = pronouns().get(head.lower_) if head is not None else None
    if head is None or pronoun is None or pronoun.refers != "speaker" or parent is None or draft.around is None:
        return None
    over = told[parent]
    if len(over.ids) < 1 or not _is_person(over.row):
        return None
    who = over.row.name if over.row else ""
    return Speaking(over.ids, f"pronoun: {head.text}, in the words of {who}", _OWN, over.type, row=over.row)


def _goes_on(laid: Layout, draft: Draft, before: Draft, told: Speaking, cast: Cast) -> Speaking | None:
    """Whom "he" or "she" means where grammar leaves it open: who spoke last, if nobody else was named since."""
    head, row = draft.speaker, told.row
    pronoun = pronouns().get(head.lower_) if head is not None else None
    if head is None or row is None or draft.around is not None or pronoun is None:
        return None
    own = cast.over(head)
    if own is not None and own.name is not None:
        return None  # somebody without a name
    start = (before.cue or before.content)[-1].end
    if pronoun.refers not in ("man", "woman") or not 0 <= head.idx - start <= _APART:
        return None
    gender = given_names().get((row.name or "").split(" ")[0])
    if gender is not None and gender != ("m" if pronoun.refers == "man" else "f"):
        return None
    others = (a for a in cast.between(start, head.idx) if a.name != row.name and (a.kind in _PEOPLE or _is_role(a)))
    if any(not laid.touching(Span(a.start, a.end), None) for a in others):
        return None
    return told._replace(basis=f"pronoun: {head.lower_}, who spoke before, {row.name}", score=_BEFORE)


def _is_role(row: Actor) -> bool:
    """Whether a mention is somebody without a name."""
    return row.actor_id is None and row.kind is not None


# ---- Sources without a name


def _graded(laid: Layout, draft: Draft, told: Speaking, cast: Cast) -> Speaking:
    if told.type != "unnamed":
        return told
    head = draft.speaker
    row = told.row
    if head is not None and head.pos_ == "PRON" and row is not None:
        first = cast.first(row.name)
        place = laid.tokens(Span(first.start, first.end)) if first is not None else range(0)
        head = laid.doc[place[-1]] if place else head
    graded = grade(head, draft.source, has_body=bool(told.ids) or (row is not None and row.country is not None))
    return told._replace(grade=graded, withheld=withheld(laid, draft, head))
