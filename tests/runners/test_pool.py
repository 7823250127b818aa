import multiprocessing

import pytest

from bridges import article, fails, kills, numbered, recipe_of, sleeps, stumbles
from rashomon.errors import ModelError
from rashomon.run.parsing import Parsed, alone
from rashomon.runners import WORTH_A_POOL, runner
from rashomon.runners.pool import pool

SHARDS = [[article(10 * shard + place) for place in range(10)] for shard in range(6)]


def names(of: list[Parsed]) -> list[str]:
    return sorted(parsed.article_id for parsed in of)


ALL = sorted(one.article_id for shard in SHARDS for one, _ in shard)


@pytest.mark.parametrize("workers", [1, 2])
def test_one_that_kills_is_named_and_the_others_stand(workers):
    done = list(pool(workers, kills)(recipe_of("model"), SHARDS))
    assert names(done) == ALL
    (problem,) = [parsed.problem for parsed in done if parsed.problem]
    assert problem.uri == "bridge-17"
    assert problem.reason.startswith("ended its worker twice: SIGKILL")


def test_a_worker_killed_by_somebody_else_costs_nothing(tmp_path, monkeypatch):
    monkeypatch.setenv("RASHOMON_TEST_STUMBLED", str(tmp_path / "once"))
    done = list(pool(2, stumbles)(recipe_of("model"), SHARDS))
    assert names(done) == ALL
    assert not [parsed.problem for parsed in done if parsed.problem]


def test_one_that_takes_too_long_is_stopped(monkeypatch):
    monkeypatch.setattr("rashomon.runners.pool._SECONDS", 0.3)
    done = list(pool(1, sleeps)(recipe_of("model"), [[article(1)]]))
    assert [parsed.problem.reason for parsed in done if parsed.problem] == [
        "ended its worker twice: no end after 1 seconds"
    ]


def test_a_worker_that_has_read_much_is_replaced(monkeypatch):
    monkeypatch.setattr("rashomon.runners.pool.RENEW_AFTER", 20)
    assert names(list(pool(1, numbered)(recipe_of("model"), SHARDS))) == ALL


def test_a_model_that_cannot_load_ends_the_run_with_its_reason():
    with pytest.raises(ModelError, match="no model here"):
        list(pool(2, fails)(recipe_of("model"), SHARDS))


def test_nothing_to_do_is_done_at_once():
    assert list(pool(2, numbered)(recipe_of("model"), [])) == []


def test_a_run_that_is_left_leaves_no_worker_behind():
    running = pool(2, numbered)(recipe_of("model"), SHARDS)
    next(running)
    running.close()
    assert multiprocessing.active_children() == []


def test_a_small_pile_is_not_worth_a_pool():
    assert runner(None, WORTH_A_POOL - 1) is alone
    assert runner(1, WORTH_A_POOL * 100) is alone
    assert runner(3, 10) is not alone
