"""Title, authors, outlet, date, language: candidates with where they were found, and which one was chosen, and why."""

import re
from collections.abc import Iterable, Sequence, Set
from dataclasses import replace
from functools import cache
from urllib.parse import urlsplit

from rashomon.lexicon.notices import FOLDED, alternatives, words
from rashomon.lexicon.outlets import of_host, sounds_like_outlet
from rashomon.reading.dates import Dated, dates, moment
from rashomon.reading.forms import letters
from rashomon.reading.makers import bracketed, holders_in
from rashomon.reading.names import authors_in, bare
from rashomon.reading.raw import Raw, Said
from rashomon.records import Candidate, Genre, Passage, Precision

RANK: dict[str, tuple[str, ...]] = {
    "title": ("user", "front matter", "h1", "json-ld", "og:title", "meta", "headline", "title tag"),
    "authors": ("user", "front matter", "json-ld", "meta", "class byline", "byline", "reporting line"),
    "outlet": (
        "user",
        "front matter",
        "json-ld",
        "og:site_name",
        "meta",
        "title tag",
        "dateline",
        "url",
        "copyright",
        "agency",
    ),
    "published": ("user", "front matter", "json-ld", "meta", "time", "dateline", "byline", "wire dateline", "url"),
    "language": ("user", "front matter", "html lang", "meta", "words"),
}
"""Sources of each field, best first."""


def candidates(article_id: str, raw: Raw, passages: Sequence[Passage]) -> tuple[Candidate, ...]:
    """Every value found for a field, the chosen ones marked."""
    found = [*_given(article_id, raw.said), *_titles(article_id, raw, passages), *_authors(article_id, raw, passages)]
    found += [*_dates(article_id, raw, passages), *_outlets(article_id, raw, passages), *_language(article_id, raw)]
    return tuple(_chosen(list(_apart(_unique(found)))))


def values(found: Iterable[Candidate], field: str) -> tuple[Candidate, ...]:
    """The chosen candidates of a field, in order."""
    return tuple(one for one in found if one.field == field and one.chosen)


def _given(article_id: str, said: Iterable[Said]) -> Iterable[Candidate]:
    for one in said:
        if one.field == "published":
            when = moment(one.value)
            yield Candidate(
                article_id=article_id, field="published", value=when[0] if when else one.value,
                precision=when[1] if when else "none", source=one.source, reason="",
            )  # fmt: skip
        elif one.field == "title":
            yield Candidate(article_id=article_id, field="title", value=one.value, source=one.source, reason="")
        elif one.field == "authors":
            for name in _people(one):
                yield Candidate(article_id=article_id, field="authors", value=name, source=one.source, reason="")
        elif one.field in ("outlet", "language"):
            value = one.value.lstrip("@")
            value = re.split(r"[-_]", value)[0].lower() if one.field == "language" else value
            yield Candidate(article_id=article_id, field=one.field, value=value, source=one.source, reason="")


def _people(said: Said) -> list[str]:
    if said.source in ("user", "front matter"):
        return [bare(said.value)] if bare(said.value) else []
    value = re.sub(r"^([^\W\d_][\w'’-]+), ([^\W\d_][\w'’.-]+(?: [A-Z]\.?)?)$", r"\2 \1", said.value.strip())
    parts = [bare(part) for part in re.split(r",| and | & |;|\|", value)]
    return [part for part in parts if part and _is_writer(part)]


def _is_writer(name: str) -> bool:
    return bool(re.search(r"[^\W\d_]", name)) and not re.search(r"[@/<>]|https?:|www\.|\.(?:com|org|net|co)\b", name)


