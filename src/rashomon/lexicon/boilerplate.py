"""Page furniture, disclaimers and calls to act: lines that are no news wherever they stand."""

from functools import cache

from rashomon.lexicon.loading import entries, tables
from rashomon.lexicon.notices import Index, Notice, notices


@cache
def boilerplate() -> tuple[Notice, ...]:
    """Disclaimers, calls to act, navigation, lists of other stories."""
    return entries(Notice, "boilerplate.toml", "boilerplate")


@cache
def furniture() -> Index:
    """All that may stand around a story, notices first, by key word."""
    return Index((*notices(), *boilerplate()))


@cache
def markup(name: str) -> frozenset[str]:
    """Parts of class names that speak of one kind of element."""
    return frozenset(tables("boilerplate.toml")["markup"][name])
