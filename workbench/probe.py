"""Health checks of the containers: `python -m workbench.probe web|node|backup …`; exit 0 when well, 1 with a word when not.

Light on purpose: the web and backup probes start neither Django nor Celery.
"""

from __future__ import annotations

import http.client
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

OLDEST_BACKUP = 26 * 3600  # one a day, and two hours for making it


def web(address: str) -> str:
    """The process answers under a name it is meant to be called by."""
    host = os.environ.get("ALLOWED_HOSTS", "localhost").split(",")[0].strip().lstrip(".")
    link = http.client.HTTPConnection(address, timeout=5)
    try:
        link.request("GET", "/health/live", headers={"Host": host})
        status = link.getresponse().status
    except (OSError, http.client.HTTPException) as error:
        return f"no answer: {error}"
    finally:
        link.close()
    return "" if status == http.HTTPStatus.OK else f"status {status}"


def node(name: str) -> str:
    """The worker or beat of the container it runs in answers a ping over the broker."""
    whole = f"{name}@{os.uname().nodename}"
    command = [sys.executable, "-m", "celery", "-A", "workbench", "inspect", "ping", "--timeout", "3", "--destination", whole]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
    return "" if done.returncode == 0 else f"{whole} does not answer"


def backup(folder: str) -> str:
    """The newest whole backup is recent."""
    made = [path.stat().st_mtime for path in Path(folder).glob("workbench-*Z/MANIFEST.json")]
    if not made:
        return "there is no backup yet"
    return "" if time.time() - max(made) < OLDEST_BACKUP else "the newest backup is too old"


PROBES: dict[str, Callable[[str], str]] = {"web": web, "node": node, "backup": backup}


def main(arguments: list[str]) -> int:
    """One probe, one argument."""
    kind, argument = arguments
    wrong = PROBES[kind](argument)
    if wrong:
        sys.stderr.write(f"{kind}: {wrong}\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
