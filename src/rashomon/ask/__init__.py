"""Questions: one function a question, the same for the page, the command line, JSON and CSV.

`with ask.open("rashomon.db") as db: ask.event(db, "ev_...")`. Every answer is a frozen value from `answers`, with
`.rows` as its flat face; ids go through `aliases`, so an address once given keeps working.
"""

from rashomon.ask.actors import actor, actors, who
from rashomon.ask.articles import article, articles
from rashomon.ask.claims import claim, claims
from rashomon.ask.connection import Db, open
from rashomon.ask.events import diff, event, events
from rashomon.ask.explain import explain
from rashomon.ask.origins import origin, origins
from rashomon.ask.overview import overview, status
from rashomon.ask.search import search
from rashomon.ask.tables import row, sql, stream, table, tables, words

__all__ = [
    "Db",
    "actor",
    "actors",
    "article",
    "articles",
    "claim",
    "claims",
    "diff",
    "event",
    "events",
    "explain",
    "open",
    "origin",
    "origins",
    "overview",
    "row",
    "search",
    "sql",
    "status",
    "stream",
    "table",
    "tables",
    "who",
    "words",
]
