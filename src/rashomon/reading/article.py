"""From a raw article to its records: passages judged, metadata chosen, provenance read."""

from collections.abc import Sequence
from hashlib import sha256

from rashomon.reading.metadata import candidates, genre, values
from rashomon.reading.passages import Known, passages
from rashomon.reading.provenance import categories, provenance
from rashomon.reading.raw import Raw, Reading
from rashomon.records import Article, Passage, Span, make_id


def reading(raw: Raw, source_id: str, uri: str | None) -> Reading:
    """All records of one article."""
    article_id = make_id("ar", source_id, raw.text)
    parts = passages(article_id, raw.text, raw.lines, _known(raw))
    found = candidates(article_id, raw, parts)
    kinds = (*raw.categories, *categories(raw.text, parts))
    title = next((c.value for c in values(found, "title")), None)
    kind, basis = genre(parts, raw.text, title, [c.value for c in raw.categories])
    published = next(iter(values(found, "published")), None)
    address = next((said.value for said in raw.said if said.field == "url"), None)
    return Reading(
        article=Article(
            article_id=article_id,
            source_id=source_id,
            uri=address or uri,
            sha256=sha256(raw.text.encode("utf-8")).hexdigest(),
            outlet=next((c.value for c in values(found, "outlet")), None),
            title=title,
            authors=tuple(dict.fromkeys(c.value for c in values(found, "authors"))),
            published=published.value if published else None,
            published_precision=published.precision or "none" if published else "none",
            published_basis=published.source if published else None,
            language=next((c.value for c in values(found, "language")), None),
            genre=kind,
            genre_basis=basis,
            categories=kinds,
            reuse=_reuse(raw.text, parts),
            text=raw.text,
        ),
        passages=parts,
        provenance=provenance(article_id, raw.text, parts, found),
        candidates=found,
    )


def _known(raw: Raw) -> Known:
    def first(field: str) -> str | None:
        return next((said.value for said in raw.said if said.field == field), None)

    return Known(
        title=first("title"), outlet=first("outlet"), authors=tuple(s.value for s in raw.said if s.field == "authors")
    )


def _reuse(text: str, parts: Sequence[Passage]) -> tuple[Span, ...]:
    return tuple(Span(p.start, p.start + len(text[p.start : p.end].rstrip())) for p in parts if p.role == "licence")
