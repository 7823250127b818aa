import pytest

from rashomon.errors import ModelError
from rashomon.pipeline.weights import Weights, load, save, told

WEIGHTS = Weights({"cue=say": 1.25, "source=none": -0.5}, bias=0.125, threshold=0.4, daring=0.6, about={"articles": 3})


def test_weights_come_back_as_they_were_written(tmp_path):
    save(WEIGHTS, tmp_path / "w.npz")
    assert load(tmp_path / "w.npz") == WEIGHTS


def test_the_same_weights_are_the_same_bytes(tmp_path):
    save(WEIGHTS, tmp_path / "a.npz")
    save(WEIGHTS, tmp_path / "b.npz")
    assert (tmp_path / "a.npz").read_bytes() == (tmp_path / "b.npz").read_bytes()


def test_what_no_weight_knows_counts_for_nothing():
    assert WEIGHTS.score(["cue=say"]) == WEIGHTS.score(["cue=say", "never seen"]) > WEIGHTS.score(["source=none"])


def test_the_heaviest_signs_are_named_first():
    assert WEIGHTS.heaviest(["source=none", "cue=say", "never seen"]) == [("cue=say", 1.25), ("source=none", -0.5)]


def test_a_file_that_is_none_is_told_with_what_would_help(tmp_path):
    (tmp_path / "w.npz").write_bytes(b"not weights")
    with pytest.raises(ModelError, match="rashomon train"):
        load(tmp_path / "w.npz")
    with pytest.raises(ModelError, match="no weights lie there"):
        told(str(tmp_path / "nowhere.npz"))


def test_none_leaves_the_rules_alone():
    assert told("none") is None
