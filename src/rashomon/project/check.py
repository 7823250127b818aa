"""Every promise of the contract, verified over a whole project, article by article."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import pairwise
from typing import Any

from rashomon.errors import RecordError
from rashomon.project import Project, schema
from rashomon.project.rows import check, check_evidence, joined, record, spans
from rashomon.records import TABLES, Article, Link, QuoteCheck, alike, make_id


@dataclass(slots=True)
class Checked:
    """What was looked at, and what is broken, one sentence each."""

    articles: int = 0
    rows: int = 0
    spans: int = 0
    broken: list[str] = field(default_factory=list)


def checked(project: Project) -> Checked:
    """Look at every row: spans in their texts, words their own, passages that tile, pointers, ids, digests."""
    outcome = Checked()
    for line in project.connection.execute("pragma integrity_check"):
        if line[0] != "ok":
            outcome.broken.append(f"the file itself: {line[0]}")
    for table, rowid, parent, _ in project.connection.execute("pragma foreign_key_check"):
        outcome.broken.append(f"{table}, row {rowid}: points to a row of {parent} that is not there")
    _articles(project, outcome)
    _others(project, outcome)
    return outcome


def _articles(project: Project, outcome: Checked) -> None:
    anchored = [t for t in TABLES if t != "articles" and "article_id" in {c.name for c in schema.shape(t)}]
    lengths = project.lengths()
    for row in project.rows("articles"):
        article: Article = record("articles", row)
        outcome.articles += 1
        outcome.broken += _identity(article)
        if lengths.get(article.article_id) != len(article.text):
            outcome.broken.append(f"articles {article.article_id}: its length is not the one noted")
        _row(article, article.text, outcome)
        for table in anchored:
            for values in project.rows(table, "where article_id = ?", (article.article_id,)):
                _row(record(table, values), article.text, outcome)
        passages = project.rows("passages", "where article_id = ?", (article.article_id,))
        outcome.broken += _tiles(article, [(row[1], row[2]) for row in passages])


def _others(project: Project, outcome: Checked) -> None:
    lengths = project.lengths()
    for table in TABLES:
        if "article_id" not in {c.name for c in schema.shape(table)}:
            for values in project.rows(table):
                found = record(table, values)
                _row(found, "", outcome)
                if isinstance(found, QuoteCheck):
                    outcome.broken += _beside(project, found)
                if isinstance(found, Link):
                    try:
                        check_evidence(found, lengths)
                    except RecordError as error:
                        outcome.broken.append(str(error))
        outcome.broken += _joins(project, table)


def _row(found: Any, text: str, outcome: Checked) -> None:
    outcome.rows += 1
    outcome.spans += spans(found)
    try:
        check(found, text)
    except RecordError as error:
        outcome.broken.append(str(error))


def _identity(article: Article) -> Iterator[str]:
    if sha256(article.text.encode()).hexdigest() != article.sha256:
        yield f"articles {article.article_id}: its sha256 is not that of its text"
    if make_id("ar", article.source_id, article.text) != article.article_id:
        yield f"articles {article.article_id}: its id is not the hash of its source id and text"


def _tiles(article: Article, passages: list[tuple[int, int]]) -> Iterator[str]:
    edges = [(0, 0), *passages, (len(article.text), len(article.text))]
    for (_, end), (start, _) in pairwise(edges):
        if end != start:
            yield f"passages of {article.article_id}: one ends at {end}, the next begins at {start}; they should tile"


def _beside(project: Project, found: QuoteCheck) -> Iterator[str]:
    """What a quotation and its source are said to have in common stands in both."""
    statements = list(project.rows("statements", "where statement_id = ?", (found.statement_id,)))
    quoting = record("statements", statements[0]).article_id if statements else None
    texts = {a.article_id: a.text for a, _ in project.articles([i for i in (quoting, found.source_article_id) if i])}
    here, there = texts.get(quoting or "", ""), texts.get(found.source_article_id or "", "")
    for (start, end), (first, last) in found.evidence:
        one, other = alike(here[start:end]), alike(there[first:last])
        if not one or one != other:
            yield (
                f"quote_checks of {found.statement_id}: [{start}, {end}) and [{first}, {last}) do not have one wording"
            )


def _joins(project: Project, table: str) -> Iterator[str]:
    for join in schema.joins(table):
        held = set(project.connection.execute(f"select * from {join.name}"))  # noqa: S608
        listed = {pair for row in project.rows(table) for pair in joined(record(table, row), join)}
        for pair in sorted(held ^ listed):
            yield f"{join.name}: {pair} does not agree with {table}.{join.column}"
