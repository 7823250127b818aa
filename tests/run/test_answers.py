import json

import pytest

from rashomon.errors import RecordError
from rashomon.records import Span
from rashomon.run.answers import answered

TEXT = "The mayor of Olmen said the bridge was gone."
ANSWER = {
    "source": [{"start": 0, "end": 18}],
    "cue": [{"start": 19, "end": 23}],
    "content": [{"start": 24, "end": 43}],
}


def written(path, *rows):
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def test_lines_give_articles_with_their_answers(tmp_path):
    [found] = answered(written(tmp_path / "a.jsonl", {"id": "olmen", "text": TEXT, "attributions": [ANSWER]}))
    assert found.article.source_id == "olmen"
    assert [s.of(TEXT) for s in found.answers[0].content] == ["the bridge was gone"]


def test_what_is_optional_and_what_is_an_attitude_is_neither_wanted_nor_wrong(tmp_path):
    rows = [ANSWER | {"optional": True}, ANSWER | {"scope": "attitude"}, ANSWER]
    [found] = answered(written(tmp_path / "a.jsonl", {"id": "olmen", "text": TEXT, "attributions": rows}))
    assert [answer.optional for answer in found.answers] == [True, True, False]


def test_an_export_gives_its_articles_and_their_rows(tmp_path):
    article = {"article_id": "ar_1", "source_id": "olmen", "uri": None, "sha256": "0", "text": TEXT}
    part = {"article_id": "ar_1", "start": 0, "end": len(TEXT), "role": "body", "basis": "given"}
    written(tmp_path / "articles.jsonl", article)
    written(tmp_path / "passages.jsonl", part)
    written(tmp_path / "statements.jsonl", {"statement_id": "st_1", "article_id": "ar_1", **ANSWER})
    [found] = answered(tmp_path)
    assert found.passages[0].role == "body"
    assert found.answers[0].cue == (Span(19, 23),)


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({"id": "a", "text": TEXT}, "line 1: no attributions"),
        ({"id": "a", "text": TEXT, "attributions": [{"content": []}]}, "without content"),
        ({"id": "a", "text": TEXT, "attributions": [{"content": [{"start": 3, "end": 900}]}]}, "no span of this text"),
    ],
)
def test_what_cannot_be_learnt_from_is_told_with_its_line(tmp_path, row, words):
    with pytest.raises(RecordError, match=words):
        answered(written(tmp_path / "a.jsonl", row))


def test_a_folder_that_is_no_export_is_told_what_it_lacks(tmp_path):
    with pytest.raises(RecordError, match=r"no articles\.jsonl"):
        answered(tmp_path)
