import pytest

from rashomon.reading.makers import agencies_in, bracketed, credited, holders_in, reports, until_date


def words(find, line):
    return [line[start:end] for start, end in find(line)]


def test_an_agency_stands_in_the_brackets_of_a_dateline():
    assert words(bracketed, "BRACKWATER, May 3 (Northwire) -") == ["Northwire"]


def test_an_agency_in_a_byline_is_named_without_what_leads_to_it():
    assert words(agencies_in, "By our river staff, with Harbour Wire") == ["Harbour Wire"]
    assert words(agencies_in, "By Northwire") == ["Northwire"]
    assert words(agencies_in, "By Ola Brandt") == []


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Photo: Tess Marrow/Northwire", ["Tess Marrow/Northwire"]),
        ("Featured image: the ferry (Tess Marrow)", ["Tess Marrow"]),
        ("Image: the ferry at anchor. Credit: Quayside archive", ["Quayside archive"]),
        ("Photo: J. Marrow", ["J. Marrow"]),
        ("Image credit: U.S. Navy photograph", ["U.S. Navy photograph"]),
        ("(Reporting by Ola Brandt)", []),
    ],
)
def test_a_credit_names_whose_picture_it_is(line, names):
    assert words(credited, line) == names


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Copyright © Ola Brandt, Tide & Timber, 2020", ["Ola Brandt", "Tide & Timber"]),
        ("© 2019-2020 The Quayside Weekly. All rights reserved.", ["The Quayside Weekly"]),
        ("(c) Quayside Weekly 2020", ["Quayside Weekly"]),
        ("All rights reserved.", []),
    ],
)
def test_a_copyright_line_names_who_holds_the_rights(line, names):
    assert words(holders_in, line) == names


def test_a_name_ends_before_a_date_and_a_report_is_told():
    assert until_date("Quayside Weekly May") == "Quayside Weekly"
    assert reports("(Reporting by Ola Brandt)")
