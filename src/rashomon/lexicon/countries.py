"""States and territories by any of their names."""

from dataclasses import dataclass
from functools import cache

from rashomon.lexicon.actors import actors
from rashomon.lexicon.loading import entries


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """A state or territory with its names, adjectives, people and capitals."""

    iso3: str
    name: str
    aliases: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
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


@cache
def countries() -> dict[str, Country]:
    """All of them by ISO3, as they stand in the file."""
    return {country.iso3: country for country in entries(Country, "countries.toml", "countries")}


def country(text: str) -> str | None:
    """ISO3 of a name, adjective, people, capital or seat of power: "the Kremlin", "Iraqis", "Holland"; else null."""
    words = " ".join(text.replace("’", "'").split()).removesuffix("'s")
    return _known().get(words) or _known().get(words.removeprefix("the ").removeprefix("The "))


@cache
def _known() -> dict[str, str]:
    known: dict[str, str] = {}
    for entry in countries().values():
        for word in (*entry.names, *entry.adjectives, *entry.people, *entry.capitals):
            known.setdefault(word.replace("’", "'"), entry.iso3)
    for actor in actors():
        if actor.seat and actor.country:
            for name in actor.names:
                known.setdefault(name.replace("’", "'"), actor.country)
    return known
