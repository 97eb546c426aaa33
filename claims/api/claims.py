"""`claims`: the project's claims as a list, and marks that become claims."""

from __future__ import annotations

from django.contrib.postgres.search import SearchQuery
from django.http import HttpResponse
from django.urls import reverse
from rest_framework.request import Request

from annotations.http import fields
from annotations.http.serializers import PageQuery
from annotations.http.views import ProjectView
from claims import access as room
from claims.api.claim_shape import ClaimDraft, ClaimOut
from claims.models import ClaimState, ClaimType
from claims.services.assert_claim import assert_claim

OUT_OF_WORK = (ClaimState.REJECTED, ClaimState.MERGED)


class ClaimQuery(PageQuery):
    """Which claims."""

    state = fields.Choice(choices=ClaimState.choices, required=False, help_text="Rejected and merged ones come only when asked for.")
    type = fields.Choice(choices=ClaimType.choices, required=False)
    search = fields.Text(max_length=1_000, required=False, help_text="Words, “phrases”, OR, -without, in the claim's text.")


class ClaimsView(ProjectView):
    """The project's claims."""

    verbs = {"POST": "claim"}
    queries = {"GET": ClaimQuery}
    bodies = {"POST": ClaimDraft}
    answers = {"GET": [ClaimOut], "POST": ClaimOut}

    def get(self, request: Request, **ids: int) -> HttpResponse:
        """Newest first."""
        wanted = self.query()
        rows = room.claims(self.access).defer("search")
        rows = rows.filter(state=wanted["state"]) if "state" in wanted else rows.exclude(state__in=OUT_OF_WORK)
        if "type" in wanted:
            rows = rows.filter(claim_type=wanted["type"])
        if "search" in wanted:
            rows = rows.filter(search=SearchQuery(wanted["search"], config="simple", search_type="websearch"))
        return self.page(rows, order=("-created_at", "-id"), wanted=wanted)

    def post(self, request: Request, **ids: int) -> HttpResponse:
        """Say what an accepted mark states, in words of its own; a mark may state several claims."""
        draft = self.body()
        spans = self.access.spans().select_related("label", "edition__article").defer("edition__text", "edition__search")
        span = self.access.referenced(spans, draft.pop("span_id"), name="span_id")
        claim = assert_claim(by=self.access, span=span, **draft)
        place = reverse("api:claim", kwargs={"project_id": self.access.project.pk, "claim_id": claim.pk})
        return self.created(claim, location=place)
