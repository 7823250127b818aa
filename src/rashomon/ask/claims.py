"""Claims in all their tellings."""

from collections.abc import Iterable, Sequence

from rashomon.ask.answers import ClaimLine, Claims, ClaimTold, Named, Saying, Words
from rashomon.ask.connection import Db, current, listed, start_of
from rashomon.ask.matter import Texts, holding, passages
from rashomon.ask.sayings import by_date, sayings
from rashomon.ask.sentences import around
from rashomon.errors import NotFound
from rashomon.records import Claim, Link, Mention, Statement


def claims(db: Db, *, limit: int = 50, cursor: str | None = None) -> Claims:
    """Claims, most widely told first."""
    start = start_of(cursor)
    found = db.records(Claim, f"{_ORDER} LIMIT ? OFFSET ?", (limit, start))
    total = db.number("SELECT count(*) FROM claims")
    end = start + limit
    return Claims(_lines(db, found), total, str(end) if end < total else None)


def claim(db: Db, claim_id: str) -> ClaimTold:
    """A claim in all its tellings, by date, and the statements that deny it."""
    found = db.records(Claim, "WHERE claim_id = ?", (current(db, claim_id),))
    if not found:
        raise NotFound(f"there is no claim {claim_id}; the page of claims lists those there are")
    mine = set(found[0].statement_ids)
    links = db.records(Link, _BETWEEN, {"ids": listed(mine)})
    against = {link.b if link.a in mine else link.a for link in links if link.kind == "denies"} - mine
    own = db.records(
        Mention, f"WHERE mention_id {_AMONG} ORDER BY article_id, mention_id", (listed(found[0].mention_ids),)
    )
    events = dict(
        db.all(
            f"SELECT mention_id, event_id FROM event_mentions WHERE mention_id {_AMONG}",
            (listed(found[0].mention_ids),),
        )
    )
    texts = Texts(db, {m.article_id for m in own})
    bounds = passages(db, (m.article_id for m in own))
    return ClaimTold(
        claim=_lines(db, found)[0],
        tellings=_told(db, mine),
        own_voice=tuple({_sentence(m, texts, bounds.get(m.article_id, ())): None for m in own}),
        event_ids=tuple(dict.fromkeys(events[m.mention_id] for m in own if m.mention_id in events)),
        against=_told(db, against),
        reasons=tuple(dict.fromkeys((link.kind, link.reason) for link in links)),
    )


def _sentence(m: Mention, texts: Texts, bounds: Iterable[tuple[int, int]]) -> Words:
    """The sentence in which an outlet tells it in its own voice."""
    at = m.trigger[0]
    return texts.words(m.article_id, around(texts.text(m.article_id), at.start, at.end, holding(bounds, at.start)))


def _lines(db: Db, found: Sequence[Claim]) -> tuple[ClaimLine, ...]:
    by_id = {s.statement_id: s for s in _told(db, {i for c in found for i in c.statement_ids})}
    own = db.records(Mention, f"WHERE mention_id {_AMONG}", (listed(i for c in found for i in c.mention_ids),))
    in_article = {m.mention_id: m.article_id for m in own}
    return tuple(_line(c, by_id, in_article) for c in found)


def _line(c: Claim, by_id: dict[str, Saying], in_article: dict[str, str]) -> ClaimLine:
    told = by_date(by_id[i] for i in c.statement_ids if i in by_id)
    first = by_id.get(c.first_statement_id or "", told[0] if told else None)
    articles = {s.article_id for s in told} | {in_article[i] for i in c.mention_ids if i in in_article}
    return ClaimLine(
        claim_id=c.claim_id,
        words=first.content if first else (),
        speaker=Named(first.speaker, first.speaker_id) if first else Named("an outlet in its own voice", ""),
        first=first.published if first else None,
        statements=len(told),
        articles=len(articles),
        speakers=len({s.speaker_id or s.speaker for s in told}),
        denied=sum(s.stance == "denies" for s in told),
        grounds_at_least=c.grounds_at_least,
        grounds_at_most=c.grounds_at_most,
    )


def _told(db: Db, ids: set[str]) -> tuple[Saying, ...]:
    return by_date(sayings(db, db.records(Statement, f"WHERE statement_id {_AMONG}", (listed(ids),))))


_AMONG = "IN (SELECT value FROM json_each(?))"
_ORDER = """ORDER BY json_array_length(statement_ids) + json_array_length(mention_ids) DESC, grounds_at_least DESC,
  claim_id"""
_BETWEEN = """WHERE kind IN ('same_claim', 'denies')
  AND (a IN (SELECT value FROM json_each(:ids)) OR b IN (SELECT value FROM json_each(:ids))) ORDER BY kind, a, b"""
