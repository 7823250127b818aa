"""One function a page: it asks one question and says in which template the answer is shown."""

import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, cast, get_args

from starlette.datastructures import QueryParams

from rashomon import ask
from rashomon.ask.answers import By, Deed, Row, Saying
from rashomon.ask.search import Where
from rashomon.records import EventType

Given = Mapping[str, str]
"""The parts of an address."""


@dataclass(frozen=True, slots=True)
class Page:
    """An answer with its template; `rows` only where the face for CSV is not the answer's own."""

    template: str
    answer: Any  # one of ask.answers
    title: str
    more: dict[str, Any] = field(default_factory=dict)

    @property
    def rows(self) -> list[Row]:
        """The answer's face for CSV."""
        return cast(list[Row], self.answer.rows)


Question = Callable[[ask.Db, Given, QueryParams], Page]


def overview(db: ask.Db, given: Given, query: QueryParams) -> Page:
    """The project at a glance."""
    return Page("overview.html", ask.overview(db), "Overview")


def events(db: ask.Db, given: Given, query: QueryParams) -> Page:
    """All events, with filters."""
    asked = {name: query.get(name) or None for name in ("type", "actor", "place", "since", "until")}
    disputed, done = _on(query, "disputed"), _on(query, "done")
    answer = ask.events(db, **asked, disputed=disputed, done=done, limit=_size(query), cursor=query.get("cursor"))
    more = {"asked": asked, "disputed": disputed, "done": done, "types": get_args(EventType)}
    return Page("events.html", answer, "Events", more)


def event(db: ask.Db, given: Given, query: QueryParams) -> Page:
    """One event, its accounts side by side."""
    chosen = [c for value in query.getlist("claimant") for c in value.split(",") if c]
    conflicts, every = _on(query, "conflicts"), _on(query, "every")
    by = cast(By, query.get("by") or "claimant")
    answer = ask.event(db, given["id"], claimants=chosen, conflicts=conflicts, every=every, by=by)
    return Page("event.html", answer, "Event", {"conflicts": conflicts, "every": every, "chosen": chosen})


def articles(db: ask.Db, given: Given, query: QueryParams) -> Page:
    """All articles by date."""
    asked = {name: query.get(name) or None for name in ("outlet", "since", "until")}
    answer = ask.articles(db, **asked, limit=_size(query), cursor=query.get("cursor"))
    return Page("articles.html", answer, "Articles", {"asked": asked})


def article(db: ask.Db, given: Given, query: QueryParams) -> Page:
    """One article under its marks."""
    answer = ask.article(db, given["id"], at=_stretch(query.get("at")))
    inner: defaultdict[str | None, list[Saying]] = defaultdict(list)
    for said in answer.sayings:
        inner[said.parent_id].append(said)
    acts: defaultdict[str | None, list[Deed]] = defaultdict(list)
    for deed in answer.deeds:
        acts[deed.statement_id].append(deed)
    return Page("article.html", answer, answer.article.title or "Article", {"inner": inner, "deeds": acts})


def actors(db: ask.Db, given: Given, query: QueryParams) -> Page:
    """All actors, those who speak most first."""
    name = query.get("q") or None
    answer = ask.actors(db, query=name, limit=_size(query), cursor=query.get("cursor"))
    return Page("actors.html", answer, "Actors", {"q": name})


def actor(db: ask.Db, given: Given, query: QueryParams) -> Page:
    """One actor: words, deeds as told, names."""
    answer = ask.actor(db, given["id"])
    return Page("actor.html", answer, answer.name)


def claims(db: ask.Db, given: Given, query: QueryParams) -> Page:
    """All claims."""
    return Page("claims.html", ask.claims(db, limit=_size(query), cursor=query.get("cursor")), "Claims")


def claim(db: ask.Db, given: Given, query: QueryParams) -> Page:
    """One claim in all its tellings."""
    return Page("claim.html", ask.claim(db, given["id"]), "Claim")


def origins(db: ask.Db, given: Given, query: QueryParams) -> Page:
    """Texts that several outlets carried."""
    return Page("origins.html", ask.origins(db), "Origins")


def origin(db: ask.Db, given: Given, query: QueryParams) -> Page:
    """One text with its copies."""
    return Page("origin.html", ask.origin(db, given["id"]), "Origin")


def search(db: ask.Db, given: Given, query: QueryParams) -> Page:
    """Words in context."""
    words, where = query.get("q", ""), query.get("in") or "text"
    answer = ask.search(db, words, cast(Where, where), limit=_size(query), cursor=query.get("cursor"))
    return Page("search.html", answer, f"Search: {words}" if words else "Search")


def tables(db: ask.Db, given: Given, query: QueryParams) -> Page:
    """Every table."""
    return Page("tables.html", ask.tables(db), "Tables")


def table(db: ask.Db, given: Given, query: QueryParams) -> Page:
    """One table with filters and facets."""
    facets = [f for value in query.getlist("_facet") for f in value.split(",") if f]
    answer = ask.table(
        db, given["id"], filters(query), facets, query.get("_next"), limit=_size(query, "_size", usual=100)
    )
    words = ask.words(db, answer)
    worded = {column for row in words for column in row}
    # Words first: on a narrow screen nobody looks for them behind five ids.
    order = sorted(answer.columns, key=lambda c: c.name not in worded)
    return Page("table.html", answer, f"Table {answer.name}", {"words": words, "order": order, "worded": worded})


def row(db: ask.Db, given: Given, query: QueryParams) -> Page:
    """Any row by its id; of a statement or mention also what decided."""
    answer = ask.row(db, given["id"])
    explains = answer.table in ("statements", "mentions")
    why = [why for s in ask.explain(db, answer.id).sentences for why in s.found] if explains else []
    return Page("row.html", answer, answer.id, {"why": why})


def about(db: ask.Db, given: Given, query: QueryParams) -> Page:
    """What made the project, what went wrong, how the pages are to be read."""
    return Page("about.html", ask.status(db), "About")


def filters(query: QueryParams) -> dict[str, str]:
    """Columns and their values: every word of the address that is not an order to the page."""
    return {name: value for name, value in query.items() if not name.startswith("_")}


def _on(query: QueryParams, name: str) -> bool:
    return query.get(name, "") not in ("", "0", "no")


def _size(query: QueryParams, name: str = "size", *, usual: int = 50) -> int:
    given = query.get(name, "")
    return max(1, min(int(given), 1000)) if given.isdecimal() and len(given) < 6 else usual


def _stretch(at: str | None) -> tuple[int, int] | None:
    found = re.fullmatch(r"(\d{1,9})-(\d{1,9})", at or "")
    return (int(found[1]), int(found[2])) if found else None
