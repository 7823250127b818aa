"""Reading: files in, articles with passages out, no network.

`read(path)` chooses a reader by looking at the bytes and yields one `Reading` an article, in a fixed order.
"""

from collections.abc import Iterator
from pathlib import Path

from rashomon.reading import html, jsonl
from rashomon.reading.article import reading
from rashomon.reading.raw import Reading
from rashomon.records import Problem

__all__ = ["Reading", "read", "read_bytes"]


def read(path: Path | str) -> Iterator[Reading | Problem]:
    """Articles of a file or of all files below a folder; what cannot be read comes as a Problem, never as silence."""
    path = Path(path)
    if path.is_dir():
        for p in sorted(path.rglob("*")):
            if p.is_file():
                yield from read(p)
        return
    yield from read_bytes(path.read_bytes(), path.name)


def read_bytes(data: bytes, name: str) -> Iterator[Reading | Problem]:
    """Articles of one file's bytes."""
    if name.endswith(".html"):
        raw = html.article(data.decode("utf-8"))
        if raw:
            yield reading(raw, name[:-5], name)
        return
    for n, raw in enumerate(jsonl.articles(data.decode("utf-8"))):
        if isinstance(raw, tuple):
            yield Problem(uri=name, stage="read", severity="skipped", reason=raw[1], mend="mend that line")
        else:
            yield reading(raw, raw.source_id or f"{name}:{n}", None)
