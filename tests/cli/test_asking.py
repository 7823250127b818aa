import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from typer.testing import CliRunner

import island
import moods
from rashomon.cli import app
from rashomon.cli.app import FAILED, LOCKED, NOT_FOUND, WRONG_USE


def said(*words: object):
    """What the command answers in this process."""
    return CliRunner().invoke(app, [str(word) for word in words])


@pytest.fixture(scope="module")
def strait(tmp_path_factory) -> Path:
    return island.make(tmp_path_factory.mktemp("strait") / "strait.db")


@pytest.fixture(scope="module")
def in_moods(tmp_path_factory) -> Path:
    return moods.make(tmp_path_factory.mktemp("moods") / "moods.db")


@pytest.fixture
def first(strait):
    """The first id of a table."""

    def first(table: str) -> str:
        key = f"{table.removesuffix('s')}_id"
        answer = said("-p", strait, "sql", f"select {key} from {table} order by 1 limit 1", "-f", "jsonl")
        return json.loads(answer.stdout)[key]

    return first


@pytest.mark.parametrize(("table", "reason"), [("mentions", "the frame"), ("statements", "cue")])
def test_a_row_is_shown_with_its_reasons(strait, first, table, reason):
    shown = said("-p", strait, "show", first(table)).stdout
    values, _, reasons = shown.partition(f"\n  {table.removesuffix('s')} ")
    assert first(table) in values
    assert reason in reasons


def test_reasons_come_as_json_and_as_rows_too(strait, first):
    id = first("mentions")
    told = json.loads(said("-p", strait, "show", id, "--explain", "--json").stdout)
    assert [why["id"] for sentence in told["sentences"] for why in sentence["found"]] == [id]
    rows = [json.loads(line) for line in said("-p", strait, "show", id, "--explain", "-f", "jsonl").stdout.splitlines()]
    assert {row["id"] for row in rows} == {id}
    assert {"about", "words", "why"} <= set(rows[0])


def test_an_article_is_explained_sentence_by_sentence(strait):
    shown = said("-p", strait, "show", island.review.id, "--explain").stdout
    assert "no content after the cue" in " ".join(shown.split())
    assert "no frame and no cue knows a word of it" in shown


@pytest.mark.parametrize(("id", "code"), [("ev_aaaaaaaaaaaaaaaa", WRONG_USE), ("mn_none", NOT_FOUND)])
def test_what_cannot_be_explained_says_so(strait, id, code):
    assert said("-p", strait, "show", id, "--explain").exit_code == code


@pytest.mark.parametrize(
    ("version", "code", "way_out"), [(1, FAILED, "run `rashomon build` once"), (99, LOCKED, "update")]
)
def test_a_project_of_another_schema_is_told_by_every_question(tmp_path, version, code, way_out):
    path = island.make(tmp_path / "strait.db")
    with closing(sqlite3.connect(path)) as plain, plain:
        plain.execute(f"pragma user_version = {version}")
    for question in (
        ("events",),
        ("search", "ship"),
        ("show", island.review.id),
        ("serve", "--port", "0"),
        ("status",),
    ):
        answer = said("-p", path, *question)
        assert (answer.exit_code, answer.stdout) == (code, "")
        assert answer.stderr.startswith(f"rashomon: {path} was made by")
        assert way_out in answer.stderr


def test_events_that_nobody_tells_as_done_say_how_they_are_told(in_moods, monkeypatch):
    rows = [json.loads(line) for line in said("-p", in_moods, "events", "-f", "jsonl").stdout.splitlines()]
    told = {row["event_id"]: row for row in rows}
    assert told[moods.LANDING.event_id]["told"] == "negated, planned"
    assert told[moods.SHELLING.event_id]["denied_by"] == "Norvian Admiralty"
    monkeypatch.setattr("rashomon.cli.asking.terminal", lambda: True)
    drawn = said("-p", in_moods, "events").stdout
    assert "ASSAULT (invade) [negated, planned] · 2031-06-02 · Norvia" in drawn
    assert "in conflict: happened; denied by Norvian Admiralty" in drawn
    assert "2 claimants (1 as done)" in drawn


def test_events_can_be_cut_to_what_somebody_tells_as_done(in_moods):
    deeds = json.loads(said("-p", in_moods, "events", "--done", "--json").stdout)
    assert (deeds["total"], all(e["mentions_done"] for e in deeds["events"])) == (3, True)
    assert json.loads(said("-p", in_moods, "events", "--json").stdout)["total"] == 6


def test_an_event_shows_how_it_is_told_by_whom_and_why(in_moods):
    shown = " ".join(said("-p", in_moods, "show", moods.SHELLING.event_id).stdout.split())
    assert f"denied in 1 mention: Norvian Admiralty {moods.DENIAL_ID}" in shown
    assert "ASSAULT (invade) [negated, planned]" in said("-p", in_moods, "show", moods.LANDING.event_id).stdout


def test_an_article_lists_its_acts_as_they_are_told(in_moods):
    shown = said("-p", in_moods, "show", moods.day.id).stdout
    assert f"ASSAULT (stop) [threatened] “sink” ({moods.sinking.mention_id})" in " ".join(shown.split())
    assert "[done] “shelled”" in shown


def test_deeds_alone_go_out(in_moods, tmp_path):
    assert said("-p", in_moods, "export", "--to", tmp_path, "--done").exit_code == 0
    events = [json.loads(line)["event_id"] for line in (tmp_path / "events.jsonl").read_text().splitlines()]
    assert sorted(events) == sorted(e.event_id for e in (moods.SHELLING, moods.BURNING, moods.FIRE))
