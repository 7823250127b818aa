"""Whether two mentions tell of one happening: a sum of published weights, each a word a person can read.

Who is said to have done it may differ: that is where accounts part. When and where may not.
"""

from datetime import date
from math import asin, cos, radians, sin, sqrt
from typing import NamedTuple

from rashomon.linking.days import Days
from rashomon.linking.sights import Party, Sight

ONE = 2.8
"""From this sum on, two mentions are taken for one happening,"""
TOGETHER = 1.3
"""if the groups they stand in agree this far on average: most pairs have little to go by."""
APART = -100.0
"""What a veto weighs."""

_NEAR_KM = 40
_FAR_KM = 150


class Feature(NamedTuple):
    """One thing two mentions have in common or not, and what it weighs."""

    weight: float
    words: str


def agreement(a: Sight, b: Sight, near: float) -> list[Feature]:
    """What speaks for and against; `near` is how near the articles are, 1 for the same one."""
    who = [*_parties(a, b), *filter(None, (_place(a, b), _scene(a, b), _denied(a, b)))]
    rest = (
        _trigger(a, b),
        _date(a, b),
        _articles(a, b, near),
        _standing(a, b),
        _figures(a, b),
        _about(a, b),
        _bare(a, b),
        _phrase(a, b),
    )
    found = [*filter(None, rest), *who]
    if a.article != b.article and not any(feature.weight > 0 for feature in who):
        found.append(_little(a, b))
    return found


def _little(a: Sight, b: Sight) -> Feature:
    """No party and no place in common: at best, both sentences name the same countries."""
    lands = sorted({*a.lands, *a.countries} & {*b.lands, *b.countries})
    if len(lands) > 1:
        return Feature(0.8, f"both sentences name {' and '.join(lands[:3])}")
    if lands:
        return Feature(-0.5, f"no party or place in common, but both sentences name {lands[0]}")
    on_the_day = a.told and a.told == b.told and a.told[0] == a.told[1] and set(a.stems) & set(b.stems)
    return Feature(-1.0 if on_the_day else -2.0, "neither a party nor a place in common")


def total(features: list[Feature]) -> float:
    """The sum of the weights."""
    return sum(feature.weight for feature in features)


def reason(features: list[Feature]) -> str:
    """The features as one line: "+ same trigger (strike), + both 2019-12-29, - actor differs"."""
    return ", ".join(f"{'+' if f.weight > 0 else '-'} {f.words}" for f in features)


