"""`python3 manage.py up`: everything started in order, watched, and taken down again without a trace."""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import signal
import socket
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import FrameType

from workbench.embedded import cluster, services
from workbench.embedded.child import Child, end_leftover
from workbench.embedded.loopback import listening_socket
from workbench.embedded.preparation import prepare
from workbench.embedded.progress import say, step
from workbench.embedded.refusal import CannotStart, Stopped
from workbench.embedded.state import (
    State,
    lock,
    read_json,
    secrets_of,
    state_folder,
    write_private,
)
from workbench.embedded.watch import Watched, watch

APPS_WITHIN, SERVERS_WITHIN = 5.0, 3.5  # of the 10 s that a shutdown may take
LOOPBACK = ("127.0.0.1", "localhost", "::1")


@dataclass(slots=True)
class House:
    """What is running, so that all of it can be ended."""

    state: State
    servers: cluster.Servers
    listener: socket.socket
    host: str
    apps: list[Child] = field(default_factory=list)

    @property
    def address(self) -> str:
        """Where a browser on this machine finds it."""
        port = int(self.listener.getsockname()[1])
        return f"http://{self.dial}:{port}" if ":" not in self.dial else f"http://[{self.dial}]:{port}"

    @property
    def dial(self) -> str:
        """The host to call: an every-address bind is reached by loopback."""
        return {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(self.host, self.host)  # noqa: S104

    def close(self) -> None:
        """Web and worker first, then the servers they use."""
        until = time.monotonic() + APPS_WITHIN
        for app in self.apps:
            app.ask_to_stop()
        for app in self.apps:
            app.wait(until=until - APPS_WITHIN / 2)
            app.hurry()
        for app in self.apps:
            app.finish(until=until)
        self.servers.stop(within=SERVERS_WITHIN)
        self.listener.close()
        self.state.environment_file.unlink(missing_ok=True)


def run(arguments: Sequence[str]) -> int:
    """The command; 0 after an asked-for end, 1 with a sentence when it cannot start."""
    options = parser().parse_args(arguments)
    state = State(state_folder())
    state.make()
    held = lock(state)
    if held is None:
        address = read_json(state.environment_file).get("WORKBENCH_ADDRESS")
        where = f" at {address}" if address else ""
        say(f"The workbench is already running{where}. Stop it there with Ctrl-C, or go on using it.")
        return 1
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, raise_stopped)
    with held, contextlib.suppress(Stopped):
        serve(state=state, host=options.host, port=options.port)
    return 0


def parser() -> argparse.ArgumentParser:
    """Its two options."""
    made = argparse.ArgumentParser(prog="manage.py up", description="Start the whole workbench on this machine.")
    made.add_argument("--host", default="127.0.0.1", help="address to listen on (default: this machine alone)")
    made.add_argument("--port", type=int, default=8000, help="port to try first (default: 8000)")
    return made


def raise_stopped(_number: int, _frame: FrameType | None) -> None:
    """The first signal ends the work, further ones do not disturb the taking down."""
    for each in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(each, signal.SIG_IGN)
    raise Stopped


def serve(*, state: State, host: str, port: int) -> None:
    """Start, watch, take down."""
    began = time.monotonic()
    for record in state.run.glob("w*"):
        end_leftover(record)
    house = House(
        state=state,
        servers=cluster.servers(state=state),
        listener=listening_socket(host=host, port=port),
        host=host,
    )
    try:
        start_servers(house.servers)
        environment = os.environ | settings_of(house)
        shared = {name: environment[name] for name in settings_of(house)}
        write_private(state.environment_file, json.dumps(shared, indent=1))
        welcome = prepare(state=state, environment=environment, address=house.address)
        watched = start_apps(house, environment=environment, welcome=welcome)
        if house.listener.getsockname()[1] != port:
            say(f"\nPort {port} is taken, so another one serves:")
        took = time.monotonic() - began
        say(f"\nThe workbench is at {house.address} (ready after {took:.1f} s). Ctrl-C stops it.")
        watch(watched)
    except Stopped:
        say("\nStopping …")
    finally:
        for each in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(each, signal.SIG_IGN)
        house.close()
    say("Stopped; nothing is left running.")


def start_servers(servers: cluster.Servers) -> None:
    """A line each."""
    for name, server in (("PostgreSQL", servers.postgres), ("broker", servers.broker)):
        with step(name) as current:
            current.note = "as the environment names it"
            if server:
                current.note = f"{server.start()} on 127.0.0.1:{server.port}"


def settings_of(house: House) -> dict[str, str]:
    """What our children, and other commands while we run, need to know."""
    hosts = ["127.0.0.1", "localhost", "[::1]"]
    if house.host not in LOOPBACK:
        hosts += [house.host if house.host == house.dial else socket.gethostname()]
    told = {
        "SECRET_KEY": secrets_of(house.state)["SECRET_KEY"],
        "ALLOWED_HOSTS": ",".join(hosts),
        "WORKBENCH_STATE": str(house.state.folder),
        "WORKBENCH_ADDRESS": house.address,
    }
    named = {name: os.environ[name] for name in ("SECRET_KEY", "ALLOWED_HOSTS") if os.environ.get(name)}
    given = {
        name: os.environ[name]
        for name in ("DATABASE_URL", "DATABASE_OWNER_URL", "REDIS_URL", "DATABASE_URL_FILE", "REDIS_URL_FILE")
        if os.environ.get(name)
    }
    return told | named | given | house.servers.environment()


def start_apps(house: House, *, environment: Mapping[str, str], welcome: str) -> list[Watched]:
    """Web and worker; answers with all that is to be watched."""
    state, listener = house.state, house.listener
    web = services.web(state=state, environment=environment, socket=listener.fileno())
    worker = services.worker(state=state, environment=environment)
    house.apps += [web, worker]
    with step("web and worker") as current:
        web.start()
        worker.start()
        if not services.wait_for_page(host=house.dial, port=listener.getsockname()[1], server=web):
            raise CannotStart(f"The web server did not come up ({web.log}):\n  {web.last_words()}")
        current.note = f"serving on {house.address}"
    say(f"\n{welcome}")
    servers = [server for server in (house.servers.postgres, house.servers.broker) if server]
    return [Watched(keeper=keeper) for keeper in (*servers, *house.apps)]
