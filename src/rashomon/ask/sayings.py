"""Statements in words: shared by every question that shows who said what."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from rashomon.ask.answers import Check, Saying
from rashomon.ask.connection import Db, listed
from rashomon.ask.matter import Source, Texts, above, sources
from rashomon.ask.people import entities
from rashomon.records import Entity, QuoteCheck, Statement


def sayings(db: Db, statements: Sequence[Statement], texts: Texts | None = None) -> tuple[Saying, ...]:
    """These statements in words, in the order given."""
    articles = {s.article_id for s in statements}
    found = sources(db, articles)
    people = entities(db, (i for s in statements for i in (s.speaker_id, *s.speaker_ids)))
    known = above(db, (s.statement_id for s in statements))
    told = texts or Texts(db, articles)
    rows = quote_checks(db, (s.statement_id for s in statements))
    of = sources(db, {r.source_article_id for r in rows.values() if r.source_article_id})
    said = (_saying(s, found[s.article_id], people, known, told) for s in statements)
    return tuple(_checked(s, rows.get(s.statement_id), of) for s in said)


def quote_checks(db: Db, statement_ids: Iterable[str]) -> dict[str, QuoteCheck]:
    """How the quoted words of these statements stand to their source, where that is here."""
    among = "WHERE statement_id IN (SELECT value FROM json_each(?)) ORDER BY statement_id, source_article_id"
    return {row.statement_id: row for row in db.records(QuoteCheck, among, (listed(statement_ids),))}


def _checked(s: Saying, row: QuoteCheck | None, of: Mapping[str, Source]) -> Saying:
    if row is None or row.source_article_id is None:
        return s
    check = Check(
        statement_id=s.statement_id,
        verdict=row.verdict,
        diff=row.diff,
        basis=row.basis,
        article_id=row.source_article_id,
        outlet=of[row.source_article_id].outlet,
        speaker=s.speaker,
        content=s.content,
    )
    return replace(s, check=check)


def by_date(sayings: Iterable[Saying]) -> tuple[Saying, ...]:
    """Earliest first; those without a date last."""
    return tuple(sorted(sayings, key=lambda s: (s.published is None, s.published or "", s.article_id, _at(s))))


def once(sayings: Iterable[Saying]) -> tuple[Saying, ...]:
    """Each wording once, where it stands first, with the number of further articles that have it."""
    first: dict[tuple[str, str], Saying] = {}
    articles: dict[tuple[str, str], set[str]] = {}
    for s in sayings:
        key = (s.stance, " ".join(" ".join(w.text for w in s.content).casefold().split()))
        first.setdefault(key, s)
        articles.setdefault(key, set()).add(s.article_id)
    return tuple(replace(s, again=len(articles[key]) - 1) for key, s in first.items())


def _saying(
    s: Statement, source: Source, people: dict[str, Entity], known: dict[str, Statement], texts: Texts
) -> Saying:
    speakers = {e.actor_id: e.name for i in (s.speaker_ids or (s.speaker_id,)) if (e := people.get(i or ""))}
    words = tuple(texts.words(s.article_id, span) for span in s.source)
    return Saying(
        statement_id=s.statement_id,
        parent_id=s.parent_id,
        article_id=s.article_id,
        outlet=source.outlet,
        published=source.published,
        speaker_id=next(iter(speakers), None),
        speaker=" and ".join(speakers.values()) or " ".join(w.text for w in words) or "Unnamed source",
        speaker_named=bool(speakers) or not words,
        source=words,
        cue=tuple(texts.words(s.article_id, span) for span in s.cue),
        content=tuple(texts.words(s.article_id, span) for span in s.content),
        kind=s.kind,
        stance=s.stance,
        source_type=s.source_type,
        basis=s.speaker_basis,
        distance=tuple(texts.words(s.article_id, span) for span in s.distance),
        inferred=s.inferred,
        rule=s.rule,
        depth=_depth(s, known),
        score=s.speaker_score,
        grade=s.source_grade,
        withheld=tuple(texts.words(s.article_id, span) for span in s.withheld),
    )


def _depth(s: Statement, known: dict[str, Statement]) -> int:
    depth, seen = 0, {s.statement_id}
    parent = s.parent_id
    while parent in known and parent not in seen:
        depth += 1
        seen.add(parent)
        parent = known[parent].parent_id
    return depth


def _at(s: Saying) -> int:
    spans = (*s.source, *s.cue, *s.content)
    return min((w.start for w in spans), default=0)
