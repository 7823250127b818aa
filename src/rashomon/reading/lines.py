"""Lines of a text: as markup or a plain text gives them, before anything is judged."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rashomon.records import Role


@dataclass(frozen=True, slots=True)
class Line:
    """A line or block of the text, `[start, end)`, with what the markup says of it."""

    start: int
    end: int
    hint: Role | None = None
    basis: str = ""
    quoted: bool = False
    indented: bool = False


def lines_of(text: str) -> list[Line]:
    """Lines of a plain text as it stands; a paragraph broken at a fixed width is one."""
    runs = list(_runs(text))
    column = width(text[start:end] for run in runs if len(run) > 1 for start, end in run[:-1])
    return [line for run in runs for line in _lines_of_run(text, run, column)]


def width(lines: Iterator[str]) -> int:
    """The column at which lines that are followed by others are broken, or 0 where they are not."""
    longest = max(map(len, lines), default=0)
    return longest if 45 <= longest <= 110 else 0


def unwrapped(lines: Sequence[str], column: int) -> list[str]:
    """Lines broken at a column made one; lines that stand for themselves ("By Ola Brandt") stay apart."""
    whole: list[str] = []
    before = ""
    for line in lines:
        if whole and (line[0].islower() or (column and len(before) + 1 + len(line.split(" ", 1)[0]) >= column)):
            whole[-1] += " " + line
        else:
            whole.append(line)
        before = line
    return whole


def _runs(text: str) -> Iterator[list[tuple[int, int]]]:
    """Lines that stand together without a blank line between, as places in the text."""
    run: list[tuple[int, int]] = []
    start = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            run.append((start, start + len(line.rstrip())))
        elif run:
            yield run
            run = []
        start += len(line)
    if run:
        yield run


def _lines_of_run(text: str, run: list[tuple[int, int]], column: int) -> Iterator[Line]:
    if _broken_at(text, run, column):
        yield _line(text, run[0][0], run[-1][1], all(text[start] in " \t" for start, _ in run))
        return
    for start, end in run:
        yield _line(text, start, end, text[start : start + 3].isspace() or text[start] == "\t")


def _broken_at(text: str, run: list[tuple[int, int]], column: int) -> bool:
    """Whether each line but the last is as long as it could be, and one at least stops within a sentence."""
    if len(run) < 2 or not column:
        return False
    within = False
    for (start, end), (after, stop) in pairwise(run):
        following = text[after:stop].split(maxsplit=1)[0]
        if end - start + 1 + len(following) < column:
            return False
        within |= text[end - 1] not in ".!?:;\"'”’" or following[0].islower()
    return within


def _line(text: str, start: int, end: int, indented: bool) -> Line:
    inner = start + len(text[start:end]) - len(text[start:end].lstrip())
    if text[inner] == ">":
        return Line(inner, end, quoted=True, basis="markup: > quotation")
    if text.startswith("#", inner) and (marks := re.match(r"(#{1,6}) \W{0,3}\w", text[inner : inner + 12])):
        return Line(inner, end, hint="headline", basis=f"markup: h{len(marks.group(1))}")
    return Line(inner, end, indented=indented)
