"""Corrections to what the pipeline read, on the review screen: who says it, what a figure means, what a paragraph is."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from annotations.access import enter_through
from annotations.errors import Invalid
from annotations.http.forms import changes, match
from annotations.models import Attribution, Segment, SegmentRole
from annotations.services.attribute import attribute
from annotations.services.correct_details import correct_details
from annotations.services.layout import correct_segment
from workbench.desk.acted import told
from workbench.desk.article import header, page
from workbench.desk.chain_form import chain_of, sent_rows, shown_rows, stored_rows, voice_and_stance
from workbench.desk.marks import key_of
from workbench.desk.panel import panel
from workbench.desk.reading import Reading, read
from workbench.desk.span_acts import span_in_hand

DETAILS = ("sort", "value", "comparator", "unit", "gloss")


@changes
def attribution(request: HttpRequest, span_id: int) -> HttpResponse:
    """`POST /spans/<id>/attribution`: the whole chain, voice and stance; a row moves or goes by the button that sends the form."""
    by, span, before = span_in_hand(request, span_id)
    hops = list(Attribution.objects.filter(span=span).select_related("speaker").order_by("-position"))
    text, rows = before.edition.text, sent_rows(request.POST)
    stored = stored_rows(hops, text)
    try:
        voice, stance = voice_and_stance(request.POST)
        span = attribute(by=by, span=span, chain=chain_of(rows, span, text, stored), voice=voice, stance=stance)
    except Invalid as refusal:
        errors = {str(one.field): one.message for one in refusal.errors}
        elsewhere = "" if any(name.startswith(("name-", "words-")) for name in errors) else refusal.detail
        return _again(request, before, key_of(span_id), {"rows": shown_rows(rows, errors), "form_error": elsewhere}, "chain")
    opened = "chain" if request.POST.get("step") else ""
    return told(request, before, key_of(span_id), _("Attribution corrected"), opened=opened, changed=span)


@changes
def details(request: HttpRequest, span_id: int) -> HttpResponse:
    """`POST /spans/<id>/details`: what a quantity or a framing means."""
    by, span, before = span_in_hand(request, span_id)
    said = {name: request.POST[name] for name in DETAILS if name in request.POST}
    try:
        span = correct_details(by=by, span=span, **said)
    except Invalid as refusal:
        typed = {**said, "errors": {str(one.field): one.message for one in refusal.errors}}
        return _again(request, before, key_of(span_id), typed, "details")
    return told(request, before, key_of(span_id), _("Corrected"), changed=span)


@changes
def segment(request: HttpRequest, segment_id: int) -> HttpResponse:
    """`POST /segments/<id>`: what a paragraph is, and whether it belongs to the article's body (`out`, with a reason if there is one)."""
    by = enter_through(request.user, Segment.objects.all(), segment_id)
    by.require("mark")
    row = by.locked(by.segments().select_related("edition").defer("edition__text", "edition__search"), segment_id)
    match(request, row)
    role, reason = request.POST.get("role") or None, request.POST.get("excluded", "").replace("\0", "").strip()[:300]
    if role is not None and role not in SegmentRole.values:
        raise Invalid(_("There is no such choice."), field="role", reason="unknown_value")
    before = read(by, article_id=row.edition.article_id).whole()
    excluded = (reason or _("taken out by hand")) if "out" in request.POST else ""
    row = correct_segment(by=by, segment=row, role=role, excluded=excluded)
    return told(request, before, f"p{row.start}", _("Layout corrected"), version=row.etag)


def _again(request: HttpRequest, reading: Reading, key: str, typed: dict[str, Any], opened: str) -> HttpResponse:
    """The form again with its errors in place; what was typed stays."""
    context = {"article": header(reading), **panel(reading, key), "typed_" + opened: typed, "opened": opened}
    if getattr(request, "htmx", False):
        return render(request, "components/panel.html", context, status=400)
    return render(request, "desk/article.html", {**page(reading, key, "all"), **context}, status=400)
