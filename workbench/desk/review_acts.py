"""One's own review on the review screen: drafted, submitted, withdrawn, skipped; and the evidence it rests on."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from annotations.access import Access, enter_through
from annotations.errors import Invalid, Stale
from annotations.http.forms import VERSION, changes, match
from annotations.http.ids import id_in
from annotations.undoing import step_in_hand
from claims import access
from claims.models import Claim, Review
from claims.services.assign import skip
from claims.services.finish import finish_article
from claims.services.review import open_review, save_draft, submit_review, withdraw_review
from workbench import preferences
from workbench.desk.account import see_other
from workbench.desk.acted import hear
from workbench.desk.article import header, page, seat_at, title_of
from workbench.desk.claim_rows import claim_rows
from workbench.desk.panel import counts, evidence_of, panel
from workbench.desk.reading import Reading, read
from workbench.desk.spoken import named, spoken
from workbench.desk.together import cited

AXES = ("attribution", "veracity")


def claim_seat(request: HttpRequest, claim_id: int) -> tuple[Access, Claim]:
    """The reader's seat and the claim under its lock."""
    by = enter_through(request.user, Claim.objects.all(), claim_id)
    by.require("review")
    return by, by.locked(access.claims(by), claim_id)


def _drafted(request: HttpRequest, by: Access, claim: Claim) -> Review:
    """The reader's review with what the form says; opened by its first saving."""
    known = Review.objects.filter(claim=claim, reviewer=by.user, round=claim.round).first()
    if known is not None and not _holds(known, _fields(request)):
        if not (request.POST.get(VERSION) or request.headers.get("If-Match")):
            raise Stale(current_etag=known.etag)  # the form was made before there was a review: another window has begun it
        match(request, known)
    review = known or open_review(by=by, claim=claim)
    sets = cited(by, review.evidence_sets, evidence_of(by, claim))
    return save_draft(by=by, review=review, **_fields(request), evidence_sets=sets)


def _holds(review: Review, said: dict[str, Any]) -> bool:
    """Whether another window saved the very same: there is nothing to choose from, so the draft goes on from there."""
    return all((getattr(review, f"{name}_id", "") if name in AXES else getattr(review, name)) == value for name, value in said.items())


def _fields(request: HttpRequest) -> dict[str, Any]:
    said: dict[str, Any] = {name: request.POST.get(name, "") for name in ("confidence", "rationale", "search_log") if name in request.POST}
    for axis in AXES:
        said[axis] = chosen_label(request, axis)
    return said


def chosen_label(request: HttpRequest, axis: str) -> int | None:
    """The label that a form names on an axis; None where it names none."""
    value = request.POST.get(axis, "")
    label = id_in(value)
    if value and label is None:
        raise Invalid("There is no such label here.", field=axis, reason="unknown_reference")
    return label


@changes
def draft(request: HttpRequest, claim_id: int) -> HttpResponse:
    """Keep what is written so far (also every 800 ms); with `then=skip`, leave the claim to somebody else."""
    by, claim = claim_seat(request, claim_id)
    review = _drafted(request, by, claim)
    if request.headers.get("X-Autosave"):
        response = HttpResponse(status=204)
        response["ETag"] = review.etag
        return response
    if request.POST.get("then", "") == "skip":
        skip(by=by, claim=claim)
        return after_claim(request, by, claim, _("Skipped; it goes back to the queue"))
    return after_claim(request, by, claim, _("Draft saved"), stay=True, version=review.etag)


@changes
def submit(request: HttpRequest, claim_id: int) -> HttpResponse:
    """Give the verdict and go on; what is missing is said in its place."""
    by, claim = claim_seat(request, claim_id)
    review = _drafted(request, by, claim)
    try:
        submit_review(by=by, review=review)
    except Invalid as refusal:
        errors = {"evidence" if one.field == "evidence_sets" else str(one.field): one.message for one in refusal.errors}
        return incomplete(request, by, claim, errors)
    preferences.note_read(request.user, "verdict")
    return after_claim(request, by, claim, _("Review submitted"), version=_etag(by, claim))


def _etag(by: Access, claim: Claim) -> str:
    return Review.objects.get(claim=claim, reviewer=by.user, round=claim.round).etag


@changes
def withdraw(request: HttpRequest, claim_id: int) -> HttpResponse:
    """Take the submitted review back into draft."""
    by, claim = claim_seat(request, claim_id)
    review = by.one(Review.objects.filter(claim=claim, reviewer=by.user, round=claim.round), _mine(by, claim))
    match(request, review)
    withdraw_review(by=by, review=review)
    return after_claim(request, by, claim, _("Review withdrawn; it is a draft again"), stay=True, version=_etag(by, claim))


def _mine(by: Access, claim: Claim) -> int:
    return Review.objects.filter(claim=claim, reviewer=by.user, round=claim.round).values_list("pk", flat=True).first() or 0


@changes
def finish(request: HttpRequest, article_id: int) -> HttpResponse:
    """Done with this article: one's own assignments there are closed, the next article opens."""
    by, article = seat_at(request, article_id)
    following = finish_article(by=by, article=article)
    said = _("Finished: “%(title)s”. What you left there goes back to the queue.")
    messages.success(request, said % {"title": title_of(article)})
    return see_other(f"/articles/{following.pk}" if following else "/")


def place_of(request: HttpRequest, by: Access, claim: Claim) -> tuple[Reading, str]:
    """The article and mark in which the reader has the claim in hand (`at` or `back`, else its first occurrence)."""
    key = request.POST.get("at", "") or request.POST.get("back", "")
    span_id = id_in(key[1:]) or 0
    spans = by.spans().filter(mentions__claim=claim).only("edition_id")
    span = spans.filter(pk=span_id).first() or spans.order_by("edition__created_at", "start").first()
    if span is None:
        raise Invalid("The claim stands in no text.", reason="no_mention")
    return read(by, article__editions=span.edition_id), f"s{span.pk}"


def after_claim(  # noqa: PLR0913  one answer, all its parts
    request: HttpRequest, by: Access, claim: Claim, said: str, *, stay: bool = False, version: str = ""
) -> HttpResponse:
    """The next claim in hand (or the same one), as a page or as its fragments."""
    reading, key = place_of(request, by, claim)
    following = None if stay else reading.after(key)
    shown = following.key if following else key
    if not getattr(request, "htmx", False):
        return see_other(f"/articles/{reading.article.pk}?at={shown}")
    said = named(reading, reading, key, said)
    context = {
        "project": by.project,
        "article": header(reading),
        "target": "panel",
        "key": key,
        "paragraphs": [],
        "same_rows": True,
        "show": "all",
        "items": claim_rows(by, [item for item in reading.items if item.key == key], shown),
        "said": said,
        "step": step_in_hand(by),
        **panel(reading, shown),
        "counts": counts(reading),
    }
    message = spoken(said, key, following)
    return hear(render(request, "desk/span_changed.html", context), message, shown, version=version)


def incomplete(request: HttpRequest, by: Access, claim: Claim, errors: dict[str, str]) -> HttpResponse:
    """The form again with its errors in place; what was typed stays."""
    reading, key = place_of(request, by, claim)
    context = {"article": header(reading), **panel(reading, key, errors=errors)}
    if getattr(request, "htmx", False):
        return render(request, "components/panel.html", context, status=400)
    return render(request, "desk/article.html", {**page(reading, key, "all"), **context}, status=400)
