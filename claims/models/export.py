"""One export that someone asked for: format, options, and the file that came out."""

from __future__ import annotations

from django.db import models

from annotations.models.base import InProject, Stamped
from annotations.models.constraints import SameProject, parent_key


class Export(InProject, Stamped):
    """The request and its result; the work itself is a Job."""

    job = models.OneToOneField("annotations.Job", models.PROTECT, related_name="export", db_constraint=False)
    format = models.CharField(max_length=40)
    options = models.JSONField(default=dict)
    filename = models.CharField(max_length=100, blank=True, default="", help_text="<project>-<format>.<suffix>, never user text.")
    media_type = models.CharField(max_length=100, blank=True, default="")
    sha256 = models.CharField(max_length=64, blank=True, default="")
    size = models.PositiveBigIntegerField(null=True)
    records = models.PositiveIntegerField(null=True)
    loss = models.JSONField(default=dict)
    ledger_seq = models.BigIntegerField(null=True)
    ledger_hash = models.CharField(max_length=64, blank=True, default="")

    class Meta:
        constraints = [parent_key("export"), SameProject(field="job", to="annotations.Job", name="export_job_same_project")]

    def __str__(self) -> str:
        return f"{self.format} {self.pk}"

    @property
    def path(self) -> str:
        """Where the finished file lies in the media folder."""
        return f"exports/{self.project_id}/{self.pk}/{self.filename}"
