"""`/reviews/<claim>`: a published review, for everybody, where its project shows them; its JSON-LD; what was retracted."""

from __future__ import annotations

from typing import Any

import orjson
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_safe

from annotations.access import Access
from annotations.errors import NotFound
from claims.access import public_claim
from claims.exporters import ClaimDossier, claim_review
from claims.exporters.claimreview import is_web_address
from claims.exporters.encoding import day
from claims.exporters.judgement import Verdict
from claims.exporters.ratings import rated, scales_by_version
from claims.models import Confidence, PublicationState
from claims.records import ProjectSnapshot, dossier_of
from claims.services.export import exporter_of, options_of
from workbench.desk.dates import shown_date
from workbench.language.words import named, rating_name

LINKED = "application/ld+json"
GONE = 410


@require_safe
@login_not_required
def review_page(request: HttpRequest, claim_id: int) -> HttpResponse:
    """The review as people read it, with its JSON-LD inside; 410 with the reason once it is retracted."""
    by, dossier, record = _published(claim_id)
    common = {"claim": dossier.claim, "publisher": by.project.publisher_name or by.project.name, "language": dossier.claim.language}
    if record is None:
        last = dossier.publications[-1]
        shown = {**common, "retracted": shown_date(day(last.created_at)), "note": last.note}
        return render(request, "public/review.html", shown, status=GONE)
    return render(request, "public/review.html", {**common, **_shown(by, dossier), "record": record, "script": in_script(record)})


@require_safe
@login_not_required
def review_record(request: HttpRequest, claim_id: int) -> HttpResponse:
    """The review as machines read it; a retracted one says since when, and nothing else."""
    by, dossier, record = _published(claim_id)
    if record is not None:
        return HttpResponse(orjson.dumps(record), content_type=LINKED)
    return HttpResponse(orjson.dumps(_deleted(by, dossier)), status=GONE, content_type=LINKED)


def _published(claim_id: int) -> tuple[Access, ClaimDossier, dict[str, Any] | None]:
    """The claim's file with anybody's eyes, and its ClaimReview unless it is retracted."""
    by, claim = public_claim(claim_id)
    dossier = dossier_of(claim, access=by)
    if not dossier.publications:
        raise NotFound
    options = options_of(by, exporter_of("claimreview"), {})
    return by, dossier, claim_review(dossier, scales=scales_by_version(ProjectSnapshot(by)), options=options)


def _deleted(by: Access, dossier: ClaimDossier) -> dict[str, Any]:
    options = options_of(by, exporter_of("claimreview"), {})
    return {
        "@context": "https://schema.org", "@type": "DataFeedItem", "url": f"{options.base_url}/reviews/{dossier.claim.id}",
        "dateCreated": day(dossier.publications[0].created_at), "dateDeleted": day(dossier.publications[-1].created_at), "item": [],
    }  # fmt: skip


def _shown(by: Access, dossier: ClaimDossier) -> dict[str, Any]:
    """What the page says beside the record."""
    verdict = dossier.published_verdict
    scales = scales_by_version(ProjectSnapshot(by))
    ratings = {axis: rated(verdict, axis, scales) if verdict else None for axis in ("veracity", "attribution")}
    return {
        "ratings": {axis: rating_name(found[1].name) for axis, found in ratings.items() if found},
        "verdict": verdict,
        "confidence": named(Confidence(verdict.confidence)) if verdict and verdict.confidence else "",
        "evidence": _evidence(dossier, verdict) if verdict else [],
        "history": [
            {"state": named(PublicationState(one.state)), "day": shown_date(day(one.created_at)), "note": one.note}
            for one in dossier.publications
        ],
        "places": [{"title": one.article.title, "url": _safe(one.article.url)} for one in dossier.places],
    }


def _evidence(dossier: ClaimDossier, verdict: Verdict) -> list[dict[str, Any]]:
    return [
        {
            "title": one.document.title or one.document.url, "quote": one.evidence.quote, "stance": one.evidence.stance,
            "url": _safe(one.document.url),
        }
        for one in dossier.cited(verdict)
    ]  # fmt: skip


def _safe(url: str | None) -> str:
    """An address that a reader may be sent to; stored ones are data, and may be anything."""
    return url if url and is_web_address(url) else ""


def in_script(record: dict[str, Any]) -> SafeString:
    """JSON that no markup in it can end: every `<` (and `>`, `&`) as its escape."""
    text = orjson.dumps(record).decode()
    for sign, escape in (("<", "\\u003c"), (">", "\\u003e"), ("&", "\\u0026")):
        text = text.replace(sign, escape)
    return mark_safe(text)  # noqa: S308  no sign is left that markup needs
