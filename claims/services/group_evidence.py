"""Which pieces of evidence stand only together, in the draft of a review: no act of the log, yet a step its author can take back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db import transaction

from annotations.access import Access
from annotations.undoing import remember
from claims.models import Review
from claims.services.review import save_draft

Sets = list[list[int]]


@transaction.atomic
def group_evidence(*, by: Access, review: Review, sets: Sequence[Sequence[int]]) -> Review:
    """The draft's sets are these from now on; ids of evidence, those of one set together."""
    before = groups(review.evidence_sets)
    review = save_draft(by=by, review=review, evidence_sets=[list(one) for one in sets])
    after = groups(review.evidence_sets)
    if before != after:
        remember(by=by, verb="review.group", obj=f"review:{review.pk}", before={"groups": before}, after={"groups": after})
    return review


def regroup(*, by: Access, review: Review, wanted: Sets) -> Review:
    """Those stand together and no others; what stood in another set stands alone, what stands alone stays so."""
    there = {pk for one in review.evidence_sets for pk in one}
    alone = there - {pk for one in wanted for pk in one}
    return save_draft(by=by, review=review, evidence_sets=sorted([*wanted, *([pk] for pk in alone)]))


def groups(sets: Iterable[Sequence[int]]) -> Sets:
    """The sets of more than one piece, as a state that can be compared."""
    return sorted(sorted(one) for one in sets if len(one) > 1)
