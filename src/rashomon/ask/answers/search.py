"""Words in context."""

from dataclasses import dataclass

from rashomon.ask.answers.words import Row


@dataclass(frozen=True, slots=True)
class Hit:
    """A found word in its line: what stands before, the word, what stands after, with exact offsets."""

    article_id: str | None
    outlet: str | None
    published: str | None
    title: str | None
    start: int | None
    end: int | None
    pre: str
    keyword: str
    post: str
    id: str | None = None
    label: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """Words in context."""

    query: str
    where: str
    hits: tuple[Hit, ...]
    total: int
    cursor: str | None
    note: str | None = None

    @property
    def rows(self) -> list[Row]:
        """One row a hit, in quanteda's columns with ours behind."""
        return [
            {
                "docname": h.article_id,
                "from": h.start,
                "to": h.end,
                "pre": h.pre,
                "keyword": h.keyword,
                "post": h.post,
                "outlet": h.outlet,
                "published": h.published,
                "id": h.id,
                "label": h.label,
            }
            for h in self.hits
        ]
