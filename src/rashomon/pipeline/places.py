"""`rashomon_places`: names of places and where they are, chosen among all places of the name by what the article says.

What speaks for a place: the words right behind the name ("Springfield, Ohio"), countries and regions that the article
names, and how many people live there. The reason is told in words; a name that nobody knows stays without a place.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from math import log10

from spacy.attrs import DEP, POS
from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.strings import get_string_id
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc
from spacy.tokens import Span as Words
from spacy.util import filter_spans
from spacy.vocab import Vocab

from rashomon.lexicon.actors import actors, syntax
from rashomon.lexicon.countries import countries
from rashomon.lexicon.places import Known, parts, places, regions, spots
from rashomon.pipeline.slots import PLACES, article_id, need
from rashomon.records import Place, PlacePrecision

_LABELS = frozenset(map(get_string_id, ("GPE", "LOC", "FAC")))
_MISLABELS = frozenset((0, *map(get_string_id, ("PERSON", "ORG"))))
_POBJ, _PROPN = get_string_id("pobj"), get_string_id("PROPN")
_TOWN = 5000
"""People a town must have to be taken against the model's word."""
_WITHIN = 4.0
_REGION = 2.0
_COUNTRY = 2.0
_CAPITAL = 1.0
_OTHER_NAME = -1.5


@Language.factory("rashomon_places", requires=["doc.ents"], assigns=["doc._.places"])
def make_places(nlp: Language, name: str) -> "Places":
    """Find places and say where they are."""
    return Places(nlp.tokenizer, nlp.vocab)


class Places:
    """A Doc comes in, and goes out with `doc._.places`."""

    def __init__(self, tokenizer: Tokenizer, vocab: Vocab) -> None:
        """Prepare the names that need no model: countries, seas, bases."""
        self.matcher = PhraseMatcher(vocab)
        for land in countries().values():
            self.matcher.add(f"{land.iso3} place", [tokenizer(name) for name in land.names])
            if people := (*land.adjectives, *land.people):
                self.matcher.add(f"{land.iso3} people", [tokenizer(name) for name in people])
        for spot in spots():
            self.matcher.add(f"{spot.name} place", [tokenizer(name) for name in (spot.name, *spot.aliases)])
        for entry in regions():
            self.matcher.add(f"{entry.country} regions place", [tokenizer(name) for name in entry.names])

    def __call__(self, doc: Doc) -> Doc:
        """Put the rows."""
        need(doc, "ENT_IOB", "rashomon_places", remedy='add "ner" before it')
        return PLACES.put(doc, rows(doc, self.matcher))


@dataclass(frozen=True, slots=True)
class Toponym:
    """A name of a place in the text, with every place it may be."""

    words: Words
    may_be: tuple[Known, ...]


def rows(doc: Doc, matcher: PhraseMatcher) -> Iterator[Place]:
    """One row a name, in text order."""
    names, people = _names(doc, matcher)
    found = [Toponym(words, _may_be(words)) for words in names]
    context = Context.of(found, people)
    inside: Known | None = None
    for n, toponym in enumerate(found):
        behind = found[n + 1] if n + 1 < len(found) and _follows(toponym.words, found[n + 1].words) else None
        known, score, reason = context.choose(toponym, behind, inside)
        inside = known if behind else None
        yield _row(doc, toponym, known, score, reason)


def _may_be(words: Words) -> tuple[Known, ...]:
    """All places a name may be; a region where "province" or the like follows it."""
    after = words.doc[words.end].text if words.end < len(words.doc) else ""
    wider = f"{words.text} {after}"
    return (candidates(wider) if _bare(wider)[0] == words.text else ()) or candidates(words.text)


def candidates(name: str) -> tuple[Known, ...]:
    """All places a name may be, also without the words about it: "northern Iraq", "Mosul province"."""
    if found := places(name):
        return found
    first, comma, wide = name.partition(", ")
    if comma:
        holders = candidates(wide)
        return tuple(known for known in candidates(first) if any(_holds(holder, known) for holder in holders))
    bare, precision = _bare(name)
    return tuple(replace(known, precision=precision) for known in places(bare)) if bare else ()


def _bare(name: str) -> tuple[str, PlacePrecision]:
    for pattern, precision in _about():
        if match := pattern.fullmatch(name):
            return next(filter(None, match.groups())), precision
    return "", "city"


@cache
def _about() -> list[tuple[re.Pattern[str], PlacePrecision]]:
    patterns: list[tuple[re.Pattern[str], PlacePrecision]] = []
    for entry in parts():
        before = "|".join(map(re.escape, entry.before))
        after = "|".join(map(re.escape, entry.after))
        shapes = [f"(?:the )?(?:{before})[- ](.+)"] * bool(before) + [f"(?:the )?(.+) (?:{after})"] * bool(after)
        patterns.append((re.compile("|".join(shapes), re.IGNORECASE), entry.precision))
    return patterns


def _names(doc: Doc, matcher: PhraseMatcher) -> tuple[list[Words], Counter[str]]:
    """The names in text order, and how often each country's people are spoken of, who are no places."""
    people: Counter[str] = Counter()
    listed: list[Words] = []
    longer = _longer_names(doc)
    spoken: set[int] = set()
    for words in filter_spans([Words(doc, start, end, label=key) for key, start, end in matcher(doc)]):
        if words.label_.endswith("people"):
            people[words.label_[:3]] += 1
            spoken.update(range(words.start, words.end))
        elif len(words) >= longer.get(words.start, 0) and doc[words.start].pos == _PROPN:
            listed.append(words)
    named = [
        _trimmed(ent)
        for ent in doc.ents
        if ent.label in _LABELS and ent.start not in spoken and ent.text not in _actor_names()
    ]
    found = filter_spans([words for words in (*named, *listed, *_mislabelled(doc, spoken)) if len(words)])
    return found, people


