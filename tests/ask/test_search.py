import pytest
from hypothesis import given
from hypothesis import strategies as st

import island
from rashomon import ask
from rashomon.ask.search import phrase, standing
from rashomon.errors import QuestionError


def test_a_hit_has_its_exact_offsets(db):
    texts = dict(db.all("SELECT article_id, text FROM articles"))
    hits = ask.search(db, "ministry").hits
    assert len(hits) == 8
    assert all(texts[h.article_id][h.start : h.end] == h.keyword for h in hits)
    assert {h.keyword for h in hits} == {"Ministry", "ministry"}


def test_words_in_quotation_marks_are_a_phrase(db):
    assert [h.keyword for h in ask.search(db, '"lawful quarantine"').hits] == ["lawful quarantine"] * 2
    assert ask.search(db, '"quarantine lawful"').hits == ()


def test_a_star_is_the_rest_of_a_word(db):
    assert {h.keyword for h in ask.search(db, "stop*").hits} == {"stops", "stopped"}


def test_or_finds_either_word(db):
    assert {h.keyword for h in ask.search(db, "piracy OR robbery").hits} == {"piracy", "robbery"}
    assert ask.search(db, "piracy robbery").hits == ()
    assert phrase("OR a OR OR b OR") == '"a" OR "b"'


def test_quotes_are_searched_in_what_was_said_only(db):
    assert [h.keyword for h in ask.search(db, "quarantine", "quotes").hits] == ["quarantine"] * 4
    assert ask.search(db, "tightens", "quotes").hits == ()


def test_a_hit_in_a_quote_leads_to_its_statement(db):
    hit = ask.search(db, "piracy", "quotes").hits[0]
    assert hit.label == "blames"
    assert ask.row(db, hit.id).table == "statements"
    assert island.AGENCY[hit.start : hit.end] == "piracy"


def test_names_are_found_under_any_of_them(db):
    assert [h.keyword for h in ask.search(db, "the ministry", "names").hits] == ["Norvian Defence Ministry"]


def test_nothing_found_says_what_to_try(db):
    found = ask.search(db, "zeppelin")
    assert found.hits == ()
    assert "6 articles" in found.note


@pytest.mark.parametrize(
    "query", ["", '"', "*", "AND", "a OR", 'NEAR("x" "y")', "title:x", "-x", "(", "x^2", '"x', "''"]
)
def test_no_sign_is_an_order(db, query):
    ask.search(db, query)


@given(st.text(max_size=20))
def test_any_query_becomes_words_in_quotation_marks(query):
    assert phrase(query).count('"') % 2 == 0


def test_accents_and_case_do_not_matter():
    text = "The CAFÉ of Łódź stood near the cafe."
    assert [text[a:b] for a, b in standing(text, [(["cafe"], False)])] == ["CAFÉ", "cafe"]


def test_there_is_no_searching_elsewhere(db):
    with pytest.raises(QuestionError, match="choose one of text, quotes, names"):
        ask.search(db, "x", "everywhere")
