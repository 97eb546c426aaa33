"""A checkable statement in its own words, and where its checking stands."""

from __future__ import annotations

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import Q

from annotations.models.base import InProject, Stamped, Versioned
from annotations.models.constraints import SameProject, parent_key


class ClaimState(models.TextChoices):
    """Workflow (docs/reference/states.md)."""

    SUGGESTED = "suggested", "suggested"
    ACCEPTED = "accepted", "accepted"
    REJECTED = "rejected", "rejected"
    TRIAGED = "triaged", "triaged"
    ASSIGNED = "assigned", "assigned"
    IN_REVIEW = "in_review", "in review"
    AGREED = "agreed", "agreed"
    DISPUTED = "disputed", "disputed"
    ADJUDICATED = "adjudicated", "adjudicated"
    APPROVED = "approved", "approved"
    MERGED = "merged", "merged"


DECIDED = (ClaimState.ADJUDICATED, ClaimState.APPROVED)
CLOSED = (ClaimState.APPROVED, ClaimState.REJECTED, ClaimState.MERGED)
OPEN_FOR_REVIEW = (ClaimState.ACCEPTED, ClaimState.TRIAGED, ClaimState.ASSIGNED, ClaimState.IN_REVIEW)


class ClaimType(models.TextChoices):
    """What kind of statement it is."""

    EVENT_PROPERTY = "event_property", "event or property"
    NUMERICAL = "numerical", "numerical"
    QUOTE = "quote", "quotation"
    CAUSAL = "causal", "causal"
    POSITION = "position", "position"


class ClaimQuerySet(models.QuerySet["Claim"]):
    """Many-row reads."""

    def listed(self) -> ClaimQuerySet:
        """Without rejected and merged ones."""
        return self.exclude(state__in=[ClaimState.REJECTED, ClaimState.MERGED])


class Claim(InProject, Stamped, Versioned):
    """A claim. `dossier_version` rises with its reviews and evidence: what an adjudicator decides on."""

    text = models.CharField(max_length=2_000)
    short_text = models.CharField(max_length=300, blank=True, default="")
    claim_type = models.CharField(max_length=14, choices=ClaimType.choices, blank=True, default="")
    language = models.CharField(max_length=35, blank=True, default="")
    claim_date = models.DateField(null=True, blank=True)
    location = models.CharField(max_length=2, blank=True, default="", help_text="ISO 3166-1 alpha-2.")
    note = models.TextField(blank=True, default="", max_length=20_000)
    state = models.CharField(max_length=11, choices=ClaimState.choices, default=ClaimState.ACCEPTED)
    round = models.PositiveSmallIntegerField(default=1, editable=False)
    dossier_version = models.PositiveIntegerField(default=1, editable=False)
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="absorbed", db_constraint=False)
    search = models.GeneratedField(expression=SearchVector("text", config="simple"), output_field=SearchVectorField(), db_persist=True)

    objects = ClaimQuerySet.as_manager()

    class Meta:
        constraints = [
            parent_key("claim"),
            SameProject(field="merged_into", to="claims.Claim", name="claim_merged_same_project"),
            models.CheckConstraint(condition=Q(state__in=ClaimState.values), name="claim_state"),
            models.CheckConstraint(
                condition=Q(state="merged", merged_into__isnull=False) | (~Q(state="merged") & Q(merged_into=None)),
                name="claim_merged_has_successor",
            ),
        ]
        indexes = [
            models.Index(fields=["project", "created_at", "id"], name="claim_list"),
            models.Index(fields=["project", "state"], name="claim_by_state"),
            GinIndex(fields=["search"], name="claim_search"),
        ]

    def __str__(self) -> str:
        return self.short_text or self.text

    @property
    def decided(self) -> bool:
        """From here on it is locked: reopening is an act of its own."""
        return self.state in DECIDED

    @property
    def dossier_etag(self) -> str:
        """Strong tag of the claim with its reviews and evidence."""
        return f'"{self.pk}-{self.version}-{self.dossier_version}"'
