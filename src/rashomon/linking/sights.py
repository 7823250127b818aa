"""Mentions made ready for comparing: who, whom, where, when, with which words, in what standing.

A sight is one mention with everything that events are decided by, small and plain, so that it can lie on a shelf and
be taken out again.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import lru_cache
from types import MappingProxyType
from typing import Annotated, Literal, NamedTuple

from rashomon.lexicon.actors import pronouns, roles, syntax, titles
from rashomon.lexicon.countries import country
from rashomon.linking.days import Days, days
from rashomon.linking.nearness import slot, stem
from rashomon.linking.voices import Voice
from rashomon.records import Article, Figure, Mention, MentionPlace, Modality, Participant, PlacePrecision, Span

Standing = Literal["real", "past", "planned", "demanded", "threatened", "hypothetical", "general"]
"""How an act stands in the world: done (or tried, or denied), done and looked back at, or only meant."""

Scene = tuple[int, str, float, float, PlacePrecision, int, int]
"""A place: GeoNames id, country, degrees north and east, how exact, where its name begins and ends."""

_STANDINGS: Mapping[Modality, Standing] = {"actual": "real", "past_reference": "past", "attempted": "real"}


class Party(NamedTuple):
    """The actors or the recipients of a mention: entities, countries, and the words that name them."""

    ids: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sight:
    """One mention, ready for comparing."""

    mention_id: str
    article: int
    start: Annotated[int, "where the words stand that tell of the act, or the whole phrase that names it"]
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
    before: Annotated[tuple[str, ...], "the words just before the trigger: what sort of act, as this voice puts it"]
    lands: Annotated[tuple[str, ...], "countries named in the sentence"]
    fresh: Annotated[bool, "named as one of many, not as one that is known: “a war”, “wars”, “any war”"]
    voice: Voice

    @property
    def real(self) -> bool:
        """Told as a deed, now or looking back."""
        return self.standing in ("real", "past")

    @property
    def bare(self) -> bool:
        """Told with neither a party nor a place nor a date."""
        return not (any(self.actor) or any(self.recipient) or self.place or self.told)

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
    named: Sequence[tuple[int, str]] = (),
    aliases: Mapping[str, str] = MappingProxyType({}),
    telling: frozenset[int] = frozenset(),
) -> Sight:
    """A mention of the article with this number, its entities under their present ids.

    `named` are the countries that the article names, each at its place; `telling` are the words that set it apart.
    """
    text = article.text
    words = mention.called or Span(mention.trigger[0].start, mention.trigger[-1].end)
    begin, stop = _sentence(text, mention.trigger[0].start, mention.trigger[-1].end)
    published = days(None if article.published_precision == "none" else article.published)
    return Sight(
        mention_id=mention.mention_id,
        article=number,
        start=words.start,
        type=mention.type,
        mode=mention.mode or "",
        stems=_stems(mention, text),
        actor=_party(mention.actor, text, aliases, voice),
        recipient=_party(mention.recipient, text, aliases, voice),
        place=_place(mention.place),
        told=days(mention.date.value) if mention.date else None,
        published=published[0] if published else 0,
        standing=_STANDINGS.get(mention.modality, mention.modality),  # type: ignore[arg-type]  # the rest are words of both
        killed=_range(mention.killed),
        about=tuple(sorted({w for w in map(stem, _long(text[begin:stop])) if slot(w) in telling})),
        end=words.end,
        before=tuple(map(stem, _long(text[max(begin, mention.trigger[0].start - 40) : mention.trigger[0].start])[-3:])),
        lands=tuple(sorted({land for at, land in named if begin <= at < stop})),
        fresh=_fresh(mention.called.of(text)) if mention.called else False,
        voice=voice,
    )


def _fresh(words: str) -> bool:
    """Whether a noun phrase brings in one of many: an indefinite word before it, or a plural with nothing before it."""
    first, *more = words.lower().split()
    return first in syntax().new or (not more and first.endswith("s") and not first.endswith("ss"))


def _stems(mention: Mention, text: str) -> tuple[str, ...]:
    """The word that tells of the act: the frame's, where the rule names one ("assault.air-strike.noun"), else all."""
    kind, *frame = mention.rule.partition(";")[0].split(".")
    if frame and kind == mention.type.lower():
        parts = [part for part in frame[0].split("-") if part]
        return (stem(parts[-1] if frame[-1] == "noun" else parts[0]),) if parts else ()
    told = [w for span in mention.trigger for w in _words(span.of(text))]
    return tuple(sorted({stem(w) for w in told if len(w) > 3 or len(told) == 1}))


