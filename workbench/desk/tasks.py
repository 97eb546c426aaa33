"""What is a person's to do in a project: returned reviews first, then articles with what is left for them in each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from annotations.access import Access
from annotations.models import Anchor, Article, Span, SpanStatus
from claims import access
from claims.models import Claim, LinkStatus, Mention, Review, ReviewState
from claims.services.assign import waiting_for
from workbench.desk.article import title_of
from workbench.desk.progress import Standing, standings

ROWS = 50
LOOKED_AT = 300
"""Claims that are gathered into articles."""
BEGUN, ASKED, OPEN, DECIDE = range(4)
"""Why an article is somebody's, the most pressing first."""


@dataclass(slots=True)
class Work:
    """What is left for somebody in one article: claims to review, the place of the first, suggestions to decide."""

    article: Article
    since: Any
    reason: int
    claims: list[Any] = field(default_factory=list)
    place: Mention | None = None
    suggestions: int = 0


def tasks(by: Access) -> list[dict[str, Any]]:
    """Rows of components/queue.html; a bounded number of queries whatever there is to do."""
    works = sorted(_works(by).values(), key=lambda one: (one.reason, one.since))[:ROWS]
    stand = standings(by, [one.article for one in works])
    return [*_returned(by), *_flagged(by), *(_row(one, stand[one.article.pk]) for one in works)][:ROWS]


def _returned(by: Access) -> list[dict[str, Any]]:
    mine = Review.objects.filter(project_id=by.project.pk, reviewer=by.user, state=ReviewState.RETURNED)
    reviews = list(mine.select_related("claim").order_by("submitted_at", "pk")[:ROWS])
    places = _places([review.claim_id for review in reviews])
    return [_returned_row(review, places.get(review.claim_id)) for review in reviews]


def _returned_row(review: Review, place: Mention | None) -> dict[str, Any]:
    told = {"key": f"r{review.pk}", "why": _("Returned to you"), "note": review.return_comment, "left": _("your review")}
    return {**_claim_row(review.claim, place), **told, "since": review.submitted_at}


def _flagged(by: Access) -> list[dict[str, Any]]:
    """Claims put before the lead, for those who settle such things."""
    if not by.may("see_reviews"):
        return []
    flags = list(access.flags(by).filter(settled_at=None).select_related("claim").order_by("created_at", "pk")[:ROWS])
    places = _places([flag.claim_id for flag in flags])
    said = {"why": _("Flagged for the lead"), "left": _("a flag to settle")}
    return [
        {**_claim_row(flag.claim, places.get(flag.claim_id)), **said, "key": f"f{flag.pk}", "note": flag.note, "since": flag.created_at}
        for flag in flags
    ]


def _claim_row(claim: Claim, place: Mention | None) -> dict[str, Any]:
    """A row that is about one claim."""
    article = place.span.edition.article if place else None
    return {
        "url": f"/articles/{article.pk}?at=s{place.span_id}" if article and place else f"/claims/{claim.pk}",
        "title": claim.text, "claim": claim.text, "outlet": article.outlet if article else "", "tone": "c-par",
        "place": place, "done": 0, "total": 0, "suggested": 0,
    }  # fmt: skip


def _places(claims: Sequence[int]) -> Mapping[int, Mention]:
    """The first place of each claim in a kept article."""
    live = Mention.objects.filter(claim__in=claims, span__edition__article__deleted_at=None).exclude(status=LinkStatus.REJECTED)
    rows = live.select_related("span__edition__article").defer("span__edition__text", "span__edition__search")
    return {mention.claim_id: mention for mention in rows.order_by("-pk")}


def _works(by: Access) -> dict[int, Work]:
    works: dict[int, Work] = {}
    if by.may("review"):
        claims = list(waiting_for(by)[:LOOKED_AT])
        places = _places([claim.pk for claim in claims])
        for claim in claims:
            if claim.pk in places:
                _gather(works, claim, places[claim.pk])
    if by.may("mark"):
        _undecided(by, works)
    return works


