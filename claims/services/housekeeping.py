"""What this room tidies: reviewers' assignments whose time is over, and export files that nobody fetches any more."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction

from annotations import ledger
from claims.models import Export

EXPORTS_KEPT_DAYS = 7
BATCH = 200

_EXPIRE = """
UPDATE claims_assignment SET state = 'expired', version = version + 1
WHERE id IN (
    SELECT a.id FROM claims_assignment a
    WHERE a.state = 'open' AND (a.lease_until < now() OR (
        EXISTS (SELECT 1 FROM claims_mention m WHERE m.claim_id = a.claim_id)
        AND NOT EXISTS (
            SELECT 1 FROM claims_mention m JOIN annotations_span s ON s.id = m.span_id
            JOIN annotations_edition e ON e.id = s.edition_id JOIN annotations_article t ON t.id = e.article_id
            WHERE m.claim_id = a.claim_id AND t.deleted_at IS NULL)))
    ORDER BY a.id LIMIT %s FOR UPDATE SKIP LOCKED)
RETURNING project_id, id
"""


def tidy() -> dict[str, int]:
    """Do what is due in this room; what was done, by name."""
    return {"assignments_expired": expire_assignments(), "export_files_deleted": drop_exports()}


@transaction.atomic
def expire_assignments(*, batch: int = BATCH) -> int:
    """Assignments over their time, or on deleted articles alone, go back to the queue. Drafts stay their authors'."""
    with connection.cursor() as cursor:
        cursor.execute(_EXPIRE, [batch])
        expired = sorted(cursor.fetchall())
    for project_id, rows in groupby(expired, key=lambda row: row[0]):
        ids = [pk for _, pk in rows]
        ledger.record(
            project_id=project_id, actor=None, verb="assignment.expire", obj=f"assignment:{ids[0]}", assignments=ids
        )
    return len(expired)


def drop_exports(*, batch: int = BATCH) -> int:
    """Finished files older than a week are deleted; the row keeps what was exported, its hash and the log's head."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT x.id FROM claims_export x JOIN annotations_job j ON j.id = x.job_id "
            "WHERE x.filename <> '' AND j.finished_at < now() - make_interval(days => %s) ORDER BY x.id LIMIT %s",
            [EXPORTS_KEPT_DAYS, batch],
        )
        ids = [pk for (pk,) in cursor.fetchall()]
    return sum(_drop(pk) for pk in ids)


@transaction.atomic
def _drop(pk: int) -> int:
    """First the row, then the file: a file without a row is a stray one, a row without a file a lie."""
    export = Export.objects.select_for_update(skip_locked=True).filter(pk=pk).exclude(filename="").first()
    if export is None:
        return 0
    path = Path(settings.MEDIA_ROOT) / export.path
    export.filename = ""
    export.save(update_fields=["filename"])
    ledger.record(project_id=export.project_id, actor=None, verb="export.expire", obj=f"export:{export.pk}")
    transaction.on_commit(lambda: _unlink(path))
    return 1


def _unlink(path: Path) -> None:
    """The file, and the loss report that lies beside it."""
    path.unlink(missing_ok=True)
    path.with_name(f"{path.name}.loss.json").unlink(missing_ok=True)
