"""Where words of saying stand in a doc: one pass over the word forms, then a look at the parse of each find."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from typing import NamedTuple

from spacy.tokens import Doc, Token
from spacy.vocab import Vocab

from rashomon.lexicon import cues as lexicon
from rashomon.pipeline.syntax import VERBAL, is_passive

_WINDOW = 7


class CueAt(NamedTuple):
    """A cue of the lexicon where it stands in a text."""

    entry: lexicon.Cue
    head: Token
    """The word whose parse tells source and content."""
    words: tuple[Token, ...]
    negation: tuple[Token, ...]
    """The words that deny the cue, auxiliaries included: "did not" in "did not say"."""
    below: tuple[tuple[str, Token], ...]
    """The words right below the head with their labels, in text order: every rule asks for some of them."""
    passive: bool

    @property
    def infinitive(self) -> bool:
        """Whether "to" stands before the head."""
        return "TO" in [word.tag_ for _, word in self.below]

    def child(self, *deps: str) -> Token | None:
        """The first word below the head with one of the labels, or None."""
        for dep, word in self.below:
            if dep in deps:
                return word
        return None

    def children(self, *deps: str) -> list[Token]:
        """All words below the head with one of the labels."""
        return [word for dep, word in self.below if dep in deps]


@dataclass(frozen=True, slots=True)
class CueIndex:
    """The lexicon by first word."""

    by_first: dict[int, tuple["Written", ...]] = field(repr=False)
    """By the hash of the first word, the longest first."""
    second: dict[int, frozenset[int]] = field(repr=False)
    """Of first words that are no cue by themselves: the hashes of all second words."""


class Written(NamedTuple):
    """One way that a cue is written: all its words, the hashes of those behind the first, and its entry."""

    words: tuple[str, ...]
    behind: frozenset[int]
    entry: lexicon.Cue


def index(entries: Iterable[lexicon.Cue], vocab: Vocab) -> CueIndex:
    """Index cues by their first word; the longest stands first."""
    by_first: dict[int, list[Written]] = {}
    second: dict[int, set[int]] = {}
    for entry in entries:
        for surface in dict.fromkeys(entry.surfaces):
            first, *rest = (vocab.strings.add(word) for word in surface)
            by_first.setdefault(first, []).append(Written(surface, frozenset(rest), entry))
            second.setdefault(first, set()).update(rest[:1])
    return CueIndex(
        {key: tuple(sorted(rows, key=lambda row: -len(row.words))) for key, rows in by_first.items()},
        {key: frozenset(second[key]) for key, rows in by_first.items() if all(row.behind for row in rows)},
    )


def find(doc: Doc, known: CueIndex) -> Iterator[CueAt]:
    """Every cue of a doc in text order; a word belongs to one cue only, to the longest that fits."""
    lower = doc.to_array("LOWER").tolist()
    taken: set[int] = set()
    for i, key in enumerate(lower):
        rows = known.by_first.get(key)
        if rows is None or i in taken:
            continue
        following = lower[i + 1 : i + 1 + _WINDOW]
        if key in known.second and known.second[key].isdisjoint(following):
            continue
        near = [row for row in rows if row.behind.issubset(following)] if rows[0].behind else rows
        if near and (found := _at(doc[i], near)) is not None:
            taken.update(t.i for t in found.words)
            yield found


def _at(token: Token, rows: Sequence[Written]) -> CueAt | None:
    for surface, behind, entry in rows:
        words = _matched(token, surface, _near(token)) if behind else (token,)
        head = _head(words, entry) if words else None
        if head is not None and _fits(head, entry):
            return placed(entry, head, _with_preposition(head, words, entry))
    return None


def placed(entry: lexicon.Cue, head: Token, words: tuple[Token, ...]) -> CueAt:
    """A cue where it stands, with what the parse tells of it at once."""
    below = tuple([(word.dep_, word) for word in head.children])
    return CueAt(entry, head, words, _negation(head, below), below, is_passive(head))


def _with_preposition(head: Token, words: tuple[Token, ...], entry: lexicon.Cue) -> tuple[Token, ...]:
    """With "by" in front, in "by the army's account" and "by all accounts"; not in "stunned by the army's account"."""
    before = head.head
    if not entry.around or before.lower_ not in entry.around or head.dep_ != "pobj" or before.dep_ == "agent":
        return words
    paper = lexicon.voices().get(head.lower_) == "document"
    named = any(c.dep_ == "poss" for c in head.children)
    if not named and (not paper or any(c.dep_ == "det" for c in head.children)):
        return words
    return (before,) if paper else (before, *words)


def _near(token: Token) -> list[Token]:
    """The words of the sentence right behind a token, as many as an object between two words of a cue may have."""
    doc, start = token.doc, token.i + 1
    near = (doc[i] for i in range(start, min(start + _WINDOW, len(doc))))
    return list(takewhile(lambda t: not t.is_sent_start, near))


def _matched(token: Token, surface: tuple[str, ...], near: list[Token]) -> tuple[Token, ...]:
    """The words of a surface from `token` on; the object may stand behind the first: "rule it out"."""
    words = [token]
    for n, word in enumerate(surface[1:]):
        place = words[-1].i - token.i
        hits = near[place:] if n == 0 else near[place : place + 1]
        hit = next((t for t in hits if t.lower_ == word and (t.i == words[-1].i + 1 or t.head in words)), None)
        if hit is None:
            return ()
        words.append(hit)
    return tuple(words)


def _head(words: tuple[Token, ...], entry: lexicon.Cue) -> Token | None:
    if entry.part != "verb" or len(words) == 1:
        return words[0]
    return next((w for w in words if w.pos_ in VERBAL), None)


def _fits(head: Token, entry: lexicon.Cue) -> bool:
    if entry.part == "verb":
        return (head.pos_ in VERBAL and head.dep_ not in ("amod", "aux")) or _acts_as_verb(head)
    if entry.part == "noun":
        return head.pos_ in ("NOUN", "PROPN") and not _acts_as_verb(head)
    if entry.part == "adjective":
        return head.dep_ == "amod" or head.pos_ == "ADJ"
    return True


def _acts_as_verb(token: Token) -> bool:
    """A verb of a headline that was read as a noun still has its subject."""
    return token.dep_ in ("ROOT", "ccomp") and any(c.dep_ in ("nsubj", "nsubjpass") for c in token.children)


def _negation(head: Token, below: Iterable[tuple[str, Token]]) -> tuple[Token, ...]:
    """The auxiliaries and the negative word of a negated verb, also of "could not be reached to confirm"."""
    before = [(dep, word) for dep, word in below if dep in ("aux", "auxpass", "neg") and word.i < head.i]
    return tuple(word for _, word in before) if any(dep == "neg" for dep, _ in before) else ()
