"""Claims like one another, through the API."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from claims.models import Claim
from tests import people
from tests.annotations.api.conftest import Program

pytestmark = pytest.mark.django_db


def test_the_api_tells_them_and_a_no_is_remembered(desk: people.Desk, program: Callable[..., Program]) -> None:
    blocked, opened = (
        Claim.objects.create(project_id=desk.project_id, text=text, created_by=desk.anahit.user)
        for text in ("The Lachin road is blocked.", "The Lachin road is open.")
    )
    anahit = program("anahit")
    place = f"claims/{blocked.pk}"
    (found,) = anahit.send("GET", f"{place}/alike").json()["results"]
    assert (found["claim"], found["kind"]) == (opened.pk, "contradicts")
    assert found["reasons"]
    refused = anahit.send("POST", f"{place}/relations", {"to_claim": opened.pk, "kind": "contradicts", "status": "rejected"})
    assert (refused.status_code, refused.json()["status"]) == (201, "rejected")
    assert anahit.send("GET", f"{place}/alike").json()["results"] == []
