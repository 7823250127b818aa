"""Copies of one text, and who had it first."""

from collections.abc import Iterable

from rashomon.ask.answers import OriginLine, Origins
from rashomon.ask.articles import article as article_of
from rashomon.ask.articles import lines as article_lines
from rashomon.ask.articles import relations
from rashomon.ask.connection import Db, current, listed
from rashomon.errors import NotFound
from rashomon.records import Origin


def origins(db: Db, article: str | None = None, *, limit: int = 200) -> Origins:
    """Texts that several articles carry, most copied first; with an article (id or source id), those it is part of."""
    if article is not None:
        return _of_article(db, article)
    found = db.records(Origin, f"WHERE {_COPIED} {_ORDER} LIMIT ?", (limit,))
    return Origins(_lines(db, found), (), db.number(f"SELECT count(*) FROM origins WHERE {_COPIED}"))


def origin(db: Db, origin_id: str) -> Origins:
    """One origin: its copies and the evidence for each."""
    found = db.records(Origin, "WHERE origin_id = ?", (current(db, origin_id),))
    if not found:
        raise NotFound(f'there is no origin {origin_id}; "rashomon origins" lists the texts that were copied')
    copies = set(found[0].article_ids)
    evidence = tuple(
        (id, relation)
        for id in sorted(copies)
        for relation in relations(db, id)
        if relation.this_is_later and relation.other.article_id in copies
    )
    return Origins(_lines(db, found), evidence, 1)


def lines(db: Db, article_ids: Iterable[str]) -> tuple[OriginLine, ...]:
    """The origins of these articles with those of the articles that are copies of it."""
    wanted = set(article_ids)
    found = db.records(Origin, f"WHERE {_HOLDING} {_ORDER}", (listed(wanted),))
    return tuple(
        OriginLine(o.origin_id, o.basis, o.earliest_article_id, tuple(a for a in o.articles if a.article_id in wanted))
        for o in _lines(db, found)
    )


def _of_article(db: Db, article: str) -> Origins:
    read = article_of(db, article).article.article_id
    found = db.records(Origin, f"WHERE {_HOLDING} {_ORDER}", (listed((read,)),))
    return Origins(_lines(db, found), tuple((read, relation) for relation in relations(db, read)), len(found))


def _lines(db: Db, found: Iterable[Origin]) -> tuple[OriginLine, ...]:
    held = list(found)
    known = {a.article_id: a for a in article_lines(db, (id for o in held for id in o.article_ids))}
    place = {id: n for n, id in enumerate(known)}
    return tuple(
        OriginLine(
            o.origin_id,
            o.basis,
            o.earliest_article_id,
            tuple(known[id] for id in sorted((i for i in o.article_ids if i in known), key=place.__getitem__)),
        )
        for o in held
    )


_COPIED = "json_array_length(article_ids) > 1"
_ORDER = "ORDER BY json_array_length(article_ids) DESC, origin_id"
_HOLDING = """origin_id IN (SELECT origin_id FROM origin_articles
  WHERE article_id IN (SELECT value FROM json_each(?)))"""
