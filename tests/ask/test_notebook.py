import sys
from pathlib import Path

import pytest

import rashomon
from rashomon import ask
from rashomon.errors import NotFound, QuestionError


def test_without_pandas_the_way_out_is_told(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    notebook = rashomon.open(project)
    with pytest.raises(QuestionError, match=r"need pandas: pip install pandas; without it, ask with rashomon\.ask"):
        _ = notebook.mentions


def test_what_is_no_project_is_refused_at_once(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="no such project"):
        rashomon.open(tmp_path / "none.db")


def test_an_unknown_table_is_named_with_those_there_are(project: Path) -> None:
    with pytest.raises(AttributeError, match="no table 'mention'; choose among articles, passages"):
        _ = rashomon.open(project).mention
    assert "mentions" in dir(rashomon.open(project))


def test_tables_are_data_frames(project: Path, db: ask.Db) -> None:
    pytest.importorskip("pandas")
    notebook = rashomon.open(project)
    assert len(notebook.mentions) == len(list(ask.stream(db, "mentions")))
    assert set(notebook.table("statements", stance="denies")["stance"]) == {"denies"}
    assert notebook.sql("SELECT count(*) AS n FROM articles")["n"][0] == len(notebook.articles)


def test_an_event_and_a_voice_are_data_frames(project: Path, db: ask.Db) -> None:
    pytest.importorskip("pandas")
    notebook = rashomon.open(project)
    event_id = ask.events(db).events[0].event_id
    assert list(notebook.event(event_id).columns) == list(ask.event(db, event_id, every=True).rows[0])
    speaker = next(row["speaker_id"] for row in ask.stream(db, "statements") if row["speaker_id"])
    assert len(notebook.who(speaker)) == ask.who(db, speaker).total


def test_a_dyad_holds_both_directions(project: Path, db: ask.Db) -> None:
    pytest.importorskip("pandas")
    pair = next(
        (row["actor"][0]["actor_id"], row["recipient"][0]["actor_id"])
        for row in ask.stream(db, "mentions")
        if row["actor"] and row["recipient"] and row["actor"][0]["actor_id"] and row["recipient"][0]["actor_id"]
    )
    notebook = rashomon.open(project)
    there, back = notebook.dyad(*pair), notebook.dyad(*reversed(pair))
    assert set(there["direction"]) & {"a to b"}
    assert sorted(there["mention_id"]) == sorted(back["mention_id"])
