"""Mentions of one event sorted by whose word they are, and put to the same questions; pure, from a `Matter`."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

from rashomon.ask.answers import Account, By, Cell, EventLine, Named, Point, State, Telling, Words
from rashomon.ask.matter import Matter, Source
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
from rashomon.records import Event, EventType, Figure, Mention, MentionPlace, Participant, Span, Statement, make_id

DENIES = "denies"

_NOT_DONE = {
    "planned": "plans",
    "demanded": "demands",
    "threatened": "threatens",
    "hypothetical": "supposes",
    "general": "speaks in general",
}
_SAYS_SO = {"confirms": "confirms", "doubts": "doubts", "asks": "asks", "declines": "declines to say"}
DONE = ("asserts", "confirms", "tells of an attempt")
_ORDER = (*DONE, DENIES, "doubts")
_SYMMETRIC: frozenset[EventType] = frozenset(("CONSULT", "AGREE", "COOPERATE"))
"""Acts in which who does it to whom is a matter of the telling: whoever is named on either side is compared."""

_FIGURES = (
    ("killed", "How many killed"),
    ("wounded", "How many wounded"),
    ("detained", "How many detained"),
    ("displaced", "How many displaced"),
)
_WORDS_A_CELL = 3
_ANCHORS = {"published": "reckoned from the date of the article", "dateline": "from the dateline"}


@dataclass(slots=True)
class Told:
    """One claimant's mentions of an event, while they are being gathered."""

    claimant: str
    actor_id: str | None
    name: str
    named: bool
    kind: str
    own_voice: bool
    mentions: list[tuple[Mention, Statement | None]] = field(default_factory=list)
    through: Counter[str] = field(default_factory=Counter)

    @property
    def verdicts(self) -> tuple[str, ...]:
        """What it says of whether it happened: assertions first, so that a lone "denies" stands in front."""
        found = {verdict(m, s) for m, s in self.mentions}
        return tuple(v for v in _ORDER if v in found) + tuple(sorted(found - set(_ORDER)))


def comparable(accounts: Sequence[Told]) -> list[Told]:
    """Accounts whose values are their own version of what happened.

    A denial's values are the version denied, a plan's or a fear's are those of another day: they count only where
    nobody says that it was done.
    """
    done = [a for a in accounts if a.verdicts[0] in DONE]
    return done or [a for a in accounts if a.verdicts[0] != DENIES]


def verdict(mention: Mention, statement: Statement | None) -> str:
    """What the voice of a mention says of whether it happened, in one verb."""
    stance = statement.stance if statement else "asserts"
    negated = mention.polarity == "negated"
    if mention.modality in _NOT_DONE:
        if stance == DENIES:
            return DENIES
        return f"{_NOT_DONE[mention.modality]} otherwise" if negated else _NOT_DONE[mention.modality]
    if stance in _SAYS_SO and not (stance == "confirms" and negated):
        return _SAYS_SO[stance]
    if negated != (stance == DENIES):
        return DENIES
    return "tells of an attempt" if mention.modality == "attempted" else "asserts"


def gathered(matter: Matter, event: Event, by: By = "claimant") -> list[Told]:
    """The accounts of an event, those on most independent origins first."""
    by_claimant: dict[str, Told] = {}
    mentions = matter.mentions.get(event.event_id, ())
    for mention in sorted(mentions, key=lambda m: (*_when(matter.sources[m.article_id]), m.trigger, m.mention_id)):
        source = matter.sources[mention.article_id]
        statements = matter.chain(mention.statement_id)
        for told in _columns(matter, source, statements, by):
            account = by_claimant.setdefault(told.claimant, told)
            account.mentions.append((mention, statements[0] if statements else None))
            account.through.update(n for n in _through(matter, source, statements, by) if n != account.name)
    return sorted(by_claimant.values(), key=lambda a: _rank(matter, a))


def account(matter: Matter, told: Told) -> Account:
    """The head of a column."""
    articles = sorted({m.article_id for m, _ in told.mentions}, key=lambda a: _when(matter.sources[a]))
    return Account(
        claimant=told.claimant,
        actor_id=told.actor_id,
        name=told.name,
        named=told.named,
        kind=told.kind,
        own_voice=told.own_voice,
        through=tuple(name for name, _ in sorted(told.through.items(), key=lambda item: (-item[1], item[0]))),
        verdicts=told.verdicts,
        article_ids=tuple(articles),
        origin_ids=tuple(dict.fromkeys(matter.sources[a].origin_id for a in articles)),
        mention_ids=tuple(m.mention_id for m, _ in told.mentions),
    )


