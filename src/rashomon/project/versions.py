"""Which files this Rashomon can read as they are, and what is said of the others."""

from pathlib import Path

from rashomon.errors import Locked, ProjectError
from rashomon.project import schema


def refusal(path: Path, version: int) -> ProjectError | None:
    """Why a project of this schema cannot be read as it is, with the way out; None where it can."""
    if version > schema.VERSION:
        return Locked(
            f"{path} was made by a newer Rashomon (schema {version}, this one knows {schema.VERSION}): update Rashomon"
        )
    if version < schema.VERSION:
        return ProjectError(f"{path} was made by an older Rashomon (schema {version}): run `rashomon build` once")
    return None
