"""Background work, and answers kept for repeated requests."""

from __future__ import annotations

from django.contrib import admin

from annotations.admin.console import Console
from annotations.admin.verbs import Verb
from annotations.models import Job, JobKind, JobState, KeptAnswer, UndoPart, UndoStep
from annotations.services.jobs import retry_job
from annotations.services.resegment import cancel_resegmentation


@admin.register(Job)
class JobConsole(Console):
    """What is due, in work, done or given up; the row is the truth."""

    list_display = ("__str__", "kind", "state", "attempts", "subject", "last_error", "project", "requested_by", "created_at", "finished_at")
    list_filter = ("state", "kind", "project")
    search_fields = ("last_error", "edition__article__title", "requested_by__username")
    ordering = ("-id",)
    date_hierarchy = "created_at"
    hidden = ("lease_token",)
    related = ("edition__article", "project", "requested_by")
    deferred = ("edition__text", "edition__search")
    verbs = (
        Verb(
            "retry", "Try again", lambda by, row: retry_job(by=by, job=row),
            fits=lambda row: row.state in {JobState.FAILED, JobState.QUARANTINED},
        ),
        Verb(
            "stop", "Stop reading again", lambda by, row: cancel_resegmentation(by=by, job=row),
            fits=lambda row: row.kind == JobKind.RESEGMENT and not row.final,
        ),
    )  # fmt: skip

    @admin.display(description="about")
    def subject(self, row: Job) -> str:
        """The article or file."""
        return row.edition.article.display_title if row.edition else str(row.options.get("filename") or row.options.get("format", ""))

    def desk(self, row: Job) -> str:
        """Its page."""
        return f"/jobs/{row.pk}"


@admin.register(KeptAnswer)
class KeptAnswerConsole(Console):
    """That an answer is kept, and for which request; what it says is its requester's."""

    list_display = ("actor", "method", "path", "status", "created_at")
    list_filter = ("method", "status")
    search_fields = ("path", "actor__username")
    ordering = ("-created_at", "-id")
    hidden = ("body", "headers", "key")
    related = ("actor",)
    deferred = ("body",)


@admin.register(UndoStep)
class UndoStepConsole(Console):
    """What somebody may take back or do again, newest first; theirs alone to use."""

    list_display = ("__str__", "user", "project", "made_at", "undone_at")
    list_filter = ("project",)
    search_fields = ("user__username",)
    ordering = ("-id",)
    related = ("user", "project")


@admin.register(UndoPart)
class UndoPartConsole(Console):
    """What a step moved, without the words: how a thing stood may hold what a blind round hides."""

    list_display = ("verb", "object", "step", "project")
    list_filter = ("project",)
    search_fields = ("verb", "object")
    ordering = ("-id",)
    related = ("step", "project")
    deferred = ("before", "after")
