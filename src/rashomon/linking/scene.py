"""All mentions of a pile, ready for comparing: sights on a shelf, articles as sources, copies, stories."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache

from rashomon.linking.clusters import Cluster, Judge, Pair, blocks, clusters
from rashomon.linking.copied import Copies, copied_pairs
from rashomon.linking.days import days
from rashomon.linking.descriptions import of_actors
from rashomon.linking.entities import outlet_entity
from rashomon.linking.events import Source
from rashomon.linking.nearness import Nearness
from rashomon.linking.pile import Pile
from rashomon.linking.publishers import outlet_of
from rashomon.linking.sights import Sight, packed, sight, unpacked
from rashomon.linking.stories import stories
from rashomon.linking.voices import Voices
from rashomon.linking.wishes import Wishes
from rashomon.records import (
    Actor,
    Description,
    Link,
    Mention,
    Origin,
    OwnVoice,
    Place,
    Provenance,
    Statement,
    Story,
    plain,
    revive,
)


class Scene:
    """The mentions of all articles by number, in the order of articles and texts."""

    def __init__(
        self,
        pile: Pile,
        texts: Iterable[Origin],
        links: Sequence[Link],
        aliases: Mapping[str, str],
        voices: Iterable[OwnVoice],
    ) -> None:
        self._pile, self._aliases = pile, aliases
        self._own = {voice.article_id: voice for voice in voices}
        self.ids = pile.article_ids()
        self._number = {article_id: n for n, article_id in enumerate(self.ids)}
        self.sources = list(self._sources(texts, links))
        self._nearness = Nearness(pile)
        self.descriptions: list[Description] = []
        self._first = [0]
        self._shelf = pile.shelf(self._lines())
        self.sight = lru_cache(maxsize=8192)(self._sight)
        self._series = frozenset(
            (min(pair), max(pair))
            for link in links
            if link.kind == "same_series" and (pair := (self._number[link.a], self._number[link.b]))
        )
        of_article = lru_cache(maxsize=64)(self._of_article)
        outlets = [source.outlet_id for source in self.sources]
        self._pairs = frozenset(copied_pairs(links, self._number.__getitem__, of_article, outlets))
        self.copies = Copies(sorted(self._pairs))

    @cached_property
    def stories(self) -> list[Story]:
        """Articles on one matter."""
        return stories(self._pile, self._nearness, [_day(source) for source in self.sources])

    def clusters(self, wished: Wishes) -> "Clusters":
        """The mentions in groups of one happening."""
        story = [-1] * len(self.ids)
        for n, found in enumerate(self.stories):
            for article_id in found.article_ids:
                story[self._number[article_id]] = n
        judge = Judge(self.sight, self._nearness, self._pairs, self._series, wished)
        keys = (key for n in range(len(self._shelf)) for key in blocks(n, self.sight(n), story[self.sight(n).article]))
        met = (*self._pairs, *self._wished(wished))
        return Clusters(self._pile, clusters(self._pile, keys, met, judge, len(self._shelf)))

    def _sources(self, texts: Iterable[Origin], links: Iterable[Link]) -> Iterator[Source]:
        home = {article_id: text.origin_id for text in texts for article_id in text.article_ids}
        derived = {link.a for link in links if link.kind in ("same_origin", "derived_from")}
        for article_id in self.ids:
            article = self._pile.article(article_id)
            outlet = outlet_of(article, self._pile.rows(Provenance, article_id))
            yield Source(
                article_id=article_id,
                outlet_id=outlet_entity(outlet).actor_id if outlet else None,
                voice_id=voice.actor_id if (voice := self._own.get(article_id)) else None,
                published=None if article.published_precision == "none" else article.published,
                origin_id=home[article_id],
                derived=article_id in derived,
            )

    def _lines(self) -> Iterator[str]:
        for number, article_id in enumerate(self.ids):
            article = self._pile.article(article_id)
            actors = self._pile.rows(Actor, article_id)
            own = self._own.get(article_id)
            country = outlet_entity(own.name).country if own else None
            statements = self._pile.rows(Statement, article_id)
            self.descriptions += of_actors(actors, statements, article.text)
            voices = Voices(statements, actors, self._aliases, country)
            places = self._pile.rows(Place, article_id)
            named = [(a.start, a.country) for a in actors if a.country]
            named += [(p.start, p.country) for p in places if p.country]
            telling = frozenset(self._nearness.telling(number, 64))
            mentions = sorted(self._pile.rows(Mention, article_id), key=lambda m: (m.trigger[0].start, m.mention_id))
            for mention in mentions:
                yield packed(sight(mention, article, number, voices.of(mention), named, self._aliases, telling))
            self._first.append(self._first[-1] + len(mentions))

    def _sight(self, number: int) -> Sight:
        return unpacked(self._shelf[number])

    def _of_article(self, number: int) -> list[tuple[int, Sight]]:
        return [(n, self.sight(n)) for n in range(self._first[number], self._first[number + 1])]

    def _wished(self, wished: Wishes) -> Iterator[Pair]:
        """Mentions that a person has joined, by number."""
        asked = {mention_id for pair in wished.must_link for mention_id in pair}
        if not asked:
            return
        at = {s.mention_id: n for n in range(len(self._shelf)) if (s := self.sight(n)).mention_id in asked}
        for pair in wished.must_link:
            numbers = sorted(at[mention_id] for mention_id in pair if mention_id in at)
            if len(numbers) == 2:
                yield numbers[0], numbers[1]


class Clusters:
    """Clusters that can be walked as often as needed."""

    def __init__(self, pile: Pile, found: Iterable[Cluster]) -> None:
        self._shelf = pile.shelf(json.dumps([cluster.members, plain(cluster.links)]) for cluster in found)

    def __iter__(self) -> Iterator[Cluster]:
        for n in range(len(self._shelf)):
            members, links = json.loads(self._shelf[n])
            yield Cluster(tuple(members), tuple(revive(Link, link) for link in links))


def _day(source: Source) -> int:
    span = days(source.published)
    return span[0] if span else 0
