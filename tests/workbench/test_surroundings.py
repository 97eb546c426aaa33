"""What surrounds every request: id, log line, headers, health (RELIABILITY §1, L14, AU-07, AU-08, AU-11)."""

from __future__ import annotations

import json
import logging
from typing import Any

import pytest
import structlog
from django.conf import settings
from django.db import OperationalError
from django.test import Client

from workbench import health
from workbench.logging import configure

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


@pytest.mark.parametrize("path", ["/sign-in", "/api/v1/nothing", "/health/live", "/nothing"])
def test_every_answer_carries_its_id_and_the_policy(db: None, path: str) -> None:
    answer = Client(raise_request_exception=False).get(path)
    assert len(answer["X-Request-ID"]) == 26
    assert answer["Content-Security-Policy"] == POLICY
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["X-Frame-Options"] == "DENY"


def test_two_requests_have_two_ids_whatever_the_sender_says(db: None) -> None:
    ids = {Client().get("/health/live", headers={"X-Request-ID": "mine"})["X-Request-ID"] for _ in range(2)}
    assert len(ids) == 2
    assert "mine" not in ids


def test_the_docs_page_has_a_policy_of_its_own(db: None) -> None:
    answer = Client().get("/api/docs", headers={"Accept": "text/html"})
    assert answer.status_code == 200
    assert "script-src 'self'" in answer["Content-Security-Policy"]
    assert "<script>" not in answer.content.decode()


def test_the_description_of_the_api_is_open(db: None) -> None:
    answer = Client().get("/api/schema")
    assert answer.status_code == 200
    assert json.loads(answer.content)["openapi"].startswith("3.1")


@pytest.mark.case("AU-07")
@pytest.mark.parametrize(
    "path",
    [
        "/static/../manage.py",
        "/static/%2e%2e/manage.py",
        "/static/..%2fmanage.py",
        "/static/wb/../../manage.py",
    ],
)
def test_static_files_stay_in_their_folder(db: None, path: str) -> None:
    assert Client(raise_request_exception=False).get(path).status_code == 404


@pytest.mark.case("AU-08")
def test_a_request_is_one_line_of_json_without_address_agent_or_query(
    db: None, capsys: pytest.CaptureFixture[str]
) -> None:
    configure(settings.LOGGING | {"json": True})
    agent = "evil\r\n\x1b[31magent"
    path = "/nothing%0d%0a%1b[31m%22fake"
    answer = Client(raise_request_exception=False).get(
        path + "?secret=1", headers={"User-Agent": agent}, REMOTE_ADDR="10.9.8.7"
    )
    lines = capsys.readouterr().err.splitlines()
    told = [json.loads(line) for line in lines]
    line = next(one for one in told if one["event"] == "request")
    assert line["request_id"] == answer["X-Request-ID"]
    assert (line["method"], line["status"]) == ("GET", 404)
    assert not any(word in one for one in lines for word in ("10.9.8.7", "agent", "secret", "\x1b"))


@pytest.mark.case("AU-04")
def test_a_token_shows_six_characters_in_a_log_line(capsys: pytest.CaptureFixture[str]) -> None:
    configure(settings.LOGGING | {"json": True})
    structlog.get_logger("x").warning("refused wb_0123456789abcdef0123456789abcdef")
    logging.getLogger("y").warning("refused %s", "wb_0123456789abcdef0123456789abcdef")
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 2
    assert all("wb_012…" in json.loads(line)["event"] for line in lines)
    assert not any("3456" in line for line in lines)


def test_a_failure_in_the_log_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    configure(settings.LOGGING | {"json": True})
    try:
        raise ValueError("two\nlines")  # noqa: TRY301  the failure to be logged
    except ValueError:
        logging.getLogger("z").exception("broke")
    (line,) = capsys.readouterr().err.splitlines()
    assert "ValueError: two\nlines" in json.loads(line)["exception"]


def test_living_needs_no_database(monkeypatch: Any) -> None:
    assert Client().get("/health/live").json() == {"status": "pass"}


@pytest.mark.parametrize(
    ("parts", "status", "word"),
    [
        (("pass", "pass", "pass"), 200, "pass"),
        (("pass", "fail", "pass"), 200, "warn"),
        (("pass", "pass", "fail"), 200, "warn"),
        (("fail", "pass", "pass"), 503, "fail"),
    ],
    ids=["all well", "no broker", "no worker", "no database"],
)
def test_ready_is_what_the_database_says_and_the_rest_is_told(
    monkeypatch: Any, parts: tuple[str, str, str], status: int, word: str
) -> None:
    def probe(state: str) -> Any:
        def look() -> bool:
            if state == "fail":
                raise OperationalError("away")
            return True

        return look

    for name, state in zip(("_database", "_broker", "_worker"), parts, strict=True):
        monkeypatch.setattr(health, name, probe(state))
    answer = Client().get("/health/ready")
    assert (answer.status_code, answer.json()["status"]) == (status, word)
    assert tuple(answer.json()["checks"].values()) == parts


def test_a_worker_is_alive_for_half_a_minute_after_its_word(settings: Any, monkeypatch: Any) -> None:
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    monkeypatch.setattr(health.time, "time", lambda: 1000.0)
    health.heartbeat()
    assert health._worker()
    monkeypatch.setattr(health.time, "time", lambda: 1030.0)
    assert not health._worker()
