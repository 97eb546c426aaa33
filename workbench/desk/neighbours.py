"""Where an article stands among the project's: “Article 2 of 5”, and the ones before and after it."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.utils.translation import gettext as _

from annotations.access import Access
from annotations.models import Edition


def standing_in(by: Access) -> dict[str, Subquery]:
    """Annotations of an edition: in the order in which articles came in."""
    rows, here = by.articles().order_by(), OuterRef("article_id")
    return {
        "place_total": counted(rows),
        "place_at": counted(rows.filter(pk__lte=here)),
        "place_before": Subquery(rows.filter(pk__lt=here).order_by("-pk").values("pk")[:1]),
        "place_after": Subquery(rows.filter(pk__gt=here).order_by("pk").values("pk")[:1]),
    }


def counted(rows: QuerySet[Any]) -> Subquery:
    """How many rows of the project there are; nothing where there are none."""
    return Subquery(rows.order_by().values("project_id").annotate(found=Count("pk")).values("found"))


def neighbours(by: Access, edition: Edition) -> dict[str, Any]:
    """As the page's head shows it; asked for where the edition was read without it."""
    known = edition.__dict__
    if "place_total" not in known:
        known = by.editions().filter(pk=edition.pk).annotate(**standing_in(by)).values(*standing_in(by)).get()
    before, after = known["place_before"], known["place_after"]
    return {
        "ordinal": _("Article %(n)s of %(total)s") % {"n": known["place_at"], "total": known["place_total"]},
        "before": f"/articles/{before}" if before else "",
        "after": f"/articles/{after}" if after else "",
    }
