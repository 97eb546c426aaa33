"""What came of a corpus that was read again: sums over the runs of its parts, and the articles to look at."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import connection

from annotations.models import Job
from annotations.segmentation.rereading.rereading import TOLD

SHOWN = 50

_RUNS = """
FROM annotations_job j JOIN annotations_edition e ON e.id = j.edition_id JOIN annotations_article t ON t.id = e.article_id
JOIN annotations_segmentation s ON s.edition_id = e.id AND s.current
WHERE j.parent_id = %(job)s AND j.state = 'done' AND t.deleted_at IS NULL
"""
_SUMS = f"""
SELECT what.key, sum(n.value::integer)
FROM (SELECT s.changes {_RUNS}) AS runs (changes)
CROSS JOIN LATERAL jsonb_each(
    coalesce(changes -> 'counts', '{{}}') || jsonb_build_object('same', coalesce(changes -> 'same', '{{}}'))) AS what
CROSS JOIN LATERAL jsonb_each_text(what.value) AS n GROUP BY what.key
"""  # noqa: S608  our own words
_MOST = f"""
SELECT t.id, t.title, changed.n {_RUNS.replace('WHERE', '''CROSS JOIN LATERAL (
    SELECT coalesce(sum(n.value::integer), 0) AS n FROM jsonb_each(coalesce(s.changes -> 'counts', '{}')) AS what
    CROSS JOIN LATERAL jsonb_each_text(what.value) AS n WHERE what.key <> 'kept') AS changed
WHERE''')} AND changed.n > 0 ORDER BY changed.n DESC, t.id LIMIT %(shown)s
"""  # noqa: S608
_FAILED = """
SELECT t.id, t.title, j.id, j.last_error FROM annotations_job j JOIN annotations_edition e ON e.id = j.edition_id
JOIN annotations_article t ON t.id = e.article_id
WHERE j.parent_id = %(job)s AND j.state IN ('failed', 'quarantined', 'denied') AND t.deleted_at IS NULL ORDER BY j.id LIMIT %(shown)s
"""


@dataclass(frozen=True, slots=True)
class Results:
    """`counts`: new, withdrawn, moved, changed, kept, same. `most`: (article, title, changes). `failed`: (article, title, job, why)."""

    counts: dict[str, int]
    most: list[tuple[int, str, int]]
    failed: list[tuple[int, str, int, str]]


def results_of(job: Job) -> Results:
    """Three queries; for a page that is looked at, not for one that is polled."""
    values = {"job": job.pk, "shown": SHOWN}
    with connection.cursor() as cursor:
        cursor.execute(_SUMS, values)
        sums = dict(cursor.fetchall())
        cursor.execute(_MOST, values)
        most = cursor.fetchall()
        cursor.execute(_FAILED, values)
        return Results({what: int(sums.get(what, 0)) for what in (*TOLD, "same")}, most, cursor.fetchall())
