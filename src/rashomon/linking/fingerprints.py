"""Which articles may share words: fingerprints of eight words, and furniture told from news by the company it keeps.

A fingerprint is a hash of eight words on end; one in four is kept, and the hash itself decides which, so that a word
put in early does not shift all that follow. Furniture (subscription calls, formulas, house notices) shows itself by
mixed company: it stands in articles that have nothing else in common, however many or few they are.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import combinations, groupby, pairwise
from operator import itemgetter
from zlib import crc32

import numpy as np
import numpy.typing as npt

from rashomon.linking.pile import Pile
from rashomon.records import NEWS_ROLES, Passage, Span

WIDTH = 8
"""Words in a fingerprint."""
KEPT = 4
"""One fingerprint in this many is kept."""
COMPANY = 5
"""From so many articles on, a fingerprint's company is looked at."""
SAMPLE = 48
"""Of a fingerprint in more articles than this, so many stand for all."""
CLOSE = 0.45
"""Two articles are close when they share this part of the shorter one's fingerprints."""
MIXED = 0.25
"""Company is mixed when fewer than this part of its pairs are close."""

Hashes = npt.NDArray[np.int64]
Pair = tuple[int, int]

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_POWERS = np.array([pow(0x9E3779B97F4A7C15, n + 1, 2**64) for n in range(WIDTH)], dtype=np.uint64)


def news(text: str, passages: Iterable[Passage]) -> list[Span]:
    """The parts of a text that may hold news, its headline set aside; all of it where no passages are told."""
    told = sorted(passages, key=lambda p: p.start)
    if not told:
        return [Span(0, len(text))]
    return [Span(p.start, p.end) for p in told if p.role in NEWS_ROLES and p.role != "headline"]


def words(text: str, parts: Iterable[Span]) -> list[tuple[int, int]]:
    """Where the words of these parts stand."""
    return [found.span() for part in parts for found in _WORD.finditer(text, part.start, part.end)]


def fingerprints(text: str, at: list[tuple[int, int]]) -> tuple[Hashes, npt.NDArray[np.intp]]:
    """The kept fingerprints of a text, and the number of the word at which each begins."""
    total = _hashed(text, at, WIDTH)
    kept = np.flatnonzero(total % KEPT == 0)
    return (total[kept] >> np.uint64(1)).astype(np.int64), kept


def grams(text: str, at: list[tuple[int, int]], width: int) -> Hashes:
    """A hash of every so many words on end, at most `WIDTH`."""
    return (_hashed(text, at, width) >> np.uint64(1)).astype(np.int64)


def _hashed(text: str, at: list[tuple[int, int]], width: int) -> npt.NDArray[np.uint64]:
    if len(at) < width:
        return np.zeros(0, dtype=np.uint64)
    lower = text.lower() if len(text.lower()) == len(text) else "".join(c.lower()[0] for c in text)
    codes = np.array([crc32(lower[start:end].encode("utf-8", "surrogatepass")) for start, end in at], dtype=np.uint64)
    total = np.zeros(len(at) - width + 1, dtype=np.uint64)
    for n, power in enumerate(_POWERS[:width]):
        total += (codes[n : n + len(total)] + np.uint64(0x517C)) * power
    total ^= total >> np.uint64(29)
    total *= np.uint64(0xBF58476D1CE4E5B9)
    return total ^ (total >> np.uint64(32))


def candidates(pile: Pile) -> tuple[list[Pair], frozenset[int]]:
    """Pairs of articles that share words beyond furniture, by their places in `article_ids`; and what is furniture."""
    ids = pile.article_ids()
    sizes = np.zeros(len(ids), dtype=np.int32)

    def signed() -> Iterator[tuple[int, int]]:
        for number, article_id in enumerate(ids):
            text = pile.article(article_id).text
            hashes, _ = fingerprints(text, words(text, news(text, pile.rows(Passage, article_id))))
            hashes = np.unique(hashes)
            sizes[number] = len(hashes)
            yield from zip(hashes.tolist(), [number] * len(hashes), strict=True)

    signatures = pile.sorted(signed())
    close = {
        (a, b)
        for a, b, shared in _counted(pile, _pairs(company for _, company in _shared(signatures)))
        if shared >= CLOSE * min(sizes[a], sizes[b])
    }
    furniture = frozenset(hash_ for hash_, company in _shared(signatures) if _mixed(company, close))
    news_shared = (company for hash_, company in _shared(signatures) if hash_ not in furniture)
    return [(a, b) for a, b, shared in _counted(pile, _pairs(news_shared)) if shared >= 2], furniture


def _shared(signatures: Iterable[tuple[int, int]]) -> Iterator[tuple[int, list[int]]]:
    """Each fingerprint that stands in several articles, with those articles."""
    for hash_, rows in groupby(signatures, itemgetter(0)):
        company = [number for _, number in rows]
        if len(company) > 1:
            yield hash_, company


def _sample(company: list[int]) -> list[int]:
    """All of a small company; of a large one, some at even distances."""
    if len(company) <= SAMPLE:
        return company
    return [company[n * len(company) // SAMPLE] for n in range(SAMPLE)]


def _pairs(companies: Iterable[list[int]]) -> Iterator[Pair]:
    """Pairs of each company: all of a small one; of a large one those of a sample, and each with its neighbour."""
    for company in companies:
        yield from combinations(_sample(company), 2)
        if len(company) > SAMPLE:
            yield from pairwise(company)


def _counted(pile: Pile, pairs: Iterable[Pair]) -> Iterator[tuple[int, int, int]]:
    for (a, b), rows in groupby(pile.sorted(pairs)):
        yield a, b, sum(1 for _ in rows)


def _mixed(company: list[int], close: set[Pair]) -> bool:
    if len(company) < COMPANY:
        return False
    pairs = list(combinations(_sample(company), 2))
    return sum(pair in close for pair in pairs) < MIXED * len(pairs)


def furnished(text: str, at: list[tuple[int, int]], furniture: frozenset[int]) -> list[Span]:
    """The parts of a text that are furniture, small gaps between them closed."""
    hashes, begins = fingerprints(text, at)
    runs: list[list[int]] = []
    for hash_, begin in zip(hashes.tolist(), begins.tolist(), strict=True):
        if hash_ not in furniture:
            continue
        if runs and begin <= runs[-1][1] + WIDTH:
            runs[-1][1] = begin + WIDTH
        else:
            runs.append([begin, begin + WIDTH])
    return [Span(at[begin][0], at[min(end, len(at)) - 1][1]) for begin, end in runs]
