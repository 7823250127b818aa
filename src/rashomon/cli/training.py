"""`train`: weights of one's own, from statements that a person has found or corrected."""

import json
from pathlib import Path
from typing import Annotated

import typer

from rashomon.cli.app import JsonOption, QuietOption, command, hushed, note


@command(
    "train", "rashomon train corpus/statements/train.jsonl --to weights.npz\nrashomon train export/ --to weights.npz"
)
def train(
    ctx: typer.Context,
    inputs: Annotated[
        list[Path], typer.Argument(metavar="INPUT...", help="JSON lines with attributions, or folders of an export")
    ],
    to: Annotated[Path, typer.Option("--to", metavar="FILE", help="where the weights go")],
    model: Annotated[str | None, typer.Option(help="an installed spaCy pipeline, or the path to one")] = None,
    quiet: QuietOption = False,
    as_json: JsonOption = False,
) -> None:
    """Learn from answers which proposals are statements; say what it reaches on articles it has not seen."""
    from rashomon.cli.progress import progress
    from rashomon.run.recipe import DEFAULT_MODEL
    from rashomon.run.training import keep
    from rashomon.run.training import train as learn

    with progress(hushed(ctx, quiet)) as tell:
        learnt = learn(inputs, model or DEFAULT_MODEL, tell)
    keep(learnt, to)
    if as_json:
        typer.echo(json.dumps({"to": str(to), **learnt.report()}, ensure_ascii=False))
        return
    for line in learnt.lines():
        typer.echo(line)
    note(f'made {to}; in rashomon.toml: [rashomon_statements] weights = "{to}"', hushed(ctx, quiet))
