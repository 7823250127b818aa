"""Hold src/rashomon/lexicon/countries.toml against rigour: python training/countries.py.

Prints every name, adjective and people that rigour knows as another country, and every state of today that we lack.
The file itself is written by hand, because rigour tells its names only when asked, one by one.
Wants rigour, and rigour wants PyICU.
"""

from rigour.territories import get_territories, lookup_territory

from rashomon.lexicon.countries import countries


def main() -> None:
    for land in countries().values():
        for word in (*land.names, *land.adjectives, *land.people):
            theirs = lookup_territory(word)
            while theirs and not theirs.is_country and theirs.parent:
                theirs = theirs.parent
            if theirs and (theirs.alpha3 or "").upper() != land.iso3:
                print(f"{word}: {land.iso3} here, {(theirs.alpha3 or theirs.code).upper()} in rigour")
    for theirs in get_territories():
        if theirs.is_country and not theirs.is_historical and (theirs.alpha3 or "").upper() not in countries():
            print(f"{theirs.name} is missing")


if __name__ == "__main__":
    main()
