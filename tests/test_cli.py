import csv
import io
import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest
from typer.testing import CliRunner

import island
from rashomon.cli import app
from rashomon.cli.app import BROKEN, FAILED, INTERRUPTED, LOCKED, NOT_FOUND, SOME_SKIPPED, WRONG_USE
from rashomon.run.recipe import recipe

RASHOMON = [sys.executable, "-m", "rashomon"]


def said(*words: object, stdin: str | None = None, env: dict[str, str] | None = None):
    """What the command answers in this process."""
    return CliRunner().invoke(app, [str(word) for word in words], input=stdin, env=env)


def rows_of(answer) -> list[dict[str, object]]:
    """The rows of an answer in JSON lines."""
    return [json.loads(line) for line in answer.stdout.splitlines()]


@pytest.fixture(scope="module")
def strait(tmp_path_factory) -> Path:
    return island.make(tmp_path_factory.mktemp("strait") / "strait.db")


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    path = tmp_path / "texts"
    path.mkdir()
    (path / "one.jsonl").write_text(
        '{"id": "one", "text": "The mayor of Kelm said the bridge was closed."}\n'
        '{"id": "two", "text": "The harbour office denied it."}\n'
    )
    return path


def test_help_shows_every_command_and_an_example():
    assert said("--help").exit_code == 0
    for command in ("demo", "init", "add", "build", "status", "check", "events", "show", "who", "diff", "origins",
                    "search", "sql", "code", "serve", "export", "train"):  # fmt: skip
        assert command in said("--help").output
        own = said(command, "--help")
        assert own.exit_code == 0
        assert f"rashomon {command}" in own.output or f" {command} " in own.output.split("For example")[-1], command


def test_help_answers_at_once_because_nothing_heavy_is_loaded():
    code = "import sys; from rashomon.cli import app; print(*sorted(sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {"spacy", "numpy", "sqlite3", "rich.table", "lxml", "starlette", "pyarrow"} & set(loaded)


def test_a_project_is_made_and_filled(tmp_path, texts):
    path = tmp_path / "made.db"
    assert said("init", path, "--title", "Bridges").exit_code == 0
    added = said("-p", path, "add", texts, "--json")
    assert json.loads(added.stdout) == {"added": 2, "changed": 0, "known": 0, "skipped": 0, "problems": []}
    again = said("-p", path, "add", texts)
    assert "0 added, 2 already there" in again.stderr
    assert again.stdout == ""


def test_how_far_a_run_is_shows_on_a_terminal_only(tmp_path, texts):
    done = subprocess.run(
        [*RASHOMON, "-p", tmp_path / "made.db", "add", texts], capture_output=True, text=True, check=True
    )
    assert (done.stdout, done.stderr) == ("", "2 added, 0 already there\n")


def test_add_makes_the_project(tmp_path, texts):
    path = tmp_path / "new.db"
    assert said("add", texts, "-p", path).exit_code == 0
    assert path.exists()


def test_articles_come_on_stdin(tmp_path, texts):
    added = said("-p", tmp_path / "new.db", "add", "-", "--json", stdin=(texts / "one.jsonl").read_text())
    assert json.loads(added.stdout)["added"] == 2


def test_the_project_is_found_by_its_name_in_the_environment(strait):
    named = said("sql", "select count(*) as n from articles", "--json", env={"RASHOMON_PROJECT": str(strait)})
    assert json.loads(named.stdout)["rows"] == [{"n": 6}]


def test_what_is_skipped_is_listed_and_told_by_the_exit_code(tmp_path, texts):
    (texts / "odd.jsonl").write_text('{"id": "three"}\n')
    added = said("-p", tmp_path / "new.db", "add", texts)
    assert added.exit_code == SOME_SKIPPED
    assert "2 added" in added.stderr
    assert "odd" in added.stderr


def test_no_project_is_told_with_a_way_out(tmp_path):
    missing = said("-p", tmp_path / "none.db", "status")
    assert missing.exit_code == NOT_FOUND
    assert missing.stderr.startswith("rashomon: there is no project")
    assert "rashomon -p" in missing.stderr


