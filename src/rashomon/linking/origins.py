"""Who had a text first: dates, notices and credits; and the copies of one text as one origin."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from rashomon.linking.pile import Pile
from rashomon.linking.publishers import outlet_of, plain_name
from rashomon.records import Article, Link, Origin, Provenance, make_id

_CREDITS = ("original_publisher", "claimed_original_publisher", "agency")
_NOTICES = ("original_publisher", "claimed_original_publisher")
_CREDIT = "the other gives it credit"
_UNKNOWN = "no date or credit tells which came first"


@dataclass(frozen=True, slots=True)
class Claim:
    """What an article says about where it comes from: its outlet, its date, and the outlets it gives credit to."""

    article_id: str
    outlet: str
    published: str | None
    credits: frozenset[str]
    version_of: str | None = None


def claim(article: Article, provenance: Iterable[Provenance] = ()) -> Claim:
    """The article's own claim; credit to itself is none."""
    rows = list(provenance)
    noticed = any(row.kind in _NOTICES for row in rows)
    own = plain_name((article.outlet if noticed else outlet_of(article, rows)) or "")
    credited = {plain_name(row.name) for row in rows if row.kind in _CREDITS} - {own, ""}
    dated = None if article.published_precision == "none" else article.published
    return Claim(article.article_id, own, dated, frozenset(credited), article.version_of)


def earlier(a: Claim, b: Claim) -> tuple[Claim | None, str]:
    """Which of two had the words first, and why; none when it cannot be told."""
    if a.version_of == b.article_id:
        return b, "the other is its later version"
    if b.version_of == a.article_id:
        return a, "the other is its later version"
    a_credits, b_credits = b.outlet in a.credits, a.outlet in b.credits
    if a_credits and not b_credits:
        return b, _CREDIT
    if b_credits and not a_credits:
        return a, _CREDIT
    if a.published and b.published and (order := _before(a.published, b.published)):
        first, second = (a, b) if order < 0 else (b, a)
        return first, f"published {first.published}, the other {second.published}"
    return None, _UNKNOWN


def _before(a: str, b: str) -> int:
    """-1 if a is before b, 1 if after, 0 if the coarser of the two cannot tell."""
    n = min(len(a), len(b), 10)
    if a[:n] != b[:n]:
        return -1 if a[:n] < b[:n] else 1
    try:
        early, late = datetime.fromisoformat(a), datetime.fromisoformat(b)
    except ValueError:
        return 0
    if len(a) <= 10 or len(b) <= 10 or (early.tzinfo is None) != (late.tzinfo is None):
        return 0
    return (early > late) - (early < late)


def origins(pile: Pile, links: Iterable[Link]) -> list[Origin]:
    """Every text once: its copies, closed over same_origin and over nothing else; one without copies is its own."""
    copied = groups(link for link in links if link.kind == "same_origin")
    alone = set(pile.article_ids()).difference(*copied)
    found = [_origin([claim(pile.article(i), pile.rows(Provenance, i)) for i in group]) for group in copied]
    found += [_alone(article_id) for article_id in alone]
    return sorted(found, key=lambda origin: origin.origin_id)


def _alone(article_id: str) -> Origin:
    return Origin(
        origin_id=make_id("or", article_id),
        article_ids=(article_id,),
        earliest_article_id=article_id,
        basis="no copy of it is here",
    )


def groups(copies: Iterable[Link]) -> list[list[str]]:
    """The articles that same_origin links join, each group in order."""
    home: dict[str, list[str]] = {}
    for link in copies:
        one, other = home.setdefault(link.a, [link.a]), home.setdefault(link.b, [link.b])
        if one is not other:
            one.extend(other)
            home.update(dict.fromkeys(other, one))
    return [list(group) for group in sorted({tuple(sorted(group)) for group in home.values()})]


def _origin(claims: Sequence[Claim]) -> Origin:
    """The first is the one that is credited by the others, else the one with the earliest date of its own."""
    ids = tuple(sorted(c.article_id for c in claims))
    first, basis = first_of(claims)
    return Origin(
        origin_id=make_id("or", *ids),
        article_ids=ids,
        earliest_article_id=first.article_id if first else None,
        basis=basis,
    )


def first_of(claims: Sequence[Claim]) -> tuple[Claim | None, str]:
    """The one that comes before every other one by credits and dates; none if two are level."""
    beaten: set[str] = set()
    credited: set[str] = set()
    for n, a in enumerate(claims):
        for b in claims[:n]:
            first, why = earlier(a, b)
            if first is not None:
                beaten.add((b if first is a else a).article_id)
                if why == _CREDIT:
                    credited.add(first.article_id)
    unbeaten = [c for c in claims if c.article_id not in beaten]
    if len(unbeaten) != 1:
        return None, _UNKNOWN
    first = unbeaten[0]
    if first.article_id in credited:
        return first, "others give it credit"
    return first, f"published {first.published}, before the others"
