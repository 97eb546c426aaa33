"""What most rows share: their project, their author and time, their version."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models.functions import Now


class InProject(models.Model):
    """A row of one project. `project_id` stands in every table, so that composite keys can hold it there.

    No index of its own: nearly every table has one that begins with it, and each more is paid for by every insert.
    """

    project = models.ForeignKey("annotations.Project", models.PROTECT, related_name="+", db_index=False)

    class Meta:
        abstract = True


class Stamped(models.Model):
    """When it was made, by the database's clock, and by whom (none: the machine)."""

    created_at = models.DateTimeField(db_default=Now(), editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", editable=False, db_index=False
    )

    class Meta:
        abstract = True


class Versioned(models.Model):
    """Changes carry a version: ETag out, If-Match in (RELIABILITY L8)."""

    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        abstract = True

    @property
    def etag(self) -> str:
        """Strong tag of this state of the row."""
        return f'"{self.pk}-{self.version}"'
