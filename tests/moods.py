"""An invented project in which some acts are told as done and others planned, asked for, tried or denied."""

from pathlib import Path
from typing import Any

from island import Draft, draft, entity, mention, statement, written
from rashomon.records import Event, Mention, Origin, Passage, make_id

DAY = """Guns across the strait
Norvia shelled Port Anna on Monday. It did not announce a landing. Norvia threatened to sink the ferry Halla.
Islanders tried to storm the customs house. In 1911 Norvia had burned the old fort. The depot was set alight.
"""
REPLY = """Norvia answers
The Norvian Admiralty denied that Norvia had shelled Port Anna. A deputy urged Norvia to set the depot alight.
"""

day = draft("day", DAY, "Strait Wire", "2031-06-02")
reply = draft("reply", REPLY, "Harbour Courier", "2031-06-12")
norvia = entity("Norvia", "country", "NOR")
admiralty = entity("Norvian Admiralty", "military", "NOR")
ferry = entity("the ferry Halla", "other", "LET")

_DENIAL = statement(
    reply,
    "The Norvian Admiralty",
    "denied",
    ("that Norvia had shelled Port Anna",),
    stance="denies",
    source_type="organisation",
    speaker_id=admiralty.actor_id,
    speaker_ids=(admiralty.actor_id,),
)
_PLEA = statement(reply, "A deputy", "urged", ("Norvia to set the depot alight",), stance="demands")

shelled = mention(day, "shelled", type="ASSAULT", actor=(day.party("Norvia", norvia.actor_id),))
not_shelled = mention(
    reply,
    "shelled",
    type="ASSAULT",
    statement_id=_DENIAL.statement_id,
    actor=(reply.party("Norvia", norvia.actor_id, nth=2),),
)
landing = mention(
    day,
    "announce a landing",
    type="ASSAULT",
    mode="invade",
    polarity="negated",
    modality="planned",
    actor=(day.party("It", norvia.actor_id),),
    rule='by hand; negated by "not"; planned by "announce"',
)
sinking = mention(
    day,
    "sink",
    type="ASSAULT",
    modality="threatened",
    actor=(day.party("Norvia", norvia.actor_id, nth=1),),
    recipient=(day.party("the ferry Halla", ferry.actor_id),),
)
storming = mention(day, "storm", type="ASSAULT", modality="attempted")
burning = mention(
    day, "burned", type="ASSAULT", modality="past_reference", actor=(day.party("Norvia", norvia.actor_id, nth=2),)
)
alight = mention(day, "set alight", type="ASSAULT", mode="burn")
to_set_alight = mention(
    reply,
    "set the depot alight",
    type="ASSAULT",
    mode="burn",
    modality="demanded",
    statement_id=_PLEA.statement_id,
    actor=(reply.party("Norvia", norvia.actor_id, nth=3),),
)


def _event(*told: Mention, date: str | None = None) -> Event:
    ids = tuple(sorted(m.mention_id for m in told))
    articles = tuple(sorted({m.article_id for m in told}))
    return Event(
        event_id=make_id("ev", *ids),
        mention_ids=ids,
        article_ids=articles,
        origin_ids=tuple(sorted(make_id("or", a) for a in articles)),
        claimant_ids=(),
        type="ASSAULT",
        date=date,
        grounds_at_least=1,
        grounds_at_most=len(told),
    )


SHELLING = _event(shelled, not_shelled, date="2031-06-02")
LANDING = _event(landing, date="2031-06-02")
SINKING = _event(sinking)
STORMING = _event(storming)
BURNING = _event(burning)
FIRE = _event(alight, to_set_alight)
EVENTS = (SHELLING, LANDING, SINKING, STORMING, BURNING, FIRE)
DENIAL_ID = _DENIAL.statement_id


def _whole(d: Draft) -> list[Passage]:
    """The headline and the rest."""
    end = d.article.text.index("\n") + 1
    return [
        Passage(article_id=d.id, start=0, end=end, role="headline", basis="by hand"),
        Passage(article_id=d.id, start=end, end=len(d.article.text), role="body", basis="by hand"),
    ]


def records() -> list[Any]:
    """Every row of the project."""
    alone = [
        Origin(origin_id=make_id("or", d.id), article_ids=(d.id,), earliest_article_id=d.id, basis="no copy was found")
        for d in (day, reply)
    ]
    told = (shelled, not_shelled, landing, sinking, storming, burning, alight, to_set_alight)
    return [
        day.article,
        reply.article,
        *_whole(day),
        *_whole(reply),
        _DENIAL,
        _PLEA,
        *told,
        norvia,
        admiralty,
        ferry,
        *alone,
        *EVENTS,
    ]


def make(path: Path) -> Path:
    """The project as a file."""
    return written(path, records())
