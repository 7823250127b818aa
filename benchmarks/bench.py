"""`make bench`: every scorer and every speed benchmark; writes results.md, and with --pin floors.json.

bench.py [NAME ...] [--pin] [--no-speed]   NAME: only these measures; --pin: raise the floors to what was reached
"""

import argparse
import json
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from measures import ROOT, Field, measures

RESULTS = ROOT / "benchmarks" / "results.md"
FLOORS = ROOT / "benchmarks" / "floors.json"
SPEED = (
    "bench_model.py",
    "bench_stages.py",
    "bench_whole.py",
    "bench_pages.py",
    "bench_statements.py",
    "bench_mentions.py",
    "bench_times.py",
)


def main() -> None:
    """Measure, print, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--pin", action="store_true")
    parser.add_argument("--no-speed", action="store_true")
    asked = parser.parse_args()
    found: dict[str, dict[str, float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for measure in measures():
            if asked.names and measure.name not in asked.names:
                continue
            if not measure.gold.exists():
                print(f"{measure.name}: skipped, its gold is not here", flush=True)
                continue
            found[measure.name] = measure.run(Path(folder) / measure.name.replace(" ", "-").replace(",", ""))
            for row in rows(measure.name, measure.fields, found[measure.name]):
                print(row, flush=True)
    speed = [] if asked.names or asked.no_speed else [spoken(script) for script in SPEED]
    if not asked.names:
        RESULTS.write_text(page(found, speed), encoding="utf-8")
    if asked.pin:
        pin(found)


def rows(name: str, fields: tuple[Field, ...], figures: dict[str, float]) -> list[str]:
    """Table rows: set, figure, what was reached, what was asked."""
    lines = []
    for f in fields:
        asked = "" if f.bar is None else f"{'<=' if f.at_most else '>='} {f.bar:g}"
        kept = "" if f.bar is None else "yes" if f.holds(figures[f.field], f.bar) else "**no**"
        lines.append(f"| {name} | {f.field} | {figures[f.field]:g} | {asked} | {kept} |")
    return lines


def page(found: dict[str, dict[str, float]], speed: list[str]) -> str:
    """The whole of results.md."""
    head = ["# What was reached", "", f"Written by `make bench` on {datetime.now(UTC):%-d %B %Y}.", ""]
    table = ["| set | figure | reached | bar | kept |", "| --- | --- | --- | --- | --- |"]
    table += [row for m in measures() if m.name in found for row in rows(m.name, m.fields, found[m.name])]
    blocks = [f"## {title}\n\n```text\n{words.strip()}\n```" for title, words in zip(SPEED, speed, strict=False)]
    return "\n".join([*head, *table, "", *blocks]) + "\n"


def spoken(script: str) -> str:
    """What a speed benchmark prints."""
    done = subprocess.run(
        [sys.executable, str(ROOT / "benchmarks" / script)], capture_output=True, text=True, check=False
    )
    print(done.stdout, flush=True)
    return done.stdout if done.returncode == 0 else f"failed: {done.stderr[-800:]}"


def pin(found: dict[str, dict[str, float]]) -> None:
    """Write the floors of the free sets, to two places: a floor goes up, never down."""
    old = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    for measure in measures():
        if not measure.free or measure.name not in found:
            continue
        floors = old.setdefault(measure.name, {})
        for f in measure.fields:
            figure = f.rounded(found[measure.name][f.field])
            if f.field not in floors or f.holds(figure, floors[f.field]):
                floors[f.field] = figure
    FLOORS.write_text(json.dumps(old, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
