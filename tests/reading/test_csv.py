from rashomon.reading.csv import articles, header
from rashomon.reading.raw import Raw


def test_columns_are_the_keys_of_json_lines_and_authors_are_parted_by_semicolons():
    (found,) = articles('id,text,authors,other\n7,"The ferry left.\nIt sank.",Ola Brandt; Tess Marrow,x\n')
    assert (found.source_id, found.text) == ("7", "The ferry left.\nIt sank.")
    assert [said.value for said in found.said if said.field == "authors"] == ["Ola Brandt", "Tess Marrow"]


def test_a_row_with_too_many_cells_is_named():
    found = list(articles("id,text\n1,a,b\n2,The ferry left.\n"))
    assert found[0] == (2, "line 2 has 3 cells, the first line names 2")
    assert isinstance(found[1], Raw)


def test_a_row_that_never_ends_is_told():
    found = list(articles('id,text\n1,"The ferry\n'))
    assert "is not a row" in found[0][1]


def test_a_table_needs_a_column_of_text():
    assert header("id;text;url") == (";", ["id", "text", "url"])
    assert header("id;body") is None
    assert next(iter(articles("a,b\n"))) == (1, "the first line names no column text")
