"""What one asker may see of the judgement in a project, for export.

The blind rule itself is `claims.access.hidden_round`. An export differs from the desk in what it does
with the rest: it holds every review that was handed in, also one that was returned, and no draft, not
even the asker's own; and it keeps evidence that was taken back where a verdict stands on it.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from annotations.access import Access
from claims import access as room
from claims.models import (
    Adjudication,
    Comment,
    Document,
    Evidence,
    EvidenceSet,
    EvidenceSetItem,
    Review,
    ReviewState,
    Verdict,
)


@dataclass(frozen=True, slots=True)
class Sight:
    """One asker's eyes on one project."""

    access: Access

    def reviews(self) -> QuerySet[Review]:
        """Reviews that were handed in and that the asker may see."""
        return self._handed_in().filter(self._open("reviewer_id"))

    def hidden_reviews(self) -> QuerySet[Review]:
        """Those that were handed in but are still blind for the asker."""
        return self._handed_in().exclude(pk__in=self.reviews().values("pk"))

    def verdicts(self) -> QuerySet[Verdict]:
        """The claims' own verdicts, and those of the reviews in sight."""
        rows = Verdict.objects.filter(project_id=self.access.project.pk)
        return rows.filter(Q(review=None) | Q(review__in=self.reviews()))

    def evidence(self) -> QuerySet[Evidence]:
        """Evidence in sight; what was taken back stays where a verdict stands on it."""
        cited = EvidenceSetItem.objects.filter(evidence=OuterRef("pk"), evidence_set__citations__isnull=False)
        rows = Evidence.objects.filter(project_id=self.access.project.pk)
        return rows.filter(self._open("created_by_id"), Q(removed_at=None) | Exists(cited))

    def sets(self) -> QuerySet[EvidenceSet]:
        """Sets that a verdict in sight cites."""
        cites = Exists(self.verdicts().filter(evidence_sets=OuterRef("pk")))
        return EvidenceSet.objects.filter(cites, project_id=self.access.project.pk)

    def documents(self) -> QuerySet[Document]:
        """Documents of evidence in sight, and those that no evidence rests on."""
        rows = room.documents(self.access)
        return rows.filter(Q(pk__in=self.evidence().values("document_id")) | Q(evidence__isnull=True))

    def comments(self) -> QuerySet[Comment]:
        """Remarks, blind like the round they were made in."""
        return room.comments(self.access)

    def adjudications(self) -> QuerySet[Adjudication]:
        """Decisions over reviews, as far as the round they were made in is open."""
        rows = Adjudication.objects.filter(project_id=self.access.project.pk)
        return rows.filter(self._open("created_by_id"))

    def _handed_in(self) -> QuerySet[Review]:
        rows = Review.objects.filter(project_id=self.access.project.pk)
        return rows.exclude(state=ReviewState.DRAFT)

    def _open(self, author: str) -> Q:
        """Rows with `claim` and `round`: the asker's own, and those of rounds that are not blind for them."""
        return Q(**{author: self.access.user.pk}) | ~room.hidden_round(self.access)
