"""Articles and what was understood of each."""

from collections.abc import Iterable, Sequence

from rashomon.ask.answers import ArticleLine, Articles, Deed, Reading, Relation, Row, Words
from rashomon.ask.connection import Db, current, listed, picked, start_of
from rashomon.ask.manners import way
from rashomon.ask.marks import blocks, marks
from rashomon.ask.matter import Texts
from rashomon.ask.sayings import sayings
from rashomon.errors import NotFound
from rashomon.project.schema import shape
from rashomon.records import Article, Link, Mention, Passage, Statement


def articles(
    db: Db,
    *,
    outlet: str | None = None,
    since: str | None = None,
    until: str | None = None,
    limit: int = 50,
    cursor: str | None = None,
) -> Articles:
    """Articles by date."""
    clauses = [("outlet = :outlet", outlet), ("published >= :since", since), ("published < :until || '~'", until)]
    where = " AND ".join(clause for clause, given in clauses if given) or "1"
    values = {"outlet": outlet, "since": since, "until": until, "limit": limit, "start": start_of(cursor)}
    total = db.number(f"SELECT count(*) FROM articles WHERE {where}", values)
    found = db.all(f"{_LINE} WHERE {where} {_ORDER} LIMIT :limit OFFSET :start", values)
    end = start_of(cursor) + limit
    return Articles(tuple(ArticleLine(*row) for row in found), total, str(end) if end < total else None)


def lines(db: Db, article_ids: Iterable[str]) -> tuple[ArticleLine, ...]:
    """These articles in one line each, by date."""
    rows = db.all(f"{_LINE} WHERE a.article_id IN (SELECT value FROM json_each(?)) {_ORDER}", (listed(article_ids),))
    return tuple(ArticleLine(*row) for row in rows)


def article(db: Db, article_id: str, *, at: tuple[int, int] | None = None) -> Reading:
    """An article by its id (or source id): text in pieces under its marks, statements, mentions, provenance, links."""
    found = _found(db, article_id)
    by_article = (found.article_id,)
    statements = db.records(Statement, "WHERE article_id = ?", by_article)
    statements.sort(
        key=lambda s: (min((span.start for span in (*s.source, *s.cue, *s.content)), default=0), s.statement_id)
    )
    mentions = db.records(Mention, "WHERE article_id = ?", by_article)
    mentions.sort(key=lambda m: (m.trigger[0].start, m.mention_id))
    texts = Texts(db, by_article)
    events = dict(db.all(_EVENTS, by_article))
    by_id = {s.statement_id: s for s in statements}
    deeds = tuple(deed(m, texts, events.get(m.mention_id), by_id.get(m.statement_id or "")) for m in mentions)
    passages = db.records(Passage, "WHERE article_id = ? ORDER BY start", by_article)
    return Reading(
        article=lines(db, by_article)[0],
        source_id=found.source_id,
        uri=found.uri,
        sha256=found.sha256,
        authors=found.authors,
        genre_basis=found.genre_basis,
        categories=tuple((c.scheme, c.value) for c in found.categories),
        blocks=blocks(
            found.text,
            passages,
            marks(statements, mentions, _inside(at, found.text)),
            events,
            {d.mention_id: d.told for d in deeds if not d.done},
        ),
        sayings=sayings(db, statements, texts),
        deeds=deeds,
        provenance=tuple(_rows(db, "provenance", found.article_id)),
        candidates=tuple(_rows(db, "metadata_candidates", found.article_id)),
        relations=relations(db, found.article_id),
        misses=tuple(
            (texts.words(found.article_id, (start, end)), stage, reason)
            for start, end, stage, reason in db.all(_MISSES, by_article)
        ),
        at=_inside(at, found.text),
    )


def deed(m: Mention, texts: Texts, event_id: str | None, statement: Statement | None) -> Deed:
    """A mention in words; `statement` is the one it stands in."""
    how, negated = way(m, statement)
    return Deed(
        mention_id=m.mention_id,
        article_id=m.article_id,
        statement_id=m.statement_id,
        event_id=event_id,
        type=m.type,
        mode=m.mode,
        trigger=tuple(texts.words(m.article_id, span) for span in m.trigger),
        actors=tuple(texts.words(m.article_id, (p.start, p.end)) for p in m.actor),
        recipients=tuple(texts.words(m.article_id, (p.start, p.end)) for p in m.recipient),
        place=texts.words(m.article_id, (m.place.start, m.place.end)) if m.place else None,
        date=texts.words(m.article_id, (m.date.start, m.date.end)) if m.date else None,
        date_value=m.date.value if m.date else None,
        polarity=m.polarity,
        modality=m.modality,
        rule=m.rule,
        how=how,
        negated=negated,
    )


def relations(db: Db, article_id: str) -> tuple[Relation, ...]:
    """Links of an article to others, with the shared words of both."""
    links = db.records(Link, _LINKS, {"id": article_id})
    others = {link.b if link.a == article_id else link.a for link in links}
    known = {line.article_id: line for line in lines(db, others)}
    texts = Texts(db, {article_id, *others})
    return tuple(
        Relation(
            kind=link.kind,
            other=known[other],
            this_is_later=link.a == article_id,
            score=link.score,
            reason=link.reason,
            evidence=_evidence(texts, link),
        )
        for link in links
        if (other := link.b if link.a == article_id else link.a) in known
    )


def _found(db: Db, article_id: str) -> Article:
    for where, value in (("article_id", current(db, article_id)), ("source_id", article_id)):
        if rows := db.records(Article, f"WHERE {where} = ? ORDER BY published DESC, article_id LIMIT 1", (value,)):
            return rows[0]
    raise NotFound(f'there is no article {article_id}; look for its words with "rashomon search"')


def _inside(at: tuple[int, int] | None, text: str) -> tuple[int, int] | None:
    """The stretch that an address points to, cut to the text; nothing when it lies outside."""
    if at is None:
        return None
    start, end = max(0, at[0]), min(len(text), at[1])
    return (start, end) if start < end else None


def _evidence(texts: Texts, link: Link) -> tuple[tuple[Words, Words], ...]:
    return tuple((texts.words(link.a, a), texts.words(link.b, b)) for a, b in link.evidence)


def _rows(db: Db, table: str, article_id: str) -> Sequence[Row]:
    names = [column.name for column in shape(table)]
    bools = {column.name for column in shape(table) if column.kind is bool}
    question = f'SELECT {picked(table)} FROM {table} WHERE article_id = ? ORDER BY start, "end"'
    found = db.all(question, (article_id,))
    rows = (dict(zip(names, row, strict=True)) for row in found)
    return [{n: bool(v) if n in bools else v for n, v in row.items()} for row in rows]


_ORDER = "ORDER BY a.published IS NULL, a.published, a.article_id"
_LINE = """SELECT a.article_id, a.outlet, a.title, a.published, a.published_precision, a.published_basis, a.genre,
  (SELECT count(*) FROM statements s WHERE s.article_id = a.article_id),
  (SELECT count(*) FROM mentions m WHERE m.article_id = a.article_id),
  (SELECT min(o.origin_id) FROM origin_articles o WHERE o.article_id = a.article_id)
FROM articles a"""
_EVENTS = """SELECT em.mention_id, em.event_id FROM event_mentions em JOIN mentions m USING (mention_id)
WHERE m.article_id = ?"""
_MISSES = """SELECT start, "end", stage, reason FROM misses WHERE article_id = ? ORDER BY start, "end", stage, reason"""
_LINKS = """WHERE kind IN ('same_origin', 'derived_from', 'same_series') AND (a = :id OR b = :id)
ORDER BY kind, score DESC, a, b"""
