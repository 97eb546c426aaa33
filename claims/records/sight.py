"""What one asker may see of the reviews of a project: the blind rule, as filters.

While a round is blind, everything a review holds (its verdict, evidence and comments given in it) is its author's
alone; who may see reviews sees them at once, unless they hold a review or an assignment in that very round. Once
the claim is decided, or has moved on to a later round, the earlier ones are open to all. Drafts are nobody's else.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from annotations.access import Access
from claims.models import (
    DECIDED,
    Adjudication,
    Assignment,
    AssignmentState,
    Comment,
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
        return self._handed_in().filter(self._open("reviewer"))

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
        return rows.filter(self._open("created_by"), Q(removed_at=None) | Exists(cited))

    def sets(self) -> QuerySet[EvidenceSet]:
        """Sets that a verdict in sight cites."""
        cites = Exists(self.verdicts().filter(evidence_sets=OuterRef("pk")))
        return EvidenceSet.objects.filter(cites, project_id=self.access.project.pk)

    def comments(self) -> QuerySet[Comment]:
        """Remarks, blind like the round they were made in."""
        return Comment.objects.filter(self._open("created_by"), project_id=self.access.project.pk)

    def adjudications(self) -> QuerySet[Adjudication]:
        """Decisions over reviews, as far as the round they were made in is open."""
        return Adjudication.objects.filter(self._open("created_by"), project_id=self.access.project.pk)

    def _handed_in(self) -> QuerySet[Review]:
        rows = Review.objects.filter(project_id=self.access.project.pk)
        return rows.exclude(state=ReviewState.DRAFT)

    def _open(self, author: str) -> Q:
        """Rows with `claim` and `round` that the asker may see; `author` is the field that says whose they are."""
        if not self.access.project.blind:
            return Q()
        rule = (
            Q(**{author: self.access.user.pk}) | Q(round__lt=F("claim__round")) | Q(claim__state__in=DECIDED)
        )
        if self.access.may("see_reviews"):
            same = {"claim": OuterRef("claim"), "round": OuterRef("round"), "reviewer": self.access.user.pk}
            held = Assignment.objects.filter(state__in=[AssignmentState.OPEN, AssignmentState.DONE], **same)
            rule |= ~Exists(Review.objects.filter(**same)) & ~Exists(held)
        return rule
