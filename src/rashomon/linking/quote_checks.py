"""Quoted words against the text they come from, where that text is in the pile: exact, trimmed, spliced, altered.

A source is a text that speaks the words itself: a turn of a transcript by the one who is quoted, the quoted outlet's
own article, a statement of the office or person. It is found by runs of words that both have, never by comparing all
pairs. What an outlet only quotes is nobody's source. Where nothing shows which text it is, there is no row.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from heapq import merge
from itertools import groupby
from operator import itemgetter

import numpy as np

from rashomon.lexicon.outlets import named
from rashomon.lexicon.sources import occasions
from rashomon.linking.events import Source
from rashomon.linking.fingerprints import Hashes, grams
from rashomon.linking.fingerprints import words as words_of
from rashomon.linking.pile import Pile
from rashomon.linking.reprints import quotations
from rashomon.linking.wording import Compared, Word, compared, worded
from rashomon.records import Actor, Article, Provenance, QuoteCheck, Span, Statement

LEAST = 4
"""A quotation of fewer words is not looked for."""
COMMON = 40
"""A run of words that stands in more texts than this shows nothing."""
_TURNS = ("transcript", "heading")
_SPEAKING = ("statement", "briefing", "interview", "opinion")
_TOP = 200
"""So many characters of a text's first line tell whose it is, beside its title and its authors."""

Quoted = tuple[int, str]
"""A quoting article's number and the statement's id."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A statement with the stretches of it that stand in quotation marks."""

    statement: Statement
    parts: tuple[Span, ...]


def quote_checks(pile: Pile, sources: Sequence[Source], aliases: Mapping[str, str]) -> Iterator[QuoteCheck]:
    """One row for each statement whose source is told, in the order of the articles."""
    room = _Room(pile, sources, aliases)
    near = room.near()
    for number, source in enumerate(sources):
        for quote in room.quotes(number):
            key = (number, quote.statement.statement_id)
            check = room.checked(number, quote, near.get(key, ()))
            if check is not None and check.source_article_id != source.article_id:
                yield check


