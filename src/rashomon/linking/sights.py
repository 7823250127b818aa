"""Mentions made ready for comparing: who, whom, where, when, with which words, in what standing.

A sight is one mention with everything that events are decided by, small and plain, so that it can lie on a shelf and
be taken out again.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass
from types import MappingProxyType
from typing import Literal

from rashomon.linking.days import Days, days
from rashomon.linking.nearness import slot, stem
from rashomon.linking.voices import Voice
from rashomon.records import Article, Figure, Mention, MentionPlace, Modality, Participant, PlacePrecision

Standing = Literal["real", "planned", "demanded", "threatened", "hypothetical", "general"]
"""How an act stands in the world: done (or tried, or denied), or only meant."""

Scene = tuple[int, str, float, float, PlacePrecision, int, int]
"""A place: GeoNames id, country, degrees north and east, how exact, where its name begins and ends."""

_STANDINGS: Mapping[Modality, Standing] = {"actual": "real", "past_reference": "real", "attempted": "real"}


@dataclass(frozen=True, slots=True)
class Party:
    """The actors or the recipients of a mention: entities, countries, and the words that name them."""

    ids: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sight:
    """One mention, ready for comparing."""

    mention_id: str
    article: int
    start: int
    type: str
    mode: str
    stems: tuple[str, ...]
    actor: Party
    recipient: Party
    place: Scene | None
    told: Days | None
    published: int
    standing: Standing
    killed: tuple[int, int] | None
    about: tuple[str, ...]
    end: int
    voice: Voice

    @property
    def day(self) -> int:
        """Where it is put in time among others: the day told, else the day of publication."""
        return self.told[0] if self.told else self.published

    @property
    def countries(self) -> tuple[str, ...]:
        """Every country that takes part or is the scene."""
        scene = (self.place[1],) if self.place and self.place[1] else ()
        return tuple(sorted({*self.actor.countries, *self.recipient.countries, *scene}))


def sight(
    mention: Mention,
    article: Article,
    number: int,
    voice: Voice,
    aliases: Mapping[str, str] = MappingProxyType({}),
    telling: frozenset[int] = frozenset(),
) -> Sight:
    """A mention of the article with this number, its entities under their present ids; `telling` words set it apart."""
    text = article.text
    published = days(None if article.published_precision == "none" else article.published)
    return Sight(
        mention_id=mention.mention_id,
        article=number,
        start=mention.trigger[0].start,
        type=mention.type,
        mode=mention.mode or "",
        stems=tuple(sorted({stem(w) for span in mention.trigger for w in _words(span.of(text))})),
        actor=_party(mention.actor, text, aliases),
        recipient=_party(mention.recipient, text, aliases),
        place=_place(mention.place),
        told=days(mention.date.value) if mention.date else None,
        published=published[0] if published else 0,
        standing=_STANDINGS.get(mention.modality, mention.modality),  # type: ignore[arg-type]  # the rest are words of both
        killed=_range(mention.killed),
        about=tuple(
            sorted({w for w in _around(text, mention.trigger[0].start, mention.trigger[-1].end) if slot(w) in telling})
        ),
        end=mention.trigger[-1].end,
        voice=voice,
    )


def _party(participants: Iterable[Participant], text: str, aliases: Mapping[str, str]) -> Party:
    held = tuple(participants)
    ids = {aliases.get(p.actor_id, p.actor_id) for p in held if p.actor_id}
    return Party(
        ids=tuple(sorted(ids)),
        countries=tuple(sorted({p.country for p in held if p.country})),
        words=tuple(sorted({stem(w) for p in held for w in _words(text[p.start : p.end]) if len(w) > 3})),
    )


def _place(place: MentionPlace | None) -> Scene | None:
    if place is None or place.geonames_id is None:
        return None
    precision = place.precision or "area"
    return place.geonames_id, place.country or "", place.lat or 0.0, place.lon or 0.0, precision, place.start, place.end


def _range(figure: Figure | None) -> tuple[int, int] | None:
    if figure is None or (figure.low is None and figure.high is None):
        return None
    low = figure.low if figure.low is not None else 0
    return low, figure.high if figure.high is not None else 1 << 30


def _words(text: str) -> list[str]:
    return "".join(c if c.isalnum() else " " for c in text).split()


def _around(text: str, start: int, end: int) -> Iterator[str]:
    """The longer words of the sentence about a trigger, roughly: what tells this act from another of its kind."""
    begin = max(text.rfind(mark, max(0, start - 200), start) for mark in (". ", "\n", "? ", "! "))
    stops = [at for mark in (". ", "\n", "? ", "! ") if (at := text.find(mark, end, end + 200)) >= 0]
    for word in _words(text[max(begin, start - 200, 0) : min(stops, default=end + 200)]):
        if len(word) > 3:
            yield stem(word)


def packed(sight: Sight) -> str:
    """A sight as one line for the shelf."""
    return json.dumps(astuple(sight), separators=(",", ":"))


def unpacked(line: str) -> Sight:
    """The sight again."""
    (
        mention,
        article,
        start,
        kind,
        mode,
        stems,
        actor,
        recipient,
        place,
        told,
        published,
        standing,
        killed,
        about,
        *rest,
    ) = json.loads(line)
    end, (statement_id, speakers, body, stance, against, countries) = rest
    return Sight(
        mention, article, start, kind, mode, tuple(stems), _unpacked(actor), _unpacked(recipient),
        None if place is None else tuple(place), None if told is None else tuple(told), published, standing,
        None if killed is None else tuple(killed), tuple(about), end,
        Voice(statement_id, tuple(speakers), body, stance, against, tuple(countries)),
    )  # fmt: skip


def _unpacked(party: Sequence[Sequence[str]]) -> Party:
    ids, countries, words = party
    return Party(tuple(ids), tuple(countries), tuple(words))
