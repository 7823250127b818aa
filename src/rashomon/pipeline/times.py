"""`rashomon_times`: every expression of time with its value, reckoned from the article's own date, never from today.

Shapes and words stand in lexicon/datewords.toml; each rule there names one of the reckonings in reckoning.py.
"""

import re
from bisect import bisect_right
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cache, partial
from typing import TypeAlias

import numpy as np
from spacy.attrs import IDX, LOWER
from spacy.language import Language
from spacy.tokens import Doc, Token

from rashomon.lexicon.datewords import FIGURE, Kind, TimeRule, ahead, rules, words
from rashomon.pipeline.columns import Keys, among, keys, where
from rashomon.pipeline.quotes import quotations
from rashomon.pipeline.reckoning import RECKONINGS, Reckoned, When, day_of, days_of
from rashomon.pipeline.slots import PASSAGES, PUBLISHED, TIMES, article_id, article_text, need
from rashomon.pipeline.syntax import VERBAL, child
from rashomon.records import Span, Time

_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"(?<![\w$€£#])(?:([^\W\d_]+)|[\d'’])")
"""Where an expression may begin: a word, or a figure, which an apostrophe may stand for."""
_SENTENCE = re.compile(r"[.!?]\s|\n")
_SPACE = re.compile(r"\s|$")
_BEFORE, _AFTER = 45, 40
"""Letters an expression may reach before and after its telling word."""
_OPENING = 25
"""Letters from the beginning of a sentence to a year that rules all of it."""
_NEIGHBOURS = 3
"""Expressions before and after a quoted one among which the day of the saying is looked for."""
_CLOSE = 6
"""Letters between a clock time and the day it belongs to: "at 4:10 a.m. on Monday"."""


Rule: TypeAlias = tuple[TimeRule, re.Pattern[str], frozenset[str]]
"""A rule with its pattern and its words, made once."""
Found: TypeAlias = tuple[TimeRule, re.Match[str]]
Anchor: TypeAlias = tuple[date | None, date | None, str]
"""The first and last day on which something may have been said, and how that is known."""


@Language.factory("rashomon_times", requires=["token.dep", "token.tag"], assigns=["doc._.times"])
def make_times(nlp: Language, name: str) -> "Times":
    """Find expressions of time."""
    return Times()


class Times:
    """A Doc comes in, and goes out with `doc._.times`."""

    def __call__(self, doc: Doc) -> Doc:
        """Put the rows."""
        need(doc, "DEP", "rashomon_times", remedy='add a "parser" before it')
        return TIMES.put(doc, rows(doc))


class _Quoted:
    """The quotations of a text, paragraph by paragraph; places are asked for in their order."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._end = -1
        self._spans: deque[Span] = deque()

    def around(self, place: int) -> Span | None:
        """The outermost quotation that a place stands in."""
        if place > self._end:
            start = self._text.rfind("\n", self._end + 1, place) + 1 or self._end + 1
            end = self._text.find("\n", place)
            self._end = end if end >= 0 else len(self._text)
            paragraph = Span(start, self._end)
            self._spans = deque(q.outer for q in quotations(self._text, paragraph) if q.depth == 0)
        while self._spans and self._spans[0].end <= place:
            self._spans.popleft()
        return self._spans[0] if self._spans and self._spans[0].start < place else None


def rows(doc: Doc) -> Iterator[Time]:
    """The expressions in text order; each may lean on the one before, a clock time on the day right behind it."""
    starts: list[int] = doc.to_array([IDX]).ravel().astype(np.int64).tolist()
    article, text = article_id(doc), article_text(doc)
    matches = [m for m in found(doc, text, starts) if not _is_none(*m, _token_at(doc, starts, m[1]))]
    anchor = _anchor(doc, matches)
    when, quoted = When(*anchor), _Quoted(text)
    for n, (rule, match) in enumerate(matches):
        around = quoted.around(match.start())
        said = _said_on(doc, starts, matches, n, around, anchor) if around else None
        when.now, when.until, when.basis = said or anchor
        when.year = _year_at_hand(when, matches[n - 1][1], match) if n else None
        if rule.reckon in ("clock", "named_hour") and n + 1 < len(matches):
            after_rule, after = matches[n + 1]
            if after.start() - match.end() <= _CLOSE:
                when.remember(_reckoned(after_rule, after, when, partial(_looks_ahead, doc, starts, after)))
        told = _reckoned(rule, match, when, partial(_looks_ahead, doc, starts, match))
        start, end = _span(match)
        yield Time(
            article_id=article,
            start=start,
            end=end,
            value=told.value,
            type=rule.type,
            anchor=told.anchor,
            reason=f"{rule.name}: " + (f"reckoned from {told.anchor}" if told.anchor else "as it stands")
            if told.value
            else f"{rule.name}: no date to reckon from",
        )
        when.remember(told)


def found(doc: Doc, text: str, starts: Sequence[int]) -> Iterator[Found]:
    """The rules' matches in text order, not overlapping; where two begin together, the first in the file.

    A rule is tried only where two words stand that it holds, or one that may be all of it: most words no rule holds.
    """
    done = 0
    for start, end in _windows(doc, text, starts):
        here = list(_WORD.finditer(text, start, end))
        held = [word if (word := (match[1] or FIGURE).lower()) in _by_word() else "" for match in here]
        for match, word, behind in zip(here, held, (*held[1:], ""), strict=True):
            if word and match.start() >= done and (hit := _first(_tried(word, behind), text, match.start())):
                done = hit[1].end()
                yield hit


def _first(tried: Iterable[Rule], text: str, at: int) -> Found | None:
    for rule, pattern, _ in tried:
        if match := pattern.match(text, at):
            return rule, match
    return None


def _windows(doc: Doc, text: str, starts: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Stretches of text round the words and figures without which no rule matches; most of a text has none."""
    hits = [starts[i] for i in where(among(doc.to_array([LOWER]).ravel(), _telling()))]
    start = end = 0
    for hit in sorted((*hits, *(match.start() for match in _DIGIT.finditer(text)))):
        if hit - _BEFORE > end:
            if end:
                yield start, end
            start = hit - _BEFORE
        if hit + _AFTER > end:
            end = _SPACE.search(text, min(hit + _AFTER, len(text))).start()  # type: ignore[union-attr]
    if end:
        yield max(start, 0), end


