import pytest

from rashomon.lexicon.boilerplate import boilerplate, evidence, furniture, markup
from rashomon.lexicon.notices import FOLDED
from rashomon.reading.lines import lines_of
from rashomon.reading.passages import passages

STORY = (
    "A ferry was hit by two shells on Sunday while crossing the river below Brackwater, the harbour master said.",
    "The army on the eastern bank denied that it had fired, and said that its guns had been silent since the truce.",
)


@pytest.mark.parametrize("known", boilerplate(), ids=lambda known: known.example[:40])
def test_every_example_of_boilerplate_gets_its_role_in_an_article(known):
    text = "\n\n".join(["Ferry hit on the river", *STORY, known.example])
    found = {text[p.start : p.end].strip(): p.role for p in passages("ar_x", text, lines_of(text))}
    assert found[known.example] == known.role


def test_a_line_of_story_speaks_to_no_entry():
    for line in STORY:
        assert not list(furniture().ask(line.translate(FOLDED)))


def test_words_that_speak_of_the_text_are_weighed_by_role():
    assert evidence().weigh({"errors", "are", "the", "author's", "own"}, {}) == ("disclaimer", "author's errors own")


def test_words_that_speak_of_something_else_weigh_nothing():
    assert evidence().weigh({"the", "minister", "is", "responsible", "for", "errors"} - {"errors"}, {}) is None


def test_parts_of_class_names_are_known_by_kind():
    assert "byline" in markup("byline")
    assert "sidebar" in markup("furniture")
