"""A capital is a government where it acts, and a town where something happens in it."""

import pytest

from rashomon.pipeline import build
from rashomon.pipeline.slots import ACTORS, MENTIONS, PLACES

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def coded():
    """A text's acts: trigger, its actors as words and countries, and the words of its place."""
    nlp = build()

    def coded(text):
        doc = nlp(text)
        return [
            (
                " ".join(text[span.start : span.end] for span in m.trigger),
                {text[who.start : who.end]: who.country for who in m.actor},
                text[m.place.start : m.place.end] if m.place else None,
            )
            for m in MENTIONS.get(doc)
        ]

    coded.nlp = nlp
    return coded


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Washington condemned the raid on Monday.", {"Washington": "USA"}),
        ("Tehran accused the reporter of spying.", {"Tehran": "IRN"}),
        ("Moscow and Beijing signed the treaty.", {"Moscow": "RUS", "Beijing": "CHN"}),
        ("The refusal was condemned by Paris.", {"Paris": "FRA"}),
        ("Talks between Baghdad and Ankara resumed on Friday.", {"Baghdad": "IRQ", "Ankara": "TUR"}),
        ("The Kremlin rejected the offer.", {"The Kremlin": "RUS"}),
        ("Islamabad urged the rebels to release the prisoners.", {"Islamabad": "PAK"}),
    ],
)
def test_a_capital_that_acts_is_its_government_and_no_place(coded, text, actors):
    assert any(who == actors for _, who, _ in coded(text))
    assert all(place is None for _, _, place in coded(text))


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Protesters marched in Washington on Monday.", "Washington"),
        ("Two soldiers were killed near Damascus.", "Damascus"),
        ("A bomb killed nine people in Ankara.", "Ankara"),
        ("The army shelled villages outside Khartoum.", "Khartoum"),
        ("The envoy met the rebels in Moscow.", "Moscow"),
        ("In Tehran, police arrested three reporters.", "Tehran"),
        ("Police in Paris arrested three reporters.", "Paris"),
    ],
)
def test_a_capital_where_something_happens_is_a_place_and_does_not_act(coded, text, place):
    assert [where for _, _, where in coded(text)] == [place]
    assert all(place not in who for _, who, _ in coded(text))


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Washington said that the talks would go on.", True),
        ("The minister said in Washington that the talks would go on.", False),
        ("Beijing, which had been silent, said that the talks would go on.", True),
        ("Ships off Beijing waited, the minister said.", False),
    ],
)
def test_who_speaks_is_an_actor_and_where_it_is_said_is_none(coded, text, kinds):
    capital = "Washington" if "Washington" in text else "Beijing"
    acting = {text[a.start : a.end] for a in ACTORS.get(coded.nlp(text))}
    assert (capital in acting) is kinds


def test_the_name_stays_in_the_table_of_places_with_its_reason_either_way(coded):
    for text in ("Washington condemned the raid.", "Protesters marched in Washington."):
        (place,) = PLACES.get(coded.nlp(text))
        assert (place.name, place.precision, place.reason) == ("Washington", "city", "the capital of United States")


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("Protesters marched in Damascus on Monday.", "city"),
        ("Protesters marched in Idlib province on Monday.", "region"),
        ("Protesters marched in neighbouring Iraq on Monday.", "country"),
        ("Protesters marched in nearby Tikrit on Monday.", "city"),
        ("Protesters marched in Iraq on Monday.", "country"),
        ("Protesters marched in the Balkans on Monday.", "area"),
        ("Protesters marched in Story County, Iowa, on Monday.", "region"),
    ],
)
def test_how_exact_a_place_is_goes_with_the_act(coded, text, precision):
    (mention,) = MENTIONS.get(coded.nlp(text))
    assert mention.place.precision == precision


def test_a_point_is_told_from_an_area_that_has_its_name(coded):
    town, area = (
        next(p for p in PLACES.get(coded.nlp(text)) if p.name)
        for text in ("Shells fell in Idlib.", "Shells fell in Idlib province.")
    )
    assert (town.precision, area.precision, town.name == area.name) == ("city", "region", True)
    assert (town.lat, town.lon) != (area.lat, area.lon)


def test_the_place_of_an_unknown_village_has_no_point(coded):
    (mention,) = MENTIONS.get(coded.nlp("Rebels shelled a school in the village of Karskmoor on Monday."))
    assert (mention.place.lat, mention.place.lon, mention.place.precision) == (None, None, None)


@pytest.mark.parametrize(
    "text", ["Rebels shelled Aleppo on Friday.", "Jets bombed Kharkiv.", "Kharkiv was shelled again."]
)
def test_a_large_city_is_a_place_where_the_model_sees_nothing(coded, text):
    assert {p.name for p in PLACES.get(coded.nlp(text))} & {"Aleppo", "Kharkiv"}
