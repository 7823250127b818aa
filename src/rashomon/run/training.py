"""Weights learnt from statements that a person found: `rashomon train`, and what makes the file that is shipped.

Every proposal of the pipeline is held against the answers: right, wrong, or neither (optional, or as good as a better
one). How strongly weights are held down, and from which score on a proposal stands, is chosen by cross-validation over
whole articles; the figures of the report are those of articles that the weights they rest on have not seen.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rashomon.errors import RecordError
from rashomon.records import Span
from rashomon.run.answers import Answer, Answered, answered, unlike
from rashomon.run.fitting import fitted
from rashomon.run.report import Tell, silent

if TYPE_CHECKING:
    from rashomon.pipeline.choice import Proposal
    from rashomon.pipeline.weights import Weights

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_FOLDS = 5
_FEWEST = 10
_STRENGTHS = (2.0, 4.0, 8.0, 16.0, 32.0)
_THRESHOLDS = tuple((low / 20, high / 20) for low in range(2, 11) for high in range(low, 17))
"""From which score on a proposal stands: one that the rules stand by, one that they would not dare."""
_PAIRED = 0.5
"""Content shared by so much is that of the answer."""
_AS_GOOD = 0.1


@dataclass(frozen=True, slots=True)
class Figures:
    """How many statements were found right, how many were given, how many there are."""

    right: int
    given: int
    wanted: int

    @property
    def precision(self) -> float:
        """The share of what is given that is right."""
        return self.right / self.given if self.given else 1.0

    @property
    def recall(self) -> float:
        """The share of what there is that is found."""
        return self.right / self.wanted if self.wanted else 1.0

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def rounded(self) -> dict[str, float]:
        """For a report."""
        return {**asdict(self), **{n: round(getattr(self, n), 3) for n in ("precision", "recall", "f1")}}


@dataclass(frozen=True, slots=True)
class Learnt:
    """Weights, and what they reach on articles not seen, beside the rules alone and the best choice there is."""

    weights: "Weights"
    rules: Figures
    chosen: Figures
    best: Figures
    """What somebody would reach who chose right every time: how much the proposals hold."""
    articles: int
    proposals: int

    def report(self) -> dict[str, Any]:
        """The figures as JSON values."""
        return {
            "articles": self.articles,
            "proposals": self.proposals,
            "threshold": self.weights.threshold,
            "daring": self.weights.daring,
            "signs": len(self.weights.named),
            "rules": self.rules.rounded(),
            "chosen": self.chosen.rounded(),
            "best": self.best.rounded(),
        }

    def lines(self) -> list[str]:
        """The report in words: a table over precision, recall and F1."""
        head = f"{self.articles:,} articles, {self.proposals:,} proposals; of articles not seen in learning:"
        rows = (("rules alone", self.rules), ("chosen", self.chosen), ("best choice possible", self.best))
        table = [f"  {name:22}{f.precision:8.3f}{f.recall:8.3f}{f.f1:8.3f}" for name, f in rows]
        w = self.weights
        end = f"{len(w.named):,} signs; stands from {w.threshold} on, what rules would not dare from {w.daring} on"
        return [head, f"{'':24}  right   found      F1", *table, end]


@dataclass(frozen=True, slots=True)
class Judged:
    """An article's proposals held against its answers."""

    proposals: "Sequence[Proposal]"
    lessons: tuple[bool | None, ...]
    """Right, wrong, or neither: what is optional or as good as a better one."""
    pairs: tuple[tuple[int, int], ...]
    """Which proposal may stand for which answer, the nearest first."""
    optional: frozenset[int]
    """Proposals that are neither wanted nor wrong."""
    wanted: int


def train(paths: Iterable[Path], model: str, tell: Tell = silent) -> Learnt:
    """Learn weights from files and folders of answers."""
    texts = unlike([text for path in paths for text in answered(path)])
    if len(texts) < _FEWEST:
        raise RecordError(f"{len(texts)} articles are too few to learn from and to try on: give {_FEWEST} or more")
    return learnt(list(judged(texts, model, tell)), tell)


