"""Articles and what was understood of each."""

from rashomon.ask.answers import Articles, Reading
from rashomon.ask.connection import Db


def articles(
    db: Db,
    *,
    outlet: str | None = None,
    since: str | None = None,
    until: str | None = None,
    limit: int = 50,
    cursor: str | None = None,
) -> Articles:
    """Articles by date."""
    raise NotImplementedError


def article(db: Db, article_id: str, *, at: tuple[int, int] | None = None) -> Reading:
    """An article by its id (or source id): text in pieces under its marks, statements, mentions, provenance, links."""
    raise NotImplementedError
