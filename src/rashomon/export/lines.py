"""JSON lines: one object a row."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any


def write_lines(file: Path, rows: Iterable[dict[str, Any]]) -> int:
    """Write the rows; gives how many. Any: JSON values."""
    count = 0
    with file.open("w", encoding="utf-8", newline="\n") as out:
        for row in rows:
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
            count += 1
    return count
