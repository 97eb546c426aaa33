"""Credentials of the API: tokens, sessions and their proofs (RELIABILITY AU-03 to AU-05, AZ-10)."""

# ruff: noqa: F811  pytest hands fixtures over by name

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from tests.annotations.http.conftest import House, house, person  # noqa: F401
from workbench.models import ApiToken, User

BODY = {"key": "new", "name": "New"}


def asked(secret: str, path: str, **query: str) -> Any:
    client = Client(raise_request_exception=False, headers={"Authorization": secret})
    return client.get(path, query)


def made(**fields: Any) -> tuple[ApiToken, str]:
    token, secret = ApiToken.objects.create(user=person("edda"), **fields)
    return token, secret


def test_a_token_opens_its_owners_projects(house: House) -> None:
    _, secret = made()
    assert secret.startswith("wb_")
    assert asked(f"Bearer {secret}", house.labels).status_code == 200


@pytest.mark.case("AU-04")
@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda secret: secret, id="no scheme"),
        pytest.param(lambda secret: f"Basic {secret}", id="another scheme"),
        pytest.param(lambda secret: f"Bearer {secret[:-1]}", id="a letter short"),
        pytest.param(lambda secret: f"Bearer {secret} x", id="a blank in it"),
        pytest.param(lambda secret: "Bearer wb_é", id="not ASCII"),
        pytest.param(
            lambda secret: f"Bearer {secret[:-1]}{'0' if secret[-1] != '0' else '1'}",
            id="another last letter",
        ),
        pytest.param(lambda secret: "Bearer", id="nothing behind the scheme"),
    ],
)
def test_a_malformed_token_is_401_even_beside_a_session(house: House, spoil: Any) -> None:
    _, secret = made()
    client = Client(raise_request_exception=False, headers={"Authorization": spoil(secret)})
    client.force_login(person("edda"))
    answer = client.get(house.labels)
    assert (answer.status_code, answer.json()["code"]) == (401, "unauthenticated")
    assert answer["WWW-Authenticate"].startswith("Bearer")


@pytest.mark.case("AU-04")
def test_expired_and_revoked_tokens_are_401(house: House) -> None:
    token, secret = made(expiry=timedelta(hours=1))
    assert asked(f"Bearer {secret}", house.labels).status_code == 200
    ApiToken.objects.filter(pk=token.pk).update(expiry=timezone.now() - timedelta(seconds=1))
    assert asked(f"Bearer {secret}", house.labels).status_code == 401
    assert ApiToken.objects.filter(pk=token.pk).exists()
    token.delete()
    assert asked(f"Bearer {secret}", house.labels).status_code == 401


@pytest.mark.case("AU-03")
def test_a_deactivated_person_has_no_token_and_no_session(house: House) -> None:
    _, secret = made()
    client = Client(raise_request_exception=False)
    client.force_login(person("edda"))
    assert client.get(house.labels).status_code == 200
    User.objects.filter(username="edda").update(is_active=False)
    assert client.get(house.labels).status_code == 401
    assert asked(f"Bearer {secret}", house.labels).status_code == 401


@pytest.mark.case("AZ-10")
def test_a_token_in_the_address_is_401(house: House) -> None:
    _, secret = made()
    assert asked(f"Bearer {secret}", house.labels, token=secret).status_code == 401
    assert Client().get(house.labels, {"api_key": secret}).json()["errors"][0]["code"] == "token_in_query"


@pytest.mark.case("AU-05")
@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        pytest.param(
            {"Origin": "http://testserver", "X-CSRFToken": "{token}"}, 201, id="our page with its proof"
        ),
        pytest.param({"Origin": "http://testserver"}, 403, id="no proof"),
        pytest.param({"X-CSRFToken": "{token}"}, 403, id="no Origin"),
        pytest.param({"Origin": "null", "X-CSRFToken": "{token}"}, 403, id="Origin null"),
        pytest.param({"Origin": "http://evil.example", "X-CSRFToken": "{token}"}, 403, id="another Origin"),
    ],
)
def test_a_session_proves_where_a_change_comes_from(
    house: House, headers: dict[str, str], expected: int
) -> None:
    client = Client(enforce_csrf_checks=True, raise_request_exception=False)
    client.force_login(person("edda"))
    token = client.get("/password").cookies["csrftoken"].value
    sent = {name: value.format(token=token) for name, value in headers.items()}
    answer = client.post(house.labels, BODY, content_type="application/json", headers=sent)
    assert answer.status_code == expected
    if expected == 403:
        assert answer.json()["code"] == "csrf"
    assert "Access-Control-Allow-Origin" not in answer


@pytest.mark.case("RQ-06")
def test_the_proof_is_asked_for_before_the_media_type(house: House) -> None:
    client = Client(enforce_csrf_checks=True, raise_request_exception=False)
    client.force_login(person("edda"))
    assert client.post(house.labels, {"key": "a"}).json()["code"] == "csrf"
