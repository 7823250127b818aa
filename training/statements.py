"""Make src/rashomon/pipeline/statements.npz, the weights that choose among proposals: python training/statements.py.

Learns from the train part of corpus/statements alone (train.jsonl and items-train.jsonl): the same bytes each time.
Prints what it reaches in cross-validation, and on the dev part, which it has not seen, the rules alone beside the rules
with the weights.
`--to FILE` writes elsewhere; `rashomon train` does the same for other data. docs/model-card.md tells more.
"""

import argparse
from pathlib import Path

from rashomon.pipeline.weights import SHIPPED
from rashomon.run.answers import answered, unlike
from rashomon.run.recipe import DEFAULT_MODEL
from rashomon.run.training import judged, keep, train, tried

CORPUS = Path(__file__).parents[1] / "corpus/statements"
TRAIN = ("train.jsonl", "items-train.jsonl")
DEV = ("dev.jsonl", "items-dev.jsonl")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--to", type=Path, default=SHIPPED, metavar="FILE", help="where the weights go")
    to = parser.parse_args().to
    learnt = train([CORPUS / name for name in TRAIN if (CORPUS / name).exists()], DEFAULT_MODEL)
    keep(learnt, to)
    print("\n".join(learnt.lines()))
    print(f"{to}: {to.stat().st_size / 1000:.1f} kB")
    for name in DEV:
        if (CORPUS / name).exists():
            texts = list(judged(unlike(answered(CORPUS / name)), DEFAULT_MODEL))
            rules, chosen = tried(texts, learnt.weights)
            print(f"{name:20} rules alone {rules.rounded()}")
            print(f"{'':20} chosen      {chosen.rounded()}")


if __name__ == "__main__":
    main()
