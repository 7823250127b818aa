"""What a browser makes of the pages: nothing for axe-core to find, nothing asked of anybody else, no script needed.

With no Chromium on the machine these tests say so and are skipped, but never in CI.
"""

import os
import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import uvicorn

import island
import moods
from island import CLAIM_ID as CLAIM
from island import EVENT_ID as EVENT
from island import ORIGIN_ID as ORIGIN
from rashomon.explorer import app

pytestmark = pytest.mark.browser

ARGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
PAGES = {
    "overview": "/",
    "events": "/events",
    "event": f"/event/{EVENT}",
    "conflicts": f"/event/{EVENT}?conflicts=1",
    "articles": "/articles",
    "article": f"/article/{island.radio.id}?at=0-13#at",
    "reprint": f"/article/{island.courier.id}",
    "hostile": f"/article/{island.trap.id}",
    "actors": "/actors",
    "actor": f"/actor/{island.defence.actor_id}",
    "claims": "/claims",
    "claim": f"/claim/{CLAIM}",
    "origins": "/origins",
    "origin": f"/origin/{ORIGIN}",
    "search": "/search?q=ministry",
    "search in quotes": "/search?q=quarantine&in=quotes",
    "search for names": "/search?q=ministry&in=names",
    "nothing found": "/search?q=zeppelin",
    "tables": "/tables",
    "table": "/table/statements?_facet=stance&stance=asserts",
    "row": f"/row/{EVENT}",
    "about": "/about",
    "not found": "/nowhere",
}
IN_MOODS = {
    "overview": "/",
    "events": "/events",
    "disputed": f"/event/{moods.SHELLING.event_id}",
    "undone": f"/event/{moods.LANDING.event_id}",
    "actor": f"/actor/{moods.norvia.actor_id}",
    "article": f"/article/{moods.day.id}",
}
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def chromium(playwright) -> str | None:
    """The system's Chromium, else Playwright's own."""
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if path := shutil.which(name):
            return path
    own = playwright.chromium.executable_path
    return own if own and Path(own).exists() else None


@pytest.fixture(scope="module")
def browser() -> Iterator[object]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = chromium(playwright)
        if path is None and not os.environ.get("CI"):
            pytest.skip("no Chromium on this machine: the pages were not tried in a browser")
        assert path, "CI needs a Chromium: the pages must be tried in a browser"
        opened = playwright.chromium.launch(executable_path=path, args=list(ARGS))
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def served(project: Path) -> Iterator[str]:
    with serving(project) as address:
        yield address


@pytest.fixture(scope="module")
def served_moods(in_moods: Path) -> Iterator[str]:
    with serving(in_moods) as address:
        yield address


@contextmanager
def serving(project: Path) -> Iterator[str]:
    """The explorer on a free port of this machine."""
    config = uvicorn.Config(app(project, seconds=20), host="127.0.0.1", port=0, log_level="warning")
    bound = config.bind_socket()
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [bound]})
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{bound.getsockname()[1]}"
    server.should_exit = True
    thread.join()
    bound.close()


@pytest.fixture(scope="module")
def eye(browser) -> Iterator[object]:
    """A page that axe-core may be let into: our own policy lets no script in."""
    context = browser.new_context(bypass_csp=True, reduced_motion="reduce")
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_wide_or_narrow_light_or_dark(eye, served, name):
    assert not violations(eye, served + PAGES[name])


@pytest.mark.parametrize("name", IN_MOODS)
def test_axe_finds_nothing_where_acts_are_told_otherwise_than_as_done(eye, served_moods, name):
    assert not violations(eye, served_moods + IN_MOODS[name])


def violations(eye, address: str) -> str:
    """What axe-core finds on a page, a line each."""
    from axe_playwright_python.sync_playwright import Axe

    options = {"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]}
    found = []
    for width in (1280, 390):
        eye.set_viewport_size({"width": width, "height": 900})
        eye.goto(address)
        for scheme in ("light", "dark"):
            eye.emulate_media(color_scheme=scheme)
            broken = Axe().run(eye, options=options).response["violations"]
            found += [
                (width, scheme, v["id"], n["html"][:160], n["failureSummary"]) for v in broken for n in v["nodes"][:3]
            ]
    return "\n".join(map(str, found))


@pytest.mark.parametrize("width", [1280, 390])
def test_no_page_is_wider_than_the_screen(browser, served, served_moods, width):
    context = browser.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    wide = {}
    addresses = {name: served + address for name, address in PAGES.items()}
    addresses |= {f"{name} in moods": served_moods + address for name, address in IN_MOODS.items()}
    for name, address in addresses.items():
        page.goto(address)
        across = page.evaluate("document.documentElement.scrollWidth")
        if across > width:
            wide[name] = across
    context.close()
    assert not wide


def test_nothing_is_asked_of_anybody_else_and_nothing_is_refused(browser, served):
    context = browser.new_context(java_script_enabled=True)
    page = context.new_page()
    asked, said = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    for address in PAGES.values():
        page.goto(served + address)
    context.close()
    assert [url for url in asked if not url.startswith(served)] == []
    assert [text for text in said if "404" not in text] == []


def test_without_a_script_everything_is_there(browser, served):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(served + PAGES["event"])
    assert page.locator("table.accounts tbody tr").count() == 8
    assert not page.locator(".stack").is_visible()
    page.goto(served + PAGES["article"])
    assert page.locator("#at").inner_text() == "Harbour radio"
    context.close()


def test_a_narrow_screen_gets_a_stack_of_accounts(browser, served):
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(served + PAGES["event"])
    assert page.locator(".stack").is_visible()
    assert not page.locator("table.accounts").is_visible()
    assert page.locator(".stack .account").count() == 5
    context.close()


def test_the_sources_words_are_drawn_in_a_serif_face_and_ours_are_not(browser, served):
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    face = "e => getComputedStyle(e).fontFamily.split(',').at(-1).trim()"
    for address in (PAGES["event"], PAGES["article"], PAGES["search"], PAGES["claim"]):
        page.goto(served + address)
        assert set(page.locator(".words, .words q").evaluate_all(f"all => all.map({face})")) == {"serif"}
        ours = page.locator(".note, .value, .missing, .why, .verdict, .conflict, .question, .role")
        assert set(ours.evaluate_all(f"all => all.map({face})")) <= {"sans-serif"}
    context.close()


def test_on_paper_the_table_is_whole_and_the_doors_are_gone(browser, served):
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.emulate_media(media="print")
    page.goto(served + PAGES["event"])
    assert page.locator("table.accounts").is_visible()
    assert not page.locator(".find").is_visible()
    context.close()
