"""`events`, `show`, `who`, `diff`, `origins`, `search`, `sql`: questions, answered by `ask` as on the pages."""

from collections.abc import Callable
from typing import Annotated, Any, Literal

import typer

from rashomon.cli.app import JsonOption, ProjectOption, chosen, command, note
from rashomon.cli.output import Format, FormatOption, give, terminal

TypeOption = Annotated[str | None, typer.Option("--type", help="a PLOVER type, ASSAULT say")]
ActorOption = Annotated[str | None, typer.Option("--actor", help="an actor's id, or part of a name")]
PlaceOption = Annotated[str | None, typer.Option("--place", help="part of a place's name, ISO3 or GeoNames id")]
FromOption = Annotated[str | None, typer.Option("--from", help="not before: 1962, 1962-10 or 1962-10-24")]
ToOption = Annotated[str | None, typer.Option("--to", "--until", help="not after")]
DisputedOption = Annotated[bool, typer.Option("--disputed", help="only those whose accounts conflict")]
DoneOption = Annotated[bool, typer.Option("--done", help="only those that somebody tells as done; else all, marked")]


def filters(
    type: str | None,
    actor: str | None,
    place: str | None,
    since: str | None,
    until: str | None,
    disputed: bool,
    done: bool,
) -> dict[str, Any]:
    """What was asked for, without what was not. Any: words, dates, and yes or no."""
    asked = {"type": type, "actor": actor, "place": place, "since": since, "until": until}
    return {name: value for name, value in {**asked, "disputed": disputed, "done": done}.items() if value}


@command("events", "rashomon events --disputed\nrashomon events --done --type ASSAULT --actor Cuba --from 1962-10-20")
def events(
    ctx: typer.Context,
    type: TypeOption = None,
    actor: ActorOption = None,
    place: PlaceOption = None,
    since: FromOption = None,
    until: ToOption = None,
    disputed: DisputedOption = False,
    done: DoneOption = False,
    limit: Annotated[int, typer.Option(min=1, help="how many at most")] = 50,
    project: ProjectOption = None,
    form: FormatOption = "table",
    as_json: JsonOption = False,
) -> None:
    """List events, the most widely told first; what nobody tells as done says how it is told instead."""
    from rashomon import ask
    from rashomon.cli import faces

    with ask.open(chosen(ctx, project), seconds=None) as db:
        found = ask.events(db, limit=limit, **filters(type, actor, place, since, until, disputed, done))
    if form == "table" and not as_json and terminal():
        faces.events(found)
    else:
        give(found, rows=found.rows, form=form, as_json=as_json)
    if found.note:
        note(found.note)
    if found.cursor:
        note(f"{found.total:,} in all: ask for more with --limit")


@command(
    "show",
    "rashomon show ev_7k2aq5m3x4r6t2vw\n"
    "rashomon show ar_mvhib3nnjt7yiwvx --at 120-180\n"
    "rashomon show mn_4wq6cz2x5jrb7tfa             # with the frame, the paths and the words that decided\n"
    "rashomon show ar_mvhib3nnjt7yiwvx --explain   # and why the other sentences gave nothing",
)
def show(
    ctx: typer.Context,
    id: Annotated[str, typer.Argument(metavar="ID", help="any row's id")],
    at: Annotated[str | None, typer.Option(help="in an article: these characters, as START-END")] = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="of an article, statement or mention: what decided, and what gave no row")
    ] = False,
    project: ProjectOption = None,
    form: FormatOption = "table",
    as_json: JsonOption = False,
) -> None:
    """Show one row in full: an event with its accounts, an article with its marks, a mention with its reasons."""
    from rashomon import ask
    from rashomon.cli import faces

    with ask.open(chosen(ctx, project), seconds=None) as db:
        answer: Any = ask.explain(db, id) if explain else _asked(db, id, at)
        of_row = form == "table" and not (as_json or explain) and id.startswith(("mn_", "st_"))
        reasons = ask.explain(db, id) if of_row else None
    _tell(answer, faces.show, form, as_json)
    if reasons is not None:
        faces.explained(reasons, texts=False)


@command("who", "rashomon who Kremlin\nrashomon who 'Valerian Zorin' --about missiles")
def who(
    ctx: typer.Context,
    actor: Annotated[str, typer.Argument(help="an actor's id or name")],
    about: Annotated[str | None, typer.Option(help="only statements with these words")] = None,
    limit: Annotated[int, typer.Option(min=1, help="how many at most")] = 200,
    project: ProjectOption = None,
    form: FormatOption = "table",
    as_json: JsonOption = False,
) -> None:
    """What a claimant said, in its own words, by date."""
    from rashomon import ask
    from rashomon.cli import faces

    with ask.open(chosen(ctx, project), seconds=None) as db:
        answer = ask.who(db, actor, about, limit=limit)
    _tell(answer, faces.who, form, as_json)
    if answer.total > len(answer.sayings):
        note(f"{answer.total:,} in all: ask for more with --limit")


