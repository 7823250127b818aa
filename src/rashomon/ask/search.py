"""Words in context: FTS5 finds the rows, a look at the words gives the exact offsets."""

import json
import re
from collections.abc import Iterator, Sequence
from typing import Literal, get_args
from unicodedata import combining, normalize

from rashomon.ask.answers import Found, Hit
from rashomon.ask.connection import Db, start_of
from rashomon.ask.matter import Texts
from rashomon.errors import QuestionError

Where = Literal["text", "quotes", "names"]
Sought = tuple[list[str], bool]
"""The words of a phrase in order, and whether the last is only the beginning of one."""

_CONTEXT = 70
_IN_ONE_TEXT = 12
_PARTS = re.compile(r'"([^"]*)"?|(\S+)')
_OR = "OR"
_TOKEN = re.compile(r"[^\W_]+")


def search(db: Db, query: str, in_: Where = "text", *, limit: int = 50, cursor: str | None = None) -> Found:
    """Every place where the words stand, with exact offsets: in texts, in statements' contents, or in actors' names."""
    if in_ not in get_args(Where):
        raise QuestionError(f'there is no searching in "{in_}"; choose one of {", ".join(get_args(Where))}')
    match = phrase(query)
    if not match:
        return Found(query, in_, (), 0, None, "type a word, or words in quotation marks for a phrase")
    start = start_of(cursor)
    total = db.number(_COUNT[in_], (match,))
    ask = {"text": _in_texts, "quotes": _in_quotes, "names": _in_names}[in_]
    hits = tuple(ask(db, match, _sought(query), limit, start))
    end = start + limit
    return Found(query, in_, hits, total, str(end) if end < total else None, None if hits else _nothing(db, in_))


def phrase(query: str) -> str:
    """The words as FTS5 wants them: each quoted, so that no sign in them is an order but OR and a last *."""
    told: list[str] = []
    for part in _parts(query):
        if part != _OR:
            told.append(_quoted(part))
        elif told and told[-1] != _OR:
            told.append(_OR)
    return " ".join(told[:-1] if told[-1:] == [_OR] else told)


def _quoted(part: str) -> str:
    prefix = part.endswith("*")
    clean = part.rstrip("*").replace('"', '""')
    return f'"{clean}"{"*" if prefix else ""}'


def _in_texts(db: Db, match: str, sought: Sequence[Sought], limit: int, start: int) -> Iterator[Hit]:
    rows = db.all(_TEXTS, (match, limit, start))
    for article_id, outlet, published, title, text in rows:
        for a, b in standing(text, sought)[:_IN_ONE_TEXT]:
            yield _hit(text, a, b, article_id, outlet, published, title)


def _in_quotes(db: Db, match: str, sought: Sequence[Sought], limit: int, start: int) -> Iterator[Hit]:
    rows = db.all(_QUOTES, (match, limit, start))
    texts = Texts(db, {row[1] for row in rows})
    for statement_id, article_id, outlet, published, title, stance, spans in rows:
        text = texts.text(article_id)
        for part in json.loads(spans):
            first, last = part["start"], part["end"]
            for a, b in standing(text[first:last], sought):
                yield _hit(text, first + a, first + b, article_id, outlet, published, title, statement_id, stance)


def _in_names(db: Db, match: str, sought: Sequence[Sought], limit: int, start: int) -> Iterator[Hit]:
    for actor_id, name, kind, aliases in db.all(_NAMES, (match, limit, start)):
        yield Hit(None, None, None, None, None, None, "", name, aliases or "", actor_id, kind)


def standing(text: str, sought: Sequence[Sought]) -> list[tuple[int, int]]:
    """Where the words stand in the text, in code points: read as FTS5 reads them, without case and accents."""
    tokens = [(_plain(m[0]), m.start(), m.end()) for m in _TOKEN.finditer(text)]
    found = [
        (tokens[n][1], tokens[n + len(words) - 1][2])
        for words, prefix in sought
        for n in range(len(tokens) - len(words) + 1)
        if _same([token for token, _, _ in tokens[n : n + len(words)]], words, prefix)
    ]
    return _run_together(text, sorted(set(found)))


