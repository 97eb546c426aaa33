"""Unsafe settings refuse to start, one sentence each (RELIABILITY L14, AU-01)."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import Any

import pytest
from django.db import OperationalError, connection

from workbench import checks


@pytest.mark.case("AU-01")
@pytest.mark.parametrize(
    ("check", "unsafe"),
    [
        pytest.param(checks.secret_key, {"SECRET_KEY": "k3y-" * 12}, id="a short key"),
        pytest.param(checks.secret_key, {"SECRET_KEY": "a" * 60}, id="a key of one letter"),
        pytest.param(
            checks.secret_key,
            {"SECRET_KEY": "django-insecure-0123456789abcdefghijklmnopqrstuvwxyz"},
            id="a known key",
        ),
        pytest.param(checks.hosts, {"ALLOWED_HOSTS": ["*"]}, id="any host"),
        pytest.param(checks.hosts, {"ALLOWED_HOSTS": []}, id="no host"),
        pytest.param(checks.debug, {"DEBUG": True}, id="DEBUG"),
        pytest.param(checks.passwords, {"ALLOWED_HOSTS": ["desk.example"]}, id="a default password"),
    ],
)
def test_an_unsafe_setting_is_one_sentence(
    settings: Any, monkeypatch: pytest.MonkeyPatch, check: Any, unsafe: dict[str, Any]
) -> None:
    monkeypatch.setitem(settings.DATABASES["default"], "PASSWORD", "postgres")
    for name, value in unsafe.items():
        setattr(settings, name, value)
    (found,) = check(None)
    assert found.is_serious()
    assert found.msg.endswith(".")
    with pytest.raises(SystemExit) as left:
        checks.refuse_unsafe_start()
    assert str(left.value).startswith("Refused to start: ")
    assert "\n" not in str(left.value)


def test_our_own_settings_are_safe(db: None) -> None:
    assert checks.migrations(None, databases=["default"]) == []
    assert checks.act_log(None, databases=["default"]) == []
    assert [*checks.secret_key(None), *checks.hosts(None), *checks.debug(None), *checks.passwords(None)] == []


@pytest.mark.case("AU-01")
@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"SECRET_KEY": ""}, "Refused to start: The SECRET_KEY setting must not be empty."),
        (
            {"SECRET_KEY": "short"},
            "Refused to start: SECRET_KEY must have at least 50 characters, drawn by chance.",
        ),
    ],
    ids=["no key", "a short key"],
)
def test_the_web_process_leaves_with_one_sentence(changed: dict[str, str], sentence: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", "import workbench.wsgi"],
        env={**os.environ, **changed}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr.strip()) == (1, sentence)


@pytest.mark.case("AU-01")
def test_a_missing_migration_is_one_sentence(db: None, monkeypatch: Any) -> None:
    monkeypatch.setattr(
        "django.db.migrations.executor.MigrationExecutor.migration_plan",
        lambda *_: [("annotations.0009", False)],
    )
    (found,) = checks.migrations(None, databases=["default"])
    assert found.msg == "1 migrations are missing: run `python3 manage.py migrate`."


@pytest.mark.case("AU-01")
def test_a_role_that_could_rewrite_the_log_is_one_sentence(db: None, settings: Any, monkeypatch: Any) -> None:
    settings.DATABASE_ROLE_LEVEL = "separate"
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE annotations_act (id int) ON COMMIT DROP")
    (found,) = checks.act_log(None, databases=["default"])
    assert "act log" in found.msg
    settings.DATABASE_ROLE_LEVEL = "single"
    assert checks.act_log(None, databases=["default"]) == []


def test_a_database_that_is_away_does_not_keep_the_web_from_starting(monkeypatch: Any) -> None:
    def away(**options: Any) -> list[Any]:
        if "databases" in options:
            raise OperationalError("away")
        return []

    monkeypatch.setattr(checks.checks, "run_checks", away)
    checks.refuse_unsafe_start()
