"""One actor under many names.

Each article names its actors for itself; here their names are gathered over all articles, and where two ids can only
be one actor ("Aster" here, "Nora Aster" there) the fuller one stands for both. A pronoun or a bare role ("the
ministry") is nobody's name, and a name that several bear is no alias of any.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import chain, groupby
from operator import itemgetter

from rashomon.lexicon.actors import actors as known_actors
from rashomon.lexicon.actors import pronouns, roles, titles
from rashomon.lexicon.countries import countries
from rashomon.lexicon.outlets import named as known_outlet
from rashomon.linking.pile import Pile
from rashomon.linking.publishers import outlet_of, voice_of
from rashomon.records import Actor, ActorKind, Alias, Entity, OwnVoice, Provenance, make_id

Seen = tuple[str, str, str, str, str, str]
"""One sighting: id, the words that stand there, the name the article gives, kind, country, code."""


@dataclass(slots=True)
class _Heap:
    """What is seen of one id."""

    actor_id: str
    names: Counter[str] = field(default_factory=Counter)
    words: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    countries: Counter[str] = field(default_factory=Counter)
    codes: Counter[str] = field(default_factory=Counter)


def entities(actors: Iterable[Actor], text: Mapping[str, str]) -> list[Entity]:
    """The entities of these actors; `text` gives each article's words by its id."""
    return list(named(sorted(chain.from_iterable(_seen(text[a.article_id], [a]) for a in actors)), ())[0])


def entities_of(pile: Pile) -> tuple[list[Entity], list[Alias]]:
    """The entities of a whole pile with its outlets, and the ids that have become another's."""

    def sightings() -> Iterator[Seen]:
        for article_id in pile.article_ids():
            yield from _seen(pile.article(article_id).text, pile.rows(Actor, article_id))

    return named(pile.sorted(sightings()), sorted(set(_publishers(pile))))


def own_voices(pile: Pile) -> Iterator[OwnVoice]:
    """Whose voice each article speaks in where it quotes nobody; an article that names no publisher has none."""
    for article_id in pile.article_ids():
        if voice := voice_of(pile.article(article_id), pile.rows(Provenance, article_id)):
            yield OwnVoice(
                article_id=article_id,
                name=voice.name,
                actor_id=outlet_entity(voice.name).actor_id,
                basis=voice.basis,
                start=voice.start,
                end=voice.end,
            )


def _publishers(pile: Pile) -> Iterator[str]:
    """The names of those who publish the articles, and of those who did so first."""
    for article_id in pile.article_ids():
        article, rows = pile.article(article_id), list(pile.rows(Provenance, article_id))
        if outlet := outlet_of(article, rows):
            yield outlet
        if voice := voice_of(article, rows):
            yield voice.name


def _seen(text: str, actors: Iterable[Actor]) -> Iterator[Seen]:
    for a in actors:
        if a.actor_id:
            words = " ".join(text[a.start : a.end].split())
            yield a.actor_id, words, a.name or "", a.kind or "other", a.country or "", a.code or ""


def named(sightings: Iterable[Seen], outlets: Iterable[str]) -> tuple[list[Entity], list[Alias]]:
    """Entities and aliases from sightings in the order of their ids."""
    found: dict[str, Entity] = {}
    names: dict[str, list[tuple[int, str]]] = {}
    for actor_id, rows in groupby(sightings, itemgetter(0)):
        heap = _heap(actor_id, rows)
        found[actor_id] = _entity(heap)
        if is_name(said := _most(heap.names) or ""):
            names.setdefault(plain(said), []).append((sum(heap.words.values()), actor_id))
    same = _same(names, {i: e.kind for i, e in found.items()})
    for outlet in outlets:
        entity = outlet_entity(outlet)
        found[entity.actor_id] = _with(found.get(entity.actor_id, entity), (outlet,))
    for old, new in same.items():
        found[new] = _with(found[new], (found[old].name, *found[old].aliases))
    shared = _shared(entity for entity in found.values() if entity.actor_id not in same)
    kept = {i: replace(e, aliases=tuple(a for a in e.aliases if plain(a) not in shared)) for i, e in found.items()}
    for old, new in same.items():
        kept[old] = replace(
            kept[new], actor_id=old, basis=f"the same as {kept[new].name} ({new}): its only bearer here"
        )
    return [kept[i] for i in sorted(kept)], [Alias(old_id=old, new_id=same[old]) for old in sorted(same)]


def plain(name: str) -> str:
    """A name for comparing, as the pipeline compares them: case, a leading "the", a possessive set aside."""
    words = " ".join(name.casefold().replace("’", "'").split())
    return words.removeprefix("the ").removesuffix("'s").removesuffix("'")


def outlet_entity(outlet: str) -> Entity:
    """An outlet as one who speaks: the actor of that name ("The White House"), else a medium of its own."""
    canonical = found.name if (found := known_outlet(outlet)) else outlet
    for name in (canonical, outlet, *_parts(outlet)):
        if (known := _lexicon().get(plain(name))) is not None:
            return known
    return Entity(
        actor_id=make_id("ac", plain(canonical), "media"),
        name=canonical,
        kind="media",
        basis="published articles of this pile",
    )


def _parts(outlet: str) -> list[str]:
    """Names within a name: "Castle" and "President of Ruritania" in "President of Ruritania (Castle)"."""
    before, _, inside = outlet.partition("(")
    return [part.strip() for part in (inside.partition(")")[0], before) if part.strip() and inside]