def test_errors_are_json_with_json(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "argv", ["rashomon", "--json"])
    missing = said("-p", tmp_path / "none.db", "status", "--json")
    error = json.loads(missing.stderr)["error"]
    assert error["code"] == "not_found"
    assert set(error) == {"code", "message", "hint"}


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("events", "--type"), WRONG_USE),
        (("nonsense",), WRONG_USE),
        (("events", "--from", "whenever"), WRONG_USE),
        (("sql", "delete from articles"), WRONG_USE),
        (("show", "ev_none"), NOT_FOUND),
        (("who", "Nobody Atall"), NOT_FOUND),
        (("build", "--model", "no_such_model"), FAILED),
    ],
)
def test_exit_codes(strait, words, code):
    assert said("-p", strait, *words).exit_code == code


def test_a_locked_file_is_told(tmp_path, texts, monkeypatch):
    path = tmp_path / "locked.db"
    said("-p", path, "add", texts)
    monkeypatch.setattr("rashomon.project._WAIT_SECONDS", 0.05)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("pragma locking_mode = exclusive")
    other.execute("begin exclusive")
    assert said("-p", path, "add", texts).exit_code == LOCKED
    other.close()


def test_check_finds_nothing_or_says_what(tmp_path, texts):
    path = tmp_path / "checked.db"
    said("-p", path, "add", texts)
    assert said("-p", path, "check").exit_code == 0
    with sqlite3.connect(path) as plain:
        plain.execute("update passages set start = 3")
    plain.close()
    broken = said("-p", path, "check")
    assert broken.exit_code == BROKEN
    assert "should tile" in broken.stdout


@pytest.mark.parametrize(
    "question",
    [("events",), ("events", "--disputed"), ("who", "Defence Ministry"), ("origins",), ("search", "ship"), ("status",)],
)
def test_every_format_holds_the_same_rows(strait, question):
    def lines(form: str) -> list[str]:
        answer = said("-p", strait, *question, "--format", form)
        assert answer.exit_code == 0, answer.stderr
        return answer.stdout.splitlines()

    jsonl = [json.loads(line) for line in lines("jsonl")]
    assert jsonl
    for form, separator in (("csv", ","), ("tsv", "\t")):
        rows = list(csv.reader(io.StringIO("\n".join(lines(form))), delimiter=separator))
        assert rows[0] == list(jsonl[0])
        assert len(rows) == len(jsonl) + 1
    assert len(lines("md")) == len(jsonl) + 2
    assert lines("table")


def test_an_event_is_shown_with_each_sides_words(strait):
    (first,) = [
        json.loads(line) for line in said("-p", strait, "events", "--limit", "1", "-f", "jsonl").stdout.splitlines()
    ]
    shown = said("-p", strait, "show", first["event_id"])
    assert "“" in shown.stdout
    assert "claimant" in shown.stdout
    assert "independent ground" in shown.stdout
    told = json.loads(said("-p", strait, "show", first["event_id"], "--json").stdout)
    assert told["event"]["event_id"] == first["event_id"]


def test_an_article_a_statement_and_a_conflict_are_shown(strait):
    article = json.loads(
        said("-p", strait, "sql", "select article_id from articles", "-f", "jsonl").stdout.splitlines()[0]
    )
    statement = json.loads(said("-p", strait, "sql", "select * from statements", "-f", "jsonl").stdout.splitlines()[0])
    disputed = json.loads(said("-p", strait, "events", "--disputed", "-f", "jsonl").stdout.splitlines()[0])
    assert said("-p", strait, "show", article["article_id"], "--at", "0-5").exit_code == 0
    assert said("-p", strait, "show", article["article_id"], "--at", "five").exit_code == WRONG_USE
    assert statement["statement_id"] in said("-p", strait, "show", statement["statement_id"]).stdout
    assert "conflict" in said("-p", strait, "diff", disputed["event_id"]).stdout


def test_a_question_that_takes_too_long_is_stopped(strait):
    endless = "with recursive n(x) as (select 1 union all select x + 1 from n) select count(*) from n"
    began = time.monotonic()
    assert said("-p", strait, "sql", endless, "--seconds", "0.2").exit_code == FAILED
    assert time.monotonic() - began < 2


