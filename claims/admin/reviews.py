"""Who reviews what: assignments, and the reviews themselves."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from annotations.access import enter_as_console
from claims.admin.blind import BlindConsole, OfClaim
from claims.models import Assignment, Review, ReviewState
from claims.services.assign import assign

WRITTEN = ("attribution", "veracity", "confidence", "rationale", "search_log", "evidence_sets")


@admin.register(Assignment)
class AssignmentConsole(OfClaim):
    """Who is asked to review which claim."""

    list_display = ("claim", "reviewer", "round", "state", "lease_until", "priority", "project", "created_at")
    list_filter = ("state", "project")
    search_fields = ("claim__text", "reviewer__username", "reviewer__display_name")
    autocomplete_fields = ("claim", "reviewer")
    ordering = ("-id",)
    date_hierarchy = "created_at"
    added = ("claim", "reviewer")
    related = ("claim", "reviewer", "project", "created_by")
    deferred = ("claim__search",)

    def add(self, request: HttpRequest, given: dict[str, Any]) -> Assignment:
        """Ask a member to review a claim."""
        return assign(by=enter_as_console(request.user, given["claim"].project), **given)


@admin.register(Review)
class ReviewConsole(OfClaim, BlindConsole):
    """That somebody reviews, and what was submitted; a draft's words are its author's alone."""

    list_display = ("claim", "reviewer", "round", "state", "submitted_at", "project", "created_at")
    list_filter = ("state", "project")
    search_fields = ("claim__text", "reviewer__username", "reviewer__display_name")
    ordering = ("-id",)
    date_hierarchy = "created_at"
    author = "reviewer"
    related = ("claim", "reviewer", "project", "attribution", "veracity", "created_by")
    deferred = ("claim__search",)

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Without what is written in somebody else's draft."""
        closed = obj is not None and obj.state != ReviewState.SUBMITTED and obj.reviewer_id != request.user.pk
        return [name for name in super().get_fields(request, obj) if not (closed and name in WRITTEN)]
