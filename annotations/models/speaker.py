"""A person or body that speaks in the articles, with the spellings it goes by."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from annotations.models.base import InProject, Stamped, Versioned
from annotations.models.constraints import parent_key


class SpeakerKind(models.TextChoices):
    """What speaks."""

    PERSON = "person", "person"
    ORGANIZATION = "organization", "organization"
    GROUP = "group", "group"
    UNKNOWN = "unknown", "unknown"


class Speaker(InProject, Stamped, Versioned):
    """A speaker, once per project and name."""

    name = models.CharField(max_length=300)
    kind = models.CharField(max_length=12, choices=SpeakerKind.choices, default=SpeakerKind.UNKNOWN)
    role = models.CharField(max_length=300, blank=True, default="")
    wikidata = models.CharField(max_length=20, blank=True, default="")
    aliases = ArrayField(models.CharField(max_length=300), default=list, blank=True)

    class Meta:
        ordering = ["name"]
        constraints = [
            parent_key("speaker"),
            models.UniqueConstraint(fields=["project", "name"], name="speaker_name_once"),
            models.CheckConstraint(condition=Q(kind__in=SpeakerKind.values), name="speaker_kind"),
        ]

    def __str__(self) -> str:
        return self.name
