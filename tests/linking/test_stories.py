"""Articles on one matter."""

from rashomon.linking import MemoryPile
from rashomon.linking.nearness import Nearness, stem
from rashomon.linking.stories import gathered, stories

FERRY = "The ferry at Marrow Hill stays closed. Engineers found cracks in the landing stage of the ferry."
AGAIN = "Cracks in the landing stage keep the Marrow Hill ferry closed, engineers say."
FLOUR = "Bakers of Sallow Ford pay more for flour. Millers blame the dry summer for the price of flour."
BREAD = "The price of flour rises, and bakers in Sallow Ford blame millers for the dry summer."


def test_two_matters_are_two_stories(pile, article):
    told = pile(*map(article, (FERRY, AGAIN, FLOUR, BREAD)))
    found = stories(told, Nearness(told), [0] * 4)
    texts = [sorted(told.article(i).text for i in story.article_ids) for story in found]
    assert sorted(texts) == sorted([sorted((FERRY, AGAIN)), sorted((FLOUR, BREAD))])


def test_years_apart_it_is_another_story(pile, article):
    told = pile(*map(article, (FERRY, AGAIN)))
    near = Nearness(told)
    assert stories(told, near, [740000, 740001])
    assert not stories(told, near, [700000, 740001])


def test_a_text_is_nearest_to_itself(pile, article):
    near = Nearness(pile(*map(article, (FERRY, FLOUR))))
    assert near.between(0, 0) > 0.99 > near.between(0, 1)


def test_one_bridge_does_not_make_a_group():
    pairs = [(0, 1, 0.9), (2, 3, 0.9), (1, 2, 0.3)]
    assert list(gathered(MemoryPile([]), pairs, 0.2, 4)) == [[0, 1], [2, 3]]


def test_endings_are_taken_off():
    assert len({stem(w) for w in ("attack", "attacks", "attacked", "attacking")}) == 1
    assert len({stem(w) for w in ("recognise", "recognized", "recognition")}) == 1
