"""The prints of an article's newest text, and the article it has most in common with."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from annotations.models.base import InProject
from annotations.models.constraints import SameProject


class TextPrint(InProject):
    """Derived from the text and made anew with it: what near-duplicates are found by."""

    article = models.ForeignKey("annotations.Article", models.CASCADE, related_name="prints", db_constraint=False, db_index=False)
    keys = ArrayField(models.BigIntegerField(), default=list, help_text="annotations.segmentation.layout.prints.paragraph_prints")
    alike = models.ForeignKey("annotations.Article", models.CASCADE, null=True, related_name="+", db_constraint=False)
    shared = models.PositiveIntegerField(default=0, help_text="How many of the keys the other text has.")

    class Meta:
        constraints = [
            SameProject(field="article", to="annotations.Article", name="textprint_article_same_project"),
            SameProject(field="alike", to="annotations.Article", name="textprint_alike_same_project"),
            models.UniqueConstraint(fields=["article"], name="textprint_once"),
        ]
        indexes = [GinIndex(fields=["keys"], name="textprint_keys")]

    def __str__(self) -> str:
        return f"{self.article_id}: {len(self.keys)} prints"
