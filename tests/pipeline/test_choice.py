from dataclasses import replace

import pytest

from rashomon.lexicon.cues import cues
from rashomon.pipeline import build
from rashomon.pipeline.choice import chosen, standing, too_light, weighed
from rashomon.pipeline.cues import index
from rashomon.pipeline.layout import layout
from rashomon.pipeline.statements import Statements, heard
from rashomon.pipeline.weights import Weights
from rashomon.records import Statement

pytestmark = pytest.mark.model
SURE = Weights({"dared=rules": 2.0}, bias=-1.0, threshold=0.5, daring=0.5)


@pytest.fixture(scope="module")
def nlp():
    return build(extra={"rashomon_statements": {"weights": "none"}})


@pytest.fixture(scope="module")
def proposed(nlp):
    known = index(cues(), nlp.vocab)

    def proposals(text: str):
        laid = layout(nlp(text))
        return heard(laid, known).proposals(laid)

    return proposals


def words(text: str, draft) -> tuple[str, str]:
    return " ".join(s.of(text) for s in draft.cue), " ".join(s.of(text) for s in draft.content)


@pytest.mark.parametrize(
    ("text", "why", "content"),
    [
        ("The clerk telegraphed that the mill had flooded.", "no word of the lexicon", "the mill had flooded"),
        ("The mayor said of the flood that it would pass, and replied the flood.", "a form the lexicon", "the flood"),
        ("The mayor said that the mill had flooded, although no rain fell.", "a longer", "although no rain fell"),
        (
            "The mayor, blaming the rain, told the clerk, who wrote that the mill had flooded.",
            "",
            "the mill had flooded",
        ),
    ],
)
def test_what_the_rules_would_not_dare_is_proposed_with_its_reason(proposed, text, why, content):
    found = [p.draft for p in proposed(text)]
    assert any(content in words(text, d)[1] and d.wide.startswith(why) for d in found)


def test_what_a_trap_let_go_is_not_proposed_again(proposed):
    assert [p for p in proposed("Nobody said that the mill had flooded.") if p.draft.wide] == []


@pytest.mark.parametrize(
    "text",
    [
        "The Olmen Post reported that the mayor said the mill had flooded.",
        "Three guards were reportedly killed in the ambush.",
    ],
)
def test_links_of_a_chain_and_hearsay_stand_whatever_they_weigh(proposed, text):
    sure = [p for p in proposed(text) if not p.draft.wide]
    assert sure
    assert all(p.held is not None for p in sure)


def test_every_sure_statement_is_proposed(nlp, proposed):
    text = 'The ministry denied that the bridge was gone. "It stands," said its spokesman.'
    sure = [p.draft for p in proposed(text) if not p.draft.wide]
    assert sorted(d.content for d in sure) == sorted(s.content for s in nlp(text)._.statements)


def test_weights_that_trust_the_rules_give_what_the_rules_give(nlp):
    text = 'The Courier, citing two officers, reported that the depot had burned. "We saw it," said Mara Hult.'
    doc = nlp(text)
    alone: list[Statement] = doc._.statements
    by_weight = Statements(nlp.vocab, weights=SURE)(doc)._.statements
    assert [replace(s, score=None, weighed=None) for s in by_weight] == alone
    assert {s.score for s in by_weight} == {0.731}
    assert by_weight[0].weighed == "dared=rules +2.00"


def test_of_two_that_share_a_cue_or_a_content_one_stands(proposed):
    found = proposed("The clerk of Olmen said the mill had flooded, and mocked the mayor for it.")
    stands = chosen(found, [0.9] * len(found), 0.5, 0.5)
    assert all(not stands.intersection(found[n].against) for n in stands)


def test_what_is_too_light_is_passed_over_with_its_score_and_the_score_that_is_wanted(proposed):
    found, strict = proposed("The ministry denied that the bridge was gone."), replace(SURE, threshold=0.9)
    choice = weighed(found, strict)
    assert standing(choice, strict) == []
    (silence,) = too_light(choice, strict)
    assert silence.reason == "the weights give 0.73 where 0.90 is wanted: dared=rules +2.00"


def test_what_gives_way_to_another_reading_says_so(proposed):
    choice = [
        w._replace(stands=False) for w in weighed(proposed("The ministry denied that the bridge was gone."), SURE)
    ]
    assert [s.reason for s in too_light(choice, SURE)] == ["another reading weighs more than its 0.73"]


def test_a_voice_over_another_keeps_it_where_both_stand(proposed):
    found = proposed("The Courier, citing two officers, reported that the depot had burned.")
    inner = [d for d in standing(weighed(found, SURE), SURE) if d.over is not None]
    assert len(inner) == 1
    assert inner[0].over is not None
    assert inner[0].over.score == 0.731
