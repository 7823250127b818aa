"""Errors that say what is wrong, where, and what would be right. Only `cli.py` turns them into output."""


class RashomonError(Exception):
    """Something a person can mend; its text is a whole sentence with a way out."""


class LexiconError(RashomonError):
    """An entry of a TOML file is wrong: names the file, the entry's number and the values that would do."""


class ModelError(RashomonError):
    """A spaCy pipeline is missing, altered, or lacks an annotation that a component needs."""


class SlotError(RashomonError):
    """A `doc._` attribute of ours is already taken by another package."""


class RecordError(RashomonError):
    """A record breaks a promise of its table: a span outside the text, words that differ, an unknown word."""


class ProjectError(RashomonError):
    """A project file is missing, locked, damaged or of a newer version."""


class Locked(ProjectError):
    """Another process is writing to the project, or its schema is of a newer version."""


class NotFound(RashomonError):
    """No project, row, actor or page of that name."""


class QuestionError(RashomonError):
    """A question that cannot be asked: SQL that writes, a column that is not there, a date that is none."""


class TooLong(RashomonError):
    """A question took longer than its time limit."""
