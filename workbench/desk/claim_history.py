"""What happened to a claim, newest first, as far as the reader may see it; appended, never edited."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from annotations.access import Access
from claims import access
from claims.models import Claim
from workbench.desk.dates import day
from workbench.desk.panel import rating
from workbench.language.words import rating_name


def steps(by: Access, claim: Claim) -> list[dict[str, Any]]:
    """Steps of components/history.html: verdicts, adjudications, publications, evidence, the beginning."""
    found = [*_verdicts(by, claim), *_adjudications(claim), *_publications(claim), *_evidence(by, claim)]
    found.append(_step(claim.created_at, _("Claim made"), icon="plus"))
    return sorted(found, key=lambda step: step["at"], reverse=True)


def _step(at: datetime, title: str, text: str = "", *, rated: Any = None, icon: str = "plus") -> dict[str, Any]:
    return {"at": at, "at_words": day(at), "title": title, "text": text, "rating": rating(rated), "icon": icon}


def _verdicts(by: Access, claim: Claim) -> list[dict[str, Any]]:
    """What was decided is numbered as the head of the page counts it; reviews have no number of their own there."""
    rows = access.verdicts(by).filter(claim=claim).select_related("veracity").order_by("revision")
    found, decided = [], 0
    for row in rows:
        decided += row.review_id is None
        name = _("Version %(n)s · %(label)s") if row.review_id is None else _("Review: %(label)s")
        title = name % {"n": decided, "label": rating_name(row.veracity.name)}
        found.append(_step(row.created_at, title, row.rationale[:200], rated=row.veracity))
    return found


def _adjudications(claim: Claim) -> list[dict[str, Any]]:
    names = {"take": _("Adjudicated: one review taken"), "merge": _("Adjudicated: merged"), "return": _("Returned to the reviewers")}
    if not claim.decided:
        return []
    return [_step(row.created_at, names[row.choice], row.reason[:200], icon="adjudicate") for row in claim.adjudications.all()]


def _publications(claim: Claim) -> list[dict[str, Any]]:
    names = {"published": _("Published"), "corrected": _("Corrected"), "retracted": _("Retracted")}
    return [_step(row.created_at, names[row.state], row.note[:200], icon="exports") for row in claim.publications.all()]


def _evidence(by: Access, claim: Claim) -> list[dict[str, Any]]:
    rows = access.evidence(by).filter(claim=claim).select_related("document")
    return [_step(row.created_at, _("Evidence added"), row.document.title or row.document.url) for row in rows]
