"""What became of a bid or a motion, and calls and leave whose "for" stands apart from them."""

from collections.abc import Callable

import pytest

from rashomon.records import Mention

pytestmark = pytest.mark.model
Coded = Callable[[str], list[Mention]]


@pytest.mark.parametrize(
    ("sentence", "word", "modality"),
    [
        ("A motion to impeach the judge fell three votes short.", "impeach", "attempted"),
        ("Deputies voted down a bill to expel the envoys.", "expel", "attempted"),
        ("The push to expel the envoys came to nothing.", "expel", "attempted"),
        ("The scheme to seize the fort unravelled.", "seize", "attempted"),
        ("Police foiled a plan to seize the fort.", "seize", "planned"),
        ("A motion to expel the envoys was read.", "expel", "demanded"),
        ("Calls are growing for the dismissal of the prefect.", "dismissal", "demanded"),
        ("Karsia filed a request with Norland for the extradition of the forger.", "extradition", "demanded"),
        ("The council gave its blessing to the demolition of the mosque.", "demolition", "planned"),
        ("The guild is growing strong after the dismissal of the prefect.", "dismissal", "actual"),
    ],
)
def test_a_bid_may_fail_and_a_call_may_stand_apart(coded: Coded, sentence: str, word: str, modality: str) -> None:
    found = [m.modality for m in coded(sentence) if sentence[m.trigger[0].start : m.trigger[0].end].startswith(word)]
    assert found == [modality]
