"""An event in one line, and its tellings on the line of time; pure, from a `Matter` and its accounts."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain

from rashomon.ask.accounts import DENIES, Told, verdict
from rashomon.ask.answers import DEEDS, EventLine, Named, Telling
from rashomon.ask.manners import manners, tells_of_a_deed
from rashomon.ask.matter import Matter
from rashomon.ask.points import conflicts
from rashomon.records import Event, Mention, MentionPlace, Participant, Polarity


def line(
    matter: Matter, event: Event, accounts: Sequence[Told], of: Callable[[Mention], bool] | None = None
) -> EventLine:
    """The event in one line; `of` chooses the mentions that tell of somebody's own part in it."""
    mentions = matter.mentions.get(event.event_id, ())
    articles = {m.article_id for m in mentions}
    first = min(mentions, key=lambda m: (matter.sources[m.article_id].when, m.trigger), default=None)
    told = manners(accounts)
    modes = Counter(m.mode for m in mentions if m.mode and m.type == event.type)
    return EventLine(
        event_id=event.event_id,
        type=event.type,
        mode=min(modes, key=lambda m: (-modes[m], m), default=None),
        date=event.date,
        place=_place_name(matter, mentions, event.place),
        actors=_parties(matter, mentions, lambda m: m.actor),
        recipients=_parties(matter, mentions, lambda m: m.recipient),
        called=matter.texts.words(first.article_id, first.trigger[0]) if first else None,
        articles=len(articles),
        origins=len(event.origin_ids) or len({matter.sources[a].origin_id for a in articles}),
        claimants=len(accounts),
        grounds_at_least=event.grounds_at_least,
        grounds_at_most=event.grounds_at_most,
        conflicts=conflicts(matter, accounts) if len(accounts) > 1 else (),
        mentions=len(mentions),
        mentions_done=sum(m.mentions for m in told if m.how in DEEDS),
        claimants_done=sum(map(tells_of_a_deed, accounts)),
        told=told,
        part=manners(accounts, of) if of else (),
    )


def tellings(matter: Matter, accounts: Sequence[Told]) -> tuple[Telling, ...]:
    """Each account's articles on the line of time; those without a date have no place on it."""
    return tuple(chain.from_iterable(_tellings(matter, account) for account in accounts))


def _place_name(matter: Matter, mentions: Iterable[Mention], place: MentionPlace | None) -> str | None:
    """The gazetteer's name of an event's place, else the words of the mention that tells it."""
    if place is None:
        return None
    for m in mentions:
        if (
            m.place
            and m.place.geonames_id == place.geonames_id
            and (m.place.start, m.place.end) == (place.start, place.end)
        ):
            name = matter.places.get((m.article_id, m.place.start))
            return name or matter.texts.words(m.article_id, (m.place.start, m.place.end)).text
    return place.country


def _parties(
    matter: Matter, mentions: Iterable[Mention], of: Callable[[Mention], Sequence[Participant]]
) -> tuple[Named, ...]:
    """Who is named most often in this part; where nobody is, the words of a text, those of a denial last: "No ship"."""
    named: Counter[Named] = Counter()
    worded: defaultdict[Polarity, Counter[Named]] = defaultdict(Counter)
    for m in mentions:
        for p in of(m):
            if entity := matter.people.get(p.actor_id or ""):
                named[Named(entity.name, entity.actor_id)] += 1
            else:
                worded[m.polarity][Named(matter.texts.words(m.article_id, (p.start, p.end)).text)] += 1
    found = named or worded["affirmed"] or worded["negated"]
    ranked = sorted(found.items(), key=lambda item: (-item[1], item[0].name, item[0].actor_id or ""))
    return tuple(name for name, _ in ranked[:2])


def _tellings(matter: Matter, told: Told) -> Iterator[Telling]:
    by_article: dict[str, list[str]] = defaultdict(list)
    for m, s in told.mentions:
        by_article[m.article_id].append(verdict(m, s))
    seen: set[str] = set()
    first = True
    for article_id in sorted(by_article, key=lambda a: matter.sources[a].when):
        source = matter.sources[article_id]
        if source.published:
            said = sorted(by_article[article_id], key=lambda v: (v != DENIES, v))[0]
            reprint = source.origin_id in seen
            yield Telling(told.claimant, article_id, source.outlet, source.published, said, first, reprint)
            first = False
        seen.add(source.origin_id)
