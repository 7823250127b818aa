"""Who made a text and where it comes from, as its own lines claim: authors, agencies, first publishers, rights.

Each claim is a row with the span of the name; claims that disagree stand side by side, each marked as in conflict.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import get_args

from rashomon.lexicon.boilerplate import furniture
from rashomon.lexicon.notices import FOLDED, words
from rashomon.lexicon.outlets import quoting, spoken_of
from rashomon.reading.dates import dates
from rashomon.reading.makers import agencies_in, bracketed, credited, holders_in, reports, until_date
from rashomon.reading.metadata import trimmed, values
from rashomon.reading.names import authors_in, translators_in
from rashomon.records import Candidate, Category, Passage, Provenance, ProvenanceKind, Scheme

_ORIGIN: tuple[ProvenanceKind, ...] = ("original_publisher", "claimed_original_publisher")


def provenance(
    article_id: str, text: str, passages: Sequence[Passage], found: Sequence[Candidate]
) -> tuple[Provenance, ...]:
    """All claims of one article, in text order; those that came with the input first."""
    rows = [*_given(article_id, found, passages), *_written(article_id, text, passages)]
    outlet = next((c for c in values(found, "outlet")), None)
    rows += _quoted(article_id, text, passages, outlet.value if outlet else "")
    if outlet:
        rows += _republished(article_id, outlet, rows)
    return tuple(_conflicts(_unique(rows)))


def categories(text: str, passages: Iterable[Passage]) -> Iterator[Category]:
    """The publisher's own sections, regions, themes and tags, as its lines give them."""
    for passage in passages:
        if passage.role != "taxonomy":
            continue
        start, end = trimmed(text, passage)
        folded = text[start:end].translate(FOLDED)
        label = re.match(r"\W*([A-Za-z][A-Za-z -]{2,24}?) ?(?::|  ) *", folded)
        scheme = _scheme(label.group(1)) if label else None
        begun = label.end() if label and scheme else 0
        for match in re.finditer(r"[^,;|/·•>#]+", folded[begun:]):
            value = match.group().strip(" *_")
            if value and (label or value.casefold() not in _labels()):
                at = start + begun + match.start() + match.group().find(value)
                yield Category(
                    scheme=scheme or "section", value=text[at : at + len(value)], start=at, end=at + len(value)
                )


@cache
def _labels() -> frozenset[str]:
    return frozenset().union(*(words(f"labels_{scheme}") for scheme in get_args(Scheme)))


def _scheme(label: str) -> Scheme | None:
    schemes: tuple[Scheme, ...] = ("region", "theme", "series", "section", "tag")
    return next((scheme for scheme in schemes if label.strip().casefold() in words(f"labels_{scheme}")), None)


# --- claims that came with the input or were chosen as metadata ---------------------------------------------------


def _given(article_id: str, found: Sequence[Candidate], passages: Sequence[Passage]) -> Iterator[Provenance]:
    for field, kind in (("authors", "author"), ("outlet", "publisher")):
        for one in values(found, field):
            # A name in capitals is kept as it stands in the text by the byline's own row.
            if one.start is None:
                yield Provenance(article_id=article_id, kind=kind, name=one.value)  # type: ignore[arg-type]
            elif field == "outlet":
                yield _row(article_id, "publisher", one.value, one.start, _role_at(passages, one.start))


def _role_at(passages: Iterable[Passage], at: int) -> Passage | None:
    return next((p for p in passages if p.start <= at < p.end), None)


def _row(
    article_id: str, kind: ProvenanceKind, name: str, start: int, passage: Passage | None, date: str | None = None,
    uri: str | None = None,
) -> Provenance:  # fmt: skip
    return Provenance(
        article_id=article_id, kind=kind, name=name, uri=uri, date=date, start=start, end=start + len(name),
        role=passage.role if passage else None,
    )  # fmt: skip


# --- claims that lines make ----------------------------------------------------------------------------------------


def _written(article_id: str, text: str, passages: Iterable[Passage]) -> Iterator[Provenance]:
    for passage in passages:
        if passage.role in ("body", "blockquote", "headline", "boilerplate", "call_to_action", "disclaimer"):
            continue
        start, end = trimmed(text, passage)
        folded = text[start:end].translate(FOLDED)
        date = _date(folded) if passage.role in ("origin_notice", "copyright", "bio") else None
        uri = _uri(folded) if passage.role in ("origin_notice", "bio") else None
        for kind, at, stop in _names(passage, folded):
            yield _row(article_id, kind, text[start + at : start + stop], start + at, passage, date, uri)


