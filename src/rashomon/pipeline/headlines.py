"""Headlines in Title Case, where a capital tells nothing: which of their words the rest of the text writes as names."""

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

import numpy as np
import numpy.typing as npt
from spacy.attrs import ENT_TYPE, IS_ALPHA, IS_LOWER, IS_SPACE, IS_STOP, IS_TITLE, LOWER, ORTH, SENT_START, SPACY
from spacy.strings import get_string_id
from spacy.tokens import Doc, Token
from spacy.tokens import Span as Words

from rashomon.lexicon.actors import given_names
from rashomon.lexicon.events import frames, words

Rows = npt.NDArray[np.int64]
_LEAST = 4
"""Words that a line must have, to be told from a name that stands alone."""
_DERIVED = 7
"""Letters of the shortest noun that is told by its ending."""
_OF_DOERS = "n.agent"
"""The pattern of nouns that name who does an act: "attacker"."""
_HYPHEN = get_string_id("-")
_STOPS = (".", "?", "!", '"', "”")


class Headlines:
    """The tokens of one doc that stand in Title Case, and what the doc's other sentences say of its words."""

    def __init__(self, doc: Doc) -> None:
        """Find the lines; the other sentences are read only where there are any."""
        rows = doc.to_array([IS_ALPHA, IS_LOWER, IS_STOP, IS_TITLE, SENT_START, IS_SPACE]).astype(np.int64)
        self.lines = lines = list(_lines(doc, rows))
        self.tokens = frozenset(i for start, end in lines for i in range(start, end))
        self._written: frozenset[int] = frozenset()
        self._words: frozenset[int] = frozenset()
        if lines:
            self._read(doc, rows, lines)
        self.alone = not self._words
        self._unsure = frozenset(doc[i].orth for i in self.tokens) - self._written

    def _read(self, doc: Doc, rows: Rows, lines: list[tuple[int, int]]) -> None:
        alpha, lower, _, title, begins, _ = rows.T
        orths, lowers, labels = doc.to_array([ORTH, LOWER, ENT_TYPE]).T
        apart = np.ones(len(doc), dtype=bool)
        for start, end in lines:
            apart[start:end] = False
        after = np.concatenate(([1], rows[:-1, 5] | (rows[:-1, 0] == 0)))  # behind a mark or white space
        inside = apart & (begins != 1) & (after == 0)
        self._words = frozenset(map(int, np.unique(lowers[apart & (lower == 1)])))
        opening = np.flatnonzero(apart & (title == 1) & (labels != 0) & ~inside)
        self._written = frozenset(map(int, np.unique(orths[inside & (lower == 0) & (alpha == 1)])))
        self._written |= {int(orths[i]) for i in opening if int(lowers[i]) not in self._words}

    def writes(self, token: Token) -> bool:
        """Whether the text below writes a word as a name."""
        return token.orth in self._written

    def has_in_small(self, token: Token) -> bool:
        """Whether the text below writes a word in small letters."""
        return token.lower in self._words

    def kept(self, name: Words) -> Words | None:
        """What of a name that the model saw is one: in a headline what the text writes as one, elsewhere all of it."""
        if self._opens(name) and name[0].orth in self._unsure:
            return None
        if len(name) == 1 and opens_as_noun(name[0]):
            return None
        if name.start not in self.tokens or self.alone or (len(name) > 1 and name[0].text in given_names()):
            return name
        known = [token.i for token in name if self.writes(token)]
        if not known:
            return None
        end = known[0]
        while end + 1 < name.end and (end + 1 in known or (name.doc[end + 1].is_lower and end + 2 in known)):
            end += 1
        return Words(name.doc, known[0], end + 1, label=name.label)

    def _opens(self, name: Words) -> bool:
        """Whether a word without a label opens a sentence, where a capital tells as little."""
        return (
            len(name) == 1
            and not name[0].ent_type_
            and bool(name[0].is_sent_start or name.doc[name.start - 1].is_space)
        )

    def is_name(self, name: Words) -> bool:
        """Whether a name of the lexicon is meant: not where the text has every word of it in lower case alone."""
        if name.start not in self.tokens or self.alone:
            return True
        return any(self.writes(token) or token.lower not in self._words for token in name if token.is_alpha)


def opens_as_noun(token: Token) -> bool:
    """Whether a word that the model took for a name has its capital from the sentence it opens: "Arson ruined it"."""
    if not (token.is_sent_start and token.is_title) or token.pos_ != "PROPN" or token.text in given_names():
        return False
    noun, doc = token.lower_, token.doc
    if token.i + 1 < len(doc) and token.nbor().pos_ == "PROPN":
        return False
    known = _nobodies() if token.ent_type_ else _nobodies() | _nouns()
    derived = not token.ent_type_ and len(noun) >= _DERIVED and noun.endswith(_abstract())
    if not (derived or noun in known or noun.removesuffix("s") in known):
        return False
    return not any(other.orth == token.orth and not other.is_sent_start for other in doc)


@cache
def _nobodies() -> frozenset[str]:
    return (words("causes") | words("unnamed")) - words("force")


@cache
def _nouns() -> frozenset[str]:
    classes = (words(name) for name in ("arms", "thrown", "tools", "places"))
    acts = frozenset(frame.key for frame in frames() if frame.pos == "noun" and frame.roles != _OF_DOERS)
    return acts.union(*classes) - words("force") - words("people")


@cache
def _abstract() -> tuple[str, ...]:
    return tuple(sorted(words("thing_endings")))


def _lines(doc: Doc, rows: Rows) -> Iterator[tuple[int, int]]:
    """Lines and sentences without a stop, in which only small words have no capital: "Iran-backed" has one."""
    alpha, lower, stop, title, begins, space = rows.T
    orths, spaced = doc.to_array([ORTH, SPACY]).T
    joined = np.append(False, (orths == _HYPHEN) & (spaced == 0))[: len(doc)]
    small = lower & alpha & (1 - stop) & (1 - joined)
    starts = [int(i) for i in np.flatnonzero(begins == 1)]
    starts += [int(i) + 1 for i in np.flatnonzero(space == 1) if "\n" in doc[int(i)].text]
    for start, end in pairwise(sorted({0, *starts, len(doc)})):
        if end - start < _LEAST or np.any(small[start:end]):
            continue
        last = next((doc[i].text for i in range(end - 1, start - 1, -1) if not doc[i].is_space), "")
        if last not in _STOPS and np.sum(alpha[start:end]) >= _LEAST and np.sum(title[start:end]) > 1:
            yield start, end
