"""`comments`: a claim's discussion, blind like the round it is led in."""

from __future__ import annotations

from django.http import HttpResponse
from rest_framework.request import Request

from annotations.http import fields
from annotations.http.serializers import StrictSerializer
from claims import access as room
from claims.api.claim import OneClaim
from claims.api.shown import NOTE, Authored
from claims.services.comment import comment_on


class CommentDraft(StrictSerializer):
    """A remark."""

    text = fields.Text(max_length=NOTE)


class CommentOut(Authored):
    """A remark on a claim."""

    id = fields.Id()
    claim = fields.Id(source="claim_id")
    round = fields.Integer()
    text = fields.Text()
    created_by = fields.Id(source="created_by_id", allow_null=True, help_text="Null for others while the round is blind.")
    created_at = fields.Moment()


class CommentsView(OneClaim):
    """The discussion."""

    verbs = {"POST": "claim"}
    bodies = {"POST": CommentDraft}
    answers = {"GET": [CommentOut], "POST": CommentOut}

    def get(self, request: Request, **ids: int) -> HttpResponse:
        """One's own remarks, and others' once the round is open."""
        rows = room.comments(self.access).filter(claim=self.claim).select_related("claim").defer("claim__search")
        return self.page(rows, order=("id",))

    def post(self, request: Request, **ids: int) -> HttpResponse:
        """Add one."""
        comment = comment_on(by=self.access, claim=self.claim, **self.body())
        return self.created(comment, location=request.path)
