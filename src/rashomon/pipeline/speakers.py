"""Which entity speaks: the actor's row that covers the word the source hangs on."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from spacy.tokens import Token

from rashomon.pipeline.syntax import antecedent, joined
from rashomon.records import Actor, SourceType


class Cast:
    """The actors of a doc, found by the token they cover."""

    def __init__(self, actors: Sequence[Actor]) -> None:
        self._rows = sorted(actors, key=lambda a: (a.start, -a.end))
        self._starts = [a.start for a in self._rows]
        self._longest = max((a.end - a.start for a in actors), default=0)

    def over(self, token: Token) -> Actor | None:
        """The shortest actor's row that covers a token."""
        end = token.idx + len(token)
        first = bisect_left(self._starts, end - self._longest)
        near = self._rows[first : bisect_right(self._starts, token.idx)]
        return min((a for a in near if a.end >= end), key=lambda a: a.end - a.start, default=None)


def speakers(head: Token | None, cast: Cast) -> tuple[tuple[str, ...], str | None, Actor | None]:
    """Entities that speak, in text order, how that is known, and the first one's row."""
    if head is None:
        return (), None, None
    known = antecedent(head)
    rows = [row for part in joined(known) if (row := _row(part, cast)) is not None]
    ids = tuple(dict.fromkeys(row.actor_id for row in rows if row.actor_id is not None))
    if not ids:
        return (), None, rows[0] if rows else None
    first = next(row for row in rows if row.actor_id is not None)
    how = f"{head.text!r} stands for {known.text!r}; " if known != head else ""
    return ids, f"{how}{first.reason}", first


def typed(kind: SourceType, row: Actor | None, head: Token | None) -> SourceType:
    """What the source is, once a pronoun or a name has found its entity."""
    if row is None or row.kind is None or row.actor_id is None or kind == "document":
        return kind
    if head is not None and head.pos_ not in ("PRON", "PROPN") and kind == "unnamed" and row.kind != "person":
        return kind
    return "person" if row.kind == "person" else "unnamed" if row.kind == "civilians" else "organisation"


def _row(part: Token, cast: Cast) -> Actor | None:
    row = cast.over(part)
    if row is not None:
        return row
    named = next((c for c in part.children if c.dep_ == "appos" and c.pos_ == "PROPN"), None)
    return cast.over(named) if named is not None else None
