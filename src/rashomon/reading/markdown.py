"""Markdown: its tokens as blocks without their marks, front matter as metadata."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from rashomon.reading import blocks
from rashomon.reading.html import Kept, composed, tree
from rashomon.reading.lines import unwrapped, width
from rashomon.reading.raw import Field, Raw, Said
from rashomon.records import Category


def article(text: str) -> Raw | None:
    """The article of a Markdown text; null where there is no word in it."""
    front, body = front_matter(text.replace("\r\n", "\n"))
    words, lines = composed(list(_blocks(_parser().parse(body))))
    if not words:
        return None
    return Raw(text=words, lines=tuple(lines), said=tuple(_said(front)), categories=tuple(_categories(front)))


def front_matter(text: str) -> tuple[list[tuple[str, str]], str]:
    """Keys and values between the two lines of dashes at the top, and the rest; lists give a key several times."""
    found = re.match(r"\ufeff?---[ \t]*\n(.*?\n)??(?:---|\.\.\.)[ \t]*(?:\n|$)", text, re.DOTALL)
    if not found:
        return [], text
    pairs: list[tuple[str, str]] = []
    key = ""
    for line in (found.group(1) or "").split("\n"):
        if item := re.match(r"\s*- +(.+)", line):
            pairs.append((key, _plain(item.group(1))))
        elif pair := re.match(r"([A-Za-z_][\w -]*):(?:\s+(.*))?$", line):
            key, value = pair.group(1).strip().lower(), (pair.group(2) or "").strip()
            listed = re.fullmatch(r"\[(.*)\]", value)
            pairs += [(key, _plain(v)) for v in (listed.group(1).split(",") if listed else [value]) if _plain(v)]
    return pairs, text[found.end() :]


def _plain(value: str) -> str:
    return re.sub(r"\s+#.*$", "", value.strip()).strip("\"' ")


_FRONT: dict[str, Field] = {
    "title": "title", "author": "authors", "authors": "authors", "by": "authors", "byline": "authors",
    "date": "published", "published": "published", "publish_date": "published", "pubdate": "published",
    "outlet": "outlet", "publication": "outlet", "publisher": "outlet", "site": "outlet", "source": "outlet",
    "url": "url", "link": "url", "canonical": "url", "source_url": "url", "lang": "language", "language": "language",
}  # fmt: skip


def _said(front: Iterable[tuple[str, str]]) -> Iterator[Said]:
    for key, value in front:
        field = _FRONT.get(key)
        if field == "outlet" and re.match(r"https?://", value):
            field = "url"
        if field and (field != "url" or re.match(r"https?://", value)):
            yield Said(field, value, "front matter")


def _categories(front: Iterable[tuple[str, str]]) -> Iterator[Category]:
    for key, value in front:
        if key in ("tags", "tag", "keywords"):
            yield Category(scheme="tag", value=value)
        elif key in ("category", "categories", "section"):
            yield Category(scheme="section", value=value)


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark").enable("table")


def _blocks(tokens: Sequence[Token]) -> Iterator[Kept]:
    inline = (token.content.split("\n")[:-1] for token in tokens if token.type == "inline")
    column = width(line for lines in inline for line in lines)
    quotes = 0
    heading = ""
    for token in tokens:
        if token.type in ("blockquote_open", "blockquote_close"):
            quotes += token.nesting
        elif token.type in ("heading_open", "heading_close"):
            heading = token.tag if token.nesting > 0 else ""
        elif token.type == "inline":
            lines = unwrapped(_lines(token), column)
            if heading and lines:
                yield Kept([" ".join(lines)], "headline", f"markup: {heading}")
            elif lines:
                yield Kept(lines, basis="markup: > quotation" if quotes else "", quoted=quotes > 0)
        elif token.type == "code_block":
            for run in re.split(r"\n\s*\n", token.content):
                if words := unwrapped([" ".join(line.split()) for line in run.split("\n") if line.strip()], column):
                    yield Kept(words, quoted=quotes > 0, basis="markup: > quotation" if quotes else "", indented=True)
        elif token.type == "fence" and token.content.strip():
            yield Kept([" ".join(line.split()) for line in token.content.split("\n") if line.strip()])
        elif token.type == "html_block" and (root := tree(token.content)) is not None:
            yield from (Kept(block.lines, quoted=quotes > 0) for block in blocks.page(root).blocks)


def _lines(token: Token) -> list[str]:
    parts = []
    for child in token.children or ():
        if child.type in ("text", "code_inline"):
            parts.append(child.content)
        elif child.type in ("softbreak", "hardbreak") or (
            child.type == "html_inline" and re.match(r"<br\b", child.content, re.IGNORECASE)
        ):
            parts.append("\n")
    return [line for part in "".join(parts).split("\n") if (line := " ".join(part.split()))]