def _titles(article_id: str, raw: Raw, passages: Sequence[Passage]) -> Iterable[Candidate]:
    heads = [p for p in passages if p.role == "headline"]
    first_body = next((p.start for p in passages if p.role == "body"), len(raw.text))
    for passage in heads:
        if passage.start < first_body or not any(p.start < first_body for p in heads):
            start, end = trimmed(raw.text, passage)
            value = re.sub(r"\s+", " ", raw.text[start:end])
            source = "h1" if "h1" in passage.basis else "headline"
            yield Candidate(
                article_id=article_id, field="title", value=re.sub(r"^#+ ", "", value), source=source, start=start,
                end=end, reason="",
            )  # fmt: skip


def trimmed(text: str, passage: Passage) -> tuple[int, int]:
    """A passage's words without the white space around them."""
    start = passage.start + len(text[passage.start : passage.end]) - len(text[passage.start : passage.end].lstrip())
    return start, max(start, passage.start + len(text[passage.start : passage.end].rstrip()))


def _authors(article_id: str, raw: Raw, passages: Sequence[Passage]) -> Iterable[Candidate]:
    for passage in passages:
        if passage.role in ("byline", "credit"):
            folded = raw.text[passage.start : passage.end].translate(FOLDED)
            reporting = re.match(r"\W*(?:\w+ )?reporting by", folded, re.IGNORECASE)
            if passage.role == "credit" and not reporting:
                continue
            source = "reporting line" if reporting else "byline"
            for start, end in authors_in(folded):
                name = folded[start:end]
                yield Candidate(
                    article_id=article_id, field="authors", value=name.title() if name.isupper() else name,
                    source=source, start=passage.start + start, end=passage.start + end, reason="",
                )  # fmt: skip


def _dates(article_id: str, raw: Raw, passages: Sequence[Passage]) -> Iterable[Candidate]:
    written = [
        (passage, folded, one)
        for passage in passages
        if passage.role in ("dateline", "byline")
        for folded in [raw.text[passage.start : passage.end].translate(FOLDED)]
        for one in dates(folded)
    ]
    plain = {one.value[-5:] for _, _, one in written if not one.ambiguous and one.precision in ("day", "none")}
    for passage, folded, one in written:
        value, precision, reason = _settled(folded, one, plain, raw.month_first)
        source = "wire dateline" if "wire copy" in passage.basis else str(passage.role)
        source = "updated" if _updated().search(folded[: one.start].casefold()[-24:]) else source
        yield Candidate(
            article_id=article_id, field="published", value=value, precision=precision, source=source,
            start=passage.start + one.start, end=passage.start + one.end, reason=reason,
        )  # fmt: skip
    for said in raw.said:
        if said.field == "url" and (when := _url_date(said.value)):
            yield Candidate(
                article_id=article_id, field="published", value=when[0], precision=when[1], source="url", reason=""
            )


def _settled(folded: str, one: Dated, plain: Set[str], month_first: bool | None) -> tuple[str, Precision, str]:
    """A date in figures whose day and month could change places, settled by the page's other dates or its country."""
    if not one.ambiguous:
        return one.value, one.precision, ""
    a, b, year = (int(figure) for figure in re.findall(r"\d+", folded[one.start : one.end]))
    days = {f"{b:02d}-{a:02d}": "day first", f"{a:02d}-{b:02d}": "month first"}
    if len(told := sorted(days.keys() & plain)) == 1:
        return f"{year}-{told[0]}", "day", f"{days[told[0]]}, as another date of the page has it"
    if month_first is not None and one.precision == "year":
        first = (a, b) if month_first else (b, a)
        order = "month first" if month_first else "day first"
        return f"{year}-{first[0]:02d}-{first[1]:02d}", "day", f"{order}, as the page's language has it"
    return one.value, one.precision, "day and month could be the other way round"


@cache
def _updated() -> re.Pattern[str]:
    return re.compile(rf"\b{alternatives('updated')}\b[\s:,on|-]*(?:{alternatives('weekdays')}\W*)?$", re.IGNORECASE)


def _url_date(url: str) -> tuple[str, Precision] | None:
    found = re.search(r"/((?:19|20)\d\d)[/-](\d\d?)(?:[/-](\d\d?)(?=[/_-]))?(?=/)", urlsplit(url).path + "/")
    if found is None:
        return None
    year, month, day = found.groups()
    return moment(f"{year}-{int(month):02d}" + (f"-{int(day):02d}" if day else ""))


