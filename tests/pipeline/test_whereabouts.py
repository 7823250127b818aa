import pytest

from rashomon.lexicon.places import Known
from rashomon.pipeline.whereabouts import Context, Toponym, holds

IOWA = Known("Iowa", "USA", "IA", 42.0, -93.5, "region", 3_000_000, None, False)
COUNTY = Known("Brenn County", "USA", "IA.017", 42.1, -93.1, "region", 20_000, None, False)
NORWAY = Known("Norway", "NOR", "", 62.0, 10.0, "country", 5_000_000, 3144096, False)


def town(name, country, region, people=2_000):
    return Known(name, country, region, 1.0, 1.0, "city", people, people, False)


def chosen(toponym, *others, behind=None, people=None):
    return Context([toponym, *others], people or {}).choose(toponym, behind, None)


def test_a_county_holds_its_towns_and_a_state_its_counties():
    assert holds(COUNTY, town("Karsk", "USA", "IA.017"))
    assert holds(IOWA, COUNTY)
    assert holds(IOWA, town("Karsk", "USA", "IA.017"))


@pytest.mark.parametrize("region", ["IA.018", "IA", "I", "IL.017"])
def test_a_county_holds_no_town_elsewhere(region):
    assert not holds(COUNTY, town("Karsk", "USA", region))


def test_a_town_that_only_a_word_made_wide_holds_nothing():
    area = Known("Karsk", "USA", "IA.017", 1.0, 1.0, "region", 9_000, 7, False, widened=True)
    assert not holds(area, town("Vey", "USA", "IA.017"))


def test_the_town_in_the_county_that_the_article_names_is_meant():
    large, small = town("Karsk", "FRA", "11.75", 900_000), town("Karsk", "USA", "IA.017")
    choice = chosen(Toponym("Karsk", (large, small)), Toponym("Brenn County", (COUNTY,)))
    assert (choice.known, choice.reason) == (small, "in Brenn County, which the article names")


def test_a_town_near_another_one_of_the_article_is_meant():
    north, south = town("Karsk", "USA", "IA.017"), town("Karsk", "USA", "TX.001", 9_000)
    choice = chosen(Toponym("Karsk", (south, north)), Toponym("Vey", (town("Vey", "USA", "IA.017"),)))
    assert (choice.known, choice.reason) == (north, "near Vey, which the article names")


def test_a_county_of_many_states_speaks_less_than_one_of_few():
    counties = tuple(
        Known("Brenn County", "USA", f"{state}.001", 1.0, 1.0, "region", 9, None, False) for state in "ABCDE"
    )
    context = Context([Toponym("Karsk", ()), Toponym("Brenn County", counties)], {})
    assert context.near["USA", "A.001"] == pytest.approx(0.6)
    assert not context.named["USA", "A.001"]


def test_no_name_speaks_for_itself():
    country = Known("Malta", "MLT", "", 35.9, 14.4, "country", 400_000, 2562770, False)
    village = town("Malta", "USA", "IA.017", 900_000)
    context = Context([Toponym("Malta", (country, village))] * 9, {})
    assert context.choose(Toponym("Malta", (country, village)), None, None).reason == "the most populous of 2"


def test_of_countries_side_by_side_neither_holds_a_town_of_the_other():
    malta = Known("Malta", "MLT", "", 35.9, 14.4, "country", 400_000, 2562770, False)
    village = town("Malta", "NOR", "01", 2_000)
    choice = chosen(Toponym("Malta", (malta, village)), behind=Toponym("Norway", (NORWAY,)))
    assert choice.known == malta


def test_a_name_unknown_in_the_region_behind_it_is_not_looked_for_elsewhere():
    choice = chosen(
        Toponym("Karsk", (town("Karsk", "SRB", "01", 900_000),)),
        behind=Toponym("Iowa", (IOWA,), ends=True, closes=True),
    )
    assert (choice.known, choice.country) == (None, "USA")
    assert choice.reason == "no place of that name is known in Iowa, which stands behind it"


def test_a_list_of_places_says_nothing_of_what_holds_what():
    karsk = town("Karsk", "SRB", "01", 900_000)
    assert chosen(Toponym("Karsk", (karsk,)), behind=Toponym("Iowa", (IOWA,))).known == karsk


