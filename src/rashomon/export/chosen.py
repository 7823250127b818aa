"""Which rows go out: all, or the chosen events with their mentions, statements, articles, copies and actors."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rashomon import ask
from rashomon.project import Project
from rashomon.records import Actor, Article, Event, Mention, Origin, Statement

_EVERY = 1_000_000
"""More events than a page of them ever asks for."""


@dataclass(slots=True)
class Chosen:
    """Ids of what goes out, by table; `whole` lets everything pass."""

    whole: bool = False
    events: set[str] = field(default_factory=set)
    mentions: set[str] = field(default_factory=set)
    statements: set[str] = field(default_factory=set)
    articles: set[str] = field(default_factory=set)
    entities: set[str] = field(default_factory=set)
    uris: set[str] = field(default_factory=set)

    def holds(self, table: str, row: Mapping[str, Any]) -> bool:
        """Whether a row belongs to what was chosen: all that it points to does. Any: JSON values."""
        if self.whole:
            return True
        match table:
            case "events":
                return row["event_id"] in self.events
            case "mentions":
                return row["mention_id"] in self.mentions
            case "statements" | "quote_checks":
                return row["statement_id"] in self.statements
            case "entities":
                return row["actor_id"] in self.entities
            case "origins" | "stories":
                return self.articles.issuperset(row["article_ids"])
            case "claims":
                return self.statements.issuperset(row["statement_ids"]) and self.mentions.issuperset(row["mention_ids"])
            case "links":
                return self._any(row["a"]) and self._any(row["b"])
            case "descriptions":
                return self._any(row["target_id"]) and row["article_id"] in self.articles
            case "aliases":
                return self._any(row["new_id"])
            case "corrections":
                return self._any(row["target"])
            case "problems":
                return row["uri"] in self.uris
        return row["article_id"] in self.articles

    def _any(self, id: str) -> bool:
        return any(id in ids for ids in (self.events, self.mentions, self.statements, self.articles, self.entities))


def everything() -> Chosen:
    """The whole project."""
    return Chosen(whole=True)


def within(path: Path, filters: Mapping[str, Any]) -> Chosen:
    """The events that the filters leave, and all that belongs to them. Any: what `ask.events` takes."""
    with ask.open(path, seconds=None) as db:
        ids = {line.event_id for line in ask.events(db, limit=_EVERY, **filters).events}
    chosen = Chosen(events=ids)
    with Project(path, read_only=True) as project:
        _with_articles(project, chosen)
        _with_statements(project, chosen)
        chosen.entities |= {a.actor_id for a in project.all(Actor) if a.actor_id and a.article_id in chosen.articles}
    return chosen


def _with_articles(project: Project, chosen: Chosen) -> None:
    origins: set[str] = set()
    for event in project.all(Event):
        if event.event_id in chosen.events:
            chosen.mentions.update(event.mention_ids)
            chosen.articles.update(event.article_ids)
            chosen.entities.update(event.claimant_ids)
            origins.update(event.origin_ids)
    for origin in project.all(Origin):
        if origin.origin_id in origins:
            chosen.articles.update(origin.article_ids)
    earlier = {a.article_id: (a.version_of, {a.uri or a.source_id, a.source_id}) for a in project.all(Article)}
    for article_id in sorted(chosen.articles):
        step: str | None = article_id
        while step is not None:
            chosen.articles.add(step)
            step, uris = earlier[step]
            chosen.uris |= uris


def _with_statements(project: Project, chosen: Chosen) -> None:
    for mention in project.all(Mention):
        if mention.mention_id in chosen.mentions:
            chosen.entities.update(p.actor_id for p in (*mention.actor, *mention.recipient) if p.actor_id)
            chosen.statements.update([mention.statement_id] if mention.statement_id else ())
    # Statements come in no order of nesting: ask again until no parent is missing.
    statements = {s.statement_id: s for s in project.all(Statement) if s.article_id in chosen.articles}
    for statement_id in sorted(chosen.statements):
        step: str | None = statement_id
        while step is not None and step in statements:
            chosen.statements.add(step)
            chosen.entities.update(statements[step].speaker_ids)
            step = statements[step].parent_id
