"""Each contract of the house is seen to break on a planted violation, so that none of them is there for show."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

VIOLATIONS = {
    "a floor below imports one above": (
        "rashomon/records.py", "import rashomon.project\n", "A floor uses the floors below it",
    ),
    "two rooms of one floor know each other": (
        "rashomon/reading/planted.py", "import rashomon.linking\n", "A floor uses the floors below it",
    ),
    "a new module without a floor": (
        "rashomon/utils.py", "", "A floor uses the floors below it",
    ),
    "spaCy outside the pipeline": (
        "rashomon/linking/planted.py", "import spacy\n", "Only the pipeline knows spaCy",
    ),
    "asking through a friend who knows spaCy": (
        "rashomon/ask/planted.py", "import rashomon.run\n", "Asking and showing never import spaCy",
    ),
    "SQL outside project and ask": (
        "rashomon/linking/planted.py", "import sqlite3\n", "Only project and ask know SQL",
    ),
    "a network package": (
        "rashomon/reading/planted.py", "import socket\n", "Nothing imports a network package",
    ),
    "two rooms that need each other": (
        "rashomon/linking/planted.py", "import rashomon.linking.neighbour\n", "No cycles inside a floor",
    ),
}  # fmt: skip


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A copy of the source tree that may be spoilt."""
    shutil.copytree(
        ROOT / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__", "samples", "*.gz", "static")
    )
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def inspected(house: Path) -> tuple[int, str]:
    """What `lint-imports` says of the house: its status and its words."""
    done = subprocess.run(
        [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"],
        cwd=house,
        env={**os.environ, "PYTHONPATH": str(house / "src"), "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def plant(house: Path, file: str, line: str) -> None:
    """Put a line at the end of a file, and for a room that is planted, let its neighbour need it."""
    path = house / "src" / file
    path.write_text((path.read_text(encoding="utf-8") if path.exists() else "") + line, encoding="utf-8")
    if "neighbour" in line:
        (path.parent / "neighbour.py").write_text("import rashomon.linking.planted\n", encoding="utf-8")


def test_the_house_as_it_stands_keeps_every_contract(house):
    status, words = inspected(house)
    assert (status, "0 broken" in words) == (0, True), words


@pytest.mark.parametrize("violation", VIOLATIONS)
def test_a_planted_violation_breaks_its_contract(house, violation):
    file, line, contract = VIOLATIONS[violation]
    plant(house, file, line)
    status, words = inspected(house)
    assert status == 1, words
    assert any(contract in row and "BROKEN" in row for row in words.splitlines()), words


def test_the_network_module_that_import_linter_cannot_tell_apart_is_refused_by_ruff(tmp_path):
    planted = tmp_path / "planted.py"
    planted.write_text("import urllib.request\n", encoding="utf-8")
    ruff = str(Path(sys.executable).parent / "ruff")
    command = [ruff, "check", "--no-cache", "--config", str(ROOT / "pyproject.toml"), str(planted)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert "TID251" in done.stdout
