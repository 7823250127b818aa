"""A shard of articles in, checked rows out: the work that one process does, or many.

What a shard gives depends on nothing but its texts and the recipe, so it may be done anywhere and again.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain
from typing import Any, TypeAlias

from rashomon.errors import RashomonError
from rashomon.project import Project
from rashomon.project.rows import Rows, packed
from rashomon.records import Article, Passage, Problem
from rashomon.run.recipe import Recipe

Shard: TypeAlias = Sequence[tuple[Article, Sequence[Passage]]]
"""A few articles with their passages: as much as is parsed in one go."""

SHARD_LETTERS = 40_000
"""About 8,000 tokens, which stay in the processor's cache; a longer article is a shard of its own."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """What the pipeline found in one article, as checked rows, or why it found nothing."""

    article_id: str
    rows: Rows
    problem: Problem | None = None


Parse: TypeAlias = Callable[[Recipe, Iterable[Shard]], Iterator[Parsed]]
"""Somebody who parses shards by a recipe: `alone`, or a pool of workers that calls `records_of`."""


def alone(recipe: Recipe, shards: Iterable[Shard]) -> Iterator[Parsed]:
    """Parse in this process."""
    work = None
    for shard in shards:
        # Loading takes two seconds, which only those pay who have something to parse.
        work = work or parser(recipe)
        yield from work(shard)


def parser(recipe: Recipe) -> Callable[[Shard], Iterator[Parsed]]:
    """The work on one shard, with the model loaded."""
    return partial(records_of, pipeline(recipe))


def pipeline(recipe: Recipe) -> Any:
    """The recipe's pipeline. Any: a spaCy Language, which only the pipeline knows."""
    from rashomon.pipeline import build

    return build(recipe.model, json.loads(recipe.options))


def records_of(nlp: Any, shard: Shard) -> Iterator[Parsed]:
    """What the pipeline finds in each article of a shard. Any: as above."""
    return each(partial(_parsed, nlp), shard)


def each(work: Callable[[Shard], Iterable[Parsed]], shard: Shard) -> Iterator[Parsed]:
    """The work on a shard; if it fails, on each of its articles alone, so that only the one that fails is refused."""
    try:
        yield from list(work(shard))
    except Exception as error:
        if len(shard) > 1:
            for one in shard:
                yield from each(work, [one])
        else:
            yield Parsed(shard[0][0].article_id, {}, refusal(shard[0][0], reason(error)))


def found(nlp: Any, shard: Shard) -> Iterator[tuple[Article, Iterable[Any]]]:
    """Each article with the records of every slot. Any: as above, and records of several tables."""
    from rashomon.pipeline import opened, parsed
    from rashomon.pipeline.slots import ACTORS, MENTIONS, MISSES, PLACES, STATEMENTS, TIMES

    slots = (TIMES, PLACES, ACTORS, STATEMENTS, MENTIONS, MISSES)
    docs = parsed(nlp, (opened(nlp, article, passages) for article, passages in shard))
    for (article, _), doc in zip(shard, docs, strict=True):
        yield article, chain.from_iterable(slot.get(doc) for slot in slots)


def shards(project: Project, stale: Iterable[tuple[str, int]]) -> Iterator[Shard]:
    """The articles in groups of about equal length, read from the project as they are needed."""
    group: list[str] = []
    letters = 0
    for article_id, length in stale:
        if group and letters + length > SHARD_LETTERS:
            yield project.articles(group)
            group, letters = [], 0
        group.append(article_id)
        letters += length
    if group:
        yield project.articles(group)


def refusal(article: Article, why: str) -> Problem:
    """Why an article has no rows but its text."""
    return Problem(
        uri=article.source_id,
        stage="parse",
        severity="refused",
        reason=why,
        mend="its text is kept and can be read; look at it for runs of odd characters, or split it",
    )


def reason(error: Exception) -> str:
    """An error as the reason of a problem."""
    if isinstance(error, MemoryError):
        return "memory: the text is too large to parse on this machine"
    return str(error) if isinstance(error, RashomonError) else f"{type(error).__name__}: {error}"


def _parsed(nlp: Any, shard: Shard) -> Iterator[Parsed]:
    for article, records in found(nlp, shard):
        yield Parsed(article.article_id, packed(records, {article.article_id: article.text}))
