"""Lines and blocks to passages with roles: headline, byline, dateline, story, notices. Pure: text in, passages out.

The page is read front to back: what stands before the first line of story is head, what stands after the last is foot.
Lines that hold two roles are split. Words of notices come from the lexicon, the rest is place, length and punctuation.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from rashomon.lexicon.notices import words
from rashomon.reading import forms
from rashomon.reading.lines import Line
from rashomon.reading.names import authors_in, person
from rashomon.reading.pieces import Piece, joined, pieces_of
from rashomon.records import Passage


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of an article before its lines are read."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    outlet: str | None = None


def passages(article_id: str, text: str, lines: Iterable[Line], known: Known | None = None) -> tuple[Passage, ...]:
    """Passages that tile the text; white space between two belongs to the one before."""
    given = [line for line in lines if text[line.start : line.end].strip()]
    judged = joined(_judged(pieces_of(text, given), known or Known()))
    ends = [*(piece.start for piece in judged[1:]), len(text)][: len(judged)]
    return tuple(
        Passage(
            article_id=article_id, start=piece.start if n else 0, end=end, role=piece.role or "body", basis=piece.basis
        )
        for n, (piece, end) in enumerate(zip(judged, ends, strict=True))
    )


def _judged(pieces: list[Piece], known: Known) -> list[Piece]:
    """The same pieces, each with its role."""
    if pieces:
        _mark_broken(pieces)
        _mark_announced(pieces)
        _mark_about(pieces)
        known = replace(known, authors=(*known.authors, *_signed(pieces)))
        first, last = _story(pieces, known)
        _head(pieces, first, known)
        _middle(pieces[first : last + 1])
        _foot(pieces[last + 1 :], {*known.authors, *(p.folded for p in pieces[:first] if p.role == "byline")})
    return pieces


# --- what neighbours say of each other -----------------------------------------------------------------------------


def _mark_broken(pieces: Sequence[Piece]) -> None:
    """Lines of one sentence that blank lines part, as some exports have them: the second goes on in lower case."""
    for piece, following in pairwise(pieces):
        goes_on = following.folded[:1].islower() or piece.folded.rsplit(None, 1)[-1] in words("common")
        free = piece.role is None and following.role is None and not following.notices
        if goes_on and free and not piece.sentence and piece.words > 4:
            piece.broken = following.broken = True


def _mark_announced(pieces: Sequence[Piece]) -> None:
    """A paragraph that the line before announces with a colon ("the daily wrote:") is a block quote."""
    for n, piece in enumerate(pieces[:-1]):
        if piece.role not in (None, "body") or not forms.announces(piece.folded):
            continue
        piece.broken = True
        basis = f'words: announced by "{" ".join(piece.folded[-80:].split()[-5:])}"'
        following = pieces[n + 1]
        if following.role in (None, "body") and forms.is_quotable(following.folded) and not following.says("any"):
            following.role, following.basis = "blockquote", basis
            for later in pieces[n + 2 :]:
                if later.role is not None or not _goes_on(following, later):
                    break
                later.be("blockquote", basis)


def _goes_on(first: Piece, later: Piece) -> bool:
    """Whether a quotation runs on: all indented alike, or a mark that opens each paragraph and has not closed."""
    if first.line.indented:
        return later.line.indented
    return first.folded[0] == '"' and '"' not in first.folded[1:] and later.folded[0] == '"'


def _mark_about(pieces: Sequence[Piece]) -> None:
    """A heading "About the Harbour Post" and the paragraph below it, which begins with that name."""
    for piece, following in pairwise(pieces):
        found = re.match(r"\W*about (?:the )?(\w+)[^.]{0,50}$", piece.folded, re.IGNORECASE)
        if found and piece.role is None and following.role is None:
            name = following.folded.casefold().removeprefix("the ").split()[:3]
            if found.group(1).casefold() in name:
                piece.be("boilerplate", f'words: "{piece.folded[:60]}"')
                following.be("bio", f'words: "{piece.folded[:60]}" above it')


def _signed(pieces: Sequence[Piece]) -> Iterator[str]:
    """Names in the lines above the story that sign it."""
    for piece in pieces[:12]:
        said = piece.says("any", "head", "edge")
        signs = piece.role is None and ((said and said.entry.role == "byline") or person(piece.folded))
        if piece.role == "byline" or signs:
            yield from (piece.folded[start:end] for start, end in authors_in(piece.folded))
        elif _tells(piece, 12):
            return


# --- where the story begins and ends -------------------------------------------------------------------------------


def _story(pieces: Sequence[Piece], known: Known) -> tuple[int, int]:
    """Places of the first and the last piece of story; (n, n - 1) where there is none."""
    first = next((n for n, piece in enumerate(pieces) if _tells(piece) and not _above(pieces, n, known)), None)
    if first is None:
        free = [n for n, p in enumerate(pieces) if p.role in (None, "body", "blockquote") and not p.says("any")]
        longest = max(free, key=lambda n: (len(pieces[n].folded), -n), default=None)
        if longest is None or (_is_title(pieces[longest], known) and len(pieces) > 1 and len(free) == 1):
            return len(pieces), len(pieces) - 1
        return longest, longest
    last = len(pieces) - 1
    while last > first and not (_tells(pieces[last], 4) and not _below(pieces[last], known)):
        last -= 1
    return first, last


def _tells(piece: Piece, least: int = 7) -> bool:
    """Whether a piece reads like story: a whole sentence, or a line broken off within one."""
    if piece.role is not None:
        return piece.role in ("blockquote", "body")
    if piece.line.hint == "headline":
        return False
    return (piece.sentence and piece.words >= least) or piece.broken or piece.words >= 19


def _above(pieces: Sequence[Piece], n: int, known: Known) -> bool:
    """Whether a piece that reads like story stands above it: a title, a notice, a caption."""
    piece = pieces[n]
    return bool(piece.says("any", "head")) or _is_title(piece, known) or _is_caption(pieces, n)


def _below(piece: Piece, known: Known) -> bool:
    """Whether a piece that reads like story stands under it: a notice, a bio, a date."""
    return (
        bool(piece.says("any", "edge", "foot"))
        or bool(forms.weighed(piece.folded))
        or forms.is_bio_of(piece.folded, known.authors)
        or (not piece.line.hint and forms.is_dateline(piece.folded))
    )


def _is_title(piece: Piece, known: Known) -> bool:
    return bool(known.title) and forms.letters(piece.folded) == forms.letters(known.title or "")


def _is_caption(pieces: Sequence[Piece], n: int) -> bool:
    """Whether a sentence between headline and story says what a picture shows."""
    piece, rest = pieces[n], pieces[n + 1 : n + 4]
    if piece.line.hint or piece.words > 32 or not rest or re.search(r'["?]|\bI\b|\b[Ww]e\b', piece.folded):
        return False
    if piece.words < 28 and (said := rest[0].says("any")) and said.entry.role == "credit":
        return True
    if forms.is_picture(piece.folded):
        return True
    headed = any(p.words > 2 and not p.sentence and not p.says("any", "head") for p in pieces[:n])
    one = piece.words <= 18 and not re.search(r"[.!?] \S", piece.folded)
    return headed and one and any(map(_tells, rest)) and forms.shows(piece.folded)


# --- head, middle, foot --------------------------------------------------------------------------------------------

_DATE = "form: a date, with place or outlet at most"
_SECTIONS = "form: names of sections"
_PAGES = "form: names of a site's pages"


def _head(pieces: Sequence[Piece], first: int, known: Known) -> None:
    titled = next((n for n, piece in enumerate(pieces[:first]) if _is_title(piece, known)), None)
    if titled is None:
        titled = next((n for n, piece in enumerate(pieces[:first]) if piece.role == "headline"), None)
    if titled is None:
        titled = next((n for n, piece in enumerate(pieces[:first]) if piece.line.hint == "headline"), None)
    headline = False
    for n, piece in enumerate(pieces[:first]):
        if piece.role is None:
            _top_line(pieces, n, known, titled, headline)
        headline |= piece.role == "headline"


def _top_line(pieces: Sequence[Piece], n: int, known: Known, titled: int | None, headline: bool) -> None:
    """Give one line above the story its role; `titled` is the place of the headline, if it is known."""
    piece = pieces[n]
    dated = forms.is_dateline(piece.folded)
    if _is_title(piece, known):
        piece.be("headline", "place: the words of the title")
    elif n == titled:
        piece.be("headline", piece.line.basis)
    elif not dated and forms.is_navigation(piece.folded):
        piece.be("boilerplate", _PAGES)
    elif said := piece.says("any", "head"):
        piece.heed(said)
    elif dated:
        piece.be("dateline", _DATE)
    elif forms.is_taxonomy(piece.folded):
        piece.be("taxonomy", _SECTIONS)
    elif (said := piece.says("edge")) and (headline or titled is not None or said.entry.role != "bio"):
        piece.heed(said)
    elif not headline and titled is not None and n < titled:
        piece.be("boilerplate", "place: above the headline")
    elif piece.broken:
        piece.be("body", "form: a line broken off within a sentence")
    elif not headline and titled is None and known.title and piece.words < 3:
        piece.be("dateline", "place: a word or two above the story")
    elif not headline and titled is None:
        piece.be("headline", "place: first line before the story")
    elif forms.is_names(piece.folded) or (known.outlet and forms.letters(known.outlet) == forms.letters(piece.folded)):
        piece.be("byline", "form: a name alone under the headline")
    elif forms.is_office(piece.folded):
        piece.be("byline", "form: an office or outlet under the headline")
    elif piece.sentence:
        piece.be("caption" if _is_caption(pieces, n) else "body", "place: a sentence between headline and story")
    else:
        piece.be("headline", "place: a short line between headline and story")


def _middle(pieces: Sequence[Piece]) -> None:
    for n, piece in enumerate(pieces):
        inside = 0 < n < len(pieces) - 1
        short = not piece.sentence and piece.words <= 12
        if piece.role is not None:
            continue
        if (
            (piece.words <= 40 and (said := piece.says("any")))
            or (inside and short and (said := piece.says("edge")))
            or (
                0 < n >= len(pieces) - 3
                and piece.words < 40
                and (said := piece.says("foot"))
                and said.entry.role == "bio"
            )
        ):
            piece.heed(said)
        elif short and forms.is_navigation(piece.folded):
            piece.be("boilerplate", _PAGES)
        elif piece.line.hint == "headline":
            piece.be("headline", piece.line.basis)
        elif inside and short and not piece.broken and forms.is_subheading(piece.folded):
            piece.be("headline", "form: a short line without a full stop inside the story")
        else:
            piece.be("body", "place: inside the story")


def _foot(pieces: Sequence[Piece], names: set[str]) -> None:
    listing = fenced = False
    for n, piece in enumerate(pieces):
        if piece.role is None:
            _bottom_line(piece, names, listing, fenced, alone=n == 0)
        listing |= piece.role == "boilerplate" and forms.is_listing(piece.folded)
        fenced |= piece.role in ("copyright", "licence", "origin_notice", "disclaimer")


def _bottom_line(piece: Piece, names: set[str], listing: bool, fenced: bool, alone: bool) -> None:
    """Give one line under the story its role; `listing`: below "Related stories"; `fenced`: below a legal notice."""
    said = piece.says("any", "edge", "foot")
    if listing and (said is None or said.entry.role in ("taxonomy", "credit", "byline")):
        piece.be("boilerplate", "place: in a list of other stories")
    elif forms.is_bio_of(piece.folded, names):
        piece.be("bio", "words: the writer's name and what he or she does")
    elif said:
        piece.heed(said)
    elif not alone and forms.is_bio(piece.folded) and forms.has_calling(piece.folded):
        piece.be("bio", "words: a name and a calling, among the notices")
    elif weighed := forms.weighed(piece.folded):
        piece.be(*weighed)
    elif forms.is_dateline(piece.folded):
        piece.be("dateline", _DATE)
    elif forms.is_names(piece.folded) or _one_of(piece.folded, names):
        piece.be("byline", "form: a name alone under the story")
    elif forms.is_navigation(piece.folded):
        piece.be("boilerplate", _PAGES)
    elif forms.is_taxonomy(piece.folded):
        piece.be("taxonomy", _SECTIONS)
    elif fenced or listing or piece.line.hint or not (piece.broken or piece.words >= 9 or _ends(piece)):
        piece.be("boilerplate", "place: a short line under the story")
    else:
        piece.be("body", "place: under the story")


def _ends(piece: Piece) -> bool:
    return piece.words > 1 and bool(re.search(r"[.!?…][\"')\]]*$", piece.folded))


def _one_of(folded: str, names: Iterable[str]) -> bool:
    return len(folded) > 4 and any(forms.letters(folded) in forms.letters(name) for name in names)
