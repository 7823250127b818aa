"""A project at a glance."""

from rashomon.ask.answers import Overview, Status
from rashomon.ask.connection import Db


def status(db: Db) -> Status:
    """Rows of each table, the settings and versions recorded in the file, and every problem."""
    raise NotImplementedError


def overview(db: Db) -> Overview:
    """Counts, events by day, the most disputed, the most quoted."""
    raise NotImplementedError
