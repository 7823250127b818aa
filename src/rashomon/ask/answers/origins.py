"""Texts and their copies."""

from dataclasses import dataclass

from rashomon.ask.answers.articles import ArticleLine, Relation
from rashomon.ask.answers.words import Row


@dataclass(frozen=True, slots=True)
class OriginLine:
    """Copies of one text: which, who had it first as far as can be told, and why."""

    origin_id: str
    basis: str
    earliest_article_id: str | None
    articles: tuple[ArticleLine, ...]


@dataclass(frozen=True, slots=True)
class Origins:
    """Texts that more than one outlet carried, with the evidence."""

    origins: tuple[OriginLine, ...]
    relations: tuple[tuple[str, Relation], ...]
    total: int

    @property
    def rows(self) -> list[Row]:
        """One row a copy; those that stand alone have no row."""
        return [
            {
                "origin_id": origin.origin_id,
                "article_id": a.article_id,
                "outlet": a.outlet,
                "published": a.published,
                "title": a.title,
                "earliest": a.article_id == origin.earliest_article_id,
                "basis": origin.basis,
            }
            for origin in self.origins
            for a in origin.articles
        ]
