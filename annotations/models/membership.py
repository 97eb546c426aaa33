"""Who works in a project, and in which role."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from annotations.models.base import InProject, Stamped, Versioned


class Role(models.TextChoices):
    """The five default bundles of verbs, weakest first."""

    VIEWER = "viewer", "viewer"
    ANNOTATOR = "annotator", "annotator"
    REVIEWER = "reviewer", "reviewer"
    ADJUDICATOR = "adjudicator", "adjudicator"
    MANAGER = "manager", "manager"


class Membership(InProject, Stamped, Versioned):
    """One person in one project."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=12, choices=Role.choices)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["project", "user"], name="membership_once"),
            models.CheckConstraint(condition=Q(role__in=Role.values), name="membership_role"),
        ]

    def __str__(self) -> str:
        return f"{self.user} · {self.role}"