def _longer_names(doc: Doc) -> dict[int, int]:
    """How long a name of another thing each token stands in: "Georgia" in "University of Georgia" is no place."""
    names = (_trimmed(ent) for ent in doc.ents if ent.label not in _LABELS)
    return {i: len(name) for name in names for i in range(name.start, name.end)}


@cache
def _actor_names() -> frozenset[str]:
    return frozenset(name for actor in actors() if not actor.seat for name in actor.names)


def _mislabelled(doc: Doc, spoken: set[int]) -> Iterator[Words]:
    """Towns that the model took for somebody or nothing: "Omsk" in "flown from Omsk", when the gazetteer has it."""
    for i, (dep, pos) in enumerate(doc.to_array([DEP, POS]).tolist()):
        if dep != _POBJ or pos != _PROPN or i in spoken or doc[i].ent_type not in _MISLABELS:
            continue
        lone = doc[i].head.lower_ in syntax().where and not any(doc[i].children)
        if lone and any(known.population >= _TOWN for known in places(doc[i].text)):
            yield doc[i : i + 1]


def _trimmed(words: Words) -> Words:
    start, end = words.start, words.end
    while start < end and (words.doc[start].is_space or words.doc[start].lower_ == "the"):
        start += 1
    while end > start and (words.doc[end - 1].is_space or words.doc[end - 1].tag_ == "POS"):
        end -= 1
    return words.doc[start:end]


def _follows(words: Words, behind: Words) -> bool:
    """Whether one name stands right behind the other and may hold it: "Springfield, Ohio", "Kananga in Kasai"."""
    gap = words.doc[words.end : behind.start].text
    return gap in (",", "in", ", in", "(")


@dataclass(frozen=True, slots=True)
class Context:
    """What an article says of where it is: its countries and regions, by weight."""

    countries: Mapping[str, float]
    regions: Mapping[tuple[str | None, str], str]

    @classmethod
    def of(cls, found: Sequence[Toponym], people: Mapping[str, int]) -> "Context":
        """Read it off the names that are countries or regions and off the peoples spoken of."""
        said = Counter(people)
        regions: dict[tuple[str | None, str], str] = {}
        for toponym in found:
            for known in toponym.may_be:
                if known.precision == "country" and known.country:
                    said[known.country] += 1
                elif known.precision == "region" and known.region and known.country and not known.geonames_id:
                    regions[known.country, known.region] = known.name
                    if all(other.country == known.country for other in toponym.may_be):
                        said[known.country] += 1
        most = max(said.values(), default=1)
        return cls({iso3: 0.5 + 0.5 * count / most for iso3, count in said.items()}, regions)

    def choose(
        self, toponym: Toponym, behind: Toponym | None, inside: Known | None
    ) -> tuple[Known | None, float | None, str]:
        """The likeliest place, how sure, and why; `behind` may hold it, and it may hold what stands before."""
        ranked = sorted(
            ((self._weight(known, behind, inside), known) for known in toponym.may_be),
            key=lambda pair: (-pair[0][0], pair[1].geonames_id or 0, pair[1].name),
        )
        if not ranked:
            return None, None, "no place of that name is known"
        (weight, reason), best = ranked[0]
        if len(ranked) == 1:
            return best, 0.9, reason or "the only place of that name"
        lead = weight - ranked[1][0][0]
        return best, round(min(0.95, 0.5 + 0.15 * lead), 2), reason or f"the most populous of {len(ranked)}"

    def _weight(self, known: Known, behind: Toponym | None, inside: Known | None) -> tuple[float, str]:
        weight, reason = log10(known.population + 10), ""
        if known.other_name:
            weight += _OTHER_NAME
        land = countries().get(known.country or "")
        if land and known.name in land.capitals:
            weight, reason = weight + _CAPITAL, f"the capital of {land.name}"
        if land and land.iso3 in self.countries:
            weight += _COUNTRY * self.countries[land.iso3]
            if known.precision != "country":
                reason = f"in {land.name}, which the article speaks of"
        if known.precision != "region" and (known.country, known.region) in self.regions:
            weight += _REGION
            reason = f"in {self.regions[known.country, known.region]}, which the article names"
        if behind and (holder := next((b for b in behind.may_be if _holds(b, known)), None)):
            weight += _WITHIN
            reason = f"in {holder.name}, as the words behind it say"
        if inside and _holds(known, inside):
            weight, reason = weight + _WITHIN, f"{inside.name}, right before it, lies in it"
        return weight, reason


def _holds(wide: Known, known: Known) -> bool:
    if wide.country is None or wide.country != known.country or wide == known:
        return False
    if wide.precision == "country":
        return known.precision != "country"
    return wide.precision == "region" and known.precision != "region" and wide.region == known.region


def _row(doc: Doc, toponym: Toponym, known: Known | None, score: float | None, reason: str) -> Place:
    words = toponym.words
    return Place(
        article_id=article_id(doc),
        start=words.start_char,
        end=words.end_char,
        geonames_id=known.geonames_id if known else None,
        name=known.name if known else None,
        country=known.country if known else None,
        lat=known.lat if known else None,
        lon=known.lon if known else None,
        precision=known.precision if known else None,
        score=score,
        reason=reason,
    )
