"""Who published: an article's outlet is one, so is a court."""

from __future__ import annotations

from django.db import models

from annotations.models.base import InProject, Stamped, Versioned
from annotations.models.constraints import parent_key


class Source(InProject, Stamped, Versioned):
    """A publisher, once per project and name."""

    name = models.CharField(max_length=300)
    kind = models.CharField(max_length=100, blank=True, default="")
    side = models.CharField(max_length=100, blank=True, default="", help_text="Which party to a dispute it belongs to, if any.")
    wikidata = models.CharField(max_length=20, blank=True, default="")

    class Meta:
        ordering = ["name"]
        constraints = [parent_key("source"), models.UniqueConstraint(fields=["project", "name"], name="source_name_once")]

    def __str__(self) -> str:
        return self.name
