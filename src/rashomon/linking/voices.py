"""In whose voice a mention stands: the innermost statement's speaker, or the text's own."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rashomon.records import Actor, Mention, Stance, Statement


@dataclass(frozen=True, slots=True)
class Voice:
    """Who tells of an act, for which body, with what stance. No statement: the text's own voice."""

    statement_id: str | None = None
    speakers: tuple[str, ...] = ()
    body: str | None = None
    stance: Stance = "asserts"
    against: bool = False
    countries: tuple[str, ...] = ()

    @property
    def bare(self) -> bool:
        """The text's own voice."""
        return self.statement_id is None


_BODIES = frozenset(("GOV", "MIL", "SPY", "JUD", "COP", "LEG"))
"""Sectors of a country whose speakers speak for one body; people of other sectors speak for themselves."""


class Voices:
    """The voices of one article."""

    def __init__(
        self,
        statements: Iterable[Statement],
        actors: Iterable[Actor],
        aliases: Mapping[str, str],
        country: str | None = None,
    ) -> None:
        """`country` is the outlet's, where an office of a country publishes."""
        self._own = (country,) if country else ()
        self._statements = {s.statement_id: s for s in statements}
        self._aliases = aliases
        self._codes: dict[str, str] = {}
        self._at: dict[int, str] = {}
        self._countries: dict[str, str] = {}
        self._people: set[str] = set()
        for actor in sorted(actors, key=lambda a: (a.start, a.end)):
            if actor.code and actor.actor_id:
                self._codes.setdefault(actor.actor_id, actor.code)
            if actor.actor_id and actor.kind == "person":
                self._people.add(actor.actor_id)
            if actor.country and actor.actor_id:
                self._countries.setdefault(actor.actor_id, actor.country)
            if actor.code:
                self._at.setdefault(actor.end, actor.code)

    def of(self, mention: Mention) -> Voice:
        """The voice of a mention; a negated act inside an assertion speaks against it, as a denial does."""
        negated = mention.polarity == "negated"
        statement = self._statements.get(mention.statement_id or "")
        if statement is None:
            return Voice(against=negated, countries=self._own)
        speakers = statement.speaker_ids or ((statement.speaker_id,) if statement.speaker_id else ())
        return Voice(
            statement_id=statement.statement_id,
            speakers=tuple(dict.fromkeys(self._aliases.get(i, i) for i in self._voiced(speakers))),
            body=self._body(statement, speakers),
            stance=statement.stance,
            against=negated or statement.stance in ("denies", "doubts"),
            countries=tuple(sorted({self._countries[i] for i in speakers if i in self._countries})),
        )

    def _voiced(self, speakers: Sequence[str]) -> Sequence[str]:
        """A person beside a body speaks for it: one voice, not two."""
        people = [i for i in speakers if i in self._people]
        return people if people and len(people) < len(speakers) else speakers

    def _body(self, statement: Statement, speakers: tuple[str, ...]) -> str | None:
        codes = [self._codes[i] for i in speakers if i in self._codes]
        if not speakers:
            codes = [code for end, code in self._at.items() if any(s.start < end <= s.end for s in statement.source)]
        body = next((body for code in codes if (body := body_of(code))), None)
        bodies = [self._aliases.get(i, i) for i in speakers if i not in self._people]
        # a body that no list knows goes by its id
        return body or (bodies[0] if len(bodies) == 1 else None)


def body_of(code: str) -> str | None:
    """The body that a code speaks for: "USAMIL" for itself, a state ("USA") for its government."""
    if len(code) == 3 and code.isupper():
        return f"{code}GOV"
    return code[:6] if len(code) >= 6 and code[3:6] in _BODIES else None
