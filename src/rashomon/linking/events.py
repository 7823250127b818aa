"""Events: one happening with all its mentions, who tells of it, from which texts, and on how many grounds."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rashomon.linking.clusters import Cluster
from rashomon.linking.copied import Copies
from rashomon.linking.days import iso
from rashomon.linking.grounds import Telling, grounds
from rashomon.linking.sights import Sight
from rashomon.records import Event, MentionPlace, PlacePrecision, make_id

_EXACT: tuple[PlacePrecision, ...] = ("site", "city", "region", "country", "area")


@dataclass(frozen=True, slots=True)
class Source:
    """What an event needs to know of an article: its id, its outlet's entity, its day, its origin."""

    article_id: str
    outlet_id: str | None
    voice_id: str | None
    published: str | None
    origin_id: str
    derived: bool


def event(cluster: Cluster, sights: Sequence[Sight], sources: Sequence[Source], copies: Copies) -> Event:
    """One row; `sights` are the cluster's own, in its order, `sources` all articles by number."""
    least, most = _resting(cluster, sights, sources, copies)
    ids = sorted(s.mention_id for s in sights)
    of = dict(zip(cluster.members, sights, strict=True))
    return Event(
        event_id=make_id("ev", *ids),
        mention_ids=tuple(ids),
        article_ids=tuple(sorted({sources[s.article].article_id for s in sights})),
        origin_ids=tuple(sorted({origin(n, of, sources, copies) for n in cluster.members})),
        claimant_ids=tuple(sorted(set(claimants(sights, sources)))),
        type=_most(s.type for s in sights),  # type: ignore[arg-type]  # sights carry types
        date=_date(sights),
        place=_place(sights),
        grounds_at_least=least,
        grounds_at_most=most,
    )


def _resting(cluster: Cluster, sights: Sequence[Sight], sources: Sequence[Source], copies: Copies) -> tuple[int, int]:
    """On how many grounds, at least and at most; most events are told once, which needs no counting."""
    if len(sights) == 1 and len(sights[0].voice.speakers) < 2:
        return (0, 0) if sights[0].voice.against else (1, 1)
    resting = grounds(tellings(cluster, sights, sources, copies))
    return resting.at_least, resting.at_most


def claimants(sights: Iterable[Sight], sources: Sequence[Source]) -> Iterator[str]:
    """Who tells of it: speakers, and outlets in their own voice."""
    for sight in sights:
        own = sources[sight.article].voice_id
        if sight.voice.bare:
            yield from (own,) if own else ()
        else:
            yield from sight.voice.speakers


def tellings(cluster: Cluster, sights: Sequence[Sight], sources: Sequence[Source], copies: Copies) -> Iterator[Telling]:
    """Every place where the event is told as real, or, where it nowhere is, every place that tells of it."""
    real = [s.real for s in sights]
    for number, sight, done in zip(cluster.members, sights, real, strict=True):
        if done or not any(real):
            yield from telling(number, sight, sources[sight.article], copies)


def telling(number: int, sight: Sight, source: Source, copies: Copies) -> Iterator[Telling]:
    """One for each speaker."""
    voice, group = sight.voice, copies.of(number)
    for speaker in voice.speakers or (None,):
        yield Telling(
            telling_id=f"{sight.mention_id}{speaker or ''}",
            article_id=source.article_id,
            outlet=source.voice_id,
            published=source.published,
            source=speaker,
            bare=voice.bare,
            body=voice.body,
            party=bool(voice.body and voice.body[:3] in sight.countries),
            stance="denies" if voice.against else "asserts",
            passage=str(min(group)) if len(group) > 1 else None,
        )


def origin(number: int, own: dict[int, Sight], sources: Sequence[Source], copies: Copies) -> str:
    """The origin of the words: the copied text's, where they are copied."""
    group = [sources[own[n].article] for n in copies.of(number) if n in own]
    return min(group, key=lambda s: (s.derived, s.published or "9", s.article_id)).origin_id


def _most(values: Iterable[str]) -> str:
    count = Counter(values)
    return max(sorted(count), key=count.__getitem__)


def _date(sights: Sequence[Sight]) -> str | None:
    """What all dates allow together; where they do not meet, what most of them say."""
    told = [s.told for s in sights if s.told]
    if not told:
        return None
    first, last = max(t[0] for t in told), min(t[1] for t in told)
    return iso((first, last)) if first <= last else _most(map(iso, told))


def _place(sights: Sequence[Sight]) -> MentionPlace | None:
    """The most exact place; of several, the one told most."""
    told = [s.place for s in sights if s.place]
    if not told:
        return None
    count = Counter(place[0] for place in told)
    best = min(told, key=lambda place: (_EXACT.index(place[4]), -count[place[0]], place))
    geonames_id, country, lat, lon, precision, start, end = best
    return MentionPlace(
        start=start,
        end=end,
        geonames_id=geonames_id,
        country=country or None,
        lat=lat,
        lon=lon,
        precision=precision,
    )
