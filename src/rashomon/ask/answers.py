"""What the questions answer with: frozen plain values, each with `.rows`, its face for CSV and tables.

`plain(answer)` is the face for JSON. The page, the command line and the export all take one of these and nothing else,
so that they cannot drift apart.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from rashomon.records import plain

Row = dict[str, Any]
"""One flat line of a table. Any: a cell is whatever JSON value the column holds."""

State = Literal["agree", "same value, other words", "conflict", "one account", "not compared", "nothing found"]
"""How accounts meet on a point; decided on resolved values, never on strings."""

NOT_FOUND = "not found in this account"


@dataclass(frozen=True, slots=True)
class Words:
    """Somebody's exact words, and where they stand: `text` is the article's `[start:end]`."""

    article_id: str
    start: int
    end: int
    text: str

    @property
    def folded(self) -> str:
        """The words without capitals and double spaces, for comparing."""
        return " ".join(self.text.casefold().split())


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody by name; without an id, the name is the words of a text."""

    name: str
    actor_id: str | None = None


@dataclass(frozen=True, slots=True)
class Count:
    """How many of a kind."""

    name: str
    rows: int


@dataclass(frozen=True, slots=True)
class Status:
    """What a project holds, what made it, and what went wrong on the way."""

    tables: tuple[Count, ...]
    settings: tuple[tuple[str, str], ...]
    problems: tuple[Row, ...]

    @property
    def rows(self) -> list[Row]:
        """One row a table."""
        return [{"table": count.name, "rows": count.rows} for count in self.tables]


@dataclass(frozen=True, slots=True)
class EventLine:
    """An event in one line: what, when, where, who to whom, by how many it is told, and where they part."""

    event_id: str
    type: str
    mode: str | None
    date: str | None
    place: str | None
    actors: tuple[Named, ...]
    recipients: tuple[Named, ...]
    called: Words | None
    articles: int
    origins: int
    claimants: int
    grounds_at_least: int
    grounds_at_most: int
    conflicts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Events:
    """A page of events, most widely told first."""

    events: tuple[EventLine, ...]
    total: int
    cursor: str | None
    note: str | None = None

    @property
    def rows(self) -> list[Row]:
        """One row an event."""
        return [
            {
                "event_id": e.event_id,
                "type": e.type,
                "mode": e.mode,
                "date": e.date,
                "place": e.place,
                "actors": "; ".join(n.name for n in e.actors),
                "recipients": "; ".join(n.name for n in e.recipients),
                "called": e.called.text if e.called else None,
                "articles": e.articles,
                "origins": e.origins,
                "claimants": e.claimants,
                "grounds_at_least": e.grounds_at_least,
                "grounds_at_most": e.grounds_at_most,
                "conflicts": "; ".join(e.conflicts),
            }
            for e in self.events
        ]


@dataclass(frozen=True, slots=True)
class Speaker:
    """A claimant as the lists show it."""

    actor_id: str
    name: str
    kind: str
    country: str | None
    statements: int
    articles: int
    outlets: int
    denies: int
    mentions: int


@dataclass(frozen=True, slots=True)
class Day:
    """How many events are dated to a day."""

    date: str
    events: int


@dataclass(frozen=True, slots=True)
class Overview:
    """A project at a glance."""

    articles: int
    origins: int
    statements: int
    speakers: int
    mentions: int
    events: int
    told_by_several: int
    days: tuple[Day, ...]
    disputed: tuple[EventLine, ...]
    quoted: tuple[Speaker, ...]
    undated: int
    problems: int

    @property
    def rows(self) -> list[Row]:
        """One row a count."""
        names = ("articles", "origins", "statements", "speakers", "mentions", "events", "told_by_several")
        return [{"count": name, "rows": getattr(self, name)} for name in (*names, "undated", "problems")]


By = Literal["claimant", "outlet", "origin"]
"""Whose telling a column of the table of accounts is: a voice's, a house's, a text's with all its copies."""


@dataclass(frozen=True, slots=True)
class Account:
    """One claimant's telling of an event: a column of the table of accounts."""

    claimant: str
    actor_id: str | None
    name: str
    named: bool
    kind: str
    own_voice: bool
    through: tuple[str, ...]
    verdicts: tuple[str, ...]
    article_ids: tuple[str, ...]
    origin_ids: tuple[str, ...]
    mention_ids: tuple[str, ...]

    @property
    def denies(self) -> bool:
        """Whether it says that the event did not happen, and nowhere that it did."""
        return self.verdicts[:1] == ("denies",)


