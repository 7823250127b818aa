"""`rashomon.toml` beside a project: its model, its workers, and options of stages, your own words among them."""

import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rashomon.errors import LexiconError


@dataclass(frozen=True, slots=True)
class Told:
    """What the file says; nothing where there is none. Any: each stage has options of its own."""

    model: str | None = None
    workers: int | None = None
    options: dict[str, dict[str, Any]] = field(default_factory=dict)


def told(project: Path) -> Told:
    """The settings beside a project's file."""
    file = project.absolute().parent / "rashomon.toml"
    return read(file) if file.exists() else Told()


def read(file: Path) -> Told:
    """The settings of a file, every entry of which is looked at: what is wrong is said before anything is done."""
    try:
        given = tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise LexiconError(f"{file}: {error}; mend the line, or move the file away") from error
    stages = {name: value for name, value in given.items() if isinstance(value, dict)}
    plain = {name: value for name, value in given.items() if name not in stages}
    model, workers = plain.pop("model", None), plain.pop("workers", None)
    if plain or not isinstance(model, str | None) or not isinstance(workers, int | None):
        raise LexiconError(f"{file}: {_odd(plain)}")
    _check(stages, file)
    return Told(model, workers, _placed(stages, file.absolute().parent))


def _odd(plain: dict[str, Any]) -> str:
    """What is wrong with keys that belong to no stage. Any: TOML comes in."""
    from rashomon.lexicon.loading import meant
    from rashomon.lexicon.options import STAGES

    odd = next(iter(plain), "model or workers")
    if odd in STAGES:
        return f"{odd} is the table of a stage: write [{odd}], and its entries as [[{odd}.extra]]"
    near = (meant(odd, ("model", "workers", *STAGES)) if plain else "") or ";"
    return f'{odd}{near} choose model = "a pipeline", workers = 2, and tables of stages, [rashomon_statements] say'


def _check(stages: dict[str, dict[str, Any]], file: Path) -> None:
    """Any: as below."""
    from rashomon.lexicon.options import check

    try:
        check(stages)
    except LexiconError as error:
        raise LexiconError(f"{file}, {error}") from error


def _placed(stages: dict[str, dict[str, Any]], folder: Path) -> dict[str, dict[str, Any]]:
    """The options with files of weights and places named from the folder of the settings. Any: as above."""
    placed = {stage: dict(options) for stage, options in stages.items()}
    weights = placed.get("rashomon_statements", {}).get("weights", "shipped")
    if not isinstance(weights, str):
        raise LexiconError(f'rashomon.toml: weights = {weights!r}; choose "shipped", "none", or the path of a file')
    if weights not in ("shipped", "none"):
        placed["rashomon_statements"]["weights"] = str(folder / weights)
    gazetteers = placed.get("rashomon_places", {}).get("gazetteer", [])
    if gazetteers:
        placed["rashomon_places"]["gazetteer"] = [str(folder / file) for file in gazetteers]
    return placed
