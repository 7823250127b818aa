"""`gazetteer import`, `gazetteer find`: a gazetteer of one's own from a dump of GeoNames, and what a name may be."""

import json
from pathlib import Path
from typing import Annotated

import typer

from rashomon.cli.app import (
    JsonOption,
    ProjectOption,
    QuietOption,
    app,
    chosen,
    command,
    hushed,
    note,
)
from rashomon.cli.output import FormatOption, write
from rashomon.cli.settings import told
from rashomon.errors import NotFound

group = typer.Typer(name="gazetteer", help="Places of your own, beside those that are shipped.", no_args_is_help=True)
app.add_typer(group)


@command(
    "import",
    "rashomon gazetteer import SY.zip\nrashomon gazetteer import allCountries.txt --to world.gazetteer --classes AP",
    group,
)
def bring(
    ctx: typer.Context,
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="a dump of GeoNames: SY.txt, allCountries.txt, or zipped")
    ],
    to: Annotated[
        Path | None, typer.Option("--to", metavar="FILE", help="where the gazetteer goes; else SY.gazetteer, here")
    ] = None,
    classes: Annotated[
        str,
        typer.Option(
            help="kinds of places: A regions, H waters, L areas and bases, P towns and villages, R roads, "
            "S buildings and camps, T mountains, U under the sea, V woods"
        ),
    ] = "AHLPST",
    quiet: QuietOption = False,
    as_json: JsonOption = False,
) -> None:
    """Make a gazetteer from a dump of GeoNames; a setting then lays it beside ours, or puts it in its place."""
    from rashomon.cli.progress import progress
    from rashomon.run.gazetteer import imported

    made = to or Path(f"{file.stem}.gazetteer")
    with progress(hushed(ctx, quiet)) as tell:
        counts = imported(file, made, classes.upper(), tell)
    if as_json:
        typer.echo(json.dumps({"to": str(made), "places": counts.places, "names": counts.names}, ensure_ascii=False))
    else:
        note(
            f"made {made}: {counts.places:,} places under {counts.names:,} names; in rashomon.toml:\n"
            f'[rashomon_places]\ngazetteer = ["{made}"]',
            hushed(ctx, quiet),
        )


@command("find", "rashomon gazetteer find Springfield\nrashomon gazetteer find 'Idlib province' --format csv", group)
def find(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(help="as it stands in a text")],
    project: ProjectOption = None,
    form: FormatOption = "table",
) -> None:
    """List every place that a name may be, the most populous first: in ours and in those of the settings."""
    from rashomon.lexicon.places import Gazetteer, own_spots

    options = told(chosen(ctx, project)).options.get("rashomon_places", {})
    files = [Path(file) for file in options.get("gazetteer", ())]
    gazetteer = Gazetteer(files, options.get("shipped", True), own_spots(options.get("extra", ())))
    found = gazetteer.places(name)
    if not found:
        raise NotFound(f"no place is called {name!r}: try another spelling, or import a gazetteer that has it")
    columns = ("name", "country", "region", "precision", "population", "lat", "lon", "geonames_id")
    write(({column: getattr(known, column) for column in columns} for known in found), form)
