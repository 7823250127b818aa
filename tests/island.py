"""An invented project, made by hand: one stop of a ship, told by five voices, with a reprint, a denial and a trap.

Countries, outlets, ships and persons are invented. Spans are found by their words, so that a text can be mended.
"""

# ruff: noqa: E501  # a line of a text is a passage

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from rashomon.project import Project
from rashomon.records import (
    Actor,
    Alias,
    Article,
    Candidate,
    Claim,
    Description,
    Entity,
    Event,
    Figure,
    Link,
    Mention,
    MentionDate,
    MentionPlace,
    Miss,
    Origin,
    Participant,
    Passage,
    Place,
    Problem,
    Provenance,
    Span,
    Statement,
    Time,
    make_id,
)

WIRE = """Norvian navy stops freighter in the strait
By Ada Lund
PORT SEL, 14 May (Strait Wire)
Two Norvian patrol boats stopped the freighter Mirela some twelve miles off Port Sel shortly after dawn on Wednesday, the Norvian Defence Ministry said. At least 19 sailors were held, the ministry added.
“The inspection was part of a lawful quarantine,” a spokesman said.
"""
COURIER = (
    WIRE.replace("By Ada Lund\n", "")
    + """This report first appeared in Strait Wire.
© 2031 Harbour Courier
"""
)
AGENCY = """Lethia: nothing was halted
The Lethian Foreign Ministry denied that any vessel had been stopped on Wednesday. “The report is an act of piracy against the truth,” the ministry said.
"""
RADIO = """Harbour radio: food ship seized by night
The Review reported that the harbour radio had described Tuesday's seizure as “robbery in the dress of a quarantine”. A clerk of the harbour said grey warships seized a ship carrying food off Port Anna on Tuesday night and took twelve sailors away.
"""
REVIEW = """The strait tightens
On Wednesday the navy halted a Lethian freighter near Port Sel. What the ministry calls a quarantine is a blockade.
"""
TRAP = """<script>alert("title")</script>
<img src=x onerror="alert(1)"> The Norvian Defence Ministry said <b>nothing</b> & smiled.
"""


@dataclass(frozen=True)
class Draft:
    """An article on its way into the project."""

    article: Article

    @property
    def id(self) -> str:
        return self.article.article_id

    def at(self, words: str, nth: int = 0) -> tuple[int, int]:
        """Where the words stand, the nth time."""
        start = -1
        for _ in range(nth + 1):
            start = self.article.text.index(words, start + 1)
        return start, start + len(words)

    def span(self, words: str, nth: int = 0) -> Span:
        return Span(*self.at(words, nth))

    def party(self, words: str, actor_id: str | None, country: str | None = None, nth: int = 0) -> Participant:
        start, end = self.at(words, nth)
        return Participant(start=start, end=end, actor_id=actor_id, country=country)


def draft(source_id: str, text: str, outlet: str, published: str | None, **more: Any) -> Draft:
    """An article of this text."""
    return Draft(
        Article(
            article_id=make_id("ar", source_id, text),
            source_id=source_id,
            sha256=sha256(text.encode()).hexdigest(),
            outlet=outlet,
            title=text.partition("\n")[0],
            published=published,
            published_precision="day" if published else "none",
            published_basis="user" if published else None,
            language="en",
            text=text,
            **{"uri": f"{source_id}.txt", "genre": "report"} | more,
        )
    )


def entity(name: str, kind: Any, country: str | None, *aliases: str) -> Entity:
    """An actor of this name."""
    return Entity(
        actor_id=make_id("en", name, kind), name=name, kind=kind, country=country, aliases=aliases, basis="by hand"
    )


wire = draft("wire", WIRE, "Strait Wire", "2031-05-14", authors=("Ada Lund",), uri="https://strait-wire.example/1")
courier = draft("courier", COURIER, "Harbour Courier", "2031-05-15")
agency = draft("agency", AGENCY, "Lethian News Agency", "2031-05-15")
radio = draft("radio", RADIO, "Gulf Monitor", "2031-05-16")
review = draft("review", REVIEW, "The Review", "2031-05-17", genre="opinion", genre_basis="by hand")
trap = draft("trap", TRAP, "Trap", None, uri="javascript:alert(1)")
DRAFTS = (wire, courier, agency, radio, review, trap)

