"""Reading: files in, articles with passages out, no network.

`read(path)` chooses a reader by looking at the bytes and yields one `Reading` an article, in a fixed order. A file or
line that cannot be read comes as a `Problem` with its reason and mend; nothing is raised for it.
"""

import io
import sys
from collections.abc import Iterator
from pathlib import Path

from rashomon.reading.article import reading
from rashomon.reading.files import File, articles_in, bare, files
from rashomon.reading.raw import Reading
from rashomon.reading.readers import READERS, readings
from rashomon.records import Problem

__all__ = ["READERS", "File", "Reading", "articles_in", "files", "read", "read_bytes", "read_file", "reading"]


def read(path: Path | str) -> Iterator[Reading | Problem]:
    """Articles of a file, of all files below a folder, or of the standard input ("-")."""
    if str(path) == "-":
        yield from read_bytes(sys.stdin.buffer.read(), "-")
        return
    if not Path(path).exists():
        yield Problem(uri=str(path), stage="read", severity="refused", reason="no such file", mend="check the path")
        return
    found = files(path)
    if not found:
        yield Problem(
            uri=str(path), stage="read", severity="skipped", reason="no file in this folder but hidden ones",
            mend="add a folder that holds articles",
        )  # fmt: skip
    for file in found:
        yield from read_file(file)


def read_file(file: File) -> Iterator[Reading | Problem]:
    """Articles of one file."""
    try:
        with file.path.open("rb") as stream:
            yield from readings(stream, file.name, file.source_id)
    except OSError as wrong:
        reason = (wrong.strerror or "cannot be opened").lower()
        yield Problem(
            uri=file.name, stage="read", severity="refused", reason=reason, mend="check that the file can be read"
        )


def read_bytes(data: bytes, name: str) -> Iterator[Reading | Problem]:
    """Articles of some bytes; `name` is their file name ("-": none), its ending a hint at most."""
    yield from readings(io.BytesIO(data), name, "stdin" if name == "-" else bare(name))
