"""Which reader a file's bytes call for, and what is refused with which reason."""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import BinaryIO

from rashomon.reading import csv, html, jsonl, markdown, text
from rashomon.reading.article import reading
from rashomon.reading.charset import decoded
from rashomon.reading.raw import Raw, Reading
from rashomon.records import Problem

MAX_FILE = 64_000_000
"""Bytes of a file that is read whole: a page, a text, a table."""
MAX_TEXT = 8_000_000
"""Characters of one article; about 1.3 million words."""
_HEAD = 65_536

Articles = Iterable[Raw | tuple[int, str]]


@dataclass(frozen=True, slots=True)
class Reader:
    """A format: how it is told by the beginning of a file and its name, and how it is read."""

    name: str
    tells: Callable[[str, str], bool]
    articles: Callable[[str], Articles]


def readings(stream: BinaryIO, name: str, source_id: str) -> Iterator[Reading | Problem]:
    """Articles of one open file."""
    head = stream.read(_HEAD)
    if not head.strip(b"\x00\t\n\r \xef\xbb\xbf"):
        yield _problem(name, "skipped", "the file is empty", "remove it, or save the article again")
        return
    if refusal := _refusal(head):
        yield _problem(name, "refused", *refusal)
        return
    start = decoded(head).text if head[:2] in (b"\xff\xfe", b"\xfe\xff") else head.decode("utf-8", "replace")
    reader = next(reader for reader in READERS if reader.tells(start, name.lower()))
    if reader.name == "JSON lines" and not _marked(head):
        yield from _many(_by_line(stream, head), name, source_id, "")
        return
    data = head + stream.read(MAX_FILE + 1 - len(head))
    if len(data) > MAX_FILE:
        yield _problem(name, "refused", f"larger than {MAX_FILE:,} bytes", "split it, or give JSON lines")
        return
    words = decoded(data)
    yield from _many(reader.articles(words.text), name, source_id, words.lost)


def _many(articles: Articles, name: str, source_id: str, lost: str) -> Iterator[Reading | Problem]:
    seen: dict[str, int] = {}
    refused = False
    for number, raw in enumerate(articles, 1):
        if isinstance(raw, tuple):
            yield _problem(name, "skipped", raw[1], "mend that line; all others were read")
            refused = True
            continue
        given = raw.source_id or (source_id if number == 1 and raw.alone else f"{source_id}:{number}")
        if problem := _unreadable(raw, name, given):
            yield problem
            refused = True
            continue
        clean, mended = _storable(raw)
        made = reading(clean, given, name if name != "-" else None)
        if made.article.article_id in seen:
            first = seen[made.article.article_id]
            reason = f"{given}: the same text under the same id stands at {first} and at {number}"
            yield _problem(name, "skipped", reason, "nothing is lost; give ids that differ if both are wanted")
            continue
        seen[made.article.article_id] = number
        if mended:
            yield _problem(name, "note", f"{given}: {mended}", "save the text again as UTF-8")
        if lost:
            yield _problem(name, "note", f"{given}: {lost}", "save the file again as UTF-8")
        yield made
    if not seen and not refused:
        yield _problem(name, "skipped", "no article in it", "check that the file holds a text")


def _unreadable(raw: Raw, name: str, given: str) -> Problem | None:
    if not raw.text.strip():
        return _problem(name, "skipped", f"{given}: the text is empty", "give a text, or leave the row out")
    if len(raw.text) > MAX_TEXT:
        return _problem(name, "refused", f"{given}: longer than {MAX_TEXT:,} characters", "split it into chapters")
    return None


_BAD = re.compile(r"[\ud800-\udfff\x00]")


def _storable(raw: Raw) -> tuple[Raw, str]:
    """The article without halves of surrogate pairs and NULs, which no file or database keeps; and what was lost."""
    bad = len(_BAD.findall(raw.text))
    said = tuple(replace(one, value=_BAD.sub("\ufffd", one.value)) for one in raw.said)
    if not bad:
        return (raw if said == raw.said else replace(raw, said=said)), ""
    clean = replace(raw, text=_BAD.sub("\ufffd", raw.text), said=said)
    return clean, f"{bad} broken or null characters became U+FFFD; all offsets stay"


def _problem(uri: str, severity: str, reason: str, mend: str) -> Problem:
    return Problem(uri=uri, stage="read", severity=severity, reason=reason, mend=mend)  # type: ignore[arg-type]


# --- telling formats apart -------------------------------------------------------------------------------------------

_MAGIC: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF", "a PDF, which is not read yet", "save its text, or the page it came from"),
    (b"PK\x03\x04", "a zip or office file, which is not read yet", "unpack it, or save it as text or HTML"),
    (b"\xd0\xcf\x11\xe0", "an old office file, which is not read yet", "save it as text or HTML"),
    (b"{\\rtf", "an RTF file, which is not read yet", "save it as text or HTML"),
    (b"\x1f\x8b", "a gzip file, which is not read yet", "unpack it first"),
    (b"BZh", "a bzip2 file, which is not read yet", "unpack it first"),
    (b"\xfd7zXZ", "an xz file, which is not read yet", "unpack it first"),
    (b"\x89PNG", "a picture", "leave it out"),
    (b"\xff\xd8\xff", "a picture", "leave it out"),
    (b"GIF8", "a picture", "leave it out"),
    (b"RIFF", "a picture or sound", "leave it out"),
    (b"SQLite format 3", "a database", "leave it out"),
    (b"WARC/", "a web archive, which is not read yet", "save its pages as HTML"),
)


