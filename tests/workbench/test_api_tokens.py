"""Tokens of one's programs: told once, bound, read-only, expiring, revoked (AU)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from annotations.models import KeptAnswer
from tests import people
from tests.annotations.api.conftest import Program, own_cache, refused  # noqa: F401  a fixture for this module

TOKENS = "/api/v1/tokens"


@pytest.fixture
def anahit(desk: people.Desk) -> Program:
    return Program("anahit", desk.project_id)


def bearer(secret: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {secret}"}


def test_a_token_is_told_once_and_works_until_it_is_revoked(anahit: Program) -> None:
    made = anahit.send("POST", TOKENS, {"name": "importer"})
    assert made.status_code == 201, made.content
    secret = made.json()["token"]
    assert secret not in str(anahit.send("GET", TOKENS).json())
    me = anahit.send("GET", "/api/v1/me", **bearer(secret)).json()
    assert (me["username"], me["token"]["name"]) == ("anahit", "importer")
    assert anahit.send("DELETE", made["Location"], If_Match=made["ETag"]).status_code == 204
    assert refused(anahit.send("GET", "/api/v1/me", **bearer(secret)))[:2] == (401, "unauthenticated")


def test_a_repeated_request_is_answered_without_the_secret(anahit: Program) -> None:
    first = anahit.send("POST", TOKENS, {"name": "importer"}, Idempotency_Key="once")
    again = anahit.send("POST", TOKENS, {"name": "importer"}, Idempotency_Key="once")
    assert (again.status_code, again["Idempotent-Replay"]) == (201, "true")
    assert again.json() == {**first.json(), "token": None}
    assert first.json()["token"].encode() not in bytes(KeptAnswer.objects.get().body)


def test_a_narrow_token_stays_narrow(anahit: Program, desk: people.Desk) -> None:
    bound = anahit.send("POST", TOKENS, {"name": "n", "project": desk.project_id, "read_only": True}).json()["token"]
    assert anahit.send("GET", "labels", **bearer(bound)).status_code == 200
    text = anahit.send("POST", "articles", {"text": "Words."}, **bearer(bound))
    assert refused(text)[:3] == (403, "forbidden", "token_read_only")
    soon = (timezone.now() + timedelta(hours=1)).isoformat()
    expiring = anahit.send("POST", TOKENS, {"name": "n", "expires_at": soon}).json()["token"]
    for narrow in (bound, expiring):
        assert refused(anahit.send("POST", TOKENS, {"name": "wider"}, **bearer(narrow)))[0] == 403
    assert refused(anahit.send("GET", TOKENS, **bearer(bound)))[:3] == (403, "forbidden", "token_bound")


def test_a_foreign_project_a_moment_that_is_over_and_anothers_token_are_refused(anahit: Program) -> None:
    theirs = people.strangers_project()
    foreign = anahit.send("POST", TOKENS, {"name": "n", "project": theirs.project.pk})
    assert refused(foreign) == (400, "invalid", "unknown_reference", "project")
    over = anahit.send("POST", TOKENS, {"name": "n", "expires_at": "2001-01-01T00:00:00Z"})
    assert refused(over) == (400, "invalid", "out_of_range", "expires_at")
    dara = Program("dara", theirs.project.pk)
    place = f"{TOKENS}/{dara.token.token_key.removeprefix('wb_')}"
    assert dara.send("GET", place).status_code == 200
    assert refused(anahit.send("GET", place))[:2] == (404, "not_found")


@pytest.mark.django_db(transaction=True)
def test_making_and_revoking_are_acts(committed_desk: people.Desk) -> None:
    edda = Program("edda", committed_desk.project_id)
    made = edda.send("POST", TOKENS, {"name": "n", "project": committed_desk.project_id})
    edda.send("DELETE", made["Location"], If_Match=made["ETag"])
    acts = edda.send("GET", "events?limit=200").json()["results"]
    assert [act["verb"] for act in acts][-2:] == ["token.create", "token.revoke"]
    assert made.json()["token"] not in str(acts)
