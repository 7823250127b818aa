import pytest

from rashomon.ask.sentences import around

TEXT = "The port is shut. Capt. Ola R. Brandt saw it. “It burned,” she said.\nNobody sailed."


def sentence(words: str, within: tuple[int, int] | None = None) -> str:
    start = TEXT.index(words)
    first, last = around(TEXT, start, start + len(words), within)
    return TEXT[first:last]


@pytest.mark.parametrize("words", ["Capt", "Brandt", "saw"])
def test_the_stop_of_an_abbreviation_or_an_initial_ends_no_sentence(words):
    assert sentence(words) == "Capt. Ola R. Brandt saw it."


def test_a_sentence_begins_with_its_quotation_mark_and_ends_with_its_line():
    assert sentence("burned") == "“It burned,” she said."


def test_a_sentence_stays_within_its_passage():
    assert sentence("saw", within=(TEXT.index("saw"), TEXT.index("it."))) == "saw"
