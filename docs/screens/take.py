"""Take the screenshots of docs/explorer.md: every page of a project, wide and narrow, light and dark.

    python docs/screens/take.py PROJECT.db [--to docs/screens/NAME] [--only event,article] [--look]

`--look` writes whole pages in full colour for a designer's eye; without it, what is shown in the docs.
Needs Playwright and a Chromium; nothing is fetched from anywhere but the explorer on this machine.
"""

import argparse
import re
import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path

import uvicorn
from playwright.sync_api import Browser, sync_playwright

from rashomon import ask
from rashomon.explorer.app import app

ARGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--font-render-hinting=none",
)  # fmt: skip
WIDTHS = {"wide": (1280, 860), "phone": (390, 844)}


def addresses(project: Path) -> dict[str, str]:
    """One address for each kind of page: the fullest example the project has."""
    with ask.open(project, 60) as db:
        disputed = ask.events(db, disputed=True, limit=4).events or ask.events(db, limit=1).events
        # An act that is laid at two doors shows more than a date that differs.
        chosen = sorted(disputed, key=lambda e: "actor" not in e.conflicts)
        told = ask.event(db, chosen[0].event_id) if chosen else None
        read = max(
            ask.articles(db, limit=200).articles, key=lambda a: (a.statements and a.statements <= 14, a.statements)
        )
        reprint = ask.origins(db).origins
        people = ask.actors(db, limit=1).actors
        claimed = ask.claims(db, limit=1).claims
    found = {
        "overview": "/", "events": "/events", "articles": "/articles", "actors": "/actors", "claims": "/claims",
        "origins": "/origins", "tables": "/tables", "table": "/table/statements?_facet=stance&_facet=kind&_size=12",
        "about": "/about", "not-found": "/event/ev_nothing", "article": f"/article/{read.article_id}",
    }  # fmt: skip
    if told:
        found["event"] = f"/event/{told.event.event_id}"
        found["conflicts"] = f"/event/{told.event.event_id}?conflicts=1"
        found["row"] = f"/row/{told.event.event_id}"
        word = told.event.called.text if told.event.called else "said"
        found["search"] = f"/search?q={word}&size=8"
        found["search-quotes"] = f"/search?q={word}&in=quotes&size=8"
    if reprint:
        found["origin"] = f"/origin/{reprint[0].origin_id}"
    if people:
        found["actor"] = f"/actor/{people[0].actor_id}"
    if claimed:
        found["claim"] = f"/claim/{claimed[0].claim_id}"
    return dict(sorted(found.items()))


@contextmanager
def served(project: Path) -> Iterator[str]:
    """The explorer of a project on a free port of this machine, ended in the end."""
    config = uvicorn.Config(app(project, seconds=20), host="127.0.0.1", port=0, log_level="warning")
    bound = config.bind_socket()
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [bound]})
    thread.start()
    while not server.started:
        time.sleep(0.02)
    try:
        yield f"http://127.0.0.1:{bound.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join()


def take(browser: Browser, base: str, pages: dict[str, str], to: Path, look: bool) -> None:
    """A picture for each page, width and palette."""
    for width, (across, down) in WIDTHS.items():
        for scheme in ("light", "dark"):
            context = browser.new_context(
                viewport={"width": across, "height": down}, color_scheme=scheme, reduced_motion="reduce"
            )
            page = context.new_page()
            for name, address in pages.items():
                page.goto(base + address)
                height = page.evaluate("document.documentElement.scrollHeight")
                most = 6000 if look else (1360 if width == "wide" else 1600)
                clip = {"x": 0, "y": 0, "width": across, "height": min(height, most)}
                path = to / f"{name}-{width}-{scheme}.png"
                page.screenshot(path=path, full_page=True, clip=clip)
                if not look:
                    squeeze(path)
            context.close()


def squeeze(path: Path) -> None:
    """The pages' own colours and what lies between each ink and each paper; without Pillow the picture stays whole."""
    try:
        from PIL import Image
    except ImportError:
        return
    palette = Image.new("P", (1, 1))
    palette.putpalette([part for colour in colours("dark" in path.stem) for part in colour])
    Image.open(path).convert("RGB").quantize(palette=palette, dither=Image.Dither.NONE).save(path, optimize=True)


def colours(dark: bool) -> list[tuple[int, ...]]:
    """At most 256 colours: every ink on every paper, in six steps."""
    sheet = (files("rashomon.explorer") / "static" / "style.css").read_text(encoding="utf-8")
    rules = re.findall(r":root \{(.*?)\}", sheet, re.DOTALL)[1 if dark else 0]
    named = {name: bytes.fromhex(value) for name, value in re.findall(r"--([\w-]+): #(\w{6})", rules)}
    papers = [named[n] for n in ("paper", "card", "wash", "conflict-wash", "mark", "mark-deep")]
    inks = [named[n] for n in ("ink", "soft", "faint", "conflict", "agree", "link")]
    between = {
        tuple(round(p + (i - p) * step / 6) for p, i in zip(paper, ink, strict=True))
        for paper in papers
        for ink in inks
        for step in range(7)
    }
    return list(dict.fromkeys([*(tuple(value) for value in named.values()), *sorted(between)]))[:256]


def main() -> None:
    """What the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("project", type=Path)
    parser.add_argument("--to", type=Path)
    parser.add_argument("--only", default="")
    parser.add_argument("--look", action="store_true")
    given = parser.parse_args()
    to = given.to or Path(__file__).parent / given.project.stem
    to.mkdir(parents=True, exist_ok=True)
    only = set(filter(None, given.only.split(",")))
    pages = {name: address for name, address in addresses(given.project).items() if not only or name in only}
    with served(given.project) as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=list(ARGS))
        take(browser, base, pages, to, given.look)
        browser.close()


if __name__ == "__main__":
    main()
