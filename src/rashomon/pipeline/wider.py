"""Statements that the rules alone would not dare: they stand only where the weights take them.

Three kinds: a cue of the lexicon in a form that its entry does not know; a word of no lexicon that has what words of
saying have, a clause handed over or a quotation beside it; and other readings of a statement, for which see
`variants`. A cue of the lexicon that a trap let go is not proposed again: ships that attacked would have attacked in
words. Where a trap stands against a form or word that no entry knows, the proposal says so too.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache

import numpy as np
from spacy.tokens import Doc

from rashomon.lexicon import cues as lexicon
from rashomon.pipeline.cues import CueAt, placed
from rashomon.pipeline.drafts import Draft, Silence
from rashomon.pipeline.hearing import hear, hear_again
from rashomon.pipeline.layout import Layout
from rashomon.pipeline.variants import variants

_NO_CONTENT = "nothing is handed over"
UNLISTED = "no word of the lexicon"
UNKNOWN_FRAME = "a form the lexicon does not know"
_CLAUSE = ("ccomp", "xcomp", "acl")
_ANY: tuple[lexicon.Frame, ...] = ("that", "infinitive", "gerund", "noun", "as", "quote")


def wider(layout: Layout, cues: Sequence[CueAt], heard: Sequence[Draft | Silence]) -> list[Draft]:
    """What the rules would not dare; every draft tells why not."""
    stretched = [
        s._replace(cue=s.cue._replace(entry=_stretched(s.cue.entry)))
        for s in heard
        if isinstance(s, Silence) and s.reason == _NO_CONTENT and s.cue.entry.part in ("verb", "noun")
    ]
    unlisted = [cue for cue in _unlisted(layout.doc, cues) if layout.paragraph(cue.head.idx)]
    out = _dared(hear_again(layout, stretched), UNKNOWN_FRAME) + _dared(hear(layout, unlisted), UNLISTED)
    drafts = [h for h in heard if isinstance(h, Draft)]
    outer = {id(d.over) for d in drafts}  # links of a chain are read in one way
    return out + [other for d in drafts if id(d) not in outer for other in variants(layout, d)]


def _dared(heard: Sequence[Draft | Silence], why: str) -> list[Draft]:
    found = (h.would if isinstance(h, Silence) else h for h in heard)
    return [d._replace(wide=f"{why}; {d.wide}" if d.wide else why) for d in found if d is not None]


@cache
def _stretched(entry: lexicon.Cue) -> lexicon.Cue:
    """An entry that takes content in any form."""
    return replace(entry, frames=_ANY, after=_prepositions(), not_object=())


@cache
def _prepositions() -> tuple[str, ...]:
    """Every preposition that opens content behind some cue."""
    return tuple(sorted({word for cue in lexicon.cues() for word in cue.after}))


@cache
def _unknown(lemma: str, part: lexicon.Part) -> lexicon.Cue:
    return lexicon.Cue(lemma=lemma, part=part, example="", frames=("that", "quote") if part == "verb" else ("that",))


def _unlisted(doc: Doc, cues: Iterable[CueAt]) -> Iterator[CueAt]:
    """Verbs and nouns with a clause below them or a quotation mark beside them, that are no cue yet."""
    taken = {t.i for cue in cues for t in cue.words}
    for i in _candidates(doc):
        head = doc[i]
        lemma = head.lemma_.lower()
        if i in taken or not lemma.isalpha():
            continue
        if head.pos_ == "VERB" and head.dep_ not in ("amod", "aux"):
            yield placed(_unknown(lemma, "verb"), head, (head,))
        elif head.pos_ == "NOUN":
            yield placed(_unknown(lemma, "noun"), head, (head,))._replace(negation=())


def _candidates(doc: Doc) -> list[int]:
    """Words that some clause depends on, and verbs within three words behind a quotation mark."""
    strings = doc.vocab.strings
    labels, heads, is_quote, part = doc.to_array(["DEP", "HEAD", "IS_QUOTE", "POS"]).T
    clauses = np.flatnonzero(np.logical_or.reduce([labels == strings[dep] for dep in _CLAUSE]))
    over = clauses + heads.astype(np.int64)[clauses]
    marks = np.flatnonzero(is_quote)
    near = {i + step for i in marks.tolist() for step in (1, 2, 3, 4) if i + step < len(doc)}
    verb = strings["VERB"]
    return sorted({*over.tolist(), *(i for i in near if part[i] == verb)})