def conflicts(matter: Matter, accounts: Sequence[Told]) -> tuple[str, ...]:
    """The points in conflict, by their keys; no text is read for it."""
    found = [("happened", _happened(accounts) == "conflict")]
    for key, _, values, clash in _compared(matter):
        told = [values(a) for a in comparable(accounts)]
        found.append((key, any(clash(told[i], told[j]) for i, j in pairs(len(told)))))
    return tuple(key for key, clashes in found if clashes)


def points(matter: Matter, event: Event, accounts: Sequence[Told], shown: Sequence[Told]) -> tuple[Point, ...]:
    """Every question that some account answers; states are decided over all accounts, cells are those shown."""
    return tuple(_points(matter, event, accounts, shown))


def line(matter: Matter, event: Event, accounts: Sequence[Told]) -> EventLine:
    """The event in one line."""
    mentions = matter.mentions.get(event.event_id, ())
    articles = {m.article_id for m in mentions}
    first = min(mentions, key=lambda m: (_when(matter.sources[m.article_id]), m.trigger), default=None)
    modes = Counter(m.mode for m in mentions if m.mode and m.type == event.type)
    return EventLine(
        event_id=event.event_id,
        type=event.type,
        mode=min(modes, key=lambda m: (-modes[m], m), default=None),
        date=event.date,
        place=place_name(matter, mentions, event.place),
        actors=_parties(matter, mentions, lambda m: m.actor),
        recipients=_parties(matter, mentions, lambda m: m.recipient),
        called=matter.texts.words(first.article_id, _hull(first.trigger)) if first else None,
        articles=len(articles),
        origins=len(event.origin_ids) or len({matter.sources[a].origin_id for a in articles}),
        claimants=len(accounts),
        grounds_at_least=event.grounds_at_least,
        grounds_at_most=event.grounds_at_most,
        conflicts=conflicts(matter, accounts) if len(accounts) > 1 else (),
    )


def tellings(matter: Matter, accounts: Sequence[Told]) -> tuple[Telling, ...]:
    """Each account's articles on the line of time; those without a date have no place on it."""
    return tuple(chain.from_iterable(_tellings(matter, account) for account in accounts))


def place_name(matter: Matter, mentions: Iterable[Mention], place: MentionPlace | None) -> str | None:
    """The gazetteer's name of an event's place, else the words of the mention that tells it."""
    if place is None:
        return None
    for m in mentions:
        if (
            m.place
            and m.place.geonames_id == place.geonames_id
            and (m.place.start, m.place.end) == (place.start, place.end)
        ):
            name = matter.places.get((m.article_id, m.place.start))
            return name or matter.texts.words(m.article_id, (m.place.start, m.place.end)).text
    return place.country


def _columns(matter: Matter, source: Source, statements: Sequence[Statement], by: By) -> Iterator[Told]:
    """The columns in which a mention is told."""
    if by == "claimant":
        yield from _claimants(matter, source, statements)
    elif by == "outlet":
        yield replace(_own_voice(matter, source), own_voice=False)
    else:
        yield Told(source.origin_id, None, source.title or "A text", not source.title, "text", own_voice=False)


def _claimants(matter: Matter, source: Source, statements: Sequence[Statement]) -> Iterator[Told]:
    """Whose word a mention is: the speakers of the innermost statement, or the outlet itself."""
    if not statements:
        yield _own_voice(matter, source)
        return
    said = statements[0]
    speakers = [matter.people[i] for i in (said.speaker_ids or (said.speaker_id,)) if i in matter.people]
    for entity in {e.actor_id: e for e in speakers}.values():
        yield Told(entity.actor_id, entity.actor_id, entity.name, True, entity.kind, own_voice=False)
    if not speakers:
        words = " ".join(matter.texts.words(source.article_id, span).text for span in said.source)
        # Copies of one text share a nameless source; whether two texts do, nobody can tell.
        key = make_id("un", source.origin_id, " ".join(words.casefold().split()))
        yield Told(key, None, words or "Unnamed source", not words, "unnamed source", own_voice=False)


