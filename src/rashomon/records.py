"""The nouns of Rashomon: one frozen dataclass a table, one field a column, one line of documentation a field.

SQL, JSON lines, the docs page of tables and the explorer's headings are derived from here: a new column is one line.
Records hold plain values only (strings, numbers, `Span`, tuples) and point to each other by id, so any of them can be
written, sent and read alone. Offsets are code points of the article's text, end exclusive.
"""

import re
import types
from base64 import b32encode
from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from hashlib import sha256
from typing import Annotated, Any, ClassVar, Literal, Protocol, Union, get_args, get_origin, get_type_hints

Role = Literal[
    "headline", "byline", "dateline", "taxonomy", "body", "blockquote", "caption", "credit", "bio", "origin_notice",
    "copyright", "licence", "disclaimer", "correction", "call_to_action", "boilerplate",
]  # fmt: skip
Precision = Literal["day", "month", "year", "none"]
Genre = Literal["report", "opinion", "analysis", "statement", "interview", "briefing", "live", "unknown"]
Scheme = Literal["region", "theme", "section", "series", "tag"]
ProvenanceKind = Literal[
    "author", "publisher", "original_publisher", "claimed_original_publisher", "republisher", "agency", "image_credit",
    "quoted_outlet", "quoted_document", "copyright_holder", "translator",
]  # fmt: skip
StatementKind = Literal["direct", "indirect", "mixed"]
Stance = Literal[
    "asserts", "denies", "doubts", "confirms", "demands", "promises", "threatens", "asks", "praises", "blames",
    "declines",
]  # fmt: skip
SourceType = Literal["person", "organisation", "document", "unnamed"]
SourceGrade = Literal["placed", "described", "bare", "none"]
EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
Polarity = Literal["affirmed", "negated"]
Modality = Literal[
    "actual", "past_reference", "planned", "attempted", "demanded", "threatened", "hypothetical", "general",
]  # fmt: skip
ActorKind = Literal[
    "person", "country", "government", "military", "armed_group", "party", "agency", "igo", "ngo", "company", "media",
    "civilians", "other",
]  # fmt: skip
PlacePrecision = Literal["site", "city", "region", "country", "area"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
LinkKind = Literal["same_origin", "derived_from", "same_series", "same_event", "same_claim", "denies", "part_of"]
Verdict = Literal["exact", "trimmed", "spliced", "altered", "not_found"]
Severity = Literal["refused", "skipped", "cut", "ambiguous", "note"]

NEWS_ROLES: frozenset[Role] = frozenset(("headline", "body", "blockquote", "caption"))
"""Only passages of these roles may hold statements or mentions."""


class Record(Protocol):
    """What every table's class has: the name of its table and the columns that make a row unique."""

    TABLE: ClassVar[str]
    KEY: ClassVar[tuple[str, ...]]
    __dataclass_fields__: ClassVar[dict[str, Any]]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters `[start, end)` of one article's text, counted in code points."""

    start: Annotated[int, "first code point"]
    end: Annotated[int, "one past the last code point"]

    def __contains__(self, other: "Span") -> bool:
        return self.start <= other.start and other.end <= self.end

    def of(self, text: str) -> str:
        """The words themselves."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True, kw_only=True)
class Category:
    """A section, topic or tag that the publisher gave the article."""

    scheme: Annotated[Scheme, "which of the publisher's own schemes"]
    value: Annotated[str, "the publisher's word"]
    start: Annotated[int | None, "where it stands in the text, if it does"] = None
    end: Annotated[int | None, "its end"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """One actor or recipient of a mention: one head each."""

    start: Annotated[int, "first code point of the phrase"]
    end: Annotated[int, "its end"]
    actor_id: Annotated[str | None, "the entity it names, or null"] = None
    country: Annotated[str | None, "ISO3 of the country it acts for, or null"] = None
    sponsor: Annotated[str | None, "ISO3 or entity that backs it, where the words say so (an X-backed group)"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MentionPlace:
    """Where a mention says the act took place."""

    start: Annotated[int, "first code point of the name"]
    end: Annotated[int, "its end"]
    geonames_id: Annotated[int | None, "GeoNames id, or null"] = None
    country: Annotated[str | None, "ISO3, or null"] = None
    lat: Annotated[float | None, "degrees north"] = None
    lon: Annotated[float | None, "degrees east"] = None
    precision: Annotated[PlacePrecision | None, "how exact the place is"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MentionDate:
    """When a mention says the act took place."""

    start: Annotated[int, "first code point of the expression"]
    end: Annotated[int, "its end"]
    value: Annotated[str | None, "TIMEX3 / ISO 8601 value, intervals with /"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A count of people with its range: "at least 19" is low 19, high null."""

    low: Annotated[int | None, "least"]
    high: Annotated[int | None, "most, or null where open"]
    start: Annotated[int, "first code point of the words"]
    end: Annotated[int, "its end"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One text as published."""

    TABLE: ClassVar[str] = "articles"
    KEY: ClassVar[tuple[str, ...]] = ("article_id",)

    article_id: Annotated[str, "a hash of its source id and its text"]
    source_id: Annotated[str, "the id given in the input, else the path below what was added, without its ending"]
    uri: Annotated[str | None, "its address, else the path it was read from below what was added"] = None
    sha256: Annotated[str, "digest of the text, UTF-8"]
    outlet: Annotated[str | None, "who published this copy"] = None
    title: Annotated[str | None, "its title"] = None
    authors: Annotated[tuple[str, ...], "who wrote it, as named"] = ()
    published: Annotated[str | None, "ISO 8601 date or time of publication; never guessed"] = None
    published_precision: Annotated[Precision, "how exact that is"] = "none"
    published_basis: Annotated[str | None, "where it was found (a candidate's source)"] = None
    language: Annotated[str | None, "ISO 639-1, or null"] = None
    genre: Annotated[Genre, "what kind of text it is"] = "unknown"
    genre_basis: Annotated[str | None, "the words or place that say so"] = None
    categories: Annotated[tuple[Category, ...], "the publisher's own sections, topics, tags"] = ()
    reuse: Annotated[tuple[Span, ...], "licence and permission notices"] = ()
    text: Annotated[str, "the canonical text; every span counts in it"]
    version_of: Annotated[str | None, "an earlier text under the same source id"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A line or block of an article with its role; the passages of an article tile its text."""

    TABLE: ClassVar[str] = "passages"
    KEY: ClassVar[tuple[str, ...]] = ("article_id", "start")

    article_id: Annotated[str, "the article"]
    start: Annotated[int, "first code point"]
    end: Annotated[int, "its end; white space after it is its own"]
    role: Annotated[Role, "what the passage is for"]
    basis: Annotated[str, "the tag, word or place that decided the role"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """A claim about where the text or a part of it comes from; conflicting claims stand side by side."""

    TABLE: ClassVar[str] = "provenance"
    KEY: ClassVar[tuple[str, ...]] = ("article_id", "kind", "name", "start", "end")

    article_id: Annotated[str, "the article"]
    kind: Annotated[ProvenanceKind, "what is claimed"]
    name: Annotated[str, "the person, outlet or document named"]
    uri: Annotated[str | None, "its address, where given"] = None
    date: Annotated[str | None, "ISO 8601 date that the notice gives"] = None
    start: Annotated[int | None, "where the name stands, or null when it came with the input"] = None
    end: Annotated[int | None, "its end"] = None
    role: Annotated[Role | None, "role of the passage it stands in"] = None
    conflict: Annotated[bool, "another row of this kind names somebody else"] = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One possible value of a field of an article, with where it was found and why it was taken or left."""

    TABLE: ClassVar[str] = "metadata_candidates"
    KEY: ClassVar[tuple[str, ...]] = ("article_id", "field", "value", "source", "start", "end")

    article_id: Annotated[str, "the article"]
    field: Annotated[Literal["title", "authors", "outlet", "published", "language"], "which field of articles"]
    value: Annotated[str, "the value, normalised (dates as ISO 8601)"]
    precision: Annotated[Precision | None, "how exact a date is; null for other fields"] = None
    source: Annotated[str, "json-ld, meta, time, h1, byline, dateline, url, user ..."]
    start: Annotated[int | None, "where it stands in the text, if it does"] = None
    end: Annotated[int | None, "its end"] = None
    chosen: Annotated[bool, "this is the value that articles has"] = False
    reason: Annotated[str, "why it was chosen or left"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Somebody saying something: who, with what word, and what."""

    TABLE: ClassVar[str] = "statements"
    KEY: ClassVar[tuple[str, ...]] = ("statement_id",)

    statement_id: Annotated[str, "a hash of its article and its cue (or content start)"]
    article_id: Annotated[str, "the article"]
    parent_id: Annotated[str | None, "the statement in whose content this one stands"] = None
    source: Annotated[tuple[Span, ...], "the words that name the speaker; may be empty"] = ()
    cue: Annotated[tuple[Span, ...], "the words that hand over"] = ()
    content: Annotated[tuple[Span, ...], "what is handed over, without outer quotation marks"]
    kind: Annotated[StatementKind, "in quotation marks, in the writer's words, or both"]
    stance: Annotated[Stance, "what the source does with the content"] = "asserts"
    source_type: Annotated[SourceType, "what the source is"] = "unnamed"
    speaker_id: Annotated[str | None, "the entity that speaks (the first, if several), or null"] = None
    speaker_ids: Annotated[tuple[str, ...], "all entities that speak"] = ()
    speaker_basis: Annotated[
        str | None,
        "how the speaker was resolved: named here, earlier name, pronoun, role, body, issuer, both, label or floating; "
        "then the reason",
    ] = None
    speaker_score: Annotated[
        float | None, "how sure that is, in fixed steps from 0.9 (a name in a list) to 0.5 (a role of this article)"
    ] = None
    source_grade: Annotated[
        SourceGrade | None,
        "how a source without a name is told of: placed (role and body), described, bare (“sources”), none; else null",
    ] = None
    withheld: Annotated[tuple[Span, ...], "the words that say that, or why, the source is not named"] = ()
    addressee: Annotated[tuple[Span, ...], "who is spoken to, asked or urged"] = ()
    distance: Annotated[tuple[Span, ...], "signs of distance: scare quotes, so-called, claims"] = ()
    inferred: Annotated[bool, "no word hands over; the speaker was inferred"] = False
    rule: Annotated[str, "the rule that found it"]
    score: Annotated[float | None, "how likely the weights hold it; null where the rules stand alone"] = None
    weighed: Annotated[str | None, "the signs that weighed most, each with its weight"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A word that tells of a political or violent act: who did what to whom, where and when, as told here."""

    TABLE: ClassVar[str] = "mentions"
    KEY: ClassVar[tuple[str, ...]] = ("mention_id",)

    mention_id: Annotated[str, "a hash of its article and its trigger"]
    article_id: Annotated[str, "the article"]
    statement_id: Annotated[
        str | None, "innermost statement whose content holds the trigger; null: the text's own voice"
    ] = None
    trigger: Annotated[tuple[Span, ...], "the words that tell of the act"]
    type: Annotated[EventType, "PLOVER type of the act itself"]
    mode: Annotated[str | None, "finer kind of the act, from the frame"] = None
    actor: Annotated[tuple[Participant, ...], "who acts, one head each"] = ()
    recipient: Annotated[tuple[Participant, ...], "who is acted upon, one head each"] = ()
    place: Annotated[MentionPlace | None, "where"] = None
    date: Annotated[MentionDate | None, "when"] = None
    polarity: Annotated[Polarity, "whether the clause says it took place"] = "affirmed"
    modality: Annotated[Modality, "deed, plan, demand, threat, hypothesis ..."] = "actual"
    killed: Annotated[Figure | None, "how many were killed"] = None
    wounded: Annotated[Figure | None, "how many were wounded"] = None
    detained: Annotated[Figure | None, "how many were detained"] = None
    displaced: Annotated[Figure | None, "how many were displaced"] = None
    called: Annotated[Span | None, "the words that name the act, where a noun tells of it: “an unprovoked attack”"] = (
        None
    )
    rule: Annotated[str, "the frame and rules that found it"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """An actor under all its names in the project."""

    TABLE: ClassVar[str] = "entities"
    KEY: ClassVar[tuple[str, ...]] = ("actor_id",)

    actor_id: Annotated[str, "a hash of its lexicon id, or of its normalised name and kind"]
    name: Annotated[str, "its fullest name"]
    kind: Annotated[ActorKind, "what it is"]
    country: Annotated[str | None, "ISO3 of the country it belongs to"] = None
    code: Annotated[str | None, "country and sector code (USAGOV)"] = None
    aliases: Annotated[tuple[str, ...], "other names seen or known; never a pronoun"] = ()
    basis: Annotated[str, "lexicon entry or the rule that joined the names"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """One mention of an actor in one article."""

    TABLE: ClassVar[str] = "actors"
    KEY: ClassVar[tuple[str, ...]] = ("article_id", "start", "end")

    article_id: Annotated[str, "the article"]
    start: Annotated[int, "first code point of the name, pronoun or noun"]
    end: Annotated[int, "its end"]
    actor_id: Annotated[str | None, "the entity, or null when it cannot be told"] = None
    kind: Annotated[ActorKind | None, "what it is"] = None
    name: Annotated[str | None, "the entity's name as this article gives it; null where unresolved"] = None
    country: Annotated[str | None, "ISO3 of the country it belongs to"] = None
    code: Annotated[str | None, "country and sector code"] = None
    score: Annotated[float | None, "how sure, 0 to 1"] = None
    reason: Annotated[str, "which name, entry or rule resolved it"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One mention of a place in one article."""

    TABLE: ClassVar[str] = "places"
    KEY: ClassVar[tuple[str, ...]] = ("article_id", "start", "end")

    article_id: Annotated[str, "the article"]
    start: Annotated[int, "first code point of the name"]
    end: Annotated[int, "its end"]
    geonames_id: Annotated[int | None, "GeoNames id, or null"] = None
    name: Annotated[str | None, "the gazetteer's name; null when unknown"] = None
    country: Annotated[str | None, "ISO3"] = None
    lat: Annotated[float | None, "degrees north"] = None
    lon: Annotated[float | None, "degrees east"] = None
    precision: Annotated[PlacePrecision | None, "how exact the place is"] = None
    score: Annotated[float | None, "how sure, 0 to 1"] = None
    reason: Annotated[str, "why this place of the name"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Time:
    """One expression of time in one article."""

    TABLE: ClassVar[str] = "times"
    KEY: ClassVar[tuple[str, ...]] = ("article_id", "start", "end")

    article_id: Annotated[str, "the article"]
    start: Annotated[int, "first code point of the expression"]
    end: Annotated[int, "its end"]
    value: Annotated[str | None, "TIMEX3 / ISO 8601 value, intervals with /; null when it cannot be told"] = None
    type: Annotated[TimeType, "point, clock time, length or repetition"]
    anchor: Annotated[str | None, "the date it was reckoned from: published, dateline, or an earlier expression"] = None
    reason: Annotated[str, "the rule and the reckoning"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Two rows that belong together, with the reason and the words that show it."""

    TABLE: ClassVar[str] = "links"
    KEY: ClassVar[tuple[str, ...]] = ("kind", "a", "b")

    kind: Annotated[LinkKind, "how they belong together"]
    a: Annotated[str, "the later or derived one"]
    b: Annotated[str, "the other"]
    score: Annotated[float | None, "how sure, 0 to 1"] = None
    reason: Annotated[str, "in plain words"]
    evidence: Annotated[
        tuple[tuple[tuple[int, int], tuple[int, int]], ...], "the shared passages: [[a_start, a_end], [b_start, b_end]]"
    ] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Copies of one text."""

    TABLE: ClassVar[str] = "origins"
    KEY: ClassVar[tuple[str, ...]] = ("origin_id",)

    origin_id: Annotated[str, "a hash of its articles' ids"]
    article_ids: Annotated[tuple[str, ...], "copies of one text: closed over same_origin only"]
    earliest_article_id: Annotated[str | None, "who had it first, or null when it cannot be told"] = None
    basis: Annotated[str, "why that one"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Articles on one matter."""

    TABLE: ClassVar[str] = "stories"
    KEY: ClassVar[tuple[str, ...]] = ("story_id",)

    story_id: Annotated[str, "a hash of its articles' ids"]
    article_ids: Annotated[tuple[str, ...], "the articles"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One happening and all its mentions."""

    TABLE: ClassVar[str] = "events"
    KEY: ClassVar[tuple[str, ...]] = ("event_id",)

    event_id: Annotated[str, "a hash of its mentions' ids"]
    mention_ids: Annotated[tuple[str, ...], "the mentions"]
    article_ids: Annotated[tuple[str, ...], "the articles they stand in"]
    origin_ids: Annotated[
        tuple[str, ...], "by passage: a mention in a copied passage belongs to the copied text's origin"
    ]
    claimant_ids: Annotated[
        tuple[str, ...], "who tells of it; a text's own voice is its outlet's entity, a reprint's its first publisher's"
    ]
    type: Annotated[EventType, "PLOVER type most mentions have"]
    date: Annotated[str | None, "date or interval all dated mentions allow, or null"] = None
    place: Annotated[MentionPlace | None, "the most exact place told"] = None
    grounds_at_least: Annotated[int, "independent grounds that are provably apart"]
    grounds_at_most: Annotated[int, "independent grounds if every unnamed source were another"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One thing that is claimed, in all its tellings."""

    TABLE: ClassVar[str] = "claims"
    KEY: ClassVar[tuple[str, ...]] = ("claim_id",)

    claim_id: Annotated[str, "a hash of its statements' and mentions' ids"]
    statement_ids: Annotated[tuple[str, ...], "the statements that make it"]
    mention_ids: Annotated[tuple[str, ...], "where an outlet tells it in its own voice, with no statement"] = ()
    first_statement_id: Annotated[str | None, "the earliest, or null"] = None
    grounds_at_least: Annotated[int, "independent grounds that are provably apart"]
    grounds_at_most: Annotated[int, "independent grounds if every unnamed source were another"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """What a voice calls an event or an actor."""

    TABLE: ClassVar[str] = "descriptions"
    KEY: ClassVar[tuple[str, ...]] = ("target_id", "article_id", "start", "end")

    target_id: Annotated[str, "the event or entity"]
    statement_id: Annotated[str | None, "the statement whose voice it is; null: the article's own"] = None
    article_id: Annotated[str, "the article whose text the span counts in"]
    start: Annotated[int, "first code point of the words"]
    end: Annotated[int, "its end"]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteCheck:
    """Whether quoted words stand in the text they are said to come from."""

    TABLE: ClassVar[str] = "quote_checks"
    KEY: ClassVar[tuple[str, ...]] = ("statement_id", "source_article_id")

    statement_id: Annotated[str, "the statement that quotes"]
    source_article_id: Annotated[str | None, "the text it was compared with"] = None
    verdict: Annotated[Verdict, "how the words compare"]
    diff: Annotated[str, "the difference, in plain words; empty where there is none"]
    basis: Annotated[str, "why that text is taken for the source"] = ""
    evidence: Annotated[
        tuple[tuple[tuple[int, int], tuple[int, int]], ...],
        "the words both have: [[start, end] in the text that quotes, [start, end] in the source]",
    ] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnVoice:
    """Who speaks where an article quotes nobody: in a reprint the first publisher, else whoever publishes it."""

    TABLE: ClassVar[str] = "own_voices"
    KEY: ClassVar[tuple[str, ...]] = ("article_id",)

    article_id: Annotated[str, "the article"]
    name: Annotated[str, "the outlet, publisher or agency, as it is written"]
    actor_id: Annotated[str, "its entity"]
    basis: Annotated[str, "why the text speaks for it"]
    start: Annotated[int | None, "where the text names it, or null when the name came with the input"] = None
    end: Annotated[int | None, "its end"] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Miss:
    """A sentence with a cue or trigger that gave no row, and why."""

    TABLE: ClassVar[str] = "misses"
    KEY: ClassVar[tuple[str, ...]] = ("article_id", "start", "end", "stage", "reason")

    article_id: Annotated[str, "the article"]
    start: Annotated[int, "first code point of the cue or trigger"]
    end: Annotated[int, "its end"]
    stage: Annotated[str, "what was looked for: statements or mentions"]
    reason: Annotated[str, "why it gave no row"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Alias:
    """An id that has moved."""

    TABLE: ClassVar[str] = "aliases"
    KEY: ClassVar[tuple[str, ...]] = ("old_id",)

    old_id: Annotated[str, "the id as it was"]
    new_id: Annotated[str, "the id as it is"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A person's word against the machine's; it wins, and can be undone."""

    TABLE: ClassVar[str] = "corrections"
    KEY: ClassVar[tuple[str, ...]] = ("correction_id",)

    correction_id: Annotated[str, "a hash of the rest"]
    target: Annotated[str, "the row's id"]
    field: Annotated[str, "the column"]
    value: Annotated[str | None, "the value as JSON"]
    who: Annotated[str, "who corrected"]
    when: Annotated[str, "ISO 8601 time"]
    why: Annotated[str, "the reason given"]
    undone: Annotated[bool, "taken back"] = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something refused, skipped, cut or ambiguous, with its mend."""

    TABLE: ClassVar[str] = "problems"
    KEY: ClassVar[tuple[str, ...]] = ("uri", "stage", "reason")

    uri: Annotated[str, "the file or article"]
    stage: Annotated[str, "where it happened"]
    severity: Annotated[Severity, "what it cost"]
    reason: Annotated[str, "what is wrong"]
    mend: Annotated[str, "what would help"]


TABLES: dict[str, type[Any]] = {
    cls.TABLE: cls
    for cls in (
        Article, Passage, Provenance, Candidate, Statement, Mention, Entity, Actor, Place, Time, Link, Origin, Story,
        Event, Claim, Description, QuoteCheck, OwnVoice, Miss, Alias, Correction, Problem,
    )
}  # fmt: skip
"""Every table by name, in the order they are documented."""

HISTORY: frozenset[str] = frozenset(("aliases", "corrections", "problems"))
"""Tables whose rows tell of history; two projects of the same input may differ in them."""


_WORD = re.compile(r"\w+(?:['’]\w+)*")


def alike(text: str) -> list[str]:
    """The words of a text as they are compared: case, punctuation and the shape of marks do not count."""
    return [word.casefold().replace("’", "'") for word in _WORD.findall(text)]


def make_id(prefix: str, *parts: object) -> str:
    """Give an id made of content: the prefix, then sixteen base32 characters of a hash of the parts in order."""
    digest = sha256("\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass")).digest()
    return f"{prefix}_{b32encode(digest[:10]).decode('ascii').lower()}"


@cache
def columns(cls: type[Any]) -> dict[str, tuple[Any, str]]:
    """Each field's type and its line of documentation, in order."""
    hints = get_type_hints(cls, include_extras=True)
    return {f.name: (get_args(hints[f.name])[0], get_args(hints[f.name])[1]) for f in fields(cls)}


def plain(value: Any) -> Any:
    """A record as JSON values: dataclasses become objects, tuples lists. Any: JSON goes out."""
    if is_dataclass(value) and not isinstance(value, type):
        return {name: plain(getattr(value, name)) for name in _types(type(value))}
    if isinstance(value, (tuple, list)):
        return [plain(item) for item in value]
    return value


def revive(cls: Any, row: Mapping[str, Any]) -> Any:
    """The record of class `cls` from JSON values, the inverse of `plain`. Any: JSON comes in."""
    kinds = _types(cls)
    return cls(**{name: _revived(kinds[name], value) for name, value in row.items()})


@cache
def _types(cls: Any) -> dict[str, Any]:
    hints = get_type_hints(cls)
    return {f.name: hints[f.name] for f in fields(cls)}


def _revived(kind: Any, value: Any) -> Any:
    if value is None or isinstance(value, (str, int, float)):
        return value
    if get_origin(kind) in (Union, types.UnionType):
        kind = next(arg for arg in get_args(kind) if arg is not type(None))
    if isinstance(kind, type) and is_dataclass(kind):
        return value if isinstance(value, kind) else revive(kind, value)
    if get_origin(kind) is tuple:
        args = get_args(kind)
        if len(args) == 2 and args[1] is Ellipsis:
            return tuple(_revived(args[0], item) for item in value)
        return tuple(_revived(arg, item) for arg, item in zip(args, value, strict=True))
    return value
