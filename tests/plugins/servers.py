"""Servers for a pytest that was started by hand: `manage.py test` brings its own, CI may name real ones."""

from __future__ import annotations

import atexit
import contextlib
import os

from workbench.embedded.cluster import throw_away_servers
from workbench.embedded.state import given


def provide_servers() -> None:
    """Start throw-away servers unless the environment names some.

    To be called before Django reads its settings. xdist's workers inherit the environment and so share
    the controller's servers.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "workbench.settings.test")
    if given("DATABASE_URL") and given("REDIS_URL") and given("WORKBENCH_STATE") and given("SECRET_KEY"):
        return
    stack = contextlib.ExitStack()
    atexit.register(stack.close)
    os.environ.update(stack.enter_context(throw_away_servers()))
