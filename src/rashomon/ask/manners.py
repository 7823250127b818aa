"""How acts are told, as done or as what else: read off the verdicts of their accounts, for answers and for SQL."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import get_args

from rashomon.ask.accounts import DENIES, Told, verdict_of
from rashomon.ask.answers import DEEDS, How, Manner, Named
from rashomon.records import Mention, Modality, Polarity, Stance, Statement

Way = tuple[How, bool]
"""How an act is told, and whether that is negated: "they have no plan to march" is planned, negated."""

_HOW: dict[str, How] = {
    "asserts": "done",
    "confirms": "done",
    "tells of an attempt": "attempted",
    "plans": "planned",
    "threatens": "threatened",
    "demands": "demanded",
    "supposes": "hypothetical",
    "speaks in general": "general",
    DENIES: "denied",
    "doubts": "doubted",
    "asks": "asked",
    "declines to say": "declined",
}
"""What each verdict makes of the act."""


def way_of(polarity: Polarity, modality: Modality, stance: Stance) -> Way:
    """How a mention tells of its act, in a statement of this stance; the text's own voice asserts."""
    said = verdict_of(polarity, modality, stance)
    how = _HOW[said.removesuffix(" otherwise")]
    if how == "done" and modality in ("past_reference", "attempted"):
        how = modality
    return how, said.endswith(" otherwise")


def way(mention: Mention, statement: Statement | None) -> Way:
    """How a mention tells of its act; `statement` is the innermost that holds it."""
    return way_of(mention.polarity, mention.modality, statement.stance if statement else "asserts")


def manners(accounts: Sequence[Told], of: Callable[[Mention], bool] = lambda _: True) -> tuple[Manner, ...]:
    """The ways in which the accounts tell of an event, those of most mentions first; `of` chooses the mentions."""
    found: dict[Way, _Found] = {}
    for account in accounts:
        for mention, statement in filter(lambda told: of(told[0]), account.mentions):
            told = way(mention, statement)
            found.setdefault(told, _Found(decided(told, mention, statement))).add(mention, account)
    ways = (Manner(*told, len(f.mentions), tuple(f.claimants.values()), f.why) for told, f in found.items())
    return tuple(sorted(ways, key=lambda m: (-m.mentions, _ORDER.index(m.how), m.negated)))


def tells_of_a_deed(account: Told) -> bool:
    """Whether an account somewhere tells of the act as done."""
    return any(way(*told)[0] in DEEDS for told in account.mentions)


def decided(told: Way, mention: Mention, statement: Statement | None) -> str:
    """The row whose words decided: the statement where its stance did, else the mention."""
    stances = {"denied": "denies", "doubted": "doubts", "asked": "asks", "declined": "declines"}
    by_stance = statement is not None and stances.get(told[0]) == statement.stance
    return statement.statement_id if statement and by_stance else mention.mention_id


@dataclass(slots=True)
class _Found:
    """What tells of an event in one way, while it is being gathered; `why` is of the first of them."""

    why: str
    mentions: set[str] = field(default_factory=set)
    claimants: dict[str, Named] = field(default_factory=dict)

    def add(self, mention: Mention, account: Told) -> None:
        """A mention, and whose word it is."""
        self.mentions.add(mention.mention_id)
        self.claimants[account.claimant] = Named(account.name, account.actor_id or ("" if account.named else None))


_ORDER: tuple[How, ...] = get_args(How)
_AS_DONE = ", ".join(
    f"('{polarity}', '{modality}', '{stance}')"
    for polarity, modality, stance in product(get_args(Polarity), get_args(Modality), get_args(Stance))
    if way_of(polarity, modality, stance)[0] in DEEDS
)

DONE = f"((m.polarity, m.modality, coalesce(s.stance, 'asserts')) IN (VALUES {_AS_DONE}))"
"""In SQL, whether the mention `m` in the statement `s` tells of its act as done."""

DONE_EVENT = f"""EXISTS (SELECT 1 FROM event_mentions em JOIN mentions m USING (mention_id)
  LEFT JOIN statements s ON s.statement_id = m.statement_id WHERE em.event_id = events.event_id AND {DONE})"""
"""In SQL, whether some mention of a row of `events` tells of it as done."""
