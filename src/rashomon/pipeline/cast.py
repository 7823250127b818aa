"""Who is who in one article: names to one entity each, then "the ministry", "the group", "the president".

An id comes from the lexicon, or from the normalised name and kind. What cannot be told stays without one.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache

from spacy.tokens import Doc

from rashomon.lexicon.actors import Form, Gender, NamedActor, actors, namesakes, offices, roles, terms
from rashomon.lexicon.countries import Country
from rashomon.pipeline.phrases import Phrase, initials
from rashomon.records import ActorKind, make_id

_LOOSE = frozenset(("armed_group", "media", "company", "igo", "ngo", "party", "country"))
"""Kinds whose names seldom hold the noun that takes them up: "Hezbollah ... the group"."""
_NEAR = 2
"""Sentences back in which the nearest of several fitting actors is taken."""


@dataclass(slots=True, eq=False)
class Entity:
    """An actor of the article. `id` is null for people without a name ("a surgeon")."""

    id: str | None
    name: str
    kind: ActorKind
    form: Form
    country: str | None = None
    sector: str | None = None
    gender: Gender | None = None
    words: set[str] = field(default_factory=set)

    @property
    def code(self) -> str | None:
        """Country and sector code, as far as known."""
        return f"{self.iso3 or ''}{self.sector or ''}" or None

    @property
    def iso3(self) -> str | None:
        """The country, where it is one that the list knows."""
        return self.country if self.country and self.country.isupper() else None


@dataclass(slots=True)
class Seen:
    """A mention of an entity: where, in which sentence, how prominent (a subject or not), in quotation marks or not."""

    entity: Entity
    score: float
    reason: str
    token: int
    sentence: int
    prominence: int
    quoted: bool


Told = tuple[Entity, float, str]
"""Who it is, how sure, and how it was told."""


def normal(name: str) -> str:
    """A name for comparing: "The  Harbour Ledger's" and "harbour ledger" are one."""
    words = " ".join(name.casefold().replace("’", "'").split())
    return words.removeprefix("the ").removesuffix("'s").removesuffix("'")


class Cast:
    """The actors of one article, as far as its names tell, and what was said of them up to here."""

    def __init__(self, doc: Doc, article_id: str, found: Sequence[Phrase], day: str = "") -> None:
        """Read all names of the article; a short name may stand before the full one, as in headlines.

        `day`: when it was published, as far as known.
        """
        self.article_id = article_id
        self.day = day
        self._seen: dict[int, list[Seen]] = {}
        self._bearing: dict[str, dict[str, Seen]] = {}
        self._named: dict[str, Entity] = {}
        self._short: dict[str, list[Entity]] = {}
        names = [p for p in found if p.name]
        self._plain: dict[str | None, str] = {p.name: normal(p.name or "") for p in names}
        self._keys = {p.head: self._key(p) for p in names}
        self._kinds = self._votes(names)
        for phrase in sorted(names, key=lambda p: (-len((p.name or "").split()), p.head)):
            self._read(phrase)
        for phrase in names:
            self._acronym(doc, phrase)
        self._bodies = self._countries_of_bodies(found)

    def _key(self, phrase: Phrase) -> str:
        if isinstance(phrase.entry, NamedActor):
            return "=" + phrase.entry.id
        if isinstance(phrase.entry, Country):
            return "=" + phrase.entry.iso3
        first, *rest = self._plain[phrase.name].split() or [""]
        if phrase.kind == "person" and len(rest) > 1:
            rest = [word for word in rest if len(word.rstrip(".")) > 1]  # "John R. Senn" is "John Senn"
        return " ".join((first, *rest))

    def _votes(self, names: Iterable[Phrase]) -> dict[str, ActorKind]:
        """The kind most mentions of a name speak for; the model calls one name a person here and a place there."""
        votes: dict[str, dict[ActorKind, int]] = {}
        for phrase in names:
            count = votes.setdefault(self._plain[phrase.name], {})
            count[phrase.kind] = count.get(phrase.kind, 0) + (phrase.kind != "other")
        return {name: max(sorted(count), key=count.__getitem__) for name, count in votes.items()}

    def _read(self, phrase: Phrase) -> None:
        key = self._keys[phrase.head]
        entity = self._named.get(key)
        if entity is None and phrase.entry is None and len(self._plain[phrase.name].split()) == 1:
            entity = self._by_short_name(phrase)
        if entity is None:
            entity = self._new(phrase)
            for short in _short_names(entity):
                self._short.setdefault(short, []).append(entity)
        self._named[key] = entity
        entity.words |= _widened(phrase.words)
        entity.gender = entity.gender or phrase.gender
        entity.country = entity.country or phrase.country
        if not isinstance(phrase.entry, Country):
            entity.sector = entity.sector or phrase.sector

    def _new(self, phrase: Phrase) -> Entity:
        name = phrase.name or ""
        entry = phrase.entry
        if isinstance(entry, Country):
            return Entity(make_id("ac", entry.iso3), entry.name, "country", "body", entry.iso3, None, None, {"country"})
        if isinstance(entry, NamedActor):
            return _known(entry, name)
        kind = self._kinds[self._plain[name]]
        form: Form = "person" if kind == "person" else phrase.form if phrase.form != "person" else "body"
        return Entity(make_id("ac", self._keys[phrase.head], kind), name, kind, form)

    def _by_short_name(self, phrase: Phrase) -> Entity | None:
        """Tell that "Putin" is "Vladimir Putin" here, "the Front" the Reed Valley Front; only when one bears it."""
        bearers = self._short.get(self._plain[phrase.name], [])
        if not bearers and phrase.kind == "person" and (entry := _surnamed(phrase, self.day)):
            return self._named.setdefault("=" + entry.id, _known(entry, phrase.name or ""))
        return bearers[0] if len(bearers) == 1 else None

    def _acronym(self, doc: Doc, phrase: Phrase) -> None:
        """Take "(SDF)" right behind a name as another name of it."""
        end = phrase.end
        if end + 2 < len(doc) and doc[end].text == "(" and doc[end + 2].text == ")" and doc[end + 1].is_upper:
            entity = self._named[self._keys[phrase.head]]
            self._named[normal(doc[end + 1].text)] = entity

    def _countries_of_bodies(self, found: Iterable[Phrase]) -> dict[str, set[str]]:
        bodies: dict[str, set[str]] = {}
        for phrase in found:
            if phrase.noun and phrase.form == "body" and phrase.country:
                bodies.setdefault(phrase.noun, set()).add(phrase.country)
        return bodies

    def saw(self, seen: Seen) -> None:
        """Remember a mention, in its sentence and under the nouns and the kind it may be taken up by."""
        self._seen.setdefault(seen.sentence, []).append(seen)
        if seen.entity.id:
            for word in (seen.entity.words & _role_words()) | {"kind " + seen.entity.kind}:
                self._bearing.setdefault(word, {})[seen.entity.id] = seen

    def near(self, sentence: int, back: int) -> list[Seen]:
        """The mentions of a sentence and of so many before it, in text order."""
        return [seen for number in range(sentence - back, sentence + 1) for seen in self._seen.get(number, ())]

    def named(self, phrase: Phrase) -> tuple[Entity, str]:
        """The entity of a name, and how it was told."""
        entity = self._named[self._keys[phrase.head]]
        if phrase.entry is not None:
            return entity, f"known by the name {phrase.name}"
        if entity.name != phrase.name and normal(entity.name) != self._plain[phrase.name]:
            return entity, f"short for {entity.name}"
        return entity, "named here"

    def role(
        self, phrase: Phrase, text: str, sentence: int, owner: Entity | None, holder: NamedActor | None = None
    ) -> Told:
        """The entity of a role noun: a body of a country, somebody already named, who held the office, or nobody."""
        noun = phrase.noun or ""
        entity = Entity(None, text, phrase.kind, phrase.form, phrase.country, phrase.sector, phrase.gender)
        entity.words = set(phrase.words)
        if owner:
            entity.country = entity.country or owner.country
            ending = "'" if owner.name.endswith("s") else "'s"
            entity.name = f"{owner.name}{ending} {text}"
            if roles()[noun].whole and owner.kind == "country":
                entity.id = owner.id
                return entity, 0.8, f"{noun} of {owner.name}"
        of_state = phrase.form != "person" and phrase.kind in ("government", "military")
        if of_state and (phrase.country or (entity.country and roles()[noun].whole)):
            return self._body_of_country(phrase, entity)
        if owner and owner.id and phrase.form == "body":
            entity.id = make_id("ac", owner.id, " ".join(sorted(phrase.words)), phrase.kind)
            return entity, 0.7, f"{noun} of {owner.name}"
        if phrase.known or phrase.country:
            known = self._already(phrase, sentence)
            if known:
                return known, 0.75, f"the {noun} named before: {known.name}"
        if holder:
            known = self._named.setdefault("=" + holder.id, _known(holder, holder.name))
            return known, 0.7, f"{noun} on {self.day}: {holder.name}"
        if later := self._further_on(phrase):
            return later, 0.6, f"the {noun} named further on: {later.name}"
        if phrase.proper:
            entity.id = make_id("ac", normal(phrase.proper), phrase.kind)
            return entity, 0.7, f"{noun}: called so here, {phrase.proper}"
        if phrase.known and phrase.form == "body":
            lands = self._bodies.get(noun, set())
            if len(lands) == 1 and phrase.kind in ("government", "military"):
                entity.country = next(iter(lands))
                return self._body_of_country(phrase, entity)
            entity.id = make_id("ac", self.article_id, " ".join(sorted(phrase.words)), phrase.kind)
            return entity, 0.5, f"the {noun} of this article, whose country it does not say"
        return entity, 0.5, f"{noun}: a role, without a name"

    def _body_of_country(self, phrase: Phrase, entity: Entity) -> Told:
        role = roles()[phrase.noun or ""]
        if role.whole:
            land = self._named.get(entity.country or "")  # one that no list knows goes by its name
            entity.id = land.id if land else make_id("ac", entity.country)
        elif role.sector == "MIL":
            entity.id = make_id("ac", entity.country, "MIL")
        elif phrase.form == "body":
            entity.id = make_id("ac", entity.country, " ".join(sorted(phrase.words)), phrase.kind)
        return entity, 0.8, f"{phrase.noun} of {entity.country}"

    def _already(self, phrase: Phrase, sentence: int) -> Entity | None:
        """The one actor before who fits the noun; of several, the only one near."""
        noun = (phrase.noun or "").split()
        bearers = self._bearing.get(noun[-1], {}).values()
        named_so = [s for s in bearers if phrase.words <= s.entity.words and _agree(s.entity, phrase)]
        of_kind: list[Seen] = []
        if phrase.kind in _LOOSE and phrase.words == set(noun):
            of_kind = [s for s in self._bearing.get("kind " + phrase.kind, {}).values() if _agree(s.entity, phrase)]
        for fits in (named_so, of_kind):
            for nearest in (fits, [s for s in fits if sentence - s.sentence <= _NEAR]):
                if len(nearest) == 1:
                    return nearest[0].entity
        return None

    def _further_on(self, phrase: Phrase) -> Entity | None:
        """Who bears an office of two words, where the article introduces one such person only after it."""
        noun = (phrase.noun or "").split()
        if not phrase.known or phrase.form != "person" or len(noun) == 1:
            return None
        people = {e.id: e for e in self._named.values() if e.form == "person" and phrase.words.issubset(e.words)}
        fits = [person for person in people.values() if _agree(person, phrase)]
        return fits[0] if len(fits) == 1 else None


def _widened(words: frozenset[str]) -> frozenset[str]:
    """The words of a name, and those of other names for the office in it: a foreign secretary is a foreign minister."""
    if not words & _office_words():
        return words
    same = (nouns for nouns in namesakes() if any(words.issuperset(noun.split()) for noun in nouns))
    return words.union(word for nouns in same for noun in nouns for word in noun.split())


@cache
def _office_words() -> frozenset[str]:
    return frozenset(noun.split()[-1] for nouns in namesakes() for noun in nouns)


def _agree(entity: Entity, phrase: Phrase) -> bool:
    same_form = entity.form == phrase.form
    same_country = not (entity.country and phrase.country) or entity.country == phrase.country
    same_gender = not (entity.gender and phrase.gender) or entity.gender == phrase.gender
    return same_form and same_country and same_gender


def _short_names(entity: Entity) -> tuple[str, ...]:
    name = normal(entity.name)
    words = name.partition(" of ")[0].split() if entity.kind != "person" else name.split()
    if not words or words[-1] == name or entity.kind == "country":
        return ()
    return words[-1], initials(entity.name).casefold()


@cache
def _role_words() -> frozenset[str]:
    return frozenset(noun.split()[-1] for noun in roles())


def _known(entry: NamedActor, name: str) -> Entity:
    """An actor of the lexicon, under the name it has here."""
    form: Form = "person" if entry.kind == "person" else "body"
    words = {word for known in entry.names for word in normal(known).split()}
    sector = (entry.code or "").removeprefix(entry.country or "") or None
    return Entity(make_id("ac", entry.id), name, entry.kind, form, entry.country, sector, entry.gender, words)


def _surnamed(phrase: Phrase, day: str) -> NamedActor | None:
    """Whom a surname alone means: who was in office that day, else the only one; "President" in front must fit him."""
    titles = phrase.words & _ranks()
    bearers = [a for a in _surnames().get(phrase.name or "", ()) if not titles or titles & _ranks_of(a.id)]
    serving = [who for who in bearers if any(begun <= day < end for begun, end in terms().get(who.id, ()))]
    if len(serving) == 1:
        return serving[0]
    return bearers[0] if len(bearers) == 1 and not bearers[0].usual else None


@cache
def _ranks() -> frozenset[str]:
    return frozenset(noun.split()[-1] for _, noun in offices())


@cache
def _ranks_of(who: str) -> frozenset[str]:
    """The last words of the offices that somebody of the lexicon held."""
    held = (noun for (_, noun), office in offices().items() if any(who == term[0] for term in office.terms))
    return frozenset(noun.split()[-1] for noun in held)


@cache
def _surnames() -> dict[str, tuple[NamedActor, ...]]:
    """The people of the lexicon by what stands alone for their names."""
    bearers: dict[str, tuple[NamedActor, ...]] = {}
    for actor in actors():
        if actor.kind == "person" and actor.short:
            bearers[actor.short] = (*bearers.get(actor.short, ()), actor)
    return bearers
