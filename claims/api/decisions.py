"""Settling a claim: adjudicating and approving (on the dossier's tag), opening another round."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from rest_framework.request import Request

from annotations.errors import Invalid
from annotations.http import fields
from annotations.http.serializers import StrictSerializer
from claims import access as room
from claims.api.claim import OneClaim
from claims.api.claim_shape import ClaimOut
from claims.api.dossier import AdjudicationOut
from claims.api.review import EVIDENCE_PER_VERDICT, label_of
from claims.api.shown import NOTE, Reasoned
from claims.models import Axis, Choice, Confidence
from claims.services.adjudicate import Merged, adjudicate, approve, refuse_author, refuse_own, reopen


class MergedVerdict(StrictSerializer):
    """A verdict of the adjudicator's own words; without sets, all that the reviews cite."""

    veracity = fields.Text(max_length=100)
    attribution = fields.Text(max_length=100, allow_null=True, default=None)
    confidence = fields.Choice(choices=Confidence.choices, allow_null=True, default=None)
    rationale = fields.Text(max_length=NOTE, allow_blank=True, default="")
    evidence_sets = fields.Items(child=fields.Id(), max_length=EVIDENCE_PER_VERDICT, default=list, help_text="Ids of sets.")


class Decision(StrictSerializer):
    """Take one review, merge, or return with a comment; the reviewers read the reason."""

    choice = fields.Choice(choices=Choice.choices)
    reason = fields.Text(max_length=NOTE)
    review_id = fields.Id(required=False, allow_null=True, help_text="With `take`.")
    merged = MergedVerdict(required=False, allow_null=True, help_text="With `merge`.")

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        """Each choice has its own part, and no other's."""
        for name, choice in (("review_id", Choice.TAKE), ("merged", Choice.MERGE)):
            given = attrs.get(name) is not None
            if given and attrs["choice"] != choice:
                raise Invalid(f"This goes with `{choice.value}` alone.", field=name, reason="not_with_choice")
            if not given and attrs["choice"] == choice:
                raise Invalid(f"`{choice.value}` needs this.", field=name, reason="missing")
        return attrs


class DecisionOut(AdjudicationOut):
    """The decision, and the claim as it stands after it."""

    claim = ClaimOut()  # type: ignore[assignment]  # whole here, an id elsewhere


class AdjudicateView(OneClaim):
    """Deciding a dispute."""

    verbs = {"POST": "adjudicate"}
    matched = frozenset({"POST"})
    bodies = {"POST": Decision}
    answers = {"POST": DecisionOut}

    def permit(self) -> None:
        """Never over a review of one's own."""
        super().permit()
        refuse_own(self.access, self.claim)

    def represent(self, obj: Any) -> dict[str, Any]:
        """What a stale decision is told: the claim as it is."""
        return dict(ClaimOut(obj, context=self.context()).data)

    def post(self, request: Request, **ids: int) -> HttpResponse:
        """Decide, with the dossier's tag as If-Match."""
        said = self.body()
        self.match(self.claim, etag=self.claim.dossier_etag)
        review_id, merged = said.pop("review_id", None), said.pop("merged", None)
        review = None
        if review_id is not None:
            review = self.access.referenced(room.reviews(self.access).filter(claim=self.claim), review_id, name="review_id")
        made = adjudicate(by=self.access, claim=self.claim, review=review, merged=self.merged(merged), **said)
        made.claim.refresh_from_db()
        return self.single(made, etag=made.claim.etag)

    def merged(self, said: dict[str, Any] | None) -> Merged | None:
        """The fields of a merged verdict with ids for its labels."""
        if said is None:
            return None
        veracity = label_of(self.access, Axis.VERACITY, said["veracity"])
        attribution = label_of(self.access, Axis.ATTRIBUTION, said["attribution"])
        assert veracity is not None
        return Merged(
            veracity=veracity.pk, attribution=attribution.pk if attribution else None, confidence=said["confidence"] or "",
            rationale=said["rationale"], evidence_sets=tuple(said["evidence_sets"]),
        )  # fmt: skip


class ApproveView(OneClaim):
    """Approving, where the project asks for a separate approver."""

    verbs = {"POST": "adjudicate"}
    matched = frozenset({"POST"})
    answers = {"POST": ClaimOut}

    def permit(self) -> None:
        """Never what one wrote."""
        super().permit()
        refuse_author(self.access, self.claim)

    def post(self, request: Request, **ids: int) -> HttpResponse:
        """Approve what others agreed on or adjudicated, with the dossier's tag as If-Match."""
        self.match(self.claim, etag=self.claim.dossier_etag)
        approve(by=self.access, claim=self.claim)
        self.claim.refresh_from_db()
        return self.single(self.claim)


class ReopenView(OneClaim):
    """Another round."""

    verbs = {"POST": "adjudicate"}
    matched = frozenset({"POST"})
    bodies = {"POST": Reasoned}
    answers = {"POST": ClaimOut}

    def post(self, request: Request, **ids: int) -> HttpResponse:
        """Open a decided claim again; what is public stays so until it is corrected or retracted."""
        said = self.body()
        self.match(self.claim)
        return self.single(reopen(by=self.access, claim=self.claim, **said))
