"""Lines and blocks to passages with roles: headline, byline, dateline, story, notices. Pure: text in, passages out.

The page is read front to back: what stands before the first line of story is head, what stands after the last is foot.
Lines that hold two roles are split. Words of notices come from the lexicon, the rest is place, length and punctuation.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from rashomon.lexicon.boilerplate import evidence, furniture
from rashomon.lexicon.notices import FOLDED, Notice, alternatives, name_pattern, words
from rashomon.lexicon.outlets import sounds_like_outlet
from rashomon.reading.dates import dates
from rashomon.reading.names import authors_in, person
from rashomon.records import Passage, Role


@dataclass(frozen=True, slots=True)
class Line:
    """A line or block of the text, `[start, end)`, with what the markup says of it."""

    start: int
    end: int
    hint: Role | None = None
    basis: str = ""
    quoted: bool = False
    indented: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of an article before its lines are read."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    outlet: str | None = None


def passages(article_id: str, text: str, lines: Iterable[Line], known: Known | None = None) -> tuple[Passage, ...]:
    """Passages that tile the text; white space between two belongs to the one before."""
    given = [line for line in lines if text[line.start : line.end].strip()]
    judged = _joined(_judged(text, given, known or Known()))
    ends = [piece.start for piece in judged[1:]] + [len(text)]
    return tuple(
        Passage(
            article_id=article_id, start=piece.start if n else 0, end=end, role=piece.role or "body", basis=piece.basis
        )
        for n, (piece, end) in enumerate(zip(judged, ends, strict=True))
    )


def lines_of(text: str) -> list[Line]:
    """Lines of a plain text as it stands; a paragraph broken at a fixed width is one."""
    return [line for run in _runs(text) for line in _lines_of_run(text, run, _width(text))]


# --- lines of a verbatim text -------------------------------------------------------------------------------------


def _runs(text: str) -> Iterator[list[tuple[int, int]]]:
    run: list[tuple[int, int]] = []
    start = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            run.append((start, start + len(line.rstrip())))
        elif run:
            yield run
            run = []
        start += len(line)
    if run:
        yield run


@cache
def _width(text: str) -> int:
    """The column at which a text is broken, or 0."""
    longest = max((end - start for run in _runs(text) if len(run) > 1 for start, end in run[:-1]), default=0)
    return longest if 45 <= longest <= 110 else 0


def _lines_of_run(text: str, run: list[tuple[int, int]], width: int) -> Iterator[Line]:
    if _wrapped(text, run, width):
        yield _line(text, run[0][0], run[-1][1], all(text[s] in " \t" for s, _ in run))
        return
    for start, end in run:
        yield _line(text, start, end, text[start : start + 3].isspace() or text[start] == "\t")


def _wrapped(text: str, run: list[tuple[int, int]], width: int) -> bool:
    if len(run) < 2 or not width:
        return False
    broken = False
    for (start, end), (after, stop) in zip(run, run[1:], strict=False):
        following = text[after:stop].split(maxsplit=1)[0]
        if end - start + 1 + len(following) < width:
            return False
        broken |= text[end - 1] not in ".!?:;\"'”’" or following[0].islower()
    return broken


def _line(text: str, start: int, end: int, indented: bool) -> Line:
    inner = start + len(text[start:end]) - len(text[start:end].lstrip())
    if text[inner] == ">":
        return Line(inner, end, quoted=True, basis="markup: > quotation")
    if text.startswith("#", inner) and re.match(r"#{1,6} \S", text[inner : inner + 10]):
        return Line(inner, end, hint="headline", basis="markup: # heading")
    return Line(inner, end, indented=indented)


# --- pieces --------------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Piece:
    """A line or a part of one while its role is sought."""

    start: int
    end: int
    folded: str
    line: Line
    role: Role | None = None
    basis: str = ""
    notices: list[tuple[Notice, str]] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    sentence: bool = False
    broken: bool = False

    def says(self, *where: str) -> tuple[Notice, str] | None:
        """The first notice of the lexicon that may be believed in one of these places."""
        believed = [found for found in self.notices if found[0].where in where]
        if believed and believed[0][0].role == "bio":
            # "The author writes in a personal capacity" disclaims more than it introduces.
            believed.sort(key=lambda found: found[0].role != "disclaimer")
        return believed[0] if believed else None

    def be(self, role: Role, basis: str) -> None:
        """Give it a role, once."""
        if self.role is None:
            self.role, self.basis = role, basis


def _judged(text: str, lines: Sequence[Line], known: Known) -> list[_Piece]:
    pieces = [piece for line in lines for piece in _pieces(text, line)]
    if not pieces:
        return []
    for piece in pieces:
        _hinted(piece)
    _broken(pieces)
    _announced(pieces)
    _sections_about(pieces)
    known = replace(known, authors=(*known.authors, *_signed(pieces)))
    first, last = _story(pieces, known)
    _head(pieces[:first], known, alone=first == len(pieces))
    pieces = [*pieces[:first], *_middle(pieces[first : last + 1]), *_foot(pieces[last + 1 :], pieces[:first], known)]
    return pieces


def _pieces(text: str, line: Line) -> Iterator[_Piece]:
    """A line, or its parts where it holds two roles."""
    folded = text[line.start : line.end].translate(FOLDED)
    cuts = _cuts(folded, line)
    ends = [cut.start for cut in cuts[1:]] + [len(folded)]
    for cut, end in zip(cuts, ends, strict=True):
        part = folded[cut.start : end]
        if not part.strip():
            continue
        inner = line.start + cut.start + len(part) - len(part.lstrip())
        piece = _Piece(inner, line.start + cut.start + len(part.rstrip()), part.strip(), line)
        _look(piece)
        if cut.role:
            piece.be(cut.role, f'{cut.basis}: "{piece.folded[:50]}"')
        yield piece


@dataclass(frozen=True, slots=True)
class _Cut:
    """Where a part of a line begins, and its role where the cut itself tells it."""

    start: int
    role: Role | None = None
    basis: str = ""


def _look(piece: _Piece) -> None:
    plain = piece.folded.strip(" *_#>") or piece.folded
    piece.words = plain.split()
    piece.sentence = bool(re.search(r"[.!?…:;][\"')\]*_]*$", plain)) and len(piece.words) > 3
    if len(piece.words) <= 120:
        piece.notices = [(entry, match.group()) for entry in furniture().ask(plain) if (match := entry.find(plain))]


def _cuts(folded: str, line: Line) -> list[_Cut]:
    """Parts of a line: a dateline and its story, a byline and its date, a caption and its credit, a bio and a notice."""
    if line.hint in ("headline", "taxonomy", "dateline"):
        return [_Cut(0)]
    if wire := _wire(folded):
        return [_Cut(0, "dateline", "form: dateline of wire copy"), _Cut(wire)]
    if len(folded) < 200 and (cut := _byline_date(folded)):
        return [_Cut(0, "byline", "form: names before a date"), _Cut(cut, "dateline", "form: date after a byline")]
    return [_Cut(0), *(_turns(folded) if len(folded) < 900 else ())]


@cache
def _wire_pattern() -> re.Pattern[str]:
    month = rf"(?:{alternatives('months')}|{alternatives('short_months')}\.?)"
    day = rf"(?:{month} \d\d?(?:, \d{{4}})?|\d\d? {month}(?:,? \d{{4}})?|\d\d?\.\d\d?\.\d{{4}})"
    caps = r"[A-ZÀ-Þ][A-ZÀ-Þ'.-]+(?:[ /-][A-ZÀ-Þ][A-ZÀ-Þ'.-]*){0,4}"
    place = r"[A-ZÀ-Þ][\w'.-]+(?: [A-ZÀ-Þ][\w'.-]+){0,3}"
    agency = r"[(/\[][A-Z][\w&.' /-]{0,40}[)/\]]"
    dash = r"(?:[–—―]|--|-|:)"
    return re.compile(
        rf"^(?:{caps}(?:, {place})?(?:[,.]? {day})?(?:,? ?{agency})? ?(?:{dash}|\.(?= [A-Z]))(?= \S)"
        rf"|(?:{caps}|{place})(?:, {place})?(?:[,.]? {day})?[,.]? ?{agency} ?{dash}(?= \S)"
        rf"|(?P<plain>(?:{caps}|{place})(?:, {place})?(?:[,.]? {day})?[,.]? ?[(/\[](?P<agency>[A-Z][\w&.' -]{{0,40}})[)/\]]\.?)(?= \S)"
        rf"|{place}(?:, {place})?,? {day}(?:,? ?{agency})? ?[–—―](?= \S)"
        rf"|{agency} ?{dash}? ?(?:{caps}|{place})(?:, {place})?(?:[,.]? {day})? ?{dash}(?= \S)"
        rf"|\({place}(?:, {place})?,? {day}(?:,? {place})?\) ?{dash}(?= \S)"
        rf"|\d\d?[:.]\d\d(?: ?[ap]\.?m\.?)?(?: [A-Z]{{2,4}})? ?[–—―:-](?= \S))",
    )


def _wire(folded: str) -> int:
    """Where the dateline of wire copy ends ("PORT VELM, March 3 (Meridian Wire) -"), or 0."""
    if not folded or not (folded[0].isupper() or folded[0] in "(/[" or folded[0].isdigit()):
        return 0
    found = _wire_pattern().match(folded[:160])
    if not found or len(folded) - found.end() < 25:
        return 0
    said = found.group()
    # An interviewer's or speaker's name before a colon, and a headline's first words, are no place.
    if said.endswith((":", ".")) and not re.search(r"[\d(/]", said):
        return 0
    if found["plain"] and not (sounds_like_outlet(found["agency"]) or re.search(r"\w\.\w", found["agency"])):
        return 0
    return found.end()


def _byline_date(folded: str) -> int:
    """Where the date after a byline begins ("By X | 5 May 2019"), or 0."""
    if not re.match(
        r"\W*(?:by|story by|written by|words by|text by|report by)[ :]", folded, re.IGNORECASE
    ) and not person(re.split(r" ?[|•·] ?|, | [–—-] ", folded)[0].strip(" *_")):
        return 0
    found = [d for d in dates(folded) if d.start > 5]
    if not found:
        return 0
    before = folded[: found[0].start]
    cut = max((m.start() for m in re.finditer(r"[|•·–—,(]|(?<= )- |(?<= )on (?=\W*$)", before)), default=0)
    label = re.search(r"[^\w]*(?:published|posted|updated|last updated|date)\b[ :]*(?:on )?$", before, re.IGNORECASE)
    cut = min(cut, label.start()) if label and cut else (label.start() if label else cut)
    comma = before.rfind(",", 0, cut)
    if comma > 0 and folded[cut] == "," and sounds_like_outlet(before[comma + 1 : cut].strip()):
        cut = comma
    return cut


@cache
def _stop() -> re.Pattern[str]:
    return re.compile(r"(?<=[.!?…\"')])(?<![ .][A-Z]\.)(?<!\bDr\.)(?<!\bMr\.)(?<!\bSt\.) +(?=[\"'(©A-Z0-9])")


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


_TURN: dict[Role | None, tuple[Role, ...]] = {
    None: ("credit", "origin_notice", "byline", "copyright"),
    "bio": ("origin_notice", "credit", "copyright", "licence"),
    "credit": ("origin_notice", "copyright"),
    "caption": ("credit",),
    "disclaimer": ("origin_notice", "copyright"),
    "origin_notice": ("licence", "bio", "disclaimer", "copyright"),
}


def _sentence_role(folded: str) -> Role | None:
    if len(folded) > 400:
        return None
    for entry in furniture().ask(folded):
        # A name and "published by" in the foot may be trusted only beside another notice.
        if entry.role in ("bio", "origin_notice", "credit", "copyright", "licence", "disclaimer") and entry.find(
            folded
        ):
            return entry.role
    if re.match(r"\W*(?:\(?(?:additional )?reporting by|editing by|writing by)\b", folded, re.IGNORECASE):
        return "byline"
    return "bio" if _bio_like(folded) else None


def _hinted(piece: _Piece) -> None:
    line = piece.line
    if line.hint:
        said = piece.says("any")
        if (
            line.hint in ("headline", "caption", "body")
            and said
            and not (line.hint == "headline" and "h1" in line.basis)
        ):
            piece.be(said[0].role, _words(said))
        piece.be(line.hint, line.basis or "markup")
    elif line.quoted:
        piece.be("blockquote", line.basis or "markup: blockquote")


def _words(said: tuple[Notice, str]) -> str:
    return f'words: "{said[1].strip()[:60]}"'


# --- where the story begins and ends -------------------------------------------------------------------------------


def _story(pieces: Sequence[_Piece], known: Known) -> tuple[int, int]:
    """Places of the first and the last piece of story."""
    tell = [_tells(piece) for piece in pieces]
    first = next(
        (
            n
            for n, piece in enumerate(pieces)
            if tell[n] and not piece.says("any", "head") and not _is_title(piece, known) and not _pictures(pieces, n)
        ),
        None,
    )
    if first is None:
        free = [n for n, p in enumerate(pieces) if p.role in (None, "body", "blockquote") and not p.says("any")]
        longest = max(free, key=lambda n: (len(pieces[n].folded), -n), default=None)
        if longest is None or (_is_title(pieces[longest], known) and len(pieces) > 1 and len(free) == 1):
            return len(pieces), len(pieces) - 1
        return longest, longest
    last = next(
        n for n in range(len(pieces) - 1, -1, -1) if n == first or (tell[n] and not _foot_notice(pieces[n], known))
    )
    return first, last


def _signed(pieces: Sequence[_Piece]) -> Iterator[str]:
    """Names in the lines above the story that sign it."""
    for piece in pieces[:12]:
        said = piece.says("any", "head", "edge")
        signs = piece.role is None and ((said and said[0].role == "byline") or person(piece.folded))
        if piece.role == "byline" or signs:
            yield from (piece.folded[start:end] for start, end in authors_in(piece.folded))
        elif _tells(piece, 12):
            return


def _tells(piece: _Piece, least: int = 7) -> bool:
    """Whether a piece reads like story: a whole sentence, or a line broken off within one."""
    if piece.role is not None:
        return piece.role in ("blockquote", "body")
    return (piece.sentence and len(piece.words) >= least) or piece.broken or len(piece.words) >= 19


def _foot_notice(piece: _Piece, known: Known) -> bool:
    return (
        bool(piece.says("any", "edge", "foot"))
        or bool(_weighed(piece))
        or _bio_of(piece, known.authors)
        or _dateline(piece)
    )


def _is_title(piece: _Piece, known: Known) -> bool:
    return bool(known.title) and _letters(piece.folded) == _letters(known.title or "")


def _letters(value: str) -> str:
    return re.sub(r"[\W_]+", "", value.casefold())


def _pictures(pieces: Sequence[_Piece], n: int) -> bool:
    """Whether a sentence before the story says what a picture shows."""
    piece = pieces[n]
    if piece.line.hint or len(piece.words) > 32 or re.search(r'["?]|\bI\b|\b[Ww]e\b', piece.folded):
        return False
    if (
        n + 1 < len(pieces)
        and (said := pieces[n + 1].says("any"))
        and said[0].role == "credit"
        and len(piece.words) < 28
    ):
        return True
    if _pictured().search(piece.folded.casefold()):
        return n + 1 < len(pieces)
    if n == 0 or n + 1 >= len(pieces) or len(piece.words) > 18 or re.search(r"[.!?] \S", piece.folded):
        return False
    if not any(_tells(later) for later in pieces[n + 1 : n + 4]):
        return False
    here = [word.strip(",.;:").casefold() for word in piece.words]
    if not words("pronouns").isdisjoint(here):
        return False
    shows = next((k for k, word in enumerate(here[:9]) if word in words("shows")), 0)
    if shows and here[shows - 1] not in ("to", "will", "would", "could", "the", "a"):
        return True
    # No verb in the past and no judgement: a picture is being named ("Rescue workers at the scene of the strike.").
    return len(here) <= 14 and words("past").isdisjoint(here) and not any(w.endswith("ed") for w in here)


@cache
def _pictured() -> re.Pattern[str]:
    return re.compile(alternatives("pictured"))


# --- head, middle, foot --------------------------------------------------------------------------------------------


def _head(pieces: Sequence[_Piece], known: Known, alone: bool) -> None:
    titled = next((n for n, piece in enumerate(pieces) if _is_title(piece, known)), None)
    if titled is None:
        titled = next((n for n, p in enumerate(pieces) if p.role == "headline"), None)
    headline = False
    for n, piece in enumerate(pieces):
        if piece.role is not None:
            headline |= piece.role == "headline"
            continue
        if _is_title(piece, known):
            piece.be("headline", "place: the words of the title")
        elif _navigation(piece):
            piece.be("boilerplate", "form: names of a site's pages")
        elif said := piece.says("any", "head"):
            piece.be(said[0].role, _words(said))
        elif _dateline(piece):
            piece.be("dateline", "form: a date, with place or outlet at most")
        elif _navigation(piece):
            piece.be("boilerplate", "form: names of a site's pages")
        elif _taxonomy(piece):
            piece.be("taxonomy", "form: names of sections")
        elif (said := piece.says("edge")) and (headline or titled is not None or said[0].role != "bio"):
            piece.be(said[0].role, _words(said))
        elif not headline and titled is not None and n < titled:
            piece.be("boilerplate", "place: above the headline")
        elif piece.broken:
            piece.be("body", "form: a line broken off within a sentence")
        elif not headline and titled is None and known.title and len(piece.words) < 3:
            piece.be("dateline", "place: a word or two above the story")
        elif not headline and titled is None:
            piece.be("headline", "place: first line before the story")
        elif _names_only(piece) or (known.outlet and _letters(known.outlet) == _letters(piece.folded)):
            piece.be("byline", "form: a name alone under the headline")
        elif _pictures(pieces, n) or piece.sentence:
            piece.be("caption" if _caption_place(piece) else "body", "place: a sentence between headline and story")
        else:
            piece.be("headline", "place: a short line between headline and story")
        headline |= piece.role == "headline"


def _caption_place(piece: _Piece) -> bool:
    return not re.search(r'["?]|\bI\b|\b[Ww]e\b|[.!?] \S', piece.folded) or bool(
        _pictured().search(piece.folded.casefold())
    )


def _middle(pieces: Sequence[_Piece]) -> Sequence[_Piece]:
    for n, piece in enumerate(pieces):
        if piece.role is not None:
            continue
        if ((said := piece.says("any")) and len(piece.words) <= 60) or (
            not piece.sentence and len(piece.words) <= 12 and (said := piece.says("edge")) and 0 < n < len(pieces) - 1
        ):
            piece.be(said[0].role, _words(said))
        elif (
            n
            and n >= len(pieces) - 3
            and len(piece.words) < 40
            and (said := piece.says("foot"))
            and said[0].role == "bio"
        ):
            piece.be("bio", _words(said))
        elif _navigation(piece):
            piece.be("boilerplate", "form: names of a site's pages")
        elif _subheading(piece) and 0 < n < len(pieces) - 1:
            piece.be("headline", "form: a short line without a full stop inside the story")
        else:
            piece.be("body", "place: inside the story")
    return pieces


def _subheading(piece: _Piece) -> bool:
    plain = piece.folded
    return (
        not piece.sentence
        and len(piece.words) <= 12
        and len(plain) <= 90
        and plain[:1].isupper()
        and not re.search(r"[.!?…:;,\"')\]-]$", plain)
        and not re.match(r"[A-Z][\w .]{0,30}: ", plain)
        and not piece.broken
    )


def _foot(pieces: Sequence[_Piece], before: Sequence[_Piece], known: Known) -> Sequence[_Piece]:
    names = {*known.authors, *(p.folded for p in before if p.role == "byline")}
    listing = fenced = False
    for piece in pieces:
        said = piece.says("any", "edge", "foot")
        if piece.role is not None:
            pass
        elif listing and (said is None or said[0].role in ("taxonomy", "credit", "byline")):
            piece.be("boilerplate", "place: in a list of other stories")
        elif _bio_of(piece, names):
            piece.be("bio", "words: the writer's name and what he or she does")
        elif said:
            piece.be(said[0].role, _words(said))
        elif _bio_like(piece.folded) and _calling().search(piece.folded.casefold()) and piece is not pieces[0]:
            piece.be("bio", "words: a name and a calling, among the notices")
        elif weighed := _weighed(piece):
            piece.be(*weighed)
        elif _dateline(piece):
            piece.be("dateline", "form: a date, with place or outlet at most")
        elif _names_only(piece) or _one_of(piece, names):
            piece.be("byline", "form: a name alone under the story")
        elif _navigation(piece):
            piece.be("boilerplate", "form: names of a site's pages")
        elif _taxonomy(piece):
            piece.be("taxonomy", "form: names of sections")
        elif fenced or listing or not (piece.sentence or piece.broken or len(piece.words) >= 9):
            piece.be("boilerplate", "place: a short line under the story")
        else:
            piece.be("body", "place: under the story")
        listing |= piece.role == "boilerplate" and bool(_listing().match(piece.folded))
        fenced |= piece.role in ("copyright", "licence", "origin_notice", "disclaimer")
    return pieces


def _one_of(piece: _Piece, names: Iterable[str]) -> bool:
    return len(piece.folded) > 4 and any(_letters(piece.folded) in _letters(name) for name in names)


@cache
def _listing() -> re.Pattern[str]:
    return re.compile(
        r"\W*(?:related|more from|more stories|read more|recommended|most |other |latest|similar|trending)", re.I
    )


def _sections_about(pieces: Sequence[_Piece]) -> None:
    """ "About the Harbour Post" and the paragraph below it, which begins with that name."""
    for piece, following in zip(pieces, pieces[1:], strict=False):
        found = re.match(r"\W*about (?:the )?(.{2,50}?)\W*$", piece.folded, re.IGNORECASE)
        if found and piece.role is None and following.role is None:
            name = re.sub(r"^the ", "", following.folded.casefold())
            if found.group(1).casefold().split()[0] in name.split()[:3]:
                piece.be("boilerplate", f'words: "{piece.folded[:60]}"')
                following.be("bio", f'words: "{piece.folded[:60]}" above it')


def _broken(pieces: Sequence[_Piece]) -> None:
    """Lines of one sentence that blank lines part, as some exports have them: the second goes on in lower case."""
    for piece, following in zip(pieces, pieces[1:], strict=False):
        goes_on = following.folded[:1].islower() and following.role is None and not following.notices
        if goes_on and not piece.sentence and len(piece.words) > 4 and piece.role is None:
            piece.broken = following.broken = True


def _weighed(piece: _Piece) -> tuple[Role, str] | None:
    """The role that the single words of a line under the story weigh for, where no pattern knows the line."""
    if len(piece.words) > 45 or '"' in piece.folded or _told().search(piece.folded):
        return None
    outlet = any(sounds_like_outlet(name.group()) for name in name_pattern().finditer(piece.folded))
    asks = piece.words[0].strip(",:").casefold() in evidence().weights["call_to_action"]
    extra: dict[Role, int] = {"origin_notice": int(outlet), "call_to_action": 2 * asks}
    found = evidence().weigh(_tokens(piece.folded), extra)
    return (found[1], f"words weighed: {found[2]}") if found and found[0] >= 3 else None


def _tokens(folded: str) -> set[str]:
    return set(re.findall(r"[^\W_]+(?:'s)?|©", folded.casefold()))


@cache
def _told() -> re.Pattern[str]:
    return re.compile(r"(?<!is )(?<!was )(?<!what )\b(?:said|told|added|says|reported that|denied|warned)\b")


# --- announced quotations ------------------------------------------------------------------------------------------


def _announced(pieces: Sequence[_Piece]) -> None:
    """A paragraph that the line before announces with a colon ("the daily wrote:") is a block quote."""
    for n, piece in enumerate(pieces[:-1]):
        if piece.role not in (None, "body") or not _announces(piece.folded):
            continue
        basis = f'words: announced by "{" ".join(piece.folded.split()[-5:])}"'
        following = pieces[n + 1]
        if following.role in (None, "body") and _quotable(following.folded) and not following.says("any"):
            following.role, following.basis = "blockquote", basis
            for later in pieces[n + 2 :]:
                if later.role is not None or not _goes_on(following, later):
                    break
                later.be("blockquote", basis)


def _announces(folded: str) -> bool:
    if not folded.endswith(":"):
        return False
    tail = re.findall(r"[a-z]+", folded.casefold())[-12:]
    if len(tail) < 2 or tail[-1] in words("lists"):
        return False
    return tail[-1] == "that" or not words("announce").isdisjoint(tail)


def _quotable(folded: str) -> bool:
    if re.match(r"(?:[-–—•*·]|\d+[.)]) ?\S", folded):
        return False
    if folded[0] not in "\"'":
        return len(folded.split()) > 2 and folded[-1] not in ";,"
    # A quotation that closes before the paragraph does is followed by who says it: story, not block quote.
    return folded.rstrip(".")[-1] in "\"'" or '"' not in folded[1:]


def _goes_on(first: _Piece, later: _Piece) -> bool:
    if first.line.indented:
        return later.line.indented
    return first.folded[0] == '"' and '"' not in first.folded[1:] and later.folded[0] == '"'


# --- forms of lines ------------------------------------------------------------------------------------------------


def _dateline(piece: _Piece) -> bool:
    """A line that is a date, with a place, an outlet, a number or a clock time at most."""
    if len(piece.words) > 16 or piece.line.hint:
        return False
    found = list(dates(piece.folded))
    if not found:
        return bool(re.fullmatch(r"\W*\d\d?[:.]\d\d(?: ?[ap]\.?m\.?)?(?: [A-Z]{2,5})?\W*", piece.folded))
    rest = piece.folded
    for one in reversed(found):
        rest = rest[: one.start] + " " + rest[one.end :]
    rest = re.sub(r"(?:No|Nr)\.? ?[\d/-]+|\d\d?[:.]\d\d(?::\d\d)?|\d+/\d+|[\d]+", " ", rest)
    left = [word for word in re.findall(r"[\w'&.-]+", rest) if not _dates_word(word)]
    return len(left) <= 8 and not any(word[0].islower() and word not in ("of", "the", "for", "and") for word in left)


def _dates_word(word: str) -> bool:
    plain = word.strip(".-'&").casefold()
    return (
        not plain
        or plain in words("weekdays")
        or plain in words("clock")
        or plain in words("zones")
        or plain in _label_words()
    )


@cache
def _label_words() -> frozenset[str]:
    return frozenset(word for phrase in words("dated") | words("updated") for word in phrase.split())


def _parts(piece: _Piece) -> list[str]:
    parts = [part.strip(" *_#").casefold() for part in re.split(r" ?[|/>›»·•] ?| [–—-] |  +", piece.folded)]
    return [part for part in parts if part]


def _navigation(piece: _Piece) -> bool:
    """Names of a site's pages side by side: "Home | World | Contact us"."""
    parts = _parts(piece)
    if not 1 < len(parts) < 30 or piece.sentence:
        return False
    pages = sum(part in words("navigation") for part in parts)
    return pages > 0 and pages + sum(part in words("sections") for part in parts) >= max(2, len(parts) / 2)


