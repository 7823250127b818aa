"""Why a row is there: the frame, the paths, the cue and the words that decided, read from what the row keeps."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, get_args

from rashomon.ask.answers import GRADES, Explained, Reason, Sentence, Why
from rashomon.ask.sentences import around
from rashomon.lexicon.events import Frame, Path, frames
from rashomon.lexicon.ways import way, words
from rashomon.records import (
    NEWS_ROLES,
    Actor,
    Article,
    Mention,
    Miss,
    Modality,
    Participant,
    Passage,
    Place,
    Polarity,
    Span,
    Statement,
    Time,
)

_REALITY = re.compile(rf"({'|'.join((*get_args(Modality), *get_args(Polarity)))}) by (.+)")
_QUOTED = re.compile(r'"([^"]+)"')
_OTHERWISE = {"affirmed": ": no word denies it", "actual": ": no word over it or beside it says otherwise"}
_WAYS = 3
"""Ways to somebody that are told where none led to anybody."""
_LABEL = {"mentions": "no mention", "statements": "no statement"}


@dataclass(frozen=True, slots=True)
class Ground:
    """An article's text, and its rows of actors, places and times, which say what the words of another row are."""

    text: str
    rows: tuple[Actor | Place | Time, ...]

    def words(self, spans: Iterable[Span]) -> tuple[str, ...]:
        """The words of spans."""
        return tuple(span.of(self.text) for span in spans)

    def says(self, kind: type[Actor | Place | Time], start: int, end: int) -> str:
        """The reason of the row of a kind that stands on some words; empty where none does."""
        return next((r.reason for r in self.rows if isinstance(r, kind) and r.start < end and start < r.end), "")


def ground(text: str, records: Iterable[Any]) -> Ground:
    """What the rows of an article give as reasons. Any: records of every table."""
    return Ground(text, tuple(r for r in records if isinstance(r, (Actor, Place, Time))))


def explained(article: Article, records: Sequence[Any]) -> Explained:
    """An article sentence by sentence: its rows and what was passed over. Any: records of every table."""
    known = ground(article.text, records)
    passages = [r for r in records if isinstance(r, Passage) and r.role in NEWS_ROLES]
    bounds = [bound for p in passages for bound in _sentences(article.text, p)]
    starts = [start for start, _ in bounds]
    found: list[list[Why]] = [[] for _ in bounds]
    passed_over: list[list[Why]] = [[] for _ in bounds]
    told = [r for r in records if isinstance(r, (Statement, Mention, Miss))]
    for why in sorted((because(r, known) for r in told), key=lambda w: (w.start, w.table, w.id or "", w.told)):
        at = bisect_right(starts, why.start) - 1
        if at >= 0:
            (passed_over if why.table == "misses" else found)[at].append(why)
    sentences = (
        Sentence(start, end, article.text[start:end], tuple(rows), tuple(missed))
        for (start, end), rows, missed in zip(bounds, found, passed_over, strict=True)
    )
    return Explained(article.article_id, article.title, tuple(sentences))


def because(row: Statement | Mention | Miss, known: Ground) -> Why:
    """A row with its reasons."""
    match row:
        case Mention():
            reality = ", ".join(filter(None, (row.mode, row.polarity, row.modality)))
            told = f"{row.type} ({reality})"
            return Why("mentions", row.mention_id, row.trigger[0].start, told, tuple(_of_mention(row, known)))
        case Statement():
            told = f"{row.stance} ({row.kind}, {row.source_type})"
            start = (row.cue or row.content)[0].start
            return Why("statements", row.statement_id, start, told, tuple(_of_statement(row, known)))
        case Miss():
            reason = Reason(_LABEL.get(row.stage, row.stage), (known.text[row.start : row.end],), row.reason)
            return Why("misses", None, row.start, reason.about, (reason,))


