"""How a source is told of: words that tell nothing, words that say why it has no name, who speaks for whom."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from rashomon.lexicon.loading import entries, entry, tables


@dataclass(frozen=True, slots=True, kw_only=True)
class Nouns:
    """Nouns of one use."""

    nouns: tuple[str, ...]
    example: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """Nouns that take up several actors at once, with the words for how many."""

    nouns: tuple[str, ...]
    numbers: tuple[str, ...]
    example: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verbs:
    """Verbs of one use, as lemmas, with the prepositions that do the same."""

    verbs: tuple[str, ...]
    example: str
    prepositions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """Letters to look for before a longer search."""

    parts: tuple[str, ...]
    example: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """Words as a pattern."""

    words: str
    example: str

    def __post_init__(self) -> None:
        try:
            re.compile(self.words)
        except re.error as wrong:
            raise ValueError(f"words = {self.words!r} is no pattern: {wrong}") from wrong


@cache
def bare() -> frozenset[str]:
    """Nouns that tell nothing of who speaks."""
    return frozenset(entry(Nouns, tables("sources.toml")["bare"], "sources.toml, [bare]").nouns)


@cache
def mouthpieces() -> frozenset[str]:
    """Nouns for people who speak for a body; of several words the last."""
    return frozenset(entry(Nouns, tables("sources.toml")["mouthpieces"], "sources.toml, [mouthpieces]").nouns)


@cache
def pairs() -> Pairs:
    """Nouns that take up several actors."""
    return entry(Pairs, tables("sources.toml")["pairs"], "sources.toml, [pairs]")


@cache
def occasions() -> frozenset[str]:
    """Words for a speech or a text that is quoted from."""
    return frozenset(entry(Nouns, tables("sources.toml")["occasions"], "sources.toml, [occasions]").nouns)


@cache
def namings() -> frozenset[str]:
    """Verbs that give a name."""
    return frozenset(entry(Verbs, tables("sources.toml")["namings"], "sources.toml, [namings]").verbs)


@cache
def issues() -> Verbs:
    """Words by which a document comes from somebody."""
    return entry(Verbs, tables("sources.toml")["issues"], "sources.toml, [issues]")


def withholdings() -> tuple[Wording, ...]:
    """Words that say that a source is not named."""
    return entries(Wording, "sources.toml", "withheld")


def reasons() -> tuple[Wording, ...]:
    """Words that open a reason."""
    return entries(Wording, "sources.toml", "reasons")


@cache
def withholding() -> re.Pattern[str]:
    """Any words that say that a source is not named; `reason` opens the reason right behind them."""
    said = "|".join(f"(?:{w.words})" for w in withholdings())
    why = "|".join(w.words for w in reasons())
    return re.compile(rf"\b(?:{said})\b(?P<reason>,? (?:{why})\b)?", re.IGNORECASE)


@cache
def _signals() -> tuple[str, ...]:
    return entry(Parts, tables("sources.toml")["signals"], "sources.toml, [signals]").parts


def unnamed(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Every place in a stretch of text where words say that a source is not named."""
    lower = text[start:end].lower()
    if any(sign in lower for sign in _signals()):
        yield from withholding().finditer(text, start, end)


@cache
def _distancing() -> tuple[tuple[str, ...], re.Pattern[str]]:
    words = entry(Nouns, tables("sources.toml")["distancing"], "sources.toml, [distancing]").nouns
    return words, re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)


def distancing(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Every place in a stretch of text where words stand by which a writer keeps a distance."""
    words, written = _distancing()
    lower = text[start:end].lower()
    if any(word in lower for word in words):
        yield from written.finditer(text, start, end)
