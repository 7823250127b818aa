"""The invented project of `island`, opened."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

import island
from rashomon import ask

# A busy machine is no failure.
settings.register_profile("steady", deadline=None)
settings.load_profile("steady")


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return island.make(tmp_path_factory.mktemp("ask") / "island.db")


@pytest.fixture
def db(project: Path) -> Iterator[ask.Db]:
    with ask.open(project, 20) as opened:
        yield opened


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[ask.Db]:
    with ask.open(island.make_empty(tmp_path / "empty.db"), 20) as opened:
        yield opened


@pytest.fixture
def stop(db: ask.Db):
    """The stop of the freighter, its accounts side by side."""
    return ask.event(db, ask.events(db).events[0].event_id)
