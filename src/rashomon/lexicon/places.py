"""Where places are: a gazetteer as one sorted text file, mapped into memory and searched by halves.

Made by training/places.py from the cities of GeoNames (CC BY 4.0), countries.toml and places.toml. Nothing is loaded:
a look-up touches a few pages of the file (docs/decisions/0006-gazetteer.md has the figures).
"""

import mmap
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import as_file, files

from rashomon.lexicon.loading import entries
from rashomon.records import PlacePrecision

_MARKS = str.maketrans({"-": " ", "‐": " ", "–": " ", "'": None, "’": None, "‘": None, "`": None, "ʻ": None, ".": None})


@dataclass(frozen=True, slots=True, kw_only=True)
class Regions:
    """First-level regions of a country as "Name/Other name: city in it"."""

    country: str
    seats: tuple[str, ...]
    example: str

    def __post_init__(self) -> None:
        if wrong := [seat for seat in self.seats if ": " not in seat]:
            raise ValueError(f"{wrong[0]!r}; write it as 'Name/Other name: city in it'")

    @property
    def names(self) -> tuple[str, ...]:
        """Every name of every region."""
        return tuple(name for seat in self.seats for name in seat.split(": ")[0].split("/"))


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedPlace:
    """A place that a file of cities lacks: a sea, a strait, a base, a district."""

    name: str
    aliases: tuple[str, ...] = ()
    country: str | None = None
    lat: float
    lon: float
    precision: PlacePrecision
    geonames_id: int | None = None
    example: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """Words before or after a name that are not part of it: "northern Iraq", "Mosul province"."""

    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    precision: PlacePrecision
    example: str


@dataclass(frozen=True, slots=True)
class Known:
    """A line of the gazetteer: one place under one of its names."""

    name: str
    country: str | None
    region: str
    lat: float
    lon: float
    precision: PlacePrecision
    population: int
    geonames_id: int | None
    other_name: bool


@cache
def regions() -> tuple[Regions, ...]:
    """The regions, as they stand in the file."""
    return entries(Regions, "places.toml", "regions")


@cache
def spots() -> tuple[NamedPlace, ...]:
    """The places written by hand, as they stand in the file."""
    return entries(NamedPlace, "places.toml", "places")


@cache
def parts() -> tuple[Parts, ...]:
    """The words about names."""
    return entries(Parts, "places.toml", "parts")


def key(name: str) -> str:
    """A name as the gazetteer files it: "Deir ez-Zor" is "deir ez zor", "N'Djaména" is "ndjamena"."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", name.translate(_MARKS)) if not unicodedata.combining(c))
    return " ".join(bare.casefold().split()).removeprefix("the ")


@lru_cache(maxsize=1 << 16)
def places(name: str) -> tuple[Known, ...]:
    """All places of that name, the most populous first; none when it is unknown."""
    data, wanted = _mapped(), key(name).encode() + b"\t"
    low, high = 0, len(data)
    while low < high:
        start = data.rfind(b"\n", 0, (low + high) // 2) + 1
        end = data.find(b"\n", start)
        if data[start:end] < wanted:
            low = end + 1
        else:
            high = start
    found = []
    while data[low : low + len(wanted)] == wanted:
        end = data.find(b"\n", low)
        found.append(_known(data[low:end].decode()))
        low = end + 1
    return tuple(sorted(found, key=lambda place: -place.population))


def _known(line: str) -> Known:
    _, name, country, region, lat, lon, precision, population, geonames_id, other = line.split("\t")
    return Known(
        name,
        country or None,
        region,
        float(lat),
        float(lon),
        precision,  # type: ignore[arg-type]  # the build script wrote it from a PlacePrecision
        int(population),
        int(geonames_id) if geonames_id else None,
        bool(other),
    )


@cache
def _mapped() -> mmap.mmap:
    with as_file(files("rashomon.lexicon") / "places.tsv") as path, path.open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
