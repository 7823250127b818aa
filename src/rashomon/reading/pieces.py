"""Pieces: lines, cut where they hold two roles, with what the lexicon's notices say of each."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from rashomon.lexicon.boilerplate import furniture
from rashomon.lexicon.notices import FOLDED, Found, Where, alternatives, words, words_of
from rashomon.lexicon.outlets import named, sounds_like_outlet
from rashomon.reading import forms
from rashomon.reading.dates import dates
from rashomon.reading.lines import Line
from rashomon.records import Role


@dataclass(slots=True)
class Piece:
    """A line or a part of one while its role is sought; `folded` has plain quotation marks and spaces."""

    start: int
    end: int
    folded: str
    line: Line
    words: int = 0
    sentence: bool = False
    broken: bool = False
    role: Role | None = None
    basis: str = ""
    notices: list[Found] = field(default_factory=list)

    def says(self, *where: Where) -> Found | None:
        """The first notice of the lexicon that may be believed in one of these places."""
        believed = [said for said in self.notices if said.entry.where in where]
        if believed and (stronger := _STRONGER.get(believed[0].entry.role)):
            believed.sort(key=lambda said: said.entry.role != stronger)
        return believed[0] if believed else None

    def be(self, role: Role, basis: str) -> None:
        """Give it a role, once."""
        if self.role is None:
            self.role, self.basis = role, basis

    def heed(self, said: Found) -> None:
        """Give it the role of a notice, once."""
        self.be(said.entry.role, f'words: "{said.words.strip()[:60]}"')


# "The author writes in a personal capacity" disclaims more than it introduces.
_STRONGER: dict[Role, Role] = {"bio": "disclaimer", "origin_notice": "correction"}

# Words of the longest line a notice of a role is looked for in.
_LONGEST: dict[Role, int] = {"credit": 40, "taxonomy": 40, "byline": 40, "boilerplate": 60}

# Letters of the longest line that may be anything but story.
_LONG = 1200

# Lines at either end of a text that are looked at closely; those between are story but for the plainest notices.
_TOP, _BOTTOM = 12, 16


def pieces_of(text: str, lines: Sequence[Line]) -> list[Piece]:
    """All lines as pieces, in order."""
    last = len(lines) - _BOTTOM
    return [piece for n, line in enumerate(lines) for piece in _pieces(text, line, n < _TOP or n >= last)]


def joined(pieces: Sequence[Piece]) -> list[Piece]:
    """Parts of one line that came out alike are one piece again."""
    whole: list[Piece] = []
    for piece in pieces:
        if whole and whole[-1].line is piece.line and whole[-1].role == piece.role:
            whole[-1] = replace(whole[-1], end=piece.end)
        else:
            whole.append(piece)
    return whole


def _pieces(text: str, line: Line, close: bool) -> Iterator[Piece]:
    folded = text[line.start : line.end].translate(FOLDED)
    cuts = _cuts(folded, line, close)
    ends = [cut.start for cut in cuts[1:]] + [len(folded)]
    for cut, end in zip(cuts, ends, strict=True):
        part = folded[cut.start : end]
        if not part.strip():
            continue
        inner = line.start + cut.start + len(part) - len(part.lstrip())
        piece = Piece(inner, line.start + cut.start + len(part.rstrip()), part.strip(), line)
        if cut.role:
            piece.be(cut.role, f'{cut.basis}: "{piece.folded[:50]}"')
        _look(piece, close)
        yield piece


def _look(piece: Piece, close: bool) -> None:
    plain = piece.folded.strip(" *_>") or piece.folded
    piece.words = len(plain.split())
    piece.sentence = forms.is_sentence(plain)
    if piece.words <= (120 if close else 45) and len(plain) <= _LONG:
        piece.notices = [
            Found(entry, match.group())
            for entry, match in furniture().ask(plain)
            if piece.words <= _LONGEST.get(entry.role, 120)
        ]
    line = piece.line
    if line.hint:
        said = piece.says("any")
        if said and line.hint in ("headline", "caption", "body") and "h1" not in line.basis:
            piece.heed(said)
        # Headings below the first may stand over a part of the story or over a list of links: their place tells.
        if line.hint != "headline" or "h1" in line.basis:
            piece.be(line.hint, line.basis or "markup")
    elif line.quoted:
        piece.be("blockquote", line.basis or "markup: blockquote")


# --- cuts ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Cut:
    """Where a part of a line begins, and its role where the cut itself tells it."""

    start: int
    role: Role | None = None
    basis: str = ""


def _cuts(folded: str, line: Line, close: bool) -> list[_Cut]:
    """Parts of a line: dateline and story, byline and date, caption and credit, bio and notice."""
    if line.hint in ("headline", "taxonomy", "dateline"):
        return [_Cut(0)]
    if wire := wire_dateline(folded):
        return [_Cut(0, "dateline", "form: dateline of wire copy"), _Cut(wire)]
    if close and len(folded) < 200 and (cut := _byline_date(folded)):
        return [_Cut(0, "byline", "form: names before a date"), _Cut(cut, "dateline", "form: date after a byline")]
    if len(folded) < 900 and (close or len(folded) < 300) and not words("turns").isdisjoint(words_of(folded)):
        return [_Cut(0), *_turns(folded)]
    return [_Cut(0)]


def wire_dateline(folded: str) -> int:
    """Where the dateline of wire copy ends ("PORT VELM, March 3 (Meridian Wire) -"), or 0."""
    if not folded or not (folded[0].isupper() or folded[0] in "(/[" or folded[0].isdigit()):
        return 0
    found = _wire().match(folded[:160])
    if not found or len(folded) - found.end() < 25:
        return 0
    said = found.group()
    told = bool(re.search(r"[\d(/\[]", said))
    # A speaker's name before a colon, initials with a stop and a heading before a dash are no place.
    if not told and (said.endswith((":", ".")) or ("," not in said and len(said.split()) > 4)):
        return 0
    if (lower := re.search(r"[(/\[]([a-z][\w ]*)", said)) and not named(lower.group(1)):
        return 0
    if found["plain"] and not (sounds_like_outlet(found["agency"]) or re.search(r"\w\w\.\w\w", found["agency"])):
        return 0
    return found.end()


@cache
def _wire() -> re.Pattern[str]:
    month = rf"(?i:{alternatives('months')}|{alternatives('short_months')}\.?)"
    day = rf"(?:[,.]? (?:{month} \d\d?(?:, \d{{4}})?|\d\d? {month}(?:,? \d{{4}})?|\d\d?\.\d\d?\.\d{{4}}))"
    caps = r"[A-ZÀ-Þ][A-ZÀ-Þ'.-]+(?:[ /-][A-ZÀ-Þ][A-ZÀ-Þ'.-]*){0,4}"
    name = r"[A-ZÀ-Þ][\w'.-]+(?: [A-ZÀ-Þ][\w'.-]+){0,3}"
    place = rf"(?:{caps}|{name})(?:, {name})?"
    agency = r"[(/\[][A-Za-z][\w&.' /-]{0,40}[)/\]]"
    dash = r"(?:[–—―]|--|-|:)"
    return re.compile(
        rf"(?:{caps}(?:, {name})?{day}?(?:,? ?{agency})? ?(?:{dash}|\.(?= [A-Z]))"
        rf"|{place}{day}?[,.]? ?(?:{agency}|(?<=, )[A-Z]{{3,6}}) ?{dash}"
        rf"|(?P<plain>{place}{day}?[,.]? ?[(/\[](?P<agency>[A-Z][\w&.' -]{{0,40}})[)/\]]\.?)"
        rf"|{name}(?:, {name})?{day}(?:,? ?{agency})? ?[–—―]"
        rf"|{agency} ?{dash}? ?{place}(?: ?-{day}|{day})? ?{dash}"
        rf"|\({name}(?:, {name})?{day}(?:,? {name})?\) ?{dash}"
        rf"|\d\d?[:.]\d\d(?: ?[ap]\.?m\.?)?(?: [A-Z]{{2,4}})? ?[–—―:-])(?= \S)"
    )


def _byline_date(folded: str) -> int:
    """Where the date after a byline begins ("By X | 5 May 2019"), or 0."""
    found = [one for one in dates(folded) if one.start > 5]
    if not found or folded.count(" ", 0, found[0].start) > 16:
        return 0
    before = folded[: found[0].start]
    cut = max((m.start() for m in re.finditer(r"[|•·–—,(]|(?<= )- |(?<= )on (?=\W*$)", before)), default=0)
    if label := _label().search(before):
        cut = min(cut, label.start()) if cut else label.start()
    comma = before.rfind(",", 0, cut)
    if comma > 0 and folded[cut] == "," and sounds_like_outlet(before[comma + 1 : cut].strip()):
        cut = comma
    # "Nassau Pilot, 3 May" and "Port Velm, 3 May" are lines of a date; a name alone signs before a bar.
    return cut if _signing().match(folded) or (folded[cut] not in ",(" and forms.is_names(folded[:cut])) else 0


@cache
def _label() -> re.Pattern[str]:
    labels = f"(?:{alternatives('dated')}|{alternatives('updated')})"
    return re.compile(rf"\W*\b{labels}\b[ :]*(?:on )?$", re.IGNORECASE)


@cache
def _signing() -> re.Pattern[str]:
    return re.compile(rf"\W*{alternatives('signing')}[ :]", re.IGNORECASE)


def _turns(folded: str) -> list[_Cut]:
    """Where a block of several sentences turns from one role to another: caption to credit, bio to origin notice."""
    starts = [0, *(match.end() for match in _stop().finditer(folded))]
    if not 2 <= len(starts) <= 8:
        return []
    cuts: list[_Cut] = []
    now: Role | None = None
    for n, (start, end) in enumerate(zip(starts, [*starts[1:], len(folded)], strict=True)):
        role = _sentence_role(folded[start:end].strip())
        if n and role in _TURN.get(now, ()) and not (role == "copyright" and start < 50):
            cuts.append(_Cut(start, role, "words"))
        if n == 0 or (cuts and cuts[-1].start == start):
            now = role
    return cuts


# From one role to which others a block may turn.
_TURN: dict[Role | None, tuple[Role, ...]] = {
    None: ("credit", "origin_notice", "byline", "copyright"),
    "bio": ("origin_notice", "credit", "copyright", "licence"),
    "credit": ("origin_notice", "copyright"),
    "disclaimer": ("origin_notice", "copyright"),
    "origin_notice": ("licence", "bio", "disclaimer", "copyright"),
}
_TURNING: tuple[Role, ...] = ("bio", "origin_notice", "credit", "copyright", "licence", "disclaimer", "byline")


@cache
def _stop() -> re.Pattern[str]:
    short = "".join(rf"(?<!\b{re.escape(word)})" for word in sorted(words("short")))
    return re.compile(rf"(?<=[.!?…\"')])(?<![ .][A-Z]\.){short} +(?=[\"'(©A-Z0-9])", re.IGNORECASE)


def _sentence_role(folded: str) -> Role | None:
    if len(folded) > 400:
        return None
    for entry, _ in furniture().ask(folded, _TURNING):
        if entry.role != "byline" or entry.where == "edge":
            return entry.role
    return "bio" if forms.is_bio(folded) else None
