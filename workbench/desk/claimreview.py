"""The ClaimReview record of a claim before it is published, with what a reader of it would stumble over."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import orjson
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from annotations.access import Access, enter_through
from annotations.errors import NotFound
from claims import access
from claims.exporters import ClaimDossier, claim_review
from claims.exporters.claimreview_checks import Finding, findings
from claims.exporters.judgement import Publication
from claims.exporters.ratings import scales_by_version
from claims.models import Claim, Verdict
from claims.records import ProjectSnapshot, dossier_of
from claims.services.export import exporter_of, options_of
from claims.services.settle import claims_verdict

FIRST = ("@type", "url", "claimReviewed", "itemReviewed", "reviewRating")
WITHIN = ("@type", "name", "author", "alternateName", "ratingValue", "headline")
"""What the short preview shows of a record, and of what lies in it."""


@require_safe
def claimreview(request: HttpRequest, claim_id: int) -> HttpResponse:
    """`GET /claims/<id>/claimreview`: the record and its checks again, as the claim stands now."""
    by = enter_through(request.user, Claim.objects.all(), claim_id)
    claim = by.one(access.claims(by), claim_id)
    shown = preview(by, claim)
    if shown is None:
        raise NotFound
    context = {
        "project": by.project,
        "claim": {"id": claim.pk, "short": claim.short_text or claim.text[:60]},
        "preview": shown,
        "checked": True,
    }
    fragment = getattr(request, "htmx", False)
    context["whole"] = not fragment
    return render(request, "components/claimreview.html" if fragment else "desk/claimreview.html", context)


def preview(by: Access, claim: Claim) -> dict[str, Any] | None:
    """Context of components/claimreview.html: what is public, or what publishing now would say; None while nothing is decided."""
    verdict = claims_verdict(claim)
    if verdict is None:
        return None
    dossier = dossier_of(claim, access=by)
    public = dossier.published_verdict is not None and dossier.published_verdict.id == str(verdict.pk)
    options = options_of(by, exporter_of("claimreview"), {})
    known = dossier if public else _as_if_published(dossier, verdict, options.exported_at)
    record = claim_review(known, scales=scales_by_version(ProjectSnapshot(by)), options=options)
    found = findings(record or {})
    return {
        "core": _core(record or {}),
        "json": orjson.dumps(record, option=orjson.OPT_INDENT_2).decode() if record else "",
        "checks": [{"ok": one.level == "fine", "bad": one.level == "error", "text": words(one)} for one in found],
        "valid": all(one.level != "error" for one in found),
        "public": public,
        "url": f"/reviews/{claim.pk}.jsonld" if public and by.project.public_pages else "",
        "validate_url": f"/claims/{claim.pk}/claimreview",
    }


def _core(record: Mapping[str, Any]) -> str:
    """What one looks for first, a line each: the claim, who made it, the rating."""
    lines = (f"  {_written(name)}: {_written(_within(record[name]))}" for name in FIRST if name in record)
    return "{\n" + ",\n".join(lines) + "\n}"


def _written(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _within(value: Any) -> Any:
    if isinstance(value, list):
        return [_within(one) for one in value]
    return {name: _within(held) for name, held in value.items() if name in WITHIN} if isinstance(value, dict) else value


def _as_if_published(dossier: ClaimDossier, verdict: Verdict, now: Any) -> ClaimDossier:
    """The file with the publication that the next press of “Publish” would add."""
    before = dossier.publications[-1] if dossier.publications else None
    public = before is not None and before.state != "retracted"
    coming = Publication(
        id="0", claim_id=dossier.claim.id, verdict_id=str(verdict.pk), number=before.number + 1 if before else 1,
        state="corrected" if public else "published", supersedes_id=before.id if before else None, note=None, created_by=None,
        created_at=now,
    )  # fmt: skip
    return replace(dossier, publications=(*dossier.publications, coming))


def words(one: Finding) -> str:
    """A finding as a sentence."""
    said = {
        "required": _("Required fields are present"),
        "one_claim": _("One claim, one speaker"),
        "speakers": _("One claim for each of %(n)s speakers") % {"n": one.n},
        "ordered": _("“%(of)s” has its place on an ordered scale") % {"of": one.of},
        "unordered": _("No ratingValue: “%(of)s” has no place on an ordered scale") % {"of": one.of},
        "undated": _("An appearance has no date: datePublished is left out, not guessed"),
        "long": _("The claim has %(n)s characters; aggregators show 75") % {"n": one.n},
        "missing": _("%(of)s is missing") % {"of": one.of},
        "address": _("%(of)s is no web address") % {"of": one.of},
        "date": _("%(of)s is no date") % {"of": one.of},
        "bounds": _("%(of)s lies outside its scale") % {"of": one.of},
    }
    return said[one.code]
