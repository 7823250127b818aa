"""Where accounts meet and part: statements that claim one thing, and statements that deny it."""

from collections.abc import Iterable, Iterator, Sequence

from rashomon.linking.clusters import Cluster
from rashomon.linking.copied import Copies
from rashomon.linking.events import Source, tellings
from rashomon.linking.grounds import grounds
from rashomon.linking.sights import Sight
from rashomon.records import Claim, Link, make_id


def claims(cluster: Cluster, sights: Sequence[Sight], sources: Sequence[Source], copies: Copies) -> Iterator[Claim]:
    """That it happened, and that it did not: each a claim, if a statement makes it."""
    resting = grounds(tellings(cluster, sights, sources, copies))
    support, against = _sides(sights)
    for side, least, most in (
        (support, resting.at_least, resting.at_most),
        (against, resting.denials_at_least, resting.denials_at_most),
    ):
        if statements := _statements(side, sources):
            own = sorted(s.mention_id for s in side if s.voice.bare)
            yield Claim(
                claim_id=make_id("cl", *sorted(statements), *sorted(s.mention_id for s in side)),
                statement_ids=tuple(sorted(statements)),
                mention_ids=tuple(own),
                first_statement_id=statements[0],
                grounds_at_least=least,
                grounds_at_most=most,
            )


def meetings(sights: Sequence[Sight], sources: Sequence[Source]) -> Iterator[Link]:
    """Links between statements: a later one to the first that claims the same, a denial to the first it denies."""
    support, against = (_statements(side, sources) for side in _sides(sights))
    words = ", ".join(sorted({stem for s in sights for stem in s.stems})[:3])
    for verb, statements in (("claim", support), ("deny", against)):
        for later in statements[1:]:
            yield Link(kind="same_claim", a=later, b=statements[0], reason=f"both {verb} one event ({words})")
    for denial in against:
        if support and denial not in support:
            yield Link(
                kind="denies", a=denial, b=support[0], reason=f"denies the event that the other claims ({words})"
            )


def _sides(sights: Iterable[Sight]) -> tuple[list[Sight], list[Sight]]:
    """Those that tell it as a deed, and those that deny it; plans and demands are neither, unless there is no deed."""
    held = list(sights)
    told = [s for s in held if s.real] or held
    return [s for s in told if not s.voice.against], [s for s in told if s.voice.against]


def _statements(side: Iterable[Sight], sources: Sequence[Source]) -> list[str]:
    """The statements of one side, the earliest first."""
    ordered = sorted(side, key=lambda s: (sources[s.article].published or "9", sources[s.article].article_id, s.start))
    return list(dict.fromkeys(s.voice.statement_id for s in ordered if s.voice.statement_id))
