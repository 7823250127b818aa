"""The same text in another outlet: copies, later versions and excerpts, each with the passages that show it.

A pair is looked at when it shares fingerprints beyond furniture (`fingerprints.py`), judged by the passages it shares
word for word and by the facts that differ in them (`alignment.py`), and given a direction by dates and credits.
Copies are then grouped: a text joins a group only if it is a copy of most of it.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Annotated, Literal

from rashomon.linking.alignment import Shared, Unit, shared, units
from rashomon.linking.fingerprints import candidates, furnished, news, words
from rashomon.linking.origins import Claim, claim, earlier
from rashomon.linking.pile import Pile
from rashomon.linking.publishers import plain_name
from rashomon.linking.wishes import NOTHING, Pairs, Wishes
from rashomon.records import Article, Link, Passage, Provenance, Span

PASSAGE = 12
"""A shared passage has at least so many words."""
ENOUGH = 20
"""Two articles with fewer shared words than this are not linked."""
MANY = 8
"""A text with more prints than this is crowded: a further print is compared with the first only."""

Kind = Literal["same_origin", "derived_from", "same_series"]


@dataclass(frozen=True, slots=True)
class Body:
    """An article ready for comparing: its claim, its news without furniture, its title."""

    article: Article
    claim: Claim
    units: tuple[Unit, ...]
    title: tuple[Unit, ...]


@dataclass(frozen=True, slots=True)
class Likeness:
    """How two articles are alike: the words they share, and the facts that differ in them."""

    passages: tuple[Shared, ...]
    words: int
    shorter: int
    longer: int
    lead: Annotated[int, "words before the first shared one, in the text where there are more"]
    facts: int
    differ: int

    @property
    def contained(self) -> float:
        """The shared part of the shorter text."""
        return self.words / max(self.shorter, 1)

    @property
    def identical(self) -> bool:
        """The same words from beginning to end, but for a head or a foot."""
        return self.words >= ENOUGH and self.words >= 0.97 * self.longer and not self.differ

    def turned(self) -> "Likeness":
        """The same, seen from the other article."""
        return replace(self, passages=tuple(p.turned() for p in self.passages))


def reprints(pile: Pile, wished: Wishes = NOTHING) -> list[Link]:
    """Every same_origin, derived_from and same_series link between articles; a person's word goes before."""
    ids = pile.article_ids()
    pairs, furniture = candidates(pile)

    @lru_cache(maxsize=256)
    def body(number: int) -> Body:
        return _body(pile, ids[number], furniture)

    number = {article_id: n for n, article_id in enumerate(ids)}
    asked = {tuple(sorted(number[i] for i in pair)) for pair in wished.same_origin if all(i in number for i in pair)}
    wary = {number[i] for pair in wished.same_origin | wished.not_copy for i in pair if i in number}
    found: list[Link] = []
    first: dict[int, int] = {}
    prints: Counter[int] = Counter()
    for one, other in sorted({*pairs, *asked}):
        # Of a text that many print, each further print is compared with the first alone.
        crowded = any(prints[first[n]] > MANY for n in (one, other) if n in first)
        if crowded or frozenset((ids[one], ids[other])) in wished.not_copy:
            continue
        like = likeness(body(one), body(other))
        if link := _linked(body(one), body(other), like, asked=(one, other) in asked):
            found.append(link)
            if like.identical and one not in first and other not in first and not {one, other} & wary:
                first[other] = one
                prints[one] += 1
    skipped = frozenset(ids[n] for n, one in first.items() if prints[one] > MANY)
    return sorted(grouped(found, wished.not_copy, skipped), key=lambda link: (link.kind, link.a, link.b))


