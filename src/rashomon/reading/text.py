"""Plain text: paragraphs parted by blank lines, lines broken at a fixed width made whole again."""

import re
from collections.abc import Iterator, Sequence

from rashomon.reading.html import Kept, composed
from rashomon.reading.lines import lines_of
from rashomon.reading.raw import Raw


def article(text: str) -> Raw | None:
    """The article of a plain text; null where there is no word in it."""
    words, lines = composed(list(_blocks(text)))
    return Raw(text=words, lines=tuple(lines)) if words else None


def _blocks(text: str) -> Iterator[Kept]:
    """Lines that stand together without a blank line between are one block."""
    together: list[str] = []
    kind: tuple[bool, bool, str] = (False, False, "")
    last = 0
    for line in lines_of(text):
        words = " ".join(re.sub(r"\n[ \t]*>", "\n", text[line.start : line.end]).lstrip("> ").split())
        here = (line.quoted, line.indented, line.basis if line.hint else "")
        if together and (here != kind or "\n\n" in _between(text, last, line.start)):
            yield _kept(together, kind)
            together = []
        together.append(words.lstrip("# ") if line.hint == "headline" else words)
        kind, last = here, line.end
    if together:
        yield _kept(together, kind)


def _between(text: str, start: int, end: int) -> str:
    return re.sub(r"[ \t\r\f\v]+", "", text[start:end])


def _kept(words: Sequence[str], kind: tuple[bool, bool, str]) -> Kept:
    quoted, indented, hint = kind
    basis = "markup: > quotation" if quoted else hint
    return Kept(list(words), "headline" if hint else None, basis, quoted=quoted, indented=indented)
