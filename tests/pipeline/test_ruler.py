import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from rashomon.pipeline.ruler import Ruler, understood

pytestmark = pytest.mark.model
WRITTEN = ["TAG", "POS", "MORPH", "LEMMA", "DEP"]
WORDS = (
    "no",
    "one",
    "each",
    "other",
    "such",
    "\n",
    "be",
    "'s",
    "that",
    "to",
    "have",
    "Brenn",
    "as",
    "if",
    "let",
    "who",
)


@settings(max_examples=80, deadline=None)
@given(data=st.data())
def test_it_writes_what_the_ruler_writes(stock: Language, data: st.DataObject) -> None:
    tags = st.sampled_from([*stock.get_pipe("tagger").labels, ""])
    deps = st.sampled_from(["nsubj", "aux", "auxpass", "det", "ROOT", "dep", "cc", ""])
    rows = data.draw(st.lists(st.tuples(st.sampled_from(WORDS), tags, deps), max_size=30))
    doc = Doc(stock.vocab, words=[word for word, _, _ in rows])
    strings = stock.vocab.strings
    doc.from_array(["TAG", "DEP"], np.array([[strings.add(t), strings.add(d)] for _, t, d in rows], dtype="uint64"))
    real = stock.get_pipe("attribute_ruler")
    for _ in range(2):  # once asking, once remembering
        ours, theirs = quick(real)(doc.copy()), real(doc.copy())
        assert ours.to_array(WRITTEN).tolist() == theirs.to_array(WRITTEN).tolist()


def test_a_full_memory_is_emptied_and_filled_again(stock: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rashomon.pipeline.ruler.MOST_SETTINGS", 3)
    ruler = Ruler(stock.get_pipe("attribute_ruler"))
    doc = stock("Such are the rules that no one in Brenn has read.", disable=["attribute_ruler", "lemmatizer"])
    real = ruler.original(doc.copy()).to_array(WRITTEN).tolist()
    assert [ruler(doc.copy()).to_array(WRITTEN).tolist() for _ in range(3)] == [real] * 3


def test_what_a_doc_has_already_is_left_to_spacy(stock: Language) -> None:
    doc = stock("Such are the rules that no one in Brenn has read.")
    again = Ruler(stock.get_pipe("attribute_ruler"))(doc.copy())
    assert again.to_array(WRITTEN).tolist() == doc.to_array(WRITTEN).tolist()


@pytest.mark.parametrize(
    "pattern",
    [
        [{"ORTH": "Brenn"}],
        [{"LOWER": "a"}, {"LOWER": "b"}, {"LOWER": "c"}],
        [{"TAG": "NN"}, {"LOWER": "b"}],
        [{"LOWER": {"NOT_IN": ["a"]}}],
        [{"LOWER": "a", "OP": "+"}],
    ],
)
def test_rules_that_see_more_are_not_understood(pattern: list[dict[str, object]]) -> None:
    ruler = Language().add_pipe("attribute_ruler")
    ruler.add([pattern], {"POS": "X"})
    assert not understood(ruler)


def test_the_rules_of_the_model_are(stock: Language) -> None:
    assert understood(stock.get_pipe("attribute_ruler"))


_RULERS: dict[int, Ruler] = {}


def quick(real: object) -> Ruler:
    return _RULERS.setdefault(id(real), Ruler(real))