def _taxonomy(piece: _Piece) -> bool:
    """Section names alone or between bars: "OPINION | FOREIGN AFFAIRS | LAKES REGION"."""
    if len(piece.words) > 14 or piece.sentence:
        return False
    parts = _parts(piece)
    if not parts:
        return False
    known = sum(part in words("sections") for part in parts)
    if len(parts) == 1:
        return known == 1
    return known >= 1 and known * 3 >= len(parts)


def _names_only(piece: _Piece) -> bool:
    """Names of persons, with an outlet, a trade or a place beside them at most."""
    plain = re.sub(r"^\W*|\W*$", "", piece.folded)
    if not 1 < len(plain.split()) < 12 or re.search(r"\d", plain):
        return False
    parts = [re.sub(r" in [A-Z].*$", "", part.strip()) for part in re.split(r",| and | & |/|\||;", plain)]
    parts = [part for part in parts if part]
    persons = [person(part) for part in parts]
    outlet = [sounds_like_outlet(part) or _trade(part) or part.startswith("for ") for part in parts]
    return all(map(max, persons, outlet)) and (any(persons) or (len(parts) > 1 and any(map(sounds_like_outlet, parts))))


def _trade(part: str) -> bool:
    here = part.casefold().split()
    return bool(here) and here[-1] in words("trades")


