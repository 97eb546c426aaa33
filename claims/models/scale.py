"""Versioned sets of verdict labels, as data. Rules and formats look at the core value, never at a label."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from annotations.models.base import InProject, Stamped
from annotations.models.constraints import SameProject, parent_key


class Axis(models.TextChoices):
    """Was it so, and was it said so."""

    VERACITY = "veracity", "veracity"
    ATTRIBUTION = "attribution", "attribution"


class Core(models.TextChoices):
    """What a veracity label means to rules and formats."""

    SUPPORTED = "supported", "supported"
    REFUTED = "refuted", "refuted"
    CONFLICTING = "conflicting", "conflicting"
    NOT_ENOUGH_EVIDENCE = "not_enough_evidence", "not enough evidence"
    NOT_CHECKABLE = "not_checkable", "not checkable"


class Scale(InProject, Stamped):
    """One version of one scale; the current one of an axis is the highest version."""

    key = models.CharField(max_length=100)
    axis = models.CharField(max_length=11, choices=Axis.choices)
    number = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            parent_key("scale"),
            models.UniqueConstraint(fields=["project", "key", "number"], name="scale_version_once"),
            models.CheckConstraint(condition=Q(axis__in=Axis.values), name="scale_axis"),
        ]

    def __str__(self) -> str:
        return f"{self.key} {self.number}"


class ScaleLabel(InProject):
    """One label of one scale version; `shape` and `tone` are what the screen draws beside the word."""

    scale = models.ForeignKey("claims.Scale", models.PROTECT, related_name="labels", db_constraint=False)
    key = models.CharField(max_length=100)
    name = models.CharField(max_length=100)
    core = models.CharField(max_length=20, choices=Core.choices, blank=True, default="")
    ordinal = models.FloatField(null=True, blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    shape = models.CharField(max_length=20, blank=True, default="")
    tone = models.CharField(max_length=10, blank=True, default="")
    retired = models.BooleanField(default=False)

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            parent_key("scale_label"),
            SameProject(field="scale", to="claims.Scale", name="scale_label_scale_same_project"),
            models.UniqueConstraint(fields=["scale", "key"], name="scale_label_once"),
        ]

    def __str__(self) -> str:
        return self.name
