"""Mentions that stand in copied words: the same mention in every copy, and the text it was copied from."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from rashomon.linking.clusters import Pair
from rashomon.linking.sights import Sight
from rashomon.records import Link

_SLACK = 120
"""Edits inside a copied passage shift a word by no more than this many characters."""

_PASSAGE = 250
"""A shorter piece of another text may be a house's way of putting things: what it tells of need not be one act."""


def copied_pairs(
    links: Iterable[Link],
    number: Callable[[str], int],
    of_article: Callable[[int], Sequence[tuple[int, Sight]]],
    outlets: Sequence[str | None],
) -> Iterator[Pair]:
    """Pairs of mentions, by number, that are one and the same in two copies of a passage; `outlets` by article.

    What a house says again in its own way ("the presidents spoke by telephone and discussed ...") is no copy.
    """
    for link in links:
        outlet, other_outlet = outlets[number(link.a)], outlets[number(link.b)]
        again = link.kind == "derived_from" and outlet is not None and outlet == other_outlet
        if link.kind not in ("same_origin", "derived_from") or again:
            continue
        one, other = of_article(number(link.a)), of_article(number(link.b))
        for (a_start, a_end), (b_start, b_end) in link.evidence:
            if link.kind == "derived_from" and a_end - a_start < _PASSAGE:
                continue
            here = [(n, s) for n, s in one if a_start <= s.start < a_end]
            there = [(n, s) for n, s in other if b_start <= s.start < b_end]
            for n, sight in here:
                at = b_start + (sight.start - a_start) * (b_end - b_start) / (a_end - a_start)
                fits = [
                    (abs(twin.start - at), m)
                    for m, twin in there
                    if twin.type == sight.type and set(twin.stems) & set(sight.stems) and abs(twin.start - at) <= _SLACK
                ]
                if fits:
                    m = min(fits)[1]
                    yield min(n, m), max(n, m)


class Copies:
    """Groups of mentions that are copies of one another, each under its smallest number."""

    def __init__(self, pairs: Iterable[Pair]) -> None:
        self._home: dict[int, int] = {}
        self._groups: dict[int, list[int]] = {}
        for a, b in pairs:
            self._join(a, b)

    def _join(self, a: int, b: int) -> None:
        one, other = sorted((self._home.get(a, a), self._home.get(b, b)))
        group = self._groups.setdefault(one, [one])
        if one != other:
            group += self._groups.pop(other, [other])
        self._home.update(dict.fromkeys(group, one))

    def of(self, number: int) -> Sequence[int]:
        """A mention and all its copies."""
        return self._groups.get(self._home.get(number, number), (number,))
