import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from rashomon.pipeline import parsed
from rashomon.pipeline.slots import MENTIONS, PUBLISHED
from rashomon.records import Figure, Mention, Participant

pytestmark = pytest.mark.model
EASY, CONSTRUCTIONS, WORDINGS = (
    tomllib.loads(Path(__file__).with_name(name).read_text(encoding="utf-8"))["sentences"]
    for name in ("easy_sentences.toml", "constructions.toml", "wordings.toml")
)
SENTENCES = [*EASY, *CONSTRUCTIONS, *WORDINGS]


@pytest.fixture(scope="module")
def docs(nlp: Language) -> dict[str, Doc]:
    made = [nlp.make_doc(sentence["text"]) for sentence in SENTENCES]
    for doc in made:
        PUBLISHED.set(doc, "2024-05-15")
    return {doc.text: doc for doc in parsed(nlp, made)}


def told(doc: Doc) -> list[list[str]]:
    """The mentions of a doc as the file writes them, in their parts."""
    return [list(_parts(doc.text, mention)) for mention in MENTIONS.get(doc)]


def _parts(text: str, mention: Mention) -> Iterator[str]:
    yield " ... ".join(span.of(text) for span in mention.trigger)
    yield mention.type
    yield f"{_names(text, mention.actor)} > {_names(text, mention.recipient)}".strip()
    if mention.place:
        yield f"in {text[mention.place.start : mention.place.end]}"
    if mention.date:
        yield f"on {mention.date.value}"
    if mention.polarity != "affirmed":
        yield mention.polarity
    if mention.modality != "actual":
        yield mention.modality
    for column in ("killed", "wounded", "detained", "displaced"):
        count: Figure | None = getattr(mention, column)
        if count is not None:
            yield f"{column} {'' if count.low is None else count.low}-{'' if count.high is None else count.high}"


def _names(text: str, people: tuple[Participant, ...]) -> str:
    return "; ".join(text[p.start : p.end] for p in people)


def _case(sentence: dict[str, str]) -> object:
    wrong = sentence.get("wrong")
    return pytest.param(
        sentence, id=sentence["text"], marks=[pytest.mark.xfail(reason=wrong, strict=True)] if wrong else []
    )


@pytest.mark.parametrize("sentence", [_case(sentence) for sentence in EASY])
def test_an_easy_sentence_is_read_right(docs: dict[str, Doc], sentence: dict[str, list[str]]) -> None:
    wanted = [[part.strip() for part in line.split(" | ")] for line in sentence["told"]]
    assert told(docs[sentence["text"]]) == wanted


@pytest.mark.parametrize("sentence", [_case(sentence) for sentence in CONSTRUCTIONS])
def test_a_construction_is_read_right(docs: dict[str, Doc], sentence: dict[str, list[str]]) -> None:
    wanted = [[part.strip() for part in line.split(" | ")] for line in sentence["told"]]
    assert told(docs[sentence["text"]]) == wanted


@pytest.mark.parametrize("sentence", [_case(sentence) for sentence in WORDINGS])
def test_a_wording_is_read_right(docs: dict[str, Doc], sentence: dict[str, list[str]]) -> None:
    wanted = [[part.strip() for part in line.split(" | ")] for line in sentence["told"]]
    assert told(docs[sentence["text"]]) == wanted


def test_there_are_at_least_fifty() -> None:
    assert sum("wrong" not in sentence for sentence in EASY) >= 50
