"""What a reader hands on: a text with its lines and all that file, markup and user say about it, not yet judged."""

from dataclasses import dataclass, field
from typing import Literal

from rashomon.reading.lines import Line
from rashomon.records import Article, Candidate, Category, Passage, Provenance

Field = Literal["title", "authors", "outlet", "published", "language", "url", "genre"]


@dataclass(frozen=True, slots=True)
class Said:
    """One value that a file or its user gives for a field, and where: ("published", "2019-05-03", "json-ld")."""

    field: Field
    value: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Raw:
    """One article before its passages are judged."""

    text: str
    lines: tuple[Line, ...]
    said: tuple[Said, ...] = ()
    source_id: str | None = None
    categories: tuple[Category, ...] = field(default=())
    month_first: bool | None = None
    alone: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One article as read: its row, its passages, and all that was found about where it comes from."""

    article: Article
    passages: tuple[Passage, ...]
    provenance: tuple[Provenance, ...] = ()
    candidates: tuple[Candidate, ...] = ()
