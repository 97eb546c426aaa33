"""Any failure becomes one refusal, any refusal one answer (RELIABILITY §1, L13)."""

from __future__ import annotations

from typing import Any

import psycopg
import pytest
from django.core import exceptions
from django.db import IntegrityError, OperationalError, connection, transaction
from django.db.utils import InterfaceError
from django.http import Http404, UnreadablePostError
from django.test import Client, RequestFactory
from rest_framework import exceptions as drf

from annotations import errors
from annotations.http.database import register_constraint
from annotations.http.problems import Broken, answer, classify
from annotations.models import Label
from tests.annotations.http import sample_api
from tests.annotations.http.conftest import ByToken, House


def caused(kind: type[Exception], cause: Exception) -> Exception:
    error = kind("words of the driver")
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    ("failure", "expected"),
    [
        pytest.param(Http404(), errors.NotFound, id="Django's 404"),
        pytest.param(Label.DoesNotExist(), errors.NotFound, id="a row that is not there"),
        pytest.param(exceptions.PermissionDenied(), errors.Forbidden, id="Django's 403"),
        pytest.param(exceptions.DisallowedHost(), errors.BadRequest, id="a bad host"),
        pytest.param(exceptions.RequestDataTooBig(), errors.TooLarge, id="a form too large"),
        pytest.param(exceptions.TooManyFieldsSent(), errors.Invalid, id="too many fields"),
        pytest.param(UnreadablePostError(), errors.BadRequest, id="a sender that went away"),
        pytest.param(drf.NotAuthenticated(), errors.Unauthenticated, id="DRF's 401"),
        pytest.param(drf.ParseError(), errors.Malformed, id="DRF's parse error"),
        pytest.param(drf.UnsupportedMediaType("x/y"), errors.UnsupportedMedia, id="DRF's 415"),
        pytest.param(drf.Throttled(wait=3), errors.Throttled, id="DRF's 429"),
        pytest.param(drf.ValidationError({"a": ["b"]}), errors.Invalid, id="DRF's 400"),
        pytest.param(
            OperationalError("server closed the connection"), errors.Unavailable, id="a lost connection"
        ),
        pytest.param(
            InterfaceError("connection already closed"), errors.Unavailable, id="a closed connection"
        ),
        pytest.param(
            caused(OperationalError, psycopg.errors.QueryCanceled()),
            errors.Unavailable,
            id="statement time-out",
        ),
        pytest.param(
            caused(OperationalError, psycopg.errors.LockNotAvailable()),
            errors.Unavailable,
            id="lock time-out",
        ),
        pytest.param(caused(OperationalError, psycopg.errors.DiskFull()), errors.Unavailable, id="disk full"),
        pytest.param(
            caused(OperationalError, psycopg.errors.TooManyConnections()),
            errors.Unavailable,
            id="no connection left",
        ),
        pytest.param(
            caused(OperationalError, psycopg.errors.DeadlockDetected()),
            errors.Unavailable,
            id="a third deadlock",
        ),
        pytest.param(
            caused(IntegrityError, psycopg.errors.UniqueViolation()),
            errors.Conflict,
            id="something there already",
        ),
        pytest.param(
            caused(IntegrityError, psycopg.errors.ForeignKeyViolation()),
            errors.Invalid,
            id="something not there",
        ),
        pytest.param(
            caused(IntegrityError, psycopg.errors.NotNullViolation()), Broken, id="a value we forgot"
        ),
        pytest.param(ZeroDivisionError("secret"), Broken, id="a bug"),
    ],
)
def test_every_failure_is_one_refusal(failure: Exception, expected: type[errors.WorkbenchError]) -> None:
    assert type(classify(failure)) is expected


def test_a_constraint_speaks_in_its_own_words(house: House) -> None:
    register_constraint(
        "label_key_once", lambda: errors.Conflict("There is such a label.", reason="label_exists")
    )
    with pytest.raises(IntegrityError) as failure, transaction.atomic():
        Label.objects.create(project=house.project, key="k", name="again", kind="claim")
    refusal = classify(failure.value)
    assert (refusal.status, refusal.reason) == (409, "label_exists")


def test_a_real_time_out_is_unavailable(db: None) -> None:
    with pytest.raises(OperationalError) as failure, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL statement_timeout = 1")
        cursor.execute("SELECT pg_sleep(1)")
    assert classify(failure.value).status == 503


@pytest.mark.parametrize(
    ("refusal", "header", "value"),
    [
        (errors.Unavailable(), "Retry-After", "2"),
        (errors.Throttled(retry_after=7), "Retry-After", "7"),
        (errors.MethodNotAllowed(allow=("GET", "PUT")), "Allow", "GET, PUT"),
        (errors.Stale(current={"a": 1}, current_etag='"1-2"'), "ETag", '"1-2"'),
    ],
    ids=["503", "429", "405", "412"],
)
def test_headers_belong_to_their_refusals(refusal: errors.WorkbenchError, header: str, value: str) -> None:
    assert answer(RequestFactory().get("/api/v1/x"), refusal)[header] == value


def test_a_bug_says_nothing_of_itself(edda: ByToken) -> None:
    sample_api.BrokenView.failure = ZeroDivisionError("SELECT secret FROM /etc/passwd")
    response = edda.send("GET", "/api/v1/broken")
    assert response.status_code == 500
    assert b"secret" not in response.content
    assert b"Traceback" not in response.content
    assert response.json()["request_id"] == response["X-Request-ID"]


def test_a_database_that_goes_away_is_503(edda: ByToken) -> None:
    sample_api.BrokenView.failure = OperationalError("the connection is lost")
    response = edda.send("POST", "/api/v1/broken", b"")
    assert response.status_code == 503
    assert response["Retry-After"] == "2"


def test_a_session_that_cannot_be_read_is_503_and_never_401(
    db: None, monkeypatch: Any, settings: Any
) -> None:
    def away(*_: Any, **__: Any) -> None:
        raise OperationalError("no connection")

    settings.ROOT_URLCONF = "tests.annotations.http.sample_api"
    monkeypatch.setattr("django.contrib.sessions.backends.db.SessionStore.load", away)
    client = Client(raise_request_exception=False)
    client.cookies[settings.SESSION_COOKIE_NAME] = "x" * 32
    for path, kind in (
        ("/api/v1/broken", "application/problem+json"),
        ("/password", "text/html; charset=utf-8"),
    ):
        response = client.get(path)
        assert (response.status_code, response["Content-Type"]) == (503, kind)


def test_a_bad_host_is_400_in_the_shape_of_its_address(db: None) -> None:
    client = Client(raise_request_exception=False)
    for path, kind in (("/api/v1/x", "application/problem+json"), ("/sign-in", "text/html; charset=utf-8")):
        response = client.get(path, headers={"Host": "evil.example"})
        assert (response.status_code, response["Content-Type"]) == (400, kind)


def test_no_route_is_404_in_the_shape_of_its_address(db: None) -> None:
    client = Client(raise_request_exception=False)
    for path, kind in (
        ("/api/nothing", "application/problem+json"),
        ("/nothing", "text/html; charset=utf-8"),
    ):
        response = client.get(path)
        assert (response.status_code, response["Content-Type"]) == (404, kind)
