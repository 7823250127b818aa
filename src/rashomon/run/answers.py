"""Articles with the statements that a person found in them: what weights are learnt from.

Two forms are read. JSON lines as in `corpus/statements`, one text a line: id, text, and `attributions`, each with
source, cue and content as lists of {"start", "end"}, `optional` where it is neither wanted nor wrong. And the folder of
an export in JSON lines, whose rows a person has looked through.
"""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rashomon.errors import RecordError
from rashomon.reading import read
from rashomon.records import Article, Passage, Problem, Span, revive

_FORM = 'each line wants "id", "text" and "attributions" with source, cue and content as lists of {"start", "end"}'


@dataclass(frozen=True, slots=True)
class Answer:
    """A statement as a person found it."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Answered:
    """An article with its answers; `nested` tells whether statements inside others were looked for."""

    article: Article
    passages: tuple[Passage, ...]
    answers: tuple[Answer, ...]
    nested: bool = True


def answered(path: Path) -> list[Answered]:
    """The articles of a file or of an export's folder; RecordError where it is neither."""
    if not path.exists():
        raise RecordError(f"{path}: no such file; name JSON lines with attributions, or the folder of an export")
    found = _of_export(path) if path.is_dir() else _of_lines(path)
    if not found:
        raise RecordError(f"{path}: no article in it; {_FORM}")
    return found


def _of_lines(path: Path) -> list[Answered]:
    rows = list(_rows(path))
    readings = list(read(path))
    out = []
    if len(readings) != len(rows):
        raise RecordError(f"{path}: {len(rows)} lines give {len(readings)} articles; {_FORM}")
    for (number, row), reading in zip(rows, readings, strict=True):
        where = f"{path}, line {number}"
        if isinstance(reading, Problem):
            raise RecordError(f"{where}: {reading.reason}; {reading.mend}")
        if reading.article.text != row.get("text"):
            raise RecordError(f"{where}: the text has odd characters that are not kept; mend them and count anew")
        given = row.get("attributions")
        if not isinstance(given, list):
            raise RecordError(f"{where}: no attributions; {_FORM}")
        answers = tuple(_answer(each, row["text"], where) for each in given)
        nested = row.get("nesting_annotated") is not False
        out.append(Answered(reading.article, tuple(reading.passages), answers, nested))
    return out


def _of_export(folder: Path) -> list[Answered]:
    for name in ("articles.jsonl", "passages.jsonl", "statements.jsonl"):
        if not (folder / name).is_file():
            raise RecordError(f"{folder}: no {name}; write it with `rashomon export --to {folder} --format jsonl`")
    passages: dict[str, list[Passage]] = defaultdict(list)
    for number, row in _rows(folder / "passages.jsonl"):
        part = _revived(Passage, row, f"{folder}/passages.jsonl, line {number}")
        passages[part.article_id].append(part)
    rows = list(_rows(folder / "statements.jsonl"))
    out = []
    for number, row in _rows(folder / "articles.jsonl"):
        article = _revived(Article, row, f"{folder}/articles.jsonl, line {number}")
        own = [(n, r) for n, r in rows if r.get("article_id") == article.article_id]
        answers = tuple(_answer(r, article.text, f"{folder}/statements.jsonl, line {n}") for n, r in own)
        out.append(Answered(article, tuple(passages[article.article_id]), answers))
    return out


def _rows(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        if line.strip():
            try:
                row = json.loads(line)
            except ValueError as error:
                raise RecordError(f"{path}, line {number}: not JSON ({error}); {_FORM}") from error
            if not isinstance(row, dict):
                raise RecordError(f"{path}, line {number}: not an object; {_FORM}")
            yield number, row


def _revived(kind: Any, row: Mapping[str, Any], where: str) -> Any:
    """Any: a record of the kind asked for."""
    try:
        return revive(kind, row)
    except (KeyError, TypeError, ValueError) as error:
        raise RecordError(f"{where}: {error}; export it anew") from error


def _answer(row: Any, text: str, where: str) -> Answer:
    """Any: JSON comes in."""
    if not isinstance(row, dict):
        raise RecordError(f"{where}: an attribution is no object; {_FORM}")
    source, cue, content = (_spans(row.get(field), text, f"{where}: {field}") for field in ("source", "cue", "content"))
    if not content:
        raise RecordError(f"{where}: an attribution without content; {_FORM}")
    return Answer(source, cue, content, bool(row.get("optional")) or row.get("scope") == "attitude")


def _spans(value: Any, text: str, where: str) -> tuple[Span, ...]:
    """Any: JSON comes in."""
    given: Sequence[Any] = value if isinstance(value, list) else [] if value is None else [value]
    out = []
    for each in given:
        start, end = (each.get("start"), each.get("end")) if isinstance(each, dict) else (None, None)
        if type(start) is not int or type(end) is not int or not 0 <= start < end <= len(text):
            raise RecordError(f"{where}: {each!r} is no span of this text; {_FORM}")
        out.append(Span(start, end))
    return tuple(sorted(out))


def unlike(texts: Sequence[Answered]) -> list[Answered]:
    """The texts in order of their ids, each once: what is given twice counts for one."""
    by_id = {text.article.article_id: text for text in texts}
    return [by_id[key] for key in sorted(by_id)]
