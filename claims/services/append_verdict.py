"""Verdicts only grow: the next revision of a claim's history."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Max

from annotations.access import Access
from annotations.services.sound import sound
from claims.models import Claim, EvidenceSet, Review, ScaleLabel, Verdict, VerdictSet


def append_verdict(
    *, by: Access, claim: Claim, veracity: ScaleLabel, attribution: ScaleLabel | None, confidence: str, rationale: str,
    search_log: str, evidence_sets: Sequence[EvidenceSet], review: Review | None = None, supersedes: Verdict | None = None,
) -> Verdict:  # fmt: skip
    """Add the next revision of the claim's history (the claim's row is locked by the caller)."""
    last = Verdict.objects.filter(claim=claim).aggregate(last=Max("revision"))["last"] or 0
    verdict = Verdict(
        project_id=by.project.pk, claim=claim, review=review, round=claim.round, revision=last + 1, supersedes=supersedes,
        veracity=veracity, attribution=attribution, confidence=confidence, rationale=rationale, search_log=search_log, created_by=by.user,
    )  # fmt: skip
    sound(verdict)
    verdict.save(force_insert=True)
    VerdictSet.objects.bulk_create(VerdictSet(project_id=by.project.pk, verdict=verdict, evidence_set=one) for one in evidence_sets)
    return verdict
