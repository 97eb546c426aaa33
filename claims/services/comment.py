"""A remark in a claim's discussion."""

from __future__ import annotations

from django.db import transaction

from annotations import ledger
from annotations.access import Access
from annotations.errors import Invalid
from annotations.services.sound import sound
from annotations.undoing import remember
from claims.models import Claim, Comment


@transaction.atomic
def comment_on(*, by: Access, claim: Claim, text: str) -> Comment:
    """Append a comment; in a blind round it is hidden like the review it belongs to."""
    by.require("claim")
    if not text.strip():
        raise Invalid("The comment is empty.", field="text", reason="empty")
    comment = Comment(project_id=by.project.pk, claim=claim, round=claim.round, text=text, created_by=by.user)
    sound(comment)
    comment.save()
    ledger.record(project_id=by.project.pk, actor=by.user, verb="comment.add", obj=f"comment:{comment.pk}", claim=claim.pk)
    remember(by=by, verb="comment.add", obj=f"claim:{claim.pk}", before={}, after={"comment": comment.pk})
    return comment
