"""The invented projects of `island` and `moods` behind the explorer, and one with nothing in it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

import island
import moods
from rashomon import ask
from rashomon.explorer import app

HERE = "http://127.0.0.1"


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return island.make(tmp_path_factory.mktemp("explorer") / "island.db")


@pytest.fixture(scope="session")
def nothing(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return island.make_empty(tmp_path_factory.mktemp("explorer") / "nothing.db")


@pytest.fixture(scope="session")
def in_moods(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return moods.make(tmp_path_factory.mktemp("explorer") / "moods.db")


@pytest.fixture
def visit_moods(in_moods: Path) -> TestClient:
    return TestClient(app(in_moods, seconds=20), base_url=HERE, follow_redirects=False)


@pytest.fixture
def visit(project: Path) -> TestClient:
    return TestClient(app(project, seconds=20), base_url=HERE, follow_redirects=False)


@pytest.fixture
def visit_nothing(nothing: Path) -> TestClient:
    return TestClient(app(nothing, seconds=20), base_url=HERE, follow_redirects=False)


@pytest.fixture
def db(project: Path) -> Iterator[ask.Db]:
    with ask.open(project, 20) as opened:
        yield opened
