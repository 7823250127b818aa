"""Many processes parse, one writes: shards go out, rows come back, and an article that kills its worker is named.

No engine we tried sets aside just the article that kills its worker (docs/decisions): so this is a pool of our own. A
shard whose worker died is taken apart and each of its articles tried alone; one that takes a second worker with it is
given up, with the reason. Workers return plain rows, never docs, and hold two shards at most, so memory stays flat.
"""

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from threading import current_thread, main_thread
from time import monotonic
from typing import TypeAlias

from rashomon.errors import ModelError, RashomonError
from rashomon.run.parsing import Parse, Parsed, Shard, parser, refusal
from rashomon.run.recipe import Recipe

Work: TypeAlias = Callable[[Recipe], Callable[[Shard], Iterable[Parsed]]]
"""Given a recipe, a worker's work on a shard; a function of a module, so that another process can find it."""

IN_HAND = 2
"""Shards at a worker: one to work on, one to begin at once."""

RENEW_AFTER = 20_000
"""Articles, then a worker is replaced: the strings of every text it has seen stay in its vocabulary."""

_STRIKES = 2
_GRACE_SECONDS = 5.0
_SECONDS = 120.0
_SECONDS_A_LETTER = 1 / 200
_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


@dataclass(slots=True)
class _Job:
    """A shard, and how many workers have died of it."""

    shard: Shard
    strikes: int = 0

    @property
    def seconds(self) -> float:
        """How long it may take, some fifty times what it should."""
        return _SECONDS + _SECONDS_A_LETTER * sum(len(article.text) for article, _ in self.shard)


@dataclass(slots=True)
class _Worker:
    """A process with the shards it holds, the one it works on first."""

    process: BaseProcess
    pipe: Connection
    ready: bool = False
    holds: deque[_Job] = field(default_factory=deque)
    since: float = 0.0
    articles: int = 0

    def take(self, job: _Job) -> None:
        """Send it a shard."""
        if not self.holds:
            self.since = monotonic()
        self.holds.append(job)
        self.articles += len(job.shard)
        self.pipe.send(job.shard)

    def end(self, *, now: bool = False) -> str:
        """Let it go, at once if need be; gives how it ended."""
        self.pipe.close()
        if now:
            self.process.kill()
        self.process.join(_GRACE_SECONDS)
        if self.process.exitcode is None:
            self.process.kill()
            self.process.join()
        code = self.process.exitcode or 0
        if code >= 0:
            return f"exit status {code}"
        memory = " (often the machine's way to say: out of memory)" if code == -signal.SIGKILL else ""
        return f"{signal.Signals(-code).name}{memory}"


def pool(workers: int, work: Work = parser) -> Parse:
    """Parse by so many processes; the rows are those that one process would give, in another order."""
    return partial(_parsed_by, workers, work)


def _parsed_by(count: int, work: Work, recipe: Recipe, shards: Iterable[Shard]) -> Iterator[Parsed]:
    queue = _Queue(shards)
    crew: list[_Worker] = []
    try:
        crew += [_hired(work, recipe) for _ in range(count)]
        while queue.fill(crew):
            _renewed(crew, count, partial(_hired, work, recipe))
            yield from _heard(queue, crew)
    finally:
        for worker in crew:
            worker.end(now=bool(worker.holds) or not worker.ready)


