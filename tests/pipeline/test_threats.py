"""What stands under a word that threatens is threatened; what others may bring about is only supposed."""

from collections.abc import Callable

import pytest

from rashomon.records import Mention

pytestmark = pytest.mark.model
Coded = Callable[[str], list[Mention]]


@pytest.mark.parametrize(
    ("sentence", "word", "modality"),
    [
        ("Raiders put the villagers on notice that they would burn the granary.", "burn", "threatened"),
        ("Masked men served notice on the miller that his barn would be burned.", "burned", "threatened"),
        ("The porters brandished the prospect of a walkout of signalmen.", "walkout", "threatened"),
        ("Norland warned that it might shell the port.", "shell", "threatened"),
        ("The governor signalled that he would jail the printers.", "jail", "threatened"),
        ("The governor signalled that he would free the printers.", "free", "planned"),
        ("The weekly warned that a misstep could lead Karsia to shell the port.", "shell", "hypothetical"),
        ("The miller hinted that raiders had burned his barn.", "burned", "actual"),
        ("The railway let the guards know that it would dismiss any man who stayed out.", "dismiss", "threatened"),
        ("The outlaws set a deadline of noon, after which they would execute the crew.", "execute", "threatened"),
        ("The mob bellowed that it would lynch the prisoners.", "lynch", "threatened"),
        ("Come closer and we will shoot you.", "shoot", "threatened"),
        ("Open the gates, the admiral signalled, or the fleet will bombard the town.", "bombard", "threatened"),
        ("The dictator boasted that he would annex the corridor.", "annex", "threatened"),
        ("The regent let it be understood that he would expel the envoys if they came.", "expel", "threatened"),
        ("The king swore to help the widows.", "help", "planned"),
        ("The abbot warned the raiders to release the miller.", "release", "demanded"),
    ],
)
def test_what_is_threatened_with_is_threatened(coded: Coded, sentence: str, word: str, modality: str) -> None:
    found = [m.modality for m in coded(sentence) if sentence[m.trigger[0].start : m.trigger[0].end].startswith(word)]
    assert found == [modality]
