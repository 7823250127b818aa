"""Acts that a sentence does not tell as done, and twins of nearly the same words that do.

A line of a file in `realities/` has three cells between tabs: the word that tells of the act; what is said of it
(its modality, "negated" where it is denied); the sentence, of an article of 15 May 2024. A plan, a demand, a threat,
a denial or a hypothesis is never a deed.
"""

from collections.abc import Iterable
from pathlib import Path

import pytest
from spacy.language import Language

from rashomon.pipeline.slots import MENTIONS, PUBLISHED

pytestmark = pytest.mark.model

PARTS = 20
"""How many tests share the lines of a file."""


def _lines(file: Path) -> list[tuple[str, str, str]]:
    rows = (line.split("\t") for line in file.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return [(word, told, text) for word, told, text in rows]


FILES = {file.stem: _lines(file) for file in sorted(Path(__file__).with_name("realities").glob("*.tsv"))}


@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("file", FILES)
def test_what_is_not_told_as_done_is_no_deed(nlp: Language, file: str, part: int) -> None:
    rows = FILES[file][part::PARTS]
    wrong = [f"{text} -> {found}, not {told}" for (word, told, text), found in _read(nlp, rows) if found != told]
    assert not wrong, "\n".join(wrong)


def _read(nlp: Language, rows: list[tuple[str, str, str]]) -> Iterable[tuple[tuple[str, str, str], str]]:
    docs = [nlp.make_doc(text) for _, _, text in rows]
    for doc in docs:
        PUBLISHED.set(doc, "2024-05-15")
    for row, doc in zip(rows, nlp.pipe(docs), strict=True):
        at = next((t.idx for t in doc if t.text == row[0]), -1)
        mention = next((m for m in MENTIONS.get(doc) if any(s.start <= at < s.end for s in m.trigger)), None)
        if mention is None:
            yield row, "nothing"
        elif mention.polarity == "negated":
            yield row, "negated"
        else:
            yield row, "actual" if mention.modality == "past_reference" else mention.modality
