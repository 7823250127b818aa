"""Whose word the mentions of one event are: its accounts; pure, from a `Matter`."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from rashomon.ask.answers import Account, By
from rashomon.ask.matter import Matter, Source
from rashomon.records import Event, Mention, Statement, make_id

DENIES = "denies"
DONE = ("asserts", "confirms", "tells of an attempt")
"""Verdicts that say it was done."""

_NOT_DONE = {
    "planned": "plans",
    "demanded": "demands",
    "threatened": "threatens",
    "hypothetical": "supposes",
    "general": "speaks in general",
}
_SAYS_SO = {"confirms": "confirms", "doubts": "doubts", "asks": "asks", "declines": "declines to say"}
_ORDER = (*DONE, DENIES, "doubts")


@dataclass(slots=True)
class Told:
    """One claimant's mentions of an event, while they are being gathered."""

    claimant: str
    actor_id: str | None
    name: str
    named: bool
    kind: str
    own_voice: bool
    mentions: list[tuple[Mention, Statement | None]] = field(default_factory=list)
    through: Counter[str] = field(default_factory=Counter)

    @property
    def verdict(mention: Mention, statement: Statement | None) -> str:
    """What the voice of a mention says of whether it happened, in one verb."""
    stance = statement.stance if statement else "asserts"
    negated = mention.polarity == "negated"
    if mention.modality in _NOT_DONE:
        if stance == DENIES:
            return DENIES
        return f"{_NOT_DONE[mention.modality]} otherwise" if negated else _NOT_DONE[mention.modality]
    if stance in _SAYS_SO and not (stance == "confirms" and negated):
        return _SAYS_SO[stance]
    if negated != (stance == DENIES):
        return DENIES
    return "tells of an attempt" if mention.modality == "attempted" else "asserts"


def _columns(matter: Matter, source: Source, statements: Sequence[Statement], by: By) -> Iterator[Told]:
    """The columns in which a mention is told."""
    if by == "claimant":
        yield from _claimants(matter, source, statements)
    elif by == "outlet":
        yield replace(_own_voice(matter, source), own_voice=False)
    else:
        yield Told(source.origin_id, None, source.title or "A text", not source.title, "text", own_voice=False)


def _claimants(matter: Matter, source: Source, statements: Sequence[Statement]) -> Iterator[Told]:
    """Whose word a mention is: the speakers of the innermost statement, or the outlet itself."""
    if not statements:
        yield _own_voice(matter, source)
        return
    said = statements[0]
    speakers = [matter.people[i] for i in (said.speaker_ids or (said.speaker_id,)) if i in matter.people]
    for entity in {e.actor_id: e for e in speakers}.values():
        yield Told(entity.actor_id, entity.actor_id, entity.name, True, entity.kind, own_voice=False)
    if not speakers:
        words = " ".join(matter.texts.words(source.article_id, span).text for span in said.source)
        # Copies of one text share a nameless source; whether two texts do, nobody can tell.
        key = make_id("un", source.origin_id, " ".join(words.casefold().split()))
        yield Told(key, None, words or "Unnamed source", not words, "unnamed source", own_voice=False)


def _own_voice(matter: Matter, source: Source) -> Told:
    outlet = matter.outlets.get(source.outlet or "")
    if outlet:
        return Told(outlet.actor_id, outlet.actor_id, outlet.name, True, outlet.kind, own_voice=True)
    if source.outlet:
        return Told(make_id("ow", source.outlet), None, source.outlet, True, "outlet", own_voice=True)
    # Without an outlet, an article speaks for itself, under its title: somebody's words.
    return Told(
        make_id("ow", source.article_id),
        None,
        source.title or "An article",
        not source.title,
        "article",
        own_voice=True,
    )


def _through(matter: Matter, source: Source, statements: Sequence[Statement], by: By) -> Iterator[str]:
    """Through whom a claimant is heard; whom an outlet quotes; which outlets carry a text."""
    for statement in statements[1:] if by == "claimant" else statements if by == "outlet" else ():
        if entity := matter.people.get(statement.speaker_id or ""):
            yield entity.name
    if source.outlet and (by == "origin" or (by == "claimant" and statements)):
        yield source.outlet


def _rank(matter: Matter, told: Told) -> tuple[int, int, str, str]:
    articles = {m.article_id for m, _ in told.mentions}
    return -len({matter.sources[a].origin_id for a in articles}), -len(articles), told.name, told.claimant
