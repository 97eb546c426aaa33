"""PostgreSQL and broker together, as far as the environment does not name others."""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from workbench.embedded import account, roles
from workbench.embedded.broker import Broker
from workbench.embedded.postgres import Postgres
from workbench.embedded.state import State, given, secrets_of


@dataclass(slots=True)
class Servers:
    """What is ours to supervise: None stands for a server that DATABASE_URL or REDIS_URL names."""

    postgres: Postgres | None
    broker: Broker | None

    def environment(self) -> dict[str, str]:
        """The addresses for Django and Celery."""
        found: dict[str, str] = {}
        if self.postgres:
            found["DATABASE_URL"] = self.postgres.url(roles.APP)
            found["DATABASE_OWNER_URL"] = self.postgres.url(roles.OWNER)
        if self.broker:
            found["REDIS_URL"] = self.broker.url
        return found

    def stop(self, *, within: float) -> None:
        """Both at once, in the time given."""
        until = time.monotonic() + within
        ours = [server for server in (self.postgres, self.broker) if server]
        for server in ours:
            if server.child:
                server.child.ask_to_stop()
        for server in ours:
            server.stop(until=until)


def servers(*, state: State, throw_away: bool = False) -> Servers:
    """Arranged, not yet started."""
    if given("DATABASE_URL") and given("REDIS_URL"):
        return Servers(postgres=None, broker=None)
    user = account.for_servers(data=state.servers / "postgres")
    home = account.home_for_servers(state=state, account=user)
    user = account.for_servers(data=home / "postgres")
    known = secrets_of(state)
    postgres = broker = None
    if not given("DATABASE_URL"):
        postgres = Postgres(home=home, log=state.log("postgres"), secrets=known, account=user, throw_away=throw_away)
    if not given("REDIS_URL"):
        broker = Broker(home=home, log=state.log("valkey"), secrets=known, account=user, throw_away=throw_away)
    return Servers(postgres=postgres, broker=broker)


@contextlib.contextmanager
def throw_away_servers() -> Iterator[dict[str, str]]:
    """A cluster and state folder for one test run; yields their environment, leaves nothing behind.

    Servers that the environment names are used instead.
    """
    folder = Path(tempfile.mkdtemp(prefix="workbench-test-"))
    folder.chmod(0o755)  # the servers' account passes through; every file in it is private
    state = State(folder / "state")
    state.make()
    ours = servers(state=state, throw_away=True)
    try:
        for server in (ours.postgres, ours.broker):
            if server:
                server.start()
        yield ours.environment() | {
            "SECRET_KEY": os.environ.get("SECRET_KEY") or secrets.token_hex(32),
            "WORKBENCH_STATE": str(state.folder),
        }
    finally:
        ours.stop(within=5.0)
        shutil.rmtree(folder, ignore_errors=True)
