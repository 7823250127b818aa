"""Headlines in Title Case, where a capital tells nothing: which of their words the rest of the text writes as names."""

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
from spacy.attrs import IS_ALPHA, IS_LOWER, IS_SPACE, IS_STOP, IS_TITLE, SENT_START
from spacy.tokens import Doc
from spacy.tokens import Span as Words

from rashomon.lexicon.actors import given_names

_LEAST = 4
"""Words that a line must have, to be told from a name that stands alone."""
_STOPS = (".", "?", "!", '"', "”")


class Headlines:
    """The tokens of one doc that stand in Title Case, and what the doc's other sentences say of its words."""

    def __init__(self, doc: Doc) -> None:
        """Find the lines; the other sentences are read only where there are any."""
        rows = doc.to_array([IS_ALPHA, IS_LOWER, IS_STOP, IS_TITLE, SENT_START, IS_SPACE]).astype(np.int64)
        self.tokens = frozenset(i for start, end in _lines(doc, rows) for i in range(start, end))
        self.names: frozenset[str] = frozenset()
        self._words: frozenset[str] = frozenset()
        if self.tokens:
            self._read(doc, rows)
        self.alone = not self._words
        self._unsure = frozenset(doc[i].text for i in self.tokens) - self.names

    def _read(self, doc: Doc, rows: "np.ndarray[tuple[int, ...], np.dtype[np.int64]]") -> None:
        alpha, lower, _, title, begins, _ = rows.T
        after = np.concatenate(([1], rows[:-1, 5] | (rows[:-1, 0] == 0)))  # behind a mark or white space
        apart = np.array([i not in self.tokens for i in range(len(doc))], dtype=bool)
        inside = apart & (begins != 1) & (after == 0)
        self.names = frozenset(doc[int(i)].text for i in np.flatnonzero(inside & (lower == 0) & (alpha == 1)))
        self._words = frozenset(doc[int(i)].text for i in np.flatnonzero(apart & (lower == 1)))
        opening = np.flatnonzero(apart & (title == 1) & ~inside)
        labelled = {doc[int(i)].text for i in opening if doc[int(i)].ent_type_}
        self.names |= frozenset(word for word in labelled if word.lower() not in self._words)

    def kept(self, name: Words) -> Words | None:
        """What of a name that the model saw is one: in a headline what the text writes as one, elsewhere all of it."""
        if self._opens(name) and name.text in self._unsure:
            return None
        if name.start not in self.tokens or self.alone or (len(name) > 1 and name[0].text in given_names()):
            return name
        known = [token.i for token in name if token.text in self.names]
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
        return any(token.text in self.names or token.lower_ not in self._words for token in name if token.is_alpha)


def _lines(doc: Doc, rows: "np.ndarray[tuple[int, ...], np.dtype[np.int64]]") -> Iterator[tuple[int, int]]:
    """Lines and sentences without a stop, in which only small words have no capital."""
    alpha, lower, stop, title, begins, space = rows.T
    starts = [int(i) for i in np.flatnonzero(begins == 1)]
    starts += [int(i) + 1 for i in np.flatnonzero(space == 1) if "\n" in doc[int(i)].text]
    for start, end in pairwise(sorted({0, *starts, len(doc)})):
        if end - start < _LEAST or np.any(lower[start:end] & alpha[start:end] & (1 - stop[start:end])):
            continue
        last = next((doc[i].text for i in range(end - 1, start - 1, -1) if not doc[i].is_space), "")
        if last not in _STOPS and np.sum(alpha[start:end]) >= _LEAST and np.sum(title[start:end]) > 1:
            yield start, end
