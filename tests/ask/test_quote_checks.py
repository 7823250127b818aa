"""An invented speech and a paper that quotes it, read, linked and asked for."""

import json

import pytest
from starlette.testclient import TestClient
from typer.testing import CliRunner

from rashomon import ask
from rashomon.cli import app
from rashomon.explorer import app as pages
from rashomon.project import Project
from rashomon.project.check import checked
from rashomon.run import add, alone, build
from rashomon.run.recipe import recipe

pytestmark = pytest.mark.model

SPEECH = (
    "President Henrik Falk: Friends, we will not attack the northern islands this year.\n\n"
    "Reporter: And the harbour?\n\n"
    "President Henrik Falk: The harbour will stay open to every flag of the river."
)
PAPER = (
    "Falk promises calm\n\nIn his speech President Henrik Falk spoke of the strait.\n\n"
    '"We shall not attack the northern islands this year," President Henrik Falk said on Monday.\n\n'
    "A senior official of the defence ministry, who asked not to be named because he feared for his post, said that "
    "the army had shelled the islands."
)


@pytest.fixture(scope="module")
def quoting(tmp_path_factory):
    folder = tmp_path_factory.mktemp("quoting")
    rows = [
        {"id": "speech", "title": "Speech to the fleet", "text": SPEECH, "published": "2031-05-01"},
        {
            "id": "paper",
            "title": "Falk promises calm",
            "text": PAPER,
            "published": "2031-05-02",
            "outlet": "Quay Courier",
        },
    ]
    (folder / "texts.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    with Project(folder / "q.db", create=True) as project:
        add(project, [folder / "texts.jsonl"])
        build(project, recipe(), alone)
        assert checked(project).broken == []
    return folder / "q.db"


@pytest.fixture
def paper(quoting):
    with ask.open(quoting, 20) as db:
        yield ask.article(db, "paper")


def test_a_changed_word_is_told_beside_the_statement(paper):
    (check,) = [s.check for s in paper.sayings if s.check]
    assert check.told == "words differ from the source: “shall” where the source has “will”"
    assert check.basis == "the speaker's own turn in that text"


def test_the_reason_for_having_no_name_is_told(paper):
    official = next(s for s in paper.sayings if s.withheld and s.stance == "asserts")
    assert official.grade == "placed"
    assert [w.text for w in official.withheld] == ["asked not to be named because he feared for his post"]


def test_the_terminal_tells_both(quoting, paper):
    shown = CliRunner().invoke(app, ["-p", str(quoting), "show", paper.article.article_id]).stdout
    assert "words differ from the source" in shown
    assert "no name, but a role and a body" in shown


def test_the_pages_tell_both(quoting, paper):
    with TestClient(pages(quoting), base_url="http://127.0.0.1") as visit:
        shown = visit.get(f"/article/{paper.article.article_id}").text
        assert "words differ from the source" in shown
        assert "asked not to be named" in shown
        with ask.open(quoting, 20) as db:
            told = {e.event_id for e in ask.events(db).events}
            quoted = [e for e in sorted(told) if ask.event(db, e).checks]
        for event_id in quoted:
            assert "Quoted words beside their source" in visit.get(f"/event/{event_id}").text
        assert quoted


def test_a_broken_span_of_evidence_is_found(quoting):
    with Project(quoting) as project:
        (row,) = project.connection.execute("select evidence from quote_checks").fetchall()
        project.connection.execute("update quote_checks set evidence = '[[[0, 4], [0, 4]]]'")
        assert any("quote_checks" in told for told in checked(project).broken)
        project.connection.execute("update quote_checks set evidence = ?", row)
        project.connection.commit()
