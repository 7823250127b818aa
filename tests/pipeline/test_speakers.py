import pytest
from spacy.tokens import Doc
from spacy.vocab import Vocab

from rashomon.pipeline.speakers import Cast, speakers, typed
from rashomon.records import Actor


def actor(start, end, actor_id="en_a", kind="person"):
    return Actor(article_id="ar_x", start=start, end=end, actor_id=actor_id, kind=kind, reason=f"row {actor_id}")


@pytest.fixture
def doc():
    """ "Orla and Tilo spoke": the two names are joined."""
    return Doc(
        Vocab(),
        words=["Orla", "and", "Tilo", "spoke"],
        deps=["nsubj", "cc", "conj", "ROOT"],
        heads=[3, 0, 0, 3],
        pos=["PROPN", "CCONJ", "PROPN", "VERB"],
        tags=["NNP", "CC", "NNP", "VBD"],
    )


def test_all_who_are_joined_speak_and_the_first_gives_the_reason(doc):
    ids, basis, row = speakers(doc[0], Cast([actor(9, 13, "en_b"), actor(0, 4)]))
    assert (ids, basis) == (("en_a", "en_b"), "row en_a")
    assert row is not None
    assert row.actor_id == "en_a"


def test_the_shortest_row_over_a_word_is_its_own(doc):
    found = Cast([actor(0, 13, "en_both"), actor(9, 13, "en_b")]).over(doc[2])
    assert found is not None
    assert found.actor_id == "en_b"


def test_nobody_is_guessed(doc):
    assert speakers(doc[0], Cast([])) == ((), None, None)
    assert speakers(None, Cast([actor(0, 4)])) == ((), None, None)
    assert speakers(doc[0], Cast([actor(0, 4, actor_id=None)]))[:2] == ((), None)


def test_a_resolved_pronoun_takes_the_kind_of_its_entity(doc):
    assert typed("unnamed", actor(0, 4), doc[0]) == "person"
    assert typed("person", actor(0, 4, kind="military"), doc[0]) == "organisation"
    assert typed("document", actor(0, 4), doc[0]) == "document"
    assert typed("unnamed", None, doc[0]) == "unnamed"
