import pytest

import island
from rashomon import ask
from rashomon.ask.answers import NOT_FOUND
from rashomon.errors import NotFound, QuestionError
from rashomon.records import plain


def column(answer, name):
    return next(n for n, a in enumerate(answer.accounts) if a.name.casefold() == name.casefold())


def cell(answer, key, name):
    point = next(p for p in answer.points if p.key == key)
    return point.cells[column(answer, name)]


def state(answer, key):
    return next(p.state for p in answer.points if p.key == key)


def test_a_column_is_a_claimant_whoever_carried_its_words(stop):
    assert [(a.name, a.own_voice) for a in stop.accounts] == [
        ("Norvian Defence Ministry", False),
        ("A clerk of the harbour", False),
        ("Harbour Radio", False),
        ("Lethian Foreign Ministry", False),
        ("The Review", True),
    ]


def test_a_reprint_adds_an_article_and_no_origin(stop):
    ministry = stop.accounts[0]
    assert (len(ministry.article_ids), len(ministry.origin_ids)) == (2, 1)
    assert set(ministry.through) == {"Strait Wire", "Harbour Courier"}


def test_who_is_quoted_by_somebody_who_is_quoted_is_told_with_both(stop):
    assert stop.accounts[column(stop, "Harbour Radio")].through == ("Gulf Monitor", "The Review")


def test_a_denial_is_a_verdict_and_not_a_value(stop):
    foreign = stop.accounts[column(stop, "Lethian Foreign Ministry")]
    assert foreign.verdicts == ("denies",)
    assert foreign.denies
    assert state(stop, "happened") == "conflict"


def test_other_words_for_one_actor_are_no_conflict(stop):
    assert state(stop, "actor") == "same value, other words"
    assert cell(stop, "actor", "A clerk of the harbour").words[0].text == "grey warships"
    assert cell(stop, "actor", "A clerk of the harbour").value == "Norvian Navy"


@pytest.mark.parametrize("key", ["date", "place", "detained"])
def test_values_that_cannot_both_be_right_conflict(stop, key):
    assert state(stop, key) == "conflict"


def test_an_account_without_words_on_a_point_has_an_empty_cell(stop):
    assert cell(stop, "place", "Lethian Foreign Ministry").words == ()
    assert NOT_FOUND == "not found in this account"


def test_what_it_is_called_is_taken_from_descriptions_and_triggers(stop):
    assert [w.text for w in cell(stop, "called", "The Review").words] == ["a blockade", "halted"]
    assert state(stop, "called") == "not compared"


def test_an_outlet_in_its_own_voice_is_quoted_with_its_sentence(stop):
    assert cell(stop, "full", "The Review").words[0].text == (
        "On Wednesday the navy halted a Lethian freighter near Port Sel."
    )


def test_every_word_on_the_page_stands_where_it_says(db, stop):
    texts = dict(db.all("SELECT article_id, text FROM articles"))
    words = [w for p in stop.points for c in p.cells for w in c.words]
    assert len(words) > 20
    assert all(texts[w.article_id][w.start : w.end] == w.text for w in words)


def test_the_first_to_say_it_stands_before_its_reprints(stop):
    ministry = [t for t in stop.tellings if t.claimant == island.defence.actor_id]
    assert [(t.outlet, t.first, t.reprint) for t in ministry] == [
        ("Strait Wire", True, False),
        ("Harbour Courier", False, True),
    ]


def test_claimants_are_chosen_and_put_in_order_by_the_address(db, stop):
    ids = [stop.accounts[n].claimant for n in (3, 0)]
    chosen = ask.event(db, stop.event.event_id, claimants=ids)
    assert [a.claimant for a in chosen.accounts] == ids
    assert {a.claimant for a in chosen.left_out} == {a.claimant for a in stop.accounts} - set(ids)
    assert [p.state for p in chosen.points] == [p.state for p in stop.points]


def test_accounts_are_told_apart_by_outlet_or_by_text(db, stop):
    by_outlet = ask.event(db, stop.event.event_id, by="outlet")
    assert {a.name for a in by_outlet.accounts} == {
        "Strait Wire", "Harbour Courier", "Gulf Monitor", "Lethian News Agency", "The Review",
    }  # fmt: skip
    monitor = by_outlet.accounts[column(by_outlet, "Gulf Monitor")]
    assert set(monitor.through) == {"Harbour Radio", "The Review"}
    by_text = ask.event(db, stop.event.event_id, by="origin")
    assert [len(a.article_ids) for a in by_text.accounts] == [2, 1, 1, 1]
    assert by_text.accounts[0].through == ("Harbour Courier", "Strait Wire")
    assert by_outlet.event == by_text.event == stop.event
    with pytest.raises(QuestionError, match="choose one of claimant, outlet, origin"):
        ask.event(db, stop.event.event_id, by="weather")


def test_diff_has_only_what_conflicts(db, stop):
    found = ask.diff(db, stop.event.event_id)
    assert [p.key for p in found.points] == ["happened", "date", "place", "detained"]
    assert found.event.conflicts == ("happened", "date", "place", "detained")


def test_rows_are_one_for_each_account_question_and_wording(stop):
    rows = [r for r in stop.rows if r["question"] == "place"]
    assert [(r["name"], r["words"], r["state"]) for r in rows][:2] == [
        ("Norvian Defence Ministry", "Port Sel", "conflict"),
        ("A clerk of the harbour", "Port Anna", "conflict"),
    ]


@pytest.mark.parametrize(
    ("filters", "count"),
    [
        ({}, 2),
        ({"type": "coerce"}, 1),
        ({"actor": "Norvian Navy"}, 1),
        ({"actor": "lethian"}, 1),
        ({"actor": "nobody"}, 0),
        ({"place": "Port"}, 1),
        ({"place": "nor"}, 1),
        ({"place": "901"}, 1),
        ({"since": "2031-05"}, 1),
        ({"until": "2031-05-13"}, 0),
        ({"disputed": True}, 1),
        ({"disputed": True, "type": "THREATEN"}, 0),
    ],
)
def test_events_are_filtered(db, filters, count):
    answer = ask.events(db, **filters)
    assert (len(answer.events), answer.total) == (count, count)


def test_events_come_in_pages(db):
    first = ask.events(db, limit=1)
    second = ask.events(db, limit=1, cursor=first.cursor)
    assert first.events + second.events == ask.events(db).events
    assert second.cursor is None


def test_a_date_that_is_none_is_said_to_be_none(db):
    with pytest.raises(QuestionError, match='"last week" is no date; write it as'):
        ask.events(db, since="last week")


def test_a_type_that_is_none_is_refused_with_those_there_are(db):
    with pytest.raises(QuestionError, match="there is no type BRIBE; choose one of AGREE, CONSULT"):
        ask.events(db, type="BRIBE")


def test_an_event_that_is_not_there_is_not_found(db):
    with pytest.raises(NotFound, match="rashomon events"):
        ask.event(db, "ev_nothing")


def test_the_same_question_has_the_same_answer(project, stop):
    with ask.open(project, 20) as again:
        assert plain(ask.event(again, stop.event.event_id)) == plain(stop)


def test_an_empty_project_has_no_events(empty):
    assert ask.events(empty).rows == []
    assert ask.events(empty, disputed=True).rows == []
