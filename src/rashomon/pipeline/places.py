"""`rashomon_places`: names of places and where they are, chosen among all places of the name by what the article says.

Here names are found in the text; what a name may be is for toponyms.py, which place of the name is meant for
whereabouts.py.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from spacy.attrs import DEP, ENT_TYPE, LOWER, POS
from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.strings import get_string_id
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc, Token
from spacy.tokens import Span as Words
from spacy.util import filter_spans
from spacy.vocab import Vocab

from rashomon.lexicon.actors import actors, syntax
from rashomon.lexicon.countries import countries, home_of
from rashomon.lexicon.places import Gazetteer, Known, NamedPlace, own_spots, parts, regions, spots
from rashomon.pipeline.slots import HOST, PLACES, article_id, need
from rashomon.pipeline.toponyms import BETWEEN, FELLOWS, Toponyms, kinds
from rashomon.pipeline.whereabouts import Choice, Context, Toponym
from rashomon.records import Place

_ORG = get_string_id("ORG")
_LABELS = frozenset(map(get_string_id, ("GPE", "LOC", "FAC")))
_MISLABELS = frozenset((0, *map(get_string_id, ("PERSON", "ORG"))))
_POBJ, _PROPN = get_string_id("pobj"), get_string_id("PROPN")
_PLACES_OF_TOWNS = frozenset(map(get_string_id, ("pobj", "dobj", "nsubjpass", "npadvmod")))
_ODD = frozenset((0, *map(get_string_id, ("WORK_OF_ART", "LANGUAGE", "PRODUCT", "EVENT"))))
"""Labels that the model gives to words of which it knows nothing."""
_GAP = 2
"""Tokens at most between a place and the one that holds it: ", in"."""
_LARGE = 100_000
"""People that a city must have to be taken for one where no word of place stands before it."""
_SHORT = 4
_TOWN = 5000
"""People a town must have to be taken against the model's word."""
_GOES_ON = 1
"""How spaCy marks a token inside an entity that began before it."""


@Language.factory(
    "rashomon_places",
    requires=["doc.ents"],
    assigns=["doc._.places"],
    default_config={"extra": [], "gazetteer": [], "shipped": True},
)
def make_places(nlp: Language, name: str, extra: list[dict[str, Any]], gazetteer: list[str], shipped: bool) -> "Places":
    """Find places and say where they are; `gazetteer` names files of `rashomon gazetteer import`.

    They are asked beside the shipped one, and win over it; alone if `shipped` is false. `extra` adds or changes places
    by hand, each a table as in places.toml. Any: TOML or JSON comes in.
    """
    own = own_spots(extra)
    return Places(nlp.tokenizer, nlp.vocab, Gazetteer([Path(file) for file in gazetteer], shipped, own), own)


class Places:
    """A Doc comes in, and goes out with `doc._.places`."""

    def __init__(
        self, tokenizer: Tokenizer, vocab: Vocab, gazetteer: Gazetteer, own: Sequence[NamedPlace] = ()
    ) -> None:
        """Prepare the names that need no model: countries, seas, bases."""
        self.toponyms = Toponyms(gazetteer)
        self.matcher = PhraseMatcher(vocab)
        for land in countries().values():
            self.matcher.add(f"{land.iso3} place", [tokenizer(name) for name in land.names])
            if people := (*land.adjectives, *land.people):
                self.matcher.add(f"{land.iso3} people", [tokenizer(name) for name in people])
        for spot in (*spots(), *own):
            self.matcher.add(f"{spot.name} place", [tokenizer(name) for name in spot.names])
        for entry in regions():
            self.matcher.add(f"{entry.country} regions place", [tokenizer(name) for name in entry.names])

    def __call__(self, doc: Doc) -> Doc:
        """Put the rows."""
        need(doc, "ENT_IOB", "rashomon_places", remedy='add "ner" before it')
        return PLACES.put(doc, rows(doc, self.matcher, self.toponyms))


def rows(doc: Doc, matcher: PhraseMatcher, toponyms: Toponyms) -> Iterator[Place]:
    """One row a name, in text order."""
    names, people = _names(doc, matcher, toponyms)
    found = [toponyms.of(words) for words in names]
    context = Context([*found, *_bodies(doc, toponyms)], people, home_of(HOST.one(doc)))
    inside: Known | None = None
    for n, (words, toponym) in enumerate(zip(names, found, strict=True)):
        behind = _behind(names[n + 1], found[n + 1], words) if n + 1 < len(found) else None
        choice = context.choose(toponym, behind, inside)
        inside = choice.known if behind else None
        yield _row(doc, words, choice)


def _bodies(doc: Doc, toponyms: Toponyms) -> Iterator[Toponym]:
    """The places that bodies are named after: no places themselves, they tell where the article is."""
    for ent in doc.ents:
        if ent.label == _ORG and (found := toponyms.namesakes(_trimmed(ent).text)):
            yield Toponym(ent.text, found, thing=True)


def _names(doc: Doc, matcher: PhraseMatcher, toponyms: Toponyms) -> tuple[list[Words], Counter[str]]:
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
    unseen = (*_mislabelled(doc, spoken, toponyms), *_provinces(doc, toponyms), *_called(doc))
    found = filter_spans([words for words in (*named, *listed, *unseen) if len(words)])
    return found, people


def _longer_names(doc: Doc) -> dict[int, int]:
    """How long a name of another thing each token stands in: "Georgia" in "University of Georgia" is no place."""
    names = (_trimmed(ent) for ent in doc.ents if ent.label not in _LABELS)
    return {i: len(name) for name in names for i in range(name.start, name.end)}


