import json
from pathlib import Path

import pytest

from rashomon.errors import RecordError
from rashomon.pipeline.weights import SHIPPED, load
from rashomon.run.recipe import DEFAULT_MODEL, recipe
from rashomon.run.training import keep, train

VOICES = ("The mayor of Olmen", "The harbour master", "The ministry", "General Orla Venn", "The governor")
THINGS = ("the bridge was gone", "the road was open", "two boats had sunk", "the wells were dry")


def spans(text: str, words: str) -> list[dict[str, int]]:
    return [{"start": text.index(words), "end": text.index(words) + len(words)}]


def lesson(n: int) -> dict[str, object]:
    """A text of two statements, and a claim of nobody's that its reader left out."""
    first, second = VOICES[n % 5], VOICES[(n + 1) % 5].replace("The", "the")
    one, other = THINGS[n % 4], THINGS[(n + 1) % 4]
    text = f"{first} said that {one}. On Monday {second} denied that {other}. The claim was {n} days old."
    answers = [(first, "said", one), (second, "denied", other)]
    return {
        "id": f"lesson-{n}",
        "text": text,
        "attributions": [
            {"source": spans(text, who), "cue": spans(text, cue), "content": spans(text, what)}
            for who, cue, what in answers
        ],
    }


@pytest.fixture(scope="module")
def lessons(tmp_path_factory):
    path = tmp_path_factory.mktemp("lessons") / "lessons.jsonl"
    path.write_text("".join(json.dumps(lesson(n)) + "\n" for n in range(12)), encoding="utf-8")
    return path


@pytest.mark.model
def test_what_is_plain_is_learnt_and_the_same_lessons_give_the_same_bytes(lessons, tmp_path):
    learnt = train([lessons], DEFAULT_MODEL)
    assert learnt.chosen.f1 >= learnt.rules.f1 > 0.9
    keep(learnt, tmp_path / "a.npz")
    keep(train([lessons, lessons], DEFAULT_MODEL), tmp_path / "b.npz")
    assert (tmp_path / "a.npz").read_bytes() == (tmp_path / "b.npz").read_bytes()
    assert load(tmp_path / "a.npz").named == learnt.weights.named


@pytest.mark.model
def test_the_shipped_weights_are_those_that_todays_rules_give():
    corpus = Path(__file__).parents[2] / "corpus/statements"
    made = train([corpus / "train.jsonl", corpus / "items-train.jsonl"], DEFAULT_MODEL).weights
    shipped = load(SHIPPED)
    assert set(made.named) == set(shipped.named), "run python training/statements.py"
    assert made.named == pytest.approx(shipped.named, abs=1e-3), "run python training/statements.py"


def test_a_handful_of_articles_is_too_little(tmp_path):
    path = tmp_path / "few.jsonl"
    path.write_text(json.dumps(lesson(0)) + "\n", encoding="utf-8")
    with pytest.raises(RecordError, match="too few"):
        train([path], DEFAULT_MODEL)


def test_rows_know_the_weights_that_chose_them(tmp_path):
    path = tmp_path / "w.npz"
    option = {"rashomon_statements": {"weights": str(path)}}
    path.write_bytes(b"one")
    first = recipe(DEFAULT_MODEL, option).parsing
    path.write_bytes(b"other")
    assert recipe(DEFAULT_MODEL, option).parsing != first
