"""A project at a glance."""

from rashomon.ask.actors import speakers
from rashomon.ask.answers import Count, Day, Overview, Status
from rashomon.ask.connection import Db
from rashomon.ask.events import most_disputed
from rashomon.ask.manners import DONE_EVENT
from rashomon.records import TABLES, Problem, plain

_SHOWN = 8


def status(db: Db) -> Status:
    """Rows of each table, the settings and versions recorded in the file, and every problem."""
    return Status(
        tables=tuple(Count(name, db.number(f"SELECT count(*) FROM {name}")) for name in TABLES),
        settings=tuple((key, value) for key, value in db.all("SELECT key, value FROM meta ORDER BY key")),
        problems=tuple(plain(p) for p in db.records(Problem, "ORDER BY severity, stage, uri, reason")),
    )


def overview(db: Db) -> Overview:
    """Counts, events by day, the most disputed, the most quoted."""
    counted = {
        name: db.number(f"SELECT count(*) FROM {name}") for name in ("articles", "statements", "mentions", "events")
    }
    return Overview(
        articles=counted["articles"],
        origins=_origins(db),
        statements=counted["statements"],
        speakers=db.number("SELECT count(DISTINCT actor_id) FROM statement_speakers"),
        mentions=counted["mentions"],
        events=counted["events"],
        told_by_several=db.number(_SEVERAL),
        days=tuple(Day(*row) for row in db.all(_DAYS)),
        disputed=most_disputed(db, _SHOWN),
        quoted=speakers(db, [row[0] for row in db.all(_QUOTED, (_SHOWN,))]),
        undated=db.number("SELECT count(*) FROM articles WHERE published IS NULL"),
        problems=db.number("SELECT count(*) FROM problems"),
    )


def _origins(db: Db) -> int:
    """How many texts there are when copies are counted once."""
    copies = db.number("SELECT count(*) FROM origin_articles")
    return db.number("SELECT count(*) FROM articles") - copies + db.number("SELECT count(*) FROM origins")


_SEVERAL = """SELECT count(*) FROM events
WHERE json_array_length(claimant_ids) > 1 OR json_array_length(origin_ids) > 1"""
_DAYS = f"""SELECT substr(date, 1, 10), count(*), sum({DONE_EVENT}) FROM events
WHERE date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]*' AND date NOT LIKE '%/%' GROUP BY 1 ORDER BY 1"""
_QUOTED = """SELECT coalesce(al.new_id, s.actor_id), count(*)
FROM statement_speakers s LEFT JOIN aliases al ON al.old_id = s.actor_id
GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ?"""
