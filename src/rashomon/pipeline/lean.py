"""Layers in a row that forget what only training needs: the same numbers in a third of the memory, and sooner.

thinc's `chain` keeps every layer's way back, with all the arrays it would need, until the last layer has spoken, even
when nothing is learnt. For a text of 5,000 words that is 80 MB.
"""

from collections.abc import Callable
from importlib import import_module
from typing import Any

from thinc.api import Model

# By name, because thinc.layers has a function of the name of the module.
_CHAIN = import_module("thinc.layers.chain").forward


def made_lean(layer: Model[Any, Any]) -> None:
    """Let a row of layers predict without keeping the way back; training is as before. Any: arrays of any shape."""
    if layer._func is _CHAIN:
        layer._func = _forward


def _forward(model: Model[Any, Any], X: Any, is_train: bool) -> tuple[Any, Callable[[Any], Any]]:  # noqa: N803
    if is_train:
        trained: tuple[Any, Callable[[Any], Any]] = _CHAIN(model, X, is_train)
        return trained
    for layer in model.layers:
        X = layer.predict(X)  # noqa: N806 - thinc's own name
    return X, _no_way_back


def _no_way_back(_gradient: Any) -> Any:
    raise RuntimeError("nothing can be learnt from a prediction")
