"""Articles: in a line, and as a text under its marks."""

from dataclasses import dataclass

from rashomon.ask.answers.sayings import Deed, Saying
from rashomon.ask.answers.words import Row, Words
from rashomon.records import plain


@dataclass(frozen=True, slots=True)
class ArticleLine:
    """An article in one line."""

    article_id: str
    outlet: str | None
    title: str | None
    published: str | None
    published_precision: str
    published_basis: str | None
    genre: str
    statements: int
    mentions: int
    origin_id: str | None


@dataclass(frozen=True, slots=True)
class Articles:
    """A page of articles, by date."""

    articles: tuple[ArticleLine, ...]
    total: int
    cursor: str | None

    @property
    def rows(self) -> list[Row]:
        """One row an article."""
        return [plain(article) for article in self.articles]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that no mark begins or ends within, with the marks that lie over it."""

    start: int
    end: int
    text: str
    depth: int = 0
    source: bool = False
    cue: bool = False
    act: bool = False
    at: bool = False
    statement_id: str | None = None
    mention_id: str | None = None
    event_id: str | None = None
    told: str | None = None
    """Of an act that is not told as done: how it is told."""


@dataclass(frozen=True, slots=True)
class Block:
    """A passage with its role and its text in pieces."""

    role: str
    basis: str
    start: int
    end: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Relation:
    """A link to another article, with its reason and the words that show it."""

    kind: str
    other: ArticleLine
    this_is_later: bool
    score: float | None
    reason: str
    evidence: tuple[tuple[Words, Words], ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """An article's text with everything that was understood of it."""

    article: ArticleLine
    source_id: str
    uri: str | None
    sha256: str
    authors: tuple[str, ...]
    genre_basis: str | None
    categories: tuple[tuple[str, str], ...]
    blocks: tuple[Block, ...]
    sayings: tuple[Saying, ...]
    deeds: tuple[Deed, ...]
    provenance: tuple[Row, ...]
    candidates: tuple[Row, ...]
    relations: tuple[Relation, ...]
    misses: tuple[tuple[Words, str, str], ...]
    at: tuple[int, int] | None

    @property
    def rows(self) -> list[Row]:
        """One row for each span that was understood, in text order."""
        said: list[Row] = [
            {"id": s.statement_id, "layer": layer, "start": w.start, "end": w.end, "text": w.text, "label": s.stance}
            for s in self.sayings
            for layer, spans in (("source", s.source), ("cue", s.cue), ("content", s.content))
            for w in spans
        ]
        done: list[Row] = [
            {
                "id": d.mention_id,
                "layer": "act",
                "start": w.start,
                "end": w.end,
                "text": w.text,
                "label": d.type,
                "told": d.told,
            }
            for d in self.deeds
            for w in d.trigger
        ]
        passages: list[Row] = [
            {
                "id": None,
                "layer": "passage",
                "start": b.start,
                "end": b.end,
                "text": "".join(p.text for p in b.pieces),
                "label": b.role,
            }
            for b in self.blocks
        ]
        order = {"passage": 0, "content": 1, "source": 2, "cue": 3, "act": 4}
        rows = sorted(passages + said + done, key=lambda r: (r["start"], order[str(r["layer"])], r["end"], r["id"]))
        return [{"article_id": self.article.article_id, **row, "told": row.get("told")} for row in rows]
