"""A Chromium for the browser tests: an installed one, else Debian's package where root may install it."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
VARIABLE = "WORKBENCH_CHROMIUM"
DEBIAN = Path("/etc/debian_version")


def find() -> Path | None:
    """The program named by WORKBENCH_CHROMIUM, else the first one on the path."""
    named = os.environ.get(VARIABLE)
    if named:
        return Path(named) if Path(named).exists() else None
    return next((Path(found) for name in NAMES if (found := shutil.which(name))), None)


def ensure() -> tuple[Path | None, str]:
    """The program, or None and the reason why the browser tests cannot run."""
    if found := find():
        return found, ""
    installer = shutil.which("apt-get")
    if not installer or not DEBIAN.exists():
        return (
            None,
            "no Chromium or Chrome is installed, and this is not Debian, whose package could be installed",
        )
    if os.geteuid() != 0:
        return (
            None,
            "no Chromium or Chrome is installed, and only root may install it (apt-get install chromium)",
        )
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update", "-q"], ["install", "-q", "-y", "--no-install-recommends", "chromium"]):
        done = subprocess.run(  # noqa: S603
            [installer, *command], env=environment, capture_output=True, text=True, check=False
        )
    if found := find():
        return found, ""
    complaint = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
    return None, f"Debian's package of Chromium could not be installed: {complaint}"
