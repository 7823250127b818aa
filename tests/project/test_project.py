import os
import resource
import sqlite3
import subprocess
import sys
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.errors import Locked, NotFound, ProjectError, RecordError
from rashomon.project import MIGRATIONS, Project, schema
from rashomon.project.check import checked
from rashomon.project.rows import packed, record, row
from rashomon.records import (
    TABLES,
    Alias,
    Article,
    Candidate,
    Claim,
    Description,
    Entity,
    Event,
    Link,
    Mention,
    Participant,
    Passage,
    Problem,
    Provenance,
    Span,
    Statement,
    make_id,
)

WORDS = "The harbour office said the ferry had left. Nobody saw it go."


def article(source_id: str = "ferry", text: str = WORDS, **more: str) -> Article:
    digest = sha256(text.encode()).hexdigest()
    return Article(article_id=make_id("ar", source_id, text), source_id=source_id, sha256=digest, text=text, **more)


def passages(of: Article) -> list[Passage]:
    return [Passage(article_id=of.article_id, start=0, end=len(of.text), role="body", basis="the only line")]


def said(of: Article, name: str = "st_1", **more: object) -> Statement:
    given = {"source": (Span(0, 18),), "cue": (Span(19, 23),), "content": (Span(24, 42),)}
    return Statement(
        statement_id=name,
        article_id=of.article_id,
        kind="indirect",
        rule="a test",
        **(given | more),  # type: ignore[arg-type]
    )


def left(of: Article, name: str = "mn_1", statement: str | None = "st_1") -> Mention:
    return Mention(
        mention_id=name, article_id=of.article_id, statement_id=statement, trigger=(Span(38, 42),), type="RETREAT",
        actor=(Participant(start=24, end=33, actor_id="en_ferry"),), rule="a test",
    )  # fmt: skip


def event(of: Article) -> Event:
    return Event(
        event_id="ev_1", mention_ids=("mn_1",), article_ids=(of.article_id,), origin_ids=(),
        claimant_ids=("en_office",), type="RETREAT", grounds_at_least=1, grounds_at_most=1,
    )  # fmt: skip


def parse(project: Project, of: Article, *records: object, recipe: str = "recipe") -> list[Problem]:
    return project.keep_parse(of.article_id, packed(records, {of.article_id: of.text}), recipe)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "ferry.db"


@pytest.fixture
def project(path: Path):
    with Project(path, create=True) as made:
        yield made


@pytest.fixture
def built(project: Project) -> Project:
    one = article()
    project.keep(one, passages(one), "reader")
    parse(project, one, said(one), left(one))
    project.relink([event(one)])
    project.remember(linked="recipe")
    project.index()
    return project


def test_a_record_comes_back_as_it_went_in(built):
    one = article()
    assert list(built.all(Article)) == [one]
    assert list(built.all(Passage)) == passages(one)
    assert list(built.all(Statement)) == [said(one)]
    assert list(built.all(Mention)) == [left(one)]
    assert list(built.all(Event)) == [event(one)]


@given(
    evidence=st.lists(
        st.tuples(st.tuples(st.integers(0, 9), st.integers(0, 9)), st.tuples(st.integers(0, 9), st.integers(0, 9)))
    ),
    reason=st.text(),
)
def test_every_row_is_the_record_again(evidence, reason):
    link = Link(kind="derived_from", a="ar_1", b="ar_2", score=0.5, reason=reason, evidence=tuple(evidence))
    assert record("links", row(link)) == link


def test_every_table_opens_with_plain_sqlite(built, path):
    built.close()
    with sqlite3.connect(path) as plain:
        names = [name for (name,) in plain.execute("select name from sqlite_master where type in ('table', 'view')")]
        assert set(TABLES) <= set(names)
        for name in names:
            plain.execute(f"select * from {name}").fetchall()
            for line in plain.execute(f"pragma foreign_key_list({name})"):
                assert line[4], f"{name}: a foreign key names its column, else Datasette cannot show the table"
    plain.close()


