"""Where settings come from: variables, secret files, and what is said of the roles."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from workbench.settings import env

NAMES = ("DATABASE_URL", "DATABASE_OWNER_URL", "DATABASE_ROLES", "DATABASE_APP_ROLE")
APP, OWNER = "postgres://app:a@db/workbench", "postgres://owner:o@db/workbench"


@pytest.fixture(autouse=True)
def nothing_said(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("DATABASE_URL", APP)


def test_a_secret_file_wins_and_its_last_line_break_is_not_part_of_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("s e c\n")
    monkeypatch.setenv("A_SECRET", "other")
    monkeypatch.setenv("A_SECRET_FILE", str(tmp_path / "secret"))
    assert env.env.str("A_SECRET") == "s e c"


@pytest.mark.parametrize(
    ("said", "level", "role"),
    [
        ({"DATABASE_OWNER_URL": OWNER}, "separate", "app"),
        ({"DATABASE_ROLES": "separate"}, "separate", "app"),
        ({}, "assumed", "workbench_app"),
        ({"DATABASE_APP_ROLE": "desk"}, "assumed", "desk"),
        ({"DATABASE_ROLES": "single"}, "single", "app"),
        ({"DATABASE_ROLES": "single", "DATABASE_OWNER_URL": OWNER}, "single", "app"),
    ],
    ids=["two log-ins", "the owner's kept away", "one log-in", "one log-in and another role", "one role outright", "said is said"],
)
def test_how_far_the_roles_stand_apart(monkeypatch: pytest.MonkeyPatch, said: dict[str, str], level: str, role: str) -> None:
    for name, value in said.items():
        monkeypatch.setenv(name, value)
    assert (env.role_level(), env.app_role()) == (level, role)
    assert ("assume_role" in env.database()["OPTIONS"]) is (level == "assumed")


def test_a_level_that_does_not_exist_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_ROLES", "seperate")
    with pytest.raises(ImproperlyConfigured, match="may be separate, assumed, single"):
        env.role_level()
