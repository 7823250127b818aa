"""What is said, by how many, and what stands against it."""

from dataclasses import dataclass

from rashomon.ask.answers.sayings import Saying, saying_row
from rashomon.ask.answers.words import Named, Row, Words


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
