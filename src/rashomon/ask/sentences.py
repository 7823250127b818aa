"""A sentence around some words, found by its full stops: for showing only, no parse is kept in a project."""

import re
from functools import cache

from rashomon.lexicon.notices import alternatives

_END = re.compile(r"""[.!?]["'”’»)\]]*\s+(?=["'“‘«(\[]?[A-Z])|\n\s*\n?""")
_LONGEST = 1_200


def around(text: str, start: int, end: int, within: tuple[int, int] | None = None) -> tuple[int, int]:
    """The bounds of the sentence that holds `[start, end)`; never across a line, nor out of the passage it is in."""
    low, high = within or (0, len(text))
    first, last = max(low, start - _LONGEST), min(high, end + _LONGEST)
    for stop in _END.finditer(text, first, min(start + 2, high)):  # two more: a mark and the capital that begin it
        if stop.end() <= start and not _short().search(text, max(0, stop.start() - 6), stop.start() + 1):
            first = stop.end()
    for stop in _END.finditer(text, end, last):
        if not _short().search(text, max(0, stop.start() - 6), stop.start() + 1):
            last = stop.end()
            break
    trimmed = text[first:last]
    return first + len(trimmed) - len(trimmed.lstrip()), last - (len(trimmed) - len(trimmed.rstrip()))


@cache
def _short() -> re.Pattern[str]:
    """A stop that ends no sentence: of an abbreviation or an initial."""
    return re.compile(rf"\b(?:{alternatives('short')}|[A-Z]\.)$")
