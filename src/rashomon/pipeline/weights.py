"""What a sign weighs: names and rounded numbers in one file that numpy alone reads."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from math import exp
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np

from rashomon.errors import ModelError

SHIPPED = Path(__file__).with_name("statements.npz")
_FORM = 1
_MEND = "make it anew with `rashomon train`"


@dataclass(frozen=True, slots=True)
class Weights:
    """How much every sign speaks for a statement, and from which score on one is believed."""

    named: dict[str, float] = field(repr=False)
    bias: float
    threshold: float
    """For what the rules stand by."""
    daring: float
    """For what they would not dare."""
    about: dict[str, Any] = field(default_factory=dict)
    """What it was made from: JSON values, for whoever asks."""

    def score(self, signs: Iterable[str]) -> float:
        """How likely it is that a statement with these signs is one."""
        total = self.bias + sum(filter(None, map(self.named.get, signs)))
        return 1 / (1 + exp(-max(min(total, 30.0), -30.0)))

    def heaviest(self, signs: Iterable[str], most: int = 5) -> list[tuple[str, float]]:
        """The signs that decided, those with the most weight first."""
        weighed = sorted([(-abs(weight), sign) for sign in set(signs) if (weight := self.named.get(sign)) is not None])
        return [(sign, self.named[sign]) for _, sign in weighed[:most]]


def save(weights: Weights, path: Path) -> None:
    """Write weights; the same weights give the same bytes."""
    names = sorted(weights.named)
    with path.open("wb") as file:
        np.savez_compressed(
            file,
            form=np.array(_FORM),
            names=np.frombuffer("\n".join(names).encode(), dtype=np.uint8),
            values=np.array([weights.named[name] for name in names], dtype=np.float32),
            bias=np.array(weights.bias, dtype=np.float32),
            thresholds=np.array([weights.threshold, weights.daring], dtype=np.float32),
            about=np.frombuffer(json.dumps(weights.about, ensure_ascii=False, sort_keys=True).encode(), dtype=np.uint8),
        )


@cache
def load(path: Path) -> Weights:
    """Read weights; ModelError where the file is none of ours."""
    try:
        with np.load(path, allow_pickle=False) as file:
            if int(file["form"]) != _FORM:
                raise ModelError(f"{path}: weights of form {int(file['form'])}, this version reads {_FORM}: {_MEND}")
            names = file["names"].tobytes().decode().split("\n") if file["names"].size else []
            values = [round(v, 4) for v in file["values"].tolist()]
            bias = round(float(file["bias"]), 4)
            threshold, daring = (round(v, 4) for v in file["thresholds"].tolist())
            about = json.loads(file["about"].tobytes() or b"{}")
    except FileNotFoundError as error:
        raise ModelError(f'{path}: no weights lie there; {_MEND}, or say weights = "none"') from error
    except (ValueError, KeyError, OSError, EOFError, BadZipFile) as error:
        raise ModelError(f"{path}: no file of weights ({error}); {_MEND}") from error
    if len(names) != len(values):
        raise ModelError(f"{path}: {len(names)} names and {len(values)} weights; {_MEND}")
    return Weights(dict(zip(names, values, strict=True)), bias, threshold, daring, about)


def told(choice: str) -> Weights | None:
    """The weights of a setting: "shipped" (none where none are), "none", or a path."""
    if choice == "none":
        return None
    if choice == "shipped":
        return load(SHIPPED) if SHIPPED.is_file() else None
    return load(Path(choice))
