"""How near two articles are: the words that set each apart from the pile, and how much of that they share."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from zlib import crc32

import numpy as np
import numpy.typing as npt

from rashomon.linking.fingerprints import news, words
from rashomon.linking.pile import Pile
from rashomon.records import Passage, Span

TERMS = 128
"""So many words stand for an article."""
_SLOTS = 1 << 20
"""Words are counted under a hash of this many values; a clash only blurs a weight."""
_COMMON = 0.25
"""A word in more than this part of the articles says nothing,"""
_FEW = 12
"""unless the articles are so few that no part can be told."""

Terms = npt.NDArray[np.int32]
Weights = npt.NDArray[np.float32]


class Nearness:
    """The telling words of every article, packed: a few hundred bytes an article, whatever its length."""

    def __init__(self, pile: Pile) -> None:
        ids = pile.article_ids()
        spread = np.zeros(_SLOTS, dtype=np.int32)

        def counts() -> Iterator[str]:
            for article_id in ids:
                found = counted(pile, article_id)
                spread[np.fromiter(found, dtype=np.int64)] += 1
                yield json.dumps(sorted(found.items()), separators=(",", ":"))

        shelf = pile.shelf(counts())
        self.terms: Terms = np.full((len(ids), TERMS), -1, dtype=np.int32)
        self.weights: Weights = np.zeros((len(ids), TERMS), dtype=np.float32)
        self._weight: Weights = np.zeros(_SLOTS + 1, dtype=np.float32)
        self._spread_out = -1
        for number in range(len(ids)):
            self._weigh(number, json.loads(shelf[number]), spread, len(ids))

    def _weigh(self, number: int, counts: list[tuple[int, int]], spread: npt.NDArray[np.int32], articles: int) -> None:
        if not counts:
            return
        terms, times = np.array(counts, dtype=np.int64).T
        found = spread[terms].astype(np.float64)
        weights = (1 + np.log(times)) * np.log((1 + articles) / found)
        weights[found > max(_COMMON * articles, _FEW)] = 0
        best = np.lexsort((terms, -weights))[:TERMS]
        norm = float(np.sqrt((weights[best] ** 2).sum())) or 1.0
        best = best[np.argsort(terms[best])]
        self.terms[number, : len(best)] = terms[best]
        self.weights[number, : len(best)] = weights[best] / norm

    def telling(self, number: int, most: int) -> list[int]:
        """The words that set an article apart best."""
        order = np.lexsort((self.terms[number], -self.weights[number]))[:most]
        return [int(self.terms[number, n]) for n in order if self.weights[number, n] > 0]

    def between(self, a: int, b: int) -> float:
        """0 for nothing in common, 1 for the same words. Cheapest when many are held against one `a` in a row."""
        if a != self._spread_out:
            if self._spread_out >= 0:
                self._weight[self.terms[self._spread_out]] = 0
            self._weight[self.terms[a]] = self.weights[a]
            # Free places carry the term -1, which is the last slot.
            self._weight[-1] = 0
            self._spread_out = a
        return float(self._weight[self.terms[b]] @ self.weights[b])


def counted(pile: Pile, article_id: str) -> Counter[int]:
    """How often each word stands in an article's news and title, by the word's hash."""
    article = pile.article(article_id)
    title = article.title or ""
    found = Counter(
        _counted_as(text[start:end])
        for text, parts in (
            (article.text, news(article.text, pile.rows(Passage, article_id))),
            (title, [Span(0, len(title))]),
        )
        for start, end in words(text, parts)
    )
    found.pop(None, None)
    return found  # type: ignore[return-value]  # None is gone


@lru_cache(maxsize=1 << 15)
def _counted_as(word: str) -> int | None:
    """The slot of a word's stem; none for numbers and the shortest words."""
    stemmed = stem(word)
    return slot(stemmed) if len(stemmed) > 2 and not stemmed.isdigit() else None


@lru_cache(maxsize=1 << 15)
def slot(word: str) -> int:
    """The hash under which a word is counted."""
    return crc32(word.encode("utf-8", "surrogatepass")) % _SLOTS


@lru_cache(maxsize=1 << 15)
def stem(word: str) -> str:
    """A word without its ending, roughly: "attacks", "attacked" and "attacking" are one."""
    word = word.casefold().removesuffix("'s").removesuffix("’s")
    if found := _ENDING.match(word):
        word = found.group(1)
    return word[:-1] if len(word) > 4 and word[-1] == word[-2] and word[-1] not in "lse" else word


_ENDING = re.compile(r"(.{3,}?)(?:ations?|itions?|i[sz](?:ing|ed|es|e)|ions?|ments?|ings?|ies|ied|ers?|es|ed|s|e|y)$")
"""Endings that are taken off, the longest that leaves three letters; rough on purpose."""
