"""What the public sees of a published review, and what it does not."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from django.test import Client

from annotations.models import Project
from claims.models import Claim
from claims.services.adjudicate import reopen
from claims.services.publish import retract
from tests import people
from tests.claims.exporters.reading import assert_valid


@pytest.fixture
def anybody() -> Client:
    """A reader without an account."""
    return Client(raise_request_exception=False)


@pytest.fixture
def shown(desk: people.Desk) -> Claim:
    """A published claim in a project that shows its reviews."""
    claim, _ = people.published_claim(desk)
    Project.objects.filter(pk=desk.project_id).update(public_pages=True)
    return claim


def record_in(answer: Any) -> Any:
    found = re.search(rb'<script type="application/ld\+json">(.*?)</script>', answer.content, re.DOTALL)
    assert found
    return json.loads(found[1])


def test_a_published_review_is_a_page_and_a_valid_record(anybody: Client, shown: Claim) -> None:
    page, record = anybody.get(f"/reviews/{shown.pk}"), anybody.get(f"/reviews/{shown.pk}.jsonld")
    assert (page.status_code, record.status_code) == (200, 200)
    assert record["Content-Type"] == "application/ld+json"
    assert_valid("claimreview", record.json())
    assert record_in(page) == record.json()
    assert record.json()["url"].endswith(f"/reviews/{shown.pk}")
    assert page.content.count(b"<script") == 1


def test_no_person_is_named_on_it(anybody: Client, shown: Claim) -> None:
    whole = anybody.get(f"/reviews/{shown.pk}").content + anybody.get(f"/reviews/{shown.pk}.jsonld").content
    assert not [name for name in people.ROLES if re.search(rf"\b{name}\b", whole.decode().lower())]


@pytest.mark.case("UP-12")
def test_markup_in_the_claim_ends_no_script(anybody: Client, shown: Claim) -> None:
    words = "</script><script>alert(1)</script><!-- & it"
    Claim.objects.filter(pk=shown.pk).update(text=words)
    page = anybody.get(f"/reviews/{shown.pk}")
    assert page.content.count(b"<script") == 1
    assert record_in(page)["claimReviewed"] == words


def test_after_a_retraction_there_is_only_the_notice(anybody: Client, desk: people.Desk, shown: Claim) -> None:
    retract(by=desk.edda, claim=shown, note="The order was quoted from a draft.")
    page, record = anybody.get(f"/reviews/{shown.pk}"), anybody.get(f"/reviews/{shown.pk}.jsonld")
    assert (page.status_code, record.status_code) == (410, 410)
    assert b"quoted from a draft" in page.content
    assert b"ld+json" not in page.content
    assert b"The court" not in page.content.replace(shown.text.encode(), b"")
    assert record.json()["item"] == []
    assert set(record.json()) == {"@context", "@type", "url", "dateCreated", "dateDeleted", "item"}


def test_a_claim_opened_again_stays_public_as_it_was(anybody: Client, desk: people.Desk, shown: Claim) -> None:
    before = anybody.get(f"/reviews/{shown.pk}.jsonld").json()
    reopen(by=desk.chen, claim=shown, reason="New evidence.")
    people.review(desk.bela, shown, "supported", rationale="A secret until decided.")
    after = anybody.get(f"/reviews/{shown.pk}.jsonld")
    assert after.json() == before
    assert b"secret" not in anybody.get(f"/reviews/{shown.pk}").content


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param("project", id="the project does not show its reviews"),
        pytest.param("unpublished", id="the verdict is approved and not published"),
        pytest.param("absent", id="there is no such claim"),
    ],
)
@pytest.mark.parametrize("suffix", ["", ".jsonld"], ids=["as a page", "as a record"])
def test_everything_else_is_one_404(anybody: Client, desk: people.Desk, shown: Claim, spoil: str, suffix: str) -> None:
    assert anybody.get(f"/reviews/{shown.pk}{suffix}").status_code == 200
    pk = shown.pk
    if spoil == "project":
        Project.objects.update(public_pages=False)
    elif spoil == "unpublished":
        pk = people.adjudicated_claim(desk, people.ingest(desk.anahit, f"{people.ARTICLE}More.\n"))[0].pk
    else:
        pk = 999_999_999
    answer = anybody.get(f"/reviews/{pk}{suffix}")
    assert answer.status_code == 404
    assert b"Lachin" not in answer.content
