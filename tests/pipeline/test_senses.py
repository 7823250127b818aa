"""Each word of `senses/` in all its senses: acts with their type and parties, and everyday uses that tell of none.

A line of a file there has five cells between tabs: the word; "-" where it tells of no act, else the types that are
right (between commas) and what is wanted of polarity and modality; words of the actor; words of the recipient; the
sentence. An empty cell is not asked for, 0 is nobody, and * as the word stands for any word of the sentence.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from rashomon.pipeline.slots import MENTIONS
from rashomon.records import Mention, Participant

pytestmark = pytest.mark.model


@dataclass(frozen=True, slots=True)
class Row:
    """One sentence, and what one word of it tells."""

    word: str
    told: str
    actor: str
    recipient: str
    text: str


def _rows(file: Path) -> Iterable[Row]:
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield Row(*line.split("\t"))


WORDS: dict[tuple[str, str], list[Row]] = {}
for _file in sorted(Path(__file__).with_name("senses").glob("*.tsv")):
    for _row in _rows(_file):
        WORDS.setdefault((_file.stem, _row.word), []).append(_row)


@pytest.mark.parametrize("rows", [pytest.param(rows, id=f"{file}-{word}") for (file, word), rows in WORDS.items()])
def test_a_word_is_read_in_each_sense(nlp: Language, rows: list[Row]) -> None:
    docs = nlp.pipe([row.text for row in rows])
    wrong = [f"{row.text} -> {why}" for row, doc in zip(rows, docs, strict=True) if (why := _wrong(row, doc))]
    assert not wrong, "\n".join(wrong)


def _wrong(row: Row, doc: Doc) -> str:
    """What is not as the row has it; empty where all is."""
    at = [t.idx for t in doc if row.word in ("*", t.lower_, t.lemma_.lower())]
    told = [m for m in MENTIONS.get(doc) if any(span.start <= idx < span.end for idx in at for span in m.trigger)]
    if row.told == "-":
        return f"tells of {told[0].type}" if told else ""
    types, *facts = row.told.split()
    mention = next((m for m in told if m.type in types.split(",")), None)
    if mention is None:
        return f"tells of {', '.join(m.type for m in told) or 'nothing'}, not of {types}"
    return _unlike(row, mention, facts)


def _unlike(row: Row, mention: Mention, facts: list[str]) -> str:
    for side, wanted, found in (("actor", row.actor, mention.actor), ("recipient", row.recipient, mention.recipient)):
        names = _names(row.text, found)
        if wanted and (names if wanted == "0" else wanted not in names):
            return f"{side} is {names or 'nobody'}, not {wanted}"
    missing = [fact for fact in facts if fact not in (mention.polarity, mention.modality)]
    return f"is {mention.polarity} and {mention.modality}, not {missing[0]}" if missing else ""


def _names(text: str, people: tuple[Participant, ...]) -> str:
    return "; ".join(text[p.start : p.end] for p in people)
