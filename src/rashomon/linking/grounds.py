"""On whose word a thing rests: how many grounds, as a range, by ten rules.

A ground is somebody who is said to know. Pure: it takes who tells a thing where, and which texts share words.

 1. Tellings in one copied passage are one telling: passages count, not articles.
 2. One source is one ground, however many reporters heard it.
 3. Speakers of one body are one ground, but for eyewitnesses.
 4. An outlet that cites another rests on what that one rests on.
 5. A ring of citations comes down to its earliest member.
 6. Unnamed sources and bare assertions cannot be told apart, so the answer is a range; silence never raises "at least".
 7. A denial is counted apart and never supports.
 8. A revised figure by the same source replaces, it does not confirm.
 9. Outlets of one owner are one only by a table that the user gives.
10. A body that speaks about itself is shown as a party to it, not removed.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Annotated, Literal

from rashomon.records import Stance

Certainty = Literal["named", "unnamed", "bare"]

_AGAINST: frozenset[Stance] = frozenset(("denies", "doubts"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One place where a thing is told: in which article, on whose word."""

    telling_id: Annotated[str, "what the answer calls it: a statement's or a mention's id"]
    article_id: str
    outlet: Annotated[str | None, "the source id under which others may cite the article's outlet"] = None
    owner: Annotated[str | None, "who owns the outlet, by the user's own table"] = None
    published: str | None = None
    source: Annotated[str | None, "who speaks; null: unnamed, or the text's own word"] = None
    bare: Annotated[bool, "the text says it in its own voice"] = False
    body: Annotated[str | None, "the body for which the source speaks"] = None
    eyewitness: Annotated[bool, "the source says it saw it"] = False
    party: Annotated[bool, "the source takes part in what is told"] = False
    stance: Stance = "asserts"
    passage: Annotated[str | None, "the copied passage it stands in: the same in every copy"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """Somebody who is said to know, the tellings that rest on it, and why they are one."""

    name: str
    certainty: Certainty
    telling_ids: tuple[str, ...]
    party: bool
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Grounds:
    """On how many grounds a thing rests, at least and at most, and who they are; denials apart."""

    at_least: int
    at_most: int
    support: tuple[Ground, ...]
    denials_at_least: int
    denials_at_most: int
    denials: tuple[Ground, ...]


@dataclass(slots=True)
class _Heap:
    """Tellings that come down to one source, while they are being gathered."""

    name: str
    certainty: Certainty
    body: str | None
    tellings: list[Telling] = field(default_factory=list)
    why: set[str] = field(default_factory=set)


def grounds(tellings: Iterable[Telling]) -> Grounds:
    """The grounds of one thing that is told; in any order of the tellings the same."""
    told = sorted(tellings, key=lambda t: (t.published is None, t.published or "", t.article_id, t.telling_id))
    support = _gathered([t for t in told if t.stance not in _AGAINST])
    denials = _gathered([t for t in told if t.stance in _AGAINST])
    return Grounds(
        at_least=_at_least(support),
        at_most=len(support),
        support=tuple(map(_ground, support)),
        denials_at_least=_at_least(denials),
        denials_at_most=len(denials),
        denials=tuple(map(_ground, denials)),
    )


def _gathered(told: Sequence[Telling]) -> list[_Heap]:
    heaps: dict[tuple[str, str], _Heap] = {}
    for telling, copies in _originals(told):
        for end in _ends(telling, told):
            key, name, certainty, why = _key(end)
            heap = heaps.setdefault(key, _Heap(name, certainty, None if end.eyewitness else end.body))
            heap.tellings += [t for t in copies if t not in heap.tellings]
            heap.why.add(why)
            if end is not telling:
                heap.why.add("outlets that cite one another rest on the cited one's source")
            if len(copies) > 1:
                heap.why.add("copies of one passage are one telling")
    return [heaps[key] for key in sorted(heaps)]


def _originals(told: Sequence[Telling]) -> list[tuple[Telling, list[Telling]]]:
    """Each telling with its copies: the same source in the same copied passage; the earliest stands for all."""
    copies: dict[tuple[str, ...], list[Telling]] = {}
    for t in told:
        own = () if t.passage else (t.telling_id,)
        copies.setdefault((t.passage or "", t.source or "", t.body or "", str(t.bare), *own), []).append(t)
    return [(group[0], group) for group in copies.values()]


def _ends(telling: Telling, told: Sequence[Telling]) -> list[Telling]:
    """Where the chain of citations ends: a person, a body, or an outlet's own word; for a ring its earliest member."""
    reached, open_ = {telling.telling_id: telling}, [telling]
    ends = []
    while open_:
        here = open_.pop()
        cited = [t for t in told if here.source and t.outlet == here.source and t.telling_id != here.telling_id]
        if not cited:
            ends.append(here)
        open_ += [t for t in cited if t.telling_id not in reached]
        reached.update((t.telling_id, t) for t in cited)
    return ends or [next(t for t in told if t.telling_id in reached)]


def _key(t: Telling) -> tuple[tuple[str, str], str, Certainty, str]:
    """What makes a ground one, its name, how sure it is, and why."""
    if t.bare:
        whose = t.owner or t.outlet or t.article_id
        why = "outlets of one owner are one" if t.owner else "the outlet says so itself"
        return ("bare", whose), t.outlet or t.article_id, "bare", why
    if t.source is None:
        return ("unnamed", t.passage or t.telling_id), t.body or "unnamed", "unnamed", "the source is not named"
    if t.body and not t.eyewitness:
        return ("named", t.body), t.source, "named", "speakers of one body are one ground"
    return ("named", t.source), t.source, "named", "one source, however many heard it"


def _at_least(heaps: Sequence[_Heap]) -> int:
    """Those provably apart: named sources and the bodies of unnamed ones; anything else may be one of these."""
    apart = {key for heap in heaps if (key := _apart(heap))}
    return len(apart) or min(len(heaps), 1)


def _apart(heap: _Heap) -> str | None:
    if heap.certainty == "bare":
        return None
    if heap.certainty == "unnamed":
        return heap.body
    return heap.body or heap.name


def _ground(heap: _Heap) -> Ground:
    return Ground(
        name=heap.name,
        certainty=heap.certainty,
        telling_ids=tuple(t.telling_id for t in heap.tellings),
        party=any(t.party for t in heap.tellings),
        why="; ".join(sorted(heap.why)),
    )
