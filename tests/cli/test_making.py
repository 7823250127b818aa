import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from rashomon.cli import app
from rashomon.cli.app import FAILED


def said(*words: object):
    """What the command answers in this process."""
    return CliRunner().invoke(app, [str(word) for word in words])


@pytest.fixture
def project(tmp_path) -> Path:
    (tmp_path / "one.txt").write_text("Rebels shelled the port of Brenn. Guns pounded the fort.\n")
    path = tmp_path / "strait.db"
    assert said("-p", path, "add", tmp_path / "one.txt").exit_code == 0
    return path


def frames(project: Path) -> list[str]:
    """The frames of the mentions after a build."""
    assert said("-p", project, "build", "-q").exit_code == 0
    rows = said("-p", project, "sql", "select rule from mentions order by 1", "-f", "jsonl").stdout.splitlines()
    return [json.loads(row)["rule"].partition(";")[0] for row in rows]


@pytest.mark.model
def test_a_frame_that_is_disabled_beside_the_project_makes_its_rows_stale(project):
    assert frames(project) == ["assault.pound", "assault.shell"]
    (project.parent / "rashomon.toml").write_text('[rashomon_mentions]\ndisable = ["assault.pound"]\n')
    assert "1 articles are stale" in said("-p", project, "status").stderr
    assert frames(project) == ["assault.shell"]


@pytest.mark.parametrize("command", ["build", "status"])
def test_a_slip_beside_the_project_is_told_before_anything_is_done(project, command):
    (project.parent / "rashomon.toml").write_text('[rashomon_mentions]\ndisabled = ["assault.pound"]\n')
    answer = said("-p", project, command)
    assert (answer.exit_code, answer.stdout) == (FAILED, "")
    assert "[rashomon_mentions] disabled: no option is called so; did you mean disable?" in answer.stderr
