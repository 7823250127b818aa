"""Files below what was added: which, in which order, under which source id, and how large."""

import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath


@dataclass(frozen=True, slots=True)
class File:
    """One file to read: where it is, its path below what was added, its source id, its size in bytes."""

    path: Path
    name: str
    source_id: str
    size: int


def files(path: Path | str) -> tuple[File, ...]:
    """The file itself, or all files below a folder but hidden ones, in the order of their paths."""
    path = Path(path)
    found = sorted(_below(path)) if path.is_dir() else [path.name]
    alike = Counter(bare(name) for name in found)
    root = path if path.is_dir() else path.parent
    return tuple(
        File(root / name, name, bare(name) if alike[bare(name)] == 1 else name, _size(root / name)) for name in found
    )


def bare(name: str) -> str:
    """A path without its ending: "may/raid.html" is may/raid."""
    pure = PurePosixPath(name)
    return str(pure.with_suffix("")) if pure.suffix and len(pure.suffix) <= 10 else name


def articles_in(file: File) -> int:
    """About how many articles a file holds, at the price of counting its lines; for progress only."""
    if not file.name.lower().endswith((".jsonl", ".ndjson", ".json", ".csv", ".tsv")):
        return 1
    lines = 0
    try:
        with file.path.open("rb") as stream:
            while chunk := stream.read(1 << 20):
                lines += chunk.count(b"\n")
    except OSError:
        return 1
    return max(lines, 1)


def _below(folder: Path) -> Iterator[str]:
    for here, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if not name.startswith("."):
                yield (Path(here) / name).relative_to(folder).as_posix()


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
