"""The verdict of a claim as its page shows it: both axes, who decided and approved, what it waits for, how like claims were judged."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from annotations.access import Access
from annotations.models import Act
from claims import access
from claims.alike import precedents
from claims.models import Claim, ClaimState, Confidence, Core, Review, ReviewState, Verdict
from claims.services.review import could_see_others
from claims.services.settle import claims_verdict
from workbench.desk.actors import people_of
from workbench.desk.dates import day
from workbench.desk.panel import rating
from workbench.language.words import named
from workbench.models import User


def verdict_card(by: Access, claim: Claim) -> dict[str, Any]:
    """Context of the verdict's card; a claim that was opened again shows what stood before as history only."""
    verdict = claims_verdict(claim) if claim.decided else None
    if verdict is None:
        return {"verdict": None, "verdict_wait": waiting_words(by, claim)}
    level = _("%(level)s confidence") % {"level": named(Confidence(verdict.confidence))} if verdict.confidence else ""
    return {
        "verdict": {
            "attribution": rating(verdict.attribution),
            "veracity": rating(verdict.veracity),
            "checkable": verdict.veracity.core != Core.NOT_CHECKABLE,
            "rationale": verdict.rationale,
            "at": verdict.created_at,
            "as_of": _("as of %(date)s") % {"date": day(verdict.created_at)},
            "by_person": verdict.created_by,
            "by": _decided_by(by, claim, verdict),
            "confidence_name": level,
        },
    }


def _decided_by(by: Access, claim: Claim, verdict: Verdict) -> str:
    """“Mariam K. decided, Tom J. approved”: two names only where two persons did it."""
    decided = verdict.created_by
    if decided is None:
        return ""
    approved = _approver(by, claim) if by.project.separate_approver else None
    if approved is None or approved.pk == decided.pk:
        return _("%(who)s decided") % {"who": decided.shown_name}
    return _("%(who)s decided, %(other)s approved") % {"who": decided.shown_name, "other": approved.shown_name}


def _approver(by: Access, claim: Claim) -> User | None:
    """Who approved it last; the ledger alone knows."""
    acts = Act.objects.filter(chain=by.project.pk, object=f"claim:{claim.pk}", verb="claim.approve").order_by("-seq")
    return next(iter(people_of(acts[:1]).values()), None)


def waiting_words(by: Access, claim: Claim) -> str:
    """What the verdict still waits for."""
    done = Review.objects.filter(claim=claim, round=claim.round, state=ReviewState.SUBMITTED).count()
    if claim.state == ClaimState.DISPUTED:
        return _("The reviews disagree; the claim waits for adjudication.")
    if claim.state == ClaimState.AGREED:
        return _("The reviews agree; the claim waits for approval.")
    if claim.state in {ClaimState.MERGED, ClaimState.REJECTED}:
        return _("This claim is not in work.")
    if not access.sees_reviews(by, claim):
        return _("No verdict yet. Reviews stay hidden until the claim is decided.")
    return _("%(done)s of %(n)s reviews are in.") % {"done": done, "n": by.project.reviews_per_claim}


def own_review(by: Access, claim: Claim) -> dict[str, str] | None:
    """Where the reader's own review is, or may begin; nothing for whom it would be refused."""
    mention = claim.mentions.select_related("span__edition").defer("span__edition__text", "span__edition__search").first()
    if mention is None or not by.may("review"):
        return None
    review = access.own_review(by, claim)
    if review is None and (claim.decided or could_see_others(by, claim)):
        return None
    words = {
        "draft": _("You have a draft here."),
        "submitted": _("You have submitted your review."),
        "returned": _("Your review was returned."),
    }
    said = words[review.state] if review else _("You have not reviewed this claim.")
    return {"url": f"/articles/{mention.span.edition.article_id}?at=s{mention.span_id}", "words": said}


def precedent_cards(by: Access, claim: Claim) -> list[dict[str, Any]]:
    """Like claims that are decided, each with its verdict; one query for the verdicts."""
    found = precedents(by, claim)
    verdicts = _verdicts([one.claim.pk for one in found])
    return [
        {
            "id": one.claim.pk, "text": one.claim.text, "likeness": one.likeness, "veracity": rating(verdicts[one.claim.pk].veracity),
            "at": day(verdicts[one.claim.pk].created_at),
        }
        for one in found if one.claim.pk in verdicts
    ]  # fmt: skip


def _verdicts(ids: Sequence[int]) -> dict[int, Verdict]:
    rows = Verdict.objects.filter(claim__in=ids, review=None).select_related("veracity").order_by("revision")
    return {row.claim_id: row for row in rows} if ids else {}
