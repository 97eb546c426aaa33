"""Exports as the page shows them: what a format is for, what it would lose, how far a file is."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from typing import Any

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from annotations.access import Access
from annotations.models import JobState
from claims.exporters import BY_KEY, Exporter
from claims.exporters.losses import CODES
from claims.models import Export
from claims.services.export import Foreseen
from workbench.desk.dates import day_and_time
from workbench.language.words import named, refused

PURPOSES = {
    "bundle": gettext_lazy("Everything: to keep, to move to another workbench, to replay how a verdict came about."),
    "csv_claims": gettext_lazy("For spreadsheets: one row a claim, with both ratings."),
    "csv_spans": gettext_lazy("For spreadsheets and counts: one row a mark, with its place in the text."),
    "claimreview": gettext_lazy("For search engines and fact-check feeds: what is published."),
    "web_annotation": gettext_lazy("For annotation tools: every mark with quote and position, streamed."),
    "web_annotation_pages": gettext_lazy("For annotation servers: the same marks in pages of 500."),
    "web_annotation_verdicts": gettext_lazy("For linked data: verdicts as annotations of the claims."),
    "decisions": gettext_lazy("For training: what people accepted and rejected of the suggestions."),
}
"""What each format is for; one without a word here tells its media type."""
NAMES = {
    "bundle": gettext_lazy("Bundle (everything, lossless)"),
    "csv_claims": gettext_lazy("Table of claims (CSV)"),
    "csv_spans": gettext_lazy("Table of marks (CSV)"),
    "claimreview": gettext_lazy("Published reviews (ClaimReview JSON-LD)"),
    "web_annotation": gettext_lazy("Marks (W3C Web Annotation, JSON lines)"),
    "web_annotation_pages": gettext_lazy("Marks (W3C AnnotationPages of 500, ZIP)"),
    "web_annotation_verdicts": gettext_lazy("Verdicts (W3C Web Annotation, JSON lines)"),
    "decisions": gettext_lazy("Decisions on suggestions (training data, JSON lines)"),
}
"""What each is called in the reader's language; one without a word here has its own name."""
RECORDS = 3


def name_of(exporter: Exporter) -> str:
    """What a format is called on the desk."""
    return str(NAMES.get(exporter.key, exporter.name))


def format_card(exporter: Exporter, *, current: bool) -> dict[str, Any]:
    """One choice of the page."""
    purpose = str(PURPOSES.get(exporter.key, exporter.media_type))
    return {"key": exporter.key, "name": name_of(exporter), "current": current, "description": purpose, "suffix": f".{exporter.suffix}"}


def preview_of(exporter: Exporter, foreseen: Foreseen) -> dict[str, Any]:
    """The first records: a table of a CSV, else the lines as they are."""
    if not foreseen.text or exporter.suffix != "csv":
        return {"text": foreseen.text}
    head, *rows = csv.reader(io.StringIO(foreseen.text.removeprefix("\ufeff")))
    shown = [[{"name": name, "value": cell[:80]} for name, cell in zip(head, one, strict=False)] for one in rows[:RECORDS]]
    return {"head": head, "rows": shown}


def losses_of(exporter: Exporter, foreseen: Foreseen) -> dict[str, Any]:
    """What is lost, counted where all of it was small enough to be counted beforehand."""
    if foreseen.losses is None:
        lines = [{"words": refused(CODES[code][1]), "count": 0} for code in exporter.loses]
    else:
        lines = [{"words": refused(one.message), "count": one.count} for one in foreseen.losses]
    return {"lines": lines, "nothing": not lines, "counted": foreseen.losses is not None}


def row(by: Access, export: Export) -> dict[str, Any]:
    """One export as components/export_row.html shows it."""
    job, exporter = export.job, BY_KEY.get(export.format)
    there = job.state == JobState.DONE and export.filename
    reason = job.last_error or (_("The file was deleted after a week.") if job.state == JobState.DONE and not there else "")
    steps = {
        JobState.PENDING: _("Step 1 of 3: waits for a worker"), JobState.RUNNING: _("Step 2 of 3: written from one state of the data"),
    }  # fmt: skip
    return {
        "id": export.pk, "name": name_of(exporter) if exporter else export.format, "state": job.state, "job_id": job.pk,
        "state_name": named(JobState(job.state)), "made": day_and_time(export.created_at),
        "records": export.records, "size": filesizeformat(export.size) if export.size is not None else "", "sha256": export.sha256,
        "download_url": f"/exports/{export.pk}/file" if there else "", "step": steps.get(JobState(job.state), ""), "reason": reason,
        "may_retry": job.state in {JobState.FAILED, JobState.QUARANTINED} and not by.read_only,
        "poll_url": "" if job.final else f"/exports/{export.pk}", "lost": _lost(export.loss),
    }  # fmt: skip


def _lost(report: Mapping[str, Any]) -> list[dict[str, Any]]:
    return [{"words": refused(one.get("message")), "count": one.get("count", "")} for one in report.get("losses", [])]


def told(export: Export) -> str:
    """What is said of an export that has ended."""
    if export.job.state != JobState.DONE:
        return _("The export failed: %(reason)s") % {"reason": export.job.last_error}
    n = export.records or 0
    return ngettext("Export ready, %(n)s record", "Export ready, %(n)s records", n) % {"n": n}
