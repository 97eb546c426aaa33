"""The plugin speaks before pytest's own closing line, and a missing browser fails a run in CI."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from workbench.embedded.state import ROOT
from workbench.embedded.testing import CHECKS_FAILED, NO_BROWSER

SUITE = """
import pytest

def test_runs():
    pass

@pytest.mark.parametrize("page", ["queue", "article"])
def test_in_a_browser(page):
    pytest.skip("no Chromium")
"""


def run(folder: Path, *arguments: str, **told: str) -> subprocess.CompletedProcess[str]:
    """A small suite of its own under the plugin, without Django."""
    (folder / "test_small.py").write_text(SUITE)
    kept = {name: value for name, value in os.environ.items() if name not in {"CI", "DJANGO_SETTINGS_MODULE"}}
    plugins = ["-p", "tests.plugins.skips", "-p", "no:django", "-p", "no:cacheprovider"]
    return subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "-c",
            "/dev/null",
            f"--rootdir={folder}",
            *plugins,
            *arguments,
            folder,
        ],
        cwd=ROOT,
        env={name: value for name, value in kept.items() if not name.startswith("PYTEST")} | told,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("spread", [(), ("-n", "1")], ids=["in one process", "spread over workers"])
def test_reasons_are_counted_and_pytest_speaks_last(tmp_path: Path, spread: tuple[str, ...]) -> None:
    done = run(tmp_path, *spread)
    assert done.returncode == 0, done.stdout + done.stderr
    lines = done.stdout.strip().splitlines()
    assert "    2  no Chromium" in lines
    assert "1 passed, 2 skipped" in lines[-1]


def test_a_missing_browser_is_told_loudly(tmp_path: Path) -> None:
    done = run(tmp_path, **{NO_BROWSER: "none is installed"})
    assert done.returncode == 0
    assert "LOUDLY: the browser tests did not run: none is installed" in done.stdout


@pytest.mark.parametrize("spread", [(), ("-n", "1")], ids=["in one process", "spread over workers"])
def test_in_ci_a_missing_browser_is_a_failure(tmp_path: Path, spread: tuple[str, ...]) -> None:
    done = run(tmp_path, *spread, **{NO_BROWSER: "none is installed", "CI": "true"})
    assert done.returncode == 1
    assert "FAILURE (CI is set)" in done.stdout


def test_failed_house_checks_are_told_again_at_the_end(tmp_path: Path) -> None:
    assert "FAILURE: the house checks failed" in run(tmp_path, **{CHECKS_FAILED: "yes"}).stdout
