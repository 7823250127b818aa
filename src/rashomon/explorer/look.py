"""From an answer to HTML: the templates' environment, and the few things a template cannot reckon itself."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import cache
from importlib.metadata import version
from typing import Any
from urllib.parse import quote, urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request

from rashomon.ask.accounts import DONE
from rashomon.ask.answers import GRADES, Words
from rashomon.ask.values import told_date
from rashomon.explorer import drawings
from rashomon.explorer.pages import Page

NAVIGATION = (("Events", "/events"), ("Claims", "/claims"), ("Actors", "/actors"), ("Articles", "/articles"),
              ("Tables", "/tables"), ("About", "/about"))  # fmt: skip

EXCERPT = 240
"""Characters of somebody's words before the rest is folded away."""

POINTS = {
    "happened": "whether it happened", "actor": "who did it", "recipient": "to whom", "date": "when", "place": "where",
    "killed": "how many killed", "wounded": "how many wounded", "detained": "how many detained",
    "displaced": "how many displaced",
}  # fmt: skip
"""A question's key in running text."""

_WEB = re.compile(r"https?://[^\s<>\"']+", re.IGNORECASE)
_IRREGULAR = {"voice": "voices", "story": "stories", "reply": "replies", "copy": "copies", "is": "are", "has": "have"}


def rendered(page: Page, project: str, request: Request) -> str:
    """The page as HTML."""
    return (
        _templates()
        .get_template(page.template)
        .render(
            a=page.answer,
            title=page.title,
            project=project,
            here=request.url.path,
            query=request.query_params,
            twins=page.answer is not None,
            **page.more,
        )
    )


def day(value: str | None) -> str:
    """A date in words, with the hour where one is told."""
    if not value:
        return ""
    if found := re.fullmatch(r"(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?", value):
        zone = "" if found[3] is None else " UTC" if found[3] in ("Z", "+00:00") else f" {found[3]}"
        return f"{told_date(found[1])}, {found[2]}{zone}"
    return told_date(value) or ""


def many(count: int, noun: str) -> str:
    """A count with its noun: "1 article", "1,204 articles"."""
    return f"{count:,} {noun if count == 1 else plural(noun)}"


def plural(noun: str) -> str:
    """The plural of one of the nouns on these pages."""
    return _IRREGULAR.get(noun) or (noun[:-1] + "ies" if re.search(r"[^aeiou]y$", noun) else noun + "s")


def spread(least: int, most: int) -> str:
    """A range as people say it: "3", or "2 to 3"."""
    return f"{least:,}" if least == most else f"{least:,} to {most:,}"


def at(words: Words) -> str:
    """The permanent address of some words."""
    return f"/article/{quote(words.article_id)}?at={words.start}-{words.end}#at"


def tone(verdict: str) -> str:
    """Which of the two accents a verdict has: the word always stands beside it."""
    return "yes" if verdict in DONE else "no" if verdict == "denies" else "other"


def web(uri: str | None) -> str | None:
    """An address that may be followed; texts are hostile, so javascript: and its like are shown and never linked."""
    return uri if uri and _WEB.fullmatch(uri) else None


def listed(items: Sequence[str], most: int = 3) -> str:
    """A list as people say it: "A and B", "A, B and 4 others"."""
    if len(items) <= most:
        return " and ".join(filter(None, (", ".join(items[:-1]), *items[-1:])))
    return f"{', '.join(items[: most - 1])} and {len(items) - most + 1} others"


def with_query(query: Any, **changes: str | int | None) -> str:
    """The same address with some of its words changed; None takes one out. Any: Starlette's query parameters."""
    kept = [(name, value) for name, value in query.multi_items() if name not in changes]
    return "?" + urlencode(kept + [(name, str(value)) for name, value in changes.items() if value is not None])


def compared(ours: Words, theirs: Words) -> tuple[list[tuple[str, bool]], list[tuple[str, bool]]]:
    """Two stretches of text in pieces, each with whether the other lacks it."""
    a, b = re.findall(r"\s*\S+", ours.text), re.findall(r"\s*\S+", theirs.text)
    left: list[tuple[str, bool]] = []
    right: list[tuple[str, bool]] = []
    matcher = SequenceMatcher(None, [word.strip() for word in a], [word.strip() for word in b], autojunk=False)
    for kind, start, end, other_start, other_end in matcher.get_opcodes():
        left += _marked("".join(a[start:end]), kind != "equal")
        right += _marked("".join(b[other_start:other_end]), kind != "equal")
    return left, right


def _marked(text: str, other: bool) -> list[tuple[str, bool]]:
    """The white space in front stays unmarked."""
    words = text.lstrip()
    return [(text[: len(text) - len(words)], False), (words, other)]


def basis(name: str) -> str:
    """Where a date was found, in words."""
    return "given with the input" if name == "user" else f"from the {name}"


def mode(name: str | None) -> str:
    """A mode in words: "stop-and-board" is "stop and board"."""
    return (name or "").replace("_", " ").replace("-", " ")


def quoted(name: str) -> str:
    """A part of an address."""
    return quote(name, safe="")


@cache
def _templates() -> Environment:
    environment = Environment(
        loader=PackageLoader("rashomon.explorer"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        day=day, many=many, plural=plural, at=at, tone=tone, web=web, listed=listed, mode=mode, basis=basis,
        quoted=quoted,
    )  # fmt: skip
    environment.globals.update(
        grades=GRADES,
        spread=spread, with_query=with_query, navigation=NAVIGATION, points=POINTS, excerpt=EXCERPT,
        version=version("rashomon"), compared=compared,
        timeline=drawings.timeline, bars=drawings.bars, thinned=drawings.thinned, weeks=drawings.weeks,
    )  # fmt: skip
    return environment
