"""`rashomon_times`: every expression of time with its value, reckoned from the article's own date, never from today.

Shapes and words stand in lexicon/datewords.toml; each rule there names one of the reckonings in reckoning.py.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from datetime import date
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc, Token

from rashomon.lexicon.datewords import TimeRule, ahead, rules
from rashomon.pipeline.reckoning import RECKONINGS, Reckoned, When, day_of
from rashomon.pipeline.slots import PASSAGES, PUBLISHED, TIMES, article_id, need
from rashomon.records import Time

_CLOSE = 6
"""Letters between a clock time and the day it belongs to: "at 4:10 a.m. on Monday"."""


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


def rows(doc: Doc) -> Iterator[Time]:
    """The expressions in text order; each may lean on the one before, a clock time on the day right behind it."""
    matches = [m for m in found(doc.text) if not (m[0].reckon == "year" and _counts(_token_at(doc, m[1].start())))]
    now, basis = _anchor(doc, matches)
    when = When(now=now, basis=basis)
    for n, (rule, match) in enumerate(matches):
        told = _reckoned(doc, rule, match, when)
        if rule.reckon == "clock" and n + 1 < len(matches):
            after_rule, after = matches[n + 1]
            if after.start() - match.end() <= _CLOSE and (day := day_of(_reckoned(doc, after_rule, after, when))):
                when.day = day
                told = _reckoned(doc, rule, match, when)
        start, end = _span(match)
        yield Time(
            article_id=article_id(doc),
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


def found(text: str) -> Iterator[tuple[TimeRule, re.Match[str]]]:
    """The rules' matches in text order, not overlapping; where two begin together, the first in the file."""
    compiled = _compiled()
    for match in _all().finditer(text):
        rule = rules()[int((match.lastgroup or "r0")[1:])]
        if whole := compiled[rule.name].match(text, match.start()):
            yield rule, whole


def _reckoned(doc: Doc, rule: TimeRule, match: re.Match[str], when: When) -> Reckoned:
    parts = {name: value.strip() for name, value in match.groupdict().items() if value}
    when.looks_ahead = lambda: _looks_ahead(_token_at(doc, match.start()))
    return RECKONINGS[rule.reckon](parts, when)


def _span(match: re.Match[str]) -> tuple[int, int]:
    start, end = match.span("span") if "span" in match.re.groupindex else match.span()
    while match.string[end - 1] in " .,":
        end -= 1
    return start, end


def _anchor(doc: Doc, matches: list[tuple[TimeRule, re.Match[str]]]) -> tuple[date | None, str]:
    """The day the article speaks from: when it was published, else the date in its dateline or byline."""
    published = (PUBLISHED.one(doc) or "")[:10]
    if day := day_of(Reckoned(published)):
        return day, f"published {published}"
    lines = [p for p in PASSAGES.get(doc) if p.role in ("dateline", "byline")]
    for rule, match in matches:
        if any(p.start <= match.start() < p.end for p in lines):
            told = _reckoned(doc, rule, match, When(now=None, basis=""))
            if day := day_of(told):
                return day, f"dateline {told.value}"
    return None, ""


def _token_at(doc: Doc, position: int) -> Token:
    """The token that holds a character."""
    starts = _starts(doc)
    return doc[max(0, bisect_right(starts, position) - 1)]


def _starts(doc: Doc) -> list[int]:
    if "rashomon_token_starts" not in doc.user_data:
        doc.user_data["rashomon_token_starts"] = [token.idx for token in doc]
    return doc.user_data["rashomon_token_starts"]


def _counts(token: Token) -> bool:
    """Whether four figures count things: "2000 villagers"; the model tells them from "2019 elections"."""
    return token.dep_ == "nummod" and token.head.tag_ == "NNS" and token.ent_type_ != "DATE"


def _looks_ahead(token: Token) -> bool:
    """Whether the clause of an expression speaks of what is to come: "will meet on Friday", "by Friday"."""
    words = ahead()
    if token.i and token.nbor(-1).lower_ in words.before:
        return True
    for verb in token.ancestors:
        if verb.pos_ not in ("VERB", "AUX"):
            continue
        if verb.lemma_ in words.looking:
            return True
        helpers = [child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")]
        if any(helper in words.verbs for helper in helpers):
            return "have" not in helpers
        if verb.tag_ in ("VBD", "VBN", "VBZ", "VBP"):
            return False
    return False


@cache
def _compiled() -> dict[str, re.Pattern[str]]:
    return {rule.name: rule.compiled() for rule in rules()}


@cache
def _all() -> re.Pattern[str]:
    """One pattern of all rules, each in a group of its own; the named parts inside are read by the rule's own."""
    shapes = (re.sub(r"\(\?P<\w+>", "(?:", pattern.pattern) for pattern in _compiled().values())
    return re.compile(r"(?<![\w$€£#])(?:" + "|".join(f"(?P<r{n}>{shape})" for n, shape in enumerate(shapes)) + ")")
