from hashlib import sha256

from rashomon.reading.article import reading
from rashomon.reading.lines import lines_of
from rashomon.reading.raw import Raw, Said
from rashomon.records import make_id


def test_an_article_is_named_by_its_source_and_its_text():
    raw = Raw(
        text="The ferry left.",
        lines=tuple(lines_of("The ferry left.")),
        said=(Said("url", "https://q.example/1", "user"),),
    )
    found = reading(raw, "f1", "f1.txt")
    assert found.article.article_id == make_id("ar", "f1", "The ferry left.")
    assert found.article.sha256 == sha256(b"The ferry left.").hexdigest()
    assert found.article.uri == "https://q.example/1"
    assert {row.article_id for row in (*found.passages, *found.candidates)} == {found.article.article_id}


def test_a_path_is_the_address_where_none_is_given():
    raw = Raw(text="The ferry left.", lines=tuple(lines_of("The ferry left.")))
    assert reading(raw, "f1", "may/f1.txt").article.uri == "may/f1.txt"
