import sqlite3

import pytest

import island
from rashomon import ask
from rashomon.errors import Locked, NotFound, ProjectError, QuestionError, TooLong

ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"


def test_a_question_ends_at_its_time_limit_and_says_what_to_do(project):
    with ask.open(project, 0.05) as db, pytest.raises(TooLong, match="ask for less"):
        ask.sql(db, ENDLESS)


@pytest.mark.parametrize(
    "order",
    [
        "DELETE FROM articles",
        "UPDATE articles SET title = ''",
        "CREATE TABLE mine (x)",
        "DROP TABLE articles",
        "ATTACH '/etc/passwd' AS x",
        "PRAGMA query_only = OFF",
        "SELECT load_extension('x')",
        "INSERT INTO articles_fts(articles_fts) VALUES ('rebuild')",
        "VACUUM INTO '/etc/stolen'",
    ],
)
def test_nothing_but_reading_is_possible(project, order):
    before = project.read_bytes()
    with ask.open(project) as db, pytest.raises(QuestionError):
        ask.sql(db, order)
    assert project.read_bytes() == before


def test_what_sqlite_does_not_understand_is_said_in_its_words(db):
    with pytest.raises(QuestionError, match="no such column: nme"):
        ask.sql(db, "SELECT nme FROM articles")


def test_a_missing_project_is_not_made(tmp_path):
    with pytest.raises(NotFound, match="no such project"):
        ask.open(tmp_path / "none.db")
    assert not list(tmp_path.iterdir())


def test_another_database_is_no_project(tmp_path):
    other = tmp_path / "other.db"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE t (x)")
    connection.close()
    with pytest.raises(NotFound, match="not a Rashomon project"):
        ask.open(other)


def test_an_old_id_still_finds_its_row(db):
    now = ask.events(db).events[0].event_id
    assert ask.event(db, "ev_aaaaaaaaaaaaaaaa").event.event_id == now
    assert ask.row(db, "ev_aaaaaaaaaaaaaaaa").id == now
    assert ask.actor(db, island.OLD_DEFENCE).actor_id == island.defence.actor_id


@pytest.mark.parametrize(
    ("version", "kind", "way_out"),
    [(1, ProjectError, "made by an older Rashomon .schema 1.: run `rashomon build` once"), (99, Locked, "update")],
)
def test_a_project_of_another_schema_is_told_with_the_way_out(tmp_path, version, kind, way_out):
    file = island.make(tmp_path / "strait.db")
    with sqlite3.connect(file) as connection:
        connection.execute(f"PRAGMA user_version = {version}")
    connection.close()
    with pytest.raises(kind, match=way_out):
        ask.open(file)
