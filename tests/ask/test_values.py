from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.ask.values import (
    Party,
    dates_conflict,
    figures_conflict,
    interval,
    parties_conflict,
    places_conflict,
    state,
    told_date,
    told_figure,
)
from rashomon.records import Figure, MentionPlace


def figure(low, high):
    return Figure(low=low, high=high, start=0, end=1)


def place(id, country, lat=None, precision="city"):
    return MentionPlace(
        start=0, end=1, geonames_id=id, country=country, lat=lat, lon=8.0 if lat else None, precision=precision
    )


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2031-05-14", date(2031, 5, 14), date(2031, 5, 14)),
        ("2031-05-14T06:00", date(2031, 5, 14), date(2031, 5, 14)),
        ("2031-05-14TNI", date(2031, 5, 14), date(2031, 5, 14)),
        ("2031-02", date(2031, 2, 1), date(2031, 2, 28)),
        ("2031", date(2031, 1, 1), date(2031, 12, 31)),
        ("203X", date(2030, 1, 1), date(2039, 12, 31)),
        ("2031-W20", date(2031, 5, 12), date(2031, 5, 18)),
        ("2031-W20-WE", date(2031, 5, 17), date(2031, 5, 18)),
        ("2031-SU", date(2031, 6, 1), date(2031, 8, 31)),
        ("2031-WI", date(2031, 12, 1), date(2032, 2, 29)),
        ("2031-05-13/2031-05-16", date(2031, 5, 13), date(2031, 5, 16)),
    ],
)
def test_a_value_is_its_days(value, first, last):
    assert interval(value) == (first, last)


@pytest.mark.parametrize(
    "value", [None, "", "PAST_REF", "P3D", "2031-13", "2031-02-31", "2031-05-16/2031-05-13", "XXXX"]
)
def test_a_value_without_days_has_none(value):
    assert interval(value) is None


@given(st.text(max_size=24))
def test_no_text_is_too_odd_for_a_date(value):
    interval(value)
    told_date(value)


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("1962-10-26", "26 October 1962"),
        ("1962-10", "October 1962"),
        ("1962-10-26T06:00", "26 October 1962, 06:00"),
        ("1962-10-25TNI", "25 October 1962, night"),
        ("1962-10-22/1962-10-24", "22 to 24 October 1962"),
        ("1962-10-30/1962-11-02", "30 October to 2 November 1962"),
        ("196X", "1960s"),
        ("1962-SU", "summer 1962"),
        ("PAST_REF", "some time ago"),
        (None, None),
    ],
)
def test_a_date_is_told_in_words(value, told):
    assert told_date(value) == told


@pytest.mark.parametrize(
    ("low", "high", "told"),
    [(19, None, "19 or more"), (20, 25, "20 to 25"), (3, 3, "3"), (None, 3, "at most 3"), (1200, 1200, "1,200")],
)
def test_a_count_is_told_in_words(low, high, told):
    assert told_figure(figure(low, high)) == told


def test_days_conflict_only_where_no_day_is_common():
    assert dates_conflict(["2031-05-13"], ["2031-05-14"])
    assert not dates_conflict(["2031-05"], ["2031-05-14"])
    assert not dates_conflict(["2031-05-13", "2031-05-14"], ["2031-05-14"])
    assert not dates_conflict([], ["2031-05-14"])
    assert not dates_conflict(["PAST_REF"], ["2031-05-14"])


def test_counts_conflict_only_where_no_number_is_common():
    assert figures_conflict([figure(19, None)], [figure(12, 12)])
    assert not figures_conflict([figure(19, None)], [figure(20, 30)])
    assert not figures_conflict([], [figure(12, 12)])


def test_parties_conflict_only_where_something_is_known_of_both():
    navy, ministry, rebels = Party("a", "NOR"), Party("b", "NOR"), Party("c", None)
    assert parties_conflict([navy], [rebels])
    assert not parties_conflict([navy], [ministry])
    assert parties_conflict([navy], [Party(None, "LET")])
    assert not parties_conflict([navy], [Party(None, None)])


def test_parties_with_a_name_in_common_may_be_one():
    assert not parties_conflict([Party("a", "NOR", "Ada Marov")], [Party("b", None, "the Marov government")])
    assert not parties_conflict([Party("a", "NOR", "Norvian navy")], [Party("b", None, "Navy")])
    assert parties_conflict([Party("a", "NOR", "Ada Marov")], [Party("b", None, "the rebels")])


def test_a_person_of_no_known_country_may_act_for_any():
    assert not parties_conflict([Party("a", None, "Ada Lund", person=True)], [Party("b", "NOR", "Norvia")])
    assert parties_conflict([Party("a", "LET", "Ada Lund", person=True)], [Party("b", "NOR", "Norvia")])
    assert parties_conflict([Party("a", None, "Ada Lund", person=True)], [Party("b", None, "Otto Berg", person=True)])


def test_places_conflict_only_where_they_are_far_apart():
    assert places_conflict([place(1, "NOR", 41.2)], [place(2, "NOR", 43.9)])
    assert not places_conflict([place(1, "NOR", 41.2)], [place(2, "NOR", 41.4)])
    assert not places_conflict([place(1, "NOR", 41.2)], [place(3, "NOR", precision="country")])
    assert places_conflict([place(1, "NOR", 41.2)], [place(4, "LET", 60.0)])


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), max_size=4))
def test_nothing_conflicts_with_itself(ranges):
    counts = [figure(min(r), max(r)) for r in ranges]
    assert not figures_conflict(counts, counts)


def test_the_state_is_decided_on_values_and_not_on_strings():
    one, other, none = frozenset({"the navy"}), frozenset({"grey warships"}), frozenset()
    assert state([one, one], [False], resolved=[True, True]) == "agree"
    assert state([one, other], [False], resolved=[True, True]) == "same value, other words"
    assert state([one, other], [True], resolved=[True, True]) == "conflict"
    assert state([one, other], [False], resolved=[True, False]) == "not compared"
    assert state([one, none], [False], resolved=[True, False]) == "one account"
    assert state([none, none], [False], resolved=[False, False]) == "nothing found"
