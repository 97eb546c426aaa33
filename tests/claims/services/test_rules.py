"""A project's rules change while claims are under review."""

from __future__ import annotations

import pytest

from annotations.models import Act
from annotations.services.projects import configure_project
from claims.models import ClaimState, Verdict
from tests import people

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk() -> people.Desk:
    return people.make_project()


def test_a_claim_with_as_many_reviews_as_are_now_asked_for_is_settled(desk: people.Desk) -> None:
    article = people.ingest(desk.anahit)
    claim, unread = people.claim(desk.anahit, article), people.claim(desk.anahit, article, people.FIGURE)
    people.review(desk.bela, claim, "partly")
    claim.refresh_from_db()
    assert claim.state == ClaimState.IN_REVIEW
    configure_project(by=desk.edda, reviews_per_claim=1)
    claim.refresh_from_db()
    unread.refresh_from_db()
    assert claim.state == ClaimState.APPROVED
    assert Verdict.objects.filter(claim=claim, review=None).count() == 1
    assert unread.state == ClaimState.ACCEPTED


def test_other_rules_and_more_reviews_settle_nothing(desk: people.Desk) -> None:
    claim = people.claim(desk.anahit, people.ingest(desk.anahit))
    people.review(desk.bela, claim, "partly")
    configure_project(by=desk.edda, reviews_per_claim=3, guideline="Read twice.")
    claim.refresh_from_db()
    assert claim.state == ClaimState.IN_REVIEW
    assert not Act.objects.filter(verb="claim.agreed").exists()
