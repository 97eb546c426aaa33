"""How far articles are: segmentation and marks of their newest editions, for a page of them in one query."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection

from annotations.access import Access
from annotations.errors import NotFound

_STANDINGS = """
SELECT e.article_id, e.id, e.number, e.sha256, e.length, e.extractor,
    CASE WHEN r.told THEN 'done' ELSE j.state END, j.id, CASE WHEN r.told THEN '' ELSE j.last_error END, s.suggested, s.accepted, s.rejected
FROM unnest(%(articles)s::bigint[]) AS a (id)
CROSS JOIN LATERAL (
    SELECT * FROM annotations_edition WHERE article_id = a.id AND project_id = %(project)s ORDER BY number DESC LIMIT 1) AS e
LEFT JOIN LATERAL (
    SELECT id, state, last_error FROM annotations_job WHERE edition_id = e.id AND kind = 'segment' AND priority = 0
    ORDER BY state IN ('pending', 'running') DESC, state = 'superseded', id DESC LIMIT 1) AS j ON true
CROSS JOIN LATERAL (
    SELECT coalesce(j.state, '') NOT IN ('pending', 'running')
        AND EXISTS (SELECT 1 FROM annotations_segmentation WHERE edition_id = e.id AND current) AS told) AS r
CROSS JOIN LATERAL (
    SELECT count(*) FILTER (WHERE status = 'suggested') AS suggested, count(*) FILTER (WHERE status = 'accepted') AS accepted,
        count(*) FILTER (WHERE status = 'rejected') AS rejected
    FROM annotations_span WHERE edition_id = e.id AND id <> ALL (%(hidden)s)) AS s
"""


@dataclass(frozen=True, slots=True)
class Standing:
    """The newest edition of an article and what became of it."""

    article_id: int
    edition_id: int
    number: int
    sha256: str
    length: int
    extractor: str
    job_state: str | None
    job_id: int | None
    job_error: str | None
    suggested: int
    accepted: int
    rejected: int

    def shown(self) -> dict[str, Any]:
        """As members of an article's answer."""
        return {
            "edition": {
                "id": self.edition_id, "number": self.number, "sha256": self.sha256, "length": self.length, "extractor": self.extractor,
            },
            "segmentation": self.job_state, "segmentation_job": self.job_id, "segmentation_error": self.job_error or "",
            "spans": {"suggested": self.suggested, "accepted": self.accepted, "rejected": self.rejected},
        }  # fmt: skip


def standings(by: Access, article_ids: Sequence[int]) -> dict[int, Standing]:
    """By article, of this project alone, with the marks that the reader sees."""
    hidden = by.unseen(edition__article__in=article_ids)
    values: dict[str, Any] = {"articles": list(article_ids), "project": by.project.pk, "hidden": hidden}
    with connection.cursor() as cursor:
        cursor.execute(_STANDINGS, values)
        return {row[0]: Standing(*row) for row in cursor.fetchall()}


def standing(by: Access, article_id: int) -> Standing:
    """The same for one."""
    found = standings(by, [article_id])
    if article_id not in found:
        raise NotFound
    return found[article_id]
