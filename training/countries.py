"""Make src/rashomon/lexicon/countries.tsv from rigour: python training/countries.py [FILE].

rigour (MIT) names every country and territory in dozens of languages, without saying in which, and its peoples among
the names. Kept are those that English writes: names of one spelling with the country's own words and words such as
"Republic of", short names that rigour holds for certain, and peoples that are made of the name ("Peru", "Peruvian"),
with their regular plural. What two countries claim is kept for neither. All else is in our hand-written countries.toml,
which is laid over this file: irregular peoples, capitals, old names, and what rigour gets wrong.
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

from rigour._core import territories_jsonl  # its lookups want PyICU, its data do not

from rashomon.lexicon.loading import tables

OUT = Path(__file__).parent.parent / "src/rashomon/lexicon/countries.tsv"
STATE = frozenset(tables("countries.toml")["rigour"]["of_states"])
PLAIN = re.compile(r"[A-Z][A-Za-z.'’ -]*[A-Za-z.]|[A-Z][\w'’ -]*\w")
PEOPLE = re.compile(r"(?:[aei]?an|ese|ish|ite|er)$")
Row = dict[str, Any]  # JSON comes in


def main(out: Path = OUT) -> None:
    out.write_text(made(), encoding="utf-8")


def made() -> str:
    """The whole file."""
    lands = sorted((row for row in map(json.loads, territories_jsonl().splitlines()) if is_land(row)), key=iso3)
    named = {iso3(row): (names(row), peoples(row)) for row in lands}
    claims = Counter(word.casefold() for found in named.values() for words in found for word in {*words})
    head = f"#\tCountries: rigour {version('rigour')}, MIT, (c) OpenSanctions; made by training/countries.py\n"
    return head + "".join(
        "\t".join((iso3(row), tld(row), row["name"], *columns(*named[iso3(row)], claims))) + "\n" for row in lands
    )


def columns(known: list[str], people: list[str], claims: Counter[str]) -> Iterator[str]:
    """Other names, adjectives and their plurals, without what another country claims too."""
    yield "|".join(name for name in known if claims[name.casefold()] == 1)
    mine = [word for word in people if claims[word.casefold()] == 1]
    yield "|".join(mine)
    yield "|".join(f"{word}s" for word in mine if word.endswith(("an", "i", "er", "ite")))


def is_land(row: Row) -> bool:
    """Whether it has a code of three letters, and is no part of the sea or of the net."""
    return bool(row.get("alpha3")) and (row["is_country"] or len(row["code"]) == 2) and row["name"] != "Cyberspace"


def iso3(row: Row) -> str:
    return str(row["alpha3"]).upper()


def tld(row: Row) -> str:
    """Its ending of hosts, which is its code of two letters for all but one."""
    code = str(row["code"])
    return {"gb": "uk"}.get(code, code) if len(code) == 2 else ""


def names(row: Row) -> list[str]:
    """Its long name, the names that rigour is sure of, and others in its own words."""
    sure = [name for name in row["names_strong"] if not PEOPLE.search(name)]
    own = {word for name in (row["name"], row["full_name"], *sure) for word in words(name)}
    kept = [row["full_name"], *sure, *(name for name in row["names_weak"] if in_words(name, own))]
    return sorted({name for name in kept if name != row["name"] and PLAIN.fullmatch(name) and is_written(name)})


def in_words(name: str, own: set[str]) -> bool:
    return " " in name and bool(own.intersection(words(name))) and own.union(STATE).issuperset(words(name))


def words(name: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", name.lower())


def is_written(name: str) -> bool:
    """Whether it looks as in a text: "REPUBLIC OF SUDAN" and "Guinea -Bissau" are from tables."""
    return " -" not in name and not (" " in name and name.isupper())


def peoples(row: Row) -> list[str]:
    """Adjectives made of its name: "Syrian", "Costa Rican", in Asia "Iraqi" too."""
    found = {word for word in (*row["names_weak"], *row["names_strong"]) if word.isascii() and PLAIN.fullmatch(word)}
    return sorted(word for word in found if word != row["name"] and is_made_of(word, row["name"], row.get("region")))


def is_made_of(word: str, name: str, region: str | None) -> bool:
    *first, last = word.split()
    *begin, end = name.split()
    if region == "Asia" and word == f"{name}i":
        return True
    # "Afghaniestan" is Afghanistan in another language, and no adjective
    made = PEOPLE.search(last) and not (end.endswith("an") and last[-3:] in (end[-3:], "aan", "tan"))
    return bool(made) and first == begin and last[:3] == end[:3] and last != end


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