def _names(passage: Passage, folded: str) -> Iterator[tuple[ProvenanceKind, int, int]]:
    if passage.role == "byline":
        yield from (("author", at, stop) for at, stop in authors_in(folded))
        yield from (("translator", at, stop) for at, stop in translators_in(folded))
        yield from (("agency", at, stop) for at, stop in agencies_in(folded))
    elif passage.role == "dateline":
        yield from (("agency", at, stop) for at, stop in bracketed(folded))
    elif passage.role == "credit":
        yield from (("author", at, stop) for at, stop in authors_in(folded) if reports(folded))
        yield from (("image_credit", at, stop) for at, stop in credited(folded))
    elif passage.role == "copyright":
        yield from (("copyright_holder", at, stop) for at, stop in holders_in(folded))
    elif passage.role in ("origin_notice", "bio", "caption"):
        yield from _claimed(folded)


def _claimed(folded: str) -> Iterator[tuple[ProvenanceKind, int, int]]:
    """Names that the lexicon's notices give, one for each sentence."""
    for sentence in re.finditer(r"(?:[^.!?]|[.!?](?! |$))+[.!?]?", folded):
        lead = len(sentence.group()) - len(sentence.group().lstrip())
        said = sentence.group().strip()
        for entry, match in furniture().ask(said):
            if entry.kind and entry.kind != "image_credit":
                at = sentence.start() + lead + match.start("name")
                yield entry.kind, at, at + len(until_date(match.group("name")))
                break


def _date(folded: str) -> str | None:
    found = [one for one in dates(folded) if one.precision in ("day", "month", "year")]
    if found:
        return found[0].value
    year = re.search(r"(?:©|\(c\)|copyright)\D{0,60}\b((?:19|20)\d\d)\b", folded, re.IGNORECASE)
    return year.group(1) if year else None


def _uri(folded: str) -> str | None:
    found = re.search(r"https?://[^\s<>\"')\]]+", folded)
    return found.group().rstrip(".,;") if found else None


# --- what follows from claims --------------------------------------------------------------------------------------


def _quoted(article_id: str, text: str, passages: Iterable[Passage], own: str) -> Iterator[Provenance]:
    """Other outlets that the story quotes, each where it is first named."""
    seen = {_same(own)}
    for passage in passages:
        if passage.role not in ("body", "blockquote"):
            continue
        for match in spoken_of().finditer(text, passage.start, passage.end):
            kind = match.lastgroup or "known"
            start, end = match.span(kind)
            around = text[max(passage.start, start - _NEAR) : min(passage.end, end + _NEAR)]
            name = _same(match.group(kind))
            # "The Courier" after "the Delta Courier" is the same paper.
            if quoting().search(around) and not any(longer.endswith(name) for longer in seen):
                seen.add(name)
                yield _row(article_id, "quoted_outlet", text[start:end], start, passage)


_NEAR = 90
"""Letters on either side of an outlet's name in which a word of quoting must stand."""


def _republished(article_id: str, outlet: Candidate, rows: Sequence[Provenance]) -> Iterator[Provenance]:
    first = {_same(row.name) for row in rows if row.kind in _ORIGIN}
    if first and first != {_same(outlet.value)}:
        yield Provenance(
            article_id=article_id, kind="republisher", name=outlet.value, start=outlet.start, end=outlet.end,
            role=None if outlet.start is None else "dateline",
        )  # fmt: skip


def _same(name: str) -> str:
    return re.sub(r"[\W_]+", "", re.sub(r"^the\s+", "", name.casefold()))


def _unique(rows: Iterable[Provenance]) -> list[Provenance]:
    kept = list({(r.kind, r.name, r.start, r.end): r for r in rows}.values())
    return sorted(kept, key=lambda r: (r.start is not None, r.start or 0, r.end or 0, r.kind, r.name))


def _conflicts(rows: Sequence[Provenance]) -> Iterator[Provenance]:
    """Two first publishers, or two rights holders in two notices, cannot both be right."""
    origins = {_same(row.name) for row in rows if row.kind in _ORIGIN}
    notices: dict[int, set[str]] = {}
    for row in rows:
        if row.kind == "copyright_holder" and row.start is not None:
            notices.setdefault(_notice(rows, row), set()).add(_same(row.name))
    apart = any(a.isdisjoint(b) for a in notices.values() for b in notices.values())
    for row in rows:
        doubted = (row.kind in _ORIGIN and len(origins) > 1) or (row.kind == "copyright_holder" and apart)
        yield replace(row, conflict=True) if doubted else row


def _notice(rows: Sequence[Provenance], row: Provenance) -> int:
    """Rights holders named within a few words of each other stand in one notice."""
    at = row.start or 0
    near = [r for r in rows if r.kind == "copyright_holder" and r.start is not None and 0 <= at - (r.end or 0) <= 4]
    return _notice(rows, near[0]) if near else at