class _Room:
    """What is asked again and again of a pile's texts while quotations are checked."""

    def __init__(self, pile: Pile, sources: Sequence[Source], aliases: Mapping[str, str]) -> None:
        self._pile = pile
        self._sources = sources
        self._aliases = aliases
        self._turns: dict[str, list[int]] = {}
        self._places: dict[str, int] = {}
        self.article = lru_cache(maxsize=64)(lambda n: pile.article(sources[n].article_id))
        self.words = lru_cache(maxsize=64)(self._words)
        self.statements = lru_cache(maxsize=64)(lambda n: tuple(pile.rows(Statement, sources[n].article_id)))

    def _words(self, number: int) -> tuple[Word, ...]:
        text = self.article(number).text
        return tuple(worded(text, [Span(0, len(text))]))

    def _who(self, ids: Iterable[str]) -> frozenset[str]:
        return frozenset(self._aliases.get(i, i) for i in ids)

    def quotes(self, number: int) -> list[Quote]:
        """The statements of an article that quote words of somebody told, in order."""
        found = []
        for statement in self.statements(number):
            if statement.kind == "indirect" or not statement.speaker_ids or _is_turn(statement):
                continue
            parts = quoted(self.article(number).text, statement)
            if parts:
                found.append(Quote(statement, parts))
        return sorted(found, key=lambda q: (q.parts, q.statement.statement_id))

    def near(self) -> dict[Quoted, tuple[int, ...]]:
        """For each quotation the texts that share runs with it, most first."""
        quoting = self._pile.sorted(self._quoting())
        runs = np.unique(np.fromiter((row[0] for row in quoting), dtype=np.int64))
        if not len(runs):
            return {}
        standing = self._pile.sorted(self._standing(runs))

        def met() -> Iterator[tuple[int, str, int]]:
            for _, rows in groupby(merge(quoting, standing), itemgetter(0)):
                company = list(rows)
                texts = [row[2] for row in company if not row[1]]
                if len(texts) <= COMMON:
                    for _, is_quote, number, statement_id in company:
                        if is_quote:
                            yield from ((number, statement_id, other) for other in texts if other != number)

        found: dict[Quoted, list[tuple[int, int]]] = {}
        for (number, statement_id, other), rows in groupby(self._pile.sorted(met())):
            found.setdefault((number, statement_id), []).append((-sum(1 for _ in rows), other))
        return {key: tuple(other for _, other in sorted(rows)) for key, rows in found.items()}

    def _quoting(self) -> Iterator[tuple[int, int, int, str]]:
        """The runs of all quotations; and, on the way, who speaks in which transcript."""
        for number in range(len(self._sources)):
            for who in sorted({i for s in self.statements(number) if _is_turn(s) for i in self._who(s.speaker_ids)}):
                self._turns.setdefault(who, []).append(number)
            for quote in self.quotes(number):
                own = np.unique(_runs(self.article(number).text, quote.parts)).tolist()
                yield from ((run, 1, number, quote.statement.statement_id) for run in own)

    def _standing(self, runs: Hashes) -> Iterator[tuple[int, int, int, str]]:
        """Which of these runs stand in which text."""
        for number in range(len(self._sources)):
            article = self.article(number)
            if article.uri:
                self._places.setdefault(article.uri, number)
            own = _runs(article.text, [Span(0, len(article.text))])
            at = np.minimum(np.searchsorted(runs, own), len(runs) - 1)
            yield from ((run, 0, number, "") for run in sorted(set(own[runs[at] == own].tolist())))

    def checked(self, number: int, quote: Quote, near: Sequence[int]) -> QuoteCheck | None:
        """The row of one statement, or none where its source is not told."""
        best: tuple[Compared, int, str] | None = None
        for other in near:
            result = self._compared(number, quote, other)
            if result is None or result.verdict == "not_found":
                continue
            why = self._why(number, quote, other, result)
            if why and (best is None or (result.rank, other) < (best[0].rank, best[1])):
                best = (result, other, why)
        if best is None:
            return self._missing(number, quote)
        result, other, why = best
        return self._row(quote, other, result, why)

    def _compared(self, number: int, quote: Quote, other: int) -> Compared | None:
        if not self._is_before(other, number) or not self._may_be(number, quote, other):
            return None
        return compared(self.article(number).text, quote.parts, self.article(other).text, self.words(other))

    def _row(self, quote: Quote, other: int, result: Compared, why: str) -> QuoteCheck:
        return QuoteCheck(
            statement_id=quote.statement.statement_id,
            source_article_id=self._sources[other].article_id,
            verdict=result.verdict,
            diff=result.diff,
            basis=why,
            evidence=result.evidence,
        )

    def _is_before(self, other: int, number: int) -> bool:
        first, later = self._sources[other].published, self._sources[number].published
        return not first or not later or first[:10] <= later[:10]

    def _may_be(self, number: int, quote: Quote, other: int) -> bool:
        """Whether anything of a text is spoken by the one who is quoted."""
        if self._sources[other].origin_id == self._sources[number].origin_id:
            return False
        who = self._who(quote.statement.speaker_ids)
        return (
            self._is_outlet(other, who)
            or any(who & self._who(s.speaker_ids) for s in self.statements(other) if _is_turn(s))
            or self._is_own(number, quote, other)
        )

    def _why(self, number: int, quote: Quote, other: int, result: Compared) -> str:
        """Why a text that has the words is their source, or nothing."""
        who = self._who(quote.statement.speaker_ids)
        place = Span(*result.evidence[0][1])
        over = [
            s for s in self.statements(other) if any(place.start < c.end and c.start < place.end for c in s.content)
        ]
        turns = [s for s in over if _is_turn(s)]
        if len(turns) < len(over) or (not turns and _in_marks(self.article(other).text, place)):
            return ""  # it only quotes them itself
        if turns:
            return "the speaker's own turn in that text" if any(who & self._who(s.speaker_ids) for s in turns) else ""
        if self._is_outlet(other, who):
            return "the quoted outlet's own text"
        return "a text of the one who is quoted" if self._is_own(number, quote, other) else ""

    def _is_outlet(self, other: int, who: frozenset[str]) -> bool:
        own = self._sources[other].voice_id
        return own is not None and self._aliases.get(own, own) in who

    def _is_own(self, number: int, quote: Quote, other: int) -> bool:
        article = self.article(other)
        ids = quote.statement.speaker_ids
        return _speaks(article) and any(_names(article, name) for name in self._called(number, ids))

    def _called(self, number: int, ids: Sequence[str]) -> list[str]:
        """What the quoting text calls these actors."""
        rows = self._pile.rows(Actor, self._sources[number].article_id)
        return sorted({row.name for row in rows if row.name and row.actor_id is not None and row.actor_id in ids})

    def _missing(self, number: int, quote: Quote) -> QuoteCheck | None:
        """A row for words that are not in the one text they are plainly said to come from."""
        other, why = self._named_source(number) or self._same_day(number, quote) or (None, "")
        if other is None or self._sources[other].origin_id == self._sources[number].origin_id:
            return None
        result = compared(self.article(number).text, quote.parts, self.article(other).text, self.words(other))
        return self._row(quote, other, result, why) if result.verdict == "not_found" else None

    def _named_source(self, number: int) -> tuple[int, str] | None:
        rows = self._pile.rows(Provenance, self._sources[number].article_id)
        named_ = {self._places[p.uri] for p in rows if p.kind.startswith("quoted_") and p.uri in self._places}
        named_.discard(number)
        return (named_.pop(), "the text links to it") if len(named_) == 1 else None

    def _same_day(self, number: int, quote: Quote) -> tuple[int, str] | None:
        """The one transcript of the speaker of that day, if the sentence speaks of a speech or the like."""
        text, statement = self.article(number).text, quote.statement
        day = (self._sources[number].published or "")[:10]
        at = (statement.cue or statement.content)[0].start
        begin = max(text.rfind("\n", 0, at), text.rfind(". ", 0, at)) + 1
        ends = [
            end for mark in (".\n", ". ", "\n") if (end := text.find(mark, max(at, statement.content[-1].end))) >= 0
        ]
        said = text[begin : min(ends, default=len(text))].lower()
        if len(day) < 10 or occasions().isdisjoint(re.findall(r"\w+", said)):
            return None
        spoke = {n for i in self._who(statement.speaker_ids) for n in self._turns.get(i, ())}
        there = [n for n in sorted(spoke) if n != number and (self._sources[n].published or "")[:10] == day]
        return (there[0], "the one text of that speaker of that day") if len(there) == 1 else None


