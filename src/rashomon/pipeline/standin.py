"""A component that stands in for one of spaCy's own and gives the same annotation for less time.

All that it does not do itself (saving, labels, scoring) is the original's, so a pipeline that is written to disk is the
stock pipeline and opens anywhere.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from spacy.tokens import Doc


class StandIn:
    """Answers in place of `original`; a child says how in `annotate`."""

    def __init__(self, original: Any) -> None:
        """Any: spaCy's components share no type."""
        self.original = original

    def annotate(self, docs: Sequence[Doc]) -> None:
        """Write to the docs what the original would."""
        raise NotImplementedError

    def __call__(self, doc: Doc) -> Doc:
        """One doc in, the same doc out."""
        self._handled([doc])
        return doc

    def pipe(self, docs: Iterable[Doc], *, batch_size: int = 64) -> Iterator[Doc]:
        """Docs in, the same docs out, in order."""
        stream = iter(docs)
        while batch := list(islice(stream, batch_size)):
            self._handled(batch)
            yield from batch

    def _handled(self, docs: list[Doc]) -> None:
        try:
            self.annotate(docs)
        except Exception as error:
            # The original's handler is the one that a user may have set.
            self.original.get_error_handler()(self.original.name, self.original, docs, error)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__") or name == "original":  # asked for while unpickling, before there is an original
            raise AttributeError(name)
        return getattr(self.original, name)
