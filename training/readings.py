"""Readers' answers, written by hand: one line a statement, turned into rows with exact spans.

    @ text-id
    s1 | 3 | the defence ministry | said | two of its convoys … on Monday | asserts i o | who=Ministry of Defence

Name, paragraph of the cue, source, cue, content (its parts split by ` || `), stance with kind and source type, and what
else is known, split by ` ; `: `who` speakers, `p` parent, `to` addressee, `dist` words of distance, `opt`. `-` is
nothing. `first … last` is a long span, `word#2` the second such word of the paragraph, `5: words` another paragraph.
Curly and straight marks, and runs of white space, are one.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import get_args

from rashomon.records import Stance

Piece = tuple[int, int]
KINDS = {"d": "direct", "i": "indirect", "m": "mixed"}
SOURCE_TYPES = {"p": "person", "o": "organisation", "d": "document", "u": "unnamed"}
EXTRAS = {"who", "p", "to", "dist", "opt", "note"}
FLAT = str.maketrans("“”„‟«»‘’‚‛`\u00a0\u2009\u202f–—", '""""""\'\'\'\'\'   --')


class Unread(ValueError):
    """A line that does not say what stands where; the message names file, line and reason."""


@dataclass(frozen=True)
class Row:
    """One statement as a reader saw it; spans are code points of the text, parts in text order."""

    name: str
    source: tuple[Piece, ...]
    cue: tuple[Piece, ...]
    content: tuple[Piece, ...]
    stance: str
    kind: str
    source_type: str
    speakers: tuple[str, ...]
    parent: str | None
    addressee: tuple[Piece, ...]
    distance: tuple[Piece, ...]
    optional: bool


def read(path: Path, texts: Mapping[str, str]) -> dict[str, list[Row]]:
    """The rows of a file, text by text; a text without statements has an empty list. Raises `Unread`."""
    rows: dict[str, list[Row]] = {}
    for number, name, line in lines(path):
        if name not in texts:
            raise Unread(f"{path.name}:{number}: there is no text {name!r}")
        found = rows.setdefault(name, [])
        if line:
            try:
                found.append(row(line, texts[name]))
            except ValueError as error:
                raise Unread(f"{path.name}:{number}: {name}: {error}") from error
    for name, found in rows.items():
        names = [r.name for r in found]
        if len(set(names)) < len(names):
            raise Unread(f"{path.name}: {name}: two rows share a name")
        for r in found:
            if r.parent and r.parent not in names:
                raise Unread(f"{path.name}: {name} {r.name}: there is no parent {r.parent}")
    return rows


def lines(path: Path) -> Iterator[tuple[int, str, str]]:
    """Line number, text id and line; the line that names the text comes as an empty one."""
    name = ""
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        if not line.strip() or line.startswith("#"):
            continue
        if line.startswith("@"):
            name = line[1:].strip()
            yield number, name, ""
        else:
            yield number, name, line


def row(line: str, text: str) -> Row:
    """One line understood; a ValueError says what is wrong with it."""
    cells = [cell.strip() for cell in (line.rstrip() + " ").split(" | ")]
    if len(cells) == 6:
        cells.append("")
    if len(cells) != 7:
        raise ValueError(f"{len(cells)} columns, wanted 7")
    name, number, source, cue, content, labels, rest = cells
    stance, kind, source_type = labels.split()
    if stance not in get_args(Stance) or kind not in KINDS or source_type not in SOURCE_TYPES:
        raise ValueError(f"{labels!r} is no stance, kind and source type")
    extras = dict(_extras(rest))
    if extras.keys() - EXTRAS:
        raise ValueError(f"{rest!r} holds an unknown key")
    find = Finder(text, int(number))
    cues = find.all(cue)
    contents = tuple(sorted(find.all(content)))
    if not contents:
        raise ValueError(f"{name} has no content")
    if any(b[0] < a[1] for a, b in pairwise(contents)):
        raise ValueError(f"{name}: parts of the content overlap")
    return Row(
        name=name,
        source=find.all(source),
        cue=cues,
        content=contents,
        stance=stance,
        kind=KINDS[kind],
        source_type=SOURCE_TYPES[source_type],
        speakers=tuple(w.strip() for w in extras.get("who", "").split(" + ") if w.strip(" -")),
        parent=extras.get("p") or None,
        addressee=find.all(extras.get("to", "-")),
        distance=find.all(extras.get("dist", "-")),
        optional="opt" in extras,
    )


def _extras(rest: str) -> Iterator[tuple[str, str]]:
    for part in re.split(r"\s;\s|;\s*(?=(?:who|p|to|dist|opt)\b)|;$", rest):
        if part.strip():
            key, _, value = part.partition("=")
            yield key.strip(), value.strip()


class Finder:
    """Finds the words of one line in its text, near the paragraph and the cue of that line."""

    def __init__(self, text: str, paragraph: int):
        self.text, self.flat, self.paragraph = text, text.translate(FLAT), paragraph
        self.paragraphs = [m.span() for m in re.finditer(r"[^\n]*\S[^\n]*", text)]
        self.near: Piece | None = None

    def all(self, words: str) -> tuple[Piece, ...]:
        """The spans of all parts; nothing for `-`. What is found first (the cue's) draws the others near."""
        if words.strip() in ("-", ""):
            return ()
        return tuple(self._one(part.strip()) for part in words.split(" || "))

    def _one(self, words: str) -> Piece:
        paragraph, words = self._placed(words, self.paragraph)
        head, *tail = re.split(r"\s*…\s*", words)
        if len(tail) > 1:
            raise ValueError(f"more than one … in {words!r}")
        low, high = self.paragraphs[paragraph - 1]
        head, nth = _nth(head)
        hits = [m.span() for m in edged(head).finditer(self.flat, low, high)]
        if len(hits) < (nth or 1):
            raise ValueError(f"{head!r} stands {len(hits)} times in paragraph {paragraph}")
        if nth is None and len(hits) > 1 and self.near is None:
            raise ValueError(f"{head!r} stands {len(hits)} times in paragraph {paragraph}: say {head}#n")
        start, end = hits[nth - 1] if nth else min(hits, key=self._distance)
        if tail:
            paragraph, last = self._placed(tail[0], paragraph)
            last, nth = _nth(last)
            from_here = max(end, self.paragraphs[paragraph - 1][0])
            ends = [m.end() for m in edged(last).finditer(self.flat, from_here)]
            if len(ends) < (nth or 1):
                raise ValueError(f"{last!r} does not come after {head!r}")
            end = ends[(nth or 1) - 1]
        self.near = self.near or (start, end)
        return start, end

    def _placed(self, words: str, otherwise: int) -> tuple[int, str]:
        given = re.match(r"(\d+):\s+(.*)", words, re.DOTALL)
        paragraph = int(given[1]) if given and int(given[1]) <= len(self.paragraphs) else otherwise
        if not 1 <= paragraph <= len(self.paragraphs):
            raise ValueError(f"there is no paragraph {paragraph}")
        return paragraph, given[2] if given and paragraph == int(given[1]) else words

    def _distance(self, hit: Piece) -> int:
        return min(abs(hit[0] - self.near[1]), abs(self.near[0] - hit[1])) if self.near else 0


def edged(words: str) -> re.Pattern[str]:
    """Matches these words, whole, in a flattened text."""
    body = r"\s+".join(re.escape(word) for word in words.translate(FLAT).split())
    before = r"(?<!\w)" if re.match(r"\w", words) else ""
    after = r"(?!\w)" if re.search(r"\w$", words) else ""
    return re.compile(before + body + after)


def _nth(words: str) -> tuple[str, int | None]:
    given = re.fullmatch(r"(.*\S)#(\d)", words, re.DOTALL)
    return (given[1], int(given[2])) if given else (words, None)