def test_a_reader_that_has_enough_is_no_error(strait):
    endless = 'select printf("%.1000c", "x") as x from mentions a, mentions b, mentions c, mentions d'
    command = subprocess.Popen(
        [*RASHOMON, "-p", str(strait), "sql", endless, "-f", "csv"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert command.stdout is not None
    assert command.stderr is not None
    command.stdout.readline()
    command.stdout.close()
    assert command.stderr.read() == b""
    command.stderr.close()
    assert command.wait() == 0


def test_interrupted_it_leaves_a_whole_file_and_says_so(tmp_path):
    texts = tmp_path / "many.jsonl"
    with texts.open("w") as out:
        for number in range(30_000):
            out.write(json.dumps({"id": str(number), "text": f"The mayor said number {number} was closed."}) + "\n")
    path = tmp_path / "stopped.db"
    command = subprocess.Popen([*RASHOMON, "-p", str(path), "add", str(texts)], stderr=subprocess.PIPE, text=True)
    while not path.exists() or path.stat().st_size < 100_000:
        time.sleep(0.01)
    command.send_signal(signal.SIGINT)
    _, told = command.communicate(timeout=30)
    assert command.returncode == INTERRUPTED
    assert "run the same command again" in told
    assert "Traceback" not in told
    assert said("-p", path, "check").exit_code == 0


def test_a_folder_that_cannot_be_written_is_told(strait, tmp_path):
    (tmp_path / "file").write_text("in the way")
    failed = said("-p", strait, "export", "--to", tmp_path / "file" / "out")
    assert failed.exit_code == FAILED
    assert failed.stderr.startswith("rashomon: ")
    assert len(failed.stderr.splitlines()) == 1


def test_a_fault_of_ours_is_one_sentence_too(strait, monkeypatch):
    monkeypatch.setattr("rashomon.ask.events", lambda *_, **__: 1 / 0)
    failed = said("-p", strait, "events")
    assert failed.exit_code == FAILED
    assert "a fault of ours, ZeroDivisionError" in failed.stderr
    assert "Traceback" not in failed.stderr


def test_on_a_terminal_lists_are_drawn_to_be_read(strait, monkeypatch):
    for room in ("asking", "faces", "output"):
        monkeypatch.setattr(f"rashomon.cli.{room}.terminal", lambda: True)
    monkeypatch.setenv("COLUMNS", "90")
    events = said("-p", strait, "events").stdout
    assert "independent ground" in events
    assert "in conflict:" in events
    wide = said("-p", strait, "sql", "select * from statements").stdout
    assert "statement_id" in wide.splitlines()[0]
    assert max(map(len, wide.splitlines())) <= 90
    narrow = said("-p", strait, "sql", "select stance, kind from statements").stdout
    assert narrow.split()[:2] == ["stance", "kind"]


def test_quiet_is_quiet(tmp_path, texts):
    added = said("-q", "-p", tmp_path / "new.db", "add", texts)
    assert (added.stdout, added.stderr) == ("", "")


def test_no_colour_in_a_pipe(strait):
    assert "\x1b[" not in said("-p", strait, "events").stdout
    shown = subprocess.run(
        [*RASHOMON, "-p", str(strait), "origins"], capture_output=True, text=True, env={**os.environ, "NO_COLOR": "1"}
    )
    assert "\x1b[" not in shown.stdout


@pytest.mark.parametrize("settings", ["colour = 'red'", "workers = 'many'", "model = "])
def test_settings_that_are_none_are_told(tmp_path, texts, settings):
    said("-p", tmp_path / "new.db", "add", texts)
    (tmp_path / "rashomon.toml").write_text(settings)
    built = said("-p", tmp_path / "new.db", "build")
    assert built.exit_code == FAILED
    assert "rashomon.toml" in built.stderr


def test_words_of_ones_own_make_articles_stale():
    assert recipe(options={"rashomon_statements": {"extra": [{"lemma": "harrumph"}]}}).parsing != recipe().parsing


@pytest.mark.model
def test_a_text_is_coded_without_a_project():
    coded = said("code", "-", stdin="The harbour ministry denied that soldiers had attacked the bridge at Kelm.\n")
    rows = [json.loads(line) for line in coded.stdout.splitlines()]
    assert coded.exit_code == 0, coded.stderr
    assert {row["table"] for row in rows} >= {"articles", "passages", "statements"}
    told = [row for row in rows if row["table"] == "statements"]
    assert [row["stance"] for row in told] == ["denies"]


@pytest.mark.model
def test_explained_rows_carry_their_words(tmp_path):
    file = tmp_path / "report.txt"
    file.write_text("The harbour ministry denied that soldiers had attacked the bridge at Kelm.\n")
    rows = [json.loads(line) for line in said("code", file, "--explain").stdout.splitlines()]
    told = next(row for row in rows if row["table"] == "statements")
    assert told["words"]["cue"] == ["denied"]
    assert "rule" in told


@pytest.mark.model
def test_two_commands_build_a_project(tmp_path, texts):
    path = tmp_path / "built.db"
    said("-p", path, "add", texts)
    built = json.loads(said("-p", path, "build", "--json").stdout)
    assert (built["parsed"], built["linked"], built["problems"]) == (2, True, [])
    again = json.loads(said("-p", path, "build", "--json").stdout)
    assert (again["parsed"], again["linked"]) == (0, False)
    assert said("-p", path, "check").exit_code == 0


@pytest.mark.model
def test_words_of_ones_own_are_heard(tmp_path):
    (tmp_path / "rashomon.toml").write_text(
        '[[rashomon_statements.extra]]\nlemma = "harrumph"\nstance = "doubts"\n'
        'example = "The colonel harrumphed that the bridge was gone."\n'
    )
    (tmp_path / "one.txt").write_text("The colonel harrumphed that the bridge at Kelm was gone.\n")
    said("-p", tmp_path / "own.db", "add", tmp_path / "one.txt")
    said("-p", tmp_path / "own.db", "build")
    assert rows_of(said("-p", tmp_path / "own.db", "sql", "select stance from statements", "-f", "jsonl")) == [
        {"stance": "doubts"}
    ]


@pytest.mark.model
def test_the_demo_shows_one_disputed_event_and_what_to_type_next(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("RASHOMON_PROJECT", str(tmp_path / "mine.db"))
    shown = said("demo")
    assert shown.exit_code == 0, shown.stderr
    for words in ("articles", "origin", "claimant", "independent ground", "conflict", "“"):
        assert words in shown.stdout
    assert "What to type next" in shown.stderr
    assert (tmp_path / "october-1962.db").exists()
    assert not (tmp_path / "mine.db").exists()
    again = said("demo")
    assert again.stdout == shown.stdout


def test_the_demo_leaves_a_project_of_ones_own_alone(tmp_path, texts):
    said("-p", tmp_path / "mine.db", "add", texts)
    refused = said("-p", tmp_path / "mine.db", "demo")
    assert refused.exit_code == WRONG_USE
    assert "your own" in refused.stderr


@pytest.mark.model
@pytest.mark.slow
def test_a_build_by_two_workers_is_interrupted_and_goes_on(tmp_path):
    texts = tmp_path / "many.jsonl"
    with texts.open("w") as out:
        for number in range(120):
            text = f"The mayor of Kelm said bridge number {number} was closed. " * 20
            out.write(json.dumps({"id": str(number), "text": text}) + "\n")
    path = tmp_path / "stopped.db"
    said("-p", path, "add", texts)
    command = subprocess.Popen(
        [*RASHOMON, "-p", str(path), "build", "--workers", "2", "--only", "parse"],
        stderr=subprocess.PIPE, text=True, start_new_session=True,
    )  # fmt: skip
    while not parsed(path):
        assert command.poll() is None
        time.sleep(0.02)
    os.killpg(command.pid, signal.SIGINT)
    _, told = command.communicate(timeout=60)
    assert command.returncode == INTERRUPTED
    assert "Traceback" not in told
    assert said("-p", path, "check").exit_code == 0
    done = parsed(path)
    rest = json.loads(said("-q", "-p", path, "build", "--workers", "2", "--only", "parse", "--json").stdout)
    assert 0 < done < 120
    assert rest["parsed"] == 120 - done


def parsed(path: Path) -> int:
    """How many articles a build has parsed so far."""
    with closing(sqlite3.connect(path)) as project:
        (done,) = project.execute("select count(*) from builds where recipe is not null").fetchone()
    return done
