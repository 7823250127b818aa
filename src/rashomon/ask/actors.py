"""Actors and what they said."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date, timedelta

from rashomon.ask.answers import Actors, Count, EventLine, Profile, Saying, Speaker, Week, Who, Words
from rashomon.ask.connection import Db, listed, start_of
from rashomon.ask.events import event_lines
from rashomon.ask.manners import DONE
from rashomon.ask.matter import Texts
from rashomon.ask.people import entities, family, found, matching
from rashomon.ask.sayings import by_date, once, sayings
from rashomon.ask.search import phrase
from rashomon.records import Description, Event, Mention, Participant, Statement

_EVENTS_SHOWN = 12
_SAYINGS_SHOWN = 30


def actors(db: Db, *, query: str | None = None, limit: int = 50, cursor: str | None = None) -> Actors:
    """Actors, those who speak most first; `query` is a part of a name."""
    start = start_of(cursor)
    ids = matching(db, query) if query else None
    clause = "WHERE e.actor_id IN (SELECT value FROM json_each(:ids))" if ids is not None else ""
    values = {"ids": listed(ids or ()), "limit": limit, "start": start}
    total = db.number(f"SELECT count(*) FROM entities e {clause}", values)
    rows = db.all(f"{_RANKED} {clause} {_BY_SAID}", values)
    end = start + limit
    return Actors(speakers(db, [row[0] for row in rows]), total, str(end) if end < total else None)


def actor(db: Db, actor: str) -> Profile:
    """An actor by id or name: its names, its words, its deeds as told, and what is told of it in other moods."""
    entity = found(db, actor)
    ids = family(db, entity.actor_id)
    said = _said(db, ids)
    texts_of = db.records(
        Description, "WHERE target_id IN (SELECT value FROM json_each(?)) ORDER BY article_id, start", (listed(ids),)
    )
    return Profile(
        actor_id=entity.actor_id,
        name=entity.name,
        kind=entity.kind,
        country=entity.country,
        code=entity.code,
        aliases=entity.aliases,
        basis=entity.basis,
        statements=len(said),
        articles=len({s.article_id for s in said}),
        stances=tuple(Count(name, n) for name, n in sorted(Counter(s.stance for s in said).items(), key=_most)),
        sayings=once(by_date(sayings(db, said)))[:_SAYINGS_SHOWN],
        did=_events(db, "mention_actors", ids),
        suffered=_events(db, "mention_recipients", ids),
        not_done=_not_done(db, "mention_actors", ids, lambda m: m.actor),
        not_suffered=_not_done(db, "mention_recipients", ids, lambda m: m.recipient),
        called=_called(db, texts_of),
        weeks=_weeks(db, ids),
    )


def who(db: Db, actor: str, about: str | None = None, *, limit: int = 200) -> Who:
    """What an actor (id or name) said, in its own words, by date; `about` is words that must stand in them."""
    entity = found(db, actor)
    said = _said(db, family(db, entity.actor_id), about)
    told: Sequence[Saying] = by_date(sayings(db, said))
    return Who(entity.actor_id, entity.name, about, tuple(told[:limit]), len(said))


def speakers(db: Db, actor_ids: Sequence[str]) -> tuple[Speaker, ...]:
    """These actors with how much they say and are told of, in the order given."""
    people = entities(db, actor_ids)
    told: list[Speaker] = []
    for actor_id in actor_ids:
        if entity := people.get(actor_id):
            ids = listed(family(db, actor_id))
            statements, articles, outlets, denies = db.all(_SPEAKER, {"ids": ids})[0]
            mentions, done = db.all(_DOES, {"ids": ids})[0]
            told.append(
                Speaker(
                    entity.actor_id, entity.name, entity.kind, entity.country, statements, articles, outlets,
                    denies or 0, mentions, done or 0,
                )
            )  # fmt: skip
    return tuple(told)


def _said(db: Db, ids: Sequence[str], about: str | None = None) -> list[Statement]:
    values = {"ids": listed(ids), "about": phrase(about or "")}
    where = _SPOKEN_BY + (_ABOUT if values["about"] else "")
    return db.records(Statement, f"{where} ORDER BY article_id, statement_id", values)


def _events(db: Db, role: str, ids: Sequence[str]) -> tuple[EventLine, ...]:
    """Events in which somebody tells this part of the actor's as done."""
    return event_lines(db, _with_part(db, role, ids, done=True))


def _not_done(
    db: Db, role: str, ids: Sequence[str], parties: Callable[[Mention], Sequence[Participant]]
) -> tuple[EventLine, ...]:
    """Events in which nobody does, whatever is told of others' part in them."""
    found = _with_part(db, role, ids, done=False)
    return event_lines(db, found, lambda m: any(p.actor_id in ids for p in parties(m)))


