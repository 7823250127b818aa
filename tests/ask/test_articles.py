import pytest

import island
from rashomon import ask
from rashomon.errors import NotFound


def test_an_article_is_found_by_its_id_and_by_its_source_id(db):
    assert ask.article(db, island.wire.id) == ask.article(db, "wire")


def test_its_pieces_are_its_text(db):
    read = ask.article(db, "radio", at=(4, 9))
    assert "".join(p.text for b in read.blocks for p in b.pieces) == island.RADIO


def test_what_is_said_within_what_is_said_is_told_as_deep(db):
    depths = {s.speaker: s.depth for s in ask.article(db, "radio").sayings}
    assert depths == {"The Review": 0, "Harbour Radio": 1, "A clerk of the harbour": 0}


def test_an_act_leads_to_its_event(db):
    acts = [p for b in ask.article(db, "review").blocks for p in b.pieces if p.act]
    assert [p.text for p in acts] == ["halted"]
    assert acts[0].event_id == ask.events(db).events[0].event_id


def test_a_copy_says_of_what_and_why(db):
    relation = ask.article(db, "courier").relations[0]
    assert (relation.kind, relation.other.outlet, relation.this_is_later) == ("same_origin", "Strait Wire", True)
    ours, theirs = relation.evidence[0]
    assert ours.text == theirs.text


def test_the_marked_stretch_is_cut_to_the_text(db):
    assert ask.article(db, "review", at=(3, 10**6)).at == (3, len(island.REVIEW))
    assert ask.article(db, "review", at=(10**6, 10**7)).at is None


def test_a_speaker_under_an_old_id_has_the_new_name(db):
    assert {s.speaker for s in ask.article(db, "wire").sayings} == {"Norvian Defence Ministry", "a spokesman"}


def test_no_article_no_page(db):
    with pytest.raises(NotFound):
        ask.article(db, "ar_nothing")


def test_articles_are_listed_by_date_and_those_without_last(db):
    outlets = [a.outlet for a in ask.articles(db).articles]
    assert outlets[0] == "Strait Wire"
    assert outlets[-1] == "Trap"
    assert [a.outlet for a in ask.articles(db, since="2031-05-16", until="2031-05-16").articles] == ["Gulf Monitor"]


def test_copies_of_one_text_are_one_origin(db):
    (origin,) = ask.origins(db).origins
    assert [a.outlet for a in origin.articles] == ["Strait Wire", "Harbour Courier"]
    assert ask.origin(db, origin.origin_id).relations[0][1].reason.startswith("nine tenths")
    assert ask.origins(db, "courier").origins == (origin,)