_FAMILIES: tuple[frozenset[str], ...] = (
    frozenset(("ACCUSE", "REQUEST", "REJECT", "THREATEN", "PROTEST")),
    frozenset(("ASSAULT", "COERCE", "SANCTION", "MOBILIZE")),
    frozenset(("CONSULT", "AGREE", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT")),
)
"""Types that one happening may be given by different tellers: "quarantine" is a sanction, "blockade" coercion."""

_MUTUAL = frozenset(("CONSULT", "AGREE", "COOPERATE"))
"""Acts of two sides together: who is named first says nothing."""

_PASSING = frozenset(("CONSULT", "AGREE", "ACCUSE", "REQUEST", "REJECT", "THREATEN", "CONCEDE"))
"""Acts that are done in a day and done again on another: calls, talks, words against somebody."""

_LASTING = frozenset(("SANCTION", "MOBILIZE", "AID", "SUPPORT"))
_LASTING_MODES = frozenset(("blockade", "siege", "occupy", "war", "curfew", "embargo"))
"""Acts that go on: two days told of one need not be two acts."""

_SPOKEN = frozenset(("SUPPORT", "REQUEST", "ACCUSE", "REJECT", "THREATEN"))
"""Acts that are mostly words: one voice says many of them in one breath, and who says them makes them what they are."""

_DEEDS = frozenset(("recognise", "sign"))
"""Modes of such acts that are deeds after all: done once, and told of by many."""

_HIDDEN = frozenset(("ASSAULT", "COERCE"))
"""Acts of which it may be in dispute who did them."""


def _trigger(a: Sight, b: Sight) -> Feature | None:
    mutual = a.type in _MUTUAL and b.type in _MUTUAL
    if shared := sorted(set(a.stems) & set(b.stems)):
        weight = 1.2 if mutual else 2.0 if a.type == b.type else 1.5
        return Feature(weight, f"same trigger ({', '.join(shared)})")
    if a.type != b.type:
        near = any(a.type in family and b.type in family for family in _FAMILIES)
        return Feature(-0.3 if near else -2.5, f"types differ ({a.type}, {b.type})")
    if a.mode and a.mode == b.mode:
        return Feature(0.8 if mutual else 1.2, f"same kind of act ({a.mode})")
    return Feature(0.6, f"same type ({a.type})")


def _parties(a: Sight, b: Sight) -> list[Feature]:
    if a.type in _MUTUAL and b.type in _MUTUAL:
        found = [_together(_both(a), _both(b))]
    else:
        apart = 1.5 if a.type in _HIDDEN else 3.0
        found = [_party(a.actor, b.actor, "actor", 1.2, apart), _party(a.recipient, b.recipient, "recipient", 1.3, 1.5)]
        if a.type in _HIDDEN and not set(a.actor.countries) & set(b.actor.countries) and _hit(a, b):
            found.append(Feature(-2.0, "who acts in one is hit in the other"))
        elif not any(found) and _crossed(a, b):
            found.append(Feature(0.6, "actor of one is recipient of the other, whose own actor is not told"))
        agreed = any(feature and feature.weight > 0 for feature in found)
        if _spoken(a) and not agreed and not (_known(a.actor) and _known(b.actor)):
            found.append(Feature(-1.0, "who spoke is not told of both"))
        if _turned(a, b):
            found.append(Feature(-2.0, "actor and recipient change places"))
    return [feature for feature in found if feature]


def _spoken(act: Sight) -> bool:
    return act.type in _SPOKEN and act.mode not in _DEEDS


def _known(party: Party) -> bool:
    return bool(party.ids or party.countries or party.words)


def _crossed(a: Sight, b: Sight) -> bool:
    """Such as "the recognition of the republics" names one party, and the noun does not say which."""
    return any(
        set(one.actor.ids) & set(other.recipient.ids) and not one.recipient.ids and not other.actor.ids
        for one, other in ((a, b), (b, a))
    )


def _hit(a: Sight, b: Sight) -> bool:
    """The country that acts in one is acted upon in the other."""
    return any(
        set(one.actor.countries) & set(other.recipient.countries).difference(one.recipient.countries)
        for one, other in ((a, b), (b, a))
    )


def _both(sight: Sight) -> Party:
    one, other = sight.actor, sight.recipient
    return Party(one.ids + other.ids, one.countries + other.countries, one.words + other.words)


def _together(a: Party, b: Party) -> Feature | None:
    """Two sides met: both must be the same; one side in common is nothing if the other side is another."""
    kinds = ((a.ids, b.ids), (a.countries, b.countries))
    best = max(_sides(set(x), set(y)) for x, y in kinds)
    if best[0] == 0 and set(a.words) & set(b.words):
        best = (1, False)
    common, more = best
    if common >= 2:
        return Feature(2.5, "same parties")
    if common == 1:
        return (
            Feature(-2.5, "one party in common, the other is another") if more else Feature(0.3, "one party in common")
        )
    known = (a.countries and b.countries) or (a.ids and b.ids)
    return Feature(-3.0, "parties differ") if known else None


def _sides(a: set[str], b: set[str]) -> tuple[int, bool]:
    """How many are in both, and whether each has others besides."""
    return len(a & b), bool(a - b and b - a)


def _party(a: Party, b: Party, noun: str, same: float, apart: float) -> Feature | None:
    if set(a.ids) & set(b.ids):
        return Feature(same, f"same {noun}")
    if shared := sorted(set(a.countries) & set(b.countries)):
        return Feature(same * 0.7, f"{noun} of {shared[0]} in both")
    if shared := sorted(set(a.words) & set(b.words)):
        return Feature(same * 0.7, f"same word for the {noun} ({shared[0]})")
    if a.countries and b.countries:
        return Feature(-apart, f"{noun} of {a.countries[0]}, of {b.countries[0]}")
    if a.ids and b.ids:
        return Feature(-apart * 0.5, f"{noun} differs")
    return None


def _turned(a: Sight, b: Sight) -> bool:
    doer, done = set(a.actor.countries), set(a.recipient.countries)
    other_doer, other_done = set(b.actor.countries), set(b.recipient.countries)
    return bool(doer & other_done and done & other_doer and not doer & other_doer)


def _date(a: Sight, b: Sight) -> Feature | None:
    if a.told and b.told:
        return _told(a.told, b.told, a)
    if a.told or b.told:
        dated, other = (a, b) if a.told else (b, a)
        return _undated(dated, other)
    if not a.published or not b.published or a.article == b.article:
        return None
    gap = abs(a.published - b.published)
    if gap <= 1:
        return Feature(0.7, f"published {_within(gap)}")
    if _of_a_day(a) and _of_a_day(b):
        return Feature(-5.0 if gap > 3 else -1.0, f"acts of a day, published {gap} days apart")
    if gap <= 3:
        return Feature(0.4, f"published {_within(gap)}")
    return Feature(-1.5, f"published {gap} days apart") if gap > 30 else None


def _told(a: Days, b: Days, act: Sight) -> Feature:
    gap = max(a[0], b[0]) - min(a[1], b[1])
    if gap > 1:
        lasting = gap <= 7 and (act.type in _LASTING or act.mode in _LASTING_MODES)
        return Feature(-1.2 if lasting else APART, "dates apart")
    if gap == 1:
        return Feature(-4.0 if act.type in _PASSING else -0.5, "dates a day apart")
    length = max(a[1] - a[0], b[1] - b[0])
    if length == 0:
        return Feature(1.5, f"both on {date.fromordinal(a[0]).isoformat()}")
    return Feature(0.8 if length <= 7 else 0.3, "dates that can be the same")


def _undated(dated: Sight, other: Sight) -> Feature | None:
    assert dated.told is not None
    if not other.published or dated.article == other.article:
        return None
    after = other.published - dated.told[0]
    if _of_a_day(dated) and _of_a_day(other) and not -1 <= after <= 1 + dated.told[1] - dated.told[0]:
        return Feature(-5.0, "acts of a day, on two days")
    if other.real and after < -1:
        return Feature(-3.0 if after < -3 else -1.0, "told before the other's date")
    if after >= -1 and other.published - dated.told[1] <= 4:
        return Feature(0.5, "published within days of the other's date")
    return Feature(-1.0, "published long after the other's date") if other.published - dated.told[1] > 60 else None


def _of_a_day(sight: Sight) -> bool:
    """Done on the day it is told, unless somebody looks back or ahead."""
    return sight.type in _PASSING and sight.standing == "real"


def _within(gap: int) -> str:
    return "on one day" if gap == 0 else f"within {gap + 1} days"


def _place(a: Sight, b: Sight) -> Feature | None:
    if not a.place or not b.place:
        return None
    if a.place[0] == b.place[0]:
        return Feature(0.8 if a.place[4] in ("country", "area") else 1.2, "same place")
    if a.place[1] and b.place[1] and a.place[1] != b.place[1]:
        return Feature(-3.0, f"places in {a.place[1]} and {b.place[1]}")
    if {a.place[4], b.place[4]} <= {"site", "city"}:
        apart = distance(a.place[2:4], b.place[2:4])
        if apart > _FAR_KM:
            return Feature(APART, f"places {round(apart)} km apart")
        return Feature(0.8, "places near each other") if apart <= _NEAR_KM else Feature(-0.8, "places differ")
    return Feature(0.5, "one place may lie in the other")


def distance(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Kilometres between two points given by degrees north and east."""
    (north, east), (north_b, east_b) = a, b
    half = sin(radians(north_b - north) / 2) ** 2
    half += cos(radians(north)) * cos(radians(north_b)) * sin(radians(east_b - east) / 2) ** 2
    return 12742 * asin(sqrt(half))


def _articles(a: Sight, b: Sight, near: float) -> Feature:
    if a.article == b.article:
        return Feature(0.8, "in one article")
    for least, weight in ((0.3, 1.0), (0.15, 0.6), (0.07, 0.2)):
        if near >= least:
            return Feature(weight, f"articles alike ({near:.2f})")
    return Feature(-0.3, f"articles unlike ({near:.2f})")


def _standing(a: Sight, b: Sight) -> Feature | None:
    if a.standing == b.standing or (a.real and b.real):
        return None
    if a.real or b.real:
        both_told = a.told and b.told and a.told[0] == a.told[1] and a.told == b.told
        planned = "planned" in (a.standing, b.standing)
        return (
            None if planned and both_told else Feature(-1.0 if planned else -2.5, f"one {a.standing}, one {b.standing}")
        )
    return Feature(-0.7, f"one {a.standing}, one {b.standing}")


def _figures(a: Sight, b: Sight) -> Feature | None:
    if not a.killed or not b.killed:
        return None
    meet = max(a.killed[0], b.killed[0]) <= min(a.killed[1], b.killed[1])
    return Feature(0.8, "same number of dead") if meet else Feature(-0.4, "numbers of dead differ")


def _about(a: Sight, b: Sight) -> Feature | None:
    if a.article == b.article:
        return None
    shared = sorted((set(a.about) & set(b.about)).difference(a.stems, b.stems, a.actor.words, a.recipient.words))
    return Feature(min(1.5, 0.4 * len(shared)), f"words in common ({', '.join(shared[:4])})") if shared else None


def _denied(a: Sight, b: Sight) -> Feature | None:
    """A denial leaves out who acted; that a party denies it is a sign that the act is the one it is blamed for."""
    for denial, other in ((a, b), (b, a)):
        another = denial.actor.countries and not set(denial.actor.countries) & set(other.actor.countries)
        if denial.voice.against and not other.voice.against and not another:
            party = set(denial.voice.countries) & set(other.countries)
            return Feature(1.0, "denied by a party to it") if party else None
    return None


def _scene(a: Sight, b: Sight) -> Feature | None:
    """One names the place, the other whom it hit there."""
    for one, other in ((a, b), (b, a)):
        if one.place and not other.place and one.place[1] in other.recipient.countries:
            return Feature(0.7, f"place in the recipient's country ({one.place[1]})")
    return None


def _bare(a: Sight, b: Sight) -> Feature | None:
    """Such as "the attack" in an article that told of it before."""
    if a.article != b.article or not set(a.stems) & set(b.stems) or _spoken(a):
        return None
    if max(a, b, key=lambda s: (s.start, s.mention_id)).fresh:
        return Feature(-0.8, "the same word again, but as one of many")
    nameless = any(not s.actor.ids and not s.recipient.ids and not s.countries for s in (a, b))
    return Feature(1.0, "the same word again, without parties") if nameless else None


def _phrase(a: Sight, b: Sight) -> Feature | None:
    """Both put it in the same words: "special military operation"."""
    shared = sorted((set(a.before) & set(b.before)).difference(a.actor.words, a.recipient.words))
    if not shared or not set(a.stems) & set(b.stems):
        return None
    return Feature(0.7 * min(2, len(shared)), f"same words before it ({', '.join(shared)})")