def _with_part(db: Db, role: str, ids: Sequence[str], *, done: bool) -> list[Event]:
    question = f"""WHERE event_id IN (
        SELECT em.event_id FROM {role} JOIN event_mentions em USING (mention_id) JOIN mentions m USING (mention_id)
        LEFT JOIN statements s ON s.statement_id = m.statement_id
        WHERE actor_id IN (SELECT value FROM json_each(:ids)) GROUP BY em.event_id HAVING max({DONE}) = :done)
      ORDER BY json_array_length(claimant_ids) DESC, json_array_length(article_ids) DESC, date, event_id LIMIT :most"""
    return db.records(Event, question, {"ids": listed(ids), "done": done, "most": _EVENTS_SHOWN})


def _called(db: Db, told: Sequence[Description]) -> tuple[Words, ...]:
    texts = Texts(db, {d.article_id for d in told})
    words = [texts.words(d.article_id, (d.start, d.end)) for d in told]
    return tuple({w.text.casefold(): w for w in reversed(words)}.values())[::-1]


def _weeks(db: Db, ids: Sequence[str]) -> tuple[Week, ...]:
    """Every week from the first to the last in which the actor speaks or is told of."""
    said, denied, told_of, as_done = Counter[date](), Counter[date](), Counter[date](), Counter[date]()
    for published, stance, n in db.all(_BY_DAY_SAID, {"ids": listed(ids)}):
        if monday := _monday(published):
            said[monday] += n
            denied[monday] += n if stance == "denies" else 0
    for published, n, done in db.all(_BY_DAY_TOLD, {"ids": listed(ids)}):
        if monday := _monday(published):
            told_of[monday] += n
            as_done[monday] += done
    weeks = sorted({*said, *told_of})
    if not weeks:
        return ()
    count = (weeks[-1] - weeks[0]).days // 7 + 1
    # Over many years a week is thinner than a line can be drawn: only those with something in them.
    every = [weeks[0] + timedelta(7 * n) for n in range(count)] if count <= _WEEKS else weeks
    return tuple(Week(w.isoformat(), said[w], denied[w], told_of[w], as_done[w]) for w in every)


def _monday(published: str) -> date | None:
    try:
        day = date.fromisoformat(published)
    except ValueError:
        return None
    return day - timedelta(day.weekday())


def _most(item: tuple[str, int]) -> tuple[int, str]:
    return -item[1], item[0]


_WEEKS = 160

_RANKED = """SELECT e.actor_id,
  (SELECT count(*) FROM statement_speakers s WHERE s.actor_id = e.actor_id) AS said,
  (SELECT count(*) FROM mention_actors m WHERE m.actor_id = e.actor_id) AS done
FROM entities e"""
_BY_SAID = "ORDER BY said DESC, done DESC, e.name, e.actor_id LIMIT :limit OFFSET :start"
_SPOKEN_BY = """WHERE statement_id IN (
  SELECT statement_id FROM statement_speakers WHERE actor_id IN (SELECT value FROM json_each(:ids))
  UNION SELECT statement_id FROM statements WHERE speaker_id IN (SELECT value FROM json_each(:ids)))"""
_ABOUT = " AND statements.rowid IN (SELECT rowid FROM statements_fts WHERE statements_fts MATCH :about)"
_SPEAKER = """SELECT count(*), count(DISTINCT s.article_id), count(DISTINCT a.outlet), sum(s.stance = 'denies')
FROM statements s JOIN articles a ON a.article_id = s.article_id WHERE s.statement_id IN (
  SELECT statement_id FROM statement_speakers WHERE actor_id IN (SELECT value FROM json_each(:ids)))"""
_DOES = f"""SELECT count(*), sum({DONE}) FROM mention_actors JOIN mentions m USING (mention_id)
LEFT JOIN statements s ON s.statement_id = m.statement_id WHERE actor_id IN (SELECT value FROM json_each(:ids))"""
_BY_DAY_SAID = """SELECT substr(a.published, 1, 10), s.stance, count(*)
FROM statements s JOIN articles a ON a.article_id = s.article_id
WHERE a.published IS NOT NULL AND s.statement_id IN (
  SELECT statement_id FROM statement_speakers WHERE actor_id IN (SELECT value FROM json_each(:ids)))
GROUP BY 1, 2"""
_BY_DAY_TOLD = f"""SELECT substr(a.published, 1, 10), count(*), sum({DONE})
FROM mentions m JOIN articles a ON a.article_id = m.article_id LEFT JOIN statements s ON s.statement_id = m.statement_id
WHERE a.published IS NOT NULL AND m.mention_id IN (
  SELECT mention_id FROM mention_actors WHERE actor_id IN (SELECT value FROM json_each(:ids)))
GROUP BY 1"""
