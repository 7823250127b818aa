"""The coded sentences: every span at its words, every label one of the lists, enough of each kind, no text twice."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import get_args

import pytest

from rashomon.records import EventType, Modality, Polarity

CORPUS = Path(__file__).parents[1] / "corpus"
HALVES = ("dev", "test")
SPANS = (
    "trigger",
    "trigger_also",
    "actor",
    "actor_also",
    "actor_optional",
    "recipient",
    "recipient_also",
    "recipient_optional",
    "place_also",
    "place_optional",
)


def rows(path: Path) -> list[dict]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def both(name: str) -> dict[str, list[dict]]:
    """Both halves of a set."""
    return {half: rows(CORPUS / "mentions" / f"{name}-{half}.jsonl") for half in HALVES}


OURS, FRESH, DAILY = both("contrast"), both("fresh"), both("daily")
CONTRAST = [item for half in HALVES for item in OURS[half]]
INVENTED = CONTRAST + [item for half in HALVES for item in FRESH[half]]
EVERY = INVENTED + [item for half in HALVES for item in DAILY[half]]
READERS = rows(CORPUS / "mentions" / "readers.jsonl")
OLDER = rows(CORPUS / "coding" / "contrast.jsonl")
CATEGORIES = {item["category"] for item in OLDER}


def spans(mention: dict) -> Iterator[dict]:
    for field in SPANS:
        yield from mention.get(field, [])
    yield from (mention[field] for field in ("place", "date") if mention[field])


def fives(text: str) -> set[tuple[str, ...]]:
    """Every five words in a row."""
    words = re.findall(r"\w+", text.lower())
    return set(zip(*(words[i:] for i in range(5)), strict=False))


@pytest.mark.parametrize("item", EVERY, ids=lambda item: item["id"])
def test_every_span_holds_the_words_it_names(item: dict) -> None:
    text = item["text"]
    for mention in item["mentions"]:
        assert mention["trigger"]
        for span in spans(mention):
            assert text[span["start"] : span["end"]] == span["text"].strip()
            head = span.get("head", span)
            assert text[head["start"] : head["end"]] == head["text"]
            assert span["start"] <= head["start"] < head["end"] <= span["end"]


@pytest.mark.parametrize("item", EVERY, ids=lambda item: item["id"])
def test_every_label_is_one_of_the_lists(item: dict) -> None:
    for mention in item["mentions"]:
        assert {mention["type"], *mention.get("types", [])} <= set(get_args(EventType)) - {"none"}
        assert mention["type"] in mention.get("types", [mention["type"]])
        assert mention["polarity"] in get_args(Polarity)
        assert mention["modality"] in get_args(Modality)


def test_the_halves_are_equal_and_hold_enough_of_each_category() -> None:
    assert [len(OURS[half]) for half in HALVES] == [150, 150]
    assert Counter(item["category"] for item in CONTRAST) == dict.fromkeys(CATEGORIES, 15)
    for half in HALVES:
        assert min(Counter(item["category"] for item in OURS[half]).values()) >= 7


def test_the_halves_are_drawn_by_the_hash_of_the_text() -> None:
    for category in CATEGORIES:
        drawn = [
            [sha256(item["text"].encode()).hexdigest() for item in OURS[half] if item["category"] == category]
            for half in HALVES
        ]
        assert max(drawn[0]) < min(drawn[1])


def test_sentences_of_nothing_have_no_answers_and_all_others_want_one() -> None:
    for item in CONTRAST:
        wanted = [mention for mention in item["mentions"] if not mention.get("optional")]
        assert bool(wanted) == (item["category"] != "none"), item["id"]


def test_no_text_and_no_name_stands_twice() -> None:
    assert len({item["id"] for item in EVERY}) == len(EVERY)
    assert len({item["text"] for item in EVERY}) == len(EVERY)


def test_no_five_words_are_shared_with_the_older_sentences() -> None:
    known = set().union(*(fives(item["text"]) for item in OLDER))
    assert [item["id"] for item in INVENTED if fives(item["text"]) & known] == []


def test_no_five_words_are_shared_with_the_sentences_for_scoring_alone() -> None:
    known = set().union(*(fives(item["text"]) for item in OURS["test"]))
    fresh = [item for half in HALVES for item in FRESH[half]]
    assert [item["id"] for item in fresh if fives(item["text"]) & known] == []


def test_invented_texts_have_the_one_date_of_their_set() -> None:
    assert {item["published"] for item in CONTRAST} == {"2023-09-14"}
    assert {item["published"] for half in HALVES for item in FRESH[half]} == {"1932-06-15"}


def test_every_real_text_names_its_page_and_licence() -> None:
    for half in HALVES:
        for item in DAILY[half]:
            assert item["url"].startswith("https://en.wikinews.org/"), item["id"]
            assert item["licence"] == "CC BY 2.5", item["id"]


def test_both_readers_answer_every_sentence_that_they_were_asked() -> None:
    asked = {item["id"] for item in OURS["test"]} | {i for item in FRESH["test"] if (i := item["id"])[:8] == "fresh-b-"}
    for reader in "ab":
        answered = [item["id"] for item in READERS if item["reader"] == reader]
        assert len(answered) == len(asked)
        assert set(answered) == asked


def test_every_type_of_act_is_met() -> None:
    met = {mention["type"] for item in CONTRAST for mention in item["mentions"] if not mention.get("optional")}
    assert met == set(get_args(EventType)) - {"none"}
