"""A document under review: identity and metadata; its words live in editions."""

from __future__ import annotations

from django.db import models

from annotations.models.base import InProject, Stamped, Versioned
from annotations.models.constraints import parent_key


class ArticleQuerySet(models.QuerySet["Article"]):
    """Many-row reads."""

    def kept(self) -> ArticleQuerySet:
        """Without deleted ones."""
        return self.filter(deleted_at=None)


class Article(InProject, Stamped, Versioned):
    """An article. Deleting hides it; restoring brings everything back."""

    title = models.CharField(max_length=300, blank=True, default="")
    outlet = models.CharField(max_length=300, blank=True, default="")
    author = models.CharField(max_length=300, blank=True, default="")
    url = models.CharField(max_length=2048, blank=True, default="")
    published = models.CharField(
        max_length=32,
        blank=True,
        default="",
        help_text="Date or date-time as far as it is known: 2023, 2023-01, 2023-01-24, with time and zone.",
    )
    language = models.CharField(max_length=35, blank=True, default="")
    external_id = models.CharField(max_length=300, null=True, blank=True)
    metadata = models.JSONField(default=dict, blank=True)
    deleted_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = ArticleQuerySet.as_manager()

    class Meta:
        constraints = [
            parent_key("article"),
            models.UniqueConstraint(fields=["project", "external_id"], name="article_external_id_once"),
        ]
        indexes = [models.Index(fields=["project", "created_at", "id"], name="article_list")]

    def __str__(self) -> str:
        return self.display_title

    @property
    def display_title(self) -> str:
        """The headline, or "Untitled, 28 Feb 2023": never the first raw line as if it were a title."""
        if self.title:
            return self.title
        return f"Untitled, {self.published}" if self.published else "Untitled"
