"""What is tidied every few seconds: lost or overdue work, and rows that were kept for a time that is over.

`tidy` does this room's part and asks the other rooms for theirs (`annotations.events.tidying`). Two at once, or one
that was killed, do no harm: every step is a bounded batch of its own.
"""

from __future__ import annotations

import logging

from django.db import connection

from annotations.events import tidying
from annotations.services import jobs
from annotations.services.learn import make_lessons_due
from annotations.services.resegment_parts import close_ended, end_stopped

ANSWERS_KEPT_HOURS = 24
BATCH = 1_000

_EXPIRED_ANSWERS = """
DELETE FROM annotations_keptanswer WHERE id IN (
    SELECT id FROM annotations_keptanswer WHERE created_at < now() - make_interval(hours => %s)
    ORDER BY created_at LIMIT %s FOR UPDATE SKIP LOCKED)
"""
log = logging.getLogger(__name__)


def tidy() -> dict[str, int]:
    """Everything once; what was done, by name. A room that fails is logged and does not keep the others waiting."""
    swept = jobs.sweep()
    done = {
        "jobs_quarantined": swept.quarantined,
        "jobs_sent_again": swept.republished,
        "kept_answers_deleted": forget_answers(),
        "corpora_read_again": close_ended(),
        "stopped_parts_ended": end_stopped(),
        "lessons_due": make_lessons_due(),
    }
    for receiver, answer in tidying.send_robust(sender=None):
        if isinstance(answer, Exception):
            log.error("tidying failed in %s", receiver, exc_info=answer)
            done["rooms_failed"] = done.get("rooms_failed", 0) + 1
        else:
            done.update(answer)
    return done


def forget_answers(*, batch: int = BATCH) -> int:
    """Answers kept under an `Idempotency-Key` are replayed for a day, not longer."""
    with connection.cursor() as cursor:
        cursor.execute(_EXPIRED_ANSWERS, [ANSWERS_KEPT_HOURS, batch])
        return int(cursor.rowcount)
