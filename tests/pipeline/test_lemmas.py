import srsly
from spacy.lang.en import English
from spacy.lookups import Lookups
from spacy.tokens import Doc

from rashomon.pipeline.lemmas import WordList, index_words


def test_a_word_list_is_a_list_that_knows_its_words() -> None:
    words = WordList(["raid", "shell"])
    assert "raid" in words
    assert "raids" not in words
    assert srsly.msgpack_loads(srsly.msgpack_dumps(words)) == ["raid", "shell"]


def test_lemmas_stay_what_they_were() -> None:
    lookups = Lookups()
    lookups.add_table("lemma_index", {"verb": ["shell"], "noun": ["raid"]})
    lookups.add_table("lemma_exc", {"verb": {"shot": ["shoot"]}, "noun": {}})
    lookups.add_table("lemma_rules", {"verb": [["ed", ""], ["ed", "e"]], "noun": [["s", ""]]})
    lemmatizer = English().add_pipe("lemmatizer", config={"mode": "rule"})
    lemmatizer.initialize(lookups=lookups)
    index_words(lemmatizer)
    doc = Doc(lemmatizer.vocab, words=["shelled", "shot", "raids"], pos=["VERB", "VERB", "NOUN"])
    assert [t.lemma_ for t in lemmatizer(doc)] == ["shell", "shoot", "raid"]
