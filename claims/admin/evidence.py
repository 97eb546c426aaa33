"""Sources, documents, the passages quoted from them, and files that were taken out."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from annotations.access import Access
from annotations.admin.console import Console
from annotations.admin.verbs import Verb
from claims.admin.blind import BlindConsole, OfClaim, open_to
from claims.models import Document, Evidence, EvidenceSet, EvidenceSetItem, Export, Source
from claims.services.evidence import EDITABLE, change_evidence, remove_evidence


@admin.register(Source)
class SourceConsole(Console):
    """Who published."""

    list_display = ("name", "kind", "side", "wikidata", "project", "created_by")
    list_filter = ("project", "kind")
    search_fields = ("name", "=wikidata")
    ordering = ("name", "id")
    related = ("project", "created_by")


@admin.register(Document)
class DocumentConsole(Console):
    """Pages and files in which evidence stands."""

    list_display = ("__str__", "source", "medium", "capture", "published", "project", "created_by", "created_at")
    list_filter = ("capture", "medium", "project")
    search_fields = ("title", "url", "=sha256")
    ordering = ("-created_at", "-id")
    date_hierarchy = "created_at"
    related = ("source", "article", "project", "created_by")


@admin.register(Evidence)
class EvidenceConsole(OfClaim, BlindConsole):
    """Passages with their stance; corrected while the claim is open."""

    list_display = ("__str__", "stance", "strength", "claim", "document", "round", "kept", "project", "created_by")
    list_filter = ("stance", "strength", ("removed_at", admin.EmptyFieldListFilter), "project")
    search_fields = ("quote", "claim__text", "document__title", "document__url")
    ordering = ("-created_at", "-id")
    date_hierarchy = "created_at"
    editable = EDITABLE
    related = ("claim", "document", "project", "created_by")
    deferred = ("claim__search",)
    verbs = (
        Verb("remove", "Remove", lambda by, row: remove_evidence(by=by, evidence=row), "delete", lambda row: row.removed_at is None),
    )

    @admin.display(boolean=True, description="kept")
    def kept(self, row: Evidence) -> bool:
        """Not removed."""
        return row.removed_at is None

    def change(self, by: Access, row: Evidence, given: dict[str, Any]) -> Evidence:
        """Correct the passage."""
        return change_evidence(by=by, evidence=row, **given)


@admin.register(EvidenceSet)
class EvidenceSetConsole(OfClaim):
    """Sets that verdicts cite; they say which evidence, so they are as blind as it."""

    list_display = ("__str__", "claim", "project", "created_by", "created_at")
    list_filter = ("project",)
    search_fields = ("claim__text",)
    ordering = ("-id",)
    date_hierarchy = "created_at"
    related = ("claim", "project", "created_by")
    deferred = ("claim__search",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Without sets that hold evidence which is hidden from who looks."""
        return super().get_queryset(request).exclude(items__evidence__in=hidden_evidence(request.user))


@admin.register(EvidenceSetItem)
class EvidenceSetItemConsole(Console):
    """Which passage is in which set."""

    list_display = ("evidence_set", "evidence", "project")
    list_filter = ("project",)
    ordering = ("-id",)
    related = ("evidence_set", "evidence", "project")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Without evidence that is hidden from who looks."""
        return super().get_queryset(request).exclude(evidence__in=hidden_evidence(request.user))


def hidden_evidence(user: Any) -> QuerySet[Evidence]:
    """Evidence of rounds in which the person reviews, given by the others."""
    seen = open_to(user, Evidence.objects.all(), author="created_by")
    return Evidence.objects.exclude(pk__in=seen.values("pk"))


@admin.register(Export)
class ExportConsole(Console):
    """What was taken out, by whom, with the log's head of that moment."""

    list_display = ("__str__", "project", "records", "size", "state", "created_by", "created_at")
    list_filter = ("format", "job__state", "project")
    search_fields = ("filename", "=sha256", "created_by__username")
    ordering = ("-created_at", "-id")
    date_hierarchy = "created_at"
    related = ("job", "project", "created_by")

    @admin.display(description="state")
    def state(self, row: Export) -> str:
        """The job's."""
        return row.job.get_state_display()
