"""Events and the accounts of each."""

from collections.abc import Callable, Sequence
from typing import get_args

from rashomon.ask.accounts import Told, account, gathered
from rashomon.ask.answers import Accounts, By, EventLine, Events
from rashomon.ask.articles import lines as article_lines
from rashomon.ask.connection import Db, current, listed, start_of
from rashomon.ask.lines import line, tellings
from rashomon.ask.manners import DONE_EVENT
from rashomon.ask.matter import Matter, matter
from rashomon.ask.origins import lines as origin_lines
from rashomon.ask.people import matching
from rashomon.ask.points import points
from rashomon.ask.sayings import by_date, sayings
from rashomon.ask.values import interval
from rashomon.errors import NotFound, QuestionError
from rashomon.records import Event, EventType, Mention

COLUMNS = 8
"""Accounts side by side before the page is too wide to be read across."""

_WEIGHT = {"happened": 3, "actor": 3, "place": 1, "date": 1}
"""How much a point in conflict weighs in the order of disputed events; whom and how many weigh 2."""

_STEP = 100
_LOOKED_AT = 1000
"""Events that are laid side by side in search of conflicts before a list is given up."""


def events(
    db: Db,
    *,
    type: str | None = None,
    actor: str | None = None,
    place: str | None = None,
    since: str | None = None,
    until: str | None = None,
    disputed: bool = False,
    done: bool = False,
    limit: int = 50,
    cursor: str | None = None,
) -> Events:
    """Events, most widely told first (with `disputed`, those whose accounts conflict, most disputed first).

    `actor` and `place` are an id or a part of a name, dates are ISO 8601; `done` leaves what somebody tells as done.
    """
    where, values = _filters(db, type=type, actor=actor, place=place, since=since, until=until, done=done)
    if disputed:
        return _disputed(db, where, values, limit, start_of(cursor))
    total = db.number(f"SELECT count(*) FROM events {where}", values)
    start = start_of(cursor)
    page = db.records(Event, f"{where} {_ORDER} LIMIT :limit OFFSET :start", values | {"limit": limit, "start": start})
    return Events(event_lines(db, page), total, _next(start + limit, total))


def event(
    db: Db,
    event_id: str,
    *,
    claimants: Sequence[str] = (),
    conflicts: bool = False,
    every: bool = False,
    by: By = "claimant",
) -> Accounts:
    """An event with its accounts side by side: 8 claimants by independent origins unless chosen or `every`."""
    if by not in get_args(By):
        raise QuestionError(f'accounts cannot be told apart by "{by}"; choose one of {", ".join(get_args(By))}')
    about, found = _found(db, event_id)
    voices = gathered(about, found)
    accounts = voices if by == "claimant" else gathered(about, found, by)
    shown = _chosen(accounts, claimants) or (accounts if every else accounts[:COLUMNS])
    asked = points(about, found, accounts, shown)
    articles = {m.article_id for m in about.mentions.get(found.event_id, ())}
    return Accounts(
        event=line(about, found, voices),
        accounts=tuple(account(about, a) for a in shown),
        points=tuple(p for p in asked if p.state == "conflict" or not conflicts),
        left_out=tuple(account(about, a) for a in accounts if a not in shown),
        tellings=tellings(about, shown),
        articles=article_lines(db, articles),
        origins=origin_lines(db, articles),
        by=by,
        checks=tuple(s.check for s in by_date(sayings(db, list(about.statements.values()), about.texts)) if s.check),
    )


def diff(db: Db, event_id: str) -> Accounts:
    """Only the points on which accounts of an event conflict, with every claimant who has a word on them."""
    return event(db, event_id, conflicts=True, every=True)


def most_disputed(db: Db, limit: int) -> tuple[EventLine, ...]:
    """Events whose accounts conflict among the most widely told, looked for no further than needed."""
    found: list[EventLine] = []
    for start in range(0, _LOOKED_AT, _STEP):
        page = db.records(Event, f"WHERE {_SEVERAL} {_ORDER} LIMIT ? OFFSET ?", (_STEP, start))
        found += [e for e in event_lines(db, page) if e.conflicts]
        if len(found) >= limit or len(page) < _STEP:
            break
    return tuple(sorted(found, key=_dispute)[:limit])