def _body(pile: Pile, article_id: str, furniture: frozenset[int]) -> Body:
    article, passages = pile.article(article_id), pile.rows(Passage, article_id)
    parts = news(article.text, passages)
    waste = furnished(article.text, words(article.text, parts), furniture)
    title = article.title or ""
    return Body(
        article,
        claim(article, pile.rows(Provenance, article_id)),
        tuple(u for u in units(article.text, parts) if not any(w.start <= u.start < w.end for w in waste)),
        tuple(units(title, [Span(0, len(title))])),
    )


def _linked(one: Body, other: Body, like: Likeness, *, asked: bool) -> Link | None:
    kind = "same_origin" if asked else judged(like)
    if kind is None:
        return None
    if not asked and (_one_quotation(one, other, like) or _one_foot(one, other, like)):
        return None
    first, why = _first(one, other, like)
    if first is one.claim:
        one, other, like = other, one, like.turned()
    return Link(
        kind=kind,
        a=one.article.article_id,
        b=other.article.article_id,
        score=1.0 if asked else round(0.999 * min(like.contained, 1) * (1 - like.differ / max(like.facts, 1)), 3),
        reason=f"{'a person says so; ' if asked else ''}{_reason(kind, like)}; {why}",
        evidence=tuple(((p.a.start, p.a.end), (p.b.start, p.b.end)) for p in like.passages),
    )


def likeness(a: Body, b: Body) -> Likeness:
    """What two articles share."""
    passages = tuple(p for p in shared(a.units, b.units) if p.units >= PASSAGE)
    titles = _facts_of_titles(a.title, b.title) if passages else (0, 0)
    return Likeness(
        passages=passages,
        words=sum(p.units for p in passages),
        shorter=min(len(a.units), len(b.units)),
        longer=max(len(a.units), len(b.units)),
        lead=max(min((p.at[0] for p in passages), default=0), min((p.at[1] for p in passages), default=0)),
        facts=sum(p.same + p.differ for p in passages) + sum(titles),
        differ=sum(p.differ for p in passages) + titles[1],
    )


def judged(like: Likeness) -> Kind | None:
    """What two articles are to each other: copies, one made from the other, two issues of one form, or nothing.

    Copies begin alike and hold most of the shorter one. A new lead with some changed figures is an update; the same
    form with other facts throughout is a series.
    """
    if like.words < ENOUGH:
        return None
    changed = like.differ / max(like.facts, 1)
    new_lead = like.lead >= 20
    if like.differ >= 3 and changed >= (0.45 if new_lead else 0.28):
        return "same_series"
    if changed < 0.15 and any(like.contained >= part and like.lead < lead for part, lead in _COPIES):
        return "same_origin"
    return "derived_from"


_COPIES = ((0.9, 40), (0.75, 25), (0.6, 16))
"""The more of the shorter text is shared, the later the sharing may begin (words before it) in a copy."""


def _facts_of_titles(a: Sequence[Unit], b: Sequence[Unit]) -> tuple[int, int]:
    """Facts alike and different in two titles of one form; none where the forms differ."""
    if len(a) < 3 or [u.form for u in a] != [u.form for u in b]:
        return 0, 0
    alike = [x.value == y.value for x, y in zip(a, b, strict=True) if x.value]
    return sum(alike), len(alike) - sum(alike)


def _one_quotation(a: Body, b: Body, like: Likeness) -> bool:
    """The shared words are somebody's words that both quote: a claim in common, not a copy."""
    if like.contained >= 0.3:
        return False
    outside = sum(max(p.units - _quoted(a, p.a), p.units - _quoted(b, p.b)) for p in like.passages)
    return outside < 15


def _quoted(body: Body, span: Span) -> int:
    """How many words of a span stand within quotation marks."""
    text = body.article.text
    begin = text.rfind("\n\n", 0, span.start) + 1
    marks = quotations(text, begin, span.end)
    return sum(any(m.start <= u.start < m.end for m in marks) for u in body.units if span.start <= u.start < span.end)


