"""The labels of a project. Each belongs to one of four kinds, which gives it colour and lane."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from annotations.models.base import InProject, Stamped, Versioned
from annotations.models.constraints import parent_key


class Kind(models.TextChoices):
    """What a mark is about."""

    CLAIM = "claim", "claim"
    QUOTATION = "quotation", "quotation"
    QUANTITY = "quantity", "quantity"
    FRAMING = "framing", "framing"


class Label(InProject, Stamped, Versioned):
    """One label of the project's set."""

    key = models.CharField(max_length=100)
    name = models.CharField(max_length=100)
    kind = models.CharField(max_length=12, choices=Kind.choices)
    position = models.PositiveSmallIntegerField(default=0)
    retired = models.BooleanField(default=False)

    class Meta:
        ordering = ["position", "id"]
        constraints = [
            parent_key("label"),
            models.UniqueConstraint(fields=["project", "key"], name="label_key_once"),
            models.CheckConstraint(condition=Q(kind__in=Kind.values), name="label_kind"),
        ]

    def __str__(self) -> str:
        return self.name
