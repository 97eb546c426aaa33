"""`mentions`: where a claim stands in texts, in whose voice, and whether the link holds."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from rest_framework.request import Request

from annotations.http import fields
from annotations.http.serializers import StrictSerializer
from annotations.http.views import ProjectView
from annotations.models import HopRole, Stance, Voice
from claims import access as room
from claims.api.claim import OneClaim
from claims.models import LinkStatus, Mention
from claims.services.assert_claim import assert_claim
from claims.services.relate import change_mention


class MentionDraft(StrictSerializer):
    """Another place where the claim occurs."""

    span_id = fields.Id()


class MentionChanges(StrictSerializer):
    """What the words do with the claim, in whose voice, and whether the link holds."""

    stance = fields.Choice(choices=Stance.choices)
    voice = fields.Choice(choices=Voice.choices)
    status = fields.Choice(choices=LinkStatus.choices)


class MentionHopOut(StrictSerializer):
    """One hop of who says it; the outermost reporter first, the speaker last."""

    speaker = fields.Id(source="speaker_id")
    name = fields.Text(source="speaker.name")
    role = fields.Choice(choices=HopRole.choices)
    cue = fields.Text()
    order_certain = fields.Flag()


class MentionOut(StrictSerializer):
    """One place where a claim occurs."""

    id = fields.Id()
    claim = fields.Id(source="claim_id")
    span = fields.Id(source="span_id")
    article = fields.Id(source="span.edition.article_id")
    edition = fields.Id(source="span.edition_id")
    start = fields.Offset(source="span.start")
    end = fields.Offset(source="span.end")
    quote = fields.Items(child=fields.Text(), source="span.quote", help_text="The exact words of each fragment.")
    stance = fields.Choice(choices=Stance.choices)
    voice = fields.Choice(choices=Voice.choices)
    status = fields.Choice(choices=LinkStatus.choices)
    chain = MentionHopOut(many=True, source="span.attributions.all")
    created_by = fields.Id(source="created_by_id", allow_null=True)
    created_at = fields.Moment()
    etag = fields.Text()


def with_places(rows: QuerySet[Mention]) -> QuerySet[Mention]:
    """With what their answer shows."""
    rows = rows.select_related("claim", "span__edition").prefetch_related("span__attributions__speaker")
    return rows.defer("claim__search", "span__edition__text", "span__edition__search")


class MentionsView(OneClaim):
    """Where a claim occurs."""

    verbs = {"POST": "claim"}
    bodies = {"POST": MentionDraft}
    answers = {"GET": [MentionOut], "POST": MentionOut}
    statuses = {"POST": (201, 200)}

    def get(self, request: Request, **ids: int) -> HttpResponse:
        """In the order in which they were found."""
        return self.page(with_places(room.mentions(self.access).filter(claim=self.claim)), order=("id",))

    def post(self, request: Request, **ids: int) -> HttpResponse:
        """Say that another accepted mark states the claim; the same again is answered with the one that exists."""
        spans = self.access.spans().select_related("label", "edition__article").defer("edition__text", "edition__search")
        span = self.access.referenced(spans, self.body()["span_id"], name="span_id")
        here = with_places(room.mentions(self.access).filter(claim=self.claim, span=span))
        if known := here.first():
            return self.single(known)
        assert_claim(by=self.access, span=span, claim=self.claim)
        mention = here.get()
        place = request.path.partition("/claims/")[0] + f"/mentions/{mention.pk}"
        return self.created(mention, location=place)


class MentionView(ProjectView):
    """One place."""

    bodies = {"PATCH": MentionChanges}
    answers = {"GET": MentionOut, "PATCH": MentionOut}
    mention: Mention

    def find(self) -> None:
        """The mention of this project."""
        self.mention = self.row(with_places(room.mentions(self.access)), "mention_id")

    def verb(self) -> str:
        """Changing what another person linked is a right of its own; deciding a suggestion is not."""
        if self.method in {"GET", "HEAD", "OPTIONS"}:
            return "read"
        free = self.mention.status == LinkStatus.SUGGESTED or self.mention.created_by_id in {None, self.access.user.pk}
        return "claim" if free or not self.access.may("claim") else "change_others"

    def get(self, request: Request, **ids: int) -> HttpResponse:
        """Read it."""
        return self.single(self.mention)

    def patch(self, request: Request, **ids: int) -> HttpResponse:
        """Correct it, or decide a suggested link."""
        changes: dict[str, Any] = self.body()
        self.match(self.mention)
        changed = change_mention(by=self.access, mention=self.mention, **changes)
        return self.single(with_places(room.mentions(self.access)).get(pk=changed.pk))
