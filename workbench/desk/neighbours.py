"""Where an article stands among the project's: “Article 2 of 5”, and the ones before and after it."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Max, Min, Q
from django.utils.translation import gettext as _

from annotations.access import Access
from annotations.models import Article


def neighbours(by: Access, article: Article) -> dict[str, Any]:
    """In the order in which they came in; one query."""
    found = by.articles().aggregate(
        total=Count("pk"), at=Count("pk", filter=Q(pk__lte=article.pk)),
        before=Max("pk", filter=Q(pk__lt=article.pk)), after=Min("pk", filter=Q(pk__gt=article.pk)),
    )  # fmt: skip
    return {
        "ordinal": _("Article %(n)s of %(total)s") % {"n": found["at"], "total": found["total"]},
        "before": f"/articles/{found['before']}" if found["before"] else "",
        "after": f"/articles/{found['after']}" if found["after"] else "",
    }
