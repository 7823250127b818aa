import csv
import io
from html.parser import HTMLParser

import pytest

import island
import moods
from island import CLAIM_ID as CLAIM
from island import EVENT_ID as EVENT
from island import ORIGIN_ID as ORIGIN
from rashomon import ask
from rashomon.explorer.app import PAGES
from rashomon.records import TABLES, plain

QUESTIONS = {
    "/index": lambda db: ask.overview(db),
    "/events": lambda db: ask.events(db),
    f"/event/{EVENT}": lambda db: ask.event(db, EVENT),
    "/articles": lambda db: ask.articles(db),
    f"/article/{island.radio.id}": lambda db: ask.article(db, island.radio.id),
    "/actors": lambda db: ask.actors(db),
    f"/actor/{island.defence.actor_id}": lambda db: ask.actor(db, island.defence.actor_id),
    "/claims": lambda db: ask.claims(db),
    f"/claim/{CLAIM}": lambda db: ask.claim(db, CLAIM),
    "/origins": lambda db: ask.origins(db),
    f"/origin/{ORIGIN}": lambda db: ask.origin(db, ORIGIN),
    "/search": lambda db: ask.search(db, ""),
    "/tables": lambda db: ask.tables(db),
    f"/row/{EVENT}": lambda db: ask.row(db, EVENT),
    "/about": lambda db: ask.status(db),
    "/table/mentions": lambda db: ask.table(db, "mentions"),
}
LISTS = ["/events", "/articles", "/actors", "/claims", "/origins", "/search", "/search?q=x", "/tables", "/about", "/"]


