"""Page furniture, disclaimers and calls to act: lines that are no news wherever they stand."""

from collections.abc import Mapping, Set
from dataclasses import dataclass
from functools import cache
from typing import get_args

from rashomon.errors import LexiconError
from rashomon.lexicon.loading import entries, tables
from rashomon.lexicon.notices import Index, Notice, notices
from rashomon.records import Role


@cache
def boilerplate() -> tuple[Notice, ...]:
    """Disclaimers, calls to act, navigation, lists of other stories."""
    return entries(Notice, "boilerplate.toml", "boilerplate")


@cache
def furniture() -> Index:
    """All that may stand around a story, notices first, by key word."""
    return Index((*notices(), *boilerplate()))


@cache
def markup(name: str) -> frozenset[str]:
    """Parts of class names that speak of one kind of element."""
    return frozenset(tables("boilerplate.toml")["markup"][name])


@dataclass(frozen=True, slots=True)
class Evidence:
    """What single words say of a line under a story: which speak of the text itself, and their weight for each role."""

    speaks: frozenset[str]
    weights: Mapping[Role, Mapping[str, int]]

    def weigh(self, found: Set[str], extra: Mapping[Role, int]) -> tuple[int, Role, str] | None:
        """The heaviest role of a line's words, with its weight and its words; null where no word speaks of the text."""
        if self.speaks.isdisjoint(found):
            return None
        best: tuple[int, Role, str] | None = None
        for role, weights in self.weights.items():
            said = sorted(weights.keys() & found)
            weight = sum(weights[word] for word in said) + (extra.get(role, 0) if said else 0)
            if weight > (best[0] if best else 0):
                best = weight, role, " ".join(said)
        return best


@cache
def evidence() -> Evidence:
    """The words and weights of `[evidence]`."""
    table = dict(tables("boilerplate.toml")["evidence"])
    speaks = frozenset(table.pop("speaks"))
    for role, weights in table.items():
        if role not in get_args(Role) or not all(isinstance(weight, int) for weight in weights.values()):
            raise LexiconError(f"boilerplate.toml, [evidence.{role}]: give a role and whole numbers as weights")
    return Evidence(speaks, table)
