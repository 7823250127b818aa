"""How a source without a name is told of, and the words that say why it has none."""

import re
from collections.abc import Sequence

from spacy.tokens import Token

from rashomon.lexicon.actors import pronouns, roles
from rashomon.lexicon.sources import bare
from rashomon.pipeline.cues import CueAt
from rashomon.pipeline.drafts import Draft
from rashomon.pipeline.layout import Layout
from rashomon.records import SourceGrade, Span

_PLAIN = frozenset(("det", "nummod", "punct", "predet", "quantmod", "case", "cc", "preconj"))
_NAMED = frozenset(("ORG", "GPE", "NORP", "FAC", "PERSON"))
_CLAUSE_END = re.compile(r"[,;:)\]—–\n”\"]|\.(?=\s|$)| - ")


def grade(head: Token | None, source: Sequence[Span], has_body: bool = False) -> SourceGrade:
    """Placed ("a senior official of the ministry"), described ("two residents"), bare ("sources"), or none."""
    if head is None or not source:
        return "none" if not source else "described"
    below = [t for t in head.subtree if t != head and t.pos_ != "SPACE"]
    role = roles().get(head.lemma_.lower())
    acts = role is not None and role.kind != "civilians"
    body = any((r := roles().get(t.lemma_.lower())) is not None and r.form == "body" for t in below)
    if body or (acts and (has_body or any(t.ent_type_ in _NAMED for t in below))):
        return "placed"
    plain = all(t.dep_ in _PLAIN for t in below)
    if plain and (head.lemma_.lower() in bare() or head.lower_ in bare() or head.pos_ in ("PRON", "NUM", "DET")):
        return "bare"
    return "described"


def withheld(laid: Layout, draft: Draft, head: Token | None) -> tuple[Span, ...]:
    """Words of the sentence, or of one right behind it about the same people, that say why the source has no name."""
    if not draft.source or not (draft.cue or draft.content):
        return ()
    at = draft.source[0].start
    part = laid.paragraph(at)
    first = laid.sentence(at)
    if part is None or first is None:
        return ()
    matches = [m for m in laid.unnamed if part.span.start <= m.start() < part.span.end]
    if not matches:
        return ()
    own = laid.doc[first].sent
    cues = [span.start for span in draft.cue]
    return tuple(
        _span(laid, m, min((c for c in cues if c >= m.end()), default=part.span.end))
        for m in matches
        if own.start_char <= m.start() < own.end_char or _about(laid, m.start(), own.end_char, head)
    )


def keeps_a_name(laid: Layout, cue: CueAt, content: Sequence[Span]) -> bool:
    """Whether a cue only tells why a source has no name: "asked not to be named because he feared for his post"."""
    head = cue.head
    for match in laid.unnamed:
        if any(match.start() <= at < match.end() for at in (head.idx, content[0].start)):
            return True
        inside = any(match.start() <= t.idx < match.end() for t in head.ancestors)
        if inside and match.end() <= head.idx < _span(laid, match, len(laid.text)).end:
            return True
    return False


def _about(laid: Layout, at: int, end: int, head: Token | None) -> bool:
    """Whether a sentence behind tells it of the same people: "The officials spoke on condition of anonymity"."""
    place = laid.sentence(at)
    if place is None or at < end or head is None:
        return False
    sent = laid.doc[place].sent
    for token in sent:
        if token.dep_ in ("nsubj", "nsubjpass") and token.head == sent.root:
            return token.lower_ in pronouns() or token.lemma_ == head.lemma_ or token.lower_ in ("both", "all")
    return False


def _span(laid: Layout, match: re.Match[str], end: int) -> Span:
    """The words, and the reason behind them up to the end of its clause."""
    if match["reason"] is None:
        return Span(match.start(), match.end())
    stop = _CLAUSE_END.search(laid.text, match.end(), end)
    last = stop.start() if stop is not None else end
    reason = laid.text[match.end() : last].rstrip()
    return Span(match.start(), match.end() + len(reason))