def test_an_unknown_name_lies_in_the_one_country_that_all_others_agree_on():
    others = [Toponym("Vey", (town("Vey", "NOR", "01"),)), Toponym("Norway", (NORWAY,))]
    choice = chosen(Toponym("Karskmoor", ()), *others)
    assert (choice.known, choice.country, choice.score) == (None, "NOR", 0.4)
    assert choice.reason == "no place of that name is known; all others of the article lie in Norway"


@pytest.mark.parametrize("people", [{"SWE": 1}, {}])
def test_an_unknown_name_stays_unknown_where_two_countries_are_spoken_of_or_one_name_alone_speaks(people):
    assert chosen(Toponym("Karskmoor", ()), Toponym("Norway", (NORWAY,)), people=people).country is None


def test_a_thing_is_where_the_place_is_that_it_is_named_after_and_less_surely():
    karsk = town("Karsk", "NOR", "01")
    choice = chosen(Toponym("Karsk Town Hall", (karsk,), thing=True))
    assert (choice.known, choice.score, choice.reason) == (karsk, 0.6, "the place that it is named after")


def test_where_the_outlet_is_at_home_counts_as_spoken_of_once():
    abroad, here = town("Karsk", "USA", "IA.017", 30_000), town("Karsk", "NOR", "01", 9_000)
    context = Context([Toponym("Karsk", (abroad, here))], {}, home="NOR")
    choice = context.choose(Toponym("Karsk", (abroad, here)), None, None)
    assert (choice.known, choice.reason) == (here, "in Norway, where the outlet is at home")


def test_the_home_of_the_outlet_weighs_less_than_what_the_article_says():
    abroad, here = town("Karsk", "USA", "IA.017", 30_000), town("Karsk", "NOR", "01", 9_000)
    context = Context([Toponym("Karsk", (abroad, here))], {"USA": 3}, home="NOR")
    choice = context.choose(Toponym("Karsk", (abroad, here)), None, None)
    assert (choice.known, choice.reason) == (abroad, "in United States, which the article speaks of")


def test_an_unknown_name_does_not_lie_at_the_outlets_home():
    context = Context([Toponym("Karskmoor", ())], {}, home="NOR")
    assert context.choose(Toponym("Karskmoor", ()), None, None).country is None


def settled(*pairs):
    context = Context([toponym for pair in pairs for toponym in pair], {})
    context.settle(pairs)
    return context


SERBIAN = town("Karsk", "SRB", "01", 900_000)


def test_a_name_means_everywhere_what_the_words_behind_it_say_once():
    karsk = Toponym("Karsk", (SERBIAN, town("Karsk", "USA", "IA.017")))
    choice = settled((karsk, Toponym("Iowa", (IOWA,)))).choose(karsk, None, None)
    assert choice.known == town("Karsk", "USA", "IA.017")
    assert choice.reason == "in Iowa, as the words behind it say; said elsewhere in the article"


def test_a_name_that_is_unknown_there_is_not_looked_for_elsewhere_later():
    karsk = Toponym("Karsk", (SERBIAN,))
    choice = settled((karsk, Toponym("Iowa", (IOWA,), ends=True, closes=True))).choose(karsk, None, None)
    assert (choice.known, choice.country) == (None, "USA")


def test_a_name_of_which_two_things_are_said_is_chosen_by_all_else():
    karsk = Toponym("Karsk", (SERBIAN, town("Karsk", "USA", "IA.017"), town("Karsk", "NOR", "01", 9_000)))
    context = settled((karsk, Toponym("Iowa", (IOWA,))), (karsk, Toponym("Norway", (NORWAY,))))
    assert "elsewhere" not in context.choose(karsk, None, None).reason


def test_a_country_with_soldiers_in_a_region_does_not_lie_in_it():
    norway = Toponym("Norway", (NORWAY,))
    assert chosen(norway, behind=Toponym("Iowa", (IOWA,), ends=True)).known == NORWAY


def test_a_name_is_not_near_itself_with_a_longer_name():
    region = Known("Karsk", "NOR", "01", 1.0, 1.0, "region", 9, None, False)
    here, abroad = town("Karsk", "NOR", "01"), town("Karsk", "USA", "IA", 9_000)
    choice = chosen(Toponym("Karsk", (here, abroad)), Toponym("Karsk province", (region,)))
    assert "near" not in choice.reason