def _reckoned(rule: TimeRule, match: re.Match[str], when: When, looks_ahead: Callable[[], bool]) -> Reckoned:
    when.looks_ahead = looks_ahead
    parts = {name: value.strip() for name, value in match.groupdict().items() if value}
    try:
        told = RECKONINGS[rule.reckon](parts, when)
        # Of an article we may know the month alone: what holds on its first day and on its last holds on all.
        if when.until != when.now and told != RECKONINGS[rule.reckon](parts, replace(when, now=when.until)):
            return Reckoned()
    except (ValueError, OverflowError):  # there is no such date: "9000 years ago"
        return Reckoned()
    return told


def _year_at_hand(when: When, before: re.Match[str], here: re.Match[str]) -> str | None:
    """The year a sentence begins with, when the article is of another: "In 1962 ... on October 22"."""
    text = before.string
    if when.now is None or when.last is None or _SENTENCE.search(text, before.end(), here.start()):
        return None
    near = max(0, before.start() - _OPENING)
    opens = near == 0 or any(text.rfind(mark, near, before.start()) >= 0 for mark in (". ", "\n"))
    year = when.last[:4]
    coarse = len(when.last) in (4, 7) and year.isdigit() and int(year) < when.now.year - 1
    return year if coarse and opens else None


def _span(match: re.Match[str]) -> tuple[int, int]:
    start, end = match.span("span") if "span" in match.re.groupindex else match.span()
    while match.string[end - 1] in " .,":
        end -= 1
    return start, end


def _anchor(doc: Doc, matches: Sequence[Found]) -> Anchor:
    """The days between which the article speaks: when it was published, else the date in its dateline or byline."""
    published = (PUBLISHED.one(doc) or "")[:10]
    if days := days_of(published):
        return *days, f"published {published}"
    lines = [p for p in PASSAGES.get(doc) if p.role in ("dateline", "byline")]
    for rule, match in matches:
        if any(p.start <= match.start() < p.end for p in lines):
            told = _reckoned(rule, match, When(None, None, ""), lambda: False)
            if day := day_of(told):
                return day, day, f"dateline {told.value}"
    return None, None, ""


def _said_on(
    doc: Doc, starts: Sequence[int], matches: Sequence[Found], n: int, around: Span, anchor: Anchor
) -> Anchor | None:
    """The day on which quoted words were said, where their sentence tells it: from there "yesterday" is reckoned."""
    _, match = matches[n]
    governors = set(_token_at(doc, starts, match).ancestors)
    for rule, other in matches[max(0, n - _NEIGHBOURS) : n + _NEIGHBOURS]:
        gap = (other.end(), around.start) if other.start() < around.start else (around.end, other.start())
        if gap[0] > gap[1] or _SENTENCE.search(match.string, *gap):
            continue
        day = day_of(told := _reckoned(rule, other, When(*anchor), lambda: False))
        verb = next((t for t in _token_at(doc, starts, other).ancestors if t.pos_ in VERBAL), None)
        if day is not None and verb in governors:
            return day, day, f"said {told.value}"
    return None


