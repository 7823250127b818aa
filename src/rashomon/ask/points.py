"""The questions that every account of an event is put: words side by side, and whether their values conflict; pure."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from rashomon.ask.accounts import DENIES, DONE, OF_A_DEED, Told, comparable
from rashomon.ask.answers import Cell, Point, State, Words
from rashomon.ask.manners import tells_of_a_deed
from rashomon.ask.matter import Matter
from rashomon.ask.sentences import around
from rashomon.ask.values import (
    Party,
    dates_conflict,
    figures_conflict,
    pairs,
    parties_conflict,
    places_conflict,
    state,
    told_date,
    told_figure,
)
from rashomon.records import Event, EventType, Mention, MentionPlace, Participant, Span, Statement

Answer = tuple[tuple[int, int], str | None]
"""A stretch of a mention's article, and in our words what it was taken to mean."""

SYMMETRIC: frozenset[EventType] = frozenset(("CONSULT", "AGREE", "COOPERATE"))
"""Acts in which who does it to whom is a matter of the telling: whoever is named on either side is compared."""

_WORDS_A_CELL = 3
_LONG = 400
"""A statement of more code points than these is shown by its sentence: a turn of a transcript, a whole block quote."""
_ANCHORS = {"published": "reckoned from the date of the article", "dateline": "from the dateline"}


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, where a mention answers it, which values it gives, and when two lists of values clash.

    Any: each question has values of its own kind.
    """

    key: str
    asked: str
    answers: Callable[[Matter, Mention], Iterator[Answer]]
    values: Callable[[Matter, Mention], Iterable[Any]]
    clash: Callable[[Any, Any], bool]
    always: bool = True
    otherwise: str = ""
    """What is asked instead where nobody tells of a deed."""

    def of(self, matter: Matter, told: Told) -> list[Any]:
        """All values of an account. Any: see above."""
        return [value for m, _ in told.mentions for value in self.values(matter, m)]


def conflicts(matter: Matter, accounts: Sequence[Told]) -> tuple[str, ...]:
    """The points in conflict, by their keys; no text is read for it."""
    found = [("happened", _happened(accounts) == "conflict")]
    for question in QUESTIONS:
        told = [question.of(matter, a) for a in comparable(accounts)]
        found.append((question.key, any(question.clash(told[i], told[j]) for i, j in pairs(len(told)))))
    return tuple(key for key, clashes in found if clashes)


def points(matter: Matter, event: Event, accounts: Sequence[Told], shown: Sequence[Told]) -> tuple[Point, ...]:
    """Every question that some account answers; states are decided over all accounts, cells are those shown."""
    asked = (_point(matter, question, accounts, shown) for question in QUESTIONS)
    return (
        Point("happened", "Did it happen?", _happened(accounts), None, tuple(_verdict(a) for a in shown)),
        _called(matter, event, accounts, shown),
        *(point for point in asked if point),
        Point("full", "In full", "not compared", None, tuple(_full(matter, a) for a in shown)),
    )


def party(matter: Matter, p: Participant) -> Party:
    """A participant as far as it was resolved."""
    entity = matter.people.get(p.actor_id or "")
    if entity is None:
        return Party(None, p.country)
    country = p.country or entity.country
    # Something of no kind and no country is a word that was not resolved.
    known = country is not None or entity.kind != "other"
    return Party(entity.actor_id if known else None, country, entity.name, person=entity.kind == "person")


def _point(matter: Matter, question: Question, accounts: Sequence[Told], shown: Sequence[Told]) -> Point | None:
    cells = {a.claimant: _cell(matter, a, question) for a in accounts}
    if not question.always and not any(c.words for c in cells.values()):
        return None
    told = comparable(accounts)
    words = [_said(cells[a.claimant]) for a in told]
    found = [question.of(matter, a) for a in told]
    clashes = [question.clash(found[i], found[j]) for i, j in pairs(len(told))]
    meeting = state(words, clashes, resolved=[_has_value(v) for v in found])
    if meeting == "nothing found" and any(c.words for c in cells.values()):
        meeting = "one account"
    of_a_deed = not question.otherwise or any(map(tells_of_a_deed, accounts))
    asked = question.asked if of_a_deed else question.otherwise
    return Point(question.key, asked, meeting, None, tuple(cells[a.claimant] for a in shown))


def _happened(accounts: Sequence[Told]) -> State:
    verdicts = {v for a in accounts for v in a.verdicts}
    if len(accounts) < 2:
        return "one account"
    if DENIES in verdicts and verdicts & set(DONE):
        return "conflict"
    if len(verdicts) == 1:
        return "agree"
    # A plan and a deed, or a plan and a demand, are not one thing in other words.
    return "same value, other words" if verdicts <= set(OF_A_DEED) else "not compared"


def _verdict(told: Told) -> Cell:
    if told.own_voice:
        note = "in its own voice, no source given"
    elif len(told.verdicts) > 1:
        note = "its words differ from place to place"
    else:
        note = None
    return Cell(told.claimant, value=", ".join(told.verdicts), note=note)


def _called(matter: Matter, event: Event, accounts: Sequence[Told], shown: Sequence[Told]) -> Point:
    cells = {a.claimant: _names(matter, event, a) for a in accounts}
    names = {w for c in cells.values() for w in _said(c)}
    told = [_said(c) for c in cells.values() if c.words]
    if len(told) < 2:
        meeting: State = "one account" if told else "nothing found"
    else:
        meeting = "agree" if frozenset.intersection(*told) else "not compared"
    note = f"{len(names)} names" if len(names) > 1 else None
    return Point("called", "What they call it", meeting, note, tuple(cells[a.claimant] for a in shown))


def _names(matter: Matter, event: Event, told: Told) -> Cell:
    mine = {s.statement_id for _, s in told.mentions if s}
    own = {m.article_id for m, s in told.mentions if s is None}
    described = [
        matter.texts.words(d.article_id, (d.start, d.end))
        for d in matter.descriptions.get(event.event_id, ())
        if (d.statement_id in mine if d.statement_id else d.article_id in own)
    ]
    triggers = [matter.texts.words(m.article_id, span) for m, _ in told.mentions for span in m.trigger[:1]]
    held = [t for t in triggers if not any(d.article_id == t.article_id and _holds(d, t) for d in described)]
    return _worded(told, described + held)


def _cell(matter: Matter, told: Told, question: Question) -> Cell:
    answers = [(m, span, value) for m, _ in told.mentions for span, value in question.answers(matter, m)]
    cell = _worded(told, [matter.texts.words(m.article_id, span) for m, span, _ in answers])
    values = list(dict.fromkeys(value for _, _, value in answers if value))
    said = _said(cell)
    # "14 May, from the dateline" says all that "14 May" says.
    new = [v for v in values if v.casefold() not in said and not any(o.startswith(f"{v}, ") for o in values)]
    return Cell(cell.claimant, cell.words, "; ".join(new[:_WORDS_A_CELL]) or None, None, cell.more)


def _parties(matter: Matter, told: Iterable[Participant]) -> Iterator[Answer]:
    for p in told:
        entity = matter.people.get(p.actor_id or "")
        yield (p.start, p.end), entity.name if entity else None


def _date(matter: Matter, m: Mention) -> Iterator[Answer]:
    if m.date:
        yield (m.date.start, m.date.end), _dated(matter, m)


def _place(matter: Matter, m: Mention) -> Iterator[Answer]:
    if m.place:
        yield (m.place.start, m.place.end), _placed(matter, m.article_id, m.place)


def _figure(key: str, asked: str) -> Question:
    def answers(matter: Matter, m: Mention) -> Iterator[Answer]:
        if figure := getattr(m, key):
            yield (figure.start, figure.end), told_figure(figure)

    return Question(key, asked, answers, lambda _, m: filter(None, [getattr(m, key)]), figures_conflict, always=False)


def _dated(matter: Matter, m: Mention) -> str | None:
    assert m.date is not None
    value = told_date(m.date.value)
    how = _ANCHORS.get(matter.anchors.get((m.article_id, m.date.start)) or "")
    return f"{value}, {how}" if value and how else value


def _placed(matter: Matter, article_id: str, place: MentionPlace) -> str | None:
    name = matter.places.get((article_id, place.start))
    if name is None:
        return None
    return f"{name}, {place.country}" if place.country and place.precision != "country" else name


def _full(matter: Matter, told: Told) -> Cell:
    """Everything the claimant says where it tells of the event: contents of statements, else whole sentences."""
    words = [matter.texts.words(m.article_id, span) for m, s in told.mentions for span in _saying(matter, m, s)]
    return _worded(told, words, most=2)


def _saying(matter: Matter, m: Mention, s: Statement | None) -> Iterator[Span | tuple[int, int]]:
    """The parts of a statement; of a long one, as of a text without a source, the sentence that tells of the act."""
    start, end = m.trigger[0].start, m.trigger[0].end
    whole = sum(part.end - part.start for part in s.content) if s else 0
    if s and whole <= _LONG:
        yield from s.content
    else:
        held = next((p for p in s.content if p.start <= start < p.end), None) if s else None
        bounds = (held.start, held.end) if held else matter.passage(m.article_id, start)
        yield around(matter.texts.text(m.article_id), start, end, bounds)


def _worded(told: Told, words: Iterable[Words], most: int = _WORDS_A_CELL) -> Cell:
    """A cell with each wording once."""
    distinct = {w.folded: w for w in reversed(list(words))}
    ordered = list(distinct.values())[::-1]
    return Cell(told.claimant, tuple(ordered[:most]), more=max(0, len(ordered) - most))


def _said(cell: Cell) -> frozenset[str]:
    return frozenset(w.folded for w in cell.words)


def _on_one_side(matter: Matter, m: Mention, told: Sequence[Participant]) -> list[Party]:
    """Who acts, or is acted upon; in a symmetric act everybody, and nobody where one of them could not be told."""
    parties = [party(matter, p) for p in ((*m.actor, *m.recipient) if m.type in SYMMETRIC else told)]
    return parties if m.type not in SYMMETRIC or all(p.told for p in parties) else []


def _has_value(values: Sequence[object]) -> bool:
    return any(v.told if isinstance(v, Party) else True for v in values)


def _holds(outer: Words, inner: Words) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


QUESTIONS: tuple[Question, ...] = (
    Question(
        "actor", "Who did it", lambda matter, m: _parties(matter, m.actor),
        lambda matter, m: _on_one_side(matter, m, m.actor), parties_conflict, otherwise="Who",
    ),
    Question(
        "recipient", "To whom", lambda matter, m: _parties(matter, m.recipient),
        lambda matter, m: _on_one_side(matter, m, m.recipient), parties_conflict,
    ),
    Question("date", "When", _date, lambda _, m: [m.date.value] if m.date and m.date.value else (), dates_conflict),
    Question("place", "Where", _place, lambda _, m: [m.place] if m.place else (), places_conflict),
    _figure("killed", "How many killed"),
    _figure("wounded", "How many wounded"),
    _figure("detained", "How many detained"),
    _figure("displaced", "How many displaced"),
)  # fmt: skip
"""What is put to every account beside whether it happened and what it is called, in the order of the table."""
