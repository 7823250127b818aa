"""How far a run is: a bar with the time left on a terminal, nothing elsewhere or if hushed."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from rashomon.run.report import Stage, Tell, silent

_SAYS: dict[Stage, str] = {
    "read": "reading",
    "parse": "parsing",
    "link": "linking",
    "index": "indexing",
    "learn": "learning",
    "import": "importing, MB",
}


@contextmanager
def progress(quiet: bool) -> Iterator[Tell]:
    """Somebody to tell."""
    if quiet or not sys.stderr.isatty():
        yield silent
    else:
        with _bar() as tell:
            yield tell


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
