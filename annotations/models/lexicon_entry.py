"""What a project's desk made of the lexicon of loaded wording: entries of its own, and changes of the defaults."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from annotations.models.base import InProject, Stamped, Versioned
from annotations.models.constraints import parent_key


class LexiconEntry(InProject, Stamped, Versioned):
    """A loaded word or phrase with its neutral gloss. One whose key a default has stands in that default's place."""

    key = models.CharField(max_length=100, editable=False, help_text="The term without case and marks; names the entry.")
    term = models.CharField(max_length=100)
    forms = ArrayField(models.CharField(max_length=100), default=list, blank=True, help_text="Other forms it is found in.")
    gloss = models.CharField(max_length=300, blank=True, default="", help_text="What it says without taking a side.")
    language = models.CharField(max_length=8, blank=True, default="en", help_text="Of the texts; empty: every language.")
    note = models.CharField(max_length=1_000, blank=True, default="")
    off = models.BooleanField(default=False, help_text="It tags nothing.")

    class Meta:
        ordering = ["key"]
        verbose_name_plural = "lexicon entries"
        constraints = [
            parent_key("lexicon_entry"),
            models.UniqueConstraint(fields=["project", "key"], name="lexicon_entry_key_once"),
            models.CheckConstraint(condition=~Q(key=""), name="lexicon_entry_key_said"),
        ]

    def __str__(self) -> str:
        return self.term