@cache
def _actor_names() -> frozenset[str]:
    return frozenset(name for actor in actors() if not actor.seat for name in actor.names)


def _mislabelled(doc: Doc, spoken: set[int], toponyms: Toponyms) -> Iterator[Words]:
    """Towns that the model took for somebody or nothing: "Omsk" in "flown from Omsk", when the gazetteer has it."""
    for i, (dep, pos, label) in enumerate(doc.to_array([DEP, POS, ENT_TYPE]).tolist()):
        if pos != _PROPN or i in spoken or dep not in _PLACES_OF_TOWNS:
            continue
        word = doc[i]
        if dep == _POBJ:
            people = _TOWN if label in _MISLABELS and word.head.lower_ in syntax().where else 0
        else:  # "shelled Aleppo": no headline, where all words begin so
            people = _LARGE if label in _ODD and word.head.is_lower and len(word) > _SHORT else 0
        if people and not any(word.children) and any(p.population >= people for p in toponyms.places(word.text)):
            yield doc[i : i + 1]


def _provinces(doc: Doc, toponyms: Toponyms) -> Iterator[Words]:
    """Names before "province", "counties" and the like that the model took for something else or for nothing."""
    known = _kinds()
    for i in [i for i, lower in enumerate(doc.to_array(LOWER).tolist()) if lower in known]:
        kind = known[doc[i].lower]
        end = i + 1 if doc[i].pos == _PROPN and doc[i].lower_ == kind else i
        start = i
        while start and i - start < FELLOWS and (doc[start - 1].pos == _PROPN or doc[start - 1].text in BETWEEN):
            start -= 1
            if doc[start].text in BETWEEN:
                yield from _region(doc[start + 1 : end], kind, toponyms)
                if doc[i].lower_ == kind:
                    break
                end = start
        else:
            yield from _region(doc[start:end], kind, toponyms)


def _called(doc: Doc) -> Iterator[Words]:
    """Names that the text itself calls places, whatever the model says: "the town of Karsk", "Karsk, a town"."""
    sorts = _sorts()
    for noun in [doc[i] for i, lower in enumerate(doc.to_array(LOWER).tolist()) if lower in sorts]:
        if noun.dep_ == "appos" and noun.head.pos == _PROPN and noun.head.i < noun.i:
            yield _run(noun.head)
        elif noun.i + 2 < len(doc) and doc[noun.i + 1].lower_ == "of" and doc[noun.i + 2].pos == _PROPN:
            yield _run(doc[noun.i + 2])


def _run(name: Token) -> Words:
    """The proper nouns around one, if they are no part of a longer name of something else."""
    doc, start, end = name.doc, name.i, name.i + 1
    while start and doc[start - 1].pos == _PROPN and doc[start - 1].dep_ == "compound":
        start -= 1
    while end < len(doc) and doc[end].pos == _PROPN and doc[end - 1].dep_ == "compound":
        end += 1
    longer = end < len(doc) and doc[end].ent_iob == _GOES_ON
    return doc[start : start if longer else end]


@cache
def _sorts() -> frozenset[int]:
    """The words for towns and regions as spaCy keys them."""
    return frozenset(get_string_id(word) for entry in parts() for word in entry.after)


def _region(words: Words, kind: str, toponyms: Toponyms) -> Iterator[Words]:
    """These words or the last of them, if a region is called so and no longer name of something else goes on."""
    doc, end = words.doc, words.end
    if end < len(doc) and doc[end].ent_iob == _GOES_ON:
        return
    for part in (doc[start:end] for start in range(words.start, end)):
        if toponyms.regions(part.text if part.text.lower().endswith(kind) else f"{part.text} {kind}"):
            yield part
            return


@cache
def _kinds() -> dict[int, str]:
    """The words for regions as spaCy keys them."""
    return {get_string_id(word): kind for word, kind in kinds().items()}


def _trimmed(words: Words) -> Words:
    start, end = words.start, words.end
    while start < end and (words.doc[start].is_space or words.doc[start].lower_ == "the"):
        start += 1
    while end > start and (words.doc[end - 1].is_space or words.doc[end - 1].tag_ == "POS"):
        end -= 1
    return words.doc[start:end]


def _behind(words: Words, toponym: Toponym, before: Words) -> Toponym | None:
    """A name, if it stands right behind another and may hold it: "Springfield, Ohio", "Kananga in Kasai"."""
    doc = words.doc
    gap = doc[before.end : words.start].text if words.start - before.end <= _GAP else ""
    if gap not in (",", "in", ", in", "("):
        return None
    # "Belgrade, Minn." and "Belgrade, Minnesota, burnt" end there; "Ankara, Idlib and Homs" is a list that goes on
    after = doc[words.end : words.end + 2].text.split(" ") if words.end < len(doc) else [""]
    closed = after[0] == "," and after[-1].islower() and after[-1] not in BETWEEN
    return replace(toponym, ends=gap != "," or words.text.endswith(".") or closed)


def _row(doc: Doc, words: Words, choice: Choice) -> Place:
    known = choice.known
    return Place(
        article_id=article_id(doc),
        start=words.start_char,
        end=words.end_char,
        geonames_id=known.geonames_id if known else None,
        name=known.name if known else None,
        country=known.country if known else choice.country,
        lat=known.lat if known else None,
        lon=known.lon if known else None,
        precision=known.precision if known else None,
        score=choice.score,
        reason=choice.reason,
    )