defence = entity("Norvian Defence Ministry", "government", "NOR", "the ministry")
foreign = entity("Lethian Foreign Ministry", "government", "LET")
navy = entity("Norvian Navy", "military", "NOR")
ship = entity("the freighter Mirela", "other", "LET")
the_review = entity("The Review", "media", None)
harbour_radio = entity("Harbour Radio", "media", None)
OLD_DEFENCE = make_id("en", "Defence Ministry of Norvia", "government")
ENTITIES = (defence, foreign, navy, ship, the_review, harbour_radio)


def statement(d: Draft, source: str, cue: str, content: tuple[str, ...], **more: Any) -> Statement:
    """A statement found by its words; cue and source are taken where they stand first, unless `nth` says."""
    nth = more.pop("nth", 0)
    return Statement(
        statement_id=make_id("st", d.id, cue, nth, content[0]),
        article_id=d.id,
        source=(d.span(source),) if source else (),
        cue=(d.span(cue, nth),),
        content=tuple(d.span(c) for c in content),
        **{"kind": "indirect", "rule": "by hand"} | more,
    )


def mention(d: Draft, trigger: str, **more: Any) -> Mention:
    """A mention found by its trigger."""
    nth = more.pop("nth", 0)
    return Mention(
        mention_id=make_id("mn", d.id, trigger, nth),
        article_id=d.id,
        trigger=(d.span(trigger, nth),),
        **{"type": "COERCE", "mode": "stop", "rule": "by hand"} | more,
    )


def _ministry(d: Draft) -> tuple[list[Statement], list[Mention]]:
    """What the wire and its reprint tell."""
    told = statement(
        d,
        "the Norvian Defence Ministry",
        "said",
        (
            "Two Norvian patrol boats stopped the freighter Mirela some twelve miles off Port Sel shortly after dawn on Wednesday",
        ),
        source_type="organisation",
        speaker_id=defence.actor_id,
        speaker_ids=(defence.actor_id,),
        speaker_basis="named",
    )
    held = statement(
        d,
        "the ministry",
        "added",
        ("At least 19 sailors were held",),
        source_type="organisation",
        speaker_id=OLD_DEFENCE,
        speaker_ids=(OLD_DEFENCE,),
        speaker_basis="“the ministry” is the Norvian Defence Ministry: named just before",
    )
    quoted = statement(
        d,
        "a spokesman",
        "said",
        ("The inspection was part of a lawful quarantine,",),
        nth=1,
        kind="direct",
        source_type="unnamed",
    )
    start, end = d.at("At least 19")
    stopped = mention(
        d,
        "stopped",
        statement_id=told.statement_id,
        actor=(d.party("Two Norvian patrol boats", navy.actor_id, "NOR"),),
        recipient=(d.party("the freighter Mirela", ship.actor_id, "LET"),),
        place=_place(d, "Port Sel", 901, 41.2),
        date=_date(d, "shortly after dawn on Wednesday", "2031-05-14T06:00"),
    )
    taken = mention(
        d,
        "held",
        statement_id=held.statement_id,
        recipient=(d.party("sailors", None),),
        detained=Figure(low=19, high=None, start=start, end=end),
    )
    return [told, held, quoted], [stopped, taken]


def _place(d: Draft, words: str, geonames_id: int, lat: float) -> MentionPlace:
    start, end = d.at(words)
    # The wire and its copy say PORT SEL in the dateline, which is another string.
    return MentionPlace(
        start=start, end=end, geonames_id=geonames_id, country="NOR", lat=lat, lon=8.0, precision="city"
    )


def _date(d: Draft, words: str, value: str) -> MentionDate:
    start, end = d.at(words)
    return MentionDate(start=start, end=end, value=value)


