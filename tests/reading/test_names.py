import pytest

from rashomon.lexicon.notices import FOLDED
from rashomon.reading.names import authors_in, bare, person, translators_in


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("By Ola Brandt", ["Ola Brandt"]),
        ("By Ola Brandt, Quayside Weekly correspondent", ["Ola Brandt"]),
        ("BY OLA BRANDT AND TESS MARROW", ["OLA BRANDT", "TESS MARROW"]),
        ("By Ola Brandt and Tess van der Marrow in Velm", ["Ola Brandt", "Tess van der Marrow"]),
        ("Story by Ola Brandt; additional reporting by Tess Marrow", ["Ola Brandt", "Tess Marrow"]),
        ("(Reporting by Ola Brandt; editing by Tess Marrow)", ["Ola Brandt"]),
        ("By Dr. Ola Brandt", ["Ola Brandt"]),
        ("By Yusra al-Oreni | Quayside Weekly", ["Yusra al-Oreni"]),
        ("By Northwire", []),
        ("Staff report", []),
        ("Ola Brandt", ["Ola Brandt"]),
        ("By A. B. Brandt", ["A. B. Brandt"]),
    ],
)
def test_the_writers_of_a_byline_are_found_where_they_stand(byline, names):
    folded = byline.translate(FOLDED)
    found = [folded[start:end] for start, end in authors_in(folded)]
    assert found == names


def test_a_translator_is_no_writer():
    line = "Translated from the Velmish by Tess Marrow"
    assert [line[a:b] for a, b in translators_in(line)] == ["Tess Marrow"]


@pytest.mark.parametrize(
    ("given", "name"),
    [("By Ola Brandt", "Ola Brandt"), ("Dr. Ola Brandt", "Ola Brandt"), (" *Ola  Brandt*, ", "Ola Brandt")],
)
def test_a_name_is_bare_of_what_stands_around_it(given, name):
    assert bare(given) == name


@pytest.mark.parametrize("words", ["Quayside Weekly", "the harbour", "Monday May", "World", "By Ola", "ola brandt"])
def test_what_is_no_person_is_none(words):
    assert not person(words)
