"""The corpus of who said what: every span at its words, every reading settled, no text where it must not stand."""

import json
from pathlib import Path
from typing import get_args

import pytest
from corpus import Folder
from readings import read, row
from settling import agreement, paired, settle

from rashomon.records import SourceType, Stance, StatementKind

CORPUS = Path(__file__).parents[1] / "corpus"
STATEMENTS = CORPUS / "statements"
PARTS = ("train", "dev", "test", "items-train", "items-dev", "items-test")
RESERVED = Path(__file__).parents[2] / "shared" / "gold" / "corpus"


def texts(part):
    with (STATEMENTS / f"{part}.jsonl").open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


EVERY = [(part, text) for part in (*PARTS, "waiting") for text in texts(part)]
ANSWERED = [text for part, text in EVERY if part != "waiting"]


def test_no_text_stands_in_two_parts():
    names = [text["id"] for _, text in EVERY]
    assert len(set(names)) == len(names)


def test_every_text_has_its_licence():
    assert [text["id"] for _, text in EVERY if not text["licence"]] == []


def test_every_span_lies_in_its_text_and_holds_words():
    for text in ANSWERED:
        for a in text["attributions"]:
            for span in (*a["source"], *a["cue"], *a["content"], *a["addressee"], *a["distance"]):
                words = text["text"][span["start"] : span["end"]]
                assert words, (text["id"], a["id"])
                assert words == words.strip(), (text["id"], a["id"], words)


def test_every_name_of_a_speaker_stands_where_it_says():
    for text in ANSWERED:
        for a in text["attributions"]:
            for name in a["speakers"]:
                if name["start"] is not None:
                    there = text["text"][name["start"] : name["end"]]
                    assert len(there.split()) == len(name["name"].split()), (text["id"], a["id"], there)


def test_every_parent_is_a_row_of_the_text_and_no_row_is_its_own_ancestor():
    for text in ANSWERED:
        parents = {a["id"]: a["parent"] for a in text["attributions"]}
        for name in parents:
            seen, parent = {name}, parents[name]
            while parent is not None:
                assert parent in parents, (text["id"], name)
                assert parent not in seen, (text["id"], name)
                seen.add(parent)
                parent = parents[parent]


def test_every_label_is_one_of_the_lists():
    for text in ANSWERED:
        for a in text["attributions"]:
            assert a["stance"] in get_args(Stance)
            assert a["kind"] in get_args(StatementKind)
            assert a["source_type"] in get_args(SourceType)
            assert a["content"], (text["id"], a["id"])


def test_the_files_are_what_the_readings_say():
    for part, content in Folder(STATEMENTS).files().items():
        assert (STATEMENTS / f"{part}.jsonl").read_text(encoding="utf-8") == content, part


def test_the_acceptance_articles_stand_in_dev_alone():
    gold = {f"acceptance:{path.stem}" for path in (CORPUS / "acceptance").glob("*.json")}
    assert {text["id"] for text in texts("dev")} >= gold
    assert not gold & {text["id"] for part, text in EVERY if part != "dev"}


@pytest.mark.skipif(not RESERVED.exists(), reason="the list of reserved texts is not here")
def test_no_reserved_text_stands_in_the_corpus_under_any_id():
    reserved = {line for line in (RESERVED / "reserved.txt").read_text().split("\n") if line[:1] not in ("", "#")}
    with (RESERVED / "articles.jsonl").open(encoding="utf-8") as lines:
        kept_back = [a for a in map(json.loads, lines) if a["id"] in reserved]
    addresses = {a["url"] for a in kept_back if a["url"]}
    openings = {"".join(a["text"].split())[:200] for a in kept_back}
    inside = [t for _, t in EVERY if not t["id"].startswith("acceptance:")]
    assert not [t["id"] for t in inside if t["id"] in reserved or t.get("url") in addresses]
    assert not [t["id"] for t in inside if "".join(t["text"].split())[:200] in openings]


TEXT = 'The mayor said the bridge was gone.\n\n"It stands," said Ilse Maro, the ferryman, and she said it twice.'


def test_a_row_is_found_in_its_paragraph():
    found = row("s1 | 2 | Ilse Maro, the ferryman | said#1 | It stands | asserts d p | who=Ilse Maro", TEXT)
    assert [TEXT[a:b] for a, b in (*found.source, *found.cue, *found.content)] == [
        "Ilse Maro, the ferryman",
        "said",
        "It stands",
    ]


def test_words_that_stand_twice_must_say_which_is_meant():
    with pytest.raises(ValueError, match="stands 2 times"):
        row("s1 | 2 | she | said | It stands | asserts d p", TEXT)


def test_words_that_are_not_there_are_an_error():
    with pytest.raises(ValueError, match="stands 0 times"):
        row("s1 | 1 | The mayor | told | the bridge was gone | asserts i u", TEXT)


def test_a_reading_of_an_unknown_text_is_an_error(tmp_path):
    (tmp_path / "first.txt").write_text("@ nowhere\n")
    with pytest.raises(ValueError, match="no text 'nowhere'"):
        read(tmp_path / "first.txt", {})


FIRST = row("s1 | 1 | The mayor | said | the bridge was gone | asserts i u", TEXT)
SECOND = row("s7 | 1 | The mayor | said | the bridge was gone | blames i u", TEXT)


def test_readings_that_differ_wait_for_a_decision():
    rows, wanting = settle(paired([FIRST], [SECOND], TEXT), {}, (), TEXT)
    assert rows == []
    assert [pair.name for pair in wanting] == ["s1/s7"]


def test_a_decision_takes_one_reading_and_may_change_a_field():
    rows, wanting = settle(paired([FIRST], [SECOND], TEXT), {"s1/s7": "1 ; stance denies"}, (), TEXT)
    assert wanting == []
    assert [r.stance for r in rows] == ["denies"]


def test_readings_that_agree_need_no_decision():
    rows, wanting = settle(paired([FIRST], [FIRST], TEXT), {}, (), TEXT)
    assert (len(rows), wanting) == (1, [])


def test_a_decision_on_rows_that_are_not_there_is_an_error():
    with pytest.raises(ValueError, match="s9/s9"):
        settle(paired([FIRST], [SECOND], TEXT), {"s9/s9": "1"}, (), TEXT)


def test_agreement_counts_each_field():
    found = agreement([(TEXT, [FIRST], [SECOND])])
    assert (found["seen by both"], found["stance"], found["content"]) == (1, 0.0, 1.0)
