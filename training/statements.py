"""Make src/rashomon/pipeline/statements.npz, the weights that choose among proposals: python training/statements.py.

Learns from the train part of corpus/statements alone (train.jsonl and items-train.jsonl): the same bytes each time.
Prints what it reaches in cross-validation, and on the dev part, which it has not seen, the rules alone beside the rules
with the weights.
`--to FILE` writes elsewhere; `rashomon train` does the same for other data. docs/model-card.md tells more.
"""

import argparse
import sys
from pathlib import Path

from rashomon.pipeline.variants import LONGER, OTHER_SOURCE, SHORTER
from rashomon.pipeline.weights import SHIPPED
from rashomon.pipeline.wider import UNKNOWN_FRAME, UNLISTED
from rashomon.run.answers import answered, unlike
from rashomon.run.recipe import DEFAULT_MODEL
from rashomon.run.training import judged, keep, learnt, train, tried, without

CORPUS = Path(__file__).parents[1] / "corpus/statements"
TRAIN = ("train.jsonl", "items-train.jsonl")
KINDS = (UNLISTED, UNKNOWN_FRAME, OTHER_SOURCE, SHORTER, LONGER)
DEV = ("dev.jsonl", "items-dev.jsonl")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--to", type=Path, default=SHIPPED, metavar="FILE", help="where the weights go")
    parser.add_argument("--worth", action="store_true", help="only say what each kind of daring proposal is worth")
    given = parser.parse_args()
    inputs, to = [CORPUS / name for name in TRAIN if (CORPUS / name).exists()], given.to
    if not inputs:
        sys.exit(f"{CORPUS} holds no {TRAIN[0]}: there is nothing to learn from")
    if given.worth:
        worth(inputs)
        return
    made = train(inputs, DEFAULT_MODEL)
    keep(made, to)
    print("\n".join(made.lines()))
    print(f"{to}: {to.stat().st_size / 1000:.1f} kB")
    for name in DEV:
        if (CORPUS / name).exists():
            texts = list(judged(unlike(answered(CORPUS / name)), DEFAULT_MODEL))
            rules, chosen = tried(texts, made.weights)
            print(f"{name:20} rules alone {rules.rounded()}")
            print(f"{'':20} chosen      {chosen.rounded()}")


def worth(inputs: list[Path]) -> None:
    """Print what is reached in cross-validation with all proposals, then without each kind."""
    texts = list(judged(unlike([text for path in inputs for text in answered(path)]), DEFAULT_MODEL))
    print(f"{'all':40} {learnt(texts).chosen.rounded()}")
    for why in KINDS:
        print(f"{'without ' + why:40} {learnt(without(texts, why)).chosen.rounded()}")


if __name__ == "__main__":
    main()
