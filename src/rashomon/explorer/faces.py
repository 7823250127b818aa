"""The three faces of an answer: a page, JSON, CSV."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from starlette.responses import Response, StreamingResponse

from rashomon.records import plain

_BATCH = 500


def as_json(answer: Any, status: int = 200) -> Response:
    """The whole answer. Any: answers are dataclasses of many kinds."""
    body = json.dumps(plain(answer), ensure_ascii=False, indent=1)
    return Response(body.encode("utf-8", "replace"), status, media_type="application/json; charset=utf-8")


def as_csv(rows: Iterable[dict[str, Any]], name: str) -> Response:
    """The rows, one after the other, so that a table of any length can be taken home."""
    headers = {"Content-Disposition": f'inline; filename="{name}.csv"'}
    return StreamingResponse(csv_lines(rows), media_type="text/csv; charset=utf-8", headers=headers)


def csv_lines(rows: Iterable[dict[str, Any]], columns: Sequence[str] = ()) -> Iterator[bytes]:
    """RFC 4180: a head, then a line a row; null is empty, lists and objects are JSON."""
    buffer = io.StringIO()
    writer: Any = None
    for number, row in enumerate(rows, 1):
        if writer is None:
            writer = csv.DictWriter(buffer, list(columns) or list(row), extrasaction="ignore")
            writer.writeheader()
        writer.writerow({name: _cell(value) for name, value in row.items()})
        if number % _BATCH == 0:
            yield _taken(buffer)
    yield _taken(buffer)


def _cell(value: Any) -> Any:
    if isinstance(value, (list, dict)):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, bool):
        return "true" if value else "false"
    return value


def _taken(buffer: io.StringIO) -> bytes:
    text = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return text.encode("utf-8", "replace")
