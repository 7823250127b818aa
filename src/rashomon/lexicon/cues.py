"""Words of saying: how a text hands its content to a voice, and what the voice does with it.

`cues.toml` has nine arrays: cues (words that hand over), carriers (light verbs whose subject owns a noun of saying),
afloat (verbs by which a saying is about), drawers (verbs whose subject is what blame is about), voices (nouns that can
speak, and as what), partitives (nouns for a part of what can speak), nobodies (subjects that stand for nobody), openers
(words that open the content), and tones (words inside the content that turn its stance).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from rashomon.lexicon.loading import entries, mended
from rashomon.records import SourceType, Stance

Part = Literal["verb", "noun", "adjective", "adverb", "preposition", "heading"]
Frame = Literal["that", "infinitive", "gerund", "noun", "as", "quote"]
Tone = Literal["denies", "demands", "promises", "threatens", "blames", "praises", "doubts", "declines", "confirms"]

_VOWELS = "aeiou"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """One word of saying, or several that belong together ("call on", "neither confirm nor deny")."""

    lemma: str
    example: str
    part: Part = "verb"
    stance: Stance = "asserts"
    negated: Stance = "declines"
    """What the voice does when the cue is negated: "did not deny" confirms."""
    frames: tuple[Frame, ...] = ("that", "quote")
    after: tuple[str, ...] = ()
    """Prepositions that open the content: "for" in "demands for an inquiry"."""
    addressed: bool = False
    """The object is who is spoken to ("told reporters"), never the content."""
    voice: tuple[SourceType, ...] = ()
    """What the source must be, when only some can speak with this word: a poll shows, a soldier does not."""
    not_object: tuple[str, ...] = ()
    """Objects that are not handed over, "@people" for all words for people: "claimed lives", "welcomed refugees"."""
    objects: tuple[str, ...] = ()
    """Objects with which the word speaks for sure, whoever its source is: "attacked the ruling"; without `voice` the
    only ones."""
    telling: bool = False
    """The object alone tells something ("claimed the island"), where that of others is a topic ("discussed trade")."""
    alone: bool = False
    """A noun that needs no voice where nothing determines it: "amid allegations of fraud"."""
    around: tuple[str, ...] = ()
    """Prepositions with which a noun gives its voice the sentence around: "by the army's account"."""
    takes_up: bool = False
    """With nothing handed over it takes up what was asked before: "but he refused"."""
    forms: tuple[str, ...] = ()
    """Surface forms where the rules of spelling would go wrong."""
    distant: bool = False
    """The word itself keeps a distance ("claimed")."""
    attitude: bool = False
    """A state of mind more than a word of saying ("believe"): heard of third parties only."""
    nested: bool = False
    """The object of the word is a second voice: "citing two officials"."""

    def __post_init__(self) -> None:
        if not self.lemma or self.lemma != self.lemma.lower():
            raise ValueError(f"lemma = {self.lemma!r}; write it in small letters")
        if not self.frames and not self.after and self.part in ("verb", "noun"):
            raise ValueError("frames and after are both empty; say what the content can be")

    @property
    def id(self) -> str:
        """The name by which it is disabled or changed: "deny", "claim.noun"."""
        return "-".join(self.lemma.split()) + ("" if self.part == "verb" else f".{self.part}")

    @property
    def surfaces(self) -> tuple[tuple[str, ...], ...]:
        """All ways the cue is written, word by word: ("calls", "on"), ("called", "on") ..."""
        if self.forms:
            return tuple(tuple(form.split()) for form in (*self.forms, self.lemma))
        first, *rest = self.lemma.split()
        if self.part == "verb":
            return tuple((form, *rest) for form in inflected(first))
        if self.part == "noun":
            return ((first, *rest), (plural(first), *rest))
        return ((first, *rest),)


@dataclass(frozen=True, slots=True, kw_only=True)
class Carrier:
    """A light verb whose subject owns the noun of saying it governs: "issued a demand for"."""

    lemma: str
    example: str
    forms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Afloat:
    """A verb by which a noun of saying is about: "rumours spread that"."""

    lemma: str
    example: str
    things: bool = False
    """Its object is what is said: "the demands include a truce"."""
    looks_back: bool = False
    """With "from" it tells who said the sentence before: "the news came from her nephew"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawer:
    """A verb whose subject is what blame or praise is about: "the raid drew protests from the council"."""

    lemma: str
    example: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Partitive:
    """A noun for a part of a document, which speaks as the document does: "part of the letter"."""

    noun: str
    example: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """A noun that can be a source, and what kind of source it is."""

    noun: str
    kind: SourceType
    example: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Opener:
    """A word that opens handed-over content: "that"; "when" only right behind the cue."""

    word: str
    example: str
    anywhere: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Nobody:
    """A word that makes a subject stand for nobody: "nobody", "no officer"."""

    word: str
    example: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ToneWord:
    """Words inside the content that turn a plain assertion into something else: "must", "no evidence"."""

    words: str
    stance: Tone
    example: str
    where: Literal["content", "as", "verb"] = "content"
    """Anywhere at the content's head, after "as" or "called it", or on its first verb."""


