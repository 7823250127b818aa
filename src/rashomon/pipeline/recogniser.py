"""The names a pipeline finds, found in one question instead of one a token: same entities, a third of the cost.

spaCy's greedy recogniser asks 74 moves of every token whether they are allowed, and each asking takes and gives back
Python's lock. But outside a name a token's scores depend on that token alone, and inside one only on its first word
and the word before. So all tokens are scored at once "as if no name were open", and only the openings are followed on,
all of them side by side. Whatever is not understood here (presets, beams, another architecture) is left to spaCy.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc, Span

from rashomon.pipeline.standin import StandIn

Floats = NDArray[np.float32]
Name = tuple[int, int, int]
"""First token, one past the last, and the label's hash."""


class Recogniser(StandIn):
    """Stands in for a spaCy `ner` component of the kind that `understood` tells."""

    def __init__(self, ner: Any) -> None:
        """Take over from `ner`; Any: spaCy's compiled classes have no types."""
        super().__init__(ner)
        moves = [ner.moves.get_class_name(i) for i in range(ner.moves.n_moves)]
        place = {move: i for i, move in enumerate(moves)}
        closed = [move for move in moves if move == "O" or (move[:2] in ("B-", "U-") and move != "U-")]
        self._closed = np.array([place[move] for move in closed])
        self._opens = np.array([move.startswith("B-") for move in closed])
        self._names_one = np.array([move.startswith("U-") for move in closed])
        self._label = np.array([ner.vocab.strings[move[2:]] if move != "O" else 0 for move in closed], dtype=np.uint64)
        self._inside = np.array([place.get("I-" + move[2:], -1) for move in closed])
        self._last = np.array([place.get("L-" + move[2:], -1) for move in closed])

    def annotate(self, docs: Sequence[Doc]) -> None:
        """Find the names; a batch with names already in it is spaCy's."""
        if any(doc.has_annotation("ENT_IOB") for doc in docs):
            self.original.set_annotations(docs, self.original.predict(docs))
            return
        for doc, found in zip(docs, self._names(docs), strict=True):
            doc.set_ents([Span(doc, start, end, label=label) for start, end, label in found], default="outside")

    def _names(self, docs: Sequence[Doc]) -> list[list[Name]]:
        """The names in each doc, from left to right."""
        sizes = [len(doc) for doc in docs]
        if not any(sizes):
            return [[] for _ in docs]
        tok2vec, lower, _ = self.original.model.layers
        features: Floats = lower.predict(tok2vec.predict(docs))
        joined = _Batch(docs)
        best = self._outside(features, joined)
        starts = np.flatnonzero(self._opens[best])
        ends = dict(zip(starts.tolist(), self._followed(features, joined, starts, best[starts]).tolist(), strict=True))
        return self._walked(best, ends, sizes)

    def _outside(self, features: Floats, joined: "_Batch") -> NDArray[np.intp]:
        """The best move at each token if no name is open there, as an index into the moves that are then possible."""
        # The order of these sums is spaCy's own, so that not a bit of a score differs.
        hidden = features[1:, 0] + features[0, 1]
        hidden += features[0, 2]
        scores = self._scored(hidden)[:, self._closed]
        shut = np.ix_(joined.space | ~joined.goes_on, self._opens)
        scores[shut] = -np.inf
        scores[np.ix_(joined.space, self._names_one)] = -np.inf
        best: NDArray[np.intp] = scores.argmax(axis=1)
        return best

    def _followed(
        self, features: Floats, joined: "_Batch", starts: NDArray[np.intp], moves: NDArray[np.intp]
    ) -> NDArray[np.intp]:
        """One past the last token of a name that opens at each of `starts`."""
        ends = np.zeros_like(starts)
        inside, last = self._inside[moves], self._last[moves]
        open_, here = np.arange(len(starts)), starts + 1
        while len(open_):
            hidden = features[here + 1, 0] + features[starts[open_] + 1, 1]
            hidden += features[here, 2]
            scores = self._scored(hidden)
            rows = np.arange(len(open_))
            on, off = scores[rows, inside[open_]], scores[rows, last[open_]]
            stays = (on > off) | (on == off) & (inside[open_] < last[open_])
            stays &= joined.goes_on[here]
            ends[open_[~stays]] = here[~stays] + 1
            open_, here = open_[stays], here[stays] + 1
        return ends

    def _scored(self, hidden: Floats) -> Floats:
        _, lower, upper = self.original.model.layers
        hidden += lower.get_param("b")
        scores: Floats = upper.predict(np.ascontiguousarray(hidden.max(axis=2)))
        return scores

    def _walked(self, best: NDArray[np.intp], ends: dict[int, int], sizes: list[int]) -> list[list[Name]]:
        """From the left, one name after another; an opening inside a name is passed over."""
        found: list[list[Name]] = [[] for _ in sizes]
        bounds = np.cumsum([0, *sizes])
        free = 0
        for at in np.flatnonzero(self._label[best]).tolist():
            if at < free:
                continue
            free = ends.get(at, at + 1)
            which = int(np.searchsorted(bounds, at, side="right")) - 1
            offset = int(bounds[which])
            found[which].append((at - offset, free - offset, int(self._label[best[at]])))
        return found


class _Batch:
    """What the moves must know of the tokens of a batch, end to end."""

    def __init__(self, docs: Sequence[Doc]) -> None:
        seen = np.concatenate([doc.to_array(["IS_SPACE", "SENT_START"]) for doc in docs])
        self.space: NDArray[np.bool_] = seen[:, 0] == 1
        goes_on = np.ones(len(seen), dtype=bool)
        goes_on[:-1] = seen[1:, 1] != 1
        goes_on[np.cumsum([len(doc) for doc in docs if len(doc)]) - 1] = False
        self.goes_on: NDArray[np.bool_] = goes_on


def understood(ner: Any) -> bool:
    """A greedy BILUO recogniser of three features, maxout and an upper layer."""
    layers = getattr(ner.model, "layers", [])
    return (
        type(ner.moves).__name__ == "BiluoPushDown"
        and ner.cfg.get("beam_width") == 1
        and not ner.model.attrs.get("unseen_classes")
        and len(layers) == 3
        and layers[1].name == "precomputable_affine"
        and layers[1].get_dim("nF") == 3
        and layers[1].get_dim("nP") >= 2
        and layers[2].name == "linear"
    )
