import pytest

from rashomon.lexicon.sources import bare, issues, mouthpieces, namings, pairs, unnamed, withholding, withholdings


@pytest.mark.parametrize("wording", withholdings(), ids=lambda w: w.words[:30])
def test_every_wording_is_found_in_its_example(wording):
    assert list(unnamed(wording.example, 0, len(wording.example)))


def test_a_reason_is_seen_behind_the_words():
    found = withholding().search("He spoke on condition of anonymity because he was shy.")
    assert found["reason"] == " because"


def test_a_name_is_no_withholding():
    assert withholding().search("The bridge was named after a queen.") is None


def test_words_of_one_use_are_lower_case():
    words = {*bare(), *mouthpieces(), *namings(), *pairs().nouns, *issues().verbs}
    assert all(word == word.lower() for word in words)
