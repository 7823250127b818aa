"""Where places are: a gazetteer as one sorted text file, mapped into memory and searched by halves.

Made by training/places.py from the cities and regions of GeoNames (CC BY 4.0), countries.toml and places.toml; a user's
own by `rashomon gazetteer import`. Nothing is loaded: a look-up touches a few pages of the file
(docs/decisions/0006-gazetteer.md has the figures).
"""

import mmap
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

from rashomon.errors import LexiconError
from rashomon.lexicon.loading import entries, mended
from rashomon.records import PlacePrecision

HEAD = "#\tGazetteer"
"""How the first line of a gazetteer begins; what it credits follows."""

PROVINCE = "province"
"""How a first-level region is filed that has the name of its city, whatever the country calls it: "idlib province"."""
SHORTEST = 4
"""Letters that another name must have to be filed; shorter ones are mostly codes."""

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

    @property
    def id(self) -> str:
        """The name by which a user changes it: "strait-of-hormuz"."""
        return "-".join(self.name.lower().split())

    @property
    def names(self) -> tuple[str, ...]:
        """Every name, the fullest first."""
        return (self.name, *self.aliases)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """Words before or after a name that are not part of it: "northern Iraq", "Mosul province".

    `precision`: what the place is then; else what it is without them. `widens`: it may be told from a town of the
    name, which lies in it. `calls`: a name behind or before such a word is a place, whatever a model takes it for.
    """

    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    precision: PlacePrecision | None = None
    widens: bool = True
    calls: bool = False
    example: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Things:
    """Words for what stands in a place and has its name: "Mosul airport" is in Mosul, "Paris Street" not in Paris.

    `between`: words that may stand between the two, "Mosul General Hospital".
    """

    words: tuple[str, ...]
    between: tuple[str, ...]
    example: str


@dataclass(frozen=True, slots=True)
class Known:
    """A line of the gazetteer: one place under one of its names; `region` is GeoNames' code, "TX" or "TX.277".

    `widened`: its name stood in a wider one that no gazetteer has, "Mosul" in "the Mosul area".
    """

    name: str
    country: str | None
    region: str
    lat: float
    lon: float
    precision: PlacePrecision
    population: int
    geonames_id: int | None
    other_name: bool
    widened: bool = False

    @property
    def state(self) -> str:
        """The code of the first-level region alone."""
        return self.region.partition(".")[0]


@cache
def regions() -> tuple[Regions, ...]:
    """The regions, as they stand in the file."""
    return entries(Regions, "places.toml", "regions")


@cache
def spots() -> tuple[NamedPlace, ...]:
    """The places written by hand, as they stand in the file."""
    return entries(NamedPlace, "places.toml", "places")


def own_spots(extra: Iterable[Mapping[str, Any]]) -> tuple[NamedPlace, ...]:
    """A user's own places, and those of ours that the user has changed. Any: TOML or JSON comes in."""
    found = mended(spots(), "rashomon_places", extra)
    return (*found.own, *(spot for spot in found.ours if spot not in spots()))


@cache
def parts() -> tuple[Parts, ...]:
    """The words about names."""
    return entries(Parts, "places.toml", "parts")


@cache
def things() -> Things:
    """What is named after the place where it stands."""
    return entries(Things, "places.toml", "things")[0]


def key(name: str) -> str:
    """A name as the gazetteer files it: "Deir ez-Zor" is "deir ez zor", "N'Djaména" is "ndjamena"."""
    bare = name.translate(_MARKS)
    if not bare.isascii():
        bare = "".join(c for c in unicodedata.normalize("NFKD", bare) if not unicodedata.combining(c))
    return " ".join(bare.casefold().split()).removeprefix("the ")


def latin(name: str) -> bool:
    """Whether a name is in Latin letters alone, and has no digit."""
    if name.isascii():
        return not any(map(str.isdigit, name))
    return all(not c.isalpha() or "LATIN" in unicodedata.name(c, "") for c in name) and not any(
        c.isdigit() for c in name
    )


