"""A person's word on what belongs together: it goes before the machine's."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from rashomon.records import Correction

Pairs = frozenset[frozenset[str]]
"""Pairs of ids, in no order."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """Pairs of mentions that are one event or are not, pairs of articles that are copies or are not."""

    must_link: Pairs = frozenset()
    cannot_link: Pairs = frozenset()
    same_origin: Pairs = frozenset()
    not_copy: Pairs = frozenset()


NOTHING = Wishes()


def wishes(corrections: Iterable[Correction]) -> Wishes:
    """What the corrections that stand ask for: `target` and the id in `value`, under the wish's name as `field`."""
    found: dict[str, set[frozenset[str]]] = {
        "must_link": set(),
        "cannot_link": set(),
        "same_origin": set(),
        "not_copy": set(),
    }
    for row in corrections:
        if row.field in found and not row.undone and row.value is not None:
            found[row.field].add(frozenset((row.target, str(json.loads(row.value)))))
    return Wishes(**{name: frozenset(pairs) for name, pairs in found.items()})
