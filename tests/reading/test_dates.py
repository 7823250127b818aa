import pytest

from rashomon.reading.dates import dates, moment


@pytest.mark.parametrize(
    ("words", "value", "precision"),
    [
        ("3 May 2020", "2020-05-03", "day"),
        ("3rd of May 2020", "2020-05-03", "day"),
        ("May 3, 2020", "2020-05-03", "day"),
        ("Sept. 3, 2020", "2020-09-03", "day"),
        ("3-May-2020", "2020-05-03", "day"),
        ("2020-05-03T18:40:00Z", "2020-05-03", "day"),
        ("2020/05/03", "2020-05-03", "day"),
        ("13/05/2020", "2020-05-13", "day"),
        ("05/13/2020", "2020-05-13", "day"),
        ("3.5.2020", "2020-05-03", "day"),
        ("May 2020", "2020-05", "month"),
        ("May 3", "--05-03", "none"),
        ("3 May", "--05-03", "none"),
        ("03/05/2020", "2020", "year"),
    ],
)
def test_a_date_is_read_as_exactly_as_it_is_written(words, value, precision):
    found = list(dates(f"Filed {words} from Brackwater"))
    assert [(one.value, one.precision) for one in found] == [(value, precision)]


@pytest.mark.parametrize(
    "words", ["31 February 2020", "99.99.2020", "May 3200", "room 12-34-5678", "in 1998", "may 77"]
)
def test_what_is_no_calendar_date_is_none(words):
    assert [one for one in dates(words) if one.precision == "day"] == []


def test_offsets_select_the_words_of_the_date():
    text = "Brackwater, 3 May 2020, and again on June 4, 2021."
    assert [text[one.start : one.end] for one in dates(text)] == ["3 May 2020", "June 4, 2021"]


def test_figures_that_could_change_places_say_so():
    assert [one.ambiguous for one in dates("5.07.2021 and 13.07.2021")] == [True, False]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2020-05-03", ("2020-05-03", "day")),
        ("2020-05", ("2020-05", "month")),
        ("2020", ("2020", "year")),
        ("2020-05-03T18:40:00Z", ("2020-05-03T18:40:00+00:00", "day")),
        ("2020-05-03 18:40:00 +0200", ("2020-05-03T18:40:00+02:00", "day")),
        ("Sunday, 3 May 2020", ("2020-05-03", "day")),
        ("0001-01-01T00:00:00Z", None),
        ("yesterday", None),
        ("2020-13-45", None),
    ],
)
def test_a_date_given_as_data_becomes_iso_or_nothing(value, expected):
    assert moment(value) == expected
