"""Whose word a reprint is, from the text to the page's columns."""

import json

import pytest

from rashomon import ask
from rashomon.project import Project
from rashomon.run import add, alone, build
from rashomon.run.recipe import recipe

pytestmark = pytest.mark.model

REPRINT = """Rebels burn a mill
Rebels burned the mill near Hask on Tuesday.
This article was originally published by the Olmen Post.
"""


@pytest.fixture(scope="module")
def reprint(tmp_path_factory):
    folder = tmp_path_factory.mktemp("reprint")
    row = {"id": "mirror", "text": REPRINT, "published": "2031-05-02", "outlet": "The Kelm Mirror"}
    (folder / "texts.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    with Project(folder / "r.db", create=True) as project:
        add(project, [folder / "texts.jsonl"])
        build(project, recipe(), alone)
    with ask.open(folder / "r.db", 20) as db:
        yield db


@pytest.fixture(scope="module")
def burning(reprint):
    return ask.event(reprint, ask.events(reprint).events[0].event_id)


def test_a_reprint_is_told_in_its_first_publishers_voice_through_the_outlet_that_carries_it(burning):
    (account,) = burning.accounts
    assert (account.name, account.own_voice, account.through) == ("Olmen Post", True, ("The Kelm Mirror",))


def test_the_accounts_of_a_page_are_the_claimants_of_the_event(reprint, burning):
    (told,) = reprint.all("SELECT claimant_ids FROM events WHERE event_id = ?", (burning.event.event_id,))
    assert json.loads(told[0]) == [account.actor_id for account in burning.accounts]


def test_asked_by_outlet_the_column_is_the_outlet_that_carries_it(reprint, burning):
    by_outlet = ask.event(reprint, burning.event.event_id, by="outlet")
    assert [account.name for account in by_outlet.accounts] == ["The Kelm Mirror"]