def _run_together(text: str, found: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Found words with nothing but white space between them are one find."""
    joined: list[tuple[int, int]] = []
    for start, end in found:
        if joined and (start <= joined[-1][1] or text[joined[-1][1] : start].isspace()):
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined


def _same(tokens: Sequence[str], words: Sequence[str], prefix: bool) -> bool:
    last = tokens[-1].startswith(words[-1]) if prefix else tokens[-1] == words[-1]
    return last and tokens[:-1] == words[:-1]


def _plain(token: str) -> str:
    if token.isascii():
        return token.lower()
    return "".join(c for c in normalize("NFKD", token.casefold()) if not combining(c))


def _sought(query: str) -> list[Sought]:
    found = [
        ([_plain(m[0]) for m in _TOKEN.finditer(part)], part.endswith("*")) for part in _parts(query) if part != _OR
    ]
    return [(words, prefix) for words, prefix in found if words]


def _parts(query: str) -> Iterator[str]:
    parts = (whole or word for whole, word in _PARTS.findall(query))
    return (part for part in parts if any(c.isalnum() for c in part))


def _hit(
    text: str, start: int, end: int, article_id: str, outlet: str | None, published: str | None, title: str | None,
    id: str | None = None, label: str | None = None,
) -> Hit:  # fmt: skip
    pre, post = text[max(0, start - _CONTEXT) : start], text[end : end + _CONTEXT]
    if start > _CONTEXT:
        pre = pre.partition(" ")[2] or pre
    if end + _CONTEXT < len(text):
        post = post.rpartition(" ")[0] or post
    return Hit(article_id, outlet, published, title, start, end, _flat(pre), text[start:end], _flat(post), id, label)


def _flat(words: str) -> str:
    return re.sub(r"\s+", " ", words)


def _nothing(db: Db, in_: Where) -> str:
    table, noun = {
        "text": ("articles", "articles"),
        "quotes": ("statements", "statements"),
        "names": ("entities", "actors"),
    }[in_]
    count = db.number(f"SELECT count(*) FROM {table}")
    if in_ == "quotes":
        return f"nothing found in {count:,} {noun}: try fewer words, or the whole texts"
    return f"nothing found in {count:,} {noun}: try fewer words, or the beginning of one with * behind it"


_COUNT = {
    "text": "SELECT count(*) FROM articles_fts WHERE articles_fts MATCH ?",
    "quotes": "SELECT count(*) FROM statements_fts WHERE statements_fts MATCH ?",
    "names": "SELECT count(*) FROM entities_fts WHERE entities_fts MATCH ?",
}
_TEXTS = """SELECT a.article_id, a.outlet, a.published, a.title, a.text
FROM articles_fts f JOIN articles a ON a.rowid = f.rowid WHERE articles_fts MATCH ?
ORDER BY a.published IS NULL, a.published, a.article_id LIMIT ? OFFSET ?"""
_QUOTES = """SELECT s.statement_id, s.article_id, a.outlet, a.published, a.title, s.stance, s.content
FROM statements_fts f JOIN statements s ON s.rowid = f.rowid JOIN articles a ON a.article_id = s.article_id
WHERE statements_fts MATCH ?
ORDER BY a.published IS NULL, a.published, s.article_id, s.content, s.statement_id LIMIT ? OFFSET ?"""
_NAMES = """SELECT e.actor_id, e.name, e.kind, (SELECT group_concat(value, ', ') FROM json_each(e.aliases))
FROM entities_fts f JOIN entities e ON e.rowid = f.rowid WHERE entities_fts MATCH ?
ORDER BY length(e.name), e.name, e.actor_id LIMIT ? OFFSET ?"""
