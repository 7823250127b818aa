"""Mentions into groups of one happening.

Mentions are compared where they meet: in one article, in one story, or under one type, day and country; pairs that
agree (`agreement.py`) make components, and within a component the pairs that agree best are joined first, as long as
the two groups agree on average. A person's word goes before all that.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from zlib import crc32

import numpy as np

from rashomon.linking.agreement import APART, ONE, TOGETHER, Feature, agreement, reason, total
from rashomon.linking.components import join, root
from rashomon.linking.nearness import Nearness
from rashomon.linking.pile import Pile
from rashomon.linking.sights import Sight
from rashomon.linking.wishes import NOTHING, Wishes
from rashomon.records import Link

WINDOW = 24
"""In one block, a mention is compared with so many that stand next to it in time."""
WHOLE = 160
"""Up to so many mentions every pair of a component is looked at; in larger ones those that met in a block."""

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Cluster:
    """The mentions of one event, by number, and the links that joined them."""

    members: tuple[int, ...]
    links: tuple[Link, ...]


class Judge:
    """How far two mentions agree, with what stands by: nearness of articles, copied passages, a person's wishes."""

    def __init__(
        self,
        sight: Callable[[int], Sight],
        nearness: Nearness,
        copied: Set[Pair],
        series: Set[Pair] = frozenset(),
        wishes: Wishes = NOTHING,
    ) -> None:
        """Pairs of mentions that are copies, pairs of articles that are issues of one series, by number."""
        self.sight, self._copied, self._series, self._wishes = sight, copied, series, wishes
        self._near: Callable[[int, int], float] = lru_cache(maxsize=1 << 16)(nearness.between)

    def features(self, a: int, b: int) -> list[Feature]:
        """What speaks for and against, the weightiest word last."""
        one, other = self.sight(a), self.sight(b)
        articles = (min(one.article, other.article), max(one.article, other.article))
        near = 1.0 if one.article == other.article else self._near(*articles)
        found = agreement(one, other, near)
        if articles in self._series:
            found.append(Feature(-8.0, "two issues of one series"))
        pair = frozenset((one.mention_id, other.mention_id))
        if (min(a, b), max(a, b)) in self._copied:
            found.append(Feature(5.0, "same words of a copied passage"))
        if pair in self._wishes.cannot_link:
            found.append(Feature(10 * APART, "a person says no"))
        elif pair in self._wishes.must_link:
            found.append(Feature(-10 * APART, "a person says so"))
        return found

    def score(self, a: int, b: int) -> float:
        """Their sum."""
        return total(self.features(a, b))


def blocks(number: int, sight: Sight, story: int) -> Iterator[tuple[int, int, int]]:
    """Under which keys a mention can be met, with its day: in one article, on one day, in one story."""
    keys: set[tuple[object, ...]] = {("a", sight.article, word) for word in (sight.type, *sight.stems)}
    dated = sight.told if sight.told and sight.told[1] - sight.told[0] <= 3 else None
    if dated:
        on = range(dated[0], dated[1] + 1)
        keys |= {("d", day, stem) for day in on for stem in sight.stems}
    else:
        on = range(sight.published - 1, sight.published + 1) if sight.published else range(0)
    for day in on:
        keys |= {("d", day, sight.type, country) for country in sight.countries}
        keys |= {("d", day, *pair) for pair in _dyads(sight)}
    if story >= 0:
        keys |= {("s", story, stem) for stem in sight.stems}
        keys |= {("s", story, sight.type, country) for country in sight.countries}
        keys |= {("s", story, *pair) for pair in _dyads(sight)}
    for key in keys:
        yield crc32(repr(key).encode("utf-8", "surrogatepass")), sight.day, number


def _dyads(sight: Sight) -> Iterator[tuple[str, str]]:
    for doer in sight.actor.countries:
        for done in sight.recipient.countries:
            yield doer, done


def clusters(
    pile: Pile, keys: Iterable[tuple[int, int, int]], given: Iterable[Pair], judge: Judge, size: int
) -> Iterator[Cluster]:
    """Groups of mentions, then each that stands alone; pairs meet in a block or are `given`."""
    met = pile.sorted((a, b) for a, b in _met(pile, keys, given) if judge.score(a, b) >= ONE)
    home = np.arange(size, dtype=np.int32)
    for a, b in met:
        join(home, a, b)
    linked = pile.sorted((root(home, a), a, b) for a, b in met)
    seen = np.zeros(size, dtype=bool)
    for _, rows in groupby(linked, itemgetter(0)):
        pairs = [(a, b) for _, a, b in rows]
        for cluster in _parted(pairs, judge):
            seen[list(cluster.members)] = True
            yield cluster
    for alone in np.flatnonzero(~seen).tolist():
        yield Cluster((alone,), ())


def _met(pile: Pile, keys: Iterable[tuple[int, int, int]], given: Iterable[Pair]) -> Iterator[Pair]:
    """Each pair that meets in a block, once."""

    def pairs() -> Iterator[Pair]:
        yield from given
        for _, rows in groupby(pile.sorted(keys), itemgetter(0)):
            block = [number for _, _, number in rows]
            for n, a in enumerate(block):
                for b in block[n + 1 : n + 1 + WINDOW]:
                    yield (a, b) if a < b else (b, a)

    for pair, _ in groupby(pile.sorted(pairs())):
        yield pair


def _parted(pairs: Sequence[Pair], judge: Judge) -> Iterator[Cluster]:
    """One component as events: the best pairs first, groups joined while they agree on average."""
    members = sorted({n for pair in pairs for n in pair})
    if len(members) <= WHOLE:
        score = {(a, b): judge.score(a, b) for n, a in enumerate(members) for b in members[n + 1 :]}
    else:
        score = {pair: judge.score(*pair) for pair in pairs}
    bare = {n for n in members if judge.sight(n).bare}
    home = {n: [n] for n in members}
    joins: dict[int, list[Pair]] = {n: [] for n in members}
    for pair in sorted(pairs, key=lambda p: (-round(score[p], 6), _ids(judge, p))):
        one, other = home[pair[0]], home[pair[1]]
        if one is other:
            continue
        # A bare mention ("the boarding") has nothing to disagree with: only its agreement counts.
        pairs_across = [(min(x, y), max(x, y)) for x in one for y in other]
        across = [near for p in pairs_across if (near := score.get(p, 0.0)) >= ONE or not bare.intersection(p)]
        if sum(across) < TOGETHER * len(across):
            continue
        joins[one[0]] += [*joins.pop(other[0]), pair]
        one.extend(other)
        home.update(dict.fromkeys(other, one))
    for first, joined in sorted(joins.items()):
        yield Cluster(tuple(sorted(home[first])), tuple(_link(judge, pair) for pair in joined))


def _ids(judge: Judge, pair: Pair) -> list[str]:
    return sorted(judge.sight(n).mention_id for n in pair)


def _link(judge: Judge, pair: Pair) -> Link:
    """The link that joined two mentions, the later one first, with its reasons."""
    one, other = sorted((judge.sight(n) for n in pair), key=lambda s: (s.published, s.article, s.start), reverse=True)
    features = judge.features(*pair)
    return Link(
        kind="same_event",
        a=one.mention_id,
        b=other.mention_id,
        score=round(1 / (1 + 2.0 ** (ONE - max(-50.0, min(50.0, total(features))))), 3),
        reason=reason(features),
    )