def quoted(text: str, statement: Statement) -> tuple[Span, ...]:
    """The stretches of a statement that stand in quotation marks and are long enough to be looked for."""
    if statement.kind == "direct":
        parts: Iterable[Span] = statement.content
    else:
        parts = (q for span in statement.content for q in quotations(text, span.start, span.end))
    found = tuple(part for part in parts if len(words_of(text, [part])))
    long_ = tuple(part for part in found if len(words_of(text, [part])) >= LEAST)
    return found if statement.kind == "direct" and long_ else long_


def _is_turn(statement: Statement) -> bool:
    return statement.rule.startswith(_TURNS)


def _runs(text: str, parts: Sequence[Span]) -> Hashes:
    """The hashes of all runs of four words in each part."""
    found = [grams(text, words_of(text, [part]), LEAST) for part in parts]
    return np.concatenate(found) if found else np.zeros(0, dtype=np.int64)


def _in_marks(text: str, place: Span) -> bool:
    """Whether words stand within quotation marks of their own paragraph."""
    begin = text.rfind("\n", 0, place.start) + 1
    return any(q.start <= place.start < q.end for q in quotations(text, begin, place.end))


def _speaks(article: Article) -> bool:
    """Whether a text is somebody's own words: a statement, a briefing, a column, an office's page."""
    outlet = named(article.outlet or "")
    return article.genre in _SPEAKING or (outlet is not None and outlet.kind == "issuer")


def _names(article: Article, name: str) -> bool:
    """Whether a text's head says that it is of somebody: the last word of the name stands there."""
    first = article.text[:_TOP].partition("\n")[0]
    top = " ".join((article.title or "", *article.authors, article.outlet or "", first))
    return re.search(rf"\b{re.escape(name.split()[-1])}\b", top, re.IGNORECASE) is not None
