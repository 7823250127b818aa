"""Actors by id or name, read through `aliases`."""

from collections.abc import Iterable

from rashomon.ask.connection import Db, current, listed
from rashomon.errors import NotFound
from rashomon.records import Entity


def entities(db: Db, ids: Iterable[str | None]) -> dict[str, Entity]:
    """The entity of each id, an old id's being the one it has moved to; ids that nobody knows are left out."""
    now = moved(db, ids)
    found = {e.actor_id: e for e in db.records(Entity, _IN, (listed(now.values()),))}
    missing = set(now.values()) - set(found)
    if missing:
        # Before the first linking there are no entities, but articles have named these actors.
        found |= _named_in_articles(db, missing)
    return {old: found[new] for old, new in now.items() if new in found}


def moved(db: Db, ids: Iterable[str | None]) -> dict[str, str]:
    """Each id and the id it has now."""
    now = {id: id for id in ids if id}
    for _ in range(_LONGEST):
        step = dict(db.all(_MOVED, (listed(now.values()),)))
        if not step:
            break
        now = {old: step.get(new, new) for old, new in now.items()}
    return now


def family(db: Db, actor_id: str) -> tuple[str, ...]:
    """An actor's id with all the older ids that have become it."""
    return tuple(row[0] for row in db.all(_FAMILY, (current(db, actor_id),)))


def found(db: Db, name: str) -> Entity:
    """The one actor of this id or name; of several that share a name, the one that speaks most."""
    by_id = entities(db, (name,))
    if name in by_id:
        return by_id[name]
    for question in (_EXACT, _PART):
        rows = db.all(question, {"name": name, "like": f"%{_escaped(name)}%"})
        if rows:
            return entities(db, (rows[0][0],))[rows[0][0]]
    raise NotFound(f'no actor is called "{name}"; look for a part of the name with: rashomon search --in names {name}')


def matching(db: Db, name: str) -> tuple[str, ...]:
    """Ids of every actor with this id or with this part in a name, older ids included."""
    by_id = entities(db, (name,))
    ids = [e.actor_id for e in by_id.values()]
    if not ids:
        ids = [row[0] for row in db.all(_PART, {"name": name, "like": f"%{_escaped(name)}%"})]
    return tuple(dict.fromkeys(old for id in ids for old in family(db, id)))


def _named_in_articles(db: Db, ids: Iterable[str]) -> dict[str, Entity]:
    return {
        actor_id: Entity(
            actor_id=actor_id,
            name=name,
            kind=kind or "other",
            country=country,
            code=code,
            basis="as an article names it",
        )
        for actor_id, name, kind, country, code in db.all(_IN_ARTICLES, (listed(ids),))
    }


def _escaped(name: str) -> str:
    return name.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


_LONGEST = 20
"""Moves followed before a circle is suspected."""

_IN = "WHERE actor_id IN (SELECT value FROM json_each(?))"
_MOVED = "SELECT old_id, new_id FROM aliases WHERE old_id IN (SELECT value FROM json_each(?)) AND old_id <> new_id"
_FAMILY = """WITH RECURSIVE all_of(id) AS (
  SELECT ? UNION SELECT old_id FROM aliases JOIN all_of ON new_id = all_of.id) SELECT id FROM all_of"""
_SPOKEN = "(SELECT count(*) FROM statement_speakers s WHERE s.actor_id = e.actor_id)"
_EXACT = f"""SELECT e.actor_id FROM entities e
WHERE e.name = :name COLLATE NOCASE
   OR EXISTS (SELECT 1 FROM json_each(e.aliases) WHERE value = :name COLLATE NOCASE)
ORDER BY {_SPOKEN} DESC, e.actor_id"""
_PART = f"""SELECT e.actor_id FROM entities e
WHERE e.name LIKE :like ESCAPE '\\' OR EXISTS (SELECT 1 FROM json_each(e.aliases) WHERE value LIKE :like ESCAPE '\\')
ORDER BY {_SPOKEN} DESC, length(e.name), e.actor_id LIMIT 50"""
_IN_ARTICLES = """SELECT actor_id, min(name), min(kind), min(country), min(code) FROM actors
WHERE actor_id IN (SELECT value FROM json_each(?)) AND name IS NOT NULL GROUP BY actor_id"""