def _of_mention(m: Mention, known: Ground) -> Iterator[Reason]:
    frame_id, *parts = m.rule.split("; ")
    told = dict(part.partition(" ")[::2] for part in parts)  # "actor subj", "carried by carry out"
    frame = _frames().get(frame_id)
    actor_chain, recipient_chain = frame.chains if frame is not None else ((), ())
    yield Reason("act", known.words(m.trigger), _act(frame_id, frame))
    if "carried" in told:
        verb = told["carried"].removeprefix("by ")
        yield Reason("carried", (), f"the noun tells of the act, and the verb “{verb}” carries it")
    yield from _party("actor", m.actor, told.get("actor"), actor_chain, known)
    yield from _party("recipient", m.recipient, told.get("recipient"), recipient_chain, known)
    yield from _circumstances(m, known)
    reality = [found.groups() for part in parts if (found := _REALITY.fullmatch(part))]
    for about, value in (("polarity", m.polarity), ("modality", m.modality)):
        yield _reality(about, value, [by for said, by in reality if said == value])
    yield Reason("voice", (), f"in the statement {m.statement_id}" if m.statement_id else "the text's own")


def _act(frame_id: str, frame: Frame | None) -> str:
    if frame is None:
        return f"the frame {frame_id}"
    return f"the frame {frame_id} of the {frame.pos} “{frame.lemma}”, as in “{frame.example}”"


def _party(
    role: str, heads: Sequence[Participant], path: str | None, chain: Sequence[Path], known: Ground
) -> Iterator[Reason]:
    if not heads:
        tried = "; ".join(way(p.text) for p in chain[:_WAYS])
        more = f"; and {len(chain) - _WAYS} more" if len(chain) > _WAYS else ""
        yield Reason(role, (), f"nobody: looked for {tried}{more}" if tried else "nobody is looked for")
        return
    who = [reason for p in heads if (reason := known.says(Actor, p.start, p.end))]
    where = f"{way(path)} ({path})" if path else "as the frame says"
    yield Reason(role, known.words(Span(p.start, p.end) for p in heads), "; ".join((where, *who)))


def _circumstances(m: Mention, known: Ground) -> Iterator[Reason]:
    if m.place is not None:
        why = known.says(Place, m.place.start, m.place.end) or "by where it stands; nobody knows the name"
        yield Reason("place", known.words([Span(m.place.start, m.place.end)]), why)
    if m.date is not None:
        why = known.says(Time, m.date.start, m.date.end) or "the time of the clause"
        yield Reason("date", known.words([Span(m.date.start, m.date.end)]), f"{m.date.value or 'no value'}: {why}")


def _reality(about: str, value: str, by: Sequence[str]) -> Reason:
    """What made a polarity or modality, as the rule of a row keeps it: words of the text in quotation marks, or why."""
    quoted = tuple(word for part in by for word in _QUOTED.findall(part))
    if quoted:
        return Reason(about, quoted, f"makes it {value}")
    return Reason(about, (), f"{value}: by {' and '.join(by)}" if by else f"{value}{_OTHERWISE.get(value, '')}")


def _of_statement(s: Statement, known: Ground) -> Iterator[Reason]:
    kind, _, lemma = s.rule.partition(":")
    how = words("rules").get(kind, kind)
    yield Reason("cue", known.words(s.cue), f"{how} ({kind}{f', the cue {lemma}' if lemma else ''})")
    yield Reason("speaker", known.words(s.source), s.speaker_basis or GRADES.get(s.source_grade or "", "nobody known"))
    if s.addressee:
        yield Reason("addressee", known.words(s.addressee), "who is spoken to")
    if s.distance:
        yield Reason("distance", known.words(s.distance), "the text keeps a distance")
    if s.withheld:
        yield Reason("no name", known.words(s.withheld), "the words that say why")
    if s.parent_id is not None:
        yield Reason("inside", (), f"it stands in the statement {s.parent_id}")
    if s.score is not None:
        yield Reason("weights", (), f"{s.score:.2f}: {s.weighed or 'no sign of theirs'}")


def _sentences(text: str, passage: Passage) -> Iterator[tuple[int, int]]:
    at = passage.start
    while at < passage.end:
        if text[at].isspace():
            at += 1
            continue
        start, end = around(text, at, at + 1, (passage.start, passage.end))
        end = max(end, at + 1)
        yield max(start, at), end
        at = end


@cache
def _frames() -> dict[str, Frame]:
    return {frame.id: frame for frame in frames()}