def test_one_plain_file_is_left_behind(built, path):
    built.close()
    assert [file.name for file in path.parent.iterdir()] == ["ferry.db"]


def test_lists_have_plain_tables_beside_them(built):
    pairs = built.connection.execute("select * from event_mentions").fetchall()
    assert pairs == [("ev_1", "mn_1")]
    assert built.connection.execute("select * from mention_actors").fetchall() == [("mn_1", "en_ferry")]
    assert built.connection.execute("select * from event_claimants").fetchall() == [("ev_1", "en_office")]


def test_words_are_found_in_texts_quotes_and_names(built):
    built.relink(
        [Entity(actor_id="en_1", name="Harbour Office", kind="agency", basis="a test", aliases=("the office",))]
    )
    built.index()

    def found(table: str, word: str) -> int:
        return len(built.connection.execute(f"select rowid from {table} where {table} match ?", (word,)).fetchall())

    assert (found("articles_fts", "nobody"), found("statements_fts", "nobody")) == (1, 0)
    assert (found("articles_fts", "ferry"), found("statements_fts", "ferry")) == (1, 1)
    assert found("entities_fts", "harbour") == 1


def test_a_span_outside_the_text_is_refused(project):
    one = article()
    with pytest.raises(RecordError, match=r"\[0, 999\) is no span of a text of 61 characters"):
        project.keep(one, [Passage(article_id=one.article_id, start=0, end=999, role="body", basis="a test")], "reader")
    assert project.count("articles") == 0


def test_an_empty_span_is_refused(project):
    one = article()
    project.keep(one, passages(one), "reader")
    with pytest.raises(RecordError, match="0 <= start < end"):
        parse(project, one, said(one, content=(Span(5, 5),)))


def test_words_beside_a_span_are_those_of_the_text(project):
    one = article()
    name = Provenance(article_id=one.article_id, kind="publisher", name="The ferry office", start=0, end=18)
    with pytest.raises(RecordError, match="'The ferry office' are not those of"):
        project.keep(one, [*passages(one), name], "reader")


def test_a_word_outside_a_closed_list_is_refused(project):
    one = article()
    project.keep(one, passages(one), "reader")
    with pytest.raises(RecordError, match="stance = 'alleges'; choose one of asserts"):
        parse(project, one, said(one, stance="alleges"))


def test_half_a_surrogate_pair_is_refused_with_a_reason(project):
    text = "The harbour \ud800 office."
    one = Article(article_id="ar_odd", source_id="odd", sha256="", text=text)
    with pytest.raises(RecordError, match="half a surrogate pair"):
        project.keep(one, passages(one), "reader")


def test_a_row_that_points_nowhere_is_refused(project):
    one = article()
    project.keep(one, passages(one), "reader")
    with pytest.raises(RecordError, match="points to one that is not there"):
        parse(project, one, left(one, statement="st_gone"))
    assert project.count("mentions") == 0


def test_shared_passages_lie_in_both_texts(project):
    one, two = article(), article("other")
    for each in (one, two):
        project.keep(each, passages(each), "reader")
    link = Link(kind="same_origin", a=one.article_id, b=two.article_id, reason="a test", evidence=(((0, 9), (0, 999)),))
    with pytest.raises(RecordError, match=r"shows \[0, 999\)"):
        project.relink([link])


def test_what_is_there_is_not_added_again(project):
    one = article()
    assert project.keep(one, passages(one), "reader") == "added"
    assert project.keep(one, passages(one), "reader") == "known"
    assert project.count("articles") == 1


def test_of_two_outcomes_of_one_reader_the_same_stays_in_any_order(tmp_path):
    outcomes = [article(title="Gone"), article(title="Left")]
    kept = []
    for number, order in enumerate((outcomes, outcomes[::-1])):
        with Project(tmp_path / f"{number}.db", create=True) as project:
            for one in order:
                project.keep(one, passages(one), "reader")
            kept.append(list(project.all(Article)))
    assert kept[0] == kept[1]


def test_another_reader_has_the_last_word(project):
    for reader, title in (("first", "Left"), ("second", "Gone"), ("third", "Left")):
        one = article(title=title)
        project.keep(one, passages(one), reader)
        assert [a.title for a in project.all(Article)] == [title]


