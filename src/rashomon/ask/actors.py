"""Actors and what they said."""

from rashomon.ask.answers import Actors, Profile, Who
from rashomon.ask.connection import Db


def actors(db: Db, *, query: str | None = None, limit: int = 50, cursor: str | None = None) -> Actors:
    """Actors, those who speak most first; `query` is a part of a name."""
    raise NotImplementedError


def actor(db: Db, actor: str) -> Profile:
    """An actor by id or name: its names, its words, its deeds as told."""
    raise NotImplementedError


def who(db: Db, actor: str, about: str | None = None, *, limit: int = 200) -> Who:
    """What an actor (id or name) said, in its own words, by date; `about` is words that must stand in them."""
    raise NotImplementedError
