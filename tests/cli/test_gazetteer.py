import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from rashomon.cli import app
from rashomon.cli.app import FAILED, NOT_FOUND

KARSK = [
    "7",
    "Karskmoor",
    "Karskmoor",
    "",
    "35.9",
    "36.6",
    "P",
    "PPL",
    "SY",
    "",
    "12",
    "",
    "",
    "",
    "900",
    "",
    "",
    "",
    "",
]


def said(*words: object):
    """What the command answers in this process."""
    return CliRunner().invoke(app, [str(word) for word in words])


@pytest.fixture
def folder(tmp_path, monkeypatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "SY.txt").write_text("\t".join(KARSK) + "\n")
    (tmp_path / "one.txt").write_text("Rebels shelled the town of Karskmoor on Monday. Guns pounded it again.\n")
    return tmp_path


def test_it_says_what_it_made_and_what_to_write_where(folder):
    answer = said("gazetteer", "import", "SY.txt")
    assert answer.exit_code == 0
    assert answer.stdout == ""
    assert "made SY.gazetteer: 1 places under 1 names; in rashomon.toml" in answer.stderr
    assert 'gazetteer = ["SY.gazetteer"]' in answer.stderr


def test_it_answers_in_json(folder):
    answer = said("gazetteer", "import", "SY.txt", "--to", "own", "--json")
    assert json.loads(answer.stdout) == {"to": "own", "places": 1, "names": 1}


def test_a_wrong_line_is_one_sentence(folder):
    (folder / "SY.txt").write_text("Karsk\n")
    answer = said("gazetteer", "import", "SY.txt")
    assert answer.exit_code == FAILED
    assert answer.stderr.startswith("rashomon: SY.txt, line 1: 1 fields between tabs, not 19")


def test_a_dump_that_is_not_there_is_told(folder):
    answer = said("gazetteer", "import", "IQ.txt")
    assert (answer.exit_code, answer.stderr[:16]) == (FAILED, "rashomon: IQ.txt")


def test_a_name_is_found_by_the_settings_beside_the_project(folder):
    assert said("gazetteer", "find", "Karskmoor").exit_code == NOT_FOUND
    said("gazetteer", "import", "SY.txt")
    (folder / "rashomon.toml").write_text('[rashomon_places]\ngazetteer = ["SY.gazetteer"]\n')
    (row,) = map(json.loads, said("gazetteer", "find", "Karskmoor", "-f", "jsonl").stdout.splitlines())
    assert (row["country"], row["precision"], row["geonames_id"]) == ("SYR", "city", 7)


@pytest.mark.model
def test_a_gazetteer_beside_the_project_makes_its_rows_anew(folder):
    said("add", "one.txt")
    said("build", "-q")
    (folder / "rashomon.toml").write_text('[rashomon_places]\ngazetteer = ["SY.gazetteer"]\n')
    missing = said("build", "-q")
    assert missing.exit_code == FAILED
    assert "no gazetteer lies there; make it with `rashomon gazetteer import`" in missing.stderr
    said("gazetteer", "import", "SY.txt")
    assert "1 articles are stale" in said("status").stderr
    said("build", "-q")
    rows = said("sql", "select name, geonames_id, country from places where name = 'Karskmoor'", "-f", "jsonl").stdout
    assert {"name": "Karskmoor", "geonames_id": 7, "country": "SYR"} in list(map(json.loads, rows.splitlines()))
    assert "stale" not in said("status").stderr


@pytest.mark.model
def test_another_gazetteer_of_the_same_name_makes_its_rows_anew(folder):
    (folder / "rashomon.toml").write_text('[rashomon_places]\ngazetteer = ["SY.gazetteer"]\n')
    said("gazetteer", "import", "SY.txt")
    said("add", "one.txt")
    said("build", "-q")
    (folder / "SY.txt").write_text("\t".join([*KARSK[:4], "35.1", *KARSK[5:]]) + "\n")
    said("gazetteer", "import", "SY.txt")
    assert "1 articles are stale" in said("status").stderr


@pytest.mark.parametrize(("line", "told"), [("gazetteer = 3", "write a list"), ('shipped = "no"', "true or false")])
def test_a_slip_in_the_settings_is_told(folder, line, told):
    (folder / "rashomon.toml").write_text(f"[rashomon_places]\n{line}\n")
    answer = said("gazetteer", "find", "Aleppo")
    assert (answer.exit_code, told in answer.stderr) == (FAILED, True)