def _bio_of(piece: _Piece, names: Iterable[str]) -> bool:
    """Whether a line begins with a writer's name and goes on with what he or she is or does."""
    if len(piece.words) > 90 or piece.folded[0] == '"':
        return False
    return any((after := _after_name(piece.folded, name)) and _being().match(after) for name in names)


def _after_name(folded: str, name: str) -> str | None:
    """What follows a name at the beginning of a line; a surname alone will do."""
    parts = re.findall(r"[\w'-]+", name.casefold())
    low = folded.casefold()
    begun = re.match(r"\W*(?:about (?:the )?\w+: ?|(?:dr|prof|mr|ms|mrs)\.? |an? [^,.]{3,60}, )*", low)
    at = begun.end() if begun else 0
    for said in (" ".join(name.casefold().split()), parts[-1]) if len(parts) > 1 else ():
        if low.startswith(said, at):
            return low[at + len(said) :]
    return None


@cache
def _being() -> re.Pattern[str]:
    return re.compile(
        r"(?:,[^,]{2,80},)?,? (?:[a-z]+ly |also |currently |now |who )?"
        r"(?!said|told|accused|asked|says|added|denied|and\b)(?:has|had|was|is|[a-z]+s|[a-z]+ed|grew|wrote|won|spent|led|taught|ran|held)\b"
        r"|: |'s? (?:[\w-]+ ){0,3}(?:books?|novels?|work|writing|stories|poems|columns?|journalism|reporting)\b"
    )


