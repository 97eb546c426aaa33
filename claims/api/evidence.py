"""`evidence`: passages quoted for or against a claim; its author's alone while the round is blind."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from rest_framework.request import Request

from annotations.api.shown import Published
from annotations.http import fields
from annotations.http.serializers import StrictSerializer
from annotations.http.views import ProjectView
from claims import access as room
from claims.api.claim import OneClaim
from claims.api.shown import NOTE, Authored
from claims.api.sources import SourceDocumentOut
from claims.capture.address import url_warnings
from claims.models import Evidence, EvidenceStance, Medium, Strength
from claims.services.evidence import attach_evidence, change_evidence, remove_evidence, restore_evidence


class Passage(StrictSerializer):
    """What the document says, and what that does for the claim."""

    stance = fields.Choice(choices=EvidenceStance.choices)
    quote = fields.Text(max_length=NOTE, allow_blank=True, required=False)
    locator = fields.Text(max_length=300, allow_blank=True, required=False, help_text="Page, paragraph, time code.")
    strength = fields.Choice(choices=Strength.choices, allow_blank=True, required=False)
    question = fields.Text(max_length=1_000, allow_blank=True, required=False)
    answer = fields.Text(max_length=NOTE, allow_blank=True, required=False)
    independence_group = fields.Text(
        max_length=300, allow_blank=True, required=False, help_text="Pieces with one origin share a word here and count once."
    )
    self_reported = fields.Flag(required=False, help_text="Comes from the claimant.")
    note = fields.Text(max_length=NOTE, allow_blank=True, required=False)


class EvidenceDraft(Passage):
    """A passage and where it stands: a URL, a title, or an article of the project."""

    url = fields.Text(allow_blank=True, required=False)
    title = fields.Text(max_length=300, allow_blank=True, required=False)
    article_id = fields.Id(allow_null=True, required=False)
    publisher = fields.Text(max_length=300, allow_blank=True, required=False)
    published = Published(required=False)
    medium = fields.Choice(choices=Medium.choices, required=False)


class EvidenceOut(Authored):
    """One piece of evidence."""

    id = fields.Id()
    claim = fields.Id(source="claim_id")
    document = SourceDocumentOut()
    round = fields.Integer()
    stance = fields.Choice(choices=EvidenceStance.choices)
    quote = fields.Text()
    locator = fields.Text()
    strength = fields.Choice(choices=Strength.choices, allow_blank=True)
    question = fields.Text()
    answer = fields.Text()
    independence_group = fields.Text()
    self_reported = fields.Flag()
    note = fields.Text()
    created_by = fields.Id(source="created_by_id", allow_null=True, help_text="Null for others' while the round is blind.")
    created_at = fields.Moment()
    etag = fields.Text()


class UrlWarning(StrictSerializer):
    """What a reader of the address should know."""

    code = fields.Text()
    field = fields.Text()
    message = fields.Text()


class EvidenceMade(EvidenceOut):
    """The same after it was attached, with what was noticed about its address."""

    warnings = fields.Items(child=UrlWarning(), read_only=True)

    def to_representation(self, instance: Any) -> dict[str, Any]:
        """From the piece; warnings are made from what was sent."""
        sent = self.context["view"].sent_url
        self.fields.pop("warnings", None)
        return {**super().to_representation(instance), "warnings": url_warnings(sent) if sent else []}


class EvidencesView(OneClaim):
    """A claim's evidence."""

    verbs = {"POST": "review"}
    bodies = {"POST": EvidenceDraft}
    answers = {"GET": [EvidenceOut], "POST": EvidenceMade}
    sent_url = ""

    def get(self, request: Request, **ids: int) -> HttpResponse:
        """One's own, and others' once the round is open."""
        rows = room.evidence(self.access).filter(claim=self.claim).select_related("claim", "document")
        return self.page(rows.defer("claim__search"), order=("id",))

    def post(self, request: Request, **ids: int) -> HttpResponse:
        """Attach a passage; nothing is fetched here."""
        draft = self.body()
        article_id = draft.pop("article_id", None)
        article = None if article_id is None else self.access.referenced(self.access.articles(), article_id, name="article_id")
        self.sent_url = draft.get("url", "")
        piece = attach_evidence(by=self.access, claim=self.claim, article=article, **draft)
        place = reverse("api:evidence", kwargs={"project_id": self.access.project.pk, "evidence_id": piece.pk})
        return self.created(piece, location=place)


class OneEvidence(ProjectView):
    """What a URL with a piece of evidence names."""

    piece: Evidence

    def find(self) -> None:
        """The piece; before it is locked, its claim is: whoever holds both takes them in this order."""
        rows = self.rows().select_related("claim", "document").defer("claim__search")
        self.piece = self.access.one(rows, int(self.kwargs["evidence_id"]))
        if self.method in self.matched:
            self.access.locked(room.claims(self.access), self.piece.claim_id)
            self.piece = self.access.locked(rows, self.piece.pk)

    def rows(self) -> Any:
        """Those in sight."""
        return room.evidence(self.access)

    def verb(self) -> str:
        """Changing what another person attached is a right of its own."""
        if self.method in {"GET", "HEAD", "OPTIONS"}:
            return "read"
        own = self.piece.created_by_id == self.access.user.pk
        return "review" if own or not self.access.may("review") else "change_others"


class EvidenceView(OneEvidence):
    """One piece."""

    bodies = {"PATCH": Passage}
    answers = {"GET": EvidenceOut, "PATCH": EvidenceOut}

    def get(self, request: Request, **ids: int) -> HttpResponse:
        """Read it."""
        return self.single(self.piece)

    def patch(self, request: Request, **ids: int) -> HttpResponse:
        """Correct the passage; the document it stands in stays."""
        changes = self.body()
        self.match(self.piece)
        return self.single(change_evidence(by=self.access, evidence=self.piece, **changes))

    def delete(self, request: Request, **ids: int) -> HttpResponse:
        """Take it away; verdicts that cite it keep it. The tag in the answer is what restoring needs."""
        self.match(self.piece)
        remove_evidence(by=self.access, evidence=self.piece)
        self.piece.refresh_from_db(fields=["version"])
        answer = self.nothing()
        answer["ETag"] = self.piece.etag
        return answer


class RestoreEvidenceView(OneEvidence):
    """Bringing back a piece of one's own."""

    matched = frozenset({"POST"})
    answers = {"POST": EvidenceOut}

    def rows(self) -> Any:
        """One's own, also what one took away."""
        return room.own_evidence(self.access)

    def post(self, request: Request, **ids: int) -> HttpResponse:
        """Restore it."""
        self.match(self.piece)
        return self.single(restore_evidence(by=self.access, evidence_id=self.piece.pk))
