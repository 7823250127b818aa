"""Our loader against `spacy.load(...).pipe(texts)`: tokens per CPU second, one thread each, every layer compared.

The two take turns over the same texts in one process, so that what else runs on the machine hits both alike; of each
the best round counts. spaCy is timed at its own batch size and at 64. The last line is JSON; exit 1 if a layer differs.
"""

import argparse
import gc
import hashlib
import json
import os
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import spacy
from measures import SHARED
from spacy.language import Language
from spacy.tokens import Doc

from rashomon.pipeline.hyphens import keep_whole
from rashomon.pipeline.model import DEFAULT_MODEL, about, loaded
from rashomon.pipeline.parsing import parsed

LAYERS = {
    "tags": lambda doc: [(t.tag_, t.pos_, str(t.morph)) for t in doc],
    "labels": lambda doc: [t.dep_ for t in doc],
    "heads": lambda doc: [t.head.i for t in doc],
    "lemmas": lambda doc: [t.lemma_ for t in doc],
    "names": lambda doc: [(e.start, e.end, e.label_) for e in doc.ents],
    "sentences": lambda doc: [t.is_sent_start for t in doc],
}
BENCH_NEWS = SHARED / "gold" / "scale" / "bench_news.jsonl"
WARM_UP = 20
Run = Callable[[list[str]], Iterable[Doc]]


def digests(docs: Iterable[Doc]) -> dict[str, str]:
    """One digest a layer, over all docs."""
    whole = {layer: hashlib.sha256() for layer in LAYERS}
    for doc in docs:
        for layer, tell in LAYERS.items():
            whole[layer].update(repr(tell(doc)).encode())
    return {layer: digest.hexdigest() for layer, digest in whole.items()}


def tokens_a_second(run: Run, texts: list[str]) -> float:
    gc.collect()
    start = time.process_time()
    tokens = sum(len(doc) for doc in run(texts))
    return tokens / (time.process_time() - start)


def runs(stock: Language, ours: Language) -> dict[str, Run]:
    return {
        "ours": lambda texts: parsed(ours, map(ours.make_doc, texts)),
        "stock": lambda texts: stock.pipe(texts),
        "stock, batch 64": lambda texts: stock.pipe(texts, batch_size=64),
    }


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("corpus", type=Path, nargs="?", default=BENCH_NEWS, help='JSON lines with "text"')
    asked.add_argument("--model", default=DEFAULT_MODEL)
    asked.add_argument("--limit", type=int, default=0)
    asked.add_argument("--rounds", type=int, default=2)
    given = asked.parse_args()
    texts = [json.loads(line)["text"] for line in given.corpus.read_text("utf-8").splitlines()]
    texts = texts[: given.limit or None]
    ours = loaded(given.model)
    stock = spacy.load(ours.path if ours.path else given.model)
    ways = runs(stock, ours)
    for run in ways.values():
        list(run(texts[:WARM_UP]))
    best = dict.fromkeys(ways, 0.0)
    for number in range(given.rounds):
        for name, run in ways.items():
            best[name] = max(best[name], tokens_a_second(run, texts))
            print(number + 1, name, round(best[name]), flush=True)
    keep_whole(stock.tokenizer)  # compared word for word: "re-armed" is one of ours
    seen = {name: digests(run(texts)) for name, run in ways.items() if name != "stock, batch 64"}
    differ = [layer for layer in LAYERS if seen["ours"][layer] != seen["stock"][layer]]
    told = {
        "articles": len(texts),
        "tokens_a_cpu_second": {name: round(speed) for name, speed in best.items()},
        "ratio": round(best["ours"] / best["stock"], 2),
        "ratio_batch_64": round(best["ours"] / best["stock, batch 64"], 2),
        "layers_that_differ": differ,
        "kernel": about(ours).kernel,
    }
    print(json.dumps(told))
    return 1 if differ else 0


if __name__ == "__main__":
    sys.exit(main())
