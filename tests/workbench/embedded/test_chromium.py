"""Which browser the tests drive, and why there may be none."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from workbench.embedded import chromium


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A machine where only `tmp_path` holds programs."""
    monkeypatch.delenv(chromium.VARIABLE, raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path


def program(path: Path, script: str = "") -> Path:
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return path


def test_an_installed_one_is_found(bare: Path) -> None:
    installed = program(bare / "google-chrome")
    assert chromium.ensure() == (installed, "")


def test_the_named_one_wins(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(bare / "chromium")
    named = program(bare / "my-chrome")
    monkeypatch.setenv(chromium.VARIABLE, str(named))
    assert chromium.find() == named


def test_without_debian_the_reason_is_told(bare: Path) -> None:
    found, reason = chromium.ensure()
    assert found is None
    assert "not Debian" in reason


def test_an_ordinary_user_may_not_install_it(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(bare / "apt-get")
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setattr(chromium, "DEBIAN", bare)
    assert "only root may install it" in chromium.ensure()[1]


def test_root_on_debian_installs_it(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(bare / "apt-get", f'if [ "$1" = install ]; then cd "{bare}"; : > chromium; /bin/chmod +x chromium; fi')
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(chromium, "DEBIAN", bare)
    assert chromium.ensure() == (bare / "chromium", "")


def test_what_the_installer_complains_of_is_told(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(bare / "apt-get", "echo 'E: Unable to locate package chromium' >&2; exit 100")
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(chromium, "DEBIAN", bare)
    assert chromium.ensure()[1].endswith("E: Unable to locate package chromium")
