"""Programs come from the wheels, else from the system, else a sentence says what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from workbench.embedded import programs
from workbench.embedded.refusal import CannotStart


def fake(folder: Path, name: str, says: str) -> Path:
    """A program that tells a version."""
    path = folder / name
    path.write_text(f"#!/bin/sh\necho '{says}'\n")
    path.chmod(0o755)
    return path


@pytest.fixture
def no_wheels(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A platform that the wheels do not know, with only `tmp_path` to find programs in."""
    monkeypatch.setattr(programs, "wheel", lambda _package: None)
    monkeypatch.setattr(programs, "DEBIAN", tmp_path / "postgresql")
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path


def test_the_wheels_come_first() -> None:
    assert "site-packages" in programs.postgres().path.parts
    assert "site-packages" in programs.broker().path.parts


def test_else_the_systems_own_serve(no_wheels: Path) -> None:
    server = fake(no_wheels, "postgres", "postgres (PostgreSQL) 17.2")
    fake(no_wheels, "initdb", "initdb (PostgreSQL) 17.2")
    redis = fake(no_wheels, "redis-server", "Redis server v=7.2.4 sha=00000000:0")
    assert (programs.postgres().path, programs.postgres().version()) == (server, "17.2")
    assert (programs.broker().path, programs.broker().version()) == (redis, "7.2.4")


def test_an_old_postgresql_does_not_serve(no_wheels: Path) -> None:
    fake(no_wheels, "postgres", "postgres (PostgreSQL) 13.9")
    fake(no_wheels, "initdb", "initdb (PostgreSQL) 13.9")
    with pytest.raises(CannotStart, match="set DATABASE_URL"):
        programs.postgres()


def test_no_broker_at_all_is_told_in_a_sentence(no_wheels: Path) -> None:
    with pytest.raises(CannotStart, match="set REDIS_URL"):
        programs.broker()
