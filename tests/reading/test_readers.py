import io
import json

import pytest

from rashomon.reading import READERS, Reading, articles_in, files, read, read_bytes, read_file
from rashomon.records import Problem

SENTENCE = "A ferry was hit by two shells on Sunday while crossing the river, the harbour master said."


def texts(found):
    return [one.article.text for one in found if isinstance(one, Reading)]


def problems(found):
    return [(one.severity, one.reason) for one in found if isinstance(one, Problem)]


def row(**cells):
    return json.dumps(cells) + "\n"


@pytest.mark.parametrize(
    ("name", "data", "reader"),
    [
        ("a", '{"id": "1", "text": "The ferry left."}\n', "JSON lines"),
        ("a.json", '[\n  {"id": "1",\n "text": "The ferry left."}]', "JSON"),
        ("a.json", '{\n "id": "1",\n "text": "The ferry left."\n}', "JSON"),
        ("a", "<!DOCTYPE html><html><body><p>The ferry left.</p></body></html>", "HTML"),
        ("a.htm", "The <b>ferry</b> left.", "HTML"),
        ("a", "id,text\n1,The ferry left.\n", "CSV"),
        ("a", "id\ttext\n1\tThe ferry left.\n", "CSV"),
        ("a.md", "The ferry left.", "Markdown"),
        ("a", "# Ferry\n\nThe **ferry** left.\n\n> Yes", "Markdown"),
        ("a.txt", "The ferry left.", "plain text"),
        ("a.txt", "Ferry # 1 left > and < came.", "plain text"),
    ],
)
def test_the_bytes_choose_the_reader(name, data, reader):
    assert next(one.name for one in READERS if one.tells(data, name)) == reader
    assert [text for text in texts(read_bytes(data.encode(), name)) if "ferry left" in text or "Ferry" in text]


def test_json_lines_keep_their_text_verbatim():
    text = "Ferry  hit\n\n  By Ola Brandt \n\n> “We saw it,” she said.\u00a0\n"
    (found,) = read_bytes(row(id="f1", text=text).encode(), "a.jsonl")
    assert found.article.text == text
    assert found.article.source_id == "f1"


def test_what_the_user_gives_wins_over_what_is_found():
    text = f"Ferry hit\n\nBy Ola Brandt\n\n3 May 2020\n\n{SENTENCE}"
    given = row(id="f", text=text, title="Shells", authors=["Tess Marrow"], published="2021-01-02", outlet="Tide")
    (found,) = read_bytes(given.encode(), "a.jsonl")
    article = found.article
    assert (article.title, article.authors, article.published, article.outlet) == (
        "Shells",
        ("Tess Marrow",),
        "2021-01-02",
        "Tide",
    )
    assert article.published_basis == "user"
    left = {(c.field, c.value) for c in found.candidates if not c.chosen}
    assert ("authors", "Ola Brandt") in left
    assert ("published", "2020-05-03") in left


def test_a_broken_line_is_named_and_the_others_are_read():
    data = row(id="1", text="The ferry left.") + '{"id": "2", "text": \n[1]\n' + row(id="3", text="It sank.")
    found = list(read_bytes(data.encode(), "a.jsonl"))
    assert texts(found) == ["The ferry left.", "It sank."]
    assert [reason.split(":")[0] for _, reason in problems(found)] == [
        "line 2 is not JSON",
        "line 3 is not an object with a text",
    ]


def test_an_empty_text_is_a_problem_of_its_own():
    found = list(read_bytes((row(id="1", text=" ") + row(id="2")).encode(), "a.jsonl"))
    assert problems(found) == [("skipped", "1: the text is empty"), ("skipped", "2: the text is empty")]


def test_lone_surrogates_and_nulls_are_replaced_one_for_one_and_told():
    found = list(read_bytes(row(id="1", text="The \ud800 ferry\x00 left.").encode(), "a.jsonl"))
    assert texts(found) == ["The \ufffd ferry\ufffd left."]
    assert problems(found)[0][0] == "note"


