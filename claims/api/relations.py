"""`relations`: how claims stand to one another."""

from __future__ import annotations

from typing import ClassVar

from django.db.models import Q
from django.http import HttpResponse
from django.urls import reverse
from rest_framework.request import Request
from rest_framework.response import Response

from annotations.http import fields
from annotations.http.serializers import StrictSerializer
from annotations.http.views import ProjectView
from claims import access as room
from claims.alike import alike
from claims.api.claim import OneClaim
from claims.models import LinkStatus, Relation, RelationKind
from claims.services.relate import decide_relation, relate_claims


class RelationDraft(StrictSerializer):
    """How the claim of the address stands to another."""

    to_claim = fields.Id()
    kind = fields.Choice(choices=RelationKind.choices)
    status = fields.Choice(
        choices=[LinkStatus.CONFIRMED, LinkStatus.REJECTED], default=LinkStatus.CONFIRMED, help_text="`rejected`: looked at, they are not."
    )


class RelationOut(StrictSerializer):
    """One link: `from_claim` *kind* `to_claim`."""

    id = fields.Id()
    from_claim = fields.Id(source="from_claim_id")
    to_claim = fields.Id(source="to_claim_id")
    kind = fields.Choice(choices=RelationKind.choices)
    status = fields.Choice(choices=LinkStatus.choices)
    score = fields.Score(allow_null=True)
    created_by = fields.Id(source="created_by_id", allow_null=True)
    created_at = fields.Moment()
    etag = fields.Text()


class RelationsView(OneClaim):
    """A claim's links, in both directions."""

    verbs = {"POST": "claim"}
    bodies = {"POST": RelationDraft}
    answers = {"GET": [RelationOut], "POST": RelationOut}
    statuses = {"POST": (201, 200)}

    def get(self, request: Request, **ids: int) -> HttpResponse:
        """In the order in which they were made."""
        touching = Q(from_claim=self.claim) | Q(to_claim=self.claim)
        return self.page(room.relations(self.access).filter(touching), order=("id",))

    def post(self, request: Request, **ids: int) -> HttpResponse:
        """State it; the same link again is the one that exists, decided anew."""
        draft = self.body()
        other = self.access.referenced(room.claims(self.access), draft["to_claim"], name="to_claim")
        known = room.relations(self.access).filter(from_claim=self.claim, to_claim=other, kind=draft["kind"]).exists()
        relation = relate_claims(by=self.access, from_claim=self.claim, to_claim=other, kind=draft["kind"], status=draft["status"])
        if known:
            return self.single(relation)
        place = reverse("api:relation", kwargs={"project_id": self.access.project.pk, "relation_id": relation.pk})
        return self.created(relation, location=place)


class AlikeOut(StrictSerializer):
    """Another claim of the project that may say the same, or the opposite."""

    claim = fields.Id()
    text = fields.Text()
    likeness = fields.Score(help_text="1: the same words.")
    kind = fields.Choice(choices=RelationKind.choices, allow_null=True, help_text="Suggested by cues; null: the same topic and no more.")
    reasons = fields.Items(child=fields.Text())


class AlikeView(OneClaim):
    """Claims like this one that no relation ties to it yet."""

    answers = {"GET": [AlikeOut]}

    def get(self, request: Request, **ids: int) -> HttpResponse:
        """The likest first, at most ten."""
        found = [
            {
                "claim": one.claim.pk, "text": one.claim.text, "likeness": one.likeness,
                "kind": one.link.kind, "reasons": list(one.link.reasons),
            }
            for one in alike(self.access, self.claim, limit=10)
        ]  # fmt: skip
        return Response({"results": found, "next": None})


class OneRelation(ProjectView):
    """What a URL with a relation names."""

    relation: Relation

    def find(self) -> None:
        """The relation of this project."""
        self.relation = self.row(room.relations(self.access), "relation_id")


class RelationView(OneRelation):
    """One link."""

    answers = {"GET": RelationOut}

    def get(self, request: Request, **ids: int) -> HttpResponse:
        """Read it."""
        return self.single(self.relation)


class DecidingRelation(OneRelation):
    """A decision over a link."""

    matched = frozenset({"POST"})
    answers = {"POST": RelationOut}
    status: ClassVar[LinkStatus]

    def verb(self) -> str:
        """Changing what another person decided is a right of its own; deciding a suggestion is not."""
        free = self.relation.status == LinkStatus.SUGGESTED or self.relation.created_by_id in {None, self.access.user.pk}
        return "claim" if free or not self.access.may("claim") else "change_others"

    def post(self, request: Request, **ids: int) -> HttpResponse:
        """Decide it."""
        self.match(self.relation)
        return self.single(decide_relation(by=self.access, relation=self.relation, status=self.status))


class ConfirmRelationView(DecidingRelation):
    """The link holds."""

    status = LinkStatus.CONFIRMED


class RejectRelationView(DecidingRelation):
    """It does not."""

    status = LinkStatus.REJECTED


class UndecideRelationView(DecidingRelation):
    """It is a suggestion again."""

    status = LinkStatus.SUGGESTED
