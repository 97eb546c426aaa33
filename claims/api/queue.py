"""`queue`: the claims that wait for the reader; asking somebody to review, and leaving a claim to others."""

from __future__ import annotations

from django.db.models import Case, IntegerField, Value, When
from django.http import HttpResponse
from rest_framework.request import Request

from annotations.errors import Invalid
from annotations.http import fields
from annotations.http.serializers import StrictSerializer
from annotations.http.views import ProjectView
from annotations.models import Role
from claims.api.claim import OneClaim
from claims.api.claim_shape import ClaimOut
from claims.models import AssignmentState
from claims.services.assign import assign, skip, waiting_for

NO_REVIEWERS = (Role.VIEWER, Role.ANNOTATOR)


class Waiting(ClaimOut):
    """A claim that waits for the reader."""

    begun = fields.Flag(help_text="One has a draft of it.")
    asked = fields.Flag(help_text="One was asked to review it.")


class QueueView(ProjectView):
    """What one may review next."""

    verbs = {"GET": "review"}
    answers = {"GET": [Waiting]}

    def get(self, request: Request, **ids: int) -> HttpResponse:
        """What one began, what one was asked for, then the oldest."""
        standing = Case(When(begun=True, then=Value(0)), When(asked=True, then=Value(1)), default=Value(2), output_field=IntegerField())
        rows = waiting_for(self.access).annotate(standing=standing).defer("search")
        return self.page(rows, order=("standing", "created_at", "id"))


class Asked(StrictSerializer):
    """Who is asked."""

    username = fields.Text(max_length=150)


class AssignmentOut(StrictSerializer):
    """Somebody was asked to review a claim."""

    id = fields.Id()
    claim = fields.Id(source="claim_id")
    reviewer = fields.Id(source="reviewer_id")
    round = fields.Integer()
    state = fields.Choice(choices=AssignmentState.choices)
    etag = fields.Text()


class AssignView(OneClaim):
    """Asking a member to review."""

    verbs = {"POST": "assign"}
    matched = frozenset({"POST"})
    bodies = {"POST": Asked}
    answers = {"POST": AssignmentOut}

    def represent(self, obj: object) -> dict[str, object]:
        """What a stale request is told: the claim as it is."""
        return dict(ClaimOut(obj, context=self.context()).data)

    def post(self, request: Request, **ids: int) -> HttpResponse:
        """Ask them; who is no reviewer here and who is nobody are told alike."""
        name = self.body()["username"]
        self.match(self.claim)
        seat = self.access.members().filter(user__username=name, user__is_active=True).exclude(role__in=NO_REVIEWERS).first()
        if seat is None:
            raise Invalid("They are no reviewer here.", field="username", reason="unknown_reference")
        return self.single(assign(by=self.access, claim=self.claim, reviewer=seat.user))


class SkipView(OneClaim):
    """Not now, not me."""

    verbs = {"POST": "review"}
    matched = frozenset({"POST"})

    def represent(self, obj: object) -> dict[str, object]:
        """What a stale request is told: the claim as it is."""
        return dict(ClaimOut(obj, context=self.context()).data)

    def post(self, request: Request, **ids: int) -> HttpResponse:
        """Back to the queue with it."""
        self.match(self.claim)
        skip(by=self.access, claim=self.claim)
        return self.nothing()
