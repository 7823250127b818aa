"""Names of places in a text: those that the model sees, those that we know, those that the text itself calls places.

Which place a name is, and whether it is known at all, is asked later; here it only must not be the name of somebody or
of something else.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from spacy.attrs import DEP, ENT_TYPE, LOWER, POS
from spacy.matcher import PhraseMatcher
from spacy.strings import get_string_id
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc, Token
from spacy.tokens import Span as Words
from spacy.util import filter_spans
from spacy.vocab import Vocab

from rashomon.lexicon.actors import actors, syntax
from rashomon.lexicon.countries import countries
from rashomon.lexicon.places import NamedPlace, parts, regions, spots
from rashomon.pipeline.columns import Keys, among, keys, where
from rashomon.pipeline.slots import PASSAGES
from rashomon.pipeline.toponyms import BETWEEN, FELLOWS, Toponyms, kinds

_LABELS = frozenset(map(get_string_id, ("GPE", "LOC", "FAC")))
_MISLABELS = frozenset((0, *map(get_string_id, ("PERSON", "ORG"))))
_POBJ, _PROPN = get_string_id("pobj"), get_string_id("PROPN")
_PLACES_OF_TOWNS = keys(("pobj", "dobj", "nsubjpass", "npadvmod"))
_ODD = frozenset((0, *map(get_string_id, ("WORK_OF_ART", "LANGUAGE", "PRODUCT", "EVENT"))))
"""Labels that the model gives to words of which it knows nothing."""
_LARGE = 100_000
"""People that a city must have to be taken for one where no word of place stands before it."""
_SHORT = 4
_PARTS = 4
"""Tokens that a name may have beside the one that the model saw of it: "e", "-", "Sharif"; ".", "PAUL"."""
_ENDS = frozenset((",", "(", "-", "--", "–", "—", "/", ":"))
"""What ends a name in a dateline."""
_TOWN = 5000
"""People a town must have to be taken against the model's word."""
_GOES_ON = 1
"""How spaCy marks a token inside an entity that began before it."""


def known_names(tokenizer: Tokenizer, vocab: Vocab, own: Iterable[NamedPlace]) -> PhraseMatcher:
    """The names that need no model: countries and their peoples, regions, seas, bases, and a user's own places."""
    matcher = PhraseMatcher(vocab)
    for land in countries().values():
        matcher.add(f"{land.iso3} place", [tokenizer(name) for name in land.names])
        if people := (*land.adjectives, *land.people):
            matcher.add(f"{land.iso3} people", [tokenizer(name) for name in people])
    for spot in (*spots(), *own):
        matcher.add(f"{spot.name} place", [tokenizer(name) for name in spot.names])
    for entry in regions():
        matcher.add(f"{entry.country} regions place", [tokenizer(name) for name in entry.names])
    return matcher


def names(
    doc: Doc, ents: Sequence[Words], matcher: PhraseMatcher, toponyms: Toponyms
) -> tuple[list[Words], Counter[str]]:
    """The names in text order, and how often each country's people are spoken of, who are no places."""
    people: Counter[str] = Counter()
    listed: list[Words] = []
    spoken: set[int] = set()
    for words in filter_spans([Words(doc, start, end, label=key) for key, start, end in matcher(doc)]):
        if words.label_.endswith("people"):
            people[words.label_[:3]] += 1
            spoken.update(range(words.start, words.end))
        elif words[0].pos == _PROPN and not _goes_on(words, ents):
            listed.append(words)
    named = [
        trimmed(ent)
        for ent in ents
        if ent.label in _LABELS and ent.start not in spoken and ent.text not in _actor_names()
    ]
    unseen = (*_mislabelled(doc, spoken, toponyms), *_called(doc, toponyms), *_filed(doc, toponyms))
    found = filter_spans([words for words in (*named, *listed, *unseen) if len(words)])
    return filter_spans([_whole(words, toponyms) for words in found]), people


def _whole(words: Words, toponyms: Toponyms) -> Words:
    """An unknown name with the words beside it that make it known: "Mazar-e-Sharif", of which "Sharif" was seen."""
    if toponyms.candidates(words.text):
        return words
    doc, start, end = words.doc, words.start, words.end
    wider = [(start, end + more) for more in range(_PARTS, 0, -1) if end + more <= len(doc)]
    wider += [(start - more, end) for more in range(_PARTS, 0, -1) if more <= start]
    for part in (Words(doc, *ends) for ends in wider):
        text = part.text
        if text[0].isalpha() and text[-1].isalpha() and toponyms.places(text):
            return part
    return words


def _goes_on(words: Words, ents: Iterable[Words]) -> bool:
    """Whether a longer name of another thing stands there: "Georgia" in "University of Georgia" is no place."""
    start, label = words.start, words[0].ent_type
    if not label or label in _LABELS:
        return False
    name = next(trimmed(ent) for ent in ents if ent.start <= start < ent.end)
    return name.start <= start and len(words) < len(name)


