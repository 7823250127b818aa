"""Reading: files in, articles with passages out, no network.

`read(path)` chooses a reader by looking at the bytes and yields one `Reading` an article, in a fixed order.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rashomon.records import Article, Candidate, Passage, Problem, Provenance


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One article as read: its row, its passages, and all that was found about where it comes from."""

    article: Article
    passages: tuple[Passage, ...]
    provenance: tuple[Provenance, ...] = ()
    candidates: tuple[Candidate, ...] = ()


def read(path: Path | str) -> Iterator[Reading | Problem]:
    """Articles of a file or of all files below a folder; what cannot be read comes as a Problem, never as silence."""
    raise NotImplementedError
    yield
