"""Everything that tells of some events, fetched in a dozen questions however many events they are."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rashomon.ask.answers import Words
from rashomon.ask.connection import Db, listed, picked
from rashomon.ask.people import entities
from rashomon.project.rows import record
from rashomon.records import Description, Entity, Event, Mention, Span, Statement


@dataclass(frozen=True, slots=True)
class Source:
    """An article as far as an account needs it; `voice` is who speaks where it quotes nobody."""

    article_id: str
    outlet: str | None
    title: str | None
    published: str | None
    origin_id: str
    voice_id: str | None
    voice: str | None

    @property
    def when(self) -> tuple[bool, str, str]:
        """For sorting by date; without one comes last."""
        return self.published is None, self.published or "", self.article_id


class Texts:
    """Articles' texts, fetched when words are first asked for."""

    def __init__(self, db: Db, article_ids: Iterable[str]) -> None:
        self._db = db
        self._ids = tuple(article_ids)
        self._texts: dict[str, str] | None = None

    def text(self, article_id: str) -> str:
        """The whole text."""
        if self._texts is None:
            self._texts = dict(self._db.all(_TEXTS, (listed(self._ids),)))
        return self._texts[article_id]

    def words(self, article_id: str, span: "Span | tuple[int, int]") -> Words:
        """The exact words of a span."""
        start, end = span if isinstance(span, tuple) else (span.start, span.end)
        return Words(article_id, start, end, self.text(article_id)[start:end])


@dataclass(frozen=True, slots=True)
class Matter:
    """Some events with their mentions and all that these point to."""

    events: tuple[Event, ...]
    mentions: dict[str, tuple[Mention, ...]]
    statements: dict[str, Statement]
    sources: dict[str, Source]
    people: dict[str, Entity]
    outlets: dict[str, Entity]
    places: dict[tuple[str, int], str]
    anchors: dict[tuple[str, int], str | None]
    passages: dict[str, tuple[tuple[int, int], ...]]
    descriptions: dict[str, tuple[Description, ...]]
    texts: Texts

    def passage(self, article_id: str, at: int) -> tuple[int, int] | None:
        """The passage in which a place of a text lies."""
        return holding(self.passages.get(article_id, ()), at)

    def chain(self, statement_id: str | None) -> tuple[Statement, ...]:
        """A statement and those it stands in, innermost first."""
        chain: list[Statement] = []
        while statement_id in self.statements and len(chain) < _DEEPEST:
            chain.append(self.statements[statement_id])
            statement_id = chain[-1].parent_id
        return tuple(chain)


def matter(db: Db, events: Sequence[Event]) -> Matter:
    """All that tells of these events."""
    ids = listed(e.event_id for e in events)
    mentions: dict[str, list[Mention]] = defaultdict(list)
    for event_id, *row in db.all(_MENTIONS, (ids,)):
        mentions[event_id].append(record("mentions", tuple(row)))
    everyone = [m for told in mentions.values() for m in told]
    statements = above(db, (m.statement_id for m in everyone))
    articles = {m.article_id for m in everyone}
    found = sources(db, articles)
    people = entities(
        db,
        [p.actor_id for m in everyone for p in (*m.actor, *m.recipient)]
        + [source.voice_id for source in found.values()]
        + [actor_id for s in statements.values() for actor_id in (s.speaker_id, *s.speaker_ids)],
    )
    descriptions: dict[str, list[Description]] = defaultdict(list)
    for told in db.records(Description, _DESCRIBED, (ids,)):
        descriptions[told.target_id].append(told)
    in_these = (listed(articles),)
    return Matter(
        events=tuple(events),
        mentions={event_id: tuple(told) for event_id, told in mentions.items()},
        statements=statements,
        sources=found,
        people=people,
        outlets=outlets(db, (s.outlet for s in found.values())),
        places={(a, start): name for a, start, name in db.all(_PLACES, in_these)},
        anchors={(a, start): anchor for a, start, anchor in db.all(_ANCHORS, in_these)},
        passages=passages(db, (m.article_id for m in everyone if not m.statement_id)),
        descriptions={target: tuple(told) for target, told in descriptions.items()},
        texts=Texts(db, articles),
    )


def passages(db: Db, article_ids: Iterable[str]) -> dict[str, tuple[tuple[int, int], ...]]:
    """Where the passages of articles begin and end."""
    held: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for article_id, start, end in db.all(_PASSAGES, (listed(article_ids),)):
        held[article_id].append((start, end))
    return {article_id: tuple(bounds) for article_id, bounds in held.items()}


def holding(bounds: Iterable[tuple[int, int]], at: int) -> tuple[int, int] | None:
    """The passage in which a place of a text lies."""
    return next((b for b in bounds if b[0] <= at < b[1]), None)


def above(db: Db, statement_ids: Iterable[str | None]) -> dict[str, Statement]:
    """These statements and all they stand in, by id."""
    return {s.statement_id: s for s in db.records(Statement, _ABOVE, (listed(statement_ids),))}


def sources(db: Db, article_ids: Iterable[str]) -> dict[str, Source]:
    """Articles by id, each with its origin; one that nobody copied is its own."""
    rows = db.all(_SOURCES, (listed(article_ids),))
    return {
        article_id: Source(article_id, outlet, title, published, origin_id or article_id, voice_id, voice or outlet)
        for article_id, outlet, title, published, origin_id, voice_id, voice in rows
    }


def outlets(db: Db, names: Iterable[str | None]) -> dict[str, Entity]:
    """The entity of each outlet that is one, by the outlet's name."""
    found = db.records(Entity, _OUTLETS, (listed(names),))
    return {e.name: e for e in sorted(found, key=lambda e: (e.kind != "media", e.actor_id), reverse=True)}


_DEEPEST = 12
"""Statements within statements that are followed; nobody writes deeper."""

_TEXTS = "SELECT article_id, text FROM articles WHERE article_id IN (SELECT value FROM json_each(?))"
_MENTIONS = f"""SELECT em.event_id, {picked("mentions")} FROM event_mentions em JOIN mentions USING (mention_id)
WHERE em.event_id IN (SELECT value FROM json_each(?)) ORDER BY mentions.article_id, mentions.mention_id"""
_ABOVE = """WHERE statement_id IN (
  WITH RECURSIVE up(id) AS (
    SELECT value FROM json_each(?)
    UNION SELECT s.parent_id FROM statements s JOIN up ON s.statement_id = up.id WHERE s.parent_id IS NOT NULL)
  SELECT id FROM up)"""
_SOURCES = """SELECT a.article_id, a.outlet, a.title, a.published,
  (SELECT min(origin_id) FROM origin_articles o WHERE o.article_id = a.article_id), v.actor_id, v.name
FROM articles a LEFT JOIN own_voices v USING (article_id) WHERE a.article_id IN (SELECT value FROM json_each(?))"""
_OUTLETS = "WHERE name IN (SELECT value FROM json_each(?)) ORDER BY actor_id"
_PLACES = """SELECT article_id, start, name FROM places
WHERE article_id IN (SELECT value FROM json_each(?)) AND name IS NOT NULL"""
_PASSAGES = """SELECT article_id, start, "end" FROM passages
WHERE article_id IN (SELECT value FROM json_each(?)) ORDER BY article_id, start"""
_ANCHORS = "SELECT article_id, start, anchor FROM times WHERE article_id IN (SELECT value FROM json_each(?))"
_DESCRIBED = "WHERE target_id IN (SELECT value FROM json_each(?)) ORDER BY article_id, start"
