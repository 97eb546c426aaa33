"""Valkey as a foreground child, with an append-only file.

A killed broker loses at most a second of messages.
"""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from workbench.embedded import account, programs
from workbench.embedded.account import Account
from workbench.embedded.child import Child, evict
from workbench.embedded.loopback import answers, free_port
from workbench.embedded.refusal import CannotStart
from workbench.embedded.state import write_private

READY_WITHIN = 15.0


@dataclass(slots=True)
class Broker:
    """One server of the Redis protocol below `home`."""

    home: Path
    log: Path
    secrets: Mapping[str, str]
    account: Account | None = None
    throw_away: bool = False
    port: int = 0
    child: Child | None = field(default=None, init=False)
    settled: bool = field(default=False, init=False)  # others know the port: it stays

    @property
    def data(self) -> Path:
        """Where its append-only file lies."""
        return self.home / "valkey"

    @property
    def url(self) -> str:
        """Where Celery and the cache connect to."""
        return f"redis://:{self.secrets['BROKER']}@127.0.0.1:{self.port}/0"

    def start(self) -> str:
        """Start it and wait until it has read its file; answers with its version."""
        program = programs.broker()
        binary = account.within_reach(program, home=self.home, account=self.account)
        account.private_folder(self.data, account=self.account)
        while True:
            evict(self.data, programs=("valkey-server", "redis-server"))
            self.port = self.port or free_port()
            self.child = Child(
                name="Valkey",
                command=[str(binary), str(self.configuration())],
                environment=os.environ,
                log=self.log,
                folder=self.home,
                account=self.account,
            )
            self.child.start()
            if self.is_ready():
                self.settled = True
                return program.version()
            words = self.child.last_words(lines=8)
            self.stop(until=time.monotonic())
            if self.settled or "bind" not in words:
                raise CannotStart(f"Valkey did not come up. Its last words ({self.log}):\n  {words}")
            self.port = 0

    def configuration(self) -> Path:
        """Its configuration as a private file.

        A password on the command line would be everybody's to read.
        """
        path = self.home / "valkey.conf"
        durable = "no" if self.throw_away else "yes"
        settings = {
            "bind": "127.0.0.1",
            "port": str(self.port),
            "dir": f'"{self.data}"',
            "requirepass": self.secrets["BROKER"],
            "appendonly": durable,
            "appendfsync": "everysec",
            "save": '""',
            "maxmemory-policy": "noeviction",
            "daemonize": "no",
        }
        write_private(path, "".join(f"{name} {value}\n" for name, value in settings.items()))
        if self.account:
            self.account.own(path)
        return path

    def is_ready(self) -> bool:
        """Whether it answers a PING before it dies or time is up."""
        until = time.monotonic() + READY_WITHIN
        greeting = f"AUTH {self.secrets['BROKER']}\r\nPING\r\nQUIT\r\n".encode()
        while time.monotonic() < until and self.child and self.child.ended() is None:
            if b"+PONG" in answers(port=self.port, greeting=greeting):
                return True
            time.sleep(0.05)
        return False

    def stop(self, *, until: float) -> None:
        """SIGTERM: it writes its file out first."""
        if self.child:
            self.child.ask_to_stop()
            self.child.finish(until=until)
