"""Settle two readings of corpus/statements: python training/corpus.py [--check | --differences | --agreement].

Two readers answered every text without seeing each other's rows (readings/first.txt and second.txt; `readings.py` tells
the format); a third decided where they differ (readings/settled.txt; `settling.py` tells how). This writes the settled
rows beside the texts, in the format of the attribution scorer. A text that is not read twice and settled waits in
waiting.jsonl; the acceptance articles, answered elsewhere, are put into the dev part.

`--check` only says whether the files are what the readings say, `--differences` prints each text with what is not
settled, `--agreement` how far the two readers agree.
"""

import argparse
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from readings import FLAT, Piece, Row, edged, lines, read
from settling import Pair, agreement, differing, paired, settle, shapes

CORPUS = Path(__file__).parents[1] / "corpus"
PARTS = ("train", "dev", "test", "items-train", "items-dev", "items-test")
WAITING = "waiting"

KEPT = ("id", "part", "outlet", "title", "published", "url", "genre", "licence", "phenomenon", "trap", "text")

Text = dict[str, Any]


class Folder:
    """A folder of texts and their readings."""

    def __init__(self, path: Path):
        self.path = path
        self.texts = {text["id"]: text for text in self._texts() if not text["id"].startswith("acceptance:")}
        plain = {name: text["text"] for name, text in self.texts.items()}
        self.first, self.second = (read(path / "readings" / f"{which}.txt", plain) for which in ("first", "second"))
        self.decisions: dict[str, dict[str, str]] = defaultdict(dict)
        self.added: dict[str, list[str]] = defaultdict(list)
        settled = path / "readings" / "settled.txt"
        for _, name, line in lines(settled) if settled.exists() else ():
            pair, _, decision = line.partition(" = ")
            if pair.strip() == "+":
                self.added[name].append(decision)
            elif line:
                self.decisions[name][pair.strip()] = decision.strip()

    def _texts(self) -> Iterator[Text]:
        for name in (*PARTS, WAITING):
            path = self.path / f"{name}.jsonl"
            for line in path.read_text(encoding="utf-8").split("\n") if path.exists() else ():
                if line:
                    yield json.loads(line)

    def read_twice(self, name: str) -> bool:
        """Whether both readers answered a text."""
        return name in self.first and name in self.second

    def settled(self, name: str) -> tuple[list[Row], list[Pair]]:
        """The settled rows of a text, and the pairs that are not; a ValueError where its readings can't be joined."""
        text = self.texts[name]["text"]
        pairs = paired(self.first[name], self.second[name], text)
        try:
            return settle(pairs, self.decisions.get(name, {}), self.added.get(name, ()), text)
        except ValueError as error:
            raise ValueError(f"settled.txt: {name}: {error}") from error

    def files(self) -> dict[str, str]:
        """What each file should hold."""
        found: dict[str, list[Text]] = {part: [] for part in (*PARTS, WAITING)}
        for name, text in sorted(self.texts.items()):
            rows, wanting = self.settled(name) if self.read_twice(name) else ([], [])
            if wanting or not self.read_twice(name):
                found[WAITING].append(unanswered(text))
            else:
                found[text["part"]].append(answered(text, rows))
        found["dev"] += [acceptance(path) for path in sorted((CORPUS / "acceptance").glob("*.json"))]
        return {part: "".join(json.dumps(t, ensure_ascii=False) + "\n" for t in some) for part, some in found.items()}


def unanswered(text: Text) -> Text:
    """A text alone."""
    return {key: text[key] for key in KEPT if key in text}


def answered(text: Text, rows: Iterable[Row]) -> Text:
    """A text with its answers, as the scorer and the training read it."""
    return {
        **unanswered(text),
        "nesting_annotated": True,
        "stance_annotated": True,
        "attributions": [_attribution(r, text) for r in rows],
    }


def _attribution(r: Row, text: Text) -> dict[str, Any]:
    tags = {text["phenomenon"]} if text.get("phenomenon") else set()
    return {
        "id": r.name,
        "source": _spans(r.source),
        "cue": _spans(r.cue),
        "content": _spans(r.content),
        "kind": r.kind,
        "scope": "attitude" if r.optional else "speech",
        "parent": r.parent,
        "stance": r.stance,
        "source_type": r.source_type,
        "speakers": [_named(name, r, text["text"]) for name in r.speakers],
        "addressee": _spans(r.addressee),
        "distance": _spans(r.distance),
        "optional": r.optional,
        "tags": sorted({*tags, *shapes(r, text["text"])}),
    }


