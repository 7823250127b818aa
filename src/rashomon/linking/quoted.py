"""Statements in the same words: one quotation in two articles is one claim, whoever prints it."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter

from rashomon.linking.events import Source
from rashomon.linking.fingerprints import fingerprints, words
from rashomon.linking.pile import Pile
from rashomon.records import Link, Statement

SHARED = 0.7
"""Two statements share their words when they have this part of the shorter one's fingerprints in common."""
WINDOW = 12
"""Under one fingerprint, a statement is compared with so many that follow it."""

Said = tuple[int, int, str]
"""A statement's article by number, where it begins, its id: earlier in the pile is smaller."""


def same_words(pile: Pile, sources: Sequence[Source]) -> Iterator[Link]:
    """A same_claim link for two statements of different articles in the same words, the later one first."""

    def printed() -> Iterator[tuple[int, int, int, str, int]]:
        for number, source in enumerate(sources):
            text = pile.article(source.article_id).text
            for statement in pile.rows(Statement, source.article_id):
                if statement.kind == "indirect":
                    # An office says its indirect sentences again and again; a quotation is said once.
                    continue
                hashes, _ = fingerprints(text, words(text, statement.content))
                kept = set(hashes.tolist())
                start = min((span.start for span in statement.content), default=0)
                yield from ((hash_, number, start, statement.statement_id, len(kept)) for hash_ in kept)

    def met() -> Iterator[tuple[int, int, str, int, int, int, str, int]]:
        for _, rows in groupby(pile.sorted(printed()), itemgetter(0)):
            company = [row[1:] for row in rows]
            for n, one in enumerate(company):
                for other in company[n + 1 : n + 1 + WINDOW]:
                    if one[0] != other[0]:
                        yield (*one, *other)

    for pair, rows in groupby(pile.sorted(met())):
        one, one_size, other, other_size = pair[:3], pair[3], pair[4:7], pair[7]
        shared = sum(1 for _ in rows)
        if shared >= max(2, SHARED * min(one_size, other_size)):
            later, earlier = _ordered(one, other, sources)
            yield Link(kind="same_claim", a=later, b=earlier, reason="both quote the same words")


def _ordered(one: Said, other: Said, sources: Sequence[Source]) -> Iterable[str]:
    """The ids of two statements, the later one first."""
    dated = sorted((one, other), key=lambda said: (sources[said[0]].published or "9", said), reverse=True)
    return [said[2] for said in dated]
