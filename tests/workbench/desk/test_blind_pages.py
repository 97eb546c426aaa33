"""What the desk's pages would tell around the blind rule: disputes, the history's numbers, sources in exports."""

from __future__ import annotations

from django.test import Client

from annotations.access import enter
from claims.models import Claim, ClaimState
from claims.records import ProjectSnapshot
from claims.services.assign import assign
from claims.services.review import open_review
from tests import people
from workbench.desk.agreement import batch_agreement


def page(by: object, path: str) -> tuple[int, str]:
    client = Client()
    client.force_login(by.user)  # type: ignore[attr-defined]
    answer = client.get(path)
    return answer.status_code, answer.content.decode()


def dispute_with(desk: people.Desk, claim: Claim) -> Claim:
    assign(by=desk.edda, claim=claim, reviewer=desk.chen.user)
    people.review(desk.bela, claim, "partly", rationale="zirconium")
    people.review(desk.chen, claim, "refuted")
    claim.refresh_from_db()
    assert claim.state == ClaimState.DISPUTED
    return claim


def test_a_reviewer_who_adjudicates_sees_not_the_other_review(desk: people.Desk, claim: Claim) -> None:
    dispute_with(desk, claim)
    status, shown = page(desk.chen, f"/claims/{claim.pk}/adjudicate")
    assert status == 403
    assert "zirconium" not in shown
    assert "zirconium" in page(desk.edda, f"/claims/{claim.pk}/adjudicate")[1]


def test_nor_does_who_was_asked_and_has_not_begun(desk: people.Desk, claim: Claim) -> None:
    assign(by=desk.edda, claim=claim, reviewer=desk.chen.user)
    people.review(desk.bela, claim, "partly", rationale="zirconium")
    people.review(desk.boris, claim, "refuted")
    assert page(desk.chen, f"/claims/{claim.pk}/adjudicate")[0] == 404
    assert claim.text not in page(desk.chen, "/adjudicate")[1]


def test_numbers_of_the_history_tell_nothing(desk: people.Desk, claim: Claim) -> None:
    people.review(desk.bela, claim)
    open_review(by=desk.boris, claim=claim)
    desk.edda.project.reviews_per_claim = 3
    desk.edda.project.save()
    people.review(enter(desk.boris.user, desk.project_id), claim)
    shown = page(desk.boris, f"/claims/{claim.pk}")[1]
    assert "Review: " in shown
    assert "Version 2" not in shown


def test_agreement_counts_only_reviews_in_sight(desk: people.Desk, claim: Claim) -> None:
    dispute_with(desk, claim)
    assert {row["field"]: row["n"] for row in batch_agreement(desk.chen)["rows"]}["Veracity"] == 0
    assert {row["field"]: row["n"] for row in batch_agreement(desk.edda)["rows"]}["Veracity"] == 1


def test_sources_of_a_blind_round_leave_in_no_export(desk: people.Desk, claim: Claim) -> None:
    open_review(by=desk.bela, claim=claim)
    people.evidence(desk.bela, claim, publisher="zirconium press")
    assert "zirconium press" in {one.name for one in ProjectSnapshot(desk.bela).sources()}
    assert "zirconium press" not in {one.name for one in ProjectSnapshot(desk.boris).sources()}
