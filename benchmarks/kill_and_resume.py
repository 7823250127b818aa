"""Kill a run again and again, finish it, and compare every exported byte with an undisturbed one.

kill_and_resume.py INPUT [--kills 10] [--workers 1] [--limit N]   INPUT: as `rashomon add` reads it

The process group is ended by SIGKILL at places spread over the run: while reading, while parsing, while linking. After
each kill SQLite's own check must say "ok". Then the run is finished, and its export without the tables of history must
be the undisturbed one's, byte for byte. With --workers 2 the killed run uses two workers, the undisturbed one none.
The last line is JSON.
"""

import argparse
import contextlib
import json
import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from hashlib import sha256
from pathlib import Path

from rashomon.records import HISTORY

RASHOMON = [sys.executable, "-m", "rashomon"]
TELLS_OF_HISTORY = {*HISTORY, "datapackage"}
"""What two projects of one input may differ in; the description of a package has the digests of all tables."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("input", type=Path)
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--limit", type=int, default=0, help="only so many lines of the input")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        room = Path(folder)
        given = shortened(asked.input, room, asked.limit)
        calm, hurt = room / "calm.db", room / "hurt.db"
        began = time.perf_counter()
        for words in (("add", given), ("build", "--workers", "1")):
            run(calm, *words)
        seconds = time.perf_counter() - began
        articles = counted(calm)
        kills = [killed(hurt, given, asked, number, articles) for number in range(asked.kills)]
        for words in (("add", given), ("build", "--workers", str(asked.workers))):
            run(hurt, *words)
        same, differing = compared(exported(calm, room / "calm"), exported(hurt, room / "hurt"))
        check = subprocess.run([*RASHOMON, "-p", str(hurt), "check"], capture_output=True, text=True)
    figures = {
        "articles": articles,
        "kills": sum(1 for kill in kills if kill["killed"]),
        "stored_at_kill": [kill["stored"] for kill in kills],
        "integrity_ok": all(kill["ok"] for kill in kills),
        "same_bytes": same,
        "differing": differing,
        "check": check.returncode,
        "undisturbed_seconds": round(seconds, 1),
    }
    print(json.dumps(figures))
    sys.exit(0 if same and figures["integrity_ok"] and check.returncode == 0 else 1)


def shortened(given: Path, room: Path, limit: int) -> Path:
    if not limit:
        return given
    path = room / given.name
    with given.open(encoding="utf-8") as lines:
        path.write_text("".join(line for _, line in zip(range(limit), lines, strict=False)), encoding="utf-8")
    return path


def run(project: Path, *words: object) -> None:
    done = subprocess.run([*RASHOMON, "-q", "-p", str(project), *map(str, words)], capture_output=True, text=True)
    if done.returncode not in (0, 3):
        sys.exit(f"rashomon {' '.join(map(str, words))}: exit {done.returncode}\n{done.stderr}")


def killed(project: Path, given: Path, asked: argparse.Namespace, number: int, articles: int) -> dict[str, object]:
    """Start the run where it stopped, and kill it when so many more articles are there."""
    reading = number == 0
    words = ("add", str(given)) if reading else ("build", "--workers", str(asked.workers))
    if number == 1:
        run(project, "add", given)
    table, share = ("articles", 0.4) if reading else ("builds where recipe is not null", number / asked.kills)
    process = subprocess.Popen(
        [*RASHOMON, "-q", "-p", str(project), *words], start_new_session=True, stderr=subprocess.DEVNULL
    )
    last = number == asked.kills - 1
    while process.poll() is None and (stored := counted(project, table)) < articles * share:
        time.sleep(0.02)
    if last:
        # The last one is meant for the linking, which is a single transaction after all articles.
        while process.poll() is None and counted(project, table) < articles:
            time.sleep(0.02)
        time.sleep(0.5)
    alive = process.poll() is None
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    stored = counted(project, table)
    with contextlib.closing(sqlite3.connect(project)) as connection:
        ok = connection.execute("pragma integrity_check").fetchone()[0] == "ok"
    print(f"kill {number + 1}: {words[0]}, {stored} articles stored, integrity {'ok' if ok else 'BROKEN'}", flush=True)
    return {"killed": alive, "stored": stored, "ok": ok}


def counted(project: Path, table: str = "articles") -> int:
    if not project.exists():
        return 0
    try:
        with contextlib.closing(sqlite3.connect(f"file:{project}?mode=ro", uri=True, timeout=0.2)) as connection:
            return int(connection.execute(f"select count(*) from {table}").fetchone()[0])
    except sqlite3.Error:
        return 0


def exported(project: Path, to: Path) -> dict[str, str]:
    run(project, "export", "--to", to)
    return {
        file.name: sha256(file.read_bytes()).hexdigest()
        for file in sorted(to.iterdir())
        if file.stem not in TELLS_OF_HISTORY
    }


def compared(one: dict[str, str], other: dict[str, str]) -> tuple[bool, list[str]]:
    differing = sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))
    return not differing, differing


if __name__ == "__main__":
    main()
