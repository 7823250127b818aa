"""`init`, `add`, `build`, `status`, `check`: a project is made, filled, parsed, linked and verified."""

import json
from contextlib import ExitStack
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from rashomon.cli.app import (
    BROKEN,
    SOME_SKIPPED,
    JsonOption,
    ProjectOption,
    QuietOption,
    chosen,
    command,
    hushed,
    named,
    note,
)
from rashomon.cli.output import FormatOption, write
from rashomon.cli.settings import told
from rashomon.records import Problem, plain


@command("init", "rashomon init strait.db --title 'The strait, 2031'")
def init(
    ctx: typer.Context,
    file: Annotated[Path | None, typer.Argument(help="the project's file; else -p, else ./rashomon.db")] = None,
    title: Annotated[str | None, typer.Option(help="what the project is about")] = None,
    licence: Annotated[str | None, typer.Option(help="under which licence its rows are given away")] = None,
    project: ProjectOption = None,
) -> None:
    """Make an empty project."""
    from rashomon.project import Project

    path = file or chosen(ctx, project)
    new = not path.exists()
    with Project(path, create=True) as made:
        made.remember(**{key: value for key, value in (("title", title), ("licence", licence)) if value})
    note(f"{'made' if new else 'is there already:'} {path}")


@command("add", "rashomon add articles/\nrashomon -p strait.db add reports.jsonl pages/*.html")
def add(
    ctx: typer.Context,
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="files and folders; - is stdin")],
    project: ProjectOption = None,
    quiet: QuietOption = False,
    as_json: JsonOption = False,
) -> None:
    """Read articles into the project, which is made if there is none."""
    from rashomon import run
    from rashomon.cli.progress import progress
    from rashomon.project import Project

    quiet = hushed(ctx, quiet)
    with ExitStack() as stack:
        given = [stack.enter_context(named(path)) for path in paths]
        opened = stack.enter_context(Project(chosen(ctx, project), create=True))
        outcome = run.add(opened, given, stack.enter_context(progress(quiet)))
    counts = {"added": outcome.added, "changed": outcome.changed, "known": outcome.known, "skipped": len(outcome.lost)}
    if as_json:
        typer.echo(json.dumps({**counts, "problems": plain(outcome.problems)}, ensure_ascii=False))
    elif not quiet:
        note(
            f"{outcome.added:,} added, {outcome.known:,} already there"
            + (f", {outcome.changed:,} read anew" if outcome.changed else "")
            + (f", {len(outcome.lost):,} skipped" if outcome.lost else "")
        )
    _list(outcome.lost, as_json)


@command("build", "rashomon build\nrashomon build --only link\nrashomon build --workers 8")
def build(
    ctx: typer.Context,
    only: Annotated[Literal["parse", "link", "index"] | None, typer.Option(help="one stage alone")] = None,
    workers: Annotated[
        int | None, typer.Option(min=1, help="processes that parse; else as many as are worth it")
    ] = None,
    model: Annotated[str | None, typer.Option(help="an installed spaCy pipeline, or the path to one")] = None,
    project: ProjectOption = None,
    quiet: QuietOption = False,
    as_json: JsonOption = False,
) -> None:
    """Parse what is new, find statements and mentions, link them into events: only what has changed."""
    from rashomon import run
    from rashomon.cli.progress import progress
    from rashomon.project import Project
    from rashomon.run.recipe import DEFAULT_MODEL, recipe
    from rashomon.runners import runner

    quiet, path = hushed(ctx, quiet), chosen(ctx, project)
    settings = told(path)
    with Project(path) as opened, progress(quiet) as tell:
        made_by = recipe(model or settings.model or opened.note("model") or DEFAULT_MODEL, settings.options)
        letters = sum(length for _, length in opened.stale(made_by.parsing))
        outcome = run.build(opened, made_by, runner(workers or settings.workers, letters), only=only, tell=tell)
        counts = {"parsed": outcome.parsed, "linked": outcome.linked}
        counts |= {table: opened.count(table) for table in ("articles", "statements", "mentions", "events")}
    refused = [p for p in outcome.problems if p.severity in ("refused", "skipped")]
    if as_json:
        typer.echo(json.dumps({**counts, "problems": plain(outcome.problems)}, ensure_ascii=False))
    elif not quiet:
        note(
            f"{outcome.parsed:,} articles parsed; the project has {counts['articles']:,} articles, "
            f"{counts['statements']:,} statements, {counts['mentions']:,} mentions, {counts['events']:,} events"
        )
    _list(refused, as_json)


@command("status", "rashomon status\nrashomon status --problems --format csv")
def status(
    ctx: typer.Context,
    problems: Annotated[bool, typer.Option("--problems", help="what was refused, skipped, cut or ambiguous")] = False,
    project: ProjectOption = None,
    as_json: JsonOption = False,
    form: FormatOption = "table",
) -> None:
    """What the project holds, what made it, and what is stale or was refused."""
    from rashomon.project import Project
    from rashomon.records import TABLES
    from rashomon.run.recipe import DEFAULT_MODEL

    with Project(chosen(ctx, project), read_only=True) as opened:
        notes = opened.notes()
        stale = _stale(opened, notes.get("model", DEFAULT_MODEL), told(opened.path).options)
        counts = {table: opened.count(table) for table in TABLES}
        reported = [plain(problem) for problem in opened.all(Problem)]
    linked = "linked" in notes
    if as_json:
        answer = {"tables": counts, "settings": notes, "stale": stale, "linked": linked}
        typer.echo(json.dumps(answer | ({"problems": reported} if problems else {}), ensure_ascii=False, indent=2))
    elif problems:
        write(reported, form)
    else:
        write([{"what": key, "value": value} for key, value in (counts | notes).items()], form)
        if stale or not linked:
            note(f"{stale:,} articles are stale{'' if linked else ', links are not up to date'}: rashomon build")
        if reported:
            note(f"{len(reported):,} problems: rashomon status --problems")


@command("check", "rashomon check")
def check(ctx: typer.Context, project: ProjectOption = None, as_json: JsonOption = False) -> None:
    """Verify every promise: spans, words, passages, pointers, ids and digests."""
    from rashomon.project import Project
    from rashomon.project.check import checked

    with Project(chosen(ctx, project), read_only=True) as opened:
        outcome = checked(opened)
    if as_json:
        typer.echo(json.dumps(asdict(outcome), ensure_ascii=False, indent=2))
    else:
        for broken in outcome.broken:
            typer.echo(broken)
        counts = f"{outcome.articles:,} articles, {outcome.rows:,} rows, {outcome.spans:,} spans"
        note(f"{counts}: {len(outcome.broken):,} broken" if outcome.broken else f"{counts}: all whole")
    if outcome.broken:
        raise typer.Exit(BROKEN)


def _stale(project: Any, model: str, options: dict[str, dict[str, Any]]) -> int:
    """How many articles would be parsed again; all, if the model is not here. Any: a Project, a stage's options."""
    from rashomon.errors import ModelError
    from rashomon.run.recipe import recipe

    try:
        return len(project.stale(recipe(model, options).parsing))
    except ModelError:
        return len(project.stale(""))


def _list(lost: list[Problem], as_json: bool) -> None:
    for problem in [] if as_json else lost:
        note(f"{problem.severity}: {problem.uri}: {problem.reason}; {problem.mend}")
    if lost:
        raise typer.Exit(SOME_SKIPPED)
