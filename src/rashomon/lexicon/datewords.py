"""Words and shapes of time: months, units, "last", "ago", and the rules that put them together."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from rashomon.lexicon.loading import entries
from rashomon.records import TimeType

Kind = Literal[
    "month", "weekday", "unit", "number", "ordinal", "daypart", "hour", "season", "shift", "deictic", "vague",
    "often", "holiday",
]  # fmt: skip
_FIXED: Mapping[str, str] = {
    "year": r"(?:1[5-9]|20)\d\d",
    "day": r"(?:3[01]|[12]\d|0?[1-9])",
}
FIGURE = "0"
"""Stands for any figure among the words of a rule."""
_BLOCK = re.compile(r"\{(\w+[a-z])\}")
_WORD = re.compile(r"[^\W\d_]+")
_NO_WORD = re.compile(r"\\[a-z]|\(\?P<\w+>|\{\w+\}")
"""What is written in letters in a pattern and is no word: escapes, names of parts, blocks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeWord:
    """A building block: its forms, and the value they stand for in arithmetic."""

    kind: Kind
    value: str
    forms: tuple[str, ...]
    example: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeRule:
    """A shape of time: a pattern with {blocks}, and the reckoning that turns its named parts into a value.

    `telling`: a word without which it cannot match, where it has neither a figure nor one of the blocks.
    `alone`: a single word or figure may be all that it matches.
    `value`: what the example comes to; empty where nobody can tell.
    """

    name: str
    pattern: str
    reckon: str
    type: TimeType = "DATE"
    telling: tuple[str, ...] = ()
    alone: bool = False
    example: str
    value: str

    def __post_init__(self) -> None:
        self.compiled()

    def compiled(self) -> re.Pattern[str]:
        """The pattern with its blocks filled in."""
        return re.compile(_filled(self.pattern))

    @property
    def words(self) -> frozenset[str]:
        """All words of the pattern and its blocks, in small letters, and FIGURE: what it matches begins with one."""
        blocks = {block.removeprefix("long") for block in _BLOCK.findall(self.pattern)}
        forms = (form for word in _words() if word.kind in blocks for form in word.forms)
        found = {w.lower() for text in (_NO_WORD.sub(" ", self.pattern), *forms) for w in _WORD.findall(text)}
        return frozenset(found | {FIGURE} if re.search(r"\\d|\d", _filled(self.pattern)) else found)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ahead:
    """Words that tell that a bare weekday or month lies ahead; `progressive`: before a form in -ing.

    `done`: words before an infinitive that leave it in their own time: "managed to"; `aimed`: words right before it
    that do so where it owns nothing: "called a strike for Friday"; `coming`: verbs that do so in the present tense.
    """

    verbs: tuple[str, ...]
    progressive: tuple[str, ...]
    done: tuple[str, ...]
    before: tuple[str, ...]
    aimed: tuple[str, ...]
    looking: tuple[str, ...]
    coming: tuple[str, ...]
    example: str
    value: str


@cache
def words(kind: Kind) -> dict[str, str]:
    """Each form of a kind, in lower case, with its value."""
    return {form.lower(): word.value for word in _words() if word.kind == kind for form in word.forms}


@cache
def rules() -> tuple[TimeRule, ...]:
    """The rules, the most telling first."""
    return entries(TimeRule, "datewords.toml", "rules")


@cache
def ahead() -> Ahead:
    """The words that look ahead."""
    return entries(Ahead, "datewords.toml", "ahead")[0]


@cache
def _words() -> tuple[TimeWord, ...]:
    return entries(TimeWord, "datewords.toml", "words")


@cache
def _blocks() -> dict[str, str]:
    forms: dict[str, list[str]] = {}
    for word in _words():
        forms.setdefault(word.kind, []).extend(word.forms)
    blocks = {kind: _any(words) for kind, words in forms.items()}
    long = [form for form in forms["month"] if not form.endswith(".") and len(form) > 3]
    return {**_FIXED, **blocks, "longmonth": _any([*long, "May"])}


def _any(forms: list[str]) -> str:
    """A group of all forms, the longest first; a small first letter may be a capital, spaces may be any."""
    longest = sorted(forms, key=lambda form: (-len(form), form))
    return "(?:" + "|".join(_form(form) for form in longest) + ")"


def _form(form: str) -> str:
    first = form[0]
    head = f"[{first.upper()}{first}]" if first.islower() else re.escape(first)
    return (head + re.escape(form[1:])).replace(r"\ ", r"\s")


def _filled(pattern: str) -> str:
    return _BLOCK.sub(lambda block: _blocks()[block[1]], pattern)
