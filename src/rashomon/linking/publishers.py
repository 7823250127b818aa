"""Who publishes an article, and whose voice it speaks in where it quotes nobody.

The two differ in a reprint: the outlet above it only passes on what the first publisher says.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from rashomon.records import Article, Provenance


@dataclass(frozen=True, slots=True)
class Publisher:
    """A publisher's name, why it is taken, and where the text names it (null: it came with the input)."""

    name: str
    basis: str
    start: int | None = None
    end: int | None = None


def outlet_of(article: Article, provenance: Iterable[Provenance]) -> str | None:
    """Who publishes the article: the outlet, else the publisher named, else the agency whose text it is."""
    found = _carrier(article, provenance)
    return found.name if found else None


def voice_of(article: Article, provenance: Iterable[Provenance]) -> Publisher | None:
    """Who speaks where nobody is quoted: the first publisher that a notice names, else whoever publishes the article.

    Notices that name several first publishers settle nothing: then it stays with the one who publishes it.
    """
    rows = sorted(provenance, key=lambda row: (row.start is None, row.start or 0, row.name))
    first = [row for row in rows if row.kind == "original_publisher"]
    if first and not any(row.conflict for row in first):
        named = first[0]
        return Publisher(named.name, "the first publisher, as a notice says", named.start, named.end)
    return _carrier(article, rows)


def plain_name(name: str) -> str:
    """An outlet's name for comparing: case, punctuation and a leading "the" set aside."""
    words = "".join(c if c.isalnum() else " " for c in name.casefold()).split()
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


def _carrier(article: Article, provenance: Iterable[Provenance]) -> Publisher | None:
    if article.outlet:
        return Publisher(article.outlet, "the outlet that publishes it")
    rows = sorted(provenance, key=lambda row: (row.name, row.kind))
    for kind, basis in (("publisher", "the publisher named"), ("agency", "the agency whose text it is")):
        if found := next((row for row in rows if row.kind == kind), None):
            return Publisher(found.name, basis, found.start, found.end)
    return None
