"""What nobody tells as done is never shown as a deed."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from itertools import product
from typing import get_args

import pytest

import moods
from rashomon import ask
from rashomon.ask.answers import DEEDS, told_as
from rashomon.ask.manners import DONE, way_of
from rashomon.records import Modality, Polarity, Stance

EVERY = list(product(get_args(Polarity), get_args(Modality), get_args(Stance)))


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ask.Db]:
    """The project in which acts are told in every mood."""
    with ask.open(moods.make(tmp_path_factory.mktemp("moods") / "moods.db"), 20) as opened:
        yield opened


@pytest.fixture
def line(told):
    """An event in one line."""
    return lambda event: ask.event(told, event.event_id).event


def words(manners) -> list[str]:
    return [m.told for m in manners]


@pytest.mark.parametrize(
    ("polarity", "modality", "stance", "told"),
    [
        ("affirmed", "actual", "asserts", "done"),
        ("affirmed", "actual", "confirms", "done"),
        ("affirmed", "past_reference", "asserts", "past reference"),
        ("negated", "actual", "asserts", "denied"),
        ("affirmed", "actual", "denies", "denied"),
        ("negated", "actual", "denies", "done"),
        ("affirmed", "actual", "doubts", "doubted"),
        ("affirmed", "actual", "asks", "asked about"),
        ("affirmed", "actual", "declines", "declined to say"),
        ("affirmed", "planned", "asserts", "planned"),
        ("negated", "planned", "asserts", "negated, planned"),
        ("affirmed", "planned", "denies", "denied"),
        ("affirmed", "threatened", "threatens", "threatened"),
        ("affirmed", "demanded", "demands", "demanded"),
        ("negated", "hypothetical", "asserts", "negated, hypothetical"),
        ("affirmed", "general", "asserts", "general"),
        ("affirmed", "attempted", "asserts", "attempted"),
        ("affirmed", "attempted", "confirms", "attempted"),
    ],
)
def test_an_act_is_told_as_its_verdict_says(polarity, modality, stance, told):
    assert told_as(*way_of(polarity, modality, stance)) == told


def test_sql_and_python_know_one_rule_for_deeds():
    with closing(sqlite3.connect(":memory:")) as plain:
        plain.execute("CREATE TABLE m (polarity, modality)")
        plain.execute("CREATE TABLE s (stance)")
        for polarity, modality, stance in EVERY:
            plain.execute("DELETE FROM m")
            plain.execute("DELETE FROM s")
            plain.execute("INSERT INTO m VALUES (?, ?)", (polarity, modality))
            plain.execute("INSERT INTO s VALUES (?)", (stance,))
            (done,) = plain.execute(f"SELECT {DONE} FROM m, s").fetchone()
            assert bool(done) == (way_of(polarity, modality, stance)[0] in DEEDS), (polarity, modality, stance)


def test_an_event_that_nobody_tells_as_done_says_how_it_is_told_instead(line):
    assert words(line(moods.LANDING).marks) == ["negated, planned"]
    assert words(line(moods.SINKING).marks) == ["threatened"]
    assert words(line(moods.STORMING).marks) == ["attempted"]
    assert not any(line(e).done for e in (moods.LANDING, moods.SINKING, moods.STORMING))


def test_a_deed_of_long_ago_is_a_deed_and_marked(line):
    fort = line(moods.BURNING)
    assert (fort.done, words(fort.marks)) == (True, ["past reference"])


def test_what_some_tell_as_done_and_others_deny_is_a_deed_with_those_who_deny_it(line):
    shelling = line(moods.SHELLING)
    assert (shelling.done, shelling.marks, shelling.conflicts) == (True, (), ("happened",))
    assert [n.name for n in shelling.denied_by] == ["Norvian Admiralty"]
    assert line(moods.LANDING).denied_by == ()


def test_a_line_counts_the_mentions_and_claimants_that_tell_it_as_done(line):
    shelling = line(moods.SHELLING)
    assert (shelling.mentions, shelling.mentions_done) == (2, 1)
    assert (shelling.claimants, shelling.claimants_done) == (2, 1)
    assert {m.told: m.mentions for m in shelling.told} == {"done": 1, "denied": 1}


def test_each_mark_leads_to_the_row_whose_words_decided(told, line):
    (landing,) = line(moods.LANDING).told
    assert landing.why == moods.landing.mention_id
    denied = next(m for m in line(moods.SHELLING).told if m.how == "denied")
    assert denied.why == moods.DENIAL_ID
    assert [ask.row(told, m.why).id for m in (landing, denied)] == [landing.why, denied.why]


def test_the_list_of_events_can_be_cut_to_what_somebody_tells_as_done(told):
    everything, deeds = ask.events(told), ask.events(told, done=True)
    assert (everything.total, deeds.total) == (6, 3)
    assert {e.event_id for e in deeds.events} == {e.event_id for e in everything.events if e.done}
    assert ask.events(told, done=True, disputed=True).total == 1


def test_rows_of_events_say_how_they_are_told(told):
    rows = {r["event_id"]: r for r in ask.events(told).rows}
    assert rows[moods.LANDING.event_id]["told"] == "negated, planned"
    shelling = rows[moods.SHELLING.event_id]
    assert (shelling["mentions_done"], shelling["claimants_done"], shelling["denied_by"]) == (1, 1, "Norvian Admiralty")


def test_an_actor_has_what_it_is_said_to_have_done_apart_from_all_else(told):
    norvia = ask.actor(told, "Norvia")
    assert {e.event_id for e in norvia.did} == {moods.SHELLING.event_id, moods.BURNING.event_id}
    assert {e.event_id for e in norvia.not_done} == {e.event_id for e in (moods.LANDING, moods.SINKING, moods.FIRE)}
    ferry = ask.actor(told, "the ferry Halla")
    assert (ferry.suffered, [e.event_id for e in ferry.not_suffered]) == ((), [moods.SINKING.event_id])


def test_what_others_have_done_is_not_done_by_whom_it_is_only_asked_of(told, line):
    (fire,) = (e for e in ask.actor(told, "Norvia").not_done if e.event_id == moods.FIRE.event_id)
    assert (fire.done, words(fire.marks)) == (True, ["demanded"])
    assert line(moods.FIRE).marks == ()


def test_counts_tell_acts_told_as_done_from_acts_told_of(told):
    (norvia,) = (s for s in ask.actors(told).actors if s.name == "Norvia")
    assert (norvia.mentions, norvia.mentions_done) == (6, 2)
    weeks = ask.actor(told, "Norvia").weeks
    assert [(w.date, w.told_of, w.done) for w in weeks] == [("2031-06-02", 4, 2), ("2031-06-09", 2, 0)]


def test_days_count_what_is_told_as_done_on_them(told):
    assert [(d.date, d.events, d.done) for d in ask.overview(told).days] == [("2031-06-02", 2, 1)]


def test_nobody_is_asked_who_did_what_nobody_did(told):
    asked = {e.event_id: [p.question for p in ask.event(told, e.event_id).points] for e in moods.EVENTS}
    assert "Who did it" in asked[moods.SHELLING.event_id]
    assert "Who did it" not in asked[moods.LANDING.event_id]
    assert "Who" in asked[moods.LANDING.event_id]


def test_a_demand_and_a_deed_are_not_one_thing_in_other_words(told):
    happened = ask.event(told, moods.FIRE.event_id).points[0]
    assert (happened.key, happened.state) == ("happened", "not compared")


def test_an_article_says_of_each_act_how_it_is_told(told):
    deeds = {d.mention_id: d for d in ask.article(told, moods.day.id).deeds}
    assert deeds[moods.shelled.mention_id].done
    assert deeds[moods.landing.mention_id].told == "negated, planned"
    (denied, asked) = ask.article(told, moods.reply.id).deeds
    assert (denied.told, asked.told) == ("denied", "demanded")


def test_only_words_of_deeds_are_marked_as_deeds(told):
    pieces = [p for b in ask.article(told, moods.day.id).blocks for p in b.pieces if p.act]
    assert {p.text: p.told for p in pieces} == {
        "shelled": None,
        "announce a landing": "negated, planned",
        "sink": "threatened",
        "storm": "attempted",
        "burned": None,
        "set alight": None,
    }
    acts = {r["text"]: r["told"] for r in ask.article(told, moods.day.id).rows if r["layer"] == "act"}
    assert (acts["shelled"], acts["burned"], acts["sink"]) == ("done", "past reference", "threatened")
