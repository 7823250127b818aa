"""The choice among proposals: what is weighed as enough stands; of those that exclude each other the heaviest."""

from collections.abc import Mapping, Sequence, Set
from typing import NamedTuple

from rashomon.pipeline.drafts import Draft, Silence
from rashomon.pipeline.layout import Layout
from rashomon.pipeline.signs import signs
from rashomon.pipeline.weights import Weights
from rashomon.records import Span

_SAME = 0.8
"""Content shared by so much is the same content."""
_LEAST = 0.1
"""What stands in or around another's words stands from here on."""


class Proposal(NamedTuple):
    """A draft with its signs, and the positions of those that cannot stand beside it."""

    draft: Draft
    signs: tuple[str, ...]
    against: tuple[int, ...]
    held: float | None = None
    """The score from which on it stands, where the rules are sure of it and the weights have little to say of it."""


class Weighed(NamedTuple):
    """A proposal with its score, and whether it stands."""

    proposal: Proposal
    score: float
    stands: bool


def proposals(layout: Layout, sure: Sequence[Draft], wide: Sequence[Draft]) -> list[Proposal]:
    """All drafts in text order with what tells for and against them."""
    drafts = sorted((*sure, *wide), key=_order)
    near = _near(drafts)
    out = []
    for n, draft in enumerate(drafts):
        rivals, against = [], []
        for m in near[n]:
            relation = _relation(draft, drafts[m])
            if relation:
                rivals.append(f"{relation}-{'wide' if drafts[m].wide else 'sure'}")
                if relation in ("cue", "content") and (draft.wide or drafts[m].wide):
                    against.append(m)
        found = tuple(signs(layout, draft, sorted(set(rivals))))
        out.append(Proposal(draft, found, tuple(against), None if draft.wide else _held(draft, set(rivals))))
    return out


def _order(draft: Draft) -> tuple[list[int], list[int], bool, str]:
    """Where a draft is handed over, then what it covers; as plain numbers, which are compared much faster."""
    return _edges((draft.cue or draft.content)[:1]), _edges(draft.content), bool(draft.wide), draft.rule


def _edges(spans: Sequence[Span]) -> list[int]:
    return [edge for span in spans for edge in (span.start, span.end)]


def _held(draft: Draft, rivals: Set[str]) -> float | None:
    """A link of a chain, a quotation without a cue, and hearsay ("reportedly"); what stands in or around another.

    Without a link, outer or inner, one voice's words would stand in another's mouth; without the quotation, its
    words would be the outlet's own. Hearsay is optional in every text that weights are learnt from: they would only
    repeat what they know of other statements without a voice. What stands in another's words may still weigh too
    little: readers took next to nothing of what weighs less than one in ten.
    """
    hearsay = draft.by is not None and draft.by.entry.part in ("adverb", "adjective")
    if hearsay or draft.by is None or "chain-sure" in rivals:
        return 0.0
    return None if rivals.isdisjoint(("within-sure", "holds-sure")) else _LEAST


def weighed(found: Sequence[Proposal], weights: Weights) -> list[Weighed]:
    """Every proposal with its score, and whether it stands."""
    scores = [round(weights.score(p.signs), 3) for p in found]
    stand = chosen(found, scores, weights.threshold, weights.daring)
    return [Weighed(p, score, n in stand) for n, (p, score) in enumerate(zip(found, scores, strict=True))]


def chosen(found: Sequence[Proposal], scores: Sequence[float], threshold: float, daring: float) -> set[int]:
    """The positions of what stands: the heaviest choose first, and among equals what the rules are sure of.

    What is held stands from its own score on.
    """
    stands: set[int] = set()
    for n in sorted(range(len(found)), key=lambda n: (-scores[n], bool(found[n].draft.wide), n)):
        held = found[n].held
        enough = daring if found[n].draft.wide else threshold if held is None else min(held, threshold)
        if scores[n] >= enough and not stands.intersection(found[n].against):
            stands.add(n)
    return stands


def standing(choice: Sequence[Weighed], weights: Weights) -> list[Draft]:
    """The drafts that stand, each with its score and the signs that decided."""
    stand = {id(w.proposal.draft): w for w in choice if w.stands}
    made: dict[int, Draft] = {}
    for each in choice:
        chain = _over(each.proposal.draft, stand) if each.stands else []
        for draft in reversed(chain):  # a draft points to the one over it, which must be told first
            if id(draft) not in made:
                over = made.get(id(draft.over)) if draft.over is not None else None
                made[id(draft)] = _told(stand[id(draft)], weights, over)
    return list(made.values())


def _over(draft: Draft, stand: Mapping[int, Weighed]) -> list[Draft]:
    """A draft and those over it, as far as they stand."""
    out = [draft]
    while (over := out[-1].over) is not None and id(over) in stand:
        out.append(over)
    return out


def _told(weighed: Weighed, weights: Weights, over: Draft | None) -> Draft:
    return weighed.proposal.draft._replace(over=over, score=weighed.score, weighed=_heaviest(weighed, weights))


def too_light(choice: Sequence[Weighed], weights: Weights) -> list[Silence]:
    """The cues of drafts that the rules stand by and the weights let go, with the score and the signs that decided."""
    let_go = (w for w in choice if not w.stands and not w.proposal.draft.wide)
    return [Silence(by, _too_light(w, weights)) for w in let_go if (by := w.proposal.draft.by) is not None]


def _too_light(weighed: Weighed, weights: Weights) -> str:
    if weighed.score >= weights.threshold:
        return f"another reading weighs more than its {weighed.score:.2f}"
    signs = _heaviest(weighed, weights)
    return f"the weights give {weighed.score:.2f} where {weights.threshold:.2f} is wanted" + (
        f": {signs}" if signs else ""
    )


def _heaviest(weighed: Weighed, weights: Weights) -> str:
    return ", ".join(f"{sign} {weight:+.2f}" for sign, weight in weights.heaviest(weighed.proposal.signs))


def _near(drafts: Sequence[Draft]) -> list[list[int]]:
    """For each draft the others that share a character with its cue or content."""
    spans = sorted((s.start, s.end, n) for n, d in enumerate(drafts) for s in (*d.cue, *d.content))
    near: list[set[int]] = [set() for _ in drafts]
    open_: list[tuple[int, int]] = []
    for start, end, n in spans:
        open_ = [(last, m) for last, m in open_ if last > start]
        for _, m in open_:
            if m != n:
                near[n].add(m)
                near[m].add(n)
        open_.append((end, n))
    return [sorted(row) for row in near]


def _relation(draft: Draft, other: Draft) -> str:
    """What two proposals share: the cue, the content, or one stands in the other."""
    if _shared(draft.cue, other.cue):
        return "cue"
    union = _size(draft.content) + _size(other.content)
    if 2 * _shared(draft.content, other.content) >= _SAME * union:
        nested = draft.over is other or other.over is draft
        return "chain" if nested else "content"
    if _shared(draft.cue, other.content):
        return "within"
    return "holds" if _shared(draft.content, other.cue) else ""


def _shared(some: Sequence[Span], others: Sequence[Span]) -> int:
    shared = 0
    for a in some:
        for b in others:
            if a.start < b.end and b.start < a.end:
                shared += min(a.end, b.end) - max(a.start, b.start)
    return shared


def _size(spans: Sequence[Span]) -> int:
    return sum([s.end - s.start for s in spans])