def test_two_texts_under_one_id_both_stand_and_the_same_text_twice_is_told():
    data = row(id="1", text="The ferry left.") + row(id="1", text="It sank.") + row(id="1", text="It sank.")
    found = list(read_bytes(data.encode(), "a.jsonl"))
    assert texts(found) == ["The ferry left.", "It sank."]
    assert len({one.article.article_id for one in found if isinstance(one, Reading)}) == 2
    assert problems(found)[0][0] == "skipped"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "the file is empty"),
        (b"  \n", "the file is empty"),
        (b"%PDF-1.7 ...", "a PDF, which is not read yet"),
        (b"PK\x03\x04....", "a zip or office file, which is not read yet"),
        (b"<?xml version='1.0'?><rss><channel/></rss>", "a feed, which is not read yet"),
        (b"\x00\x01\x02\x03" * 200, "no text but binary data"),
    ],
)
def test_what_is_no_article_is_refused_with_its_reason_and_a_mend(data, reason):
    (found,) = read_bytes(data, "a.bin")
    assert isinstance(found, Problem)
    assert (found.stage, found.reason) == ("read", reason)
    assert found.mend


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_other_encodings_are_read(charset):
    data = f"<html><head><meta charset='{charset}'></head><body><p>{SENTENCE} “Café”</p></body></html>".encode(charset)
    assert texts(read_bytes(data, "a.html")) == [f"{SENTENCE} “Café”"]


def test_a_folder_is_read_in_order_and_hidden_files_are_skipped(tmp_path):
    (tmp_path / "b").mkdir()
    (tmp_path / ".git").mkdir()
    for name in ("b/raid.html", "a.txt", ".hidden.txt", ".git/c.txt", "raid.md", "raid.txt"):
        (tmp_path / name).write_text(SENTENCE, encoding="utf-8")
    found = [one.article for one in read(tmp_path) if isinstance(one, Reading)]
    assert [(a.source_id, a.uri) for a in found] == [
        ("a", "a.txt"),
        ("b/raid", "b/raid.html"),
        ("raid.md", "raid.md"),
        ("raid.txt", "raid.txt"),
    ]


def test_a_lone_file_is_named_by_itself(tmp_path):
    (tmp_path / "raid.txt").write_text(SENTENCE, encoding="utf-8")
    (found,) = read(tmp_path / "raid.txt")
    assert found.article.source_id == "raid"


def test_rows_without_an_id_are_named_by_their_file_and_number(tmp_path):
    (tmp_path / "raid.jsonl").write_text(row(text="The ferry left.") + row(text="It sank."), encoding="utf-8")
    assert [one.article.source_id for one in read(tmp_path / "raid.jsonl")] == ["raid:1", "raid:2"]


def test_a_missing_path_and_an_empty_folder_are_problems(tmp_path):
    assert problems(read(tmp_path / "nothing")) == [("refused", "no such file")]
    assert problems(read(tmp_path)) == [("skipped", "no file in this folder but hidden ones")]


def test_a_file_that_cannot_be_opened_is_a_problem(tmp_path):
    (file,) = files(tmp_path / "gone.txt")
    assert problems(read_file(file))[0][0] == "refused"


def test_files_know_their_size_and_about_how_many_articles_they_hold(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text(row(text="The ferry left.") * 3, encoding="utf-8")
    (file,) = files(path)
    assert (file.size, articles_in(file)) == (path.stat().st_size, 3)


def test_a_dash_reads_the_standard_input(monkeypatch):
    class Stdin:
        buffer = io.BytesIO(SENTENCE.encode())

    monkeypatch.setattr("sys.stdin", Stdin)
    (found,) = read("-")
    assert (found.article.text, found.article.source_id) == (SENTENCE, "stdin")


def test_reading_twice_gives_the_same(tmp_path):
    (tmp_path / "a.md").write_text(f"# Ferry\n\nBy Ola Brandt\n\n{SENTENCE}", encoding="utf-8")
    assert list(read(tmp_path)) == list(read(tmp_path))
