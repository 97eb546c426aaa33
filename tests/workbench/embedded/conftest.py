"""A folder with a space in its path, open to the servers' account (pytest's own are one user's alone)."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from workbench.embedded.broker import Broker
from workbench.embedded.cluster import Servers, servers
from workbench.embedded.postgres import Postgres
from workbench.embedded.roles import OWNER
from workbench.embedded.state import State


@pytest.fixture
def place() -> Iterator[Path]:
    """A folder open to be passed through."""
    folder = Path(tempfile.mkdtemp(prefix="work bench "))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def state(place: Path, monkeypatch: pytest.MonkeyPatch) -> State:
    """A state folder with nothing in it, in a world that names no servers."""
    for name in ("DATABASE_URL", "DATABASE_OWNER_URL", "REDIS_URL"):
        monkeypatch.delenv(name, raising=False)
    made = State(place / "state")
    made.make()
    return made


@pytest.fixture
def ours(state: State) -> Iterator[Servers]:
    """Both servers, arranged; whatever a test starts is stopped."""
    made = servers(state=state)
    yield made
    made.stop(within=5.0)


@pytest.fixture
def postgres(ours: Servers) -> Postgres:
    """The database server, running."""
    assert ours.postgres
    ours.postgres.start()
    return ours.postgres


@pytest.fixture
def broker(ours: Servers) -> Broker:
    """The broker, running."""
    assert ours.broker
    ours.broker.start()
    return ours.broker


Ask = Callable[..., list[tuple[object, ...]]]


@pytest.fixture
def ask() -> Ask:
    """Run one statement, as the owner unless told otherwise."""

    def run(server: Postgres, sql: str, *, role: str = OWNER) -> list[tuple[object, ...]]:
        with psycopg.connect(server.url(role), connect_timeout=3) as link:
            cursor = link.execute(sql.encode())
            return cursor.fetchall() if cursor.description else []

    return run


@pytest.fixture
def eventually() -> Callable[..., None]:
    """Wait for something to become true; a safety net, not a measurement."""

    def wait(condition: Callable[[], object], *, within: float = 15.0) -> None:
        until = time.monotonic() + within
        while not condition():
            assert time.monotonic() < until, "it never became true"
            time.sleep(0.05)

    return wait
