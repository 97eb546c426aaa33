"""Which disputes wait for an adjudicator, what was decided lately, and by whom."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.db.models import Exists, F, OuterRef, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from annotations.access import Access
from claims import access
from claims.models import Adjudication, Assignment, AssignmentState, Choice, Claim, ClaimState, Publication, Review, ReviewState, Verdict
from workbench.desk.panel import rating

RECENT = timedelta(days=7)


def disputes(by: Access) -> QuerySet[Claim]:
    """Disputed claims that the adjudicator did not review, longest waiting first."""
    mine = {"claim": OuterRef("pk"), "round": OuterRef("round"), "reviewer": by.user}
    rows = access.claims(by).filter(state=ClaimState.DISPUTED).exclude(Exists(Review.objects.filter(**mine)))
    if by.project.blind:  # who is asked for a review counts as reviewer
        rows = rows.exclude(Exists(Assignment.objects.filter(**mine, state__in=[AssignmentState.OPEN, AssignmentState.DONE])))
    return rows.order_by("created_at", "pk")


def place_in_line(queue: Sequence[Claim], claim: Claim) -> str:
    """“1 of 3 waiting”; nothing for a claim that does not wait."""
    order = [one.pk for one in queue]
    return _("%(n)s of %(all)s waiting") % {"n": order.index(claim.pk) + 1, "all": len(order)} if claim.pk in order else ""


def waiting_rows(queue: Sequence[Claim], current: Claim | None) -> list[dict[str, Any]]:
    """The disputes in line, each with the labels that stand against each other; one query for all."""
    ratings: dict[int, list[Any]] = {}
    reviews = Review.objects.filter(claim__in=queue, round=F("claim__round"), state=ReviewState.SUBMITTED).order_by("submitted_at", "pk")
    since: dict[int, Any] = {}
    given: dict[int, list[Review]] = {}
    for review in reviews.select_related("veracity", "attribution"):
        given.setdefault(review.claim_id, []).append(review)
        since[review.claim_id] = review.submitted_at
    for claim, found in given.items():
        apart = len({review.veracity_id for review in found}) > 1  # else they differ in who said it
        ratings[claim] = [rating(review.veracity if apart else review.attribution) for review in found]
    return [
        {
            "claim_id": one.pk, "text": one.text, "ratings": ratings.get(one.pk, []),
            "age": short_age(timezone.now() - (since.get(one.pk) or one.created_at)),
            "current": current is not None and one.pk == current.pk, "decided": "",
        }
        for one in queue
    ]  # fmt: skip


def short_age(waited: timedelta) -> str:
    """How long something waits, in the widest unit: 2 d, 5 h, 12 min."""
    minutes = int(waited.total_seconds()) // 60
    for size, words in ((1_440, _("%(n)s d")), (60, _("%(n)s h"))):
        if minutes >= size:
            return words % {"n": minutes // size}
    return _("%(n)s min") % {"n": minutes}


def said_of(choice: str) -> str:
    """What an adjudication did, in two words."""
    return {Choice.TAKE: _("Took one"), Choice.MERGE: _("Merged"), Choice.RETURN: _("Returned")}[Choice(choice)]


def decided_today(by: Access) -> list[dict[str, Any]]:
    """One's own decisions of today, the newest first."""
    since = timezone.now().replace(hour=0, minute=0, second=0, microsecond=0)
    rows = Adjudication.objects.filter(project_id=by.project.pk, created_by=by.user, created_at__gte=since).order_by("-pk")[:10]
    return [
        {
            "claim_id": row.claim_id, "text": row.claim.text, "decided": said_of(row.choice),
            "age": f"{timezone.localtime(row.created_at):%H:%M}",
            "ratings": [rating(row.verdict.veracity)] if row.verdict else [{"shape": "ring", "tone": "unv", "name": ""}], "current": False,
        }
        for row in rows.select_related("claim", "verdict__veracity")
    ]  # fmt: skip


def nothing_waits(by: Access) -> str:
    """“No disputes. Last 7 days: 12 agreed without you.”."""
    lately = Verdict.objects.filter(project_id=by.project.pk, review=None, created_at__gte=timezone.now() - RECENT)
    n = lately.filter(~Exists(Adjudication.objects.filter(verdict=OuterRef("pk")))).values("claim").distinct().count()
    return ngettext("Last 7 days: %(n)s agreed without you.", "Last 7 days: %(n)s agreed without you.", n) % {"n": n}


def last_decision(by: Access, claim: Claim) -> Adjudication | None:
    """The newest adjudication of the running round, as far as it is open."""
    rows = access.adjudications(by).filter(claim=claim, round=claim.round)
    return rows.select_related("created_by", "verdict__veracity", "verdict__attribution").order_by("-pk").first()


def decided_card(by: Access, claim: Claim) -> dict[str, Any] | None:
    """What was decided, by whom and why, once it is; with the way to publish where the rule lets the reader."""
    if claim.state == ClaimState.DISPUTED:
        return None
    made = last_decision(by, claim)
    wrote = Review.objects.filter(claim=claim, round=claim.round, reviewer=by.user).exists()
    published = Publication.objects.filter(claim=claim).exists()
    own = by.project.needs_second_publisher and wrote
    card: dict[str, Any] = {
        "words": "", "reason": made.reason if made else "", "veracity": None, "attribution": None, "version": claim.etag,
        "may_publish": by.may("publish") and claim.state == ClaimState.APPROVED and not published and not own,
    }  # fmt: skip
    if made is None:
        return {**card, "words": _("This claim is not in dispute.")}
    who = made.created_by.shown_name if made.created_by else ""
    names = {
        Choice.TAKE: _("%(who)s took one review."), Choice.MERGE: _("%(who)s merged the reviews."),
        Choice.RETURN: _("%(who)s returned it to the reviewers."),
    }  # fmt: skip
    verdict = made.verdict
    rated = {"veracity": rating(verdict.veracity), "attribution": rating(verdict.attribution)} if verdict else {}
    return {**card, **rated, "words": names[Choice(made.choice)] % {"who": who}}
