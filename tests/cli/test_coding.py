import json
import re
import tomllib
from pathlib import Path

import pytest
from typer.testing import CliRunner

from rashomon.cli import app
from rashomon.cli.app import FAILED
from rashomon.cli.settings import read
from rashomon.run.recipe import recipe

DOCS = Path(__file__).parents[2] / "docs"
TEXT = (
    "Rebels shelled the port of Brenn, the mayor said. The clerk raided the larder. Soldiers reported for duty. "
    "The sea is blue."
)


def said(*words: object):
    """What the command answers in this process."""
    return CliRunner().invoke(app, [str(word) for word in words])


@pytest.fixture
def report(tmp_path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(TEXT)
    return path


def coded(text: str, folder: Path, *words: object) -> list[tuple[str, str]]:
    """Trigger and frame of each mention of a text."""
    path = folder / "text.txt"
    path.write_text(text)
    answer = said("code", path, *words)
    assert answer.exit_code == 0, answer.stderr
    rows = [row for line in answer.stdout.splitlines() if (row := json.loads(line))["table"] == "mentions"]
    return [(text[r["trigger"][0]["start"] : r["trigger"][-1]["end"]], r["rule"].partition(";")[0]) for r in rows]


@pytest.mark.model
def test_explained_to_be_read_every_sentence_says_what_decided(report):
    told = said("code", report, "--explain", "--format", "text").stdout
    title, first, second, third, fourth = re.split(r"\n\s*\n", told.strip())
    assert title.startswith("without a title  ar_")
    for words in ("mention ASSAULT", "assault.shell", "its subject (subj)", "statement asserts", "the cue say"):
        assert words in " ".join(first.split())
    assert "its object “larder” is one that it refuses" in " ".join(second.split())
    assert "report: nothing is handed over" in third
    assert fourth.endswith("no frame and no cue knows a word of it")


@pytest.mark.model
def test_explained_as_json_lines_rows_say_because(report):
    rows = [json.loads(line) for line in said("code", report, "--explain").stdout.splitlines()]
    (mention,) = [row for row in rows if row["table"] == "mentions"]
    assert {reason["about"] for reason in mention["because"]} >= {"act", "actor", "recipient", "polarity", "modality"}
    missed = {(row["stage"], *row["words"]["misses"]) for row in rows if row["table"] == "misses"}
    assert missed >= {("mentions", "raided"), ("statements", "reported"), ("all", "The sea is blue.")}


@pytest.mark.model
def test_without_explain_nothing_is_said_of_reasons(report):
    rows = [json.loads(line) for line in said("code", report).stdout.splitlines()]
    assert all("because" not in row and row["table"] != "misses" for row in rows)


@pytest.mark.model
def test_the_example_of_the_docs_adds_changes_and_disables(tmp_path):
    (example,) = [
        block
        for block in re.findall(r"```toml\n(.+?)```", (DOCS / "lexicon.md").read_text(encoding="utf-8"), re.DOTALL)
        if "disable" in block
    ]
    file = tmp_path / "rashomon.toml"
    file.write_text(example, encoding="utf-8")
    given = tomllib.loads(example)["rashomon_mentions"]
    text = " ".join(
        [*(entry["example"] for entry in (given["extra"][0], given["lights"][0])), "Guns pounded the fort. "]
    )
    text += "Rebels raided the fridge. Rebels raided the orchard. The envoy bruited that the port would close."
    ours, theirs = coded(text, tmp_path), coded(text, tmp_path, "--settings", file)
    assert ("pounded", "assault.pound") in ours
    assert ("crimped", "coerce.crimp") in theirs
    assert [words for words, _ in ours if words in ("pounded", "raided", "crimped")] == ["pounded", "raided"]
    assert [words for words, _ in theirs if words in ("pounded", "raided", "crimped")] == ["crimped", "raided"]
    assert any(words.startswith("choreographed") for words, _ in theirs)
    assert not any(words.startswith("choreographed") for words, _ in ours)
    explained = said("code", tmp_path / "text.txt", "--settings", file, "--explain", "-f", "text").stdout
    assert "the cue bruit" in explained


def test_a_slip_in_the_settings_is_one_sentence(tmp_path, report):
    file = tmp_path / "mine.toml"
    file.write_text('[[rashomon_mentions.extra]]\nid = "assault.raidd"\nnot_object = ["orchard"]\n')
    answer = said("code", report, "--settings", file)
    assert answer.exit_code == FAILED
    assert answer.stdout == ""
    assert answer.stderr == (
        f"rashomon: {file}, [[rashomon_mentions.extra]] 1: id = 'assault.raidd' is the id of no entry of ours; "
        "did you mean assault.raid? An entry of your own has no id\n"
    )


def test_a_change_of_the_settings_is_another_recipe(tmp_path):
    file = tmp_path / "rashomon.toml"
    file.write_text('[rashomon_mentions]\ndisable = ["assault.pound"]\n')
    assert recipe(options=read(file).options).parsing != recipe().parsing
