"""Where words of saying stand in a doc: one pass over the word forms, then a look at the parse of each find."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc, Token
from spacy.vocab import Vocab

from rashomon.lexicon import cues as lexicon

_WINDOW = 7


@dataclass(frozen=True, slots=True)
class CueAt:
    """A cue of the lexicon where it stands in a text."""

    entry: lexicon.Cue
    head: Token
    """The word whose parse tells source and content."""
    words: tuple[Token, ...]
    negation: tuple[Token, ...] = ()
    """The words that deny the cue, auxiliaries included: "did not" in "did not say"."""


@dataclass(frozen=True, slots=True)
class CueIndex:
    """The lexicon by first word, and those words as hashes, sorted."""

    by_first: dict[str, tuple[tuple[tuple[str, ...], lexicon.Cue], ...]]
    keys: NDArray[np.uint64] = field(repr=False)


def index(entries: Iterable[lexicon.Cue], vocab: Vocab) -> CueIndex:
    """Index cues by their first word; the longest stands first."""
    by_first: dict[str, list[tuple[tuple[str, ...], lexicon.Cue]]] = {}
    for entry in entries:
        for surface in dict.fromkeys(entry.surfaces):
            by_first.setdefault(surface[0], []).append((surface, entry))
    ordered = {word: tuple(sorted(rows, key=lambda row: -len(row[0]))) for word, rows in by_first.items()}
    keys = np.array(sorted(vocab.strings.add(word) for word in ordered), dtype=np.uint64)
    return CueIndex(ordered, keys)


def find(doc: Doc, known: CueIndex) -> Iterator[CueAt]:
    """Every cue of a doc in text order; a word belongs to one cue only, to the longest that fits."""
    lower = doc.to_array(["LOWER"]).ravel()
    taken: set[int] = set()
    for i in np.flatnonzero(np.isin(lower, known.keys)).tolist():
        if i not in taken and (found := _at(doc[i], known)) is not None:
            taken.update(t.i for t in found.words)
            yield found


def _at(token: Token, known: CueIndex) -> CueAt | None:
    for surface, entry in known.by_first[token.lower_]:
        words = _matched(token, surface)
        if words is None:
            continue
        head = _head(words, entry)
        if head is not None and _fits(head, entry):
            return CueAt(entry, head, words, _negation(head))
    return None


def _matched(token: Token, surface: tuple[str, ...]) -> tuple[Token, ...] | None:
    """The words of a surface from `token` on; the object may stand between: "rule it out"."""
    doc, words = token.doc, [token]
    for word in surface[1:]:
        last = words[-1]
        near = doc[last.i + 1 : last.i + 1 + _WINDOW] if len(words) == 1 else doc[last.i + 1 : last.i + 2]
        hit = next((t for t in near if t.lower_ == word and (t.i == last.i + 1 or t.head in words)), None)
        if hit is None or hit.sent.start != token.sent.start:
            return None
        words.append(hit)
    return tuple(words)


def _head(words: tuple[Token, ...], entry: lexicon.Cue) -> Token | None:
    if entry.part != "verb" or len(words) == 1:
        return words[0]
    return next((w for w in words if w.pos_ in ("VERB", "AUX")), None)


def _fits(head: Token, entry: lexicon.Cue) -> bool:
    if entry.part == "verb":
        return (head.pos_ in ("VERB", "AUX") and head.dep_ not in ("amod", "aux")) or _acts_as_verb(head)
    if entry.part == "noun":
        return head.pos_ in ("NOUN", "PROPN") and not _acts_as_verb(head)
    if entry.part == "adjective":
        return head.dep_ == "amod" or head.pos_ == "ADJ"
    return True


def _acts_as_verb(token: Token) -> bool:
    """A verb of a headline that was read as a noun still has its subject."""
    return token.dep_ in ("ROOT", "ccomp") and any(c.dep_ in ("nsubj", "nsubjpass") for c in token.children)


def _negation(head: Token) -> tuple[Token, ...]:
    """The auxiliaries and the negative word of a negated verb, also of "could not be reached to confirm"."""
    negative = [c for c in head.children if c.dep_ == "neg" and c.i < head.i]
    if not negative:
        return ()
    return tuple(c for c in head.children if c.dep_ in ("aux", "auxpass", "neg") and c.i < head.i)
