import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from bridges import given, recipe_of, said, work
from rashomon import run
from rashomon.project import Project
from rashomon.project.check import checked
from rashomon.records import TABLES, Problem
from rashomon.run.parsing import Parsed, each
from rashomon.run.recipe import Recipe, digest, recipe
from rashomon.runners.pool import pool


def parse(_recipe: Recipe, shards):
    for shard in shards:
        yield from said(shard)


def slowly(recipe: Recipe, shards):
    for parsed in parse(recipe, shards):
        time.sleep(0.01)
        yield parsed


def rows(path: Path) -> dict[str, list[object]]:
    """Everything that an export holds, but history."""
    with Project(path, read_only=True) as project:
        return {table: list(project.rows(table)) for table in TABLES if table not in ("aliases", "problems")}


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    path = tmp_path / "bridges.jsonl"
    path.write_text("".join(json.dumps(given(number)) + "\n" for number in range(40)))
    return path


@pytest.fixture
def project(tmp_path: Path, texts: Path):
    with Project(tmp_path / "bridges.db", create=True) as made:
        run.add(made, [texts])
        yield made


def test_what_is_given_is_read_or_refused(tmp_path, texts):
    with texts.open("a") as more:
        more.write('{"id": "no text"}\n')
    with Project(tmp_path / "other.db", create=True) as project:
        outcome = run.add(project, [texts])
        assert (outcome.added, len(outcome.lost)) == (40, 1)
        assert list(project.all(Problem)) == outcome.problems


def test_a_second_run_adds_nothing(project, texts):
    run.build(project, recipe_of("first"), parse)
    again = run.add(project, [texts])
    assert (again.added, again.changed, again.known) == (0, 0, 40)
    built = run.build(project, recipe_of("first"), parse)
    assert (built.parsed, built.linked) == (0, False)


def test_only_the_new_article_is_parsed(project, tmp_path):
    run.build(project, recipe_of("first"), parse)
    one = tmp_path / "one.jsonl"
    one.write_text(json.dumps(given(99)))
    run.add(project, [one])
    built = run.build(project, recipe_of("first"), parse)
    assert (built.parsed, built.linked) == (1, True)


def test_another_recipe_parses_anew(project):
    run.build(project, recipe_of("first"), parse)
    assert run.build(project, recipe_of("second"), parse).parsed == 40


def test_one_stage_alone(project):
    assert run.build(project, recipe_of("first"), parse, only="parse").linked is False
    built = run.build(project, recipe_of("first"), parse, only="link")
    assert (built.parsed, built.linked) == (0, True)


def test_an_article_that_raises_is_named_and_the_others_stand(project):
    class Stubborn:
        def __call__(self, shard):
            for article, _ in shard:
                if article.source_id == "bridge-7":
                    raise ValueError("seven")
            return said(shard)

    def stubborn(_recipe, shards):
        for shard in shards:
            yield from each(Stubborn(), shard)

    built = run.build(project, recipe_of("first"), stubborn)
    assert [(p.uri, p.reason) for p in built.problems] == [("bridge-7", "ValueError: seven")]
    assert project.count("statements") == 39
    assert run.build(project, recipe_of("first"), stubborn).parsed == 0


def test_progress_is_told(project):
    told = []
    run.build(project, recipe_of("first"), parse, tell=lambda *how: told.append(how))
    assert told[0] == ("parse", 0, 40)
    assert ("parse", 40, 40) in told
    assert [stage for stage, done, _ in told if done == 0] == ["parse", "link", "index"]


def test_the_order_of_adding_does_not_matter(tmp_path):
    files = []
    for number in range(12):
        files.append(tmp_path / f"{number}.jsonl")
        files[-1].write_text(json.dumps(given(number)))
    for name, order in (("forth", files), ("back", files[::-1])):
        with Project(tmp_path / f"{name}.db", create=True) as project:
            run.add(project, order)
            run.build(project, recipe_of("first"), parse)
    assert rows(tmp_path / "forth.db") == rows(tmp_path / "back.db")


def test_two_workers_give_the_rows_of_one(tmp_path, texts, monkeypatch):
    monkeypatch.setattr("rashomon.run.parsing.SHARD_LETTERS", 500)
    for name, by in (("one", parse), ("two", pool(2, work))):
        with Project(tmp_path / f"{name}.db", create=True) as project:
            run.add(project, [texts])
            run.build(project, recipe_of("first"), by)
    assert rows(tmp_path / "one.db") == rows(tmp_path / "two.db")


def test_killed_again_and_again_it_ends_with_the_same_rows(tmp_path, texts):
    with Project(tmp_path / "calm.db", create=True) as project:
        run.add(project, [texts])
        run.build(project, recipe_of("first"), parse)
    script = f"""
import sys
sys.path.insert(0, {str(Path(__file__).parent)!r})
from test_run import *
with Project({str(tmp_path / "killed.db")!r}, create=True) as project:
    run.add(project, [Path({str(texts)!r})])
    run.build(project, recipe_of("first"), slowly, tell=lambda *how: print(*how, flush=True))
"""
    kills = 0
    for stop_at in (3, 11, 12, 20, 31, None):
        process = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True, env=os.environ)
        assert process.stdout is not None
        for told in process.stdout:
            if stop_at is not None and told.startswith(f"parse {stop_at} "):
                process.send_signal(signal.SIGKILL)
                kills += 1
                break
        process.stdout.close()
        process.wait()
        with Project(tmp_path / "killed.db") as project:
            assert project.connection.execute("pragma integrity_check").fetchone() == ("ok",)
    assert kills >= 2
    assert rows(tmp_path / "killed.db") == rows(tmp_path / "calm.db")
    with Project(tmp_path / "killed.db") as project:
        assert checked(project).broken == []


def test_a_changed_file_changes_the_digest(tmp_path):
    (tmp_path / "a.toml").write_text("lemma = 'say'")
    (tmp_path / "b").mkdir()
    digest.cache_clear()
    before = digest(tmp_path)
    (tmp_path / "b" / "cache.pyc").write_bytes(b"of no account")
    digest.cache_clear()
    assert digest(tmp_path) == before
    (tmp_path / "a.toml").write_text("lemma = 'tell'")
    digest.cache_clear()
    assert digest(tmp_path) != before


def test_a_changed_lexicon_makes_every_article_stale(project, monkeypatch, tmp_path):
    house = tmp_path / "house"
    for room in ("lexicon", "pipeline", "linking"):
        (house / room).mkdir(parents=True)
        (house / room / "a.toml").write_text("lemma = 'say'")
    (house / "records.py").write_text("")
    monkeypatch.setattr("rashomon.run.recipe._HOUSE", house)
    model = str(tmp_path / "house" / "pipeline")
    run.build(project, recipe(model), parse)
    assert project.stale(recipe(model).parsing) == []
    (house / "lexicon" / "a.toml").write_text("lemma = 'tell'")
    digest.cache_clear()
    assert len(project.stale(recipe(model).parsing)) == 40
    digest.cache_clear()


def test_rows_that_break_a_promise_are_refused_and_the_run_goes_on(project):
    def astray(recipe, shards):
        for parsed in parse(recipe, shards):
            (row,) = parsed.rows["statements"]
            parent = "st_nowhere" if "Kelm" in text_of(project, parsed.article_id) else None
            yield Parsed(parsed.article_id, {"statements": [(*row[:2], parent, *row[3:])]})

    built = run.build(project, recipe_of("first"), astray)
    assert built.parsed == 40
    assert len(built.problems) == 5
    assert project.count("statements") == 35


def text_of(project: Project, article_id: str) -> str:
    return project.articles([article_id])[0][0].text
