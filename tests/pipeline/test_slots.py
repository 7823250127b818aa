import pytest
from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

from rashomon.errors import ModelError, SlotError
from rashomon.pipeline.slots import ARTICLE_ID, STATEMENTS, TIMES, Slot, Value, article_id, need
from rashomon.records import Span, Statement, Time

SAID = Statement(
    statement_id="st_x",
    article_id="ar_x",
    cue=(Span(4, 8),),
    content=(Span(9, 12), Span(20, 24)),
    kind="mixed",
    rule="r",
)
WHEN = Time(article_id="ar_x", start=0, end=4, value=None, type="SET", reason="no anchor")


def filled() -> Doc:
    doc = Doc(Vocab(), words=["They", "said", "it", "left"])
    ARTICLE_ID.set(doc, "ar_x")
    TIMES.put(doc, [WHEN])
    return STATEMENTS.put(doc, [SAID])


def test_an_empty_slot_is_an_empty_list() -> None:
    doc = Doc(Vocab(), words=["They"])
    assert STATEMENTS.get(doc) == doc._.statements == []
    assert article_id(doc) == "ar_0000000000000000"


def test_two_docs_do_not_share_an_empty_slot() -> None:
    one, other = Doc(Vocab(), words=["a"]), Doc(Vocab(), words=["b"])
    STATEMENTS.put(one, [SAID])
    assert STATEMENTS.get(other) == []


def test_records_travel_as_bytes() -> None:
    doc = filled()
    again = Doc(Vocab()).from_bytes(doc.to_bytes())
    assert (STATEMENTS.get(again), TIMES.get(again), article_id(again)) == ([SAID], [WHEN], "ar_x")


def test_records_travel_in_a_docbin() -> None:
    packed = DocBin(store_user_data=True, docs=[filled()]).to_bytes()
    (again,) = DocBin(store_user_data=True).from_bytes(packed).get_docs(Vocab())
    assert STATEMENTS.get(again) == [SAID]


@pytest.mark.parametrize("kind", [Slot, Value])
def test_a_slot_of_another_package_is_not_shared(kind: type[Slot[object]]) -> None:
    Doc.set_extension("somebody_elses", default=[])
    with pytest.raises(SlotError, match=r"doc\._\.somebody_elses already belongs to another package"):
        kind("somebody_elses")
    Doc.remove_extension("somebody_elses")


def test_a_missing_annotation_is_named_with_its_remedy() -> None:
    with pytest.raises(ModelError, match='rashomon_x needs DEP on every token: add a "parser" before it'):
        need(Doc(Vocab(), words=["They"]), "DEP", "rashomon_x", 'add a "parser" before it')
    need(Doc(Vocab()), "DEP", "rashomon_x", "")
