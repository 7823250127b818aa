"""What every answer goes through: only this machine may ask, only to read, and the browser is told to trust nothing."""

import re

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

HEADERS: dict[str, str] = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}

# A foreign page may point a name of its own at this machine: only our own names are answered.
_HOST = re.compile(r"(?:127\.0\.0\.1|localhost|\[::1\])(?::\d{1,5})?", re.IGNORECASE)


class Guard:
    """Refuses foreign hosts and every method but GET and HEAD; adds the headers to whatever is answered."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse, or let through with the headers."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def headed(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        await (_refusal(scope) or self.app)(scope, receive, headed)


def _refusal(scope: Scope) -> ASGIApp | None:
    if not _HOST.fullmatch(Headers(scope=scope).get("host", "")):
        return PlainTextResponse(
            "This explorer answers only on this machine, as 127.0.0.1 or localhost.\n", status_code=400
        )
    if scope["method"] not in ("GET", "HEAD"):
        return PlainTextResponse(
            "Nothing can be changed here: only GET and HEAD are answered.\n", 405, {"Allow": "GET, HEAD"}
        )
    return None