def inflected(verb: str) -> tuple[str, ...]:
    """The regular forms of a verb: deny, denies, denied, denying; one that doubles its last letter gives its own."""
    if verb.endswith("e"):
        return verb, verb + "s", verb + "d", verb[:-1] + "ing"
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"
    third = verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z")) else "s")
    return verb, third, verb + "ed", verb + "ing"


def plural(noun: str) -> str:
    """The regular plural of a noun: denial, denials; inquiry, inquiries."""
    if noun.endswith("y") and noun[-2] not in _VOWELS:
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "sh", "ch", "x")) else "s")


def cues(extra: Iterable[Mapping[str, Any]] = (), disable: Iterable[str] = ()) -> tuple[Cue, ...]:
    """A user's own cues, then all of ours as the user has mended them. Any: TOML or JSON comes in."""
    found = mended(_cues(), "rashomon_statements", extra, disable)
    return (*found.own, *found.ours)


@cache
def _cues() -> tuple[Cue, ...]:
    return entries(Cue, "cues.toml", "cues")


@cache
def carriers() -> frozenset[str]:
    """Every form of every light verb."""
    rows = entries(Carrier, "cues.toml", "carriers")
    return frozenset(form for row in rows for form in (*inflected(row.lemma), *row.forms))


@cache
def afloat() -> dict[str, Afloat]:
    """Verbs by which a saying is about, by lemma."""
    return {row.lemma: row for row in entries(Afloat, "cues.toml", "afloat")}


@cache
def drawers() -> frozenset[str]:
    """Lemmas of verbs whose subject is what their object is about: "the raid drew protests"."""
    return frozenset(row.lemma for row in entries(Drawer, "cues.toml", "drawers"))


@cache
def partitives() -> frozenset[str]:
    """Lemmas of nouns for a part of a document."""
    return frozenset(row.noun for row in entries(Partitive, "cues.toml", "partitives"))


@cache
def voices() -> dict[str, SourceType]:
    """Nouns that can speak, singular and plural, to what they are."""
    rows = entries(Voice, "cues.toml", "voices")
    return {form: row.kind for row in rows for form in (row.noun, plural(row.noun))}


@cache
def openers() -> dict[str, bool]:
    """Words that open content, and whether they do so anywhere behind the cue."""
    return {row.word: row.anywhere for row in entries(Opener, "cues.toml", "openers")}


@cache
def nobodies() -> frozenset[str]:
    """Words that make a subject stand for nobody."""
    return frozenset(row.word for row in entries(Nobody, "cues.toml", "nobodies"))


@cache
def tones() -> tuple[ToneWord, ...]:
    """Words that turn the stance, in order of the file."""
    return entries(ToneWord, "cues.toml", "tones")