@cache
def _actor_names() -> frozenset[str]:
    return frozenset(name for actor in actors() if not actor.seat for name in actor.names)


def _mislabelled(doc: Doc, spoken: set[int], toponyms: Toponyms) -> Iterator[Words]:
    """Towns that the model took for somebody or nothing: "Omsk" in "flown from Omsk", when the gazetteer has it."""
    deps, pos, labels = doc.to_array([DEP, POS, ENT_TYPE]).T
    for i in where((pos == _PROPN) & among(deps, _PLACES_OF_TOWNS)):
        label, word = int(labels[i]), doc[i]
        if i in spoken or label in _LABELS or word.is_upper:
            continue
        if deps[i] == _POBJ:
            people = _TOWN if label in _MISLABELS and word.head.lower_ in syntax().where else 0
        else:  # "shelled Aleppo": no headline, where all words begin so
            people = _LARGE if label in _ODD and word.head.is_lower and len(word) > _SHORT else 0
        if people and not any(word.children) and any(p.population >= people for p in toponyms.places(word.text)):
            yield Words(doc, i, i + 1)


def _called(doc: Doc, toponyms: Toponyms) -> Iterator[Words]:
    """Names that the text itself calls places, whatever the model took them for."""
    for i in where(among(doc.to_array(LOWER), _words_for_places())):
        if doc[i].lower in _callers():
            yield from _beside(doc[i])
        if kind := kinds().get(doc[i].lower_):
            yield from _before(doc[i], kind, toponyms)


def _beside(noun: Token) -> Iterator[Words]:
    """The name beside a noun, whether it is known or not: "the town of Karsk", "Karsk, a town"."""
    doc = noun.doc
    if noun.dep_ == "appos" and noun.is_lower and noun.head.pos == _PROPN and noun.head.i < noun.i:
        yield _run(noun.head)
    elif noun.i + 2 < len(doc) and doc[noun.i + 1].lower_ == "of" and doc[noun.i + 2].pos == _PROPN:
        yield _run(doc[noun.i + 2])


def _before(noun: Token, kind: str, toponyms: Toponyms) -> Iterator[Words]:
    """The names before "province" or "counties" that regions are known by."""
    doc, single = noun.doc, noun.lower_ == kind
    start = noun.i
    end = noun.i + 1 if noun.pos == _PROPN and single else noun.i
    while start and noun.i - start < FELLOWS and (doc[start - 1].pos == _PROPN or doc[start - 1].text in BETWEEN):
        start -= 1
        if doc[start].text in BETWEEN:
            yield from _region(doc, start + 1, end, kind, toponyms)
            if single:
                return
            end = start
    yield from _region(doc, start, end, kind, toponyms)


def _filed(doc: Doc, toponyms: Toponyms) -> Iterator[Words]:
    """Where a report was filed: "DEIR EZ-ZOR, Syria", in capitals that the model cannot read."""
    for passage in PASSAGES.get(doc):
        if passage.role == "dateline" and (line := doc.char_span(passage.start, passage.end, alignment_mode="expand")):
            yield from (name for name in _between_ends(line) if toponyms.candidates(name.text))


def _between_ends(line: Words) -> Iterator[Words]:
    """The names at the head of a dateline, up to its day or its agency."""
    doc, start = line.doc, line.start
    for word in line:
        ends = word.text in _ENDS and not (word.text == "-" and not doc[word.i - 1].whitespace_)
        if ends and start < word.i:
            yield doc[start : word.i]
        if word.text[0].isdigit() or (ends and word.text != ","):
            return
        start = word.i + 1 if ends else start


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
def _words_for_places() -> Keys:
    """The words for towns and regions, and their plurals."""
    return keys({*kinds(), *(word for entry in parts() for word in entry.after)})


@cache
def _callers() -> frozenset[int]:
    """Those of them that make a place of a name beside them."""
    return frozenset(get_string_id(word) for entry in parts() if entry.calls for word in entry.after)


def _region(doc: Doc, first: int, end: int, kind: str, toponyms: Toponyms) -> Iterator[Words]:
    """The words from `first` on or the last of them, if a region is called so and no longer name of another thing."""
    if end < len(doc) and doc[end].ent_iob == _GOES_ON:
        return
    for part in (Words(doc, start, end) for start in range(first, end)):
        if toponyms.regions(part.text if part.text.lower().endswith(kind) else f"{part.text} {kind}"):
            yield part
            return


def trimmed(words: Words) -> Words:
    """A name without its article, its possessive and space."""
    doc, start, end = words.doc, words.start, words.end
    while start < end and (doc[start].is_space or doc[start].lower_ == "the"):
        start += 1
    while end > start and (doc[end - 1].is_space or doc[end - 1].tag_ == "POS"):
        end -= 1
    return words if end - start == len(words) else Words(doc, start, end)