def quotations(text: str, start: int, end: int) -> list[Span]:
    """The parts within double quotation marks, of whatever shape; a mark left open ends with its line."""
    found: list[Span] = []
    opened: int | None = None
    for match in _MARKS.finditer(text, start, end):
        if match.group() == "\n":
            if opened is not None:
                found.append(Span(opened, match.start()))
            opened = None
        elif opened is None:
            opened = match.end()
        else:
            found.append(Span(opened, match.start()))
            opened = None
    if opened is not None:
        found.append(Span(opened, end))
    return found


_MARKS = re.compile(r"[\"“”„«»]|\n")


def _one_foot(a: Body, b: Body, like: Likeness) -> bool:
    """All that two articles of one outlet share is their last lines: the house's foot, not news."""
    if not a.claim.outlet or a.claim.outlet != b.claim.outlet or like.contained >= 0.3:
        return False
    return all(p.to[0] >= len(a.units) - 3 and p.to[1] >= len(b.units) - 3 for p in like.passages)


def _first(a: Body, b: Body, like: Likeness) -> tuple[Claim | None, str]:
    """Which came first: the one that the other names just before the shared words, else by dates and credits."""
    for one, other, spans in ((a, b, [p.a for p in like.passages]), (b, a, [p.b for p in like.passages])):
        if other.claim.outlet != one.claim.outlet and any(_announces(one, other, span) for span in spans):
            return other.claim, f"{other.article.outlet} is named just before the shared words"
    return earlier(a.claim, b.claim)


def _announces(host: Body, source: Body, span: Span) -> bool:
    """The host names the source's outlet in the line before the words they share."""
    if len(source.claim.outlet) < 4:
        return False
    before = host.article.text[max(0, span.start - 120) : span.start].rstrip()
    return before.endswith(":") and f" {source.claim.outlet} " in f" {plain_name(before[before.rfind(chr(10)) + 1 :])} "


def _reason(kind: Kind, like: Likeness) -> str:
    many = len(like.passages)
    passages = "1 passage" if many == 1 else f"{many} passages"
    facts = f"{like.differ} of {like.facts} facts differ" if like.facts else "no facts to compare"
    form = "one form with other facts: " if kind == "same_series" else ""
    return f"{form}{like.words} words in {passages}, {round(100 * min(like.contained, 1))} % of the shorter; {facts}"


def grouped(links: Iterable[Link], apart: Pairs = frozenset(), prints: frozenset[str] = frozenset()) -> Iterator[Link]:
    """The links with copies in groups: best first, and two groups become one only if most pairs across are copies.

    Pairs that a person has set `apart` never share a group. Of `prints` of one text some pairs were not compared, which
    says nothing against them. Within a group every link says same_origin, across groups none does, so no pair is both a
    copy and derived.
    """
    ordered = sorted(links, key=lambda link: (-(link.score or 0), link.a, link.b))
    home: dict[str, set[str]] = {}
    kinds = {frozenset((link.a, link.b)): link.kind for link in ordered}
    for link in ordered:
        one, other = home.setdefault(link.a, {link.a}), home.setdefault(link.b, {link.b})
        if link.kind != "same_origin" or one is other:
            continue
        pairs = [(x, y) for x in one for y in other]
        told = [kinds.get(frozenset(pair)) for pair in pairs]
        across = [kind for pair, kind in zip(pairs, told, strict=True) if kind or prints.isdisjoint(pair)]
        parted = any(frozenset(pair) in apart for pair in pairs)
        if not parted and (link.score == 1 or 2 * across.count("same_origin") >= len(across)):
            one |= other
            home.update(dict.fromkeys(other, one))
    for link in ordered:
        together = home[link.a] is home[link.b]
        if together and link.kind == "derived_from":
            yield replace(link, kind="same_origin", reason=f"{link.reason}; most of its copies are copies of the other")
        elif not together and link.kind == "same_origin":
            yield replace(
                link, kind="derived_from", reason=f"{link.reason}; most of its copies are no copies of the other"
            )
        elif not (together and link.kind == "same_series"):
            yield link