@cache
def _bio_pattern() -> re.Pattern[str]:
    has = f"has {alternatives('has_done')}"
    return re.compile(
        rf"^\W*(?:[A-ZÀ-Þ][\w'.-]*,? ){{1,6}}(?:(?:van|de|der|al|bin|el|von|of) ){{0,2}}(?:[A-ZÀ-Þ][\w'.-]*,? ){{0,2}}"
        rf"(?:(?:[a-z]+ly|also|currently|now) )?(?:is|was|{alternatives('does')}|{has}|taught|covered|worked|served|edited)\b"
    )


def _bio_like(folded: str) -> bool:
    found = _bio_pattern().match(folded[:200])
    if not found or not person(re.sub(r",? [a-z].*$", "", found.group()).strip(" ,")):
        return False
    said = found.group().split()[-1]
    return said not in ("is", "was") or bool(_calling().search(folded[:400].casefold()))


@cache
def _calling() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:{alternatives('vocation')}|{alternatives('learned')}|based in|at the university|books?)\b"
    )


# --- joining -------------------------------------------------------------------------------------------------------


def _joined(pieces: Sequence[_Piece]) -> list[_Piece]:
    """Parts of one line that came out alike are one piece again."""
    joined: list[_Piece] = []
    for piece in pieces:
        if joined and joined[-1].line is piece.line and joined[-1].role == piece.role:
            joined[-1] = replace(joined[-1], end=piece.end)
        else:
            joined.append(piece)
    return joined
