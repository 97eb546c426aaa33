"""`claims/<c>/dossier`: what an adjudicator or approver decides on; its tag rises with each part of it."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from rest_framework.request import Request

from annotations.errors import NotFound
from annotations.http import fields
from annotations.http.serializers import StrictSerializer
from claims import access as room
from claims.api.claim import OneClaim
from claims.api.claim_shape import ClaimOut
from claims.api.evidence import EvidenceOut
from claims.api.reviews import ReviewOut, VerdictOut, numbered, reviews_of, verdicts_of
from claims.api.shown import Authored
from claims.models import Choice


class AdjudicationOut(Authored):
    """One decision over reviews, with the versions it saw."""

    id = fields.Id()
    claim = fields.Id(source="claim_id")
    round = fields.Integer()
    choice = fields.Choice(choices=Choice.choices)
    reviews = fields.Items(child=fields.Id(), source="review_ids")
    review_versions = fields.Items(child=fields.Integer())
    verdict = fields.Id(source="verdict_id", allow_null=True)
    reason = fields.Text()
    created_by = fields.Id(source="created_by_id", allow_null=True)
    created_at = fields.Moment()


class DossierOut(StrictSerializer):
    """The claim with its reviews, verdicts and evidence, and what was decided before."""

    claim = ClaimOut()
    reviews = ReviewOut(many=True)
    verdicts = VerdictOut(many=True)
    evidence = EvidenceOut(many=True)
    adjudications = AdjudicationOut(many=True)
    etag = fields.Text(help_text="For If-Match of adjudicate and approve.")


class DossierView(OneClaim):
    """What is decided on."""

    answers = {"GET": DossierOut}

    def find(self) -> None:
        """Absent for whom others' reviews are still hidden."""
        super().find()
        if not room.sees_reviews(self.access, self.claim):
            raise NotFound

    def get(self, request: Request, **ids: int) -> HttpResponse:
        """Read it. The tag is older than its parts, never newer: a decision on it can only be refused too often."""
        by, claim = self.access, self.claim
        verdicts = numbered(by, claim, list(verdicts_of(by, claim).order_by("revision")))
        evidence = room.evidence(by).filter(claim=claim).select_related("claim", "document").defer("claim__search")
        parts: dict[str, Any] = {
            "claim": claim,
            "reviews": reviews_of(by, claim).order_by("pk"),
            "verdicts": verdicts,
            "evidence": evidence.order_by("pk"),
            "adjudications": room.adjudications(by).filter(claim=claim).select_related("claim").order_by("pk"),
            "etag": claim.dossier_etag,
        }
        return self.single(parts, etag=claim.dossier_etag)
