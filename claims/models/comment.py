"""A remark on a claim, in the open or blind like the round it was made in."""

from __future__ import annotations

from django.db import models

from annotations.models.base import InProject, Stamped
from annotations.models.constraints import SameProject, parent_key


class Comment(InProject, Stamped):
    """Appended to a claim's discussion."""

    claim = models.ForeignKey("claims.Claim", models.PROTECT, related_name="comments", db_constraint=False)
    round = models.PositiveSmallIntegerField(default=1)
    text = models.TextField(max_length=20_000)

    class Meta:
        constraints = [parent_key("comment"), SameProject(field="claim", to="claims.Claim", name="comment_claim_same_project")]

    def __str__(self) -> str:
        return self.text[:60]