def records() -> list[Any]:
    """Every row of the project."""
    wire_said, wire_done = _ministry(wire)
    courier_said, courier_done = _ministry(courier)
    denial = statement(
        agency,
        "The Lethian Foreign Ministry",
        "denied",
        ("any vessel had been stopped on Wednesday",),
        stance="denies",
        source_type="organisation",
        speaker_id=foreign.actor_id,
        speaker_ids=(foreign.actor_id,),
    )
    piracy = statement(
        agency,
        "the ministry",
        "said",
        ("The report is an act of piracy against the truth,",),
        kind="direct",
        stance="blames",
        source_type="organisation",
        speaker_id=foreign.actor_id,
        speaker_ids=(foreign.actor_id,),
        speaker_basis="“the ministry” is the Lethian Foreign Ministry: named just before",
    )
    not_stopped = mention(
        agency, "stopped", statement_id=denial.statement_id, date=_date(agency, "Wednesday", "2031-05-14")
    )
    reported = statement(
        radio,
        "The Review",
        "reported",
        ("that the harbour radio had described Tuesday's seizure as “robbery in the dress of a quarantine”",),
        source_type="organisation",
        speaker_id=the_review.actor_id,
        speaker_ids=(the_review.actor_id,),
    )
    described = statement(
        radio,
        "the harbour radio",
        "described",
        ("Tuesday's seizure as “robbery in the dress of a quarantine”",),
        parent_id=reported.statement_id,
        kind="mixed",
        stance="blames",
        source_type="organisation",
        speaker_id=harbour_radio.actor_id,
        speaker_ids=(harbour_radio.actor_id,),
        distance=(radio.span("“robbery in the dress of a quarantine”"),),
    )
    clerk = statement(
        radio,
        "A clerk of the harbour",
        "said",
        ("grey warships seized a ship carrying food off Port Anna on Tuesday night and took twelve sailors away",),
        source_type="unnamed",
    )
    seizure = mention(radio, "seizure", statement_id=described.statement_id, date=_date(radio, "Tuesday", "2031-05-13"))
    start, end = radio.at("twelve sailors")
    seized = mention(
        radio,
        "seized",
        nth=1,
        statement_id=clerk.statement_id,
        actor=(radio.party("grey warships", navy.actor_id, "NOR"),),
        recipient=(radio.party("a ship carrying food", ship.actor_id, "LET"),),
        place=_place(radio, "Port Anna", 902, 43.9),
        date=_date(radio, "Tuesday night", "2031-05-13TNI"),
        detained=Figure(low=12, high=12, start=start, end=end),
    )
    halted = mention(
        review,
        "halted",
        actor=(review.party("the navy", navy.actor_id, "NOR"),),
        recipient=(review.party("a Lethian freighter", ship.actor_id, "LET"),),
        place=_place(review, "Port Sel", 901, 41.2),
        date=_date(review, "On Wednesday", "2031-05-14"),
    )
    nothing = statement(
        trap,
        "The Norvian Defence Ministry",
        "said",
        ("<b>nothing</b>",),
        source_type="organisation",
        speaker_id=defence.actor_id,
        speaker_ids=(defence.actor_id,),
    )
    smiled = mention(trap, "alert(1)", type="THREATEN", mode="<i>mode</i>")
    told = [wire_done[0], courier_done[0], wire_done[1], courier_done[1], not_stopped, seizure, seized, halted]
    copies = Origin(
        origin_id=make_id("or", *sorted((wire.id, courier.id))),
        article_ids=tuple(sorted((wire.id, courier.id))),
        earliest_article_id=wire.id,
        basis="the copy names Strait Wire as its source",
    )
    alone = [
        Origin(origin_id=make_id("or", d.id), article_ids=(d.id,), earliest_article_id=d.id, basis="no copy was found")
        for d in (agency, radio, review, trap)
    ]
    event = _event(told, (copies, *alone[:3]), place=halted.place, date="2031-05-14", grounds=(3, 4))
    other = _event([smiled], (alone[3],), place=None, date=None, grounds=(1, 1))
    body = wire.at("Two Norvian", 0)[0]
    copied = courier.at("Two Norvian", 0)[0]
    length = wire.at("a spokesman said.")[1] - body
    said = [*wire_said, *courier_said, denial, piracy, reported, described, clerk, nothing]
    claim = Claim(
        claim_id=make_id("cl", wire_said[0].statement_id),
        statement_ids=tuple(sorted((wire_said[0].statement_id, courier_said[0].statement_id, clerk.statement_id))),
        mention_ids=(halted.mention_id,),
        first_statement_id=wire_said[0].statement_id,
        grounds_at_least=2,
        grounds_at_most=3,
    )
    return [
        *(d.article for d in DRAFTS),
        *passages(),
        Provenance(article_id=wire.id, kind="author", name="Ada Lund", **_where(wire, "Ada Lund"), role="byline"),
        Provenance(
            article_id=courier.id, kind="original_publisher", name="Strait Wire", **_where(courier, "Strait Wire", 1),
            role="origin_notice",
        ),
        Candidate(
            article_id=wire.id, field="published", value="2031-05-14", precision="day", source="user", chosen=True,
            reason="given with the input",
        ),
        *said,
        *told,
        smiled,
        *ENTITIES,
        *(_actor(d, words, e) for d, words, e in (
            (wire, "the Norvian Defence Ministry", defence), (wire, "Two Norvian patrol boats", navy),
            (review, "the navy", navy), (agency, "The Lethian Foreign Ministry", foreign),
        )),
        *(_named_place(d, words, name, id, lat) for d, words, name, id, lat in (
            (wire, "Port Sel", "Port Sel", 901, 41.2), (courier, "Port Sel", "Port Sel", 901, 41.2),
            (review, "Port Sel", "Port Sel", 901, 41.2), (radio, "Port Anna", "Port Anna", 902, 43.9),
        )),
        Time(
            article_id=wire.id, **_where(wire, "shortly after dawn on Wednesday"), value="2031-05-14T06:00", type="TIME",
            anchor="dateline", reason="weekday of the dateline",
        ),
        copies,
        *alone,
        Link(
            kind="same_origin", a=courier.id, b=wire.id, score=0.97,
            reason="nine tenths of the words are the same, and the copy names Strait Wire",
            evidence=(((copied, copied + length), (body, body + length)),),
        ),
        Link(kind="denies", a=denial.statement_id, b=wire_said[0].statement_id, score=0.8, reason="denies the stop"),
        event,
        other,
        claim,
        Description(target_id=event.event_id, statement_id=None, article_id=review.id, **_where(review, "a blockade")),
        Miss(article_id=review.id, **_where(review, "calls"), stage="statements", reason="no content after the cue"),
        Alias(old_id=OLD_DEFENCE, new_id=defence.actor_id),
        Alias(old_id="ev_aaaaaaaaaaaaaaaa", new_id=event.event_id),
        Problem(uri="broken.html", stage="reading", severity="refused", reason="no text in it", mend="save the page anew"),
    ]  # fmt: skip