def _gather(works: dict[int, Work], claim: Any, place: Mention) -> None:
    """A claim into the work on its article; the first one in the text is where one goes on."""
    reason = BEGUN if claim.begun else ASKED if claim.asked else OPEN
    article = place.span.edition.article
    work = works.setdefault(article.pk, Work(article, claim.created_at, reason))
    work.claims.append(claim)
    before = work.place is None or (reason, place.span.start) < (work.reason, work.place.span.start)
    if before:
        work.place = place
    work.reason, work.since = min(work.reason, reason), min(work.since, claim.created_at)


def _undecided(by: Access, works: dict[int, Work]) -> None:
    """Articles whose suggestions nobody has decided, the oldest ones first."""
    open_ = Span.objects.filter(project_id=by.project.pk, status=SpanStatus.SUGGESTED, label__kind="claim")
    oldest = by.articles().filter(pk__in=open_.values("edition__article")).order_by("created_at", "pk")[:ROWS]
    found = {article.pk: article for article in oldest}
    ids = {*found, *works}
    left = dict(open_.filter(edition__article__in=ids).values_list("edition__article").annotate(n=Count("pk")))
    for pk, n in left.items():
        if pk in found or pk in works:
            work = works.setdefault(pk, Work(found.get(pk) or works[pk].article, found[pk].created_at if pk in found else None, DECIDE))
            work.suggestions = n


def _row(work: Work, stand: Standing) -> dict[str, Any]:
    article, place = work.article, work.place
    why, tone = (
        (_("You began it"), "c-acc"), (_("Assigned to you"), "c-acc"), (_("Open for review"), ""), (_("Suggestions to decide"), ""),
    )[work.reason]  # fmt: skip
    return {
        "key": f"a{article.pk}", "url": f"/articles/{article.pk}?at=s{place.span_id}" if place else f"/articles/{article.pk}",
        "title": title_of(article), "outlet": article.outlet, "left": _left(work), "since": work.since, "why": why, "tone": tone,
        "note": "",
        "claim": next((claim.text for claim in work.claims if place and claim.pk == place.claim_id), ""), "place": place,
        "done": stand.decided, "total": stand.claims, "suggested": stand.suggested,
    }  # fmt: skip


def _left(work: Work) -> str:
    n, suggested = len(work.claims), work.suggestions
    said = []
    if n:
        said.append(ngettext("%(n)s claim to review", "%(n)s claims to review", n) % {"n": n})
    if suggested:
        said.append(ngettext("%(n)s suggestion to decide", "%(n)s suggestions to decide", suggested) % {"n": suggested})
    return " · ".join(said)


def counts(by: Access) -> list[dict[str, Any]]:
    """How much waits: for the person, and for who decides disputes."""
    mine = Review.objects.filter(project_id=by.project.pk, reviewer=by.user)
    disputed = access.claims(by).filter(state="disputed")
    may_decide = by.may("adjudicate")
    shown = [
        {"label": _("due to review"), "n": waiting_for(by).count() if by.may("review") else 0, "url": ""},
        {"label": _("returned to you"), "n": mine.filter(state=ReviewState.RETURNED).count(), "url": "", "tone": "c-par"},
        {"label": _("waiting for adjudication"), "n": disputed.count(), "url": "/adjudicate" if may_decide else "/claims?state=disputed"},
    ]
    if by.may("see_reviews"):
        shown.append({"label": _("flagged for you"), "n": access.flags(by).filter(settled_at=None).count(), "url": "", "tone": "c-par"})
    return shown


def number_of(place: Mention) -> int:
    """The number by which the article's page calls the claim that stands there."""
    span = place.span
    marked = Span.objects.filter(edition_id=span.edition_id, label__kind="claim", anchor=Anchor.ANCHORED)
    live = marked.filter(status__in=[SpanStatus.SUGGESTED, SpanStatus.ACCEPTED]).order_by("start", "-end", "id")
    ids = list(live.values_list("pk", flat=True))
    return ids.index(span.pk) + 1 if span.pk in ids else 0