def event_lines(db: Db, found: Sequence[Event], of: Callable[[Mention], bool] | None = None) -> tuple[EventLine, ...]:
    """Events in one line each; `of` chooses the mentions that tell of somebody's own part in them."""
    about = matter(db, found)
    return tuple(line(about, e, gathered(about, e), of) for e in found)


def _found(db: Db, event_id: str) -> tuple[Matter, Event]:
    rows = db.records(Event, "WHERE event_id = ?", (current(db, event_id),))
    if not rows:
        raise NotFound(f'there is no event {event_id}; "rashomon events" lists those there are')
    return matter(db, rows), rows[0]


def _chosen(accounts: Sequence[Told], claimants: Sequence[str]) -> list[Told]:
    by_claimant = {a.claimant: a for a in accounts}
    return [by_claimant[c] for c in dict.fromkeys(claimants) if c in by_claimant]


def _disputed(db: Db, where: str, values: dict[str, object], limit: int, start: int) -> Events:
    """Events whose accounts conflict; only those with several voices are laid side by side to find out."""
    several = f"{where} {'AND' if where else 'WHERE'} {_SEVERAL} {_ORDER} LIMIT {_LOOKED_AT + 1}"
    candidates = db.records(Event, several, values)
    found = sorted((e for e in event_lines(db, candidates[:_LOOKED_AT]) if e.conflicts), key=_dispute)
    note = f"only the {_LOOKED_AT} most widely told were compared" if len(candidates) > _LOOKED_AT else None
    return Events(tuple(found[start : start + limit]), len(found), _next(start + limit, len(found)), note)


def _dispute(event: EventLine) -> int:
    """Whether and who before when and where, the more the more voices tell it; smallest first."""
    return -event.claimants * max(_WEIGHT.get(point, 2) for point in event.conflicts)


def _next(end: int, total: int) -> str | None:
    return str(end) if end < total else None


def _filters(
    db: Db, *, type: str | None, actor: str | None, place: str | None, since: str | None, until: str | None, done: bool
) -> tuple[str, dict[str, object]]:
    clauses: list[str] = []
    values: dict[str, object] = {}
    if type:
        if type.upper() not in get_args(EventType):
            raise QuestionError(f"there is no type {type}; choose one of {', '.join(get_args(EventType))}")
        clauses.append("type = :type")
        values["type"] = type.upper()
    if actor:
        clauses.append(_OF_ACTOR)
        values["actors"] = listed(matching(db, actor))
    if place:
        clauses.append(_AT_PLACE)
        values |= {"place": place, "like": f"%{place}%"}
    for name, clause in (("since", "last_day(date) >= :since"), ("until", "first_day(date) <= :until")):
        given = since if name == "since" else until
        if given:
            clauses.append(clause)
            values[name] = _day(given, last=name == "until")
    if done:
        clauses.append(DONE_EVENT)
    return ("WHERE " + " AND ".join(clauses)) if clauses else "", values


def _day(given: str, *, last: bool) -> str:
    days = interval(given)
    if days is None:
        raise QuestionError(f'"{given}" is no date; write it as 1962, 1962-10 or 1962-10-26')
    return days[last].isoformat()


_ORDER = """ORDER BY json_array_length(origin_ids) DESC, json_array_length(claimant_ids) DESC,
  json_array_length(article_ids) DESC, date IS NULL, date, event_id"""
_SEVERAL = """(json_array_length(claimant_ids) > 1 OR json_array_length(mention_ids) > 1)"""
_OF_ACTOR = """event_id IN (
  SELECT event_id FROM event_mentions JOIN mention_actors USING (mention_id)
    WHERE actor_id IN (SELECT value FROM json_each(:actors))
  UNION SELECT event_id FROM event_mentions JOIN mention_recipients USING (mention_id)
    WHERE actor_id IN (SELECT value FROM json_each(:actors))
  UNION SELECT event_id FROM event_claimants WHERE actor_id IN (SELECT value FROM json_each(:actors)))"""
_AT_PLACE = """event_id IN (
  SELECT em.event_id FROM event_mentions em JOIN mentions m USING (mention_id)
  JOIN places p ON p.article_id = m.article_id AND p.start = m.place ->> 'start'
  WHERE p.name LIKE :like OR p.country = upper(:place) OR cast(p.geonames_id AS text) = :place)"""
