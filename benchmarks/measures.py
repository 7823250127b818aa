"""Runs one measure: gold to project to export to figure, by the commands a user types."""

import json
import math
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
CORPUS = ROOT / "corpus"
SHARED = ROOT.parent / "shared"
SCORERS = ROOT / "tests" / "gate" / "scorers"
RASHOMON = str(Path(sys.executable).parent / "rashomon")


@dataclass(frozen=True)
class Field:
    """One figure of a measure; `at_most` when small is good, `bar` what it must reach."""

    field: str
    bar: float | None = None
    at_most: bool = False

    def of(self, result: dict) -> float:
        """The figure in a scorer's answer; "a/b" is a quotient."""
        above, _, below = self.field.partition("/")
        figure = self._at(result, above)
        return figure / self._at(result, below) if below else figure

    def holds(self, figure: float, limit: float) -> bool:
        """Whether the figure is on the right side of the limit, which itself is right."""
        return figure <= limit + 1e-9 if self.at_most else figure >= limit - 1e-9

    def rounded(self, figure: float) -> float:
        """The figure to two places, so that one row more or less on another processor is no fall."""
        return (math.ceil if self.at_most else math.floor)(round(figure * 100, 6)) / 100

    @staticmethod
    def _at(result: dict, path: str) -> float:
        for step in path.split("."):
            result = result[step]
        return float(result)


@dataclass(frozen=True)
class Measure:
    """A set with answers, how it goes in, and what comes out."""

    name: str
    input: str
    scorer: str
    args: tuple[str, ...]
    fields: tuple[Field, ...]
    make_input: tuple[str, ...] = ()
    free: bool = False

    @property
    def gold(self) -> Path:
        """Where its answers lie."""
        return CORPUS if self.free else SHARED / "gold"

    def run(self, folder: Path) -> dict[str, float]:
        """Read, build, export and score in `folder`; each field's figure by its name."""
        folder.mkdir(parents=True, exist_ok=True)
        places = {"gold": str(self.gold), "in": str(folder / "input"), "out": str(folder / "export")}
        scorer = [sys.executable, str(self._scorer())]
        if self.make_input:
            called([*scorer, *filled(self.make_input, places)])
        project = folder / "project.db"
        project.unlink(missing_ok=True)
        rashomon = [RASHOMON, "-q", "-p", str(project)]
        called([*rashomon, "add", self.input.format(**places)], ok=(0, 3))
        called([*rashomon, "build"], ok=(0, 3))
        called([*rashomon, "export", "--to", places["out"], "--format", "jsonl"])
        answer = json.loads(called([*scorer, *filled(self.args, places)]).splitlines()[-1])
        return {f.field: round(f.of(answer), 4) for f in self.fields}

    def _scorer(self) -> Path:
        ours = SCORERS / self.scorer
        return ours if ours.exists() else SHARED / "score" / self.scorer


def measures() -> list[Measure]:
    """All measures of measures.toml, in order."""
    rows = tomllib.loads((ROOT / "benchmarks" / "measures.toml").read_text(encoding="utf-8"))["measure"]
    return [Measure(**{k: _value(k, v) for k, v in row.items()}) for row in rows]


def filled(args: tuple[str, ...], places: dict[str, str]) -> list[str]:
    """Arguments with their {places} filled in."""
    return [arg.format(**places) for arg in args]


def called(command: list[str], ok: tuple[int, ...] = (0,)) -> str:
    """What a command prints; its own words when it fails."""
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode not in ok:
        raise RuntimeError(
            f"{' '.join(command)}\nended with {done.returncode}: {done.stderr[-2000:]}{done.stdout[-500:]}"
        )
    return done.stdout


def _value(key: str, value: object) -> object:
    if key == "fields":
        return tuple(Field(**row) for row in value)  # type: ignore[union-attr]
    return tuple(value) if isinstance(value, list) else value