def _own_voice(matter: Matter, source: Source) -> Told:
    outlet = matter.outlets.get(source.outlet or "")
    if outlet:
        return Told(outlet.actor_id, outlet.actor_id, outlet.name, True, outlet.kind, own_voice=True)
    if source.outlet:
        return Told(make_id("ow", source.outlet), None, source.outlet, True, "outlet", own_voice=True)
    # Without an outlet, an article speaks for itself, under its title: somebody's words.
    return Told(
        make_id("ow", source.article_id),
        None,
        source.title or "An article",
        not source.title,
        "article",
        own_voice=True,
    )


def _through(matter: Matter, source: Source, statements: Sequence[Statement], by: By) -> Iterator[str]:
    """Through whom a claimant is heard; whom an outlet quotes; which outlets carry a text."""
    for statement in statements[1:] if by == "claimant" else statements if by == "outlet" else ():
        if entity := matter.people.get(statement.speaker_id or ""):
            yield entity.name
    if source.outlet and (by == "origin" or (by == "claimant" and statements)):
        yield source.outlet


def _rank(matter: Matter, told: Told) -> tuple[int, int, str, str]:
    articles = {m.article_id for m, _ in told.mentions}
    return -len({matter.sources[a].origin_id for a in articles}), -len(articles), told.name, told.claimant


def _compared(
    matter: Matter,
) -> Iterator[
    tuple[str, str, Callable[[Told], Sequence[object]], Callable[[Sequence[object], Sequence[object]], bool]]
]:
    """The questions whose answers are values: key, question, an account's values, whether two lists of them clash."""

    def parties(of: Callable[[Mention], Sequence[Participant]]) -> Callable[[Told], list[Party]]:
        return lambda told: [p for m, _ in told.mentions for p in _on_one_side(matter, m, of(m))]

    def dates(told: Told) -> list[str]:
        return [m.date.value for m, _ in told.mentions if m.date and m.date.value]

    def places(told: Told) -> list[MentionPlace]:
        return [m.place for m, _ in told.mentions if m.place]

    def figures(key: str) -> Callable[[Told], list[Figure]]:
        return lambda told: [f for m, _ in told.mentions if (f := getattr(m, key))]

    yield "actor", "Who did it", parties(lambda m: m.actor), parties_conflict  # type: ignore[misc]
    yield "recipient", "To whom", parties(lambda m: m.recipient), parties_conflict  # type: ignore[misc]
    yield "date", "When", dates, dates_conflict  # type: ignore[misc]
    yield "place", "Where", places, places_conflict  # type: ignore[misc]
    for key, question in _FIGURES:
        yield key, question, figures(key), figures_conflict  # type: ignore[misc]


def _points(matter: Matter, event: Event, accounts: Sequence[Told], shown: Sequence[Told]) -> Iterator[Point]:
    yield Point("happened", "Did it happen?", _happened(accounts), None, tuple(_verdict_cell(a) for a in shown))
    yield _called(matter, event, accounts, shown)
    for key, question, values, clash in _compared(matter):
        cells = {a.claimant: _cell(matter, a, key) for a in accounts}
        if key in dict(_FIGURES) and not any(c.words for c in cells.values()):
            continue
        told = comparable(accounts)
        words = [_said(cells[a.claimant]) for a in told]
        found = [values(a) for a in told]
        clashes = [clash(found[i], found[j]) for i, j in pairs(len(told))]
        meeting = state(words, clashes, resolved=[_has_value(v) for v in found])
        if not told or (meeting == "nothing found" and any(c.words for c in cells.values())):
            meeting = "one account"
        yield Point(key, question, meeting, None, tuple(cells[a.claimant] for a in shown))
    yield Point("full", "In full", "not compared", None, tuple(_full(matter, a) for a in shown))


def _happened(accounts: Sequence[Told]) -> State:
    verdicts = {v for a in accounts for v in a.verdicts}
    if len(accounts) < 2:
        return "one account"
    if DENIES in verdicts and verdicts & set(DONE):
        return "conflict"
    return "agree" if len(verdicts) == 1 else "same value, other words"


def _verdict_cell(told: Told) -> Cell:
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


def _cell(matter: Matter, told: Told, key: str) -> Cell:
    words: list[Words] = []
    values: list[str] = []
    for m, _ in told.mentions:
        for span, value in _answers(matter, m, key):
            words.append(matter.texts.words(m.article_id, span))
            if value:
                values.append(value)
    cell = _worded(told, words)
    said = _said(cell)
    # "14 May, from the dateline" says all that "14 May" says.
    new = [
        v for v in dict.fromkeys(values) if v.casefold() not in said and not any(o.startswith(f"{v}, ") for o in values)
    ]
    return Cell(cell.claimant, cell.words, "; ".join(new[:_WORDS_A_CELL]) or None, None, cell.more)


