"""`serve` and `export`: the project as pages, and as files."""

import json
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from rashomon.cli.app import JsonOption, ProjectOption, QuietOption, chosen, command, hushed, note
from rashomon.cli.asking import ActorOption, DisputedOption, DoneOption, FromOption, PlaceOption, TypeOption, filters
from rashomon.export import Format, TextRight


@command("serve", "rashomon serve --open\nrashomon -p strait.db serve --port 0")
def serve(
    ctx: typer.Context,
    port: Annotated[int, typer.Option(min=0, max=65535, help="0 takes any that is free")] = 8765,
    open_browser: Annotated[bool, typer.Option("--open", help="show it in a browser")] = False,
    project: ProjectOption = None,
    quiet: QuietOption = False,
) -> None:
    """Show the project as pages, to this machine alone."""
    from rashomon.explorer import serve as serve_pages

    def tell(address: str) -> None:
        note(f"{address}   (Ctrl-C ends)", hushed(ctx, quiet))

    # Ctrl-C is how a server ends, and no interruption.
    with suppress(KeyboardInterrupt):
        serve_pages(chosen(ctx, project), port=port, open_browser=open_browser, tell=tell)


@command("export", "rashomon export --to out\nrashomon export --to out --format csv --disputed --text none")
def export(
    ctx: typer.Context,
    to: Annotated[Path, typer.Option("--to", metavar="DIR", help="the folder to write into")],
    form: Annotated[Format, typer.Option("--format", "-f", help="what kind of files")] = "jsonl",
    text: Annotated[
        TextRight | None, typer.Option(help="how much of the texts travels; else full in jsonl, snippet elsewhere")
    ] = None,
    type: TypeOption = None,
    actor: ActorOption = None,
    place: PlaceOption = None,
    since: FromOption = None,
    until: Annotated[str | None, typer.Option("--until", help="not after")] = None,
    disputed: DisputedOption = False,
    done: DoneOption = False,
    project: ProjectOption = None,
    quiet: QuietOption = False,
    as_json: JsonOption = False,
) -> None:
    """Write tables as files; the filters are those of events."""
    from rashomon.export.files import export as write

    wanted = filters(type, actor, place, since, until, disputed, done)
    written = write(chosen(ctx, project), to, form, text=text, filters=wanted or None)
    if as_json:
        typer.echo(json.dumps(asdict(written), ensure_ascii=False))
    note(
        f"{written.tables} tables, {written.rows:,} rows and datapackage.json in {written.folder}",
        hushed(ctx, quiet) or as_json,
    )
