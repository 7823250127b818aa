"""Which place of a name is meant: by the words behind it, by the article's other places, by how many live there.

Every choice says its reason. A name that no gazetteer has is at most said to lie where the article leaves no choice:
in the place named right behind it, or in the only country spoken of.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import log10
from typing import TypeAlias

from rashomon.lexicon.countries import countries
from rashomon.lexicon.places import Known

Region: TypeAlias = tuple[str | None, str]
"""A country, with the code of a region of either level in it."""

_WITHIN = 4.0
_NAMED = 2.0
_NEAR = 1.5
_COUNTRY = 2.0
_CAPITAL = 1.0
_WHOLE_COUNTRY = 1.0
_OTHER_NAME = -1.5
_SMALL = 3
"""How much more it says that two names have places in one county than that they have in one state."""
_CLEAR = 0.5
"""How much other names must agree on a region for it to be told as the reason."""
_AGREE = 2
"""Names that must agree on a country before an unknown one is said to lie in it."""


@dataclass(frozen=True, slots=True)
class Toponym:
    """A name in the text with every place that it may be.

    `thing`: it names something that stands there, "Mosul airport". `ends`: an unknown name before it lies in it, as in
    "Karsk in Idlib". `closes`: so does a known one, as in "Belgrade, Minn., burnt", but not in "the Netherlands in
    Idlib" or "Ankara, Iran and Iraq".
    """

    text: str
    may_be: tuple[Known, ...]
    thing: bool = False
    ends: bool = False
    closes: bool = False

    def bars(self, toponym: "Toponym") -> bool:
        """Whether a town before it must lie in it: it is a region, no list goes on, and yet it holds none of them."""
        towns = all(known.precision == "city" for known in toponym.may_be)
        wide = self.closes and towns and bool(self.may_be) and all(_is_region(known) for known in self.may_be)
        return wide and not any(_holder(known, toponym, self) for known in toponym.may_be)


@dataclass(frozen=True, slots=True)
class Choice:
    """The likeliest place, how sure, and why; without a place when none is known, but perhaps with its country."""

    known: Known | None
    score: float | None
    reason: str
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Voice:
    """What one name of an article says of where its other names lie."""

    countries: Mapping[str, float]
    regions: Mapping[Region, float]
    named: Mapping[Region, str]
    whole: tuple[str, ...]

    @classmethod
    def of(cls, toponym: Toponym, times: int) -> "Voice":
        """For its country if that is certain; for regions the more, the fewer of them have a place of the name."""
        places = [known for known in toponym.may_be if not known.other_name] or toponym.may_be
        lands = {known.country for known in places}
        whole = {known.country for known in places if known.precision == "country"}
        certain = whole or (lands if len(lands) == 1 else set())
        regions: dict[Region, float] = {}
        inside = [known for known in places if not whole or _is_region(known)]
        for level in ({(known.country, known.state) for known in inside}, {(p.country, p.region) for p in inside}):
            regions |= {code: min(1.0, (_SMALL if "." in code[1] else 1) / len(level)) for code in level if code[1]}
        wide = {(known.country, known.region): known.name for known in places if _is_region(known)}
        named = wide if len(wide) == 1 else {}
        return cls({land: float(times) for land in certain if land}, regions, named, tuple(filter(None, whole)))


class Context:
    """What an article says of where it is: every name speaks for the others, none for itself."""

    def __init__(self, found: Sequence[Toponym], people: Mapping[str, int], home: str | None = None) -> None:
        """Listen to each name once, to the peoples spoken of, and last to where the outlet is at home."""
        self.home = home
        self.chosen: dict[str, Choice] = {}
        self.settled: dict[str, Choice] = {}
        times = Counter(toponym.text for toponym in found)
        self.voices = {toponym.text: Voice.of(toponym, times[toponym.text]) for toponym in found}
        self.countries: Counter[str] = Counter(people)
        self.spoken = Counter(people)
        self.near: Counter[Region] = Counter()
        self.named: dict[Region, dict[str, str]] = defaultdict(dict)
        self.heard: dict[Region, list[str]] = defaultdict(list)
        for text, voice in self.voices.items():
            self.countries.update(voice.countries)
            self.spoken.update(voice.whole)
            self.near.update(voice.regions)
            for code, name in voice.named.items():
                self.named[code][text] = name
            for code in voice.regions:
                self.heard[code].append(text)
        self.most = max(self.countries.values(), default=1)

    def choose(self, toponym: Toponym, behind: Toponym | None, inside: Known | None) -> Choice:
        """The likeliest place; `behind` may hold it, and it may hold what stands before."""
        if behind or inside:
            choice = self._choose(toponym, behind, inside)
            told = inside or (behind and _is_told(choice, toponym, behind))
            return choice if told else self.settled.get(toponym.text, choice)
        if toponym.text not in self.chosen:
            self.chosen[toponym.text] = self.settled.get(toponym.text) or self._choose(toponym, None, None)
        return self.chosen[toponym.text]

    def settle(self, pairs: Iterable[tuple[Toponym, Toponym]]) -> None:
        """Hold a name to what the words behind it say once, "Belgrade, Minn."; not if they say two things."""
        told: dict[str, set[Choice]] = defaultdict(set)
        for toponym, behind in pairs:
            choice = self._choose(toponym, behind, None)
            if _is_told(choice, toponym, behind):
                told[toponym.text].add(choice)
        for text, choices in told.items():
            if len({(choice.known, choice.country) for choice in choices}) == 1:
                choice = min(choices, key=lambda choice: choice.reason)
                self.settled[text] = replace(choice, reason=f"{choice.reason}; said elsewhere in the article")

    def _choose(self, toponym: Toponym, behind: Toponym | None, inside: Known | None) -> Choice:
        ranked = sorted(
            ((self._weight(toponym, known, behind, inside), known) for known in toponym.may_be),
            key=lambda pair: (-pair[0][0], pair[1].geonames_id or 0, pair[1].name, pair[1].region),
        )
        if not ranked or (behind and behind.bars(toponym)):
            return self._unknown(behind)
        (weight, reason), best = ranked[0]
        if toponym.thing:
            return Choice(best, 0.6, f"the place that it is named after{f', {reason}' if reason else ''}")
        if len(ranked) == 1:
            return Choice(best, 0.9, reason or "the only place of that name")
        lead = weight - ranked[1][0][0]
        return Choice(best, round(min(0.95, 0.5 + 0.15 * lead), 2), reason or f"the most populous of {len(ranked)}")

    def _weight(
        self, toponym: Toponym, known: Known, behind: Toponym | None, inside: Known | None
    ) -> tuple[float, str]:
        weight, reason = log10(known.population + 10), ""
        if known.other_name:
            weight += _OTHER_NAME
        land = countries().get(known.country or "")
        if land and known.name in land.capitals:
            weight, reason = weight + _CAPITAL, f"the capital of {land.name}"
        if land and (said := self._said(land.iso3, toponym)):
            weight += _COUNTRY * (0.5 + 0.5 * min(1.0, said / self.most))
            if known.precision != "country":
                reason = f"in {land.name}, {self._how(land.iso3, toponym)}"
        if known.precision == "country":
            weight += _WHOLE_COUNTRY
        else:
            more, why = self._around(known, toponym)
            weight, reason = weight + more, why or reason
        if holder := _holder(known, toponym, behind):
            weight += _WITHIN
            reason = f"in {holder.name}, as the words behind it say"
        if inside and holds(known, inside):
            weight, reason = weight + _WITHIN, f"{inside.name}, right before it, lies in it"
        return weight, reason

    def _how(self, iso3: str, toponym: Toponym) -> str:
        """How the article tells that it is about a country, beyond that name."""
        if self.spoken[iso3] - self.voices[toponym.text].whole.count(iso3):
            return "which the article speaks of"
        lies = self._said(iso3, toponym) > (iso3 == self.home)
        return "where other places of the article lie" if lies else "where the outlet is at home"

    def _said(self, iso3: str, toponym: Toponym) -> float:
        """How often the article speaks of a country, beyond that name; that of its outlet counts as spoken of once."""
        return self.countries[iso3] - self.voices[toponym.text].countries.get(iso3, 0.0) + (iso3 == self.home)

    def _around(self, known: Known, toponym: Toponym) -> tuple[float, str]:
        """What the names of its region, or of other places there, weigh."""
        own, best, reason = self.voices[toponym.text], 0.0, ""
        for code in {(known.country, known.state): None, (known.country, known.region): None}:
            if not code[1]:
                continue
            names = (name for text, name in self.named.get(code, {}).items() if text != toponym.text)
            if (known.region != code[1] or not _is_region(known)) and (name := next(names, None)):
                return _NAMED, f"in {name}, which the article names"
            if (near := self.near[code] - own.regions.get(code, 0.0)) > best + 1e-9:
                other = next((text for text in self.heard[code] if not _alike(text, toponym.text)), None)
                best, reason = near, f"near {other}, which the article names" if other else ""
        return (_NEAR * min(1.0, best), reason if best >= _CLEAR else "") if best else (0.0, "")

    def _unknown(self, behind: Toponym | None) -> Choice:
        """A name without a place lies where the words behind it say, or in the one country that others agree on."""
        if behind and behind.ends and (iso3 := _only({known.country for known in behind.may_be})):
            reason = f"no place of that name is known in {behind.may_be[0].name}, which stands behind it"
            return Choice(None, 0.5, reason, iso3)
        spoken = {land for land, weight in self.countries.items() if weight > 0}
        agree = sum(bool(voice.countries) for voice in self.voices.values())
        if agree >= _AGREE and (iso3 := _only(spoken)) and (land := countries().get(iso3)):
            reason = f"no place of that name is known; all others of the article lie in {land.name}"
            return Choice(None, 0.4, reason, iso3)
        return Choice(None, None, "no place of that name is known")


def _alike(one: str, other: str) -> bool:
    """Whether they are one name more or less whole: "Idlib", "Idlib Province"."""
    one, other = one.casefold(), other.casefold()
    return one in other or other in one


def _only(lands: Collection[str | None]) -> str | None:
    return next(iter(lands)) if len(lands) == 1 else None


def _is_told(choice: Choice, toponym: Toponym, behind: Toponym) -> bool:
    """Whether it is what the words behind it say: it lies there, or nobody knows it there."""
    if choice.known is None:
        return behind.closes and choice.country is not None
    return _holder(choice.known, toponym, behind) is not None


def _holder(known: Known, toponym: Toponym, behind: Toponym | None) -> Known | None:
    """What the name behind it is, if the place lies in it; of two countries side by side neither holds the other."""
    if behind is None:
        return None
    listed = any(place.precision == "country" for place in toponym.may_be)
    wide = (place for place in behind.may_be if not (listed and place.precision == "country"))
    return next((place for place in wide if holds(place, known)), None)


def holds(wide: Known, known: Known) -> bool:
    """Whether one place lies in the other by their codes: a town in its county, state or country."""
    if wide.country is None or wide.country != known.country or wide == known:
        return False
    if wide.precision == "country":
        return known.precision != "country"
    if not _is_region(wide) or (_is_region(known) and known.region == wide.region):
        return False
    return f"{known.region}.".startswith(f"{wide.region}.")


def _is_region(known: Known) -> bool:
    """Whether towns lie in it, as far as their codes tell: a place that was only widened by a word holds none."""
    return known.precision == "region" and bool(known.region) and not known.widened
