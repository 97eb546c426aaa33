"""Learning a site's furniture: which lines stand in several articles of one outlet of the project."""

from __future__ import annotations

from django.db import connection

from annotations.models import Article, SiteLine
from annotations.segmentation.layout.site_lines import line_keys
from annotations.services.copying import copy_rows

_MOST_COUNTED = 100
_COUNTS = """
SELECT k.key, (SELECT count(*) FROM (
    SELECT 1 FROM annotations_siteline s WHERE s.project_id = %s AND s.outlet = %s AND s.key = k.key AND s.article_id <> %s LIMIT %s) seen)
FROM unnest(%s::text[]) AS k (key)
"""


def site_lines(article: Article, text: str) -> dict[str, int]:
    """In how many articles of its outlet each of the text's lines stands, this one included; nothing without an outlet.

    Counting stops at a hundred: bounded work however large the corpus.
    """
    return lines_of_site(article.project_id, article.outlet, text, but=article.pk)


def lines_of_site(project_id: int, outlet: str, text: str, *, but: int = 0) -> dict[str, int]:
    """The same of a text that is no article yet, or of all `but` that article."""
    outlet = _named(outlet)
    keys = line_keys(text) if outlet else []
    if not keys:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(_COUNTS, [project_id, outlet, but, _MOST_COUNTED, keys])
        return {key: others + 1 for key, others in cursor.fetchall() if others}


def learn_site_lines(article: Article, text: str) -> None:
    """Count the lines of an article's newest text instead of those of an older one."""
    outlet = _named(article.outlet)
    SiteLine.objects.filter(project_id=article.project_id, article=article).delete()
    if outlet:
        rows = ((outlet, key) for key in line_keys(text))
        copy_rows(SiteLine, ("outlet", "key"), rows, alike={"project_id": article.project_id, "article_id": article.pk})


def _named(outlet: str) -> str:
    return " ".join(outlet.casefold().split())[:300]
