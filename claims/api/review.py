"""`claims/<c>/review`: one's own review of the running round, drafted, submitted, withdrawn."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from rest_framework.request import Request

from annotations.access import Access
from annotations.errors import Invalid, NotFound, Stale
from annotations.http import fields
from annotations.http.serializers import StrictSerializer
from annotations.http.views import ProjectView
from claims import access as room
from claims.api.reviews import ReviewOut
from claims.api.shown import NOTE
from claims.models import Axis, Claim, Confidence, Review, ScaleLabel
from claims.services.review import open_review, save_draft, submit_review, withdraw_review

EVIDENCE_PER_VERDICT = 50


class ReviewDraft(StrictSerializer):
    """The whole draft: what is left out is empty. Ratings are keys of the project's current scales."""

    attribution = fields.Text(max_length=100, allow_null=True, default=None, help_text="Such as `faithful`; see scales.")
    veracity = fields.Text(max_length=100, allow_null=True, default=None, help_text="Such as `refuted`; see scales.")
    confidence = fields.Choice(choices=Confidence.choices, allow_null=True, default=None)
    rationale = fields.Text(max_length=NOTE, allow_blank=True, default="")
    search_log = fields.Text(max_length=NOTE, allow_blank=True, default="", help_text="What was searched and not found.")
    evidence_sets = fields.Items(
        child=fields.Items(child=fields.Id(), max_length=EVIDENCE_PER_VERDICT, allow_empty=False),
        max_length=EVIDENCE_PER_VERDICT,
        default=list,
        help_text="Ids of evidence; pieces of one set stand only together, any set stands alone.",
    )


class OwnReview(ProjectView):
    """What the address names: the reader's review. The claim is locked before it, as everywhere."""

    verbs = {"GET": "read", "PUT": "review", "POST": "review"}
    claim: Claim
    review: Review | None

    def find(self) -> None:
        """The claim, and the review if there is one."""
        claims, claim_id = room.claims(self.access), int(self.kwargs["claim_id"])
        changing = self.method not in {"GET", "HEAD", "OPTIONS"}
        self.claim = self.access.locked(claims, claim_id) if changing else self.access.one(claims, claim_id)
        self.review = self.mine()

    def mine(self) -> Review | None:
        """As it is now."""
        own = room.own_review(self.access, self.claim)
        if own is not None:
            own.claim = self.claim
        return own

    def there(self) -> Review:
        """The review; NotFound when none was begun."""
        if self.review is None:
            raise NotFound
        return self.review

    def answer(self) -> HttpResponse:
        """The review as it is now."""
        self.claim.refresh_from_db()
        self.review = self.mine()
        return self.single(self.there())


class ReviewView(OwnReview):
    """One's own review."""

    bodies = {"PUT": ReviewDraft}
    answers = {"GET": ReviewOut, "PUT": ReviewOut}

    def find(self) -> None:
        """Only a review that exists has a version to compare; the first PUT opens it."""
        super().find()
        self.matched = frozenset() if self.review is None else type(self).matched  # type: ignore[misc]  # this request's own
        if self.method == "GET":
            self.there()

    def get(self, request: Request, **ids: int) -> HttpResponse:
        """Read it."""
        return self.single(self.there())

    def put(self, request: Request, **ids: int) -> HttpResponse:
        """Keep what is written so far; opens the review, `If-Match` once it exists."""
        draft = labelled(self.access, self.body())
        if self.review is not None:
            self.match(self.review)
        elif self.request.headers.get("If-Match"):
            raise Stale
        review = self.review or open_review(by=self.access, claim=self.claim)
        save_draft(by=self.access, review=review, **draft)
        return self.answer()


class SubmitReviewView(OwnReview):
    """Giving the verdict."""

    matched = frozenset({"POST"})
    answers = {"POST": ReviewOut}

    def find(self) -> None:
        """The review that was drafted."""
        super().find()
        self.there()

    def post(self, request: Request, **ids: int) -> HttpResponse:
        """Submit the draft as it is; the last one of a round settles it."""
        review = self.there()
        self.match(review)
        submit_review(by=self.access, review=review)
        return self.answer()


class WithdrawReviewView(SubmitReviewView):
    """Taking it back, until the claim is decided."""

    def post(self, request: Request, **ids: int) -> HttpResponse:
        """Withdraw it into draft; its verdict stays in the history."""
        review = self.there()
        self.match(review)
        withdraw_review(by=self.access, review=review)
        return self.answer()


def labelled(by: Access, said: dict[str, Any]) -> dict[str, Any]:
    """The fields of a draft with labels for their keys."""
    found = {axis.value: label_of(by, axis, said[axis.value]) for axis in (Axis.ATTRIBUTION, Axis.VERACITY)}
    return {**said, **found, "confidence": said["confidence"] or ""}


def label_of(by: Access, axis: Axis, key: str | None) -> ScaleLabel | None:
    """The label of the axis's current scale; an unknown, retired or foreign one is told alike."""
    if key is None:
        return None
    label = room.scale_labels(by, axis).filter(key=key).first()
    if label is None:
        raise Invalid("There is no such label here.", field=axis.value, reason="unknown_reference")
    return label