class Words(HTMLParser):
    """What a page shows, and in which elements."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[tuple[str, str]] = []
        self.shown: list[tuple[str, tuple[str, ...]]] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if "id" in given:
            self.ids.append(given["id"])
        self.links += [given[name] for name in ("href", "src", "action") if given.get(name)]
        if tag not in ("meta", "link", "input", "br", "circle", "line", "rect"):
            self.open.append((tag, given.get("class") or ""))

    def handle_endtag(self, tag):
        if self.open and self.open[-1][0] == tag:
            self.open.pop()

    def handle_data(self, data):
        self.shown.append((data, tuple(f"{tag}.{name}" for tag, name in self.open)))


def test_every_kind_of_page_has_a_question_here():
    kinds = {address.partition("{")[0].rstrip("/") for address in PAGES}
    assert kinds <= {address.rpartition("/")[0] or address for address in QUESTIONS} | set(QUESTIONS)


@pytest.mark.parametrize("address", QUESTIONS)
def test_a_page_and_its_twins_are_one_answer(visit, db, address):
    answer = QUESTIONS[address](db)
    page = visit.get("/" if address == "/index" else address)
    assert page.status_code == 200
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    twin = visit.get(f"{address}.json")
    assert (twin.status_code, twin.json()) == (200, plain(answer))
    table = visit.get(f"{address}.csv")
    assert table.status_code == 200
    assert table.headers["content-type"] == "text/csv; charset=utf-8"
    assert len(list(csv.DictReader(io.StringIO(table.text)))) == len(answer.rows)


@pytest.mark.parametrize("address", QUESTIONS)
def test_a_page_links_to_its_twins_and_to_nothing_outside(visit, address):
    page = Words(visit.get("/" if address == "/index" else address).text)
    assert f"{address}.json" in page.links
    assert f"{address}.csv" in page.links
    outside = [link for link in page.links if "://" in link or ":" in link.split("/")[0]]
    assert set(outside) <= {"https://strait-wire.example/1"}


@pytest.mark.parametrize("address", QUESTIONS)
def test_every_link_of_a_page_leads_somewhere(visit, address):
    page = Words(visit.get("/" if address == "/index" else address).text)
    for link in sorted({link for link in page.links if link.startswith("/")}):
        assert visit.get(link).status_code in (200, 302), link
    for link in {link for link in page.links if link.startswith("#")}:
        assert link[1:] in page.ids, link


@pytest.mark.parametrize("address", QUESTIONS)
def test_no_id_stands_twice_on_a_page(visit, address):
    ids = Words(visit.get("/" if address == "/index" else address).text).ids
    assert sorted(ids) == sorted(set(ids))


@pytest.mark.parametrize("name", TABLES)
def test_every_table_has_its_page_and_its_csv(visit, db, name):
    assert visit.get(f"/table/{name}").status_code == 200
    rows = list(csv.DictReader(io.StringIO(visit.get(f"/table/{name}.csv").text)))
    assert len(rows) == ask.table(db, name).total


@pytest.mark.parametrize("address", LISTS)
def test_an_empty_page_says_why_and_what_next(visit_nothing, address):
    page = visit_nothing.get(address)
    assert page.status_code == 200
    if address not in ("/tables", "/about"):
        assert 'class="empty"' in page.text


@pytest.mark.parametrize("name", TABLES)
def test_an_empty_table_says_so(visit_nothing, name):
    assert "This table is empty" in visit_nothing.get(f"/table/{name}").text


def test_the_words_of_sources_are_in_serif_and_nothing_else_is(visit):
    page = Words(visit.get(f"/event/{EVENT}").text)
    for words in ("grey warships", "Two Norvian patrol boats", "a blockade", "A clerk of the harbour"):
        over = [o for data, o in page.shown if data.strip() == words]
        assert over
        assert all(any("words" in o for o in path) for path in over)
    for ours in ("not found in this account", "What they call it", "in its own voice, no source given", "Norvian Navy"):
        over = [o for data, o in page.shown if data.strip() == ours]
        assert over
        assert not any("words" in o for path in over for o in path)


def test_only_what_conflicts_is_tinted_and_carries_the_word(visit):
    page = visit.get(f"/event/{EVENT}").text
    rows = page.partition("<tbody>")[2].partition("</tbody>")[0].split("<tr")[1:]
    tinted = [row for row in rows if row.startswith(' class="clash"')]
    assert len(tinted) == 4
    assert all("conflict</span>" in row for row in tinted)
    assert not any("conflict</span>" in row for row in rows if row not in tinted)


def test_conflicts_only_shows_no_other_rows(visit):
    page = visit.get(f"/event/{EVENT}?conflicts=1").text
    assert "Who did it" not in page
    assert "When" in page


def test_the_article_is_shown_whole_and_marked(visit):
    page = visit.get(f"/article/{island.radio.id}?at=0-13").text
    shown = Words(page)
    text = "".join(data for data, path in shown.shown if any(o.startswith("article.") for o in path))
    assert " ".join(text.split()) == " ".join(island.RADIO.split())
    assert '<span id="at" class="at">Harbour radio</span>' in page
    deeper = [data for data, path in shown.shown if any(o.startswith(("span.d2", "a.d2")) for o in path)]
    assert "robbery in the dress" in "".join(deeper)


def test_statements_and_mentions_lead_to_their_words(visit):
    statement = next(r for r in island.records() if type(r).TABLE == "statements" and r.article_id == island.agency.id)
    span = statement.content[0]
    answer = visit.get(f"/statement/{statement.statement_id}")
    assert answer.status_code == 302
    assert answer.headers["location"] == f"/article/{island.agency.id}?at={span.start}-{span.end}#at"
    mention = next(r for r in island.records() if type(r).TABLE == "mentions")
    assert visit.get(f"/mention/{mention.mention_id}").status_code == 302
    assert visit.get(f"/statement/{mention.mention_id}").status_code == 404


@pytest.mark.parametrize("table", ["statements", "mentions"])
def test_a_statement_and_a_mention_say_what_decided(visit, db, table):
    row = next(r for r in island.records() if table == type(r).TABLE and r.article_id == island.agency.id)
    id = getattr(row, row.KEY[0])
    (why,) = [why for sentence in ask.explain(db, id).sentences for why in sentence.found]
    shown = "".join(data for data, _ in Words(visit.get(f"/row/{id}").text).shown)
    assert all(reason.why in shown for reason in why.reasons)
    assert f"/row/{id}" in Words(visit.get(f"/article/{island.agency.id}").text).links


@pytest.mark.parametrize(
    "address",
    ["/nowhere", "/event/ev_nothing", "/article/x", "/actor/x", "/claim/x", "/origin/x", "/row/x", "/table/x"],
)
def test_what_is_not_there_is_said_to_be_missing(visit, address):
    page = visit.get(address)
    assert page.status_code == 404
    assert "Not found" in page.text
    assert visit.get(f"{address}.json").json()["error"]["status"] == 404


def test_a_question_that_cannot_be_asked_says_what_can(visit):
    assert "write it as 1962" in visit.get("/events?since=soon").text
    assert visit.get("/events?since=soon").status_code == 400
    assert visit.get("/search?q=x&in=everywhere").status_code == 400
    assert visit.get("/table/articles?nothing=1").status_code == 400


def section(page, id):
    """The part of a page under the heading of this id, without tags."""
    shown = "".join(data for data, _ in Words(page.partition(f'id="{id}">')[2].partition("</section>")[0]).shown)
    return " ".join(shown.split())


def row_of(page, event):
    return page.partition(f'href="/event/{event.event_id}"')[0].rpartition("<tr>")[2]


def test_what_nobody_tells_as_done_has_a_mark_beside_its_type_that_leads_to_the_words_that_decided(visit_moods):
    page = visit_moods.get("/events").text
    assert f'<a class="mood" href="/row/{moods.landing.mention_id}"' in row_of(page, moods.LANDING)
    assert "negated, planned</a>" in row_of(page, moods.LANDING)
    assert "past reference</a>" in row_of(page, moods.BURNING)
    assert "mood" not in row_of(page, moods.SHELLING)
    decided = "".join(data for data, _ in Words(visit_moods.get(f"/row/{moods.landing.mention_id}").text).shown)
    assert "“announce” makes it planned" in decided


def test_a_deed_that_is_denied_names_who_denies_it(visit_moods):
    page = visit_moods.get("/").text
    assert "denied by Norvian Admiralty" in section(page, "disputed")
    assert "1 as done" in section(page, "disputed")
    event = visit_moods.get(f"/event/{moods.SHELLING.event_id}").text
    assert "denied by Norvian Admiralty" in event.partition("<h1>")[0]
    assert "ASSAULT, denied by Norvian Admiralty, 2 June 2031" in section(event, "cite")


def test_the_list_of_events_shows_all_with_marks_or_only_deeds(visit_moods):
    everything, deeds = visit_moods.get("/events").text, visit_moods.get("/events?done=1").text
    assert "6 events told of, in whatever mood" in everything
    assert "3 events that somebody tells as done" in deeds
    assert moods.LANDING.event_id in everything
    assert moods.LANDING.event_id not in deeds
    assert {e["event_id"] for e in visit_moods.get("/events.json?done=1").json()["events"]} == {
        e.event_id for e in (moods.SHELLING, moods.BURNING, moods.FIRE)
    }


def test_an_actor_is_not_said_to_have_done_what_it_only_plans_or_is_asked_for(visit_moods):
    page = visit_moods.get("/actor/Norvia").text
    assert "shelled" in section(page, "did")
    assert not any(words in section(page, "did") for words in ("announce a landing", "sink", "demanded"))
    for mark, words in (("negated, planned", "announce a landing"), ("threatened", "sink"), ("demanded", "set alight")):
        assert mark in section(page, "not-done")
        assert words in section(page, "not-done")
    ferry = visit_moods.get(f"/actor/{moods.ferry.actor_id}").text
    assert "No article tells of a deed upon" in section(ferry, "suffered")
    assert "sink" in section(ferry, "not-suffered")


def test_an_event_says_how_it_is_told_and_by_whom(visit_moods):
    page = visit_moods.get(f"/event/{moods.SHELLING.event_id}").text
    assert "done in 1 mention by Strait Wire" in section(page, "told")
    assert "denied in 1 mention by Norvian Admiralty" in section(page, "told")
    assert f'href="/row/{moods.DENIAL_ID}"' in page
    assert "<b>1</b> <span>tells it as done</span>" in page


def test_an_event_that_nobody_tells_as_done_is_not_cited_as_a_deed(visit_moods):
    page = visit_moods.get(f"/event/{moods.LANDING.event_id}").text
    assert "Norvia ASSAULT (negated, planned)" in page.partition("</title>")[0]
    assert "ASSAULT (negated, planned), 2 June 2031" in section(page, "cite")
    assert "Who did it" not in page


def test_in_a_text_only_deeds_are_marked_as_deeds(visit_moods):
    page = visit_moods.get(f"/article/{moods.day.id}").text
    assert 'class="act">shelled</a>' in page
    assert 'class="act otherwise">sink</a>' in page
    assert "6 acts told of, 3 as done" in page


def test_every_link_of_a_page_of_other_moods_leads_somewhere(visit_moods):
    for address in ("/", "/events", f"/event/{moods.SHELLING.event_id}", f"/actor/{moods.norvia.actor_id}", "/actors"):
        page = Words(visit_moods.get(address).text)
        assert sorted(page.ids) == sorted(set(page.ids))
        for link in sorted({link for link in page.links if link.startswith("/")}):
            assert visit_moods.get(link).status_code in (200, 302), link
        for link in {link for link in page.links if link.startswith("#")}:
            assert link[1:] in page.ids, link