def _token_at(doc: Doc, starts: Sequence[int], match: re.Match[str]) -> Token:
    """The token in which an expression begins."""
    return doc[max(0, bisect_right(starts, match.start()) - 1)]


def _is_none(rule: TimeRule, match: re.Match[str], token: Token) -> bool:
    """Whether what looks like a time is none: figures that count something, "may" with a capital, a name's word."""
    if rule.reckon == "year":
        return _counts(token)
    if rule.reckon == "month":
        return token.tag_ == "MD" or _is_surname(token)
    return rule.reckon in ("often", "holiday") and _colours_a_name(token, match.end())


def _is_surname(token: Token) -> bool:
    """Whether a month is somebody's last name: "Theresa May"."""
    named = token.i > 0 and token.nbor(-1).pos_ == "PROPN" and token.nbor(-1).head == token
    return token.ent_type_ == "PERSON" or named


def _colours_a_name(token: Token, end: int) -> bool:
    """Whether words stand inside a longer name: "the daily Kestrel", "Christmas Charity"; `end` is theirs."""
    return token.dep_ in ("amod", "compound", "nmod") and token.head.pos_ == "PROPN" and token.head.idx >= end


def _counts(token: Token) -> bool:
    """Whether four figures count or number things, "2000 villagers", "Flight 1549"; the model tells them from years."""
    if token.ent_type_ == "DATE":
        return False
    numbers = token.i > 0 and token.ent_type != 0 and token.nbor(-1).pos_ == "PROPN"
    return numbers or (token.dep_ == "nummod" and token.head.tag_ == "NNS")


def _looks_ahead(doc: Doc, starts: Sequence[int], match: re.Match[str]) -> bool:
    """Whether the clause of an expression speaks of what is to come: "will meet on Friday", "by Friday"."""
    token, forward = _token_at(doc, starts, match), ahead()
    before = token.nbor(-1).lower_ if token.i else ""
    if before in forward.before and not (match.groupdict().get("daypart") or _is_past(token)):
        return True
    if before in forward.aimed and child(token, "case") is None:
        return True
    said = said_on(token)
    for verb in token.ancestors if said is None else (said,):
        if verb.pos_ not in VERBAL:
            continue
        if verb.lemma_ in forward.looking:
            return True
        if verb.tag_ in ("VBZ", "VBP") and verb.lemma_ in forward.coming and child(verb, "aux", "auxpass") is None:
            return True
        helpers = [c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")]
        if "to" in helpers and verb.head.lemma_ in forward.done:
            continue  # "managed to arrest them on Monday" is as past as "managed"
        if any(helper in forward.verbs for helper in helpers):
            return "have" not in helpers
        if verb.tag_ == "VBG" and any(helper in forward.progressive for helper in helpers):
            return True
        if verb.tag_ in ("VBD", "VBN", "VBZ", "VBP"):
            return False
    return False


def said_on(token: Token) -> Token | None:
    """The verb before a day that a parser gave to what is said: "announced on Friday it would close the port"."""
    first = token.left_edge
    before = first.nbor(-1) if first.i else None
    if before is not None and before.dep_ == "prep" and before.i:
        before = before.nbor(-1)
    over = next((t for t in token.ancestors if t.pos_ in VERBAL), None)
    told = over is not None and over.dep_ == "ccomp" and over.head == before and child(over, "mark") is None
    return before if told else None


def _is_past(token: Token) -> bool:
    """Whether a day that something was over by has been: "by Friday they had left", "until Friday, when they left"."""
    over = next((t for t in token.ancestors if t.pos_ in VERBAL), None)
    when = child(token, "relcl")
    if when is not None and when.tag_ == "VBD":
        return True
    return over is not None and over.tag_ == "VBN" and any(c.lower_ == "had" and c.dep_ == "aux" for c in over.lefts)


@cache
def _telling() -> Keys:
    kinds: tuple[Kind, ...] = (
        "month",
        "weekday",
        "unit",
        "daypart",
        "hour",
        "season",
        "deictic",
        "often",
        "vague",
        "holiday",
    )
    forms = {form.split()[-1] for kind in kinds for form in words(kind)}
    return keys(forms.union(*(rule.telling for rule in rules())))


@cache
def _tried(word: str, behind: str) -> tuple[Rule, ...]:
    """The rules that hold a word and the one behind it, or may end with it, in the order of the file."""
    return tuple(rule for rule in _by_word()[word] if rule[0].alone or behind in rule[2])


@cache
def _by_word() -> dict[str, list[Rule]]:
    """The rules by every word that they hold, in the order of the file."""
    by_word: dict[str, list[Rule]] = {}
    for rule in rules():
        held, pattern = rule.words, rule.compiled()
        for word in held:
            by_word.setdefault(word, []).append((rule, pattern, held))
    return by_word
