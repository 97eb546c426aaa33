"""Where settings come from: the environment, a file named by `<NAME>_FILE`, or the servers that `manage.py up` started."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import environ
from django.core.exceptions import ImproperlyConfigured
from environ.fileaware_mapping import FileAwareMapping

from workbench.embedded.state import running_environment

ROOT = Path(__file__).resolve().parent.parent.parent
STATE = Path(os.environ.get("WORKBENCH_STATE") or ROOT / ".state")

for name, value in running_environment().items():
    os.environ.setdefault(name, value)


class SecretFiles(FileAwareMapping):
    """`<NAME>_FILE` as editors and `echo` leave it: the line break at its end is not part of the secret."""

    def __getitem__(self, key: str) -> str:
        """The value without it."""
        return str(super().__getitem__(key)).rstrip("\r\n")


env = environ.FileAwareEnv()
env.ENVIRON = SecretFiles()

ROLE_LEVELS = ("separate", "assumed", "single")


def role_level() -> str:
    """How far the run-time database role stands from the one that owns the tables.

    separate: two log-ins (default of `up`); assumed: one log-in that steps down by SET ROLE; single: none,
    only when `DATABASE_ROLES=single` says so outright. Where the owner's log-in is kept from a process that only
    runs, `DATABASE_ROLES=separate` says that there is one.
    """
    stated = env.str("DATABASE_ROLES", default="")
    if stated and stated not in ROLE_LEVELS:
        raise ImproperlyConfigured(f"DATABASE_ROLES is {stated!r}; it may be {', '.join(ROLE_LEVELS)}.")
    if stated:
        return str(stated)
    return "separate" if env.str("DATABASE_OWNER_URL", default="") else "assumed"


def app_role() -> str:
    """The name of the role under which requests and workers run."""
    level = role_level()
    if level == "assumed":
        return str(env.str("DATABASE_APP_ROLE", default="workbench_app"))
    return str(environ.Env.db_url_config(env.str("DATABASE_URL"))["USER"])


def database() -> dict[str, Any]:
    """The run-time connection: application role, short time-outs (RELIABILITY L13)."""
    config: dict[str, Any] = dict(environ.Env.db_url_config(env.str("DATABASE_URL")))
    config["ENGINE"] = "workbench.postgresql"
    config["CONN_MAX_AGE"] = 300
    config["CONN_HEALTH_CHECKS"] = True
    options = config.setdefault("OPTIONS", {})
    options["connect_timeout"] = 3
    timeouts = {
        "statement_timeout": env.str("DATABASE_STATEMENT_TIMEOUT", default="10s"),
        "lock_timeout": env.str("DATABASE_LOCK_TIMEOUT", default="3s"),
        "idle_in_transaction_session_timeout": "30s",
    }
    options["options"] = " ".join(f"-c {key}={value}" for key, value in timeouts.items())
    if role_level() == "assumed":
        options["assume_role"] = app_role()
    return config


def owner_credentials() -> dict[str, Any]:
    """What `migrate` swaps in: the owner's log-in, and no SET ROLE."""
    url = env.str("DATABASE_OWNER_URL", default="") or env.str("DATABASE_URL")
    config = environ.Env.db_url_config(url)
    return {key: config[key] for key in ("USER", "PASSWORD", "HOST", "PORT")}
