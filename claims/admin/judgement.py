"""Scales, and what only grows: verdicts, adjudications, publications."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from annotations.admin.console import Console
from claims.admin.blind import BlindConsole, OfClaim, open_to
from claims.models import Adjudication, Publication, Scale, ScaleLabel, Verdict, VerdictSet


@admin.register(Scale)
class ScaleConsole(Console):
    """Versions of the scales; a changed scale is a new version."""

    list_display = ("key", "axis", "number", "project", "created_by", "created_at")
    list_filter = ("axis", "project")
    search_fields = ("key", "project__name")
    ordering = ("project", "key", "-number")
    related = ("project", "created_by")


@admin.register(ScaleLabel)
class ScaleLabelConsole(Console):
    """Labels of each version, with the core value that rules and formats look at."""

    list_display = ("name", "key", "core", "scale", "position", "retired", "project")
    list_filter = ("scale__axis", "core", "retired", "project")
    search_fields = ("name", "key")
    ordering = ("scale", "position", "id")
    related = ("scale", "project")


@admin.register(Verdict)
class VerdictConsole(OfClaim, BlindConsole):
    """Appended, never edited; the database refuses it too."""

    list_display = ("claim", "revision", "round", "veracity", "attribution", "confidence", "of", "project", "created_by", "created_at")
    list_filter = ("veracity__core", "confidence", ("review", admin.EmptyFieldListFilter), "project")
    search_fields = ("claim__text", "rationale")
    ordering = ("-id",)
    date_hierarchy = "created_at"
    related = ("claim", "review", "veracity", "attribution", "project", "created_by", "supersedes")
    deferred = ("claim__search",)

    @admin.display(description="whose")
    def of(self, row: Verdict) -> str:
        """A reviewer's, or the claim's own."""
        return "the claim's" if row.review_id is None else "a reviewer's"


@admin.register(VerdictSet)
class VerdictSetConsole(Console):
    """Which sets a verdict cites."""

    list_display = ("verdict", "evidence_set", "project")
    list_filter = ("project",)
    ordering = ("-id",)
    related = ("verdict", "evidence_set", "project")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Of verdicts that are open to who looks."""
        seen = open_to(request.user, Verdict.objects.all(), author="created_by")
        return super().get_queryset(request).filter(verdict__in=seen.values("pk"))


@admin.register(Adjudication)
class AdjudicationConsole(OfClaim):
    """Decisions over disputes, with the reviews and versions they saw."""

    list_display = ("claim", "round", "choice", "verdict", "project", "created_by", "created_at")
    list_filter = ("choice", "project")
    search_fields = ("claim__text", "reason")
    ordering = ("-id",)
    date_hierarchy = "created_at"
    related = ("claim", "verdict", "project", "created_by")
    deferred = ("claim__search",)


@admin.register(Publication)
class PublicationConsole(OfClaim):
    """Each claim's public life, a row a step."""

    list_display = ("claim", "number", "state", "verdict", "project", "created_by", "created_at")
    list_filter = ("state", "project")
    search_fields = ("claim__text", "note")
    ordering = ("-id",)
    date_hierarchy = "created_at"
    related = ("claim", "verdict", "supersedes", "project", "created_by")
    deferred = ("claim__search",)
