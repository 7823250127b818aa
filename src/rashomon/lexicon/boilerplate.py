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

    def weigh(self, found: Set[str], extra: Mapping[Role, int]) -> tuple[Role, str] | None:
        """The heaviest role of a line's words, with its words; null where they are too few or too light.

        A line that speaks neither of the text nor of its makers may only ask its reader for something.
        """
        best: tuple[int, Role, str] | None = None
        for role, weights in self.weights.items():
            said = sorted(weights.keys() & found)
            more = extra.get(role, 0)
            asks = role == "call_to_action" and more > 0
            if role == "call_to_action":
                heard = asks or any(weights[word] >= 3 for word in said)
            else:
                heard = not self.speaks.isdisjoint(found)
            weight = sum(weights[word] for word in said) + more
            if heard and said and weight > (best[0] if best else 2) and (len(said) > 1 or weight - more > 3 or asks):
                best = weight, role, " ".join(said)
        return best[1:] if best else None


@cache
def evidence() -> Evidence:
    """The words and weights of `[evidence]`."""
    table = dict(tables("boilerplate.toml")["evidence"])
    speaks = frozenset(table.pop("speaks"))
    for role, weights in table.items():
        if role not in get_args(Role) or not all(isinstance(weight, int) for weight in weights.values()):
            raise LexiconError(f"boilerplate.toml, [evidence.{role}]: give a role and whole numbers as weights")
    return Evidence(speaks, table)