def passages() -> list[Passage]:
    """A passage a line."""
    roles = {
        wire.id: ("headline", "byline", "dateline", "body", "body"),
        courier.id: ("headline", "dateline", "body", "body", "origin_notice", "copyright"),
    }
    made: list[Passage] = []
    for d in DRAFTS:
        at = 0
        for n, line in enumerate(d.article.text.splitlines(keepends=True)):
            role: Any = roles.get(d.id, ("headline",) + ("body",) * 9)[n]
            made.append(Passage(article_id=d.id, start=at, end=at + len(line), role=role, basis="by hand"))
            at += len(line)
    return made


def _event(told: list[Mention], origins: Any, *, place: Any, date: Any, grounds: tuple[int, int]) -> Event:
    ids = tuple(sorted(m.mention_id for m in told))
    return Event(
        event_id=make_id("ev", *ids),
        mention_ids=ids,
        article_ids=tuple(sorted({m.article_id for m in told})),
        origin_ids=tuple(sorted(o.origin_id for o in origins)),
        claimant_ids=tuple(sorted((defence.actor_id, foreign.actor_id, the_review.actor_id))) if len(told) > 1 else (),
        type=told[0].type,
        date=date,
        place=place,
        grounds_at_least=grounds[0],
        grounds_at_most=grounds[1],
    )


def _where(d: Draft, words: str, nth: int = 0) -> dict[str, int]:
    start, end = d.at(words, nth)
    return {"start": start, "end": end}


def _actor(d: Draft, words: str, e: Entity) -> Actor:
    return Actor(
        article_id=d.id, **_where(d, words), actor_id=e.actor_id, kind=e.kind, name=e.name, country=e.country,
        score=1.0, reason="by hand",
    )  # fmt: skip


def _named_place(d: Draft, words: str, name: str, geonames_id: int, lat: float) -> Place:
    return Place(
        article_id=d.id, **_where(d, words), geonames_id=geonames_id, name=name, country="NOR", lat=lat, lon=8.0,
        precision="city", score=1.0, reason="by hand",
    )  # fmt: skip


def make(path: Path) -> Path:
    """The project as a file."""
    return written(path, records())


def written(path: Path, rows: Sequence[Any]) -> Path:
    """A project of these rows as a file."""
    with Project(path, create=True) as project:
        project.add(rows)
        project.index()
        project.remember(model="none: rows by hand")
    return path


def make_empty(path: Path) -> Path:
    """A project with nothing in it."""
    with Project(path, create=True) as project:
        project.index()
    return path


EVENT_ID: str = next(r.event_id for r in records() if isinstance(r, Event) and r.type == "COERCE")
ORIGIN_ID: str = next(r.origin_id for r in records() if isinstance(r, Origin) and len(r.article_ids) > 1)
CLAIM_ID: str = next(r.claim_id for r in records() if isinstance(r, Claim))
