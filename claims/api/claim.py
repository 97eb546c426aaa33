"""One claim: its words and facts, taken out of the work and back, merged into another."""

from __future__ import annotations

from django.http import HttpResponse
from rest_framework.request import Request

from annotations.http import fields
from annotations.http.serializers import StrictSerializer
from annotations.http.views import ProjectView
from claims import access as room
from claims.api.claim_shape import ClaimChanges, ClaimOut
from claims.api.shown import NOTE
from claims.models import Claim, ClaimState
from claims.services.edit_claim import edit_claim, merge_claims, reject_claim, restore_claim


class OneClaim(ProjectView):
    """What a URL with a claim names."""

    claim: Claim

    def find(self) -> None:
        """The claim of this project; under its lock when its version will be compared."""
        self.claim = self.row(room.claims(self.access), "claim_id")


class ChangingClaim(OneClaim):
    """Changing what another person stated is a right of its own."""

    def verb(self) -> str:
        """One's own, and proposals nobody decided, need the right to claim alone."""
        if self.method in {"GET", "HEAD", "OPTIONS"}:
            return "read"
        proposed = self.claim.created_by_id is None and self.claim.state == ClaimState.SUGGESTED
        free = proposed or self.claim.created_by_id == self.access.user.pk
        return "claim" if free or not self.access.may("claim") else "change_others"


class ClaimView(ChangingClaim):
    """One claim."""

    bodies = {"PATCH": ClaimChanges}
    answers = {"GET": ClaimOut, "PATCH": ClaimOut}

    def get(self, request: Request, **ids: int) -> HttpResponse:
        """Read it."""
        return self.single(self.claim)

    def patch(self, request: Request, **ids: int) -> HttpResponse:
        """Reword or complete it, until it is decided."""
        changes = self.body()
        self.match(self.claim)
        return self.single(edit_claim(by=self.access, claim=self.claim, **changes))


class ClaimRejection(StrictSerializer):
    """Why not, if one says so."""

    reason = fields.Text(max_length=NOTE, allow_blank=True, required=False)


class RejectClaimView(ChangingClaim):
    """Taking a claim out of the work."""

    matched = frozenset({"POST"})
    bodies = {"POST": ClaimRejection}
    answers = {"POST": ClaimOut}

    def post(self, request: Request, **ids: int) -> HttpResponse:
        """Reject it, unless it is under review. The body may be left out."""
        said = self.body() if self.incoming and self.incoming.length else {}
        self.match(self.claim)
        return self.single(reject_claim(by=self.access, claim=self.claim, **said))


class RestoreClaimView(ChangingClaim):
    """Taking a rejected claim back in."""

    matched = frozenset({"POST"})
    answers = {"POST": ClaimOut}

    def post(self, request: Request, **ids: int) -> HttpResponse:
        """Restore it."""
        self.match(self.claim)
        return self.single(restore_claim(by=self.access, claim=self.claim))


class Merge(StrictSerializer):
    """The claim that stays."""

    into = fields.Id()


class MergeClaimView(OneClaim):
    """One statement that was entered twice."""

    verbs = {"POST": "change_others"}
    matched = frozenset({"POST"})
    bodies = {"POST": Merge}
    answers = {"POST": ClaimOut}

    def find(self) -> None:
        """The claim, not yet locked: both are locked in the order of their ids."""
        self.claim = self.access.one(room.claims(self.access), int(self.kwargs["claim_id"]))

    def post(self, request: Request, **ids: int) -> HttpResponse:
        """Move its places and evidence to the other claim; it points there from now on."""
        into = self.access.referenced(room.claims(self.access), self.body()["into"], name="into")
        locked = {pk: self.access.locked(room.claims(self.access), pk) for pk in sorted({self.claim.pk, into.pk})}
        self.match(locked[self.claim.pk])
        return self.single(merge_claims(by=self.access, claim=locked[self.claim.pk], into=locked[into.pk]))