@command("diff", "rashomon diff ev_7k2aq5m3x4r6t2vw")
def diff(
    ctx: typer.Context,
    id: Annotated[str, typer.Argument(metavar="ID", help="an event's id")],
    project: ProjectOption = None,
    form: FormatOption = "table",
    as_json: JsonOption = False,
) -> None:
    """Only what an event's accounts disagree on, claimant by claimant."""
    from rashomon import ask
    from rashomon.cli import faces

    with ask.open(chosen(ctx, project), seconds=None) as db:
        answer = ask.diff(db, id)
    _tell(answer, faces.diff, form, as_json)


@command("origins", "rashomon origins\nrashomon origins harbour-review-1962-10-29-opinion --json")
def origins(
    ctx: typer.Context,
    article: Annotated[str | None, typer.Argument(help="an article's id or source id")] = None,
    limit: Annotated[int, typer.Option(min=1, help="how many at most")] = 200,
    project: ProjectOption = None,
    form: FormatOption = "table",
    as_json: JsonOption = False,
) -> None:
    """Who copied whom: reprints with the evidence."""
    from rashomon import ask
    from rashomon.cli import faces

    with ask.open(chosen(ctx, project), seconds=None) as db:
        answer = ask.origins(db, article, limit=limit)
    _tell(answer, faces.origins, form, as_json)


@command("search", "rashomon search quarantine\nrashomon search 'freighter OR ship' --in quotes")
def search(
    ctx: typer.Context,
    query: Annotated[str, typer.Argument(help='words, "a phrase", a OR b, begin*')],
    where: Annotated[Literal["text", "quotes", "names"], typer.Option("--in", help="where to look")] = "text",
    limit: Annotated[int, typer.Option(min=1, help="how many at most")] = 50,
    project: ProjectOption = None,
    form: FormatOption = "table",
    as_json: JsonOption = False,
) -> None:
    """Find words in their context."""
    from rashomon import ask
    from rashomon.cli import faces

    with ask.open(chosen(ctx, project), seconds=None) as db:
        answer = ask.search(db, query, where, limit=limit)
    _tell(answer, faces.search, form, as_json)
    if answer.note:
        note(answer.note)
    if answer.cursor:
        note(f"{answer.total:,} in all: ask for more with --limit")


@command("sql", 'rashomon sql "SELECT outlet, count(*) FROM articles GROUP BY 1" --format md')
def sql(
    ctx: typer.Context,
    select: Annotated[str, typer.Argument(metavar="SELECT", help="one SELECT; - reads it from stdin")],
    limit: Annotated[int | None, typer.Option(min=1, help="how many rows at most")] = None,
    seconds: Annotated[float, typer.Option(min=0.01, help="how long it may take")] = 10.0,
    project: ProjectOption = None,
    form: FormatOption = "table",
    as_json: JsonOption = False,
) -> None:
    """Ask the tables yourself; reading only."""
    from rashomon import ask

    if select == "-":
        select = typer.get_text_stream("stdin").read()
    with ask.open(chosen(ctx, project), seconds=seconds) as db:
        answer = ask.sql(db, select, limit=limit)
    give(answer, rows=answer.rows, form=form, as_json=as_json)
    if answer.cut:
        note(f"only the first {len(answer.rows):,} rows")


def _tell(answer: Any, face: Callable[[Any], None], form: Format, as_json: bool) -> None:
    """An answer to be read, unless it is asked for as JSON or in a format of rows. Any: one of ask's answers."""
    if as_json or form != "table":
        give(answer, rows=answer.rows, form=form, as_json=as_json)
    else:
        face(answer)


def _asked(db: Any, id: str, at: str | None) -> Any:
    """The answer that fits the id. Any: ask's connection, and one of its answers."""
    from rashomon import ask
    from rashomon.errors import QuestionError

    if id.startswith("ev_"):
        return ask.event(db, id)
    if id.startswith("cl_"):
        return ask.claim(db, id)
    if id.startswith("or_"):
        return ask.origin(db, id)
    if not id.startswith("ar_"):
        return ask.row(db, id)
    if at is None:
        return ask.article(db, id)
    start, _, end = at.partition("-")
    if not (start.isdecimal() and end.isdecimal()):
        raise QuestionError(f"--at {at} is no stretch of text: write it as START-END, 120-180 say")
    return ask.article(db, id, at=(int(start), int(end)))
