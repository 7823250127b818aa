"""Who acts: named actors, the nouns that tell of actors, titles, first names, pronouns, and the syntax of acting."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from rashomon.lexicon.loading import entries, mended
from rashomon.records import ActorKind

Gender = Literal["m", "f"]
Form = Literal["person", "group", "body"]
Refers = Literal["man", "woman", "many", "body", "speaker", "speakers", "head"]


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedActor:
    """An actor known by name."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    kind: ActorKind
    country: str | None = None
    code: str | None = None
    gender: Gender | None = None
    seat: bool = False
    to: int | None = None
    since: int | None = None
    example: str

    def __post_init__(self) -> None:
        if self.country and self.code and not self.code.startswith(self.country):
            raise ValueError(f"code {self.code} of {self.id} should begin with its country {self.country}")

    @property
    def names(self) -> tuple[str, ...]:
        """Every name, the fullest first."""
        return (self.name, *self.aliases)


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleNoun:
    """Nouns for actors of one kind: one person, several, or a body spoken of as one.

    `whole`: it stands for its whole state, as "the government" does.
    """

    nouns: tuple[str, ...]
    kind: ActorKind
    form: Form
    sector: str | None = None
    gender: Gender | None = None
    whole: bool = False
    example: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """Words that stand before a person's name, written with a capital."""

    words: tuple[str, ...]
    sector: str | None = None
    gender: Gender | None = None
    example: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NameWord:
    """Words in the name of a body that tell what it is ("... Ministry", "... Gazette")."""

    words: tuple[str, ...]
    kind: ActorKind
    sector: str | None = None
    example: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenNames:
    """First names that tell whether he or she is meant."""

    names: tuple[str, ...]
    gender: Gender
    example: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pronoun:
    """Pronouns that speak of one sort of actor."""

    words: tuple[str, ...]
    refers: Refers
    example: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Syntax:
    """Small words that decide between place and actor, own country and sponsor, known and new."""

    where: tuple[str, ...]
    whom: tuple[str, ...]
    sponsor: tuple[str, ...]
    leaning: tuple[str, ...]
    belonging: tuple[str, ...]
    known: tuple[str, ...]
    new: tuple[str, ...]
    never: tuple[str, ...]
    example: str


@cache
def actors() -> tuple[NamedActor, ...]:
    """All actors known by name, as they stand in the file."""
    return entries(NamedActor, "actors.toml", "actors")


def with_actors(extra: Iterable[Mapping[str, Any]], disable: Iterable[str] = ()) -> tuple[NamedActor, ...]:
    """All actors as a user has mended them, then the user's own. Any: TOML or JSON comes in."""
    found = mended(actors(), "rashomon_actors", extra, disable)
    return (*found.ours, *found.own)


@cache
def roles() -> dict[str, RoleNoun]:
    """Each role noun, one word or several, with its entry; a noun's first entry counts."""
    return {noun: role for role in reversed(entries(RoleNoun, "actors.toml", "roles")) for noun in role.nouns}


@cache
def role_plurals() -> dict[str, str]:
    """The last word of each role noun in the plural, which a model takes for a name when it has a capital."""
    words = (noun.split()[-1] for noun in roles())
    return {word[:-1] + "ies" if word.endswith("y") else word + "s": word for word in words}


@cache
def titles() -> dict[str, Title]:
    """Each title with its entry."""
    return {word: title for title in entries(Title, "actors.toml", "titles") for word in title.words}


@cache
def name_words() -> dict[str, NameWord]:
    """Each telling word of a body's name with its entry."""
    return {word: entry for entry in entries(NameWord, "actors.toml", "name_words") for word in entry.words}


@cache
def given_names() -> dict[str, Gender]:
    """First names to "m" or "f"; a name that both bear is left out."""
    borne: dict[str, set[Gender]] = {}
    for entry in entries(GivenNames, "actors.toml", "given_names"):
        for name in entry.names:
            borne.setdefault(name, set()).add(entry.gender)
    return {name: next(iter(genders)) for name, genders in borne.items() if len(genders) == 1}


@cache
def pronouns() -> dict[str, Pronoun]:
    """Each pronoun, in lower case, with its entry."""
    return {word.lower(): entry for entry in entries(Pronoun, "actors.toml", "pronouns") for word in entry.words}


@cache
def syntax() -> Syntax:
    """The small words."""
    return entries(Syntax, "actors.toml", "syntax")[0]