def _outlets(article_id: str, raw: Raw, passages: Sequence[Passage]) -> Iterable[Candidate]:
    for passage in passages:
        if (passage.role == "dateline" and "wire" not in passage.basis) or "an office" in passage.basis:
            folded = raw.text[passage.start : passage.end].translate(FOLDED)
            for match in re.finditer(r"[^,|•·()–—]+", folded):
                name = match.group().strip()
                if sounds_like_outlet(name) and not re.search(r"\d", name) and not name.isupper():
                    start = passage.start + match.start() + match.group().find(name)
                    yield Candidate(
                        article_id=article_id, field="outlet", value=name, source="dateline", start=start,
                        end=start + len(name), reason="",
                    )  # fmt: skip
                    break
    yield from _made_by(article_id, raw, passages)
    yield from _title_tags(article_id, raw, passages)
    for said in raw.said:
        host = urlsplit(said.value).hostname if said.field == "url" else None
        if host and (known := of_host(host)):
            yield Candidate(article_id=article_id, field="outlet", value=known.name, source="url", reason="")


def _made_by(article_id: str, raw: Raw, passages: Sequence[Passage]) -> Iterable[Candidate]:
    """Outlets that hold the rights or stand in the brackets of a dateline, but for those named as first publishers."""
    first = letters(" ".join(raw.text[p.start : p.end] for p in passages if p.role == "origin_notice"))
    for passage in passages:
        if passage.role == "copyright":
            source, find = "copyright", holders_in
        elif passage.role == "dateline":
            source, find = "agency", bracketed
        else:
            continue
        folded = raw.text[passage.start : passage.end].translate(FOLDED)
        for start, end in find(folded):
            name = folded[start:end]
            if sounds_like_outlet(name) and letters(name) not in first:
                yield Candidate(
                    article_id=article_id, field="outlet", value=name, source=source, start=passage.start + start,
                    end=passage.start + end, reason="",
                )  # fmt: skip


def _title_tags(article_id: str, raw: Raw, passages: Sequence[Passage]) -> Iterable[Candidate]:
    """The site's name that a title tag has after the headline: "The Raid | Quayside Weekly"."""
    heads = {letters(raw.text[p.start : p.end]) for p in passages if p.role == "headline"}
    for said in raw.said:
        parts = re.split(r" (?:[|•·:–—-]|::) ", said.value) if said.source == "title tag" else []
        if len(parts) > 1 and letters("".join(parts[:-1])) in heads:
            yield Candidate(
                article_id=article_id, field="outlet", value=parts[-1].strip(), source="title tag", reason=""
            )


def _language(article_id: str, raw: Raw) -> Iterable[Candidate]:
    here = re.findall(r"[^\W\d_]+", raw.text[:3000].casefold())
    if len(here) >= 20 and sum(word in words("common") for word in here) >= 0.2 * len(here):
        yield Candidate(article_id=article_id, field="language", value="en", source="words", reason="")


def _unique(found: Iterable[Candidate]) -> list[Candidate]:
    return list({(c.field, c.value, c.source, c.start, c.end): c for c in reversed(list(found))}.values())[::-1]


_OUTLET = "the outlet itself, not a person"


def _apart(found: Iterable[Candidate]) -> Iterable[Candidate]:
    """The same candidates; outlets and desks that stand in the place of an author are marked as no persons."""
    found = list(found)
    outlets = {letters(c.value) for c in found if c.field == "outlet"}
    for one in found:
        nobody = letters(one.value) in outlets or one.value.casefold() in words("nobody")
        marked = one.field == "authors" and one.source not in ("user", "front matter") and nobody
        yield replace(one, reason=_OUTLET) if marked else one


