"""`demo`: the sample project, and what it can show in one screen."""

import shutil
import sys
from importlib.resources import as_file, files
from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from rashomon.cli.app import QuietOption, Settings, command, hushed, note
from rashomon.errors import NotFound, QuestionError

Sample = Literal["october-1962", "ukraine-2022-02"]


@command("demo", "rashomon demo\nrashomon demo --sample ukraine-2022-02")
def demo(
    ctx: typer.Context,
    sample: Annotated[Sample, typer.Option(help="which texts")] = "october-1962",
    project: Annotated[
        Path | None, typer.Option("-p", "--project", metavar="FILE", help="the project; else ./SAMPLE.db")
    ] = None,
    quiet: QuietOption = False,
) -> None:
    """Build the sample project and show one disputed event."""
    path = project or _named_before(ctx) or Path(f"{sample}.db")
    _build(path, sample, hushed(ctx, quiet))
    _show(path)


def _named_before(ctx: typer.Context) -> Path | None:
    """The file after -p before the command; RASHOMON_PROJECT is the user's own, and no place for samples."""
    root = ctx.find_root()
    source = root.get_parameter_source("project")
    settings: Settings = root.obj
    return settings.project if source is not None and source.name == "COMMANDLINE" else None


def _build(path: Path, sample: str, quiet: bool) -> None:
    from rashomon import run
    from rashomon.cli.progress import progress
    from rashomon.project import Project
    from rashomon.run.recipe import DEFAULT_MODEL, recipe

    with as_file(files("rashomon") / "samples" / sample) as texts:
        if not texts.is_dir():
            raise NotFound(f"the sample {sample} is not installed: install the whole package again")
        title = f"The sample {sample}"
        with Project(path, create=True) as project, progress(quiet) as tell:
            if project.count("articles") and project.note("title") != title:
                raise QuestionError(f"{path} holds a project of your own: name another file with -p")
            project.remember(title=title)
            run.add(project, [texts], tell)
            run.build(project, recipe(DEFAULT_MODEL), run.alone, tell=tell)


def _show(path: Path) -> None:
    from rashomon import ask
    from rashomon.cli import faces

    with ask.open(path, seconds=None) as db:
        overview = ask.overview(db)
        lines = ask.events(db, disputed=True, limit=1).events or ask.events(db, limit=1).events
        told = ask.event(db, lines[0].event_id) if lines else None
    out = faces.console()
    out.print(
        f"{overview.articles:,} articles from {overview.origins:,} origins: {overview.statements:,} statements by "
        f"{overview.speakers:,} speakers, {overview.events:,} events, {overview.told_by_several:,} told by several"
    )
    if told is not None:
        out.print()
        faces.event(told)
    _next(path, told)


def _next(path: Path, told: Any) -> None:
    """Any: the accounts that were shown, or nothing."""
    typed = _typed()
    note("")
    note("What to type next:")
    lines = [
        (f"{typed} -p {path} serve --open", "the same in a browser, word by word"),
        (f"{typed} -p {path} events --disputed", "all events whose accounts conflict"),
        (f"{typed} -p {path} search quarantine", "words in their context"),
        (f"{typed} add YOUR_FOLDER && {typed} build", "your own articles"),
    ]
    if told is not None:
        lines.insert(1, (f"{typed} -p {path} diff {told.event.event_id}", "only what they disagree on"))
    width = max(len(line) for line, _ in lines)
    for line, what in lines:
        note(f"  {line:<{width}}   {what}")


def _typed() -> str:
    """What the user types for this command: its name, or the way to it where the shell would not find it."""
    here = Path(sys.argv[0])
    if here.name != "rashomon" or shutil.which("rashomon") == str(here.absolute()):
        return "rashomon"
    try:
        return str(here.absolute().relative_to(Path.cwd()))
    except ValueError:
        return str(here)
