"""Words that say whether an act took place, was planned, demanded, threatened, tried, or only thought of."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any, Literal, TypeAlias

from rashomon.lexicon.loading import entries, mended, tables
from rashomon.records import Modality, Polarity

FILE = "modality.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Control:
    """A word over an act: "plan" in "plans to shell the port"."""

    lemma: str
    pos: Literal["verb", "noun", "adjective"] = "verb"
    modality: Modality | None = None
    polarity: Polarity | None = None
    over: tuple[str, ...]
    acts: tuple[str, ...] = ()
    of_others: Modality | None = None
    turned: Modality | None = None
    past: Modality | None = None
    done_in_past: bool = False
    of_harm: Modality | None = None
    example: str
    tells: str = ""

    def __post_init__(self) -> None:
        """An entry that says nothing of the act is a slip."""
        if self.modality is None and self.polarity is None and self.of_others is None:
            raise ValueError(f"{self.lemma!r} has neither modality nor polarity")
        if not self.over:
            raise ValueError(
                f"{self.lemma!r} has an empty over; say on which way down it holds: infinitive, clause ..."
            )

    @property
    def id(self) -> str:
        """The name by which it is disabled or changed: lemma and first way, "warn.against", "plan.noun.infinitive"."""
        part = "" if self.pos == "verb" else f".{self.pos}"
        return f"{'-'.join(self.lemma.split())}{part}.{self.over[0]}"

    @property
    def key(self) -> str:
        """The word that is looked up."""
        return self.lemma.split()[0]

    def is_said_of(self, act: str) -> bool:
        """Whether it holds for an act, by its lemma; "@due" among `acts` stands for the class of words of that name."""
        return any(act in words(said[1:]) if said.startswith("@") else act == said for said in self.acts)

    @property
    def rest(self) -> tuple[str, ...]:
        """Its particle, which must hang on it."""
        return tuple(self.lemma.split()[1:])


@dataclass(frozen=True, slots=True, kw_only=True)
class Modal:
    """An auxiliary verb as written: "will", "might"; with "have", reported or denied it may say something else."""

    word: str
    modality: Modality
    perfect: Modality | None = None
    reported: Modality | None = None
    denied: Modality | None = None
    example: str
    tells: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Joiner:
    """A word that opens a clause or a phrase: "if", "without"."""

    word: str
    modality: Modality | None = None
    polarity: Polarity | None = None
    gerund: bool = False
    example: str
    tells: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Modifier:
    """A word beside an act: "planned" before its noun, "perhaps" beside its verb."""

    word: str
    modality: Modality | None = None
    polarity: Polarity | None = None
    beside: Literal["noun", "verb"] = "noun"
    example: str
    tells: str


@dataclass(frozen=True, slots=True, kw_only=True)
class War:
    """A war with a name, by its last two words, and the year of its end."""

    name: str
    until: int
    example: str
    tells: str


Controls: TypeAlias = Mapping[tuple[str, str], tuple[Control, ...]]
"""Controls by part of speech and first word, the longest lemma first."""


@cache
def controls() -> Controls:
    """All of ours, as they are looked up."""
    return _by_word(_controls())


def with_controls(extra: Iterable[Mapping[str, Any]], disable: Iterable[str] = ()) -> Controls:
    """A user's own before ours as the user has mended them, as they are looked up. Any: TOML or JSON comes in."""
    found = mended(_controls(), "rashomon_modality", extra, disable)
    return _by_word((*found.own, *found.ours))


@cache
def _controls() -> tuple[Control, ...]:
    return entries(Control, FILE, "control")


def _by_word(found: Iterable[Control]) -> Controls:
    out: dict[tuple[str, str], tuple[Control, ...]] = {}
    for entry in sorted(found, key=lambda e: -len(e.rest)):
        key = (entry.pos, entry.key)
        out[key] = (*out.get(key, ()), entry)
    return MappingProxyType(out)


@cache
def modals() -> Mapping[str, Modal]:
    """Auxiliary verbs by the word as written."""
    return MappingProxyType({entry.word: entry for entry in entries(Modal, FILE, "modal")})


@cache
def joiners() -> Mapping[str, Joiner]:
    """Words that open a clause, by word."""
    return MappingProxyType({entry.word: entry for entry in entries(Joiner, FILE, "joiner")})


@cache
def modifiers() -> Mapping[str, Modifier]:
    """Adjectives beside a noun of an act, by word."""
    return MappingProxyType({entry.word: entry for entry in entries(Modifier, FILE, "modifier")})


@cache
def wars() -> Mapping[str, War]:
    """Wars that are over, by name."""
    return MappingProxyType({entry.name: entry for entry in entries(War, FILE, "war")})


@cache
def failings() -> Mapping[str, tuple[frozenset[str], ...]]:
    """Verbs by which a bid fails, each with the further words that it needs: "fall" with "short" or "through"."""
    out: dict[str, tuple[frozenset[str], ...]] = {}
    for said in tables(FILE)["words"]["failing"]:
        verb, *rest = said.split()
        out[verb] = (*out.get(verb, ()), frozenset(rest))
    return MappingProxyType(out)


@cache
def ended() -> Mapping[str, int]:
    """The last year in which a party that is no more made news, by its word."""
    return MappingProxyType(dict(tables(FILE)["ended"]))


@cache
def words(name: str) -> frozenset[str]:
    """A named class of words: negations, verbs whose infinitive came about ..."""
    return frozenset(tables(FILE)["words"][name])