def test_only_what_another_recipe_made_is_stale(built):
    one = article()
    assert built.stale("recipe") == []
    assert built.stale("another") == [(one.article_id, len(WORDS))]


def test_an_article_read_anew_is_stale_and_unlinked(built):
    one = article(title="Gone")
    assert built.keep(one, passages(one), "another reader") == "changed"
    assert built.stale("recipe") == [(one.article_id, len(WORDS))]
    assert built.count("statements") == built.count("events") == 0
    assert built.note("linked") is None


def test_rows_parsed_anew_replace_the_old_and_take_the_links_with_them(built):
    one = article()
    parse(built, one, said(one, "st_2"), recipe="another")
    assert [s.statement_id for s in built.all(Statement)] == ["st_2"]
    assert built.count("events") == built.count("event_mentions") == 0


def test_of_two_rows_with_one_key_the_first_is_kept_and_told(project):
    one = article()
    project.keep(one, passages(one), "reader")
    problems = parse(project, one, said(one), said(one, stance="denies"))
    assert [s.stance for s in project.all(Statement)] == ["asserts"]
    assert [p.reason for p in problems] == ["two rows of statements have the key st_1; the first is kept"]


def test_rows_whose_key_holds_null_are_kept_once(project):
    one = article()
    found = Candidate(article_id=one.article_id, field="title", value="Gone", source="user", reason="given")
    project.keep(one, [*passages(one), found, found], "reader")
    assert project.count("metadata_candidates") == 1


def test_versions_of_one_source_name_the_one_before(project):
    texts = [article(text=f"Version {n}.", published=f"2031-05-0{n}") for n in (2, 3, 1)]
    for one in texts:
        project.keep(one, passages(one), "reader")
    project.date_versions()
    second, third, first = (next(a for a in project.all(Article) if a.text == t.text) for t in texts)
    assert (first.version_of, second.version_of, third.version_of) == (None, first.article_id, second.article_id)


def test_a_transaction_that_fails_leaves_nothing(project):
    one = article()

    def interrupted():
        with project.transaction():
            project.keep(one, passages(one), "reader")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert project.count("articles") == 0


def test_replace_leaves_only_what_is_given(built):
    built.replace(Claim, [Claim(claim_id="cl_1", statement_ids=("st_1",), grounds_at_least=1, grounds_at_most=1)])
    built.replace(Claim, [Claim(claim_id="cl_2", statement_ids=("st_1",), grounds_at_least=1, grounds_at_most=1)])
    assert [c.claim_id for c in built.all(Claim)] == ["cl_2"]
    assert built.connection.execute("select claim_id from claim_statements").fetchall() == [("cl_2",)]


def test_a_check_finds_nothing_in_a_whole_project(built):
    outcome = checked(built)
    assert outcome.broken == []
    assert (outcome.articles, outcome.spans) == (1, 6)


@pytest.mark.parametrize(
    ("damage", "found"),
    [
        ("update articles set text = text || 'x'", "sha256"),
        ("update articles set source_id = 'other'", "not the hash"),
        ("update passages set start = 1", "should tile"),
        ("""update statements set content = '[{"start":24,"end":999}]'""", "no span"),
        ("update mentions set statement_id = 'st_gone'", "points to a row of statements"),
        ("delete from event_mentions", "does not agree with events.mention_ids"),
        ("update statements set stance = 'alleges'", "choose one of"),
    ],
)
def test_a_check_finds_what_was_damaged(built, path, damage, found):
    built.close()
    with sqlite3.connect(path) as plain:
        plain.execute(damage)
    plain.close()
    with Project(path, read_only=True) as opened:
        assert any(found in sentence for sentence in checked(opened).broken)


def test_no_project_is_not_found(tmp_path):
    with pytest.raises(NotFound, match="there is no project"):
        Project(tmp_path / "none.db")


