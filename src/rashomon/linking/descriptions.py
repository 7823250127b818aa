"""What each voice calls a thing: "quarantine" here, "blockade" there."""

from collections.abc import Iterable, Iterator, Sequence

from rashomon.lexicon.actors import pronouns, roles
from rashomon.linking.events import Source
from rashomon.linking.sights import Sight
from rashomon.records import Actor, Description, Event, Statement


def of_event(event: Event, sights: Sequence[Sight], sources: Sequence[Source]) -> Iterator[Description]:
    """The words for an event that several articles or voices tell of, in the voice they stand in."""
    if len(event.article_ids) < 2 and len(event.claimant_ids) < 2:
        return
    for sight in sights:
        yield Description(
            target_id=event.event_id,
            statement_id=sight.voice.statement_id,
            article_id=sources[sight.article].article_id,
            start=sight.start,
            end=sight.end,
        )


def of_actors(actors: Iterable[Actor], statements: Iterable[Statement], text: str) -> Iterator[Description]:
    """The words for an actor that are neither its name, nor a pronoun, nor a bare role: "the aggressor"."""
    held = sorted(statements, key=lambda s: (sum(c.end - c.start for c in s.content), s.statement_id))
    for actor in sorted(actors, key=lambda a: (a.start, a.end)):
        words = " ".join(text[actor.start : actor.end].split()).lower()
        bare = words.removeprefix("the ")
        if actor.actor_id is None or bare in pronouns() or bare in roles() or not _describes(text, actor):
            continue
        inside = (s.statement_id for s in held if any(c.start <= actor.start < c.end for c in s.content))
        yield Description(
            target_id=actor.actor_id,
            statement_id=next(inside, None),
            article_id=actor.article_id,
            start=actor.start,
            end=actor.end,
        )


def _describes(text: str, actor: Actor) -> bool:
    """The phrase ends in a common noun."""
    last = text[actor.start : actor.end].split()[-1]
    return last[0].islower()
