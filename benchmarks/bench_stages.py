"""What our stages cost beside the model's own components, in microseconds of CPU a token, on one thread.

bench_stages.py [CORPUS]      JSON lines with "text"; the best of three rounds. Each component reads all docs before the
next begins; one thread, as a run has it: with more, the libraries that multiply matrices count waiting as work.
"""

import json
import sys
import time
from pathlib import Path

from measures import SHARED
from threadpoolctl import threadpool_limits

import rashomon

BENCH_NEWS = SHARED / "gold" / "scale" / "bench_news.jsonl"
ARTICLES, ROUNDS = 100, 3


def main() -> None:
    """Time each component over the same docs."""
    corpus = Path(sys.argv[1]) if sys.argv[1:] else BENCH_NEWS
    texts = [json.loads(line)["text"] for line in corpus.read_text("utf-8").splitlines()[:ARTICLES]]
    nlp = rashomon.load()
    best: dict[str, float] = {}
    with threadpool_limits(limits=1):
        for _ in range(ROUNDS):
            docs = [nlp.make_doc(text) for text in texts]
            for name, component in nlp.pipeline:
                begun = time.process_time()
                docs = [component(doc) for doc in docs]
                spent = (time.process_time() - begun) / sum(map(len, docs)) * 1e6
                best[name] = min(spent, best.get(name, spent))
    ours = sum(spent for name, spent in best.items() if name.startswith("rashomon_"))
    model = sum(best.values()) - ours
    each = {name: round(spent, 1) for name, spent in best.items()}
    print(
        json.dumps(
            {"us_a_token": each, "ours": round(ours, 1), "model": round(model, 1), "share": round(ours / model, 2)}
        )
    )


if __name__ == "__main__":
    main()