def bare(name: str) -> tuple[str, bool]:
    """A region's name without the word for its kind, and whether it has one: "Kogi" of "Kogi State"."""
    for kind in (kind for entry in parts() if entry.precision == "region" for kind in entry.after):
        if name.lower().endswith(f" {kind}"):
            return name[: -len(kind) - 1], True
    return name, False


@lru_cache(maxsize=1 << 16)
def places(name: str) -> tuple[Known, ...]:
    """All places of that name in the shipped gazetteer, the most populous first; none when it is unknown."""
    return _by_people(_shipped().lines(key(name)))


def is_gazetteer(path: Path) -> bool:
    """Whether a file is one of ours."""
    with path.open("rb") as file:
        return file.read(len(HEAD)) == HEAD.encode()


class Gazetteer:
    """The shipped places with those of a user's own files, which win where both have one; or the latter alone.

    Where a name is one of `spots`, which a user has written by hand, nothing else is meant by it.
    """

    def __init__(self, own: Sequence[Path] = (), shipped: bool = True, spots: Sequence[NamedPlace] = ()) -> None:
        """Map the files; a file that is none of `rashomon gazetteer import` is refused."""
        self._files = tuple(map(_File, own))
        self._shipped = shipped
        self._spots = {key(name): (_by_hand(spot),) for spot in spots for name in spot.names}
        self.places = lru_cache(maxsize=1 << 16)(self._places) if own or spots or not shipped else places

    def _places(self, name: str) -> tuple[Known, ...]:
        if by_hand := self._spots.get(key(name)):
            return by_hand
        found: dict[int | Known, Known] = {}
        for file in (*self._files, *([_shipped()] if self._shipped else [])):
            for known in file.lines(key(name)):
                found.setdefault(known.geonames_id or known, known)
        return _by_people(found.values())


class _File:
    """One sorted text file, mapped: a look-up by halves touches a few pages of it."""

    def __init__(self, path: Path) -> None:
        try:
            with path.open("rb") as file:
                self._data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except (OSError, ValueError) as error:
            raise LexiconError(
                f"{path}: no gazetteer can be read there; make one: rashomon gazetteer import"
            ) from error
        if not self._data[: len(HEAD)] == HEAD.encode():
            raise LexiconError(f"{path}: is no gazetteer of ours; make one: rashomon gazetteer import")

    def lines(self, filed: str) -> Iterator[Known]:
        """The places filed under a key, as they stand in the file."""
        data, wanted = self._data, filed.encode() + b"\t"
        low, high = 0, len(data)
        while low < high:
            start = data.rfind(b"\n", 0, (low + high) // 2) + 1
            end = data.find(b"\n", start)
            if data[start:end] < wanted:
                low = end + 1
            else:
                high = start
        while data[low : low + len(wanted)] == wanted:
            end = data.find(b"\n", low)
            yield _known(data[low:end].decode())
            low = end + 1


def line(filed: str, known: Known) -> str:
    """A place as it stands in the file, under one of its names; without the end of the line."""
    place = (known.name, known.country or "", known.region, f"{known.lat:.3f}", f"{known.lon:.3f}", known.precision)
    rest = (str(known.population), str(known.geonames_id or ""), "other" if known.other_name else "")
    return "\t".join((key(filed), *place, *rest))


def _by_hand(spot: NamedPlace) -> Known:
    return Known(spot.name, spot.country, "", spot.lat, spot.lon, spot.precision, 0, spot.geonames_id, other_name=False)


def _by_people(found: Iterable[Known]) -> tuple[Known, ...]:
    return tuple(sorted(found, key=lambda place: -place.population))


def _known(line: str) -> Known:
    _, name, country, region, lat, lon, precision, population, geonames_id, other = line.split("\t")
    return Known(
        name,
        country or None,
        region,
        float(lat),
        float(lon),
        precision,  # type: ignore[arg-type]  # `line` wrote it from a PlacePrecision
        int(population),
        int(geonames_id) if geonames_id else None,
        bool(other),
    )


@cache
def _shipped() -> _File:
    with as_file(files("rashomon.lexicon") / "places.tsv") as path:
        return _File(path)