@dataclass(frozen=True, slots=True)
class Cell:
    """What one account has on one point: its words, and small under them what we take them to mean."""

    claimant: str
    words: tuple[Words, ...] = ()
    value: str | None = None
    note: str | None = None
    more: int = 0


@dataclass(frozen=True, slots=True)
class Point:
    """A question put to every account: a row of the table of accounts."""

    key: str
    question: str
    state: State
    note: str | None
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Telling:
    """One article's telling by one claimant, as a dot on the line of time."""

    claimant: str
    article_id: str
    outlet: str | None
    published: str
    verdict: str
    first: bool
    reprint: bool


@dataclass(frozen=True, slots=True)
class Accounts:
    """An event with its accounts side by side; also the answer to `diff`, where `points` are those in conflict."""

    event: EventLine
    accounts: tuple[Account, ...]
    points: tuple[Point, ...]
    left_out: tuple[Account, ...]
    tellings: tuple[Telling, ...]
    articles: tuple["ArticleLine", ...]
    origins: tuple["OriginLine", ...]
    by: By = "claimant"

    @property
    def rows(self) -> list[Row]:
        """One row for each account, question and stretch of words."""
        names = {account.claimant: account for account in self.accounts}
        return [
            {
                "event_id": self.event.event_id,
                "question": point.key,
                "state": point.state,
                "claimant": cell.claimant,
                "name": names[cell.claimant].name,
                "stance": "; ".join(names[cell.claimant].verdicts),
                "words": words.text if words else None,
                "value": cell.value,
                "article_id": words.article_id if words else None,
                "start": words.start if words else None,
                "end": words.end if words else None,
            }
            for point in self.points
            for cell in point.cells
            for words in (cell.words or (None,))
        ]


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
class Saying:
    """A statement in words: who does what with which words, through whom, and why we think so."""

    statement_id: str
    parent_id: str | None
    article_id: str
    outlet: str | None
    published: str | None
    speaker_id: str | None
    speaker: str
    speaker_named: bool
    source: tuple[Words, ...]
    cue: tuple[Words, ...]
    content: tuple[Words, ...]
    kind: str
    stance: str
    source_type: str
    basis: str | None
    distance: tuple[Words, ...]
    inferred: bool
    rule: str
    depth: int
    again: int = 0
    """In how many further articles the same words stand, where they are shown once."""


@dataclass(frozen=True, slots=True)
class Deed:
    """A mention in words: what was done by whom to whom, as told at one place of a text."""

    mention_id: str
    article_id: str
    statement_id: str | None
    event_id: str | None
    type: str
    mode: str | None
    trigger: tuple[Words, ...]
    actors: tuple[Words, ...]
    recipients: tuple[Words, ...]
    place: Words | None
    date: Words | None
    date_value: str | None
    polarity: str
    modality: str
    rule: str


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
            {"id": d.mention_id, "layer": "act", "start": w.start, "end": w.end, "text": w.text, "label": d.type}
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
        return [{"article_id": self.article.article_id, **row} for row in rows]


@dataclass(frozen=True, slots=True)
class Who:
    """What a claimant said, in its own words, by date."""

    actor_id: str
    name: str
    about: str | None
    sayings: tuple[Saying, ...]
    total: int

    @property
    def rows(self) -> list[Row]:
        """One row a statement."""
        return [saying_row(s) for s in self.sayings]


@dataclass(frozen=True, slots=True)
class Profile:
    """An actor: its names, what it said, what was said of it, what it is said to have done."""

    actor_id: str
    name: str
    kind: str
    country: str | None
    code: str | None
    aliases: tuple[str, ...]
    basis: str
    statements: int
    articles: int
    stances: tuple[Count, ...]
    sayings: tuple[Saying, ...]
    did: tuple[EventLine, ...]
    suffered: tuple[EventLine, ...]
    called: tuple[Words, ...]
    weeks: tuple["Week", ...]

    @property
    def rows(self) -> list[Row]:
        """One row a statement it made."""
        return [saying_row(s) for s in self.sayings]


