"""The two database roles and the database, made where they are missing.

One role owns the database and migrates; the other runs the workbench and owns nothing (RELIABILITY L6, L14).
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

from workbench.embedded.refusal import CannotStart

OWNER, APP, DATABASE = "workbench_owner", "workbench_app", "workbench"
SECRET_OF = {OWNER: "POSTGRES_OWNER", APP: "POSTGRES_APP"}
NOT_ANSWERING = 2  # psql's exit code for a connection that failed


def script(*, secrets: Mapping[str, str], throw_away: bool) -> str:
    """The set-up as psql's script.

    Running it again changes nothing but the passwords, which follow `secrets`.
    """
    lines = []
    for role, secret in SECRET_OF.items():
        databases = "CREATEDB" if throw_away and role == OWNER else "NOCREATEDB"
        may = f"LOGIN NOSUPERUSER NOCREATEROLE NOREPLICATION NOBYPASSRLS {databases}"
        missing = f"NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{role}')"
        lines.append(f"SELECT 'CREATE ROLE {role}' WHERE {missing} \\gexec")
        lines.append(f"ALTER ROLE {role} {may} PASSWORD '{secrets[secret]}';")
    if throw_away:  # the tests' flush goes round the ledger's triggers, and their database goes even if a child still looks at it
        lines.append(f"GRANT SET ON PARAMETER session_replication_role TO {OWNER};")
        lines.append(f"GRANT pg_signal_backend TO {OWNER};")
    missing = f"NOT EXISTS (SELECT FROM pg_database WHERE datname = '{DATABASE}')"
    lines += [
        f"SELECT 'CREATE DATABASE {DATABASE} OWNER {OWNER}' WHERE {missing} \\gexec",
        f"REVOKE ALL ON DATABASE {DATABASE} FROM PUBLIC;",
        f"GRANT CONNECT ON DATABASE {DATABASE} TO {APP};",
    ]
    return "\n".join(lines) + "\n"


def apply(sql: str, *, psql: Path, port: int, password: str) -> bool:
    """Run the script as superuser; False while the server does not answer yet."""
    environment = plain_environment() | {"PGPASSWORD": password, "PGCONNECT_TIMEOUT": "2"}
    link = ["-h", "127.0.0.1", "-p", str(port), "-U", "postgres", "-d", "postgres"]
    command = [str(psql), "-X", "-q", "-v", "ON_ERROR_STOP=1", *link]
    done = subprocess.run(  # noqa: S603
        command, input=sql, env=environment, capture_output=True, text=True, check=False
    )
    if "password authentication failed" in done.stderr:
        raise CannotStart(
            "PostgreSQL's data folder and secrets.json do not belong together: the password is refused. "
            "Put the right secrets.json back, or move the state folder away to start afresh."
        )
    if done.returncode not in {0, NOT_ANSWERING}:
        raise CannotStart(f"PostgreSQL refused its set-up: {done.stderr.strip()}")
    return done.returncode == 0


def plain_environment() -> dict[str, str]:
    """The environment without PG* variables, which would bend initdb, psql and the server."""
    return {name: value for name, value in os.environ.items() if not name.startswith("PG")} | {"LC_ALL": "C"}