def keep(learnt: Learnt, path: Path) -> None:
    """Write the weights."""
    from rashomon.pipeline.weights import save

    save(learnt.weights, path)


def judged(texts: Sequence[Answered], model: str, tell: Tell = silent) -> Iterable[Judged]:
    """Each text with its proposals held against its answers."""
    from rashomon.pipeline import build, opened, parsed

    nlp: Any = build(model, {"rashomon_statements": {"weights": "none"}})
    stage = nlp.get_pipe("rashomon_statements")
    docs = parsed(nlp, (opened(nlp, text.article, text.passages) for text in texts))
    for number, (text, doc) in enumerate(zip(texts, docs, strict=True), 1):
        tell("parse", number, len(texts))
        yield judge(text, stage.proposals(doc))


def learnt(texts: Sequence[Judged], tell: Tell = silent) -> Learnt:
    """Weights of all texts, with strength and threshold by cross-validation over the texts."""
    from rashomon.pipeline.weights import Weights

    settings: list[tuple[Figures, float, float, float]] = []
    for number, strength in enumerate(_STRENGTHS, 1):
        tell("learn", number, len(_STRENGTHS) + 1)
        scored = _unseen(texts, strength)
        for threshold, daring in _THRESHOLDS:
            figures = _sum(_figures(text, _standing(text, scores, threshold, daring)) for text, scores in scored)
            settings.append((figures, threshold, daring, strength))
    # among equals the one nearest to what the rules alone would give
    chosen, threshold, daring, strength = max(settings, key=lambda s: (s[0].f1, -s[1], s[2]))
    whole = fitted(*_examples(texts), strength)
    tell("learn", len(_STRENGTHS) + 1, len(_STRENGTHS) + 1)
    rules = _sum(_figures(text, _sure(text)) for text in texts)
    best = _sum(_figures(text, {n for n, right in enumerate(text.lessons) if right}) for text in texts)
    count = sum(len(text.proposals) for text in texts)
    about: dict[str, Any] = {"articles": len(texts), "proposals": count, "strength": strength}
    about |= {"rules": rules.rounded(), "chosen": chosen.rounded()}
    return Learnt(Weights(whole.named, whole.bias, threshold, daring, about), rules, chosen, best, len(texts), count)


def without(texts: Sequence[Judged], why: str) -> list[Judged]:
    """The texts without the proposals that are dared for a reason: to see what a kind of proposal is worth."""
    out = []
    for text in texts:
        kept = [n for n, p in enumerate(text.proposals) if not p.draft.wide.startswith(why)]
        at = {n: place for place, n in enumerate(kept)}
        proposals = [
            p._replace(against=tuple(at[m] for m in p.against if m in at))
            for p in map(text.proposals.__getitem__, kept)
        ]
        pairs = tuple((at[n], m) for n, m in text.pairs if n in at)
        lessons = tuple(text.lessons[n] for n in kept)
        out.append(Judged(proposals, lessons, pairs, frozenset(at[n] for n in text.optional if n in at), text.wanted))
    return out


def tried(texts: Sequence[Judged], weights: "Weights") -> tuple[Figures, Figures]:
    """What the rules alone reach on texts, and what these weights choose."""
    rules = _sum(_figures(text, _sure(text)) for text in texts)
    scored = ((text, [weights.score(p.signs) for p in text.proposals]) for text in texts)
    return rules, _sum(
        _figures(text, _standing(text, scores, weights.threshold, weights.daring)) for text, scores in scored
    )


