"""`python3 manage.py test [--all] [pytest's arguments]`: checks and suites on servers of their own.

The house checks run with the whole suite; whoever names tests (`manage.py test tests/annotations`)
gets those alone. pytest speaks last, so its closing line ends the output.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from types import FrameType

from workbench.embedded import chromium
from workbench.embedded.cluster import throw_away_servers
from workbench.embedded.progress import say, step
from workbench.embedded.state import ROOT, given

SETTINGS = "workbench.settings.test"
NO_BROWSER, CHECKS_FAILED = "WORKBENCH_NO_CHROMIUM", "WORKBENCH_CHECKS_FAILED"


def run(arguments: Sequence[str]) -> int:
    """The exit code is pytest's, or 1 when only the house checks failed."""
    everything = "--all" in arguments
    rest = [argument for argument in arguments if argument != "--all"]
    environment = dict(os.environ) | {"DJANGO_SETTINGS_MODULE": SETTINGS}
    signal.signal(signal.SIGTERM, interrupt)
    with step("Chromium") as current:
        found, reason = chromium.ensure()
        current.note = str(found or reason)
    environment |= {chromium.VARIABLE: str(found)} if found else {NO_BROWSER: reason}
    with contextlib.ExitStack() as stack:
        with step("servers") as current:
            environment |= stack.enter_context(throw_away_servers())
            ours = [name for name in ("DATABASE_URL", "REDIS_URL") if not given(name)]
            current.note = f"thrown away afterwards ({', '.join(ours)})" if ours else "as the environment names them"
        checks = 0 if rest else check_house(environment)
        if checks:
            environment[CHECKS_FAILED] = "yes"
        return tests(rest, everything=everything, environment=environment) or checks


def check_house(environment: Mapping[str, str]) -> int:
    """Layers, types, style, migrations, schema: `manage.py check_house`."""
    say("House checks")
    done = subprocess.run(  # noqa: S603
        [sys.executable, str(ROOT / "manage.py"), "check_house"], env=environment, cwd=ROOT, check=False
    )
    return 1 if done.returncode else 0


def tests(rest: Sequence[str], *, everything: bool, environment: Mapping[str, str]) -> int:
    """Run pytest on both cores; slow suites only when all was asked for."""
    chosen = [] if everything else ["-m", "not slow"]
    command = [sys.executable, "-m", "pytest", "-n", "2", "--dist", "loadgroup", *chosen, *rest]
    return subprocess.run(command, env=environment, cwd=ROOT, check=False).returncode  # noqa: S603


def interrupt(_number: int, _frame: FrameType | None) -> None:
    """SIGTERM ends a test run as Ctrl-C does, servers included."""
    raise KeyboardInterrupt
