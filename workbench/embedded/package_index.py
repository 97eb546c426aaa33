"""What pip was told about package indexes and certificates, said again to uv, which reads none of it."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

SECTIONS = ("global", "site", "user", "install", ":env:")  # a later one wins


def uv_settings(*, environment: Mapping[str, str]) -> dict[str, str]:
    """Environment variables to add for uv.

    Empty on a plain machine. What the person set for uv itself stays.
    """
    told = parse_pip_config(pip_config(environment=environment))
    wanted = translate(told)
    if {"UV_INDEX_URL", "UV_DEFAULT_INDEX"} & environment.keys():
        wanted.pop("UV_DEFAULT_INDEX", None)
    return {name: value for name, value in wanted.items() if name not in environment}


def pip_config(*, environment: Mapping[str, str]) -> str:
    """`pip config list`: its files and its PIP_* variables in one; nothing when pip cannot say."""
    command = [base_interpreter(), "-m", "pip", "config", "list"]
    answer = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)  # noqa: S603
    return answer.stdout if answer.returncode == 0 else ""


def base_interpreter() -> str:
    """The interpreter below a virtual environment: `.venv` itself has no pip."""
    return str(getattr(sys, "_base_executable", "") or sys.executable)


def parse_pip_config(listing: str) -> dict[str, str]:
    """`global.index-url='https://…'` lines → option and value, by pip's own order of precedence."""
    found: dict[tuple[int, str], str] = {}
    for line in listing.splitlines():
        key, separator, literal = line.partition("=")
        section, _, option = key.rpartition(".")
        if not separator or section not in SECTIONS:
            continue
        try:
            found[SECTIONS.index(section), option] = str(ast.literal_eval(literal))
        except (SyntaxError, ValueError):
            continue
    return {option: value for (_, option), value in sorted(found.items())}


def translate(told: Mapping[str, str]) -> dict[str, str]:
    """From pip's options to uv's variables.

    Indexes count as equals, as for pip; the hashes of the lock make that safe.
    """
    extra = [url for url in told.get("extra-index-url", "").split() if reachable(url)]
    links = [place for place in told.get("find-links", "").split() if reachable(place)]
    wanted = {
        "UV_DEFAULT_INDEX": told.get("index-url", ""),
        "UV_INDEX": " ".join(extra),
        "UV_INDEX_STRATEGY": "unsafe-best-match" if extra else "",
        "UV_FIND_LINKS": ",".join(links),
        "UV_NO_INDEX": "1" if told.get("no-index", "").lower() in {"1", "true", "yes", "on"} else "",
        "UV_INSECURE_HOST": " ".join(told.get("trusted-host", "").split()),
        "SSL_CERT_FILE": told.get("cert", ""),
        "ALL_PROXY": told.get("proxy", ""),
        "UV_HTTP_TIMEOUT": told.get("timeout", told.get("default-timeout", "")),
    }
    return {name: value for name, value in wanted.items() if value}


def reachable(place: str) -> bool:
    """Whether a place on this machine exists: pip passes over a missing one, uv stops at it."""
    path = place.removeprefix("file://")
    return Path(path).exists() if path.startswith("/") else True


def base_environment() -> dict[str, str]:
    """The person's environment without what would bend pip or uv away from our own target folders."""
    bending = {
        "PIP_USER",
        "PIP_TARGET",
        "PIP_PREFIX",
        "PIP_ROOT",
        "PIP_REQUIRE_VIRTUALENV",
        "PYTHONHOME",
        "PYTHONPATH",
    }
    kept = {name: value for name, value in os.environ.items() if name not in bending}
    return kept | {"PIP_USER": "0", "PIP_REQUIRE_VIRTUALENV": "0", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
