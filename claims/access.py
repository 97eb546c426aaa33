"""Claims, reviews and evidence through the actor's seat; what blindness hides is absent here, for every read path.

Blind covers what a review holds: ratings, confidence, rationale, evidence given in it, comments, drafts. Whoever
holds an assignment or review in the running round counts as reviewer, whatever the role.
"""

from __future__ import annotations

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from annotations.access import Access
from claims.models import DECIDED, Assignment, Claim, Comment, Document, Evidence, Relation, Review, ReviewState, Scale, ScaleLabel, Source, Verdict
from claims.models.assignment import AssignmentState


def claims(by: Access) -> QuerySet[Claim]:
    """The project's claims."""
    return Claim.objects.filter(project_id=by.project.pk)


def relations(by: Access) -> QuerySet[Relation]:
    """The project's relations."""
    return Relation.objects.filter(project_id=by.project.pk)


def sources(by: Access) -> QuerySet[Source]:
    """The project's sources."""
    return Source.objects.filter(project_id=by.project.pk)


def documents(by: Access) -> QuerySet[Document]:
    """The project's documents."""
    return Document.objects.filter(project_id=by.project.pk)


def assignments(by: Access) -> QuerySet[Assignment]:
    """One's own assignments; all of them for who assigns."""
    rows = Assignment.objects.filter(project_id=by.project.pk)
    return rows if by.may("assign") else rows.filter(reviewer_id=by.user.pk)


def scale_labels(by: Access, axis: str) -> QuerySet[ScaleLabel]:
    """The labels one may choose on an axis: those of its newest scale version that are not retired."""
    newest = Scale.objects.filter(project_id=by.project.pk, axis=axis).order_by("-number", "-pk").values("pk")[:1]
    return ScaleLabel.objects.filter(project_id=by.project.pk, scale__in=newest, retired=False)


def sees_reviews(by: Access, claim: Claim) -> bool:
    """Whether others' submitted reviews of this claim are open to the actor."""
    if claim.decided or not by.project.blind:
        return by.may("read")
    return by.may("see_reviews") and not is_reviewer(by, claim)


def is_reviewer(by: Access, claim: Claim) -> bool:
    """Holds an assignment (not given back) or a review in the running round."""
    mine = {"claim_id": claim.pk, "reviewer_id": by.user.pk, "round": claim.round}
    return (
        Review.objects.filter(**mine).exists()
        or Assignment.objects.filter(**mine, state__in=[AssignmentState.OPEN, AssignmentState.DONE]).exists()
    )


def hidden_round(by: Access) -> Q:
    """Rows of a running round of somebody else's claim work: not decided, blind, and no right to see."""
    if not by.project.blind:
        return Q(pk__in=[])
    running = ~Q(claim__state__in=DECIDED) & Q(round=F("claim__round"))
    if by.may("see_reviews"):
        reviewing = Exists(Review.objects.filter(claim=OuterRef("claim"), reviewer_id=by.user.pk, round=OuterRef("round"))) | Exists(
            Assignment.objects.filter(
                claim=OuterRef("claim"), reviewer_id=by.user.pk, round=OuterRef("round"),
                state__in=[AssignmentState.OPEN, AssignmentState.DONE],
            )
        )  # fmt: skip
        return running & Q(reviewing)
    return running


def reviews(by: Access) -> QuerySet[Review]:
    """One's own, and others' submitted ones as far as they are open."""
    rows = Review.objects.filter(project_id=by.project.pk)
    others = Q(state=ReviewState.SUBMITTED) & ~hidden_round(by)
    return rows.filter(Q(reviewer_id=by.user.pk) | others)


def evidence(by: Access) -> QuerySet[Evidence]:
    """One's own, and others' as far as the round is open; removed pieces stay with the verdicts that cite them."""
    rows = Evidence.objects.filter(project_id=by.project.pk, removed_at=None)
    return rows.filter(Q(created_by_id=by.user.pk) | ~hidden_round(by))


def comments(by: Access) -> QuerySet[Comment]:
    """One's own, and others' as far as the round is open."""
    rows = Comment.objects.filter(project_id=by.project.pk)
    return rows.filter(Q(created_by_id=by.user.pk) | ~hidden_round(by))


def verdicts(by: Access) -> QuerySet[Verdict]:
    """The claims' own verdicts, and reviews' verdicts as far as the reviews are open."""
    rows = Verdict.objects.filter(project_id=by.project.pk)
    return rows.filter(Q(review=None) | Q(created_by_id=by.user.pk) | ~hidden_round(by))
