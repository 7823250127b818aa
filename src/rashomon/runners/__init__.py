"""Who does the work: this process alone, or several. The rows are the same."""

import os

from rashomon.run.parsing import Parse, alone
from rashomon.runners import pool

WORTH_A_POOL = 400_000
"""Characters to parse, some 80,000 tokens: below that, loading the model once more costs more than it saves."""


def runner(workers: int | None, letters: int) -> Parse:
    """So many workers; without a number as many as there are processors, if so much text is worth it."""
    if workers is None:
        workers = len(os.sched_getaffinity(0)) if letters >= WORTH_A_POOL else 1
    return alone if workers <= 1 else pool.pool(workers)
