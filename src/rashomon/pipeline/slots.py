"""The `doc._` lists that carry records, their typed doors, and how they travel between processes.

One flat attribute a table (`doc._.statements`), because spaCy checks `assigns` and `requires` for top-level names only.
Records are frozen dataclasses, which spaCy cannot pack; an srsly encoder and decoder over `plain` and `revive` cure
that (after spacy-transformers, which does the same for its data).
"""

from collections.abc import Callable, Iterable
from typing import Any, Generic, TypeVar, cast

import srsly
from spacy.tokens import Doc

from rashomon.errors import ModelError, SlotError
from rashomon.records import TABLES, Actor, Mention, Miss, Passage, Place, Statement, Time, plain, revive

R = TypeVar("R")
_MARK = "rashomon"


class Slot(Generic[R]):
    """A `doc._` attribute that holds a list of one kind of record, in text order."""

    def __init__(self, name: str) -> None:
        """Register the attribute; refuse to share it with another package."""
        self.name = name
        if Doc.has_extension(name):
            default = Doc.get_extension(name)[0]
            if not isinstance(default, _Nothing):
                raise _taken(name)
        else:
            Doc.set_extension(name, default=_Nothing())

    def get(self, doc: Doc) -> list[R]:
        """The records, or an empty list when no stage has put any."""
        value = doc._.get(self.name)
        if isinstance(value, _Nothing) or value is None:
            return []
        return cast("list[R]", value if isinstance(value, list) else list(value))  # DocBin gives lists back as tuples

    def put(self, doc: Doc, records: Iterable[R]) -> Doc:
        """Replace the records; gives the doc back, so that a component can end with it."""
        doc._.set(self.name, list(records))
        return doc


class _Nothing(list[Any]):
    """The empty slot: an empty list that says it is ours."""


class Value(Slot[str]):
    """A `doc._` attribute that holds one plain string or null: the article's id, its date."""

    def __init__(self, name: str) -> None:
        """Register the attribute, once a process; refuse to share it."""
        self.name = name
        if Doc.has_extension(name):
            raise _taken(name)
        Doc.set_extension(name, default=None)

    def one(self, doc: Doc) -> str | None:
        """The string, or null."""
        return cast("str | None", doc._.get(self.name))

    def set(self, doc: Doc, value: str | None) -> None:
        """Put the string in."""
        doc._.set(self.name, value)


def _taken(name: str) -> SlotError:
    return SlotError(f"doc._.{name} already belongs to another package; load only one of the two in a process")


ARTICLE_ID = Value("article_id")
ARTICLE_TEXT = Value("article_text")
PUBLISHED = Value("published")
HOST = Value("host")
PASSAGES: Slot[Passage] = Slot("passages")
TIMES: Slot[Time] = Slot("times")
PLACES: Slot[Place] = Slot("places")
ACTORS: Slot[Actor] = Slot("actors")
STATEMENTS: Slot[Statement] = Slot("statements")
MENTIONS: Slot[Mention] = Slot("mentions")
MISSES: Slot[Miss] = Slot("misses")

SLOTS: tuple[Slot[Any], ...] = (PASSAGES, TIMES, PLACES, ACTORS, STATEMENTS, MENTIONS, MISSES)


def article_id(doc: Doc) -> str:
    """The article's id; a doc that no `opened` has made gets the id of a text without a name."""
    return ARTICLE_ID.one(doc) or "ar_" + "0" * 16


def article_text(doc: Doc) -> str:
    """The article's text, kept once made: spaCy puts `doc.text` together anew, word by word, each time it is asked."""
    text = ARTICLE_TEXT.one(doc)
    if text is None:
        text = doc.text
        ARTICLE_TEXT.set(doc, text)
    return text


def need(doc: Doc, annotation: str, component: str, remedy: str) -> None:
    """Refuse a doc that lacks an annotation every token must have, and say what would give it."""
    if len(doc) and not doc.has_annotation(annotation):
        raise ModelError(f"{component} needs {annotation} on every token: {remedy}")


def _encode(obj: Any, chain: Callable[[Any], Any] | None = None) -> Any:
    table = getattr(type(obj), "TABLE", None)
    if table in TABLES:
        return {_MARK: table, "row": plain(obj)}
    return obj if chain is None else chain(obj)


def _decode(obj: Any, chain: Callable[[Any], Any] | None = None) -> Any:
    if isinstance(obj, dict) and _MARK in obj:
        return revive(TABLES[obj[_MARK]], obj["row"])
    return obj if chain is None else chain(obj)


srsly.msgpack_encoders("rashomon", func=_encode)
srsly.msgpack_decoders("rashomon", func=_decode)
