"""Whose word the mentions of one event are: its accounts; pure, from a `Matter`."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from rashomon.ask.answers import Account, By
from rashomon.ask.matter import Matter, Source
from rashomon.records import Event, Mention, Modality, Polarity, Stance, Statement, make_id

DENIES = "denies"
OF_A_DEED = ("asserts", "confirms")
"""Verdicts that say it was done."""

DONE = (*OF_A_DEED, "tells of an attempt")
"""Verdicts that say something was done: this, or what was to come to it."""

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
    def verdicts(self) -> tuple[str, ...]:
        """What it says of whether it happened: assertions first, so that a lone "denies" stands in front."""
        found = {verdict(m, s) for m, s in self.mentions}
        return tuple(v for v in _ORDER if v in found) + tuple(sorted(found - set(_ORDER)))


def gathered(matter: Matter, event: Event, by: By = "claimant") -> list[Told]:
    """The accounts of an event, those on most independent origins first."""
    by_claimant: dict[str, Told] = {}
    mentions = matter.mentions.get(event.event_id, ())
    for mention in sorted(mentions, key=lambda m: (*matter.sources[m.article_id].when, m.trigger, m.mention_id)):
        source = matter.sources[mention.article_id]
        statements = matter.chain(mention.statement_id)
        for told in _columns(matter, source, statements, by):
            account = by_claimant.setdefault(told.claimant, told)
            account.mentions.append((mention, statements[0] if statements else None))
            account.through.update(n for n in _through(matter, source, statements, by) if n != account.name)
    return sorted(by_claimant.values(), key=lambda a: _rank(matter, a))


def account(matter: Matter, told: Told) -> Account:
    """The head of a column."""
    articles = sorted({m.article_id for m, _ in told.mentions}, key=lambda a: matter.sources[a].when)
    return Account(
        claimant=told.claimant,
        actor_id=told.actor_id,
        name=told.name,
        named=told.named,
        kind=told.kind,
        own_voice=told.own_voice,
        through=tuple(name for name, _ in sorted(told.through.items(), key=lambda item: (-item[1], item[0]))),
        verdicts=told.verdicts,
        article_ids=tuple(articles),
        origin_ids=tuple(dict.fromkeys(matter.sources[a].origin_id for a in articles)),
        mention_ids=tuple(m.mention_id for m, _ in told.mentions),
    )


def comparable(accounts: Sequence[Told]) -> list[Told]:
    """Accounts whose values are their own version of what happened.

    A denial's values are the version denied, a plan's or a fear's are those of another day: they count only where
    nobody says that it was done.
    """
    done = [a for a in accounts if a.verdicts[0] in DONE]
    return done or [a for a in accounts if a.verdicts[0] != DENIES]


def verdict(mention: Mention, statement: Statement | None) -> str:
    """What the voice of a mention says of whether it happened, in one verb."""
    return verdict_of(mention.polarity, mention.modality, statement.stance if statement else "asserts")


def verdict_of(polarity: Polarity, modality: Modality, stance: Stance) -> str:
    """The verdict of a mention that is so told, in a statement of this stance; the text's own voice asserts."""
    negated = polarity == "negated"
    if modality in _NOT_DONE:
        if stance == DENIES:
            return DENIES
        return f"{_NOT_DONE[modality]} otherwise" if negated else _NOT_DONE[modality]
    if stance in _SAYS_SO and not (stance == "confirms" and negated):
        return _SAYS_SO[stance]
    if negated != (stance == DENIES):
        return DENIES
    return "tells of an attempt" if modality == "attempted" else "asserts"


def _columns(matter: Matter, source: Source, statements: Sequence[Statement], by: By) -> Iterator[Told]:
    """The columns in which a mention is told."""
    if by == "claimant":
        yield from _claimants(matter, source, statements)
    elif by == "outlet":
        yield _outlet(matter, source)
    else:
        yield Told(source.origin_id, None, source.title or "A text", not source.title, "text", own_voice=False)


def _claimants(matter: Matter, source: Source, statements: Sequence[Statement]) -> Iterator[Told]:
    """Whose word a mention is: the speakers of the innermost statement, or the outlet itself."""
    if not statements:
        yield _own_voice(matter, source)
        return
    said = statements[0]
    speakers = [matter.people[i] for i in (said.speaker_ids or (said.speaker_id,)) if i in matter.people]
    people = [e for e in speakers if e.kind == "person"]
    # a person beside a body speaks for it: one claimant, not two
    for entity in {e.actor_id: e for e in people or speakers}.values():
        yield Told(entity.actor_id, entity.actor_id, entity.name, True, entity.kind, own_voice=False)
    if not speakers:
        words = " ".join(matter.texts.words(source.article_id, span).text for span in said.source)
        # Copies of one text share a nameless source; whether two texts do, nobody can tell.
        key = make_id("un", source.origin_id, " ".join(words.casefold().split()))
        yield Told(key, None, words or "Unnamed source", not words, "unnamed source", own_voice=False)


def _own_voice(matter: Matter, source: Source) -> Told:
    voice = matter.people.get(source.voice_id or "")
    if voice:
        return Told(voice.actor_id, voice.actor_id, voice.name, True, voice.kind, own_voice=True)
    return replace(_outlet(matter, source), own_voice=True)


def _outlet(matter: Matter, source: Source) -> Told:
    outlet = matter.outlets.get(source.outlet or "")
    if outlet:
        return Told(outlet.actor_id, outlet.actor_id, outlet.name, True, outlet.kind, own_voice=False)
    if source.outlet:
        return Told(make_id("ow", source.outlet), None, source.outlet, True, "outlet", own_voice=False)
    # Without an outlet, an article speaks for itself, under its title: somebody's words.
    return Told(
        make_id("ow", source.article_id),
        None,
        source.title or "An article",
        not source.title,
        "article",
        own_voice=False,
    )


def _through(matter: Matter, source: Source, statements: Sequence[Statement], by: By) -> Iterator[str]:
    """Through whom a claimant is heard; whom an outlet quotes; which outlets carry a text."""
    for statement in statements[1:] if by == "claimant" else statements if by == "outlet" else ():
        if entity := matter.people.get(statement.speaker_id or ""):
            yield entity.name
    passed_on = statements or source.voice != source.outlet
    if source.outlet and (by == "origin" or (by == "claimant" and passed_on)):
        yield source.outlet


def _rank(matter: Matter, told: Told) -> tuple[int, int, str, str]:
    articles = {m.article_id for m, _ in told.mentions}
    return -len({matter.sources[a].origin_id for a in articles}), -len(articles), told.name, told.claimant