@cache
def _lexicon() -> Mapping[str, Entity]:
    """Every actor and country of the lexicon as an entity, by each of its names."""
    found: dict[str, Entity] = {}
    for actor in known_actors():
        entity = Entity(
            actor_id=make_id("ac", actor.id),
            name=actor.name,
            kind=actor.kind,
            country=actor.country,
            code=actor.code,
            aliases=actor.aliases,
            basis=f"lexicon: {actor.id}",
        )
        for name in actor.names:
            found.setdefault(plain(name), entity)
    for country in countries().values():
        entity = Entity(
            actor_id=make_id("ac", country.iso3),
            name=country.name,
            kind="country",
            country=country.iso3,
            code=country.iso3,
            aliases=country.aliases,
            basis=f"lexicon: {country.iso3}",
        )
        for name in country.names:
            found.setdefault(plain(name), entity)
    return found


@cache
def _known() -> Mapping[str, Entity]:
    """The lexicon's entities by id."""
    return {entity.actor_id: entity for entity in _lexicon().values()}


def _heap(actor_id: str, rows: Iterable[Seen]) -> _Heap:
    heap = _Heap(actor_id)
    for _, words, name, kind, country, code in rows:
        for counter, value in (
            (heap.words, words),
            (heap.names, name),
            (heap.kinds, kind),
            (heap.countries, country),
            (heap.codes, code),
        ):
            if value:
                counter[value] += 1
    return heap


def _entity(heap: _Heap) -> Entity:
    known = _known().get(heap.actor_id)
    kind = known.kind if known else _kind(heap)
    names = [name for name in (*heap.names, *heap.words) if _alias(name, kind)]
    if known is not None:
        return _with(known, names)
    fullest = max(
        sorted(heap.names) or sorted(heap.words), key=lambda n: (len(n.split()), heap.names[n], heap.words[n])
    )
    entity = Entity(
        actor_id=heap.actor_id,
        name=fullest.removeprefix("the ").removeprefix("The "),
        kind=kind,
        country=_most(heap.countries),
        code=_most(heap.codes),
        basis="named in the articles" if is_name(fullest) else "a body that an article tells by its role alone",
    )
    return _with(entity, names)


def _most(counter: Counter[str]) -> str | None:
    return max(sorted(counter), key=counter.__getitem__) if counter else None


def _with(entity: Entity, names: Iterable[str]) -> Entity:
    """The entity with more aliases, each once."""
    found = {plain(name): name for name in sorted((*entity.aliases, *names), reverse=True)}
    found.pop(plain(entity.name), None)
    cleaned = (
        name.removeprefix("the ").removeprefix("The ").removesuffix("'s").removesuffix("’s") for name in found.values()
    )
    return replace(entity, aliases=tuple(sorted(set(cleaned))))


def is_name(words: str) -> bool:
    """Whether words name somebody: "Aster", "Harbour Ministry"; not "she", "the ministry" or "Ruritanian forces"."""
    bare = words.removeprefix("the ").removeprefix("The ")
    if not 1 < len(bare) <= 60 or bare.lower() in pronouns() or bare.lower() in roles() or bare in titles():
        return False
    first, *_, last = bare.split()[0], bare.split()[-1]
    return all(word[0].isupper() or word[0].isdigit() for word in (first, last)) and any(map(str.isalpha, bare))


def _alias(words: str, kind: ActorKind) -> bool:
    """A name that tells this one from others; "Ruritanian President" is a role, though a country stands before it."""
    last = words.split()[-1] if words.split() else ""
    role = last.lower() in roles() or last in titles()
    return is_name(words) and not (role and kind == "person") and not words[0].isdigit()


def _shared(entities: Iterable[Entity]) -> frozenset[str]:
    """Names that several bear."""
    bearers: Counter[str] = Counter()
    for entity in entities:
        bearers.update({plain(name) for name in (entity.name, *entity.aliases)})
    return frozenset(name for name, many in bearers.items() if many > 1)


def _same(names: Mapping[str, list[tuple[int, str]]], kinds: Mapping[str, ActorKind]) -> dict[str, str]:
    """Ids that can only be another: a name of unknown kind that has a kind elsewhere, a surname with one bearer.

    `names` gives for each name its bearers, each with how often it is seen.
    """
    same: dict[str, str] = {}
    for name, bearers in names.items():
        people = all(kinds[i] == "person" for _, i in bearers)
        if len(bearers) > 1 and (people or len(name.split()) > 1):
            _, best = max(bearers, key=lambda seen: (seen[1] in _known(), kinds[seen[1]] != "other", seen))
            same |= {i: best for _, i in bearers if i != best and _one_kind(kinds[i], kinds[best])}
    surnames: dict[str, set[str]] = {}
    for name, bearers in names.items():
        full = {same.get(i, i) for _, i in bearers if kinds[i] == "person"}
        if len(name.split()) > 1 and full:
            surnames.setdefault(name.split()[-1], set()).update(full)
    for name, bearers in names.items():
        full = surnames.get(name, set()).difference(i for _, i in bearers)
        if len(name.split()) == 1 and len(full) == 1:
            same |= {i: next(iter(full)) for _, i in bearers if kinds[i] == "person" and i not in _known()}
    return {old: _end(same, new) for old, new in same.items()}


def _kind(heap: _Heap) -> ActorKind:
    return _most(heap.kinds) or "other"  # type: ignore[return-value]  # sightings carry kinds


def _one_kind(a: ActorKind, b: ActorKind) -> bool:
    return a == b or "other" in (a, b)


def _end(same: Mapping[str, str], actor_id: str) -> str:
    while actor_id in same:
        actor_id = same[actor_id]
    return actor_id
