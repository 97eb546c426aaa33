"""One line a step at the terminal, with the time it took."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator


def say(line: str = "") -> None:
    """Print at once; a closed terminal is no reason to stop serving."""
    with contextlib.suppress(OSError):
        print(line, flush=True)  # noqa: T201  the terminal is who this speaks to


class Step:
    """What a step found out, shown at its end."""

    def __init__(self) -> None:
        self.note = "done"


@contextlib.contextmanager
def step(name: str) -> Iterator[Step]:
    """`  PostgreSQL ....... 127.0.0.1:40123 (0.6 s)`, printed when the step is over."""
    began = time.monotonic()
    current = Step()
    yield current
    say(f"  {name + ' ':.<22} {current.note} ({time.monotonic() - began:.1f} s)")
