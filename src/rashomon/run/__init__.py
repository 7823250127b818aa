"""From files to a project, on one page: read and keep; then open, parse and store; then link and index.

Every step stores whole articles and knows what it has done already, so that a run can be killed and run again. How far
it is goes to a callback; what was refused, skipped or cut goes to the table of problems.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any, Literal, TypeAlias

from rashomon.errors import RashomonError
from rashomon.project import Project
from rashomon.project.pile import ProjectPile
from rashomon.project.rows import Rows, packed
from rashomon.records import Article, Correction, Passage, Problem
from rashomon.run.recipe import Recipe, kernel, reader

Stage = Literal["read", "parse", "link", "index"]
Tell: TypeAlias = Callable[[Stage, int, int], None]
"""Told how far a stage is: done, of how many. Zero of zero: nobody knows how many."""

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


@dataclass(slots=True)
class Added:
    """What `add` did."""

    added: int = 0
    changed: int = 0
    known: int = 0
    problems: list[Problem] = field(default_factory=list)

    @property
    def lost(self) -> list[Problem]:
        """What could not be read."""
        return [p for p in self.problems if p.severity in ("refused", "skipped")]


@dataclass(slots=True)
class Built:
    """What `build` did."""

    parsed: int = 0
    linked: bool = False
    problems: list[Problem] = field(default_factory=list)


def silent(_stage: Stage, _done: int, _of: int) -> None:
    """Tell nobody."""


def add(project: Project, paths: Iterable[Path], tell: Tell = silent) -> Added:
    """Read files and folders into the project; what is there already stays."""
    outcome, made_by = Added(), reader()
    for number, found in enumerate(chain.from_iterable(map(_read, paths)), 1):
        if isinstance(found, Problem):
            problem: Problem | None = found
        else:
            parts = (*found.passages, *found.provenance, *found.candidates)
            problem = _keep(project, found.article, parts, made_by, outcome)
        if problem is not None:
            project.report(problem)
            outcome.problems.append(problem)
        tell("read", number, 0)
    project.date_versions()
    return outcome


def build(project: Project, recipe: Recipe, parse: Parse, *, only: Stage | None = None, tell: Tell = silent) -> Built:
    """Parse what this recipe has not parsed, link if anything changed, and fill the index."""
    outcome = Built()
    project.remember(**recipe.notes())
    if only in (None, "parse"):
        stale = project.stale(recipe.parsing)
        tell("parse", 0, len(stale))
        for parsed in parse(recipe, shards(project, stale)):
            _store(project, parsed, recipe, outcome)
            tell("parse", outcome.parsed, len(stale))
        if stale:
            project.remember(**kernel())
    if only in (None, "link") and project.note("linked") != recipe.linking:
        tell("link", 0, 1)
        _link(project, recipe)
        outcome.linked = True
        tell("link", 1, 1)
    if only in (None, "index") and project.note("indexed") is None:
        tell("index", 0, 1)
        project.index()
        tell("index", 1, 1)
    return outcome


def coded(path: Path, recipe: Recipe) -> Iterator[Problem | tuple[Article, list[Any]]]:
    """A file's articles with all their records, without a project. Any: records of every table."""
    nlp: Any = None
    for found in _read(path):
        if isinstance(found, Problem):
            yield found
            continue
        nlp = nlp or _pipeline(recipe)
        article, parts = found.article, [*found.passages, *found.provenance, *found.candidates]
        try:
            yield article, parts + [r for _, records in _records(nlp, [(article, found.passages)]) for r in records]
        except Exception as error:
            yield refusal(article, _reason(error))


def records_of(nlp: Any, shard: Shard) -> Iterator[Parsed]:
    """What the pipeline finds in each article of a shard. Any: a spaCy Language, which only the pipeline knows."""
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
            yield Parsed(shard[0][0].article_id, {}, refusal(shard[0][0], _reason(error)))


def alone(recipe: Recipe, shards: Iterable[Shard]) -> Iterator[Parsed]:
    """Parse in this process."""
    work = None
    for shard in shards:
        # Loading takes two seconds, which only those pay who have something to parse.
        work = work or parser(recipe)
        yield from work(shard)


def parser(recipe: Recipe) -> Callable[[Shard], Iterator[Parsed]]:
    """The work on one shard, with the model loaded."""
    return partial(records_of, _pipeline(recipe))


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


def refusal(article: Article, reason: str) -> Problem:
    """Why an article has no rows but its text."""
    return Problem(
        uri=article.source_id,
        stage="parse",
        severity="refused",
        reason=reason,
        mend="its text is kept and can be read; look at it for runs of odd characters, or split it",
    )


def _pipeline(recipe: Recipe) -> Any:
    from rashomon.pipeline import build as pipeline

    return pipeline(recipe.model, json.loads(recipe.options))


def _read(path: Path) -> Iterator[Any]:
    """Readings and problems; a reader that fails is a problem too, and no end of the run."""
    from rashomon.reading import read

    try:
        yield from read(path)
    except RashomonError:
        raise
    except Exception as error:
        yield Problem(
            uri=str(path), stage="read", severity="refused", reason=_reason(error),
            mend="what came before it is kept; look at the file for what is odd in it, or add the others without it",
        )  # fmt: skip


def _parsed(nlp: Any, shard: Shard) -> Iterator[Parsed]:
    for article, records in _records(nlp, shard):
        yield Parsed(article.article_id, packed(records, {article.article_id: article.text}))


def _records(nlp: Any, shard: Shard) -> Iterator[tuple[Article, Iterable[Any]]]:
    from rashomon.pipeline import opened, parsed
    from rashomon.pipeline.slots import ACTORS, MENTIONS, MISSES, PLACES, STATEMENTS, TIMES

    found = (TIMES, PLACES, ACTORS, STATEMENTS, MENTIONS, MISSES)
    docs = parsed(nlp, (opened(nlp, article, passages) for article, passages in shard))
    for (article, _), doc in zip(shard, docs, strict=True):
        yield article, chain.from_iterable(slot.get(doc) for slot in found)


def _keep(project: Project, article: Article, parts: Iterable[Any], made_by: str, outcome: Added) -> Problem | None:
    try:
        kept = project.keep(article, parts, made_by)
    except RashomonError as error:
        if not _of_the_article(error):
            raise
        return Problem(
            uri=article.source_id, stage="keep", severity="refused", reason=str(error), mend="report it with the file"
        )
    setattr(outcome, kept, getattr(outcome, kept) + 1)
    return None


def _store(project: Project, parsed: Parsed, recipe: Recipe, outcome: Built) -> None:
    with project.transaction():
        problems = project.keep_parse(parsed.article_id, parsed.rows, recipe.parsing)
        if parsed.problem is not None:
            problems.append(parsed.problem)
        for problem in problems:
            project.report(problem)
    outcome.parsed += 1
    outcome.problems += problems


def _link(project: Project, recipe: Recipe) -> None:
    from rashomon.linking import link

    with project.transaction():
        project.relink(link(ProjectPile(project), project.all(Correction)))
        project.remember(linked=recipe.linking)


def _of_the_article(error: RashomonError) -> bool:
    from rashomon.errors import RecordError

    return isinstance(error, RecordError)


def _reason(error: Exception) -> str:
    if isinstance(error, MemoryError):
        return "memory: the text is too large to parse on this machine"
    return str(error) if isinstance(error, RashomonError) else f"{type(error).__name__}: {error}"
