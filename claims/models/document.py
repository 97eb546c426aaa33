"""The captured page or file in which evidence stands."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from annotations.models.base import InProject, Stamped, Versioned
from annotations.models.constraints import SameProject, parent_key


class CaptureState(models.TextChoices):
    """Where the capture stands; a document typed in by hand has none to make."""

    NONE = "none", "typed in by hand"
    PENDING = "pending", "pending"
    FETCHED = "fetched", "fetched"
    FAILED = "failed", "failed"
    BLOCKED = "blocked", "blocked"
    CHANGED = "changed", "changed since"
    GONE = "gone", "gone since"


class Medium(models.TextChoices):
    """What the document is."""

    WEB_TEXT = "web_text", "web text"
    PDF = "pdf", "PDF"
    WEB_TABLE = "web_table", "web table"
    IMAGE = "image", "image"
    VIDEO = "video", "video"
    AUDIO = "audio", "audio"
    METADATA = "metadata", "metadata"
    OTHER = "other", "other"


class Document(InProject, Stamped, Versioned):
    """One page or file, known by its URL or title; an article of the project may serve as one."""

    url = models.CharField(max_length=2048, blank=True, default="")
    title = models.CharField(max_length=300, blank=True, default="")
    source = models.ForeignKey("claims.Source", models.PROTECT, null=True, blank=True, related_name="documents", db_constraint=False)
    article = models.ForeignKey("annotations.Article", models.PROTECT, null=True, blank=True, related_name="+", db_constraint=False)
    published = models.CharField(max_length=32, blank=True, default="")
    language = models.CharField(max_length=35, blank=True, default="")
    medium = models.CharField(max_length=10, choices=Medium.choices, default=Medium.WEB_TEXT)
    capture = models.CharField(max_length=8, choices=CaptureState.choices, default=CaptureState.NONE)
    capture_reason = models.CharField(max_length=100, blank=True, default="")
    retrieved_at = models.DateTimeField(null=True, blank=True)
    sha256 = models.CharField(max_length=64, blank=True, default="")
    size = models.PositiveBigIntegerField(null=True, blank=True)
    archived_url = models.CharField(max_length=2048, blank=True, default="")

    class Meta:
        constraints = [
            parent_key("document"),
            SameProject(field="source", to="claims.Source", name="document_source_same_project"),
            SameProject(field="article", to="annotations.Article", name="document_article_same_project"),
            models.UniqueConstraint(fields=["project", "url"], condition=~Q(url=""), name="document_url_once"),
            models.CheckConstraint(condition=Q(medium__in=Medium.values), name="document_medium"),
            models.CheckConstraint(condition=Q(capture__in=CaptureState.values), name="document_capture"),
        ]

    def __str__(self) -> str:
        return self.title or self.url