class _Queue:
    """What is still to do: suspects first, each alone with its worker, then shard after shard."""

    def __init__(self, shards: Iterable[Shard]) -> None:
        self._shards = iter(shards)
        self._again: deque[_Job] = deque()
        self._suspects: deque[_Job] = deque()

    def fill(self, crew: list[_Worker]) -> bool:
        """Give every worker what it can hold; false when nothing is left and nobody works."""
        for _ in range(IN_HAND):
            for worker in crew:
                if worker.ready and (job := self._next(worker)) is not None:
                    try:
                        worker.take(job)
                    except OSError:
                        # It has just died; what it holds is sorted out when its silence is heard.
                        continue
        return any(worker.holds for worker in crew) or self._more(crew)

    def lost(self, worker: _Worker, reason: str) -> Iterator[Parsed]:
        """Take back what a dead worker held; give up an article that has killed for the second time."""
        if worker.holds:
            job = worker.holds.popleft()
            if len(job.shard) == 1 and job.strikes + 1 >= _STRIKES:
                article = job.shard[0][0]
                yield Parsed(article.article_id, {}, refusal(article, f"ended its worker twice: {reason}"))
            else:
                self._suspects += [_Job([one], job.strikes + 1) for one in job.shard]
        self._again += worker.holds
        worker.holds.clear()

    def _next(self, worker: _Worker) -> _Job | None:
        if len(worker.holds) >= IN_HAND or any(job.strikes for job in worker.holds) or worker.articles >= RENEW_AFTER:
            return None
        if self._suspects:
            # Beside a suspect a worker holds nothing, so that it is clear who killed it.
            return None if worker.holds else self._suspects.popleft()
        if self._again:
            return self._again.popleft()
        shard = next(self._shards, None)
        return None if shard is None else _Job(shard)

    def _more(self, crew: list[_Worker]) -> bool:
        if not self._suspects and not self._again:
            shard = next(self._shards, None)
            if shard is None:
                return False
            self._again.append(_Job(shard))
        return True


def _heard(queue: _Queue, crew: list[_Worker]) -> Iterator[Parsed]:
    """What comes next from anybody: rows, or the silence of one that died or took too long."""
    heard = wait([worker.pipe for worker in crew], timeout=_patience(crew))
    for worker in list(crew):
        if worker.pipe in heard:
            try:
                said = worker.pipe.recv()
            except (EOFError, OSError):
                yield from _buried(queue, crew, worker, None)
                continue
            if isinstance(said, RashomonError):
                raise said
            if worker.ready:
                worker.holds.popleft()
                worker.since = monotonic()
                yield from said
            worker.ready = True
        elif worker.holds and monotonic() - worker.since > worker.holds[0].seconds:
            yield from _buried(queue, crew, worker, f"no end after {worker.holds[0].seconds:.0f} seconds")


def _buried(queue: _Queue, crew: list[_Worker], worker: _Worker, reason: str | None) -> Iterator[Parsed]:
    crew.remove(worker)
    ended = worker.end(now=reason is not None)
    if not worker.ready:
        raise ModelError(f"a worker ended before it could load the model: {ended}; try --workers 1 to see why")
    yield from queue.lost(worker, reason or ended)


def _renewed(crew: list[_Worker], count: int, hire: Callable[[], _Worker]) -> None:
    """Replace who died, and who has read so much that it has grown."""
    for worker in [w for w in crew if w.articles >= RENEW_AFTER and not w.holds]:
        crew.remove(worker)
        worker.end()
    crew += [hire() for _ in range(count - len(crew))]


def _patience(crew: list[_Worker]) -> float | None:
    ends = [worker.since + worker.holds[0].seconds for worker in crew if worker.holds]
    return max(0.0, min(ends) - monotonic()) + 0.1 if ends else None


def _hired(work: Work, recipe: Recipe) -> _Worker:
    for name in _THREADS:
        os.environ.setdefault(name, "1")
    context = get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(theirs, work, recipe), daemon=True)
    with _deaf_to_interrupts():
        process.start()
    theirs.close()
    return _Worker(process, ours)


@contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """Ctrl-C reaches every process of a terminal at once; a worker inherits that it is the writer's to hear."""
    if current_thread() is not main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _serve(pipe: Connection, work: Work, recipe: Recipe) -> None:
    """A worker's life: load, then shard after shard, until nobody sends any more."""
    try:
        try:
            do = work(recipe)
        except Exception as error:
            pipe.send(error if isinstance(error, RashomonError) else ModelError(f"cannot load {recipe.model}: {error}"))
            return
        pipe.send(True)
        while True:
            pipe.send(list(do(pipe.recv())))
    except (EOFError, OSError):
        return
