"""Rashomon: one event, many accounts.

`rashomon.load()` gives a spaCy pipeline whose docs hold records; `rashomon.open("rashomon.db")` a project's tables as
data frames. Neither costs anything until it is called.
"""

from collections.abc import Mapping
from os import PathLike
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language

    from rashomon.ask.notebook import Notebook

__version__ = "0.1.0"


def load(model: str | None = None, *, extra: Mapping[str, Mapping[str, Any]] | None = None) -> "Language":
    """A spaCy pipeline whose `doc._.statements`, `doc._.mentions` ... hold the records of a text.

    `model` is the name of an installed pipeline with a parser and names, or a path to one; `extra` gives stages their
    options: `{"rashomon_statements": {"extra": [{"lemma": "harrumph", "stance": "doubts", "example": "..."}]}}`.
    """
    from rashomon.pipeline import build

    return build(extra=extra) if model is None else build(model, extra)


def open(path: str | PathLike[str] = "rashomon.db") -> "Notebook":
    """A project's tables as data frames (`.mentions`), and `.event(id)`, `.who(name)`, `.dyad(a, b)`; needs pandas."""
    from rashomon.ask.notebook import Notebook

    return Notebook(path)
