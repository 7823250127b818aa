"""HTML pages: lxml's tree, our own walk, blocks with what the markup says of them, metadata of the head."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from lxml import etree, html

from rashomon.lexicon.boilerplate import furniture
from rashomon.lexicon.notices import FOLDED
from rashomon.reading.blocks import HEADINGS, Block, Page, page, says
from rashomon.reading.choose import Choice, choose, quoted
from rashomon.reading.lines import Line
from rashomon.reading.raw import Field, Raw, Said
from rashomon.records import Category, Role


def article(text: str) -> Raw | None:
    """The article of a page; null where the page has no text."""
    root = tree(text)
    if root is None:
        return None
    said = tuple(metadata(root))
    body = root.find("body")
    found = page(body if body is not None else root)
    choice = choose(found)
    kept = list(_kept(found, choice, _heading(found, choice, said)))
    words, lines = composed(kept)
    return Raw(
        text=words, lines=tuple(lines), said=said, categories=tuple(_categories(root)),
        month_first=_month_first(root.get("lang") or ""),
    )  # fmt: skip


def _month_first(lang: str) -> bool | None:
    """Whether the page's English writes the month before the day; null where it does not say which English."""
    parts = re.split(r"[-_]", lang.lower())
    return parts[1] == "us" if len(parts) > 1 and parts[0] == "en" else None


def tree(text: str) -> Any:
    """The page's tree, or null. Any: lxml has no types."""
    text = re.sub(r"^\s*<\?xml[^>]*>", "", text.replace("\0", " "), count=1)
    try:
        return html.document_fromstring(
            text, parser=html.HTMLParser(remove_comments=True, remove_pis=True, huge_tree=True)
        )
    except (etree.LxmlError, ValueError, AssertionError):
        return None


@dataclass(frozen=True, slots=True)
class Kept:
    """A block that goes into the text: its lines, and what the markup says of it."""

    lines: list[str]
    hint: Role | None = None
    basis: str = ""
    quoted: bool = False
    indented: bool = False


def composed(kept: Sequence[Kept]) -> tuple[str, list[Line]]:
    """One text of blocks, parted by blank lines, and its lines."""
    text: list[str] = []
    lines: list[Line] = []
    at = 0
    for block in kept:
        if text:
            text.append("\n\n")
            at += 2
        for n, line in enumerate(block.lines):
            if n:
                text.append("\n")
                at += 1
            end = at + len(line)
            lines.append(Line(at, end, block.hint, block.basis, quoted=block.quoted, indented=block.indented))
            text.append(line)
            at += len(line)
    return "".join(text), lines


# --- which blocks, and what the markup says of them ----------------------------------------------------------------


def _heading(found: Page, choice: Choice, said: Sequence[Said]) -> int | None:
    """The block that is the page's headline: the h1 most like its title in the head."""
    titles = [set(_bag(s.value)) for s in said if s.field == "title"]
    best, most = None, 0.0
    first = min(choice.story, default=len(found.blocks))
    for n, block in enumerate(found.blocks):
        tags = found.tags(block)
        if "h1" not in tags[:3] and not (tags[0] in ("h2", "h3") and titles):
            continue
        words = set(_bag(block.text))
        if not words:
            continue
        like = max((len(words & title) / len(words | title) for title in titles), default=0.0)
        score = (
            like
            + (0.3 if "h1" in tags[:3] else 0)
            + (0.1 if n <= first else 0)
            - (0.2 if "nav" in tags or "footer" in tags else 0)
        )
        if score > most and (like > 0.3 or ("h1" in tags[:3] and not _site_name(block, said))):
            best, most = n, score
    return best


def _site_name(block: Block, said: Sequence[Said]) -> bool:
    return any(s.field == "outlet" and _bag(s.value) == _bag(block.text) for s in said)


