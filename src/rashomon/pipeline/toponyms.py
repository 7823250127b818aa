"""What a name may be: looked up in the gazetteer, also within the words about it.

"northern Iraq" and "Mosul province" are regions, "Mosul airport" stands in Mosul, "Springfield, Ohio" is one of Ohio.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from spacy.tokens import Span as Words

from rashomon.lexicon.places import PROVINCE, Gazetteer, Known, Parts, parts, things
from rashomon.pipeline.whereabouts import Toponym, holds

FELLOWS = 12
"""Tokens behind a name among which "provinces" may follow its fellows: "Homs, Hama and Idlib provinces"."""
BETWEEN = frozenset((",", "and", "or", "&"))


class Toponyms:
    """Names with every place that they may be, by one gazetteer."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        """Look names up there."""
        self.places = gazetteer.places

    def of(self, words: Words) -> Toponym:
        """A region if "province" or the like follows; else the place itself, or what a thing there is named after."""
        for wider in _wider(words):
            if _bare(wider)[0] == words.text and (found := self.candidates(wider)):
                return Toponym(wider, found)
        if found := self.candidates(words.text):
            return Toponym(words.text, found)
        return Toponym(words.text, self.namesakes(words.text), thing=True)

    def candidates(self, name: str) -> tuple[Known, ...]:
        """All places of a name, also without the words about it."""
        if found := self.places(name):
            return found
        first, comma, wide = name.partition(", ")
        if comma:
            holders = self.candidates(wide)
            return tuple(known for known in self.candidates(first) if any(holds(holder, known) for holder in holders))
        bare, part = _bare(name)
        if part is None:
            return ()
        found = self.places(f"{bare} {PROVINCE}") if part.precision == "region" and part.widens else ()
        return found + (tuple(_widened(known, part) for known in self.places(bare)) if part.widens else ())

    def regions(self, name: str) -> bool:
        """Whether a region is called so."""
        return any(known.precision == "region" and not known.widened for known in self.candidates(name))

    def namesakes(self, name: str) -> tuple[Known, ...]:
        """The places in the name of something that stands there: Mosul for "Mosul International Airport"."""
        words = name.split()
        first = next((n for n, word in enumerate(words) if word.lower() in _things()), 0)
        while first and words[first - 1].lower() in things().between:
            first -= 1
        place = " ".join(words[:first]).removesuffix("'s").removesuffix("’s")
        return self.candidates(place) if place else ()


@cache
def _things() -> frozenset[str]:
    return frozenset(things().words)


@cache
def kinds() -> dict[str, str]:
    """The words for regions, and their plurals: "county" for "county" and "counties"."""
    single = [kind for entry in parts() if entry.precision == "region" for kind in entry.after]
    return {kind: kind for kind in single} | {_plural(kind): kind for kind in single}


def _plural(kind: str) -> str:
    return f"{kind[:-1]}ies" if kind.endswith("y") else f"{kind}s"


def _wider(words: Words) -> Iterator[str]:
    doc = words.doc
    for i in range(words.end, min(len(doc), words.end + FELLOWS)):
        word = doc[i].text
        if i == words.end and word.isalpha():
            yield f"{words.text} {word}"
        if (one := kinds().get(word.lower())) and one != word.lower():
            yield f"{words.text} {one}"
        if not (word in BETWEEN or word[:1].isupper()):
            return


def _widened(known: Known, part: Parts) -> Known:
    if part.precision is None:
        return known
    return replace(known, precision=part.precision, widened=known.precision != "region")


def _bare(name: str) -> tuple[str, Parts | None]:
    if name.isalpha():
        return "", None
    for pattern, part in _about():
        if match := pattern.fullmatch(name):
            return next(filter(None, match.groups())), part
    return "", None


@cache
def _about() -> list[tuple[re.Pattern[str], Parts]]:
    patterns: list[tuple[re.Pattern[str], Parts]] = []
    for entry in parts():
        before = "|".join(map(re.escape, entry.before))
        after = "|".join(map(re.escape, entry.after))
        shapes = [f"(?:the )?(?:{before})[- ](.+)"] * bool(before) + [f"(?:the )?(.+) (?:{after})"] * bool(after)
        patterns.append((re.compile("|".join(shapes), re.IGNORECASE), entry))
    return patterns
