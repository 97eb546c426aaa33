"""One unit of background work. The row is the truth, the queue message only a hint (RELIABILITY L1).

    pending ──claim──> running ──> done
       ^                  ├──> failed        the input can never succeed
       └──attempt failed──┤    quarantined   three attempts used up
          due_at later    ├──> cancelled     its article was deleted
                          ├──> denied        the requester lost the right
                          └──> superseded    the text was replaced meanwhile

Reading a corpus again is a job of kind `resegment` with many parts, jobs of kind `segment` that name it as their
parent. Once all parts are written down it runs without a lease, until the last part is final.

A worker claims by one conditional UPDATE with a lease and a token of its own; results are written only under a
row lock that still holds that token, so a worker that lost its lease writes nothing.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from annotations.models.base import InProject
from annotations.models.constraints import SameProject, parent_key

ATTEMPTS = 3
LEASE_SECONDS = 30
BACKOFF_SECONDS = (2, 8)


class JobKind(models.TextChoices):
    """What is to be done."""

    SEGMENT = "segment", "segment an edition"
    IMPORT = "import", "import a file"
    EXPORT = "export", "write an export"
    RESEGMENT = "resegment", "segment a corpus again"
    LEARN = "learn", "learn from decisions"


class Priority(models.IntegerChoices):
    """Who waits for it: what nobody has read yet goes first, a corpus read again goes last."""

    FIRST = 0, "first reading"
    AGAIN = 1, "one text again"
    CORPUS = 2, "a corpus again"


class JobState(models.TextChoices):
    """Where it stands; all but the first two are final."""

    PENDING = "pending", "pending"
    RUNNING = "running", "running"
    DONE = "done", "done"
    FAILED = "failed", "failed"
    QUARANTINED = "quarantined", "quarantined"
    CANCELLED = "cancelled", "cancelled"
    DENIED = "denied", "denied"
    SUPERSEDED = "superseded", "superseded"


class Job(InProject):
    """The truth about one piece of work."""

    kind = models.CharField(max_length=12, choices=JobKind.choices)
    edition = models.ForeignKey("annotations.Edition", models.PROTECT, null=True, related_name="jobs", db_constraint=False)
    text_sha256 = models.CharField(max_length=64, blank=True, default="")
    pipeline_version = models.CharField(max_length=40, blank=True, default="")
    settings_digest = models.CharField(max_length=64, blank=True, default="", db_default="")
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="parts", db_constraint=False, db_index=False)
    priority = models.PositiveSmallIntegerField(choices=Priority.choices, default=Priority.FIRST, db_default=Priority.FIRST)
    request_key = models.CharField(max_length=64, null=True, help_text="Names the request, once per project and kind.")
    options = models.JSONField(default=dict)
    state = models.CharField(max_length=12, choices=JobState.choices, default=JobState.PENDING)
    attempts = models.PositiveSmallIntegerField(default=0)
    due_at = models.DateTimeField(db_default=Now())
    lease_until = models.DateTimeField(null=True)
    lease_token = models.UUIDField(null=True)
    progress = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(null=True)
    report = models.JSONField(default=dict, help_text="Import report, loss report, stage notes: what the reader is shown.")
    last_error = models.CharField(max_length=500, blank=True, default="")
    requested_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField(db_default=Now(), editable=False)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            parent_key("job"),
            SameProject(field="edition", to="annotations.Edition", name="job_edition_same_project"),
            SameProject(field="parent", to="annotations.Job", name="job_parent_same_project"),
            models.UniqueConstraint(
                fields=["edition", "text_sha256", "pipeline_version", "settings_digest"],
                condition=Q(kind="segment"),
                name="job_segment_once",
            ),
            models.UniqueConstraint(fields=["project", "kind", "request_key"], name="job_request_once"),
            models.CheckConstraint(condition=Q(state__in=JobState.values), name="job_state"),
            models.CheckConstraint(condition=Q(kind__in=JobKind.values), name="job_kind"),
            models.CheckConstraint(condition=Q(attempts__lte=ATTEMPTS), name="job_attempts"),
            models.CheckConstraint(
                condition=~Q(state="running") | Q(kind="resegment") | Q(lease_until__isnull=False, lease_token__isnull=False),
                name="job_running_leased",
            ),
        ]
        indexes = [
            models.Index(fields=["priority", "due_at", "id"], condition=Q(state__in=["pending", "running"]), name="job_due"),
            models.Index(fields=["parent", "state"], condition=Q(parent__isnull=False), name="job_parts"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}: {self.state}"

    @property
    def final(self) -> bool:
        """Nothing will happen by itself any more."""
        return self.state not in {JobState.PENDING, JobState.RUNNING}
