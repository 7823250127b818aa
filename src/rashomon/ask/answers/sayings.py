"""Statements and mentions in words."""

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.ask.answers.events import DEEDS, How, told_as
from rashomon.ask.answers.words import Row, Words

GRADES = {
    "placed": "no name, but a role and a body",
    "described": "no name, but a description",
    "bare": "no name and nothing that tells who",
    "none": "no source at all",
}
"""How a source without a name is told of, in plain words."""

_CHECKED = {
    "exact": "word for word as in the source",
    "trimmed": "shortened from the source",
    "spliced": "joined from parts of the source",
    "altered": "words differ from the source",
    "not_found": "not found in the text it is said to come from",
}


@dataclass(frozen=True, slots=True)
class Check:
    """How quoted words stand to the text they come from."""

    statement_id: str
    verdict: str
    diff: str
    basis: str
    article_id: str
    outlet: str | None
    speaker: str
    content: tuple[Words, ...]

    @property
    def told(self) -> str:
        """The verdict in plain words, with the difference."""
        return _CHECKED[self.verdict] + (f": {self.diff}" if self.diff and self.verdict != "not_found" else "")


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
    score: float | None = None
    grade: str | None = None
    withheld: tuple[Words, ...] = ()
    check: Check | None = None
    again: int = 0
    """In how many further articles the same words stand, where they are shown once."""


@dataclass(frozen=True, slots=True)
class Deed:
    """A mention in words: an act by whom to whom, as told at one place of a text, and how it is told there."""

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
    how: How = "done"
    negated: bool = False

    @property
    def done(self) -> bool:
        """Whether it is told as done, now or looking back."""
        return self.how in DEEDS

    @property
    def told(self) -> str:
        """How it is told, in the words of the tables: "negated, planned"."""
        return told_as(self.how, self.negated)


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
