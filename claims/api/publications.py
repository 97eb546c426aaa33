"""`publications`: what is or was public; publishing, correcting and retracting."""

from __future__ import annotations

from django.http import HttpResponse
from rest_framework.request import Request

from annotations.http import fields
from annotations.http.serializers import PageQuery, StrictSerializer
from annotations.http.views import ProjectView
from claims import access as room
from claims.api.claim import OneClaim
from claims.api.claim_shape import ClaimOut
from claims.api.shown import NOTE
from claims.models import Claim, PublicationState
from claims.services.publish import publish, refuse_lone_publisher, retract


class PublicationOut(StrictSerializer):
    """One step in a claim's public life; the last one is what the public sees, unless it retracts."""

    id = fields.Id()
    claim = fields.Id(source="claim_id")
    verdict = fields.Id(source="verdict_id")
    number = fields.Integer()
    state = fields.Choice(choices=PublicationState.choices)
    supersedes = fields.Id(source="supersedes_id", allow_null=True)
    note = fields.Text()
    created_by = fields.Id(source="created_by_id", allow_null=True)
    created_at = fields.Moment()


class PublicationQuery(PageQuery):
    """Which publications."""

    state = fields.Choice(choices=PublicationState.choices, required=False)


class PublicationsView(ProjectView):
    """The project's publications."""

    queries = {"GET": PublicationQuery}
    answers = {"GET": [PublicationOut]}

    def get(self, request: Request, **ids: int) -> HttpResponse:
        """Newest first, every step."""
        wanted = self.query()
        rows = room.publications(self.access)
        if "state" in wanted:
            rows = rows.filter(state=wanted["state"])
        return self.page(rows, order=("-id",), wanted=wanted)


class Note(StrictSerializer):
    """What changed, for a correction."""

    note = fields.Text(max_length=NOTE, allow_blank=True, required=False)


class Retraction(StrictSerializer):
    """Why it is taken back."""

    note = fields.Text(max_length=NOTE)


class PublishView(OneClaim):
    """Making a verdict public."""

    verbs = {"POST": "publish"}
    matched = frozenset({"POST"})
    bodies = {"POST": Note}
    answers = {"POST": PublicationOut}

    def permit(self) -> None:
        """Where two persons publish, never alone."""
        super().permit()
        refuse_lone_publisher(self.access, self.claim)

    def represent(self, obj: Claim) -> dict[str, object]:
        """What a stale request is told: the claim as it is."""
        return dict(ClaimOut(obj, context=self.context()).data)

    def post(self, request: Request, **ids: int) -> HttpResponse:
        """Publish the approved verdict, or correct what is public by it. The body may be left out the first time."""
        said = self.body() if self.incoming and self.incoming.length else {}
        self.match(self.claim)
        made = publish(by=self.access, claim=self.claim, **said)
        return self.answered(made)

    def answered(self, made: object) -> HttpResponse:
        """The publication, with the tag the claim has now."""
        self.claim.refresh_from_db(fields=["version"])
        shape = dict(PublicationOut(made, context=self.context()).data)
        response = self.single(made, etag=self.claim.etag)
        response.data = shape  # type: ignore[attr-defined]
        return response


class RetractView(PublishView):
    """Taking it back, openly."""

    bodies = {"POST": Retraction}

    def permit(self) -> None:
        """Whoever may publish may retract, also alone: a wrong verdict is taken back at once."""
        super(PublishView, self).permit()

    def post(self, request: Request, **ids: int) -> HttpResponse:
        """Retract what is public; the note says why."""
        said = self.body()
        self.match(self.claim)
        return self.answered(retract(by=self.access, claim=self.claim, **said))
