"""What a page of the explorer costs: CPU milliseconds of event and article pages, over the sample on October 1962.

bench_pages.py [PROJECT]      PROJECT: a file of your own instead of the sample
"""

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from measures import RASHOMON, ROOT
from starlette.testclient import TestClient

from rashomon import ask
from rashomon.explorer import app

HOW_MANY = 20
ROUNDS = 3


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(sys.argv[1]) if len(sys.argv) > 1 else sample(Path(folder))
        with ask.open(path, seconds=None) as db:
            pages = {
                "event": [f"/event/{e.event_id}" for e in ask.events(db, limit=HOW_MANY).events],
                "article": [f"/article/{a.article_id}" for a in ask.articles(db, limit=HOW_MANY).articles],
                "overview": ["/"],
            }
        with TestClient(app(path), base_url="http://127.0.0.1") as visit:
            for kind, addresses in pages.items():
                spent = sorted(min(cost(visit, address) for _ in range(ROUNDS)) for address in addresses)
                print(f"{kind}: median {statistics.median(spent):.1f} ms, most {spent[-1]:.1f} ms ({len(spent)} pages)")


def sample(folder: Path) -> Path:
    """The sample as a project."""
    path = folder / "october.db"
    texts = ROOT / "src" / "rashomon" / "samples" / "october-1962"
    for command in (["add", str(texts)], ["build"]):
        subprocess.run([RASHOMON, "-q", "-p", str(path), *command], check=True, stdout=subprocess.DEVNULL)
    return path


def cost(visit: TestClient, address: str) -> float:
    """CPU milliseconds of one answer."""
    begun = time.process_time()
    assert visit.get(address).status_code == 200
    return (time.process_time() - begun) * 1000


if __name__ == "__main__":
    main()