def _party(participants: Iterable[Participant], text: str, aliases: Mapping[str, str], voice: Voice) -> Party:
    """The participants together; "we" and "our" are of the country that speaks."""
    held = tuple(participants)
    ids = {aliases.get(p.actor_id, p.actor_id) for p in held if p.actor_id}
    countries = {p.country for p in held if p.country}
    if not countries:
        countries.update(land for p in held for w in _words(text[p.start : p.end]) if (land := _land(w)))
    if not ids and not countries and any(_speaks(text[p.start : p.end]) for p in held):
        countries.update(voice.countries)
    return Party(
        ids=tuple(sorted(ids)),
        countries=tuple(sorted(countries)),
        words=tuple(sorted({stem(w) for p in held for w in _words(text[p.start : p.end]) if _tells(w)})),
    )


@lru_cache(maxsize=1 << 12)
def _land(word: str) -> str | None:
    """The country that an adjective or a name stands for: "a Lebanese freighter"."""
    return country(word) if word[0].isupper() else None


def _speaks(words: str) -> bool:
    found = pronouns().get(words.lower())
    return found is not None and found.refers in ("speaker", "speakers")


def _tells(word: str) -> bool:
    """Whether a word says who or what it is, more than any "he", "president" or "the two" would."""
    low = word.lower()
    return len(word) > 3 and low not in pronouns() and low not in roles() and word not in titles()


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


_words = re.compile(r"[^\W_]+").findall


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence about a trigger begins and ends, roughly, and no further than a few lines."""
    begin = max(text.rfind(mark, max(0, start - 200), start) for mark in _STOPS)
    stops = [at for mark in _STOPS if (at := text.find(mark, end, end + 200)) >= 0]
    return max(begin, start - 200, 0), min(stops, default=end + 200)


_STOPS = (". ", "\n", "? ", "! ")


def _long(text: str) -> list[str]:
    return [word for word in _words(text) if len(word) > 3]


def packed(sight: Sight) -> str:
    """A sight as one line for the shelf."""
    return json.dumps([_plain(getattr(sight, name)) for name in _FIELDS], separators=(",", ":"))


_FIELDS = tuple(field.name for field in fields(Sight))


def _plain(value: object) -> object:
    """Parties and voices as lists; JSON takes the rest as it is."""
    if isinstance(value, Party):
        return value.ids, value.countries, value.words
    if isinstance(value, Voice):
        return value.statement_id, value.speakers, value.body, value.stance, value.against, value.countries
    return value


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
    end, before, lands, fresh, (statement_id, speakers, body, stance, against, countries) = rest
    return Sight(
        mention, article, start, kind, mode, tuple(stems), _unpacked(actor), _unpacked(recipient),
        None if place is None else tuple(place), None if told is None else tuple(told), published, standing,
        None if killed is None else tuple(killed), tuple(about), end,
        tuple(before), tuple(lands), fresh,
        Voice(statement_id, tuple(speakers), body, stance, against, tuple(countries)),
    )  # fmt: skip


def _unpacked(party: Sequence[Sequence[str]]) -> Party:
    ids, countries, words = party
    return Party(tuple(ids), tuple(countries), tuple(words))