def _answers(matter: Matter, m: Mention, key: str) -> Iterator[tuple[tuple[int, int], str | None]]:
    if key in ("actor", "recipient"):
        for p in m.actor if key == "actor" else m.recipient:
            entity = matter.people.get(p.actor_id or "")
            yield (p.start, p.end), entity.name if entity else None
    elif key == "date":
        if m.date:
            yield (m.date.start, m.date.end), _dated(matter, m)
    elif key == "place":
        if m.place:
            yield (m.place.start, m.place.end), _placed(matter, m.article_id, m.place)
    elif figure := getattr(m, key):
        yield (figure.start, figure.end), told_figure(figure)


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
    words: list[Words] = []
    for m, s in told.mentions:
        if s:
            words += [matter.texts.words(m.article_id, span) for span in s.content]
        else:
            start, end = _hull(m.trigger)
            span = around(matter.texts.text(m.article_id), start, end, matter.passage(m.article_id, start))
            words.append(matter.texts.words(m.article_id, span))
    return _worded(told, words, most=2)


def _worded(told: Told, words: Iterable[Words], most: int = _WORDS_A_CELL) -> Cell:
    """A cell with each wording once."""
    distinct = {_plain(w.text): w for w in reversed(list(words))}
    ordered = list(distinct.values())[::-1]
    return Cell(told.claimant, tuple(ordered[:most]), more=max(0, len(ordered) - most))


def _said(cell: Cell) -> frozenset[str]:
    return frozenset(_plain(w.text) for w in cell.words)


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def _has_value(values: Sequence[object]) -> bool:
    return any(v.told if isinstance(v, Party) else True for v in values)


def _party(matter: Matter, p: Participant) -> Party:
    entity = matter.people.get(p.actor_id or "")
    if entity is None:
        return Party(None, p.country)
    country = p.country or entity.country
    # Something of no kind and no country is a word that was not resolved.
    known = country is not None or entity.kind != "other"
    return Party(entity.actor_id if known else None, country, entity.name, person=entity.kind == "person")


def _on_one_side(matter: Matter, m: Mention, told: Sequence[Participant]) -> list[Party]:
    """Who acts, or is acted upon; in a symmetric act everybody, and nobody where one of them could not be told."""
    parties = [_party(matter, p) for p in ((*m.actor, *m.recipient) if m.type in _SYMMETRIC else told)]
    return parties if m.type not in _SYMMETRIC or all(p.told for p in parties) else []


def _parties(
    matter: Matter, mentions: Iterable[Mention], of: Callable[[Mention], Sequence[Participant]]
) -> tuple[Named, ...]:
    """Who is named most often in this part; the words of a text only where nobody is named."""
    named: Counter[Named] = Counter()
    worded: Counter[Named] = Counter()
    for m in mentions:
        for p in of(m):
            if entity := matter.people.get(p.actor_id or ""):
                named[Named(entity.name, entity.actor_id)] += 1
            elif not named:
                worded[Named(matter.texts.words(m.article_id, (p.start, p.end)).text)] += 1
    ranked = sorted((named or worded).items(), key=lambda item: (-item[1], item[0].name, item[0].actor_id or ""))
    return tuple(name for name, _ in ranked[:2])


def _tellings(matter: Matter, told: Told) -> Iterator[Telling]:
    by_article: dict[str, list[str]] = defaultdict(list)
    for m, s in told.mentions:
        by_article[m.article_id].append(verdict(m, s))
    seen: set[str] = set()
    first = True
    for article_id in sorted(by_article, key=lambda a: _when(matter.sources[a])):
        source = matter.sources[article_id]
        if source.published:
            said = sorted(by_article[article_id], key=lambda v: (v != DENIES, v))[0]
            reprint = source.origin_id in seen
            yield Telling(told.claimant, article_id, source.outlet, source.published, said, first, reprint)
            first = False
        seen.add(source.origin_id)


def _when(source: Source) -> tuple[bool, str, str]:
    return source.published is None, source.published or "", source.article_id


def _hull(spans: Sequence[Span]) -> tuple[int, int]:
    return spans[0].start, spans[0].end


def _holds(outer: Words, inner: Words) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end
