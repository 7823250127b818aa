"""What keeps odd texts from running on for ever: four limits, each far above anything written to be read.

Below the limits nothing changes. Above them a text is cut where it hurts least, no character is lost, and every offset
stays what it was. The numbers stand in docs/limits.md too.
"""

import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import registry

from rashomon.pipeline.slots import PASSAGES

LONGEST_RUN = 200
"""Signs in a row (no letter, no digit, no space); spaCy's tokenizer takes the square of it."""
LONGEST_WORD = 1_000
"""Characters without white space, for the same reason."""
LONGEST_SENTENCE = 500
"""Tokens without a stop or a line break; after so many a sentence is begun."""
LONGEST_WHOLE = 10_000
"""Tokens of an article that are parsed at once; a longer one is parsed in pieces of at most so many."""

_RUN = re.compile(rf"(?<![^\w\s])[^\w\s]{{{LONGEST_RUN + 1},}}")
_WORD = re.compile(rf"(?<!\S)\S{{{LONGEST_WORD + 1},}}")
_STOPS = frozenset(".!?…。！？;:")


class GuardedTokenizer:
    """A tokenizer that never meets a run of signs or a word longer than the limits; all else is the one inside."""

    def __init__(self, tokenizer: Any) -> None:
        """Guard `tokenizer`; Any: spaCy takes whatever makes a Doc of a text."""
        object.__setattr__(self, "inside", tokenizer)

    def __call__(self, text: str) -> Doc:
        """The text as a doc of tokens that give it back letter for letter."""
        cuts = [0, *_cuts(text), len(text)]
        if len(cuts) == 2:
            doc: Doc = self.inside(text)
            return doc
        pieces = [self.inside(text[start:end]) for start, end in pairwise(cuts)]
        joined = Doc.from_docs(pieces, ensure_whitespace=False)
        if joined is None or joined.text != text:
            raise AssertionError("a guarded text must come out as it went in")
        return joined

    def __getattr__(self, name: str) -> Any:
        if name == "inside" or name.startswith("__"):  # asked for while unpickling
            raise AttributeError(name)
        return getattr(self.inside, name)

    def __setattr__(self, name: str, value: Any) -> None:
        setattr(self.inside, name, value)

    def __getstate__(self) -> dict[str, Any]:
        return {"inside": self.inside}

    def __setstate__(self, state: dict[str, Any]) -> None:
        object.__setattr__(self, "inside", state["inside"])


@registry.tokenizers("rashomon.guarded.v1")  # type: ignore[untyped-decorator]
def make_tokenizer(inside: Callable[[Language], Any]) -> Callable[[Language], GuardedTokenizer]:
    """A guarded tokenizer from a config; `inside` makes the one to guard."""
    return lambda nlp: GuardedTokenizer(inside(nlp))


def guard(nlp: Language) -> None:
    """Give a pipeline the guarded tokenizer, in its config too, so that `to_disk` keeps it."""
    if not isinstance(nlp.tokenizer, GuardedTokenizer):
        settings = nlp.config["nlp"]
        settings["tokenizer"] = {"@tokenizers": "rashomon.guarded.v1", "inside": settings["tokenizer"]}
        nlp.tokenizer = GuardedTokenizer(nlp.tokenizer)


def pieces(doc: Doc, most: int = LONGEST_WHOLE) -> Iterator[tuple[int, int]]:
    """Token ranges of at most `most` tokens that tile the doc, cut at passages, else at line breaks, else at stops."""
    starts = {p.start for p in PASSAGES.get(doc)}
    start = 0
    while len(doc) - start > most:
        end = _best_cut(doc, starts, start + most // 2, start + most)
        yield start, end
        start = end
    if start < len(doc) or not len(doc):
        yield start, len(doc)


def _best_cut(doc: Doc, starts: set[int], least: int, most: int) -> int:
    """The last good place to begin anew among the tokens from `least` to `most`."""
    places = range(most, least, -1)
    return (
        next((i for i in places if doc[i].idx in starts), None)
        or next((i for i in places if doc[i].is_sent_start), None)
        or next((i for i in places if doc[i - 1].text[-1] in _STOPS), None)
        or most
    )


def _cuts(text: str) -> list[int]:
    """Where a text must be cut so that no run and no word is longer than the limits."""
    cuts = {at for m in _RUN.finditer(text) for at in range(m.start() + LONGEST_RUN, m.end(), LONGEST_RUN)}
    cuts |= {at for m in _WORD.finditer(text) for at in range(m.start() + LONGEST_WORD, m.end(), LONGEST_WORD)}
    return sorted(cuts)
