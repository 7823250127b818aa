import csv
import json
from hashlib import sha256
from pathlib import Path

import pyarrow.parquet as pq
import pytest

import island
from rashomon import ask
from rashomon.export.files import export
from rashomon.export.flat import write_csv
from rashomon.export.words import plover_type
from rashomon.project import Project
from rashomon.records import TABLES, Article, Problem, plain, revive


@pytest.fixture(scope="module")
def strait(tmp_path_factory) -> Path:
    return island.make(tmp_path_factory.mktemp("strait") / "strait.db")


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


def lines(file: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def package(out: Path) -> dict[str, dict[str, object]]:
    described = json.loads((out / "datapackage.json").read_text(encoding="utf-8"))
    return {resource["name"]: resource for resource in described["resources"]}


def test_json_lines_hold_every_record_in_order(strait, out):
    export(strait, out)
    with Project(strait, read_only=True) as project:
        for table, cls in TABLES.items():
            rows = lines(out / f"{table}.jsonl")
            assert rows == [plain(r) | _more(r) for r in project.all(cls)]


def _more(record) -> dict[str, str]:
    return {"plover_type": plover_type(record.type, record.modality)} if record.TABLE == "mentions" else {}


def test_json_lines_can_be_read_back(strait, out):
    export(strait, out)
    with Project(strait, read_only=True) as project:
        assert [revive(Article, row) for row in lines(out / "articles.jsonl")] == list(project.all(Article))


def test_the_same_project_gives_the_same_bytes(strait, tmp_path):
    for form in ("jsonl", "csv", "parquet"):
        for name in ("a", "b"):
            export(strait, tmp_path / name, form)
        for file in (tmp_path / "a").iterdir():
            assert file.read_bytes() == (tmp_path / "b" / file.name).read_bytes(), file.name


def test_the_package_tells_of_every_column_key_and_digest(strait, out):
    for form in ("jsonl", "csv", "parquet"):
        export(strait, out / form, form)
        found = package(out / form)
        assert set(found) == set(TABLES)
        for table, resource in found.items():
            content = (out / form / str(resource["path"])).read_bytes()
            assert resource["hash"] == f"sha256:{sha256(content).hexdigest()}"
            assert resource["bytes"] == len(content)
            schema = resource["schema"]
            assert schema["primaryKey"] == list(TABLES[table].KEY)
            assert all(field["description"] for field in schema["fields"])
            for pointer in schema.get("foreignKeys", ()):
                assert pointer["reference"]["resource"] in found
    assert package(out / "jsonl")["statements"]["schema"]["foreignKeys"]


def test_csv_columns_are_those_of_the_package(strait, out):
    export(strait, out, "csv", text="full")
    for table, resource in package(out).items():
        with (out / f"{table}.csv").open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        names = [field["name"] for field in resource["schema"]["fields"]]
        assert len(rows) == resource["rows"]
        assert all(list(row) == names for row in rows)


def test_csv_spans_are_words_with_their_hull_and_parts(strait, out):
    export(strait, out, "csv", text="full")
    with Project(strait, read_only=True) as project:
        texts = {a.article_id: a.text for a in project.all(Article)}
    with (out / "statements.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert rows
    for row in rows:
        parts = json.loads(row["content_spans"])
        text = texts[row["article_id"]]
        words = " … ".join(text[p["start"] : p["end"]] for p in parts)
        assert row["content_text"].removeprefix("'") == words
        assert (int(row["content_start"]), int(row["content_end"])) == (parts[0]["start"], parts[-1]["end"])


def test_a_cell_that_a_spreadsheet_would_run_is_guarded(tmp_path):
    values = ["=1+1", "@sum", "-plain", "+7", "\tx", -1.5, None, True, 'a,"b"\n']
    cells = {f"column {number}": value for number, value in enumerate(values)}
    write_csv(tmp_path / "a.csv", cells, [cells])
    with (tmp_path / "a.csv").open(newline="") as file:
        (row,) = csv.DictReader(file)
    assert list(row.values()) == ["'=1+1", "'@sum", "'-plain", "'+7", "'\tx", "-1.5", "", "true", 'a,"b"\n']


def test_parquet_keeps_types_lists_and_structs(strait, out):
    export(strait, out, "parquet", text="full")
    export(strait, out / "lines")
    for table in TABLES:
        assert pq.read_table(out / f"{table}.parquet").to_pylist() == lines(out / "lines" / f"{table}.jsonl")


@pytest.mark.parametrize("form", ["jsonl", "csv", "parquet"])
@pytest.mark.parametrize("right", ["snippet", "none"])
def test_a_text_that_may_not_travel_stays(strait, out, form, right):
    export(strait, out, form, text=right)
    with Project(strait, read_only=True) as project:
        texts = [a.text for a in project.all(Article)]
    columns = [field["name"] for field in package(out)["articles"]["schema"]["fields"]]
    assert "text" not in columns
    assert "sha256" in columns
    for file in out.glob("*.jsonl"):
        assert not any(text in json.dumps(row, ensure_ascii=False) for row in lines(file) for text in texts)
    snippets = [field["name"] for field in package(out)["mentions"]["schema"]["fields"] if "snippet" in field["name"]]
    assert snippets == (["snippet", "snippet_start"] if right == "snippet" else [])


def test_a_snippet_stands_in_its_text(strait, out):
    export(strait, out, text="snippet")
    with Project(strait, read_only=True) as project:
        texts = {a.article_id: a.text for a in project.all(Article)}
    for row in lines(out / "mentions.jsonl"):
        start, words = row["snippet_start"], row["snippet"]
        assert texts[row["article_id"]][start : start + len(words)] == words
        assert start <= row["trigger"][0]["start"]


def test_filters_leave_what_the_events_list_shows(strait, out):
    filters = {"disputed": True}
    export(strait, out, filters=filters)
    with ask.open(strait, seconds=None) as db:
        shown = {line.event_id for line in ask.events(db, **filters).events}
    rows = {table: lines(out / f"{table}.jsonl") for table in TABLES}
    assert {row["event_id"] for row in rows["events"]} == shown
    assert {row["mention_id"] for row in rows["mentions"]} == {m for e in rows["events"] for m in e["mention_ids"]}
    articles = {row["article_id"] for row in rows["articles"]}
    statements = {row["statement_id"] for row in rows["statements"]}
    assert {a for e in rows["events"] for a in e["article_ids"]} <= articles
    for row in (*rows["mentions"], *rows["statements"], *rows["passages"]):
        assert row["article_id"] in articles
        assert row.get("statement_id") is None or row["statement_id"] in statements
        assert row.get("parent_id") is None or row["parent_id"] in statements


def test_filters_that_leave_nothing_export_nothing(strait, out):
    done = export(strait, out, filters={"type": "AID", "since": "2090"})
    assert done.rows == 0


def test_problems_travel_as_history(strait, tmp_path):
    with Project(tmp_path / "p.db", create=True) as project:
        problem = Problem(uri="x", stage="read", severity="refused", reason="empty", mend="fill it")
        project.report(problem)
    export(tmp_path / "p.db", tmp_path / "out")
    assert lines(tmp_path / "out" / "problems.jsonl") == [plain(problem)]


@pytest.mark.parametrize(
    ("type", "modality", "plover"),
    [
        ("CONSULT", "planned", "AGREE"),
        ("AID", "planned", "AGREE"),
        ("RETREAT", "planned", "CONCEDE"),
        ("ASSAULT", "planned", "ASSAULT"),
        ("CONSULT", "actual", "CONSULT"),
        ("ASSAULT", "threatened", "THREATEN"),
        ("RETREAT", "demanded", "REQUEST"),
    ],
)
def test_acts_that_are_not_done_have_the_types_plover_gives_them(type, modality, plover):
    assert plover_type(type, modality) == plover
