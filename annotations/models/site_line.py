"""Lines seen in an outlet's articles, by which the pipeline learns what is the site's and not the news."""

from __future__ import annotations

from django.db import models

from annotations.models.base import InProject
from annotations.models.constraints import SameProject


class SiteLine(InProject):
    """That a line, known by its key alone, stands in an article of an outlet. Derived from the text, and made anew with it."""

    article = models.ForeignKey("annotations.Article", models.CASCADE, related_name="+", db_constraint=False, db_index=False)
    outlet = models.CharField(max_length=300, help_text="As the article states it, in lower case.")
    key = models.CharField(max_length=16, help_text="annotations.segmentation.layout.site_lines.line_key")

    class Meta:
        constraints = [
            SameProject(field="article", to="annotations.Article", name="siteline_article_same_project"),
            models.UniqueConstraint(fields=["article", "key"], name="siteline_once"),
        ]
        indexes = [models.Index(fields=["project", "outlet", "key"], name="siteline_count")]

    def __str__(self) -> str:
        return f"{self.outlet} {self.key}"