def judge(text: Answered, found: "Sequence[Proposal]") -> Judged:
    """Hold proposals against answers, the nearest first."""
    words = _Words(text.article.text)
    near = sorted(
        (-round(alike, 6), bool(p.draft.wide), n, m)
        for n, p in enumerate(found)
        for m, answer in enumerate(text.answers)
        if (alike := words.alike(p.draft.content, answer.content)) >= _PAIRED and _same_voice(words, p, answer)
    )
    wanted = {m for m, answer in enumerate(text.answers) if not answer.optional}
    best: dict[int, float] = {}
    lessons: dict[int, bool | None] = {}
    for less, _, n, m in near:
        if n not in lessons and m in wanted:
            if m not in best:
                lessons[n], best[m] = True, -less
            elif best[m] + less <= _AS_GOOD:
                lessons[n] = None
    paired = {n for _, _, n, m in near if m in wanted}
    optional = {n for _, _, n, m in near if m not in wanted} - paired
    if not text.nested:
        optional |= {n for n, p in enumerate(found) if n not in paired and _is_inside(p)}
    taught = tuple(lessons.get(n, None if n in optional else False) for n in range(len(found)))
    pairs = tuple((n, m) for _, _, n, m in near if m in wanted)
    return Judged(found, taught, pairs, frozenset(optional), len(wanted))


def _is_inside(proposal: "Proposal") -> bool:
    """Whether it stands in another's content, where nobody looked."""
    return any(sign.startswith("beside=within") for sign in proposal.signs)


class _Words:
    """The words of a text, so that marks and spaces at an edge count for nothing."""

    def __init__(self, text: str) -> None:
        self._middles = [(m.start() + m.end() - 1) / 2 for m in _WORD.finditer(text)]

    def of(self, spans: Sequence[Span]) -> set[int]:
        return {n for s in spans for n in range(bisect_left(self._middles, s.start), bisect_left(self._middles, s.end))}

    def alike(self, some: Sequence[Span], others: Sequence[Span]) -> float:
        a, b = self.of(some), self.of(others)
        return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


def _same_voice(words: _Words, proposal: "Proposal", answer: Answer) -> bool:
    draft = proposal.draft
    if answer.cue and draft.cue and not _touch(answer.cue, draft.cue):
        return False
    if answer.cue and not draft.cue:
        return False
    if not answer.source or not draft.source:
        return not answer.source and (not draft.source or draft.inferred)
    own, theirs = words.of(draft.source), words.of(answer.source)
    if 3 * len(own & theirs) >= len(own) and own & theirs:
        return True
    return 0 <= answer.source[0].start - draft.source[-1].end <= 3  # "the clerk who": the word that stands for it


def _touch(some: Sequence[Span], others: Sequence[Span]) -> bool:
    return any(a.start < b.end and b.start < a.end for a in some for b in others)


def _examples(texts: Sequence[Judged]) -> tuple[list[Sequence[str]], list[bool]]:
    rows = [
        (proposal.signs, lesson)
        for text in texts
        for proposal, lesson in zip(text.proposals, text.lessons, strict=True)
        if lesson is not None
    ]
    return [signs for signs, _ in rows], [right for _, right in rows]


def _unseen(texts: Sequence[Judged], strength: float) -> list[tuple[Judged, list[float]]]:
    """Every text with scores by weights that were learnt from the others."""
    from rashomon.pipeline.weights import Weights

    scored = []
    for fold in range(_FOLDS):
        made = fitted(*_examples([t for n, t in enumerate(texts) if n % _FOLDS != fold]), strength)
        weights = Weights(made.named, made.bias, 0.5, 0.5)
        scored += [(t, [weights.score(p.signs) for p in t.proposals]) for t in texts[fold::_FOLDS]]
    return scored


def _standing(text: Judged, scores: Sequence[float], threshold: float, daring: float) -> set[int]:
    from rashomon.pipeline.choice import chosen

    return chosen(text.proposals, scores, threshold, daring)


def _sure(text: Judged) -> set[int]:
    return {n for n, p in enumerate(text.proposals) if not p.draft.wide}


def _figures(text: Judged, standing: set[int]) -> Figures:
    """What a choice reaches: each proposal stands for one answer, each answer is found once."""
    given: set[int] = set()
    found: set[int] = set()
    for n, m in text.pairs:
        if n in standing and n not in given and m not in found:
            given.add(n)
            found.add(m)
    return Figures(len(found), len(standing - (text.optional - given)), text.wanted)


def _sum(parts: Iterable[Figures]) -> Figures:
    every = list(parts)
    return Figures(sum(f.right for f in every), sum(f.given for f in every), sum(f.wanted for f in every))