def test_a_file_of_somebody_else_is_left_alone(tmp_path):
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as other:
        other.execute("create table t(x)")
    other.close()
    with pytest.raises(ProjectError, match="no Rashomon project"):
        Project(path, create=True)
    path.write_bytes(b"not a database, but long enough to be looked at" * 30)
    with pytest.raises(ProjectError, match="no whole SQLite file"):
        Project(path)


def test_a_newer_file_is_left_alone(built, path):
    built.close()
    with sqlite3.connect(path) as plain:
        plain.execute(f"pragma user_version = {schema.VERSION + 1}")
    plain.close()
    with pytest.raises(Locked, match="newer Rashomon"):
        Project(path)


def test_an_older_file_is_brought_up(built, path, monkeypatch):
    built.close()
    monkeypatch.setattr(schema, "VERSION", schema.VERSION + 1)
    monkeypatch.setitem(MIGRATIONS, schema.VERSION - 1, lambda c: c.execute("alter table builds add column more text"))
    with Project(path) as opened:
        assert opened.connection.execute("pragma user_version").fetchone() == (schema.VERSION,)
        assert opened.connection.execute("select more from builds").fetchall() == [(None,)]


def test_a_file_that_another_process_writes_is_locked(built, path, monkeypatch):
    monkeypatch.setattr("rashomon.project._WAIT_SECONDS", 0.05)
    with Project(path) as second, built.transaction():
        one = article("other")
        with pytest.raises(Locked, match="another process"):
            second.keep(one, passages(one), "reader")


def test_a_full_disk_is_told_and_the_articles_before_it_are_whole(path):
    script = f"""
import resource, sys
sys.path.insert(0, {str(Path(__file__).parent)!r})
from test_project import *
resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, resource.RLIM_INFINITY))
with Project({str(path)!r}, create=True) as project:
    try:
        for number in range(10_000):
            one = article(str(number), f"{{number}} " + WORDS * 20)
            project.keep(one, passages(one), "reader")
    except ProjectError as error:
        print(error)
"""
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, env=os.environ)
    assert "no room left" in told.stdout
    with Project(path) as project:
        assert 0 < project.count("articles") < 10_000
        assert project.count("articles") == project.count("passages")
        assert checked(project).broken == []
        one = article("afterwards")
        assert project.keep(one, passages(one), "reader") == "added"
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] == resource.RLIM_INFINITY


def test_a_description_counts_in_its_article(built):
    one = article()
    words = Description(target_id="ev_1", article_id=one.article_id, start=24, end=33)
    built.relink([event(one), words])
    with pytest.raises(RecordError, match="no span"):
        built.relink([event(one), Description(target_id="ev_1", article_id=one.article_id, start=24, end=99)])
    assert list(built.all(Description)) == [words]


def test_an_id_that_has_moved_is_told_by_an_alias(built):
    one = article("second")
    built.keep(one, passages(one), "reader")
    parse(built, one, said(one, "st_2"), left(one, "mn_2", "st_2"))
    grown = replace(event(one), event_id="ev_2", mention_ids=("mn_1", "mn_2"))
    built.relink([grown])
    assert list(built.all(Alias)) == [Alias(old_id="ev_1", new_id="ev_2")]
    built.relink([event(one)])
    assert list(built.all(Alias)) == [Alias(old_id="ev_2", new_id="ev_1")]


def test_a_file_of_the_first_schema_gets_the_newer_columns_and_tables(built, path):
    built.close()
    with sqlite3.connect(path) as plain:
        plain.execute("drop table own_voices")
        for table, columns in MORE.items():
            for column in columns:
                plain.execute(f"alter table {table} drop column {column}")
        plain.execute("pragma user_version = 1")
    plain.close()
    with pytest.raises(ProjectError, match="older Rashomon"):
        Project(path, read_only=True)
    with Project(path) as opened:
        assert list(opened.rows("statements"))
        assert list(opened.rows("quote_checks")) == []
        assert list(opened.rows("own_voices")) == []


MORE = {
    "statements": ("speaker_score", "source_grade", "withheld", "score", "weighed"),
    "quote_checks": ("basis", "evidence"),
}
"""Columns that came with the second schema."""
