"""Articles on one matter: those whose telling words and days are near, gathered by average likeness."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

import numpy as np

from rashomon.linking.components import join, root
from rashomon.linking.nearness import Nearness
from rashomon.linking.pile import Pile
from rashomon.records import Story, make_id

TELLING = 32
"""Two articles are compared when, of so many telling words each, they share"""
SHARED = 3
"""so many."""
NEIGHBOURS = 24
"""Under one word, an article is compared with so many that are next to it in time."""
ALIKE = 0.11
"""Articles of one story are at least so near on average."""
_FADE = 90
"""After so many days between two articles their nearness counts half."""


def stories(pile: Pile, nearness: Nearness, days: list[int]) -> list[Story]:
    """Stories of two articles or more; `days` are the articles' days of publication, 0 where unknown."""
    ids = pile.article_ids()
    groups = gathered(pile, near_pairs(pile, nearness, days), ALIKE, len(ids))
    found = (tuple(sorted(ids[n] for n in group)) for group in groups)
    return sorted((Story(story_id=make_id("sy", *g), article_ids=g) for g in found), key=lambda s: s.story_id)


def near_pairs(pile: Pile, nearness: Nearness, days: list[int]) -> Iterator[tuple[int, int, float]]:
    """Pairs of articles that share telling words, with how near they are in words and days."""

    def rows() -> Iterator[tuple[int, int, int]]:
        for number, day in enumerate(days):
            yield from ((term, day, number) for term in nearness.telling(number, TELLING))

    def shared() -> Iterator[tuple[int, int]]:
        for _, group in groupby(pile.sorted(rows()), key=lambda row: row[0]):
            company = [number for _, _, number in group]
            for n, a in enumerate(company):
                for b in company[n + 1 : n + 1 + NEIGHBOURS]:
                    yield (a, b) if a < b else (b, a)

    for (a, b), many in groupby(pile.sorted(shared())):
        if sum(1 for _ in many) >= SHARED:
            yield a, b, nearness.between(a, b) * _faded(days[a], days[b])


def _faded(a: int, b: int) -> float:
    return 1.0 if not a or not b else _FADE / (_FADE + abs(a - b))


def gathered(pile: Pile, pairs: Iterable[tuple[int, int, float]], alike: float, size: int) -> Iterator[list[int]]:
    """Groups whose members agree on average; pairs not given count nothing. Only one component at a time is held."""
    kept = pile.sorted((a, b, near) for a, b, near in pairs if near >= alike / 2)
    home = np.arange(size, dtype=np.int32)
    for a, b, near in kept:
        if near >= alike:
            join(home, a, b)
    for _, rows in groupby(pile.sorted((root(home, a), a, b, near) for a, b, near in kept), key=lambda row: row[0]):
        score = {(a, b): near for _, a, b, near in rows}
        yield from _parted(score, alike)


def _parted(score: Mapping[tuple[int, int], float], alike: float) -> Iterator[list[int]]:
    """One component as groups, the nearest pairs joined first."""
    group: dict[int, list[int]] = {}
    for (a, b), near in sorted(score.items(), key=lambda item: (-round(item[1], 6), item[0])):
        if near < alike:
            break
        one, other = group.setdefault(a, [a]), group.setdefault(b, [b])
        if one is other:
            continue
        across = sum(score.get((x, y) if x < y else (y, x), 0.0) for x in one for y in other)
        if across >= alike * len(one) * len(other):
            one.extend(other)
            group.update(dict.fromkeys(other, one))
    for first, members in sorted(group.items()):
        if len(members) > 1 and first == min(members):
            yield sorted(members)
