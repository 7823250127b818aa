"""Dates as days."""

import pytest

from rashomon.linking.days import days, iso


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("2031-05-14", "2031-05-14"),
        ("2031-05-14TMO", "2031-05-14"),
        ("2031-05-14T08:00", "2031-05-14"),
        ("2031-05", "2031-05-01/2031-05-31"),
        ("2031", "2031-01-01/2031-12-31"),
        ("2031-W20", "2031-05-12/2031-05-18"),
        ("2031-W20-WE", "2031-05-12/2031-05-18"),
        ("2031-05-14/2031-05-16", "2031-05-14/2031-05-16"),
    ],
)
def test_a_value_takes_in_its_days(value, said):
    assert iso(days(value)) == said


@pytest.mark.parametrize("value", [None, "", "P2D", "PRESENT_REF", "XXXX-05-14", "203", "2031-13"])
def test_what_has_no_day_has_none(value):
    assert days(value) is None
