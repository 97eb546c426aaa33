"""`reviews` and `verdicts` of a claim, as far as they are open to the reader."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from rest_framework.request import Request

from annotations.access import Access
from annotations.http import fields
from annotations.http.serializers import StrictSerializer
from claims import access as room
from claims.api.claim import OneClaim
from claims.api.shown import Authored, RatingOut
from claims.models import Claim, Confidence, Review, ReviewState, Verdict
from claims.records.verdicts import status_of, with_what_followed


class ReviewOut(Authored):
    """One reviewer's work on the claim in one round."""

    id = fields.Id()
    claim = fields.Id(source="claim_id")
    round = fields.Integer()
    reviewer = fields.Id(source="reviewer_id", allow_null=True, help_text="Null for others while the round is blind.")
    state = fields.Choice(choices=ReviewState.choices)
    attribution = RatingOut(allow_null=True)
    veracity = RatingOut(allow_null=True)
    confidence = fields.Choice(choices=Confidence.choices, allow_null=True)
    rationale = fields.Text()
    search_log = fields.Text()
    evidence_sets = fields.Items(child=fields.Items(child=fields.Id()))
    return_comment = fields.Text()
    submitted_at = fields.Moment(allow_null=True)
    etag = fields.Text()

    def to_representation(self, instance: Any) -> dict[str, Any]:
        """No confidence is null, not an empty word."""
        shape = super().to_representation(instance)
        return {**shape, "confidence": shape["confidence"] or None}


class SetOut(StrictSerializer):
    """Pieces of evidence that stand only together."""

    id = fields.Id()
    evidence = fields.Items(child=fields.Id())


class VerdictOut(Authored):
    """Ratings on both axes with their reasons; `status` tells what followed."""

    id = fields.Id()
    claim = fields.Id(source="claim_id")
    review = fields.Id(source="review_id", allow_null=True, help_text="Null: the claim's own verdict.")
    round = fields.Integer()
    revision = fields.Integer(help_text="Counts the verdicts of the claim that the reader may see.")
    supersedes = fields.Id(source="supersedes_id", allow_null=True)
    status = fields.Text(help_text="submitted, decided, approved, published, corrected or retracted.")
    attribution = RatingOut(allow_null=True)
    veracity = RatingOut()
    confidence = fields.Choice(choices=Confidence.choices, allow_null=True)
    rationale = fields.Text()
    search_log = fields.Text()
    evidence_sets = SetOut(many=True)
    created_by = fields.Id(source="created_by_id", allow_null=True, help_text="Null for others while the round is blind.")
    created_at = fields.Moment()

    def to_representation(self, instance: Any) -> dict[str, Any]:
        """From rows that `verdicts_of` numbered."""
        instance.status = status_of(instance)
        sets = sorted(instance.evidence_sets.all(), key=lambda one: one.pk)
        shape = {**self.without_sets(instance), "confidence": instance.confidence or None}
        pieces = [sorted(item.evidence_id for item in one.items.all()) for one in sets]
        return {**shape, "evidence_sets": [{"id": one.pk, "evidence": ids} for one, ids in zip(sets, pieces, strict=True)]}

    def without_sets(self, instance: Any) -> dict[str, Any]:
        """Everything but the sets, whose rows lie two tables away."""
        self.fields.pop("evidence_sets", None)
        return super().to_representation(instance)


def reviews_of(by: Access, claim: Claim) -> QuerySet[Review]:
    """The claim's reviews in sight."""
    return room.reviews(by).filter(claim=claim).select_related("claim", "attribution", "veracity").defer("claim__search")


def verdicts_of(by: Access, claim: Claim) -> QuerySet[Verdict]:
    """The claim's verdicts in sight, with what followed and the sets they cite."""
    rows = with_what_followed(room.verdicts(by).filter(claim=claim)).defer("claim__search")
    return rows.prefetch_related("evidence_sets__items")


def numbered(by: Access, claim: Claim, rows: Sequence[Any]) -> Sequence[Any]:
    """Revisions without gaps: a gap would tell that somebody else has submitted."""
    order = list(room.verdicts(by).filter(claim=claim).order_by("revision").values_list("pk", flat=True))
    places = {pk: place for place, pk in enumerate(order, start=1)}
    for row in rows:
        row.revision = places.get(row.pk, row.revision)
    return rows


class ReviewsView(OneClaim):
    """The claim's reviews: one's own, and others' submitted ones once they are open."""

    answers = {"GET": [ReviewOut]}

    def get(self, request: Request, **ids: int) -> HttpResponse:
        """In the order in which they were opened."""
        return self.page(reviews_of(self.access, self.claim), order=("id",))


class VerdictsView(OneClaim):
    """The claim's history of verdicts."""

    answers = {"GET": [VerdictOut]}

    def get(self, request: Request, **ids: int) -> HttpResponse:
        """In the order in which they were given."""
        return self.page(verdicts_of(self.access, self.claim), order=("id",))

    def many(self, rows: Sequence[Any]) -> list[Any]:
        """A page of them, numbered as the reader may count."""
        return super().many(numbered(self.access, self.claim, rows))
