"""Docs through a pipeline: each by itself, with one thread, the very long ones in pieces.

Each by itself, because the order in which OpenBLAS adds up a token's numbers depends on how many tokens stand beside it
(seen with its Haswell and Prescott kernels). A doc's records must not depend on its neighbours or on the number of
workers, so nothing is shared between docs but the batch in which they are handed over.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from functools import cache
from typing import Any

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc, Span

from rashomon.pipeline.guards import LONGEST_WHOLE, pieces

LARGEST_BATCH = 8_000
"""Tokens that are handed over together."""
WRITTEN: list[int | str] = [
    "TAG",
    "POS",
    "MORPH",
    "LEMMA",
    "DEP",
    "HEAD",
    "ENT_IOB",
    "ENT_TYPE",
    "ENT_ID",
    "ENT_KB_ID",
]
"""What a model writes to a token."""


def parsed(nlp: Language, docs: Iterable[Doc]) -> Iterator[Doc]:
    """The docs in the order given, each with all that the pipeline's components write."""
    for batch in batches(docs):
        with _one_thread():
            done = list(_through(nlp, batch))
        yield from done


def batches(docs: Iterable[Doc], most: int = LARGEST_BATCH) -> Iterator[list[Doc]]:
    """Docs in their order, as many together as hold `most` tokens; a longer one goes alone."""
    batch: list[Doc] = []
    size = 0
    for doc in docs:
        if batch and size + len(doc) > most:
            yield batch
            batch, size = [], 0
        batch.append(doc)
        size += len(doc)
    if batch:
        yield batch


def _through(nlp: Language, docs: Sequence[Doc]) -> Iterator[Doc]:
    for doc in docs:
        if len(doc) > LONGEST_WHOLE:
            done = _in_pieces(nlp, doc)
        else:
            for _, component in nlp.pipeline:
                doc = component(doc)
            done = doc
        done.tensor = np.zeros((0,), dtype=np.float32)  # four times the size of all else, and nobody reads it
        yield done


def _in_pieces(nlp: Language, doc: Doc) -> Doc:
    """Our own components see the whole doc, the model's only pieces of it; what they write is put together."""
    ours = [name.startswith("rashomon_") for name in nlp.pipe_names]
    first = ours.index(False) if False in ours else len(ours)
    last = len(ours) - ours[::-1].index(False) if False in ours else first
    for _, component in nlp.pipeline[:first]:
        doc = component(doc)
    model = nlp.pipeline[first:last]
    if model:
        before: Any = doc.to_array(["NORM", "SENT_START"])
        rows: Any = np.concatenate([_piece(model, doc, before, start, end) for start, end in pieces(doc)])
        doc.from_array(WRITTEN, rows)
    for _, component in nlp.pipeline[last:]:
        doc = component(doc)
    return doc


def _piece(model: Sequence[tuple[str, Any]], doc: Doc, before: Any, start: int, end: int) -> Any:
    """What the model writes to the tokens from `start` to `end`, as rows of numbers."""
    words = doc[start:end]  # not its `as_doc`, which goes through the whole doc each time
    return read_apart((component for _, component in model), words, [w.text for w in words], before[start:end])


def read_apart(model: Iterable[Any], span: Span, words: Sequence[str], before: Any) -> Any:
    """What the components of a model write to the tokens of a span, written as `words`: rows of WRITTEN.

    `before` has NORM and SENT_START of each token. Any: components and arrays of spaCy have no types here.
    """
    piece = Doc(span.doc.vocab, words=list(words), spaces=[bool(w.whitespace_) for w in span])
    piece.from_array(["NORM", "SENT_START"], before)
    for component in model:
        piece = component(piece)
    return piece.to_array(WRITTEN)


def _one_thread() -> AbstractContextManager[Any]:
    """For as long as it lasts, matrix products use one thread; then the host's own setting is back."""
    limit: AbstractContextManager[Any] = _threadpools().limit(limits=1)
    return limit


@cache
def _threadpools() -> Any:
    from threadpoolctl import ThreadpoolController

    return ThreadpoolController()
