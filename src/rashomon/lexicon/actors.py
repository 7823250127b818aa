"""Who acts: named actors, the nouns that tell of actors, titles, first names, pronouns, and the syntax of acting."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from rashomon.lexicon.loading import entries, mended
from rashomon.records import ActorKind

Gender = Literal["m", "f"]
Form = Literal["person", "group", "body"]
Refers = Literal["man", "woman", "many", "body", "speaker", "speakers", "head"]
_OPEN = 2
"""Parts of a term that has no end yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedActor:
    """An actor known by name."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    local: tuple[str, ...] = ()
    kind: ActorKind
    country: str | None = None
    code: str | None = None
    gender: Gender | None = None
    surname: str | None = None
    usual: bool = False
    seat: bool = False
    to: int | None = None
    since: int | None = None
    wikidata: str | None = None
    example: str

    def __post_init__(self) -> None:
        if self.country and self.code and not self.code.startswith(self.country):
            raise ValueError(f"code {self.code} of {self.id} should begin with its country {self.country}")
        if self.since and self.to and self.since > self.to:
            raise ValueError(f"{self.id} ends in {self.to}, before it begins in {self.since}")
        if self.local and not self.country:
            raise ValueError(f"{self.id} has local names, and no country that would tell where they count")
        if self.wikidata and not re.fullmatch(r"Q[1-9]\d*", self.wikidata):
            raise ValueError(f"wikidata = {self.wikidata!r} of {self.id}; an item such as Q1065 is wanted")

    @property
    def names(self) -> tuple[str, ...]:
        """Every name that is its own, the fullest first."""
        return (self.name, *self.aliases)

    @property
    def short(self) -> str:
        """What stands alone for a person's name: "Xi" for Xi Jinping; empty where nothing does."""
        return self.name.split()[-1].removeprefix("al-").removeprefix("el-") if self.surname is None else self.surname

    def lives(self, year: int) -> bool:
        """Whether it was there in a year, as far as we know."""
        return (self.since or year) <= year <= (self.to or year)


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """An office and who held it: [actor, from, until] each; the date of the article tells whom it means."""

    id: str
    country: str | None = None
    body: str | None = None
    nouns: tuple[str, ...]
    terms: tuple[tuple[str, ...], ...]
    alone: bool = False
    known_to: str | None = None
    example: str

    def __post_init__(self) -> None:
        if bool(self.country) == bool(self.body):
            raise ValueError(f"{self.id} should belong either to a country or to a body")
        days = [day for _, *span in self.terms for day in span]
        if any(not re.fullmatch(r"\d{4}-\d\d-\d\d", day) for day in days):
            raise ValueError(f"a term of {self.id} has a day that is not written as 1962-10-22")
        if days != sorted(days) or any(len(term) == _OPEN for term in self.terms[:-1]):
            raise ValueError(f"the terms of {self.id} should follow one another")
        if (len(self.terms[-1]) == _OPEN) != bool(self.known_to):
            raise ValueError(f"known_to of {self.id} goes with a last term that has no end")

    def holder(self, day: str) -> str | None:
        """The id of who held it on a day; null before, after and in between."""
        for who, begun, *ended in self.terms:
            if begun <= day < (ended[0] if ended else (self.known_to or begun) + "~"):
                return who
        return None


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
class SameOffice:
    """Names of one office: who is introduced by one may be taken up by another."""

    nouns: tuple[str, ...]
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
    motion: tuple[str, ...]
    addressed: tuple[str, ...]
    sponsor: tuple[str, ...]
    leaning: tuple[str, ...]
    belonging: tuple[str, ...]
    known: tuple[str, ...]
    new: tuple[str, ...]
    never: tuple[str, ...]
    demonyms: tuple[str, ...]
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
def offices() -> dict[tuple[str | None, str], Office]:
    """Each office by its country (or the id of its body) and its noun; one that needs neither stands under null too."""
    found: dict[tuple[str | None, str], Office] = {}
    for office in entries(Office, "actors.toml", "offices"):
        for noun in office.nouns:
            found[office.country or office.body, noun] = office
            if office.alone:
                found[None, noun] = office
    return found


@cache
def terms() -> dict[str, tuple[tuple[str, str], ...]]:
    """When each actor held any office: first and last day, in order of time."""
    held: dict[str, set[tuple[str, str]]] = {}
    for office in entries(Office, "actors.toml", "offices"):
        for who, begun, *ended in office.terms:
            held.setdefault(who, set()).add((begun, ended[0] if ended else office.known_to or begun))
    return {who: tuple(sorted(spans)) for who, spans in held.items()}


@cache
def roles() -> dict[str, RoleNoun]:
    """Each role noun, one word or several, with its entry; a noun's first entry counts."""
    return {noun: role for role in reversed(entries(RoleNoun, "actors.toml", "roles")) for noun in role.nouns}


@cache
def role_plurals() -> dict[str, str]:
    """The last word of each role noun in the plural, which a model takes for a name when it has a capital."""
    words = (noun.split()[-1] for noun in roles())
    return {_plural(word): word for word in words}


def _plural(word: str) -> str:
    if word.endswith("man"):
        return word[:-2] + "en"
    return word[:-1] + "ies" if word.endswith("y") else word + "s"


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
def namesakes() -> tuple[frozenset[str], ...]:
    """Offices that go by several names: words that one who bears the first may be taken up by."""
    return tuple(frozenset(entry.nouns) for entry in entries(SameOffice, "actors.toml", "same_offices"))


@cache
def pronouns() -> dict[str, Pronoun]:
    """Each pronoun, in lower case, with its entry."""
    return {word.lower(): entry for entry in entries(Pronoun, "actors.toml", "pronouns") for word in entry.words}


@cache
def syntax() -> Syntax:
    """The small words."""
    return entries(Syntax, "actors.toml", "syntax")[0]
