import pytest

from rashomon.reading import forms


@pytest.mark.parametrize("line", ["3 May 2020", "No. 17/2020 3 May 2020", "Velm, Sunday", "14:05 GMT", "03.05.20"])
def test_a_line_of_a_date_and_little_else_is_a_dateline(line):
    assert forms.is_dateline(line)


@pytest.mark.parametrize("line", ["The ferry was hit on 3 May 2020", "Brackwater", "Chapter 3"])
def test_a_line_with_more_to_say_is_none(line):
    assert not forms.is_dateline(line)


def test_pages_of_a_site_and_sections_are_told_apart():
    assert forms.is_navigation("Home | World | Contact us")
    assert not forms.is_navigation("OPINION | RIVERS")
    assert forms.is_taxonomy("OPINION | RIVERS")
    assert not forms.is_taxonomy("The opinion of the court")


def test_names_stand_alone_or_beside_an_outlet_or_a_place():
    assert forms.is_names("Ola Brandt in Velm and Tess Marrow")
    assert forms.is_names("Quayside Weekly / Northwire")
    assert not forms.is_names("The ferry and the bridge")


def test_a_life_begins_with_the_writers_name():
    assert forms.is_bio_of("Brandt has lived in Velm since the war.", ["Ola Brandt"])
    assert not forms.is_bio_of("Brandt said the war was over.", ["Ola Brandt"])
    assert forms.is_bio("Ola Brandt is a lawyer in Velm.")
    assert not forms.is_bio("The ferry is a ruin.")


def test_a_picture_is_told_in_the_present_or_without_a_verb():
    assert forms.shows("Cranes stand idle in the port.")
    assert forms.shows("Rescue workers at the scene of the strike.")
    assert not forms.shows("The port was shelled.")
    assert not forms.shows("They wait.")


def test_a_colon_after_a_word_of_saying_announces_a_quotation():
    assert forms.announces("The daily wrote:")
    assert forms.announces("It was found that:")
    assert not forms.announces("The army has three aims:")
    assert not forms.announces("The army said it sent forces, including:")


def test_words_are_weighed_only_where_they_speak_of_the_text():
    assert forms.weighed("Any errors in this article are the author's own.")[0] == "disclaimer"
    assert forms.weighed("The army admitted errors.") is None
    assert forms.weighed("The author said that any errors were his own.") is None
