"""A logistic model over named signs, fitted in numpy alone: the same examples in order give the same weights."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]

_LEAST = 3
"""A sign seen in fewer examples is no sign."""
_STEPS = 60
_CLOSE = 1e-8


@dataclass(frozen=True, slots=True)
class Fitted:
    """What every sign weighs, and what a statement weighs that has none."""

    named: dict[str, float]
    bias: float


@dataclass(frozen=True, slots=True)
class _Table:
    """Examples by signs, where each sign is there or not; the last column is always there."""

    rows: NDArray[np.int64]
    columns: NDArray[np.int64]
    height: int
    width: int

    def times(self, weights: Numbers) -> Numbers:
        return np.asarray(np.bincount(self.rows, weights[self.columns], self.height), dtype=np.float64)

    def back(self, values: Numbers) -> Numbers:
        return np.asarray(np.bincount(self.columns, values[self.rows], self.width), dtype=np.float64)


def fitted(examples: Sequence[Sequence[str]], right: Sequence[bool], strength: float) -> Fitted:
    """Weights that tell right examples from wrong ones; a greater `strength` keeps them smaller."""
    seen = Counter(sign for signs in examples for sign in set(signs))
    names = sorted(sign for sign, count in seen.items() if count >= _LEAST)
    place = {name: n for n, name in enumerate(names)}
    cells = [
        (row, column)
        for row, signs in enumerate(examples)
        for column in (*sorted({place[s] for s in signs if s in place}), len(names))
    ]
    rows, columns = np.array(cells, dtype=np.int64).reshape(-1, 2).T
    weights = _descended(
        _Table(rows, columns, len(examples), len(names) + 1), np.array(right, dtype=np.float64), strength
    )
    values = [round(float(v), 3) for v in weights]
    return Fitted({n: v for n, v in zip(names, values[:-1], strict=True) if v}, values[-1])


def _descended(table: _Table, right: Numbers, strength: float) -> Numbers:
    """Newton's steps, each solved by conjugate gradients and halved until it helps."""
    penalty = np.full(table.width, strength)
    penalty[-1] = 0.0
    weights = np.zeros(table.width)
    loss = _loss(table, right, penalty, weights)
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-table.times(weights)))
        slope = table.back(chance - right) + penalty * weights
        if _length(slope) < _CLOSE * len(right):
            break
        step = _solved(table, chance * (1 - chance), penalty, -slope)
        size = 1.0
        while size > _CLOSE and (tried := _loss(table, right, penalty, weights + size * step)) > loss:
            size /= 2
        if size <= _CLOSE:
            break
        weights, loss = weights + size * step, tried
    return weights


def _solved(table: _Table, bend: Numbers, penalty: Numbers, goal: Numbers) -> Numbers:
    found = np.zeros(table.width)
    rest, ahead = goal.copy(), goal.copy()
    left = first = _square(rest)
    for _ in range(200):
        if left <= 1e-10 * first:
            break
        bent = table.back(bend * table.times(ahead)) + (penalty + 1e-9) * ahead
        far = left / float(np.sum(ahead * bent))
        found, rest = found + far * ahead, rest - far * bent
        left, before = _square(rest), left
        ahead = rest + left / before * ahead
    return found


def _loss(table: _Table, right: Numbers, penalty: Numbers, weights: Numbers) -> float:
    total = table.times(weights)
    return float(np.sum(np.logaddexp(0, total) - right * total) + np.sum(penalty * weights * weights) / 2)


def _square(values: Numbers) -> float:
    return float(np.sum(values * values))


def _length(values: Numbers) -> float:
    return float(np.sqrt(_square(values)))
