"""How far a run is: a bar with the time left on a terminal, a plain line now and then elsewhere, nothing if hushed."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import typer

from rashomon.run.report import Stage, Tell, silent

_SAYS: dict[Stage, str] = {"read": "reading", "parse": "parsing", "link": "linking", "index": "indexing"}


@contextmanager
def progress(quiet: bool) -> Iterator[Tell]:
    """Somebody to tell."""
    if quiet:
        yield silent
    elif sys.stderr.isatty():
        with _bar() as tell:
            yield tell
    else:
        yield _Lines().tell


class _Lines:
    """A line at the start of a stage and at each tenth of it."""

    def __init__(self) -> None:
        self._said: dict[Stage, int] = {}

    def tell(self, stage: Stage, done: int, of: int) -> None:
        tenth = done * 10 // of if of else done // 1000
        if self._said.get(stage, 0 if stage in ("read", "parse") else -1) != tenth or (done == of == 0):
            self._said[stage] = tenth
            if done != of or stage in ("read", "parse"):
                typer.echo(
                    f"{_SAYS[stage]} {f'{done:,} of {of:,}' if of > 1 else f'{done:,}' if done else ''}".rstrip(),
                    err=True,
                )


@contextmanager
def _bar() -> Iterator[Tell]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True)) as bars:
        tasks = {}

        def tell(stage: Stage, done: int, of: int) -> None:
            if stage not in tasks:
                tasks[stage] = bars.add_task(_SAYS[stage], total=of or None)
            bars.update(tasks[stage], completed=done, total=of or None)

        yield tell
