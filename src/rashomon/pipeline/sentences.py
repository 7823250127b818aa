"""`rashomon_sentences`: no sentence runs across a passage, a blank line or an unwrapped line break.

Stands before the parser, which keeps the starts it finds and adds its own. A line break inside a paragraph that was
wrapped by a text editor is no end: there the next word would not have fitted on the line.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc

from rashomon.errors import ModelError
from rashomon.pipeline.guards import LONGEST_SENTENCE
from rashomon.pipeline.slots import PASSAGES, article_text

NARROWEST_PAGE, WIDEST_PAGE = 50, 100
"""Characters of the longest line of a block that was wrapped; longer lines are paragraphs, shorter ones a list."""

_LINES = re.compile(r"[^\n]*(?:\n|\Z)")
_PAUSE = re.compile(r"[.!?…:;]|\n")


@Language.factory("rashomon_sentences", requires=[], assigns=["token.is_sent_start"])
def make_sentences(nlp: Language, name: str) -> "Sentences":
    """Begin a sentence at the first word of every passage, paragraph and unwrapped line."""
    return Sentences()


class Sentences:
    """A Doc comes in, and goes out with the starts of its passages and lines marked."""

    def __call__(self, doc: Doc) -> Doc:
        """Mark the starts, and so many more that no sentence is longer than the limit."""
        if not len(doc):
            return doc
        if doc.has_annotation("DEP"):
            raise ModelError(
                "rashomon_sentences must stand before the parser, which keeps its starts:"
                ' nlp.add_pipe("rashomon_sentences", first=True)'
            )
        # All at once: a token's own `is_sent_start` goes through the whole doc each time it is set.
        seen: Any = doc.to_array(["IDX", "IS_SPACE", "SENT_START"])
        seen[_starts(doc, seen[:, 0].astype(np.int64), seen[:, 1] == 1), 2] = 1
        doc.from_array(["SENT_START"], seen[:, 2:])
        return doc


def _starts(doc: Doc, idx: NDArray[np.int64], space: NDArray[np.bool_]) -> NDArray[np.int64]:
    """The tokens that begin a sentence, those aside that the parser will find; never the first of all."""
    text = article_text(doc)
    starts = np.searchsorted(idx, sorted({*breaks(text), *(p.start for p in PASSAGES.get(doc))}))
    if np.diff(starts, prepend=0, append=len(doc)).max() > LONGEST_SENTENCE:
        pauses = np.searchsorted(idx, [m.end() for m in _PAUSE.finditer(text)])
        more = list(overlong(np.unique([*starts, *pauses]).tolist(), len(doc)))
        starts = np.concatenate([starts, np.array(more, dtype=np.int64)])
    words = np.append(np.flatnonzero(~space), len(doc))
    starts = words[np.searchsorted(words, starts)]  # a start on white space is its next word's
    return starts[(starts > 0) & (starts < len(doc))]


def breaks(text: str) -> Iterator[int]:
    """Offsets of the lines that begin something new: after a blank line, or where the line above was not wrapped."""
    paragraph: list[tuple[int, str]] = []
    for m in _LINES.finditer(text):
        line = m.group().strip()
        if line:
            paragraph.append((m.start() + m.group().index(line[0]), line))
        elif paragraph:
            yield from _fresh(paragraph)
            paragraph = []
    yield from _fresh(paragraph)


def overlong(pauses: list[int], size: int, most: int = LONGEST_SENTENCE) -> Iterator[int]:
    """Tokens to begin anew at, where more than `most` follow each other without a pause."""
    last = 0
    for pause in [*pauses, size]:
        while pause - last > most:
            last += most
            yield last
        last = pause


def _fresh(paragraph: list[tuple[int, str]]) -> Iterator[int]:
    """The starts in one block of lines: the first line, and all others but those that an editor wrapped."""
    width = max((len(line) for _, line in paragraph), default=0)
    full = [_full(above, line, width) for (_, above), (_, line) in pairwise(paragraph)]
    wrapped = NARROWEST_PAGE <= width <= WIDEST_PAGE and sum(full) * 3 >= len(full) * 2
    for i, (start, _) in enumerate(paragraph):
        if i == 0 or not (wrapped and full[i - 1]):
            yield start


def _full(above: str, line: str, width: int) -> bool:
    """The first word of `line` would not have fitted on the line above."""
    return len(above) + 1 + len(line.split(maxsplit=1)[0]) > width
