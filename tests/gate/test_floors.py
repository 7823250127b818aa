"""Quality that cannot slip: what the repository ships is scored, and no figure may fall below its pinned floor."""

import importlib.util
import json
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FLOORS = json.loads((ROOT / "benchmarks" / "floors.json").read_text(encoding="utf-8"))

spec = importlib.util.spec_from_file_location("measures", ROOT / "benchmarks" / "measures.py")
bench = importlib.util.module_from_spec(spec)
spec.loader.exec_module(bench)
FREE = {m.name: m for m in bench.measures() if m.free}


@pytest.fixture(scope="session")
def reached(tmp_path_factory):
    """The figures of a measure, measured once."""
    known: dict[str, dict[str, float]] = {}

    def figures(name: str) -> dict[str, float]:
        if name not in known:
            known[name] = FREE[name].run(tmp_path_factory.mktemp("gate") / name.replace(" ", "-"))
        return known[name]

    return figures


def test_every_free_measure_has_floors():
    assert {name: {f.field for f in m.fields} for name, m in FREE.items()} == {
        name: set(floors) for name, floors in FLOORS.items()
    }


@pytest.mark.model
@pytest.mark.slow
@pytest.mark.parametrize("name", FREE)
def test_no_figure_falls_below_its_floor(reached, name):
    figures = reached(name)
    below = {
        f.field: (figures[f.field], FLOORS[name][f.field])
        for f in FREE[name].fields
        if not f.holds(figures[f.field], FLOORS[name][f.field])
    }
    assert not below, f"(reached, floor): {below}"


def test_a_figure_below_its_floor_is_seen():
    assert not bench.Field("recall").holds(0.59, 0.60)
    assert not bench.Field("errors", at_most=True).holds(1, 0)
