"""The answer to a text that came in, as JSON or as a file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.urls import reverse

from annotations.access import Access
from annotations.api.article_shape import Told
from annotations.api.article_standing import standing
from annotations.importers import Notice


def arrived(by: Access, article_id: int, warnings: Sequence[Mapping[str, Any]]) -> tuple[Any, str]:
    """What `ArticleMade` shows, and the article's address; its segmentation is due, not done."""
    made = Told(by.article(article_id), standing(by, article_id))
    place = reverse("api:article", kwargs={"project_id": by.project.pk, "article_id": article_id})
    return (made, warnings), place


def noticed(notices: Sequence[Notice]) -> list[dict[str, Any]]:
    """Warnings of reading a text, with their places."""
    return [{"code": one.code, "message": one.message, **dict(one.meta)} for one in notices]
