"""Piles made by hand, for linking."""

from hashlib import sha256
from typing import Any

import pytest

from rashomon.linking import MemoryPile
from rashomon.records import Article, Passage, make_id


def an_article(text: str, **more: Any) -> Article:
    """An article with these words; `published` is a day."""
    source_id = more.pop("source_id", text[:20])
    return Article(
        article_id=make_id("ar", source_id, text),
        source_id=source_id,
        sha256=sha256(text.encode()).hexdigest(),
        published_precision="day" if more.get("published") else "none",
        text=text,
        **more,
    )


def body(article: Article) -> Passage:
    """The whole text as body."""
    return Passage(article_id=article.article_id, start=0, end=len(article.text), role="body", basis="test")


@pytest.fixture
def article():
    return an_article


@pytest.fixture
def pile():
    """A pile of articles, all of whose words are body, with more rows."""

    def make(*articles: Article, rows: Any = ()) -> MemoryPile:
        return MemoryPile(articles, [*map(body, articles), *rows])

    return make
