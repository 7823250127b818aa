"""Language: a text in, records on the doc out.

`build` makes the pipeline, `opened` an article's doc, `parsed` runs one through the other. STAGES lists the components
in order: the first stands before the parser, the others after the model.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from rashomon.pipeline import model as loader
from rashomon.pipeline import parsing
from rashomon.pipeline.slots import ARTICLE_ID, ARTICLE_TEXT, HOST, PASSAGES, PUBLISHED
from rashomon.records import Article, Passage

_ADDRESS = re.compile(r"https?://(?:[^/@]*@)?([^/:?#]+)", re.IGNORECASE)
_HOST = re.compile(r"((?:[\w-]+\.)+[a-zA-Z]{2,})")

STAGES: tuple[str, ...] = (
    "rashomon_sentences",
    "rashomon_recasing",
    "rashomon_ties",
    "rashomon_times",
    "rashomon_places",
    "rashomon_actors",
    "rashomon_statements",
    "rashomon_mentions",
    "rashomon_modality",
)


def build(model: str = loader.DEFAULT_MODEL, extra: Mapping[str, Mapping[str, Any]] | None = None) -> Language:
    """A spaCy pipeline with all stages; `model` is the name of an installed pipeline or a path to one.

    `extra` gives stages their options: `{"rashomon_statements": {"extra": [{"lemma": "harrumph", ...}]}}`.
    """
    return loader.built(model, STAGES, extra or {})


def opened(nlp: Language, article: Article, passages: Sequence[Passage]) -> Doc:
    """The article as a doc that knows its id, date and passages, not yet parsed; any length will do."""
    doc: Doc = nlp.tokenizer(article.text)
    ARTICLE_ID.set(doc, article.article_id)
    ARTICLE_TEXT.set(doc, article.text)
    PUBLISHED.set(doc, article.published)
    HOST.set(doc, host_of(article))
    return PASSAGES.put(doc, passages)


def host_of(article: Article) -> str | None:
    """Where the article was published on the net: the host of its address, or its outlet where that is one."""
    found = _ADDRESS.match(article.uri or "") or _HOST.fullmatch(article.outlet or "")
    return found[1].lower() if found else None


def parsed(nlp: Language, docs: Iterable[Doc]) -> Iterator[Doc]:
    """The docs with all that the pipeline writes, in the order given; none depends on its neighbours."""
    return parsing.parsed(nlp, docs)