def _bag(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _kept(found: Page, choice: Choice, heading: int | None) -> Iterator[Kept]:
    if not found.blocks:
        return
    low = min(choice.story, default=0)
    high = max(choice.story, default=len(found.blocks) - 1)
    small = len(found.blocks) <= 60
    notices = 0
    start = min(low, heading) if heading is not None else low
    for n, block in enumerate(found.blocks):
        role, basis = _hint(found, block)
        if basis == "markup: lead" and n > low + 2:
            role, basis = None, ""
        quote = quoted(found, block)
        if n == heading:
            yield Kept([block.text], "headline", "markup: h1")
        elif n in choice.story:
            if role in ("boilerplate",) and not small:
                continue
            yield Kept(block.lines, role, basis, quoted=quote)
        elif small or (start <= n <= high + 12 and _worth_a_place(block, role, n < low)):
            yield Kept(block.lines, role, basis, quoted=quote)
        elif n > high and notices < _NOTICES and _gives_notice(block):
            notices += 1
            yield Kept(block.lines)


_NOTICES = 4
"""How many notices are kept from the foot of a page, far below its story."""


def _worth_a_place(block: Block, role: Role | None, above: bool) -> bool:
    """Whether a block around the story belongs to it: byline, date, caption, credit, section, bio."""
    if role in ("byline", "dateline", "caption", "credit", "bio", "correction", "body") and len(block.text) < 600:
        return True
    return role == "taxonomy" and len(block.text) < 80 and above


def _gives_notice(block: Block) -> bool:
    """Whether a block says who holds the rights, what may be done with the text, or where it first appeared."""
    roles: tuple[Role, ...] = ("copyright", "licence", "origin_notice")
    if len(block.text) > 300 or block.linked > 0.6 * len(block.text):
        return False
    return any(entry.where == "any" for entry, _ in furniture().ask(block.text.translate(FOLDED), roles))


def _hint(found: Page, block: Block) -> tuple[Role | None, str]:
    """What tags and class names say a block is; null where they say nothing."""
    around = list(found.around(block))
    tags = [node.tag for node in around]
    own = block.names | (around[0].tokens if around else frozenset())
    short = len(block.text) <= 300
    if "figcaption" in tags[:4]:
        return ("credit", "markup: credit") if says(own, "credit") else ("caption", "markup: figcaption")
    for node in around[:3] if short else ():
        names = node.tokens | (block.names if node is around[0] else frozenset())
        if found.size(node) > 400:
            break
        for kind in _HINTS:
            if says(names, kind) and not (kind in _SHORT and _prose(block.text)):
                return ("body", f"markup: {kind}") if kind == "lead" else (kind, f"markup: {kind}")  # type: ignore[return-value]
    if "nav" in tags:
        return "boilerplate", "markup: nav"
    if tags and tags[0] in HEADINGS:
        return "headline", f"markup: {tags[0]}"
    return None, ""


def _prose(text: str) -> bool:
    """A sentence of some length, which no byline, date or tag is, whatever its class says."""
    return text.count(" ") > 12 and text[-1] in '.!?"”’'


_SHORT = ("byline", "dateline", "taxonomy")
_HINTS: tuple[str, ...] = ("credit", "bio", "byline", "dateline", "taxonomy", "caption", "correction", "lead")


# --- what the head says ----------------------------------------------------------------------------------------------

_META: dict[str, tuple[Field, str]] = {
    "og:title": ("title", "og:title"), "twitter:title": ("title", "meta"), "dc.title": ("title", "meta"),
    "og:site_name": ("outlet", "og:site_name"), "application-name": ("outlet", "meta"),
    "author": ("authors", "meta"), "article:author": ("authors", "meta"), "dc.creator": ("authors", "meta"),
    "byl": ("authors", "meta"), "parsely-author": ("authors", "meta"), "sailthru.author": ("authors", "meta"),
    "article:published_time": ("published", "meta"), "datepublished": ("published", "meta"),
    "dc.date": ("published", "meta"), "dc.date.issued": ("published", "meta"), "pubdate": ("published", "meta"),
    "publishdate": ("published", "meta"), "publish-date": ("published", "meta"), "date": ("published", "meta"),
    "sailthru.date": ("published", "meta"), "parsely-pub-date": ("published", "meta"),
    "published": ("published", "meta"),
    "og:article:published_time": ("published", "meta"), "dcterms.created": ("published", "meta"),
    "dcterms.issued": ("published", "meta"), "dcterms.date": ("published", "meta"),
    "cxenseparse:recs:publishtime": ("published", "meta"),
    "og:url": ("url", "meta"),
}  # fmt: skip


def metadata(root: Any) -> Iterator[Said]:
    """Values that the page's head, its JSON-LD and its microdata give. Any: lxml has no types."""
    if lang := root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang"):
        yield Said("language", lang, "html lang")
    for script in root.iterfind(".//script[@type='application/ld+json']"):
        yield from _json_ld(script.text or "")
    for meta in root.iterfind(".//meta[@content]"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        if name in _META and meta.get("content").strip():
            field, source = _META[name]
            yield Said(field, meta.get("content").strip(), source)
    for found in root.iterfind(".//*[@itemprop]"):
        if (
            "datePublished" in found.get("itemprop")
            and found.tag != "meta"
            and (when := found.get("datetime") or found.get("content"))
        ):
            yield Said("published", when, "time")
    for found in root.iterfind(".//time"):
        if (when := found.get("datetime")) and (found.get("pubdate") is not None or _publishes(found)):
            yield Said("published", when, "time")
    if (title := root.find(".//title")) is not None and title.text:
        yield Said("title", " ".join(title.text.split()), "title tag")
    for link in root.iterfind(".//link[@rel='canonical']"):
        if re.match(r"https?://", link.get("href") or ""):
            yield Said("url", link.get("href"), "link")


def _publishes(element: Any) -> bool:
    names = " ".join(filter(None, (element.get("class"), element.get("itemprop"))))
    return bool(re.search(r"publish|pubdate|entry-date|posted|post-date|created", names.lower()))


def _json_ld(text: str) -> Iterator[Said]:
    try:
        data = json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return
    for item in _things(data):
        kind = item.get("@type")
        kinds = kind if isinstance(kind, list) else [kind]
        if not any(isinstance(k, str) and re.search(r"Article|Posting|Report|Review$|WebPage$", k) for k in kinds):
            continue
        strong = any(isinstance(k, str) and not k.endswith("WebPage") for k in kinds)
        if not strong:
            continue
        for name in ("headline",):
            if isinstance(item.get(name), str):
                yield Said("title", " ".join(item[name].split()), "json-ld")
        if isinstance(item.get("datePublished"), str):
            yield Said("published", item["datePublished"], "json-ld")
        yield from (Said("authors", name, "json-ld") for name in _names(item.get("author")))
        yield from (Said("outlet", name, "json-ld") for name in _names(item.get("publisher"))[:1])


def _things(data: Any) -> Iterator[dict[str, Any]]:
    stack = [data]
    while stack:
        one = stack.pop(0)
        if isinstance(one, list):
            stack = [*one, *stack]
        elif isinstance(one, dict):
            yield one
            if isinstance(one.get("@graph"), list):
                stack = [*one["@graph"], *stack]
            if isinstance(one.get("mainEntity"), dict):
                stack.append(one["mainEntity"])


def _names(value: Any) -> list[str]:
    if isinstance(value, list):
        return [name for one in value for name in _names(one)]
    if isinstance(value, dict):
        return _names(value.get("name"))
    return [value.strip()] if isinstance(value, str) and value.strip() else []


def _categories(root: Any) -> Iterator[Category]:
    seen = set()
    for meta in root.iterfind(".//meta[@content]"):
        name = (meta.get("property") or meta.get("name") or "").lower()
        scheme = {"article:section": "section", "article:tag": "tag"}.get(name)
        value = meta.get("content").strip()
        if scheme and value and (scheme, value) not in seen:
            seen.add((scheme, value))
            yield Category(scheme=scheme, value=value)  # type: ignore[arg-type]
