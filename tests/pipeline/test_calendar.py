from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.pipeline import calendar

WEDNESDAY = date(2031, 5, 14)


@pytest.mark.parametrize(
    ("unit", "by", "value"),
    [
        ("D", -1, "2031-05-13"),
        ("W", -1, "2031-W19"),
        ("2W", 1, "2031-W22"),
        ("M", 1, "2031-06"),
        ("Q", -1, "2031-Q1"),
        ("Y", -2, "2029"),
        ("10Y", -1, "202"),
        ("100Y", -1, "19"),
    ],
)
def test_a_whole_unit_is_moved(unit, by, value):
    assert calendar.shifted(WEDNESDAY, unit, by) == value


@pytest.mark.parametrize(
    ("unit", "by", "day"),
    [
        ("D", 3, date(2031, 5, 17)),
        ("W", -1, date(2031, 5, 7)),
        ("M", 1, date(2031, 6, 14)),
        ("Y", 1, date(2032, 5, 14)),
    ],
)
def test_a_day_is_moved(unit, by, day):
    assert calendar.moved(WEDNESDAY, unit, by) == day


def test_a_month_that_is_too_short_ends_on_its_last_day():
    assert calendar.months_on(date(2032, 1, 31), 1) == date(2032, 2, 29)


def test_a_weekday_is_the_last_one_unless_it_lies_ahead():
    monday, today = 0, WEDNESDAY.weekday()
    assert calendar.weekday(WEDNESDAY, monday, ahead=False) == date(2031, 5, 12)
    assert calendar.weekday(WEDNESDAY, monday, ahead=True) == date(2031, 5, 19)
    assert calendar.weekday(WEDNESDAY, today, ahead=False) == WEDNESDAY


def test_a_month_is_the_last_one_unless_it_lies_ahead():
    assert calendar.month(WEDNESDAY, 11, ahead=False) == "2030-11"
    assert calendar.month(WEDNESDAY, 11, ahead=True) == "2031-11"
    assert calendar.month(WEDNESDAY, 5, ahead=False) == "2031-05"


def test_the_nearest_date_may_lie_in_another_year():
    assert calendar.nearest(date(2031, 1, 3), 12, 30) == date(2030, 12, 30)
    assert calendar.nearest(date(2031, 1, 3), 2, 30) is None


@pytest.mark.parametrize(
    ("day", "name", "by", "value"),
    [
        (date(2031, 7, 10), "SU", 0, "2031-06/2031-08"),
        (date(2031, 7, 10), "SU", -1, "2030-06/2030-08"),
        (date(2031, 10, 1), "SU", -1, "2031-06/2031-08"),
        (date(2031, 10, 1), "WI", 1, "2031-12/2032-02"),
        (date(2032, 1, 9), "WI", 0, "2031-12/2032-02"),
    ],
)
def test_seasons_are_months_and_winter_runs_into_the_next_year(day, name, by, value):
    assert calendar.last_season(day, name, by) == value


def test_easter():
    assert [calendar.easter(year) for year in (1962, 2024, 2031)] == [
        date(1962, 4, 22),
        date(2024, 3, 31),
        date(2031, 4, 13),
    ]


@pytest.mark.parametrize(
    ("number", "unit", "value"),
    [("2.5", "Y", "P2.5Y"), ("40", "TM", "PT40M"), ("2", "10Y", "P20Y"), ("X", "D", "PXD"), ("X", "10Y", "PXY")],
)
def test_lengths(number, unit, value):
    assert calendar.length(number, unit) == value


@given(st.dates(date(1600, 1, 1), date(2400, 1, 1)), st.integers(0, 6))
def test_the_last_weekday_is_at_most_six_days_back(day, wanted):
    found = calendar.weekday(day, wanted, ahead=False)
    assert found.weekday() == wanted
    assert 0 <= (day - found).days <= 6
