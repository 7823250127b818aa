"""Linking: from the rows of single articles to entities, copies, stories, events and claims over all of them.

`link` is the order of the rooms. It asks a `Pile` for what it needs and keeps no list of texts or mentions.
"""

from collections.abc import Iterable, Iterator
from itertools import chain, groupby

from rashomon.linking.claims import claims, meetings
from rashomon.linking.clusters import Cluster
from rashomon.linking.descriptions import of_event
from rashomon.linking.entities import entities_of, own_voices
from rashomon.linking.events import event
from rashomon.linking.origins import origins
from rashomon.linking.pile import MemoryPile, Pile
from rashomon.linking.quote_checks import quote_checks
from rashomon.linking.quoted import same_words
from rashomon.linking.reprints import reprints
from rashomon.linking.scene import Scene
from rashomon.linking.sights import Sight
from rashomon.linking.wishes import wishes
from rashomon.records import Correction, Link, Record

__all__ = ["MemoryPile", "Pile", "link"]


def link(pile: Pile, corrections: Iterable[Correction] = ()) -> Iterator[Record]:
    """All rows over the articles of a pile; a person's corrections are obeyed."""
    wished = wishes(corrections)
    entities, aliases = entities_of(pile)
    copies = reprints(pile, wished)
    texts = origins(pile, copies)
    voices = list(own_voices(pile))
    yield from chain(entities, aliases, copies, texts, voices)

    moved = {alias.old_id: alias.new_id for alias in aliases}
    scene = Scene(pile, texts, copies, moved, voices)
    yield from scene.stories
    yield from scene.descriptions
    found = scene.clusters(wished)
    for cluster in found:
        yield from _rows(scene, cluster)
    met = (met for cluster in found for met in meetings(_sights(scene, cluster), scene.sources))
    yield from _once(pile, chain(met, same_words(pile, scene.sources)))
    yield from quote_checks(pile, scene.sources, moved)


def _rows(scene: Scene, cluster: Cluster) -> Iterator[Record]:
    """An event, the links that made it, what is claimed of it, and what each voice calls it."""
    sights = _sights(scene, cluster)
    happening = event(cluster, sights, scene.sources, scene.copies)
    yield happening
    yield from cluster.links
    yield from claims(cluster, sights, scene.sources, scene.copies)
    yield from of_event(happening, sights, scene.sources)


def _sights(scene: Scene, cluster: Cluster) -> list[Sight]:
    return [scene.sight(n) for n in cluster.members]


def _once(pile: Pile, links: Iterable[Link]) -> Iterator[Link]:
    """Each link once, whatever the number of events that give it."""
    rows = pile.sorted((link.kind, link.a, link.b, link.reason) for link in links)
    for (kind, a, b), same in groupby(rows, lambda row: row[:3]):
        yield Link(kind=kind, a=a, b=b, reason=next(iter(same))[3])
