"""Keep the children alive: one that dies is started again, at once at first, then with growing patience."""

from __future__ import annotations

import time
from dataclasses import dataclass

from workbench.embedded.broker import Broker
from workbench.embedded.child import Child
from workbench.embedded.postgres import Postgres
from workbench.embedded.progress import say
from workbench.embedded.refusal import CannotStart

STEADY_AFTER = 60.0
LONGEST_WAIT = 30.0


@dataclass(slots=True)
class Watched:
    """One child, how to start it again, and its record of falling over."""

    keeper: Child | Postgres | Broker
    started: float = 0.0
    wait: float = 0.0
    due: float | None = None

    @property
    def child(self) -> Child | None:
        """The process behind it."""
        return self.keeper if isinstance(self.keeper, Child) else self.keeper.child

    def look(self, *, now: float) -> None:
        """Notice a death, or start again what is due."""
        if self.due is not None:
            if now >= self.due:
                self.start_again(now=now)
            return
        child = self.child
        code = child.ended() if child else None
        if child is None or code is None:
            return
        child.bury()
        if now - self.started > STEADY_AFTER:
            self.wait = 0.0
        self.due = now + self.wait
        how = f"was ended by signal {-code}" if code < 0 else f"stopped with code {code}"
        say(f"{child.name} {how}; starting it again" + (f" in {self.wait:.0f} s" if self.wait >= 1 else ""))
        self.wait = min(LONGEST_WAIT, max(0.5, self.wait * 2))

    def start_again(self, *, now: float) -> None:
        """One attempt; a failed one is due again later."""
        self.due = None
        try:
            self.keeper.start()
        except CannotStart as error:
            say(str(error))
            self.due = now + self.wait
            self.wait = min(LONGEST_WAIT, self.wait * 2)
        self.started = time.monotonic()


def watch(watched: list[Watched], *, pause: float = 0.25) -> None:
    """Look after them until a signal ends this (Stopped is raised through)."""
    now = time.monotonic()
    for one in watched:
        one.started = now
    while True:
        for one in watched:
            one.look(now=time.monotonic())
        time.sleep(pause)