@dataclass(frozen=True, slots=True)
class Week:
    """How much an actor said, and how much was said of its deeds, in the week that begins on `date`."""

    date: str
    said: int
    denied: int
    told_of: int


@dataclass(frozen=True, slots=True)
class Actors:
    """A page of actors, those who speak most first."""

    actors: tuple[Speaker, ...]
    total: int
    cursor: str | None

    @property
    def rows(self) -> list[Row]:
        """One row an actor."""
        return [plain(actor) for actor in self.actors]


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


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """A claim in one line, in the words of its first telling."""

    claim_id: str
    words: tuple[Words, ...]
    speaker: Named
    first: str | None
    statements: int
    articles: int
    speakers: int
    denied: int
    grounds_at_least: int
    grounds_at_most: int


@dataclass(frozen=True, slots=True)
class Claims:
    """A page of claims, most widely told first."""

    claims: tuple[ClaimLine, ...]
    total: int
    cursor: str | None

    @property
    def rows(self) -> list[Row]:
        """One row a claim."""
        return [
            {
                "claim_id": c.claim_id,
                "words": " … ".join(w.text for w in c.words),
                "speaker": c.speaker.name,
                "first": c.first,
                "statements": c.statements,
                "articles": c.articles,
                "speakers": c.speakers,
                "denied": c.denied,
                "grounds_at_least": c.grounds_at_least,
                "grounds_at_most": c.grounds_at_most,
            }
            for c in self.claims
        ]


@dataclass(frozen=True, slots=True)
class ClaimTold:
    """A claim in all its tellings, and what stands against it."""

    claim: ClaimLine
    tellings: tuple[Saying, ...]
    own_voice: tuple[Words, ...]
    event_ids: tuple[str, ...]
    against: tuple[Saying, ...]
    reasons: tuple[tuple[str, str], ...]

    @property
    def rows(self) -> list[Row]:
        """One row a telling, then one for each statement against it."""
        return [
            {"claim_id": self.claim.claim_id, "side": side, **saying_row(s)}
            for side, sayings in (("for", self.tellings), ("against", self.against))
            for s in sayings
        ]


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


@dataclass(frozen=True, slots=True)
class Column:
    """A column with its line of documentation."""

    name: str
    told: str


@dataclass(frozen=True, slots=True)
class TableLine:
    """A table with its line of documentation and its size."""

    name: str
    told: str
    rows: int
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class Tables:
    """Every table of the project."""

    tables: tuple[TableLine, ...]

    @property
    def rows(self) -> list[Row]:
        """One row a table."""
        return [{"table": t.name, "rows": t.rows, "told": t.told} for t in self.tables]


@dataclass(frozen=True, slots=True)
class Facet:
    """The values of a column among the rows that are left, most frequent first."""

    column: str
    values: tuple[tuple[Any, int], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A page of a table's rows."""

    name: str
    told: str
    columns: tuple[Column, ...]
    rows: list[Row]
    total: int
    facets: tuple[Facet, ...]
    filters: tuple[tuple[str, str], ...]
    cursor: str | None


@dataclass(frozen=True, slots=True)
class OneRow:
    """Any row by its id: the table it stands in and its values."""

    table: str
    id: str
    row: Row
    columns: tuple[Column, ...]

    @property
    def rows(self) -> list[Row]:
        """The one row."""
        return [self.row]


@dataclass(frozen=True, slots=True)
class Result:
    """What a SELECT gave; `cut` when there was more than was asked for."""

    columns: tuple[str, ...]
    rows: list[Row]
    cut: bool


def saying_row(s: Saying) -> Row:
    """A statement as one flat row."""
    return {
        "statement_id": s.statement_id,
        "published": s.published,
        "outlet": s.outlet,
        "speaker": s.speaker,
        "stance": s.stance,
        "words": " … ".join(w.text for w in s.content),
        "article_id": s.article_id,
        "start": _edge(s.content, first=True),
        "end": _edge(s.content, first=False),
        "cue": " … ".join(w.text for w in s.cue),
        "source": " … ".join(w.text for w in s.source),
        "rule": s.rule,
    }


def _edge(words: Sequence[Words], *, first: bool) -> int | None:
    if not words:
        return None
    return words[0].start if first else words[-1].end
