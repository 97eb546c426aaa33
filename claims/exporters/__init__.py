"""Formats the workbench writes: a new one is a module, an entry in `EXPORTERS` and its row in the docs."""

from __future__ import annotations

from claims.exporters.bundle import Bundle
from claims.exporters.claimreview import ClaimReviews, claim_review
from claims.exporters.contract import Exporter, ExportOptions, Publisher, Sink, file_name
from claims.exporters.csv_claims import CsvClaims
from claims.exporters.csv_spans import CsvSpans
from claims.exporters.decisions import Decisions
from claims.exporters.encoding import report_bytes
from claims.exporters.losses import Loss, LossReport
from claims.exporters.snapshot import ClaimDossier, MarkedSpan, Snapshot
from claims.exporters.web_annotation import WebAnnotations
from claims.exporters.web_annotation_pages import WebAnnotationPages
from claims.exporters.web_annotation_verdicts import WebAnnotationVerdicts

EXPORTERS: tuple[Exporter, ...] = (
    Bundle(),
    CsvClaims(),
    CsvSpans(),
    ClaimReviews(),
    WebAnnotations(),
    WebAnnotationPages(),
    WebAnnotationVerdicts(),
    Decisions(),
)

BY_KEY = {exporter.key: exporter for exporter in EXPORTERS}

__all__ = [
    "BY_KEY",
    "EXPORTERS",
    "ClaimDossier",
    "ExportOptions",
    "Exporter",
    "Loss",
    "LossReport",
    "MarkedSpan",
    "Publisher",
    "Sink",
    "Snapshot",
    "claim_review",
    "file_name",
    "report_bytes",
]