def _spans(pieces: Iterable[Piece]) -> list[dict[str, int]]:
    return [{"start": start, "end": end} for start, end in pieces]


def _named(name: str, r: Row, text: str) -> dict[str, Any]:
    """A speaker's name, with the place nearest to the statement where it stands, if it stands in the text."""
    at = (r.source or r.cue or r.content)[0][0]
    hits = [m.span() for m in edged(name).finditer(text.translate(FLAT))]
    start, end = min(hits, key=lambda hit: (abs(hit[0] - at), hit), default=(None, None))
    return {"name": name, "start": start, "end": end}


def acceptance(path: Path) -> Text:
    """An acceptance article in this format; its answers stay where they are."""
    gold = json.loads(path.read_text(encoding="utf-8"))
    article = gold["article"]
    names = {e["actor_id"]: e["name"] for e in gold["entities"]}
    kept = {key: article.get(key) for key in ("outlet", "title", "published", "url", "genre", "licence", "text")}
    rows = [
        Row(
            name=s["statement_id"],
            source=_pieces(s["source"]),
            cue=_pieces(s["cue"]),
            content=_pieces(s["content"]),
            stance=s["stance"],
            kind=s["kind"],
            source_type=s["source_type"],
            speakers=(names[s["speaker_id"]],) if s["speaker_id"] in names else (),
            parent=s["parent_id"],
            addressee=(),
            distance=(),
            optional=s["optional"],
        )
        for s in gold["statements"]
        if s["content"]
    ]
    return answered({"id": f"acceptance:{article['article_id']}", "part": "dev", **kept}, rows)


def _pieces(spans: Iterable[Mapping[str, int]]) -> tuple[Piece, ...]:
    return tuple((s["start"], s["end"]) for s in spans)


def shown(pair: Pair, text: str) -> str:
    """A difference as the third reader sees it."""
    told = [f"{pair.name}   {', '.join(differing(pair, text)) or 'one reader alone'}"]
    for r in pair.rows:
        quoted = [
            " || ".join(re.sub(r"\s+", " ", text[a:b]) for a, b in s) or "-" for s in (r.source, r.cue, r.content)
        ]
        extras = {"who": " + ".join(r.speakers), "p": r.parent, "opt": "yes" if r.optional else ""}
        rest = " ; ".join(f"{key}={value}" for key, value in extras.items() if value)
        number = 1 if r is pair.first else 2
        told.append(f"  {number}: {' | '.join(quoted)} | {r.stance} {r.kind} {r.source_type} | {rest}")
    return "\n".join(told)


def differences(folder: Folder) -> Iterator[str]:
    """Each text with unsettled pairs: its paragraphs, then the pairs."""
    for name, text in folder.texts.items():
        if folder.read_twice(name) and (wanting := folder.settled(name)[1]):
            found = (m[0].strip() for m in re.finditer(r"[^\n]*\S[^\n]*", text["text"]))
            paragraphs = "\n".join(f"{number} {words}" for number, words in enumerate(found, 1))
            yield "\n".join([f"\n@ {name}", paragraphs, "", *(shown(pair, text["text"]) for pair in wanting)])


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    how = asked.add_mutually_exclusive_group()
    for name in ("check", "differences", "agreement"):
        how.add_argument(f"--{name}", action="store_true")
    asked.add_argument("--folder", type=Path, default=CORPUS / "statements")
    options = asked.parse_args()
    folder = Folder(options.folder)
    if options.differences:
        print(*differences(folder), sep="\n")
    elif options.agreement:
        for label, items in (("articles", False), ("items", True)):
            names = [n for n, t in folder.texts.items() if ("phenomenon" in t) == items and folder.read_twice(n)]
            found = agreement((folder.texts[n]["text"], folder.first[n], folder.second[n]) for n in names)
            print(label, json.dumps(found, indent=1))
    else:
        for part, content in folder.files().items():
            path = folder.path / f"{part}.jsonl"
            if not options.check:
                path.write_text(content, encoding="utf-8")
            elif path.read_text(encoding="utf-8") != content:
                sys.exit(f"{path.name} is not what the readings say: python training/corpus.py")


if __name__ == "__main__":
    main()
