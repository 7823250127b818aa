"""States and territories by any of their names.

countries.tsv, made from rigour by training/countries.py, has what can be told by rule: names, adjectives, people.
countries.toml, written by hand, lists the lands that we speak of and lays over it what rigour lacks or has wrong.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from rashomon.lexicon.actors import actors
from rashomon.lexicon.loading import entries, tables


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """A state or territory with its names, adjectives, people and capitals.

    In the file: what is to be added to rigour's words, `wrong` what is to be left out of them, and a name of ours.
    """

    iso3: str
    name: str = ""
    aliases: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()
    tld: str = ""
    since: int | None = None
    to: int | None = None
    unsure: bool = False
    example: str

    def __post_init__(self) -> None:
        if len(self.iso3) != 3 or not self.iso3.isupper():
            raise ValueError(f"iso3 = {self.iso3!r}; three capital letters are wanted")

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the land itself."""
        return (self.name, *self.aliases)

    @property
    def words(self) -> tuple[str, ...]:
        """All that leads to it."""
        return (*self.names, *self.adjectives, *self.people, *self.capitals)


@cache
def countries() -> dict[str, Country]:
    """All of them by ISO3, in the order of the TOML file."""
    given = entries(Country, "countries.toml", "countries")
    made = dict(_made())
    ours = {word for land in given for word in land.words}
    return {land.iso3: _over(made.get(land.iso3, _Made("", "", (), (), ())), land, ours) for land in given}


def country(text: str) -> str | None:
    """ISO3 of a name, adjective, people, capital or seat of power: "the Kremlin", "Iraqis", "Holland"; else null."""
    words = " ".join(text.replace("’", "'").split()).removesuffix("'s")
    return _known().get(words) or _known().get(words.removeprefix("the ").removeprefix("The "))


@cache
def by_tld() -> dict[str, str]:
    """ISO3 of every land that rigour knows, by the ending of its hosts: its code of two letters, or nearly."""
    return {made.tld: iso3 for iso3, made in _made() if made.tld}


def home_of(host: str | None) -> str | None:
    """ISO3 of the land that a host's ending stands for; null for one that anybody takes, "example.tv"."""
    ending = (host or "").rpartition(".")[2]
    return None if ending in tables("countries.toml")["hosts"]["of_anybody"] else by_tld().get(ending)


def iso3_of(code: str) -> str | None:
    """ISO3 of a code of two letters, "SY"; null for one of no land."""
    return by_tld().get({"gb": "uk"}.get(code.lower(), code.lower()))


@dataclass(frozen=True, slots=True)
class _Made:
    """A line of countries.tsv."""

    tld: str
    name: str
    aliases: tuple[str, ...]
    adjectives: tuple[str, ...]
    people: tuple[str, ...]


def _made() -> Iterator[tuple[str, _Made]]:
    for line in (files("rashomon.lexicon") / "countries.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        iso3, tld, name, *words = line.split("\t")
        aliases, adjectives, people = (tuple(filter(None, column.split("|"))) for column in words)
        yield iso3, _Made(tld, name, aliases, adjectives, people)


def _over(made: _Made, ours: Country, taken: set[str]) -> Country:
    """Our entry laid over rigour's: ours come first, and what we give to another land is not theirs to give."""
    barred = taken.difference(ours.words).union(ours.wrong)
    name = ours.name or made.name
    _, *aliases = _joined((name, *ours.aliases), (made.name, *made.aliases), barred.union(ours.adjectives))
    return replace(
        ours,
        name=name,
        aliases=tuple(aliases),
        adjectives=_joined(ours.adjectives, made.adjectives, barred),
        people=_joined(ours.people, made.people, barred),
        tld=ours.tld or made.tld,
    )


def _joined(ours: tuple[str, ...], made: tuple[str, ...], barred: set[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, (*ours, *(word for word in made if word not in barred)))))


@cache
def _known() -> dict[str, str]:
    known: dict[str, str] = {}
    for entry in countries().values():
        for word in entry.words:
            known.setdefault(word.replace("’", "'"), entry.iso3)
    for actor in actors():
        if actor.seat and actor.country:
            for name in actor.names:
                known.setdefault(name.replace("’", "'"), actor.country)
    return known
