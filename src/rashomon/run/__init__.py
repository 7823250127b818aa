"""From files to a project, on one page: read and keep; then open, parse and store; then link and index.

Every step stores whole articles and knows what it has done already, so that a run can be killed and run again. How far
it is goes to a callback; what was refused, skipped or cut goes to the table of problems.
"""

from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rashomon.errors import RashomonError, RecordError
from rashomon.project import Project
from rashomon.project.pile import ProjectPile
from rashomon.records import Article, Correction, Problem
from rashomon.run.parsing import Parse, Parsed, alone, found, pipeline, reason, refusal, shards
from rashomon.run.recipe import Recipe, kernel, reader
from rashomon.run.report import Added, Built, Stage, Tell, silent

if TYPE_CHECKING:
    from rashomon.reading import Reading

__all__ = ["Added", "Built", "Stage", "Tell", "add", "alone", "build", "coded", "silent"]


def add(project: Project, paths: Iterable[Path], tell: Tell = silent) -> Added:
    """Read files and folders into the project; what is there already stays."""
    outcome, made_by = Added(), reader()
    for number, reading in enumerate(chain.from_iterable(map(_read, paths)), 1):
        problem = reading if isinstance(reading, Problem) else _keep(project, reading, made_by, outcome)
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
    for reading in _read(path):
        if isinstance(reading, Problem):
            yield reading
            continue
        nlp = nlp or pipeline(recipe)
        try:
            for article, records in found(nlp, [(reading.article, reading.passages)]):
                yield article, [*_parts(reading), *records]
        except Exception as error:
            yield refusal(reading.article, reason(error))


def _read(path: Path) -> "Iterator[Reading | Problem]":
    """Readings and problems; a reader that fails is a problem too, and no end of the run."""
    from rashomon.reading import read

    try:
        yield from read(path)
    except RashomonError:
        raise
    except Exception as error:
        mend = "what came before it is kept; look at the file for what is odd in it, or add the others without it"
        yield Problem(uri=str(path), stage="read", severity="refused", reason=reason(error), mend=mend)


def _keep(project: Project, reading: "Reading", made_by: str, outcome: Added) -> Problem | None:
    try:
        kept = project.keep(reading.article, _parts(reading), made_by)
    except RecordError as error:
        mend = "report it with the file"
        return Problem(uri=reading.article.source_id, stage="keep", severity="refused", reason=str(error), mend=mend)
    setattr(outcome, kept, getattr(outcome, kept) + 1)
    return None


def _parts(reading: "Reading") -> list[Any]:
    return [*reading.passages, *reading.provenance, *reading.candidates]


def _store(project: Project, parsed: Parsed, recipe: Recipe, outcome: Built) -> None:
    try:
        problems = _stored(project, parsed, recipe)
    except RecordError as error:
        article = project.articles([parsed.article_id])[0][0]
        problems = _stored(project, Parsed(parsed.article_id, {}, refusal(article, str(error))), recipe)
    outcome.parsed += 1
    outcome.problems += problems


def _stored(project: Project, parsed: Parsed, recipe: Recipe) -> list[Problem]:
    with project.transaction():
        problems = project.keep_parse(parsed.article_id, parsed.rows, recipe.parsing)
        problems += [parsed.problem] if parsed.problem else []
        for problem in problems:
            project.report(problem)
    return problems


def _link(project: Project, recipe: Recipe) -> None:
    from rashomon.linking import link

    with project.transaction():
        project.relink(link(ProjectPile(project), project.all(Correction)))
        project.remember(linked=recipe.linking)