def _refusal(head: bytes) -> tuple[str, str] | None:
    for magic, reason, mend in _MAGIC:
        if head.startswith(magic):
            return reason, mend
    if re.match(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,500}?-->\s*)?<(?:rss|feed|rdf:RDF)\b", head, re.DOTALL):
        return "a feed, which is not read yet", "save the articles themselves as HTML"
    if not _marked(head) and head.count(b"\0") > len(head) / 20:
        return "no text but binary data", "leave it out"
    return None


def _marked(head: bytes) -> bool:
    return head[:2] in (b"\xff\xfe", b"\xfe\xff") or head[:4] == b"\x00\x00\xfe\xff"


def _by_line(stream: BinaryIO, head: bytes) -> Iterator[Raw | tuple[int, str]]:
    """Line by line, so that a file of any size takes no more room than its longest line."""
    stream.seek(0)
    number = 0
    lost = False
    while line := stream.readline(MAX_FILE):
        number += 1
        if len(line) >= MAX_FILE and not line.endswith(b"\n"):
            lost = True
            continue
        if lost:
            lost = False
            yield number, f"line {number} is longer than {MAX_FILE:,} bytes"
            continue
        if number == 1:
            line = line.removeprefix(b"\xef\xbb\xbf")
        if line.strip():
            yield jsonl.line(_utf8(line), number)


def _utf8(line: bytes) -> str:
    return decoded(line).text


def _json_tells(start: str, name: str) -> bool:
    first = start.lstrip("\ufeff \t\r\n")
    if not first.startswith("{"):
        return False
    line = first.split("\n", 1)[0]
    return name.endswith((".jsonl", ".ndjson")) or (
        bool(re.match(r'\{\s*"', line))
        and (len(line.strip()) > 2 and (line.rstrip().endswith("}") or "\n" not in first or len(line) > 200))
    )


def _json_array_tells(start: str, name: str) -> bool:
    return bool(re.match(r'\ufeff?\s*(?:\[\s*\{\s*"|\{\s*"|\{\s*$)', start)) and '"text"' in start


def _json_array(words: str) -> Articles:
    try:
        data = json.loads(words.removeprefix("\ufeff"))
    except (ValueError, RecursionError) as wrong:
        yield 1, f"not JSON: {str(wrong)[:80]}"
        return
    for number, row in enumerate(data if isinstance(data, list) else [data], 1):
        yield jsonl.article(row) if isinstance(row, dict) else (number, f"item {number} is not an object with a text")


_HTML = re.compile(
    r"\ufeff?\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^>]*-->\s*)*"
    r"<(?:!doctype html|html|head|body|article|main|div|section|p|h1|meta|title|table)\b",
    re.IGNORECASE,
)


def _html_tells(start: str, name: str) -> bool:
    return bool(_HTML.match(start)) or (
        name.endswith((".html", ".htm", ".xhtml")) and bool(re.search(r"<[a-zA-Z!/][^>]{0,500}>", start))
    )


_MARKS = re.compile(
    r"^(?:#{1,6} \S|> ?\S|\*\*[^*\n]+\*\*|_[^_\n]+_$|\*[^*\s][^*\n]*\*$|!?\[[^\]\n]+\]\([^)\n]*\)|\[[^\]\n]+\]: )"
    r"|\S\[[^\]\n]+\]\(https?://|\*\*\S[^*\n]*\S\*\*",
    re.MULTILINE,
)


def _markdown_tells(start: str, name: str) -> bool:
    if name.endswith((".md", ".markdown", ".mdown")):
        return True
    if name.endswith((".txt", ".text")):
        return bool(re.match(r"\ufeff?---[ \t]*\r?\n(?:[\w -]+:.*\r?\n)+---", start))
    return bool(re.match(r"\ufeff?---[ \t]*\r?\n", start)) or len(_MARKS.findall(start)) > 1


def _one(read: Callable[[str], Raw | None]) -> Callable[[str], Articles]:
    def articles(words: str) -> Articles:
        raw = read(words)
        return () if raw is None else (replace(raw, alone=True),)

    return articles


READERS: tuple[Reader, ...] = (
    Reader("JSON lines", _json_tells, jsonl.articles),
    Reader("JSON", _json_array_tells, _json_array),
    Reader("HTML", _html_tells, _one(html.article)),
    Reader("CSV", lambda start, name: csv.header(start.split("\n", 1)[0]) is not None, csv.articles),
    Reader("Markdown", _markdown_tells, _one(lambda words: markdown.article(words) or text.article(words))),
    Reader("plain text", lambda start, name: True, _one(text.article)),
)
"""Formats in the order they are tried; the last takes what is left."""
