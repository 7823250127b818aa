import numpy as np
import pytest
from thinc.api import Linear, Relu, chain

from rashomon.pipeline.lean import made_lean


@pytest.fixture
def layers():
    X = np.ones((3, 4), dtype="f")  # noqa: N806
    return chain(Relu(5), Relu(6), Linear(2)).initialize(X=X), X


def test_what_is_predicted_stays_the_same(layers):
    model, rows = layers
    before = model.predict(rows)
    made_lean(model)
    assert np.array_equal(model.predict(rows), before)


def test_the_way_back_is_kept_for_training_alone(layers):
    model, rows = layers
    made_lean(model)
    _, back = model.begin_update(rows)
    assert back(np.ones((3, 2), dtype="f")).shape == (3, 4)
    with pytest.raises(RuntimeError, match="prediction"):
        model(rows, is_train=False)[1](rows)


def test_other_layers_are_left_alone(layers):
    model, _ = layers
    before = model.layers[0]._func
    made_lean(model.layers[0])
    assert model.layers[0]._func is before
