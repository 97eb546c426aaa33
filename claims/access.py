"""Claims, reviews and evidence through the actor's seat; what blindness hides, or marking apart, is absent here, for every read path.

Blind covers what a review holds: ratings, confidence, rationale, evidence given in it, comments, drafts. Whoever
holds an assignment or review in the running round counts as reviewer, whatever the role.
"""

from __future__ import annotations

from typing import Any, TypeVar

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, F, OuterRef, Q, QuerySet

from annotations.access import Access
from annotations.errors import NotFound
from claims.models import (
    DECIDED,
    Adjudication,
    Assignment,
    AssignmentState,
    Claim,
    Comment,
    Document,
    Evidence,
    Export,
    Flag,
    Mention,
    Publication,
    Relation,
    Review,
    ReviewState,
    Scale,
    ScaleLabel,
    Source,
    Verdict,
)

Rows = TypeVar("Rows", bound=QuerySet[Any])


def claims(by: Access) -> QuerySet[Claim]:
    """The project's claims. Undecided ones go and come back with the articles they stand in, and with the marks one sees."""
    stands = Mention.objects.filter(claim=OuterRef("pk"))
    kept = by.seen(stands.filter(span__edition__article__deleted_at=None), "span")
    rows = Claim.objects.filter(project_id=by.project.pk)
    return rows.filter(Q(state__in=DECIDED) | Exists(kept) | ~Exists(stands))


def mentions(by: Access) -> QuerySet[Mention]:
    """Where the claims stand, in articles that are kept."""
    return by.seen(Mention.objects.filter(project_id=by.project.pk, span__edition__article__deleted_at=None), "span")


def _of_claims(by: Access, rows: Rows, *names: str) -> Rows:
    """What belongs to claims (by these fields), as far as those are seen; all of it, unless people mark apart from others."""
    return rows.filter(**{f"{name}__in": claims(by) for name in names or ("claim",)}) if by.apart else rows


def relations(by: Access) -> QuerySet[Relation]:
    """The project's relations."""
    return _of_claims(by, Relation.objects.filter(project_id=by.project.pk), "from_claim", "to_claim")


def sources(by: Access) -> QuerySet[Source]:
    """The project's sources, but those that only a blind round knows of."""
    of = Document.objects.filter(source=OuterRef("pk"))
    seen = documents(by).filter(source=OuterRef("pk"))
    return Source.objects.filter(project_id=by.project.pk).filter(Exists(seen) | ~Exists(of))


def documents(by: Access) -> QuerySet[Document]:
    """The project's documents, but those that are cited only where the round is still blind for the actor."""
    citing = Evidence.objects.filter(document=OuterRef("pk"))
    seen = citing.filter(Q(created_by_id=by.user.pk) | ~hidden_round(by))
    return Document.objects.filter(project_id=by.project.pk).filter(Exists(seen) | ~Exists(citing))


def assignments(by: Access) -> QuerySet[Assignment]:
    """One's own assignments; all of them for who assigns."""
    rows = Assignment.objects.filter(project_id=by.project.pk)
    return rows if by.may("assign") else rows.filter(reviewer_id=by.user.pk)


def scales(by: Access) -> QuerySet[Scale]:
    """Every version of the project's scales."""
    return Scale.objects.filter(project_id=by.project.pk)


def scale_labels(by: Access, *axes: str) -> QuerySet[ScaleLabel]:
    """The labels one may choose on these axes: those of the newest scale version of each that are not retired."""
    newest = Q(pk__in=[])
    for axis in axes:
        newest |= Q(scale__in=Scale.objects.filter(project_id=by.project.pk, axis=axis).order_by("-number", "-pk").values("pk")[:1])
    return ScaleLabel.objects.filter(newest, project_id=by.project.pk, retired=False)


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
    rows = _of_claims(by, Review.objects.filter(project_id=by.project.pk))
    others = Q(state=ReviewState.SUBMITTED) & ~hidden_round(by)
    return rows.filter(Q(reviewer_id=by.user.pk) | others)


def own_review(by: Access, claim: Claim) -> Review | None:
    """One's own review of the running round."""
    return reviews(by).filter(claim=claim, reviewer_id=by.user.pk, round=claim.round).first()


def own_evidence(by: Access) -> QuerySet[Evidence]:
    """One's own, also what one took away."""
    return Evidence.objects.filter(project_id=by.project.pk, created_by_id=by.user.pk)


def evidence(by: Access) -> QuerySet[Evidence]:
    """One's own, and others' as far as the round is open; removed pieces stay with the verdicts that cite them."""
    return evidence_ever(by).filter(removed_at=None)


def evidence_ever(by: Access) -> QuerySet[Evidence]:
    """The same with what was taken away."""
    rows = _of_claims(by, Evidence.objects.filter(project_id=by.project.pk))
    return rows.filter(Q(created_by_id=by.user.pk) | ~hidden_round(by))


def comments(by: Access) -> QuerySet[Comment]:
    """One's own, and others' as far as the round is open."""
    rows = _of_claims(by, Comment.objects.filter(project_id=by.project.pk))
    return rows.filter(Q(created_by_id=by.user.pk) | ~hidden_round(by))


def flags(by: Access) -> QuerySet[Flag]:
    """One's own, and others' as far as the round is open: to the leads at once, since they settle them."""
    rows = _of_claims(by, Flag.objects.filter(project_id=by.project.pk))
    return rows.filter(Q(created_by_id=by.user.pk) | ~hidden_round(by))


def verdicts(by: Access) -> QuerySet[Verdict]:
    """The claims' own verdicts, and reviews' verdicts as far as the reviews are open."""
    rows = _of_claims(by, Verdict.objects.filter(project_id=by.project.pk))
    return rows.filter(Q(review=None) | Q(created_by_id=by.user.pk) | ~hidden_round(by))


def adjudications(by: Access) -> QuerySet[Adjudication]:
    """Decisions over reviews, as far as the round they were made in is open."""
    rows = _of_claims(by, Adjudication.objects.filter(project_id=by.project.pk))
    return rows.filter(Q(created_by_id=by.user.pk) | ~hidden_round(by))


def publications(by: Access) -> QuerySet[Publication]:
    """What is, or was, public."""
    return Publication.objects.filter(project_id=by.project.pk)


def exports(by: Access) -> QuerySet[Export]:
    """One's own: a file holds what its asker may see, which is more or less than others may."""
    rows = Export.objects.filter(project_id=by.project.pk, created_by_id=by.user.pk)
    return rows.select_related("job")


def public_claim(claim_id: int) -> tuple[Access, Claim]:
    """A claim with a published verdict where the project shows those, with the eyes of anybody: no rights at all."""
    shown = Publication.objects.filter(claim=OuterRef("pk"))
    rows = Claim.objects.filter(Exists(shown), pk=claim_id, project__public_pages=True)
    claim = rows.select_related("project").first()
    if claim is None:
        raise NotFound
    return Access(AnonymousUser(), claim.project, "public", frozenset(), read_only=True), claim
