"""What one column of a doc's tokens says of all words at once: which are among some words, by spaCy's keys for them."""

from collections.abc import Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.strings import get_string_id

Keys = NDArray[np.uint64]
"""spaCy's numbers for words and labels; those that are looked for stand in order, and there is at least one."""


def keys(words: Iterable[str]) -> Keys:
    """The keys of words or labels, to look for with `among`."""
    return np.array(sorted(map(get_string_id, words)), dtype=np.uint64)


def among(column: NDArray[Any], wanted: Keys) -> NDArray[np.bool_]:
    """For each token whether its key is wanted; numpy's own `isin` would sort both each time."""
    places = wanted.searchsorted(column)
    places[places == len(wanted)] = 0
    found: NDArray[np.bool_] = wanted[places] == column
    return found


def where(told: NDArray[np.bool_]) -> list[int]:
    """The indices of the tokens of which something is true."""
    found: list[int] = told.nonzero()[0].tolist()
    return found
