"""Evidence that stands only together; any one set stands alone."""

from __future__ import annotations

from django.db import models

from annotations.models.base import InProject, Stamped
from annotations.models.constraints import SameProject, parent_key


class EvidenceSet(InProject, Stamped):
    """AND inside a set, OR between sets."""

    claim = models.ForeignKey("claims.Claim", models.PROTECT, related_name="evidence_sets", db_constraint=False)

    class Meta:
        constraints = [parent_key("evidence_set"), SameProject(field="claim", to="claims.Claim", name="evidence_set_claim_same_project")]

    def __str__(self) -> str:
        return f"set {self.pk} of claim {self.claim_id}"


class EvidenceSetItem(InProject):
    """One piece in one set."""

    evidence_set = models.ForeignKey("claims.EvidenceSet", models.CASCADE, related_name="items", db_constraint=False)
    evidence = models.ForeignKey("claims.Evidence", models.PROTECT, related_name="set_items", db_constraint=False)

    class Meta:
        constraints = [
            SameProject(field="evidence_set", to="claims.EvidenceSet", name="set_item_set_same_project"),
            SameProject(field="evidence", to="claims.Evidence", name="set_item_evidence_same_project"),
            models.UniqueConstraint(fields=["evidence_set", "evidence"], name="set_item_once"),
        ]

    def __str__(self) -> str:
        return f"evidence {self.evidence_id} in set {self.evidence_set_id}"
