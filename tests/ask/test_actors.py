import pytest

import island
from rashomon import ask
from rashomon.errors import NotFound


def test_an_actor_is_found_by_id_name_other_name_and_part_of_a_name(db):
    found = {ask.actor(db, name).actor_id for name in (island.defence.actor_id, "norvian defence ministry", "Defence")}
    assert found == {island.defence.actor_id}


def test_what_was_said_under_an_old_id_is_counted(db):
    assert ask.actor(db, island.defence.actor_id).statements == 5


def test_words_that_reprints_repeat_are_shown_once(db):
    again = {s.content[0].text: s.again for s in ask.actor(db, island.defence.actor_id).sayings}
    assert again["At least 19 sailors were held"] == 1
    assert again["<b>nothing</b>"] == 0


def test_who_says_what_about_a_word(db):
    told = ask.who(db, "Norvian Defence Ministry", "sailors")
    assert {s.content[0].text for s in told.sayings} == {"At least 19 sailors were held"}
    assert told.total == 2


def test_an_actor_has_the_events_it_acts_in(db):
    navy = ask.actor(db, "Norvian Navy")
    assert len(navy.did) == 1
    assert navy.did == ask.actor(db, "the freighter Mirela").suffered


def test_actors_are_listed_by_how_much_they_say(db):
    rows = ask.actors(db).rows
    assert (rows[0]["name"], rows[0]["statements"], rows[0]["outlets"]) == ("Norvian Defence Ministry", 5, 3)
    assert [r["name"] for r in ask.actors(db, query="ministry").rows] == [
        "Norvian Defence Ministry",
        "Lethian Foreign Ministry",
    ]


def test_nobody_of_that_name(db):
    with pytest.raises(NotFound, match="no actor is called"):
        ask.actor(db, "Nobody At All")


def test_a_claim_has_its_tellings_and_what_is_against_it(db):
    (line,) = ask.claims(db).claims
    told = ask.claim(db, line.claim_id)
    assert [s.outlet for s in told.tellings] == ["Strait Wire", "Harbour Courier", "Gulf Monitor"]
    assert [s.speaker for s in told.against] == ["Lethian Foreign Ministry"]
    assert [w.text for w in told.own_voice] == ["On Wednesday the navy halted a Lethian freighter near Port Sel."]
    assert told.event_ids == (ask.events(db).events[0].event_id,)
