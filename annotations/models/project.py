"""A corpus with its people, guidelines, label set, scales and rules."""

from __future__ import annotations

import uuid

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from annotations.models.base import Stamped, Versioned


class Highlights(models.TextChoices):
    """Whether annotators see one another's spans while they mark."""

    SHARED = "shared", "shared"
    INDEPENDENT = "independent", "independent until done"


class Project(Stamped, Versioned):
    """The unit of access: whoever is no member sees nothing of it."""

    name = models.CharField(max_length=300)
    language = models.CharField(max_length=35, default="en")
    guideline = models.TextField(blank=True, default="", max_length=20_000)
    publisher_name = models.CharField(max_length=300, blank=True, default="")
    publisher_url = models.CharField(max_length=2048, blank=True, default="")
    reviews_per_claim = models.PositiveSmallIntegerField(default=2, validators=[MinValueValidator(1), MaxValueValidator(9)])
    blind = models.BooleanField(default=True)
    highlights = models.CharField(max_length=12, choices=Highlights.choices, default=Highlights.SHARED)
    separate_approver = models.BooleanField(default=False)
    second_publisher = models.BooleanField(default=True)
    public_pages = models.BooleanField(default=False)
    learning = models.BooleanField(default=True, db_default=True, help_text="Decisions on suggested claims re-rank later ones.")
    fetching = models.BooleanField(default=True)
    salt = models.UUIDField(default=uuid.uuid4, editable=False)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(reviews_per_claim__range=(1, 9)), name="project_reviews_per_claim"),
            models.CheckConstraint(condition=Q(highlights__in=Highlights.values), name="project_highlights"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def needs_second_publisher(self) -> bool:
        """Two people publish where more than one review is asked for and the project says so."""
        return self.second_publisher and self.reviews_per_claim > 1