def _chosen(found: list[Candidate]) -> Iterable[Candidate]:
    best = {field: _best(field, [c for c in found if c.field == field]) for field in RANK}
    for one in sorted(found, key=lambda c: (list(RANK).index(c.field), _rank(c), c.start or 0)):
        source, why = best[one.field]
        chosen = (
            one.source == source
            and _usable(one)
            and (one.field == "authors" or one is _first(found, one.field, source))
        )
        reason = why if chosen else _why_not(one, source)
        yield replace(one, chosen=chosen, reason="; ".join(filter(None, (reason, one.reason))))


def _first(found: Sequence[Candidate], field: str, source: str | None) -> Candidate | None:
    return next((c for c in found if c.field == field and c.source == source and _usable(c)), None)


def _best(field: str, found: Sequence[Candidate]) -> tuple[str | None, str]:
    usable = [c for c in found if _usable(c)]
    if (
        field == "published"
        and any(c.precision == "day" for c in usable)
        and not any(c.source == "user" for c in usable)
    ):
        usable = [c for c in usable if c.precision == "day"]
    if not usable:
        return None, ""
    source = min(usable, key=_rank).source
    return source, f"the best source found is {source}"


def _usable(one: Candidate) -> bool:
    if one.source not in RANK[one.field] or one.reason == _OUTLET:
        return False
    return one.field != "published" or one.precision != "none"


def _rank(one: Candidate) -> int:
    order = RANK[one.field]
    return order.index(one.source) if one.source in order else len(order)


def _why_not(one: Candidate, source: str | None) -> str:
    if one.field == "published" and one.source == "updated":
        return "the day of a change is not the day of publication"
    if one.field == "published" and one.precision == "none":
        return "no year stands beside it" if one.value.startswith("--") else "not a calendar date"
    if one.reason == _OUTLET:
        return "not a writer"
    if source == one.source:
        return "another one of the same source stands before it"
    return f"{source} is the better source" if source else "not trusted for this field"


def genre(
    passages: Sequence[Passage], text: str, title: str | None, sections: Sequence[str]
) -> tuple[Genre, str | None]:
    """What kind of text it is, by the publisher's own sections, its title and its form; unknown where none tells."""
    labels = [(text[p.start : p.end], "section line") for p in passages if p.role in ("taxonomy", "dateline")]
    for label, source in [*labels, *((value, "section") for value in sections)]:
        for part in re.split(r"[|/>:,]| [–—-] ", label):
            if kind := _genres().get(part.strip(" *_#\n").casefold()):
                return kind, f'{source}: "{part.strip()}"'
    begun = re.match(
        r"[\w&-]+(?: [\w&-]+)?(?= (?:by|from|of|on|to)\b|:)|[\w&-]+(?=:| (?:by|from|of|on|to)\b)",
        (title or "").casefold(),
    )
    for word in (begun.group(), begun.group().split()[0]) if begun else ():
        if kind := _genres().get(word):
            return kind, f'title: "{word}"'
    return _by_form(passages, text)


def _by_form(passages: Sequence[Passage], text: str) -> tuple[Genre, str | None]:
    story = [p for p in passages if p.role == "body"]
    turns = sum(bool(re.match(r"[A-Z][\w .]{0,30}: \S", text[p.start : p.start + 40])) for p in story)
    if turns >= 4 and turns * 3 >= len(story):
        return "interview", "names and colons: people speak in turn"
    for p in passages:
        if p.role == "dateline" and re.match(r"\(?[A-ZÀ-Þ][A-ZÀ-Þ'. -]{2,}\b|.*\(", text[p.start : p.end]):
            return "report", "dateline of wire copy"
    if any(p.role == "bio" for p in passages):
        return "opinion", "the writer is introduced below the text"
    return "unknown", None


@cache
def _genres() -> dict[str, Genre]:
    kinds: tuple[Genre, ...] = ("opinion", "analysis", "statement", "interview", "briefing", "live")
    return {word: kind for kind in kinds for word in words(f"genres_{kind}")}
