import json

import pytest

import island
from rashomon import ask
from rashomon.errors import NotFound, QuestionError
from rashomon.records import TABLES, plain


def test_every_table_is_listed_with_its_documentation(db):
    found = {t.name: t for t in ask.tables(db).tables}
    assert list(found) == list(TABLES)
    assert found["articles"].rows == 6
    assert all(t.told and all(c.told for c in t.columns) for t in found.values())


@pytest.mark.parametrize("name", TABLES)
def test_rows_are_those_of_the_export(db, name):
    given = [plain(r) for r in island.records() if name == type(r).TABLE]
    found = ask.table(db, name).rows
    assert sorted(map(json.dumps, found)) == sorted(map(json.dumps, given))
    assert list(ask.stream(db, name)) == found


def test_a_table_is_filtered_and_counted(db):
    found = ask.table(db, "statements", {"stance": "denies"}, ["source_type"])
    assert found.total == 1
    assert found.facets[0].values == (("organisation", 1),)
    assert ask.table(db, "articles", {"published": ""}).rows[0]["source_id"] == "trap"


def test_a_table_comes_in_pages(db):
    first = ask.table(db, "articles", limit=4)
    second = ask.table(db, "articles", cursor=first.cursor, limit=4)
    assert [len(first.rows), len(second.rows), second.cursor] == [4, 2, None]


@pytest.mark.parametrize("column", ["nothing", 'x" OR 1=1 --', ""])
def test_a_column_that_is_not_there_is_said_to_be_missing(db, column):
    with pytest.raises(QuestionError, match="has no column"):
        ask.table(db, "articles", {column: "x"})


def test_a_table_that_is_not_there_is_said_to_be_missing(db):
    with pytest.raises(NotFound, match="choose one of articles"):
        ask.table(db, "sqlite_master")


def test_any_id_leads_to_its_row(db):
    ids = {
        getattr(r, type(r).KEY[0]): type(r).TABLE
        for r in island.records()
        if len(type(r).KEY) == 1 and type(r).TABLE not in ("aliases", "problems")
    }
    assert {id: ask.row(db, id).table for id in ids} == ids
    with pytest.raises(NotFound):
        ask.row(db, "xx_nothing")


def test_a_select_is_answered_and_cut_where_asked(db):
    found = ask.sql(db, "SELECT source_id FROM articles ORDER BY 1", limit=2)
    assert (found.columns, [r["source_id"] for r in found.rows], found.cut) == (
        ("source_id",),
        ["agency", "courier"],
        True,
    )


def test_the_project_at_a_glance(db):
    found = ask.overview(db)
    assert (found.articles, found.origins, found.events, found.told_by_several) == (6, 5, 2, 1)
    assert [e.conflicts for e in found.disputed] == [("happened", "date", "place", "detained")]
    assert found.undated == 1
    assert ask.status(db).problems[0]["mend"] == "save the page anew"


def test_the_words_of_every_span_on_a_page_of_rows(db):
    table = ask.table(db, "mentions")
    found = ask.words(db, table)
    assert found[0]["trigger"][0].text == "stopped"
    assert (
        ask.words(db, ask.table(db, "passages"))[0]["words"][0].text == "Norvian navy stops freighter in the strait\n"
    )
