"""Verbs and nouns that tell of acts: PLOVER type, finer mode, and where their actor and recipient stand.

A frame names a role pattern (`roles`), and a pattern holds two chains of paths from the trigger into the parse; the
first path that reaches somebody wins. A path reads from left to right: `obj>of|by:actor` is "the actor-like noun in an
of- or by-phrase of the object".
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from types import MappingProxyType
from typing import Any, Literal, NamedTuple, get_args

from rashomon.lexicon.loading import entries, meant, mended, tables
from rashomon.lexicon.things import nouns
from rashomon.records import EventType

Part = Literal["verb", "noun"]
Test = Literal["actor", "country", "place", "any"]
Opening = Literal["infinitive", "clause", "wish"]
FILE = "events.toml"
STAGE = "rashomon_mentions"
LIGHT = "light."
"""How the id of a light verb begins, and no other."""


@dataclass(frozen=True, slots=True)
class Path:
    """One way from a trigger to a participant: steps with their alternatives, and what must stand at the end."""

    text: str
    steps: tuple[tuple[str, ...], ...]
    test: Test

    @property
    def is_indirect(self) -> bool:
        """Whether it looks anywhere below, where "his plan" and "its troops" are the actor's own."""
        return ("*",) in self.steps

    @property
    def is_of_clause(self) -> bool:
        """Whether it asks for the subject of the clause that the verb opens."""
        return self.steps[0] == ("ccomp",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """Where actor and recipient stand for a family of frames."""

    name: str
    actor: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    suffers: bool = False
    about: str = ""

    def __post_init__(self) -> None:
        """Read every path once, so that a wrong one is found where it is written."""
        for text in (*self.actor, *self.recipient):
            path(text)


class Asked(NamedTuple):
    """What a frame asks of a word: lemmas that it may have, and classes ("@people") of which it may be one."""

    lemmas: frozenset[str]
    classes: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Frame:
    """One sense of one verb or noun: what act it tells of, under which tests."""

    lemma: str
    pos: Part = "verb"
    sense: str = ""
    type: EventType
    mode: str | None = None
    roles: str
    object: tuple[str, ...] = ()
    not_object: tuple[str, ...] = ()
    subject: tuple[str, ...] = ()
    not_subject: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    not_beside: tuple[str, ...] = ()
    opens: tuple[Opening, ...] = ()
    not_opens: tuple[Opening, ...] = ()
    inner: tuple[str, ...] = ()
    not_inner: tuple[str, ...] = ()
    actor: tuple[str, ...] | None = None
    recipient: tuple[str, ...] | None = None
    example: str
    tells: str = ""

    def __post_init__(self) -> None:
        """Say what is wrong with an entry before anything is looked up with it."""
        if not self.lemma.split():
            raise ValueError("lemma is empty")
        if self.roles not in patterns():
            raise ValueError(f"roles = {self.roles!r}; choose one of {', '.join(patterns())}")
        if self.tells and ">" not in self.tells:
            raise ValueError(f"tells = {self.tells!r}; write ACTOR > RECIPIENT, either side may be empty")
        for text in (*(self.actor or ()), *(self.recipient or ())):
            path(text)
        _check_classes((*self.object, *self.not_object, *self.subject, *self.not_subject))

    @property
    def key(self) -> str:
        """The word that is looked up: a verb's first, a noun's last or the one before "of"."""
        return _parted(self.lemma, self.pos)[0]

    @cached_property
    def rest(self) -> tuple[str, ...]:
        """The other words of the lemma, which must hang on the key."""
        return _parted(self.lemma, self.pos)[1]

    @cached_property
    def id(self) -> str:
        """The name that a mention reports: type, lemma, part of speech where it is a noun, sense."""
        parts = (self.type.lower(), "-".join(self.lemma.split()), "noun" if self.pos == "noun" else "", self.sense)
        return ".".join(part for part in parts if part)

    @property
    def weight(self) -> int:
        """How constrained the frame is: the most constrained one that fits wins."""
        wanted = (self.subject, self.beside, self.opens, self.inner)
        refused = (self.not_object, self.not_subject, self.not_beside, self.not_opens, self.not_inner)
        return 5 * len(self.rest) + 4 * bool(self.object) + 2 * sum(map(bool, wanted)) + sum(map(bool, refused))

    @cached_property
    def chains(self) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
        """The paths to the actor and to the recipient: the frame's own, else its pattern's."""
        pattern = patterns()[self.roles]
        actor = pattern.actor if self.actor is None else self.actor
        recipient = pattern.recipient if self.recipient is None else self.recipient
        return tuple(map(path, actor)), tuple(map(path, recipient))


@dataclass(frozen=True, kw_only=True)
class Light:
    """A verb that only carries a noun of an act: "carry out" in "carried out the raid"."""

    lemma: str
    sense: str = ""
    nouns: tuple[str, ...] = ()
    via: tuple[str, ...] = ("",)
    carrier: str = "subj"
    target: str = ""
    silent: bool = False
    example: str

    def __post_init__(self) -> None:
        """Say what is wrong with an entry before anything is looked up with it."""
        _check_classes(self.nouns)

    def carries(self, noun: str) -> bool:
        """Whether it carries this noun of an act: all, where it names none (`nouns`: lemmas or @classes)."""
        return not self.nouns or any(noun in words(n[1:]) if n.startswith("@") else noun == n for n in self.nouns)

    @property
    def id(self) -> str:
        """The name by which it is disabled or changed: "light.carry-out", with its sense where it has one."""
        return ".".join(part for part in (f"{LIGHT}{'-'.join(self.lemma.split())}", self.sense) if part)

    @property
    def key(self) -> str:
        """The verb."""
        return self.lemma.split()[0]

    @cached_property
    def rest(self) -> tuple[str, ...]:
        """Its particle or noun, which must hang on it."""
        return tuple(self.lemma.split()[1:])


def _check_classes(tests: Iterable[str]) -> None:
    for test in tests:
        if test.startswith("@") and test not in classes():
            near = meant(test, classes()) or ";"
            raise ValueError(f"{test!r} is no class of words{near} choose one of {', '.join(classes())}")


@cache
def patterns() -> Mapping[str, Pattern]:
    """Role patterns by name."""
    return MappingProxyType({p.name: p for p in entries(Pattern, FILE, "pattern")})


@cache
def frames() -> tuple[Frame, ...]:
    """All our frames, in the order of the file."""
    return entries(Frame, FILE, "frame")


def with_frames(extra: Iterable[Mapping[str, Any]], disable: Iterable[str] = ()) -> tuple[Frame, ...]:
    """A user's own frames before ours as the user has mended them (Any: plain TOML or JSON).

    Of two equally constrained ones theirs wins. `disable` has ids of frames and of light verbs.
    """
    names = [name for name in disable if not name.startswith(LIGHT)]
    found = mended(frames(), STAGE, extra, names)
    return (*found.own, *found.ours)


def with_lights(extra: Iterable[Mapping[str, Any]] = (), disable: Iterable[str] = ()) -> tuple[Light, ...]:
    """A user's own light verbs before ours, as above."""
    names = [name for name in disable if name.startswith(LIGHT)]
    found = mended(lights(), STAGE, extra, names, "lights")
    return (*found.own, *found.ours)


@cache
def lights() -> tuple[Light, ...]:
    """Verbs that carry a noun of an act."""
    return entries(Light, FILE, "light")


@cache
def words(name: str) -> frozenset[str]:
    """A named class of lemmas (`@force` in a test, `people`, `causes` ...): ours, and the nouns of that kind.

    A type names the nouns that alone tell of such an act: "strike", "sit-in" and "walkout" are `PROTEST`.
    """
    if name in get_args(EventType):
        return frozenset(f.key for f in frames() if f.type == name and f.pos == "noun" and not f.rest)
    if name not in nouns():
        return frozenset(tables(FILE)["words"][name])
    return nouns()[name].union(tables(FILE)["words"].get(name, ()))


def is_any(word: str, *names: str) -> bool:
    """Whether a word is of one of these classes; to join large classes for each word would take long."""
    for name in names:  # noqa: SIM110  # asked so often that a generator would be felt
        if word in words(name):
            return True
    return False


@cache
def classes() -> tuple[str, ...]:
    """What a test on a word may name: a class of lemmas, or who or what it is."""
    named = sorted({*nouns(), *tables(FILE)["words"], *get_args(EventType)})
    return ("@actor", "@person", "@country", "@place", "@org", *(f"@{name}" for name in named))


@cache
def asked(tests: tuple[str, ...]) -> Asked:
    """The tests of one kind of a frame, lemmas and classes apart: a lemma is looked up once, however many may be."""
    named = tuple(test for test in tests if test.startswith("@"))
    return Asked(frozenset(tests).difference(named), named)


@cache
def columns_of_modes() -> Mapping[str, str]:
    """Which column of a mention the count of its recipients fills, by the mode of its frame."""
    return MappingProxyType({mode: column for column, modes in tables(FILE)["counts"].items() for mode in modes})


@cache
def forms() -> Mapping[str, str]:
    """Lemmas as a model may spell them wrongly, and as they should be."""
    return MappingProxyType({str(said): str(meant) for said, meant in tables(FILE)["forms"].items()})


@cache
def numbers() -> Mapping[str, int]:
    """Number words and their values."""
    return MappingProxyType({str(word): int(value) for word, value in tables(FILE)["numbers"].items()})


@cache
def bounds() -> Mapping[str, tuple[str, ...]]:
    """Words before a number that open one of its ends: "at least", "up to"."""
    return MappingProxyType({str(kind): tuple(said) for kind, said in tables(FILE)["bounds"].items()})


@cache
def _parted(lemma: str, pos: Part) -> tuple[str, tuple[str, ...]]:
    said = lemma.split()
    at = 0 if pos == "verb" else said.index("of") - 1 if "of" in said else len(said) - 1
    return said[at], (*said[:at], *said[at + 1 :])


@cache
def path(text: str) -> Path:
    """A path as it is written in the file, taken apart."""
    route, _, test = text.partition(":")
    if test not in ("", "actor", "country", "place", "any"):
        raise ValueError(f"{text!r} ends in {test!r}; choose one of actor, country, place, any")
    anywhere = route.replace(">>", ">*>").rstrip(">")
    steps = tuple(tuple(step.split("|")) for step in anywhere.split(">"))
    return Path(text, steps, test or "any")  # type: ignore[arg-type]  # checked above
