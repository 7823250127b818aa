"""Addresses: each page with its twins, what leads elsewhere, and what is said when something is wrong."""

import threading
import webbrowser
from collections.abc import Callable, Iterator
from os import PathLike
from pathlib import Path

import uvicorn
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from rashomon import ask
from rashomon.ask.answers import Row
from rashomon.errors import Locked, NotFound, QuestionError, RashomonError, TooLong
from rashomon.explorer import pages
from rashomon.explorer.faces import as_csv, as_json
from rashomon.explorer.guard import Guard
from rashomon.explorer.look import rendered

LOOPBACK = "127.0.0.1"
SECONDS = 1.0
"""What a page may take of the database; a whole table as CSV may take longer."""

_STREAM_SECONDS = 120.0
_STATUS: tuple[tuple[type[RashomonError], int, str], ...] = (
    (NotFound, 404, "Not found"),
    (TooLong, 503, "This takes too long"),
    (Locked, 503, "The project is being written to"),
    (QuestionError, 400, "This cannot be asked"),
)

PAGES: dict[str, pages.Question] = {
    "/events": pages.events,
    "/event/{id}": pages.event,
    "/articles": pages.articles,
    "/article/{id}": pages.article,
    "/actors": pages.actors,
    "/actor/{id}": pages.actor,
    "/claims": pages.claims,
    "/claim/{id}": pages.claim,
    "/origins": pages.origins,
    "/origin/{id}": pages.origin,
    "/search": pages.search,
    "/tables": pages.tables,
    "/row/{id}": pages.row,
    "/about": pages.about,
}
"""Each of these has twins under the same address with .json and .csv."""


def app(path: str | PathLike[str], *, seconds: float = SECONDS) -> Starlette:
    """The explorer of one project file; nothing in it is ever changed."""
    project = Path(path)
    routes: list[BaseRoute] = [
        Route("/", _shown(project, pages.overview, "html", seconds)),
        *_twins("/index", project, pages.overview, seconds),
        Route("/table/{id}.csv", _whole_table(project)),
        Route("/table/{id}.json", _shown(project, pages.table, "json", seconds)),
        Route("/table/{id}", _shown(project, pages.table, "html", seconds)),
        *(
            route
            for address, question in PAGES.items()
            for route in (
                *_twins(address, project, question, seconds),
                Route(address, _shown(project, question, "html", seconds)),
            )
        ),
        Route("/statement/{id}", _led_to_words(project, "statements", "content")),
        Route("/mention/{id}", _led_to_words(project, "mentions", "trigger")),
        Mount("/static", StaticFiles(packages=[("rashomon.explorer", "static")])),
    ]
    return Starlette(
        routes=routes,
        middleware=[Middleware(Guard)],
        exception_handlers={
            RashomonError: lambda request, error: _said(request, project, error),
            HTTPException: lambda request, error: _lost(request, project, error),
            Exception: lambda request, error: _broken(request, project, error),
        },
    )


def serve(
    path: str | PathLike[str],
    port: int = 8765,
    open_browser: bool = False,
    tell: Callable[[str], object] = lambda address: None,
) -> None:
    """Show the project on this machine until Ctrl-C; port 0 takes any free one, `tell` is given the address."""
    ask.open(path).close()
    config = uvicorn.Config(app(path), host=LOOPBACK, port=port, log_level="warning", server_header=False)
    bound = config.bind_socket()
    address = f"http://{LOOPBACK}:{bound.getsockname()[1]}/"
    tell(address)
    if open_browser:
        threading.Timer(0.5, webbrowser.open, (address,)).start()
    uvicorn.Server(config).run(sockets=[bound])


def _twins(address: str, project: Path, question: pages.Question, seconds: float) -> Iterator[Route]:
    for face in ("json", "csv"):
        yield Route(f"{address}.{face}", _shown(project, question, face, seconds))


def _shown(project: Path, question: pages.Question, face: str, seconds: float) -> Callable[[Request], Response]:
    """The page of a question in one of its faces."""

    def endpoint(request: Request) -> Response:
        with ask.open(project, seconds) as db:
            page = question(db, request.path_params, request.query_params)
        if face == "json":
            return as_json(page.answer)
        if face == "csv":
            return as_csv(page.rows, request.url.path.rpartition("/")[2].removesuffix(".csv"))
        return HTMLResponse(rendered(page, project.stem, request))

    return endpoint


def _whole_table(project: Path) -> Callable[[Request], Response]:
    """All rows of a table, however many: streamed, with a longer limit."""

    def rows(name: str, filters: dict[str, str]) -> Iterator[Row]:
        with ask.open(project, _STREAM_SECONDS) as db:
            yield from ask.stream(db, name, filters)

    def endpoint(request: Request) -> Response:
        name, filters = request.path_params["id"], pages.filters(request.query_params)
        with ask.open(project) as db:
            # Anything wrong is said before the first line has gone out.
            ask.table(db, name, filters, limit=1)
        return as_csv(rows(name, filters), name)

    return endpoint


def _led_to_words(project: Path, table: str, column: str) -> Callable[[Request], Response]:
    """From the id of a statement or a mention to its words in the article."""

    def endpoint(request: Request) -> Response:
        with ask.open(project) as db:
            found = ask.row(db, request.path_params["id"])
        if found.table != table:
            raise NotFound(f"{found.id} is a row of {found.table}, not of {table}")
        spans: list[dict[str, int]] = found.row[column]
        at = f"?at={spans[0]['start']}-{spans[-1]['end']}#at" if spans else ""
        return RedirectResponse(f"/article/{found.row['article_id']}{at}", 302)

    return endpoint


def _said(request: Request, project: Path, error: Exception) -> Response:
    """Our own errors, which are sentences with a way out."""
    status, title = next(((s, t) for kind, s, t in _STATUS if isinstance(error, kind)), (500, "Something is wrong"))
    return _error(request, project, status, title, str(error))


def _lost(request: Request, project: Path, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    text = f'there is no page "{request.url.path}"; start from the events, or search' if status == 404 else str(error)
    return _error(request, project, status, "Not found" if status == 404 else "This cannot be shown", text)


def _broken(request: Request, project: Path, error: Exception) -> Response:
    text = "the page could not be made; the reason stands where the explorer was started"
    return _error(request, project, 500, "Something is wrong", text)


def _error(request: Request, project: Path, status: int, title: str, text: str) -> Response:
    sentence = text[:1].upper() + text[1:]
    if request.url.path.endswith((".json", ".csv")):
        return JSONResponse({"error": {"status": status, "title": title, "message": sentence}}, status)
    page = pages.Page("error.html", None, title, {"status": status, "sentence": sentence})
    return HTMLResponse(rendered(page, project.stem, request), status)
