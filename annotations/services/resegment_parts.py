"""A corpus that is read again is one job with many parts.

The worker that has it writes the parts down in batches, of a bounded number and each in one transaction; workers do
them after whatever nobody has read yet, and the last one to end closes the whole. All of it may be sent and run
twice: what today's pipeline has read is no part of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction
from django.db.models import Count

from annotations.errors import WorkbenchError
from annotations.events import announce, job_finished, jobs_due
from annotations.models import Job, JobState, Priority
from annotations.segmentation import PIPELINE_VERSION
from annotations.services.jobs import Lease, LeaseLost, attempt_failed, extend, finish, seat_of_requester, writing
from annotations.services.pipeline_settings import settings_digest

BATCH = 1_000
VERB = "resegment"
_STOPPED = [str(state) for state in (JobState.CANCELLED, JobState.SUPERSEDED, JobState.DENIED)]

_NEWEST = "e.number = (SELECT max(n.number) FROM annotations_edition n WHERE n.article_id = e.article_id)"
# What waits for its first reading is read by today's pipeline anyway, whoever stops this request: it is no part of it.
_BATCH = f"""
SELECT e.id FROM annotations_edition e JOIN annotations_article t ON t.id = e.article_id AND t.deleted_at IS NULL
LEFT JOIN annotations_segmentation s ON s.edition_id = e.id AND s.current
WHERE e.project_id = %(project)s AND e.id > %(after)s AND {_NEWEST}
  AND (s.id IS NULL OR (s.pipeline_version, s.settings_digest) <> (%(version)s, %(digest)s))
  AND NOT EXISTS (SELECT 1 FROM annotations_job f WHERE f.edition_id = e.id AND f.kind = 'segment' AND f.priority = 0
    AND f.state IN ('pending', 'running'))
ORDER BY e.id LIMIT %(batch)s
"""  # noqa: S608  our own words
_VERSIONS = f"""
SELECT s.pipeline_version, count(*) FROM annotations_segmentation s JOIN annotations_edition e ON e.id = s.edition_id
JOIN annotations_article t ON t.id = e.article_id AND t.deleted_at IS NULL
WHERE s.project_id = %(project)s AND s.current AND (s.pipeline_version, s.settings_digest) <> (%(version)s, %(digest)s) AND {_NEWEST}
GROUP BY s.pipeline_version ORDER BY s.pipeline_version
"""  # noqa: S608
_SUPERSEDE = """
UPDATE annotations_job SET state = 'superseded', last_error = 'newer_pipeline', finished_at = now()
WHERE edition_id = ANY(%(editions)s) AND kind = 'segment' AND state = 'pending' AND priority > 0
  AND (pipeline_version, settings_digest) <> (%(version)s, %(digest)s)
"""
# What waits or runs already is left alone and is no part of this request; what ended without a reading, or waited for a
# request that was stopped, is due again.
_DUE = """
INSERT INTO annotations_job AS j (project_id, kind, edition_id, text_sha256, pipeline_version, settings_digest, parent_id, priority,
    requested_by_id, state, attempts, due_at, progress, options, report, last_error)
SELECT e.project_id, 'segment', e.id, e.sha256, %(version)s, %(digest)s, %(parent)s,
    CASE WHEN EXISTS (SELECT 1 FROM annotations_segmentation s WHERE s.edition_id = e.id) THEN %(priority)s ELSE 0 END,
    %(person)s, 'pending', 0, clock_timestamp(), 0, '{}', '{}', ''
FROM annotations_edition e WHERE e.id = ANY(%(editions)s) ORDER BY e.id
ON CONFLICT (edition_id, text_sha256, pipeline_version, settings_digest) WHERE kind = 'segment' DO UPDATE SET
    state = 'pending', attempts = 0, due_at = excluded.due_at, last_error = '', report = '{}', finished_at = NULL,
    parent_id = excluded.parent_id, priority = excluded.priority, requested_by_id = excluded.requested_by_id
WHERE j.state NOT IN ('pending', 'running') OR (j.state = 'pending'
    AND EXISTS (SELECT 1 FROM annotations_job p WHERE p.id = j.parent_id AND p.state = ANY(%(stopped)s)))
RETURNING id
"""


@dataclass(frozen=True, slots=True)
class Outdated:
    """Articles that an older pipeline, or one set otherwise, has read: how many by each version; `now` is today's."""

    by_version: dict[str, int]
    now: str

    @property
    def articles(self) -> int:
        """How many in all."""
        return sum(self.by_version.values())


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the parts are. `passed`: cancelled or replaced meanwhile (a deleted article, a newer text)."""

    total: int
    done: int
    failed: int
    passed: int
    running: int

    @property
    def waiting(self) -> int:
        """Parts that nobody has begun."""
        return self.total - self.done - self.failed - self.passed - self.running


def outdated(project_id: int) -> Outdated:
    """What of a project would be read again."""
    with connection.cursor() as cursor:
        cursor.execute(_VERSIONS, {"project": project_id, **today(project_id)})
        return Outdated(dict(cursor.fetchall()), PIPELINE_VERSION)


def today(project_id: int) -> dict[str, str]:
    """By which version of the pipeline, and with which settings, the project's texts are read now."""
    return {"version": PIPELINE_VERSION, "digest": settings_digest(project_id)}


def stop(job: Job, state: JobState, reason: str) -> None:
    """End a request whose row is locked. Parts that nobody has begun end with it: many at once, the rest by the sweeper."""
    finish(job, state, reason=reason)
    job.refresh_from_db()
    end_stopped(job.pk)


def stopped(job: Job) -> bool:
    """Whether the request that this job is a part of was stopped. A first reading goes on without it."""
    if job.priority == Priority.FIRST or job.parent_id is None:
        return False
    return Job.objects.filter(pk=job.parent_id, state__in=_STOPPED).exists()


_END_STOPPED = """
UPDATE annotations_job SET state = stopped.state, last_error = stopped.last_error, finished_at = now()
FROM (SELECT c.id, p.state, p.last_error FROM annotations_job p JOIN annotations_job c ON c.parent_id = p.id AND c.state = 'pending'
    WHERE p.kind = 'resegment' AND p.state = ANY(%(stopped)s) AND (%(job)s::bigint IS NULL OR p.id = %(job)s) AND c.priority > 0
    LIMIT %(batch)s FOR UPDATE OF c SKIP LOCKED) AS stopped
WHERE annotations_job.id = stopped.id
"""
_FREE_FIRST = """
UPDATE annotations_job SET parent_id = NULL
FROM (SELECT c.id FROM annotations_job p JOIN annotations_job c ON c.parent_id = p.id AND c.state = 'pending'
    WHERE p.kind = 'resegment' AND p.state = ANY(%(stopped)s) AND (%(job)s::bigint IS NULL OR p.id = %(job)s) AND c.priority = 0
    LIMIT %(batch)s FOR UPDATE OF c SKIP LOCKED) AS first
WHERE annotations_job.id = first.id
"""


def end_stopped(job_id: int | None = None, *, batch: int = 5 * BATCH) -> int:
    """Parts of stopped requests that nobody has begun end too: of the one given, or for the sweeper of all; how many.

    A text that nobody has read is read all the same: its job is no part any more.
    """
    values = {"stopped": _STOPPED, "job": job_id, "batch": batch}
    with connection.cursor() as cursor:
        cursor.execute(_FREE_FIRST, values)
        cursor.execute(_END_STOPPED, values)
        return int(cursor.rowcount)


def write_parts(lease: Lease) -> None:
    """Do one claimed request: write its parts down batch by batch, then let them run."""
    try:
        while _next_batch(lease):
            extend(lease)
    except LeaseLost:
        return
    except Exception as error:  # noqa: BLE001  whatever goes wrong is the job's result
        attempt_failed(lease, f"{type(error).__name__}: {error}")


def _next_batch(lease: Lease) -> bool:
    """One batch in one transaction, with the place where the next one begins; whether there may be more."""
    with writing(lease) as job:
        try:
            if job.requested_by_id is not None:
                seat_of_requester(job, VERB)
        except WorkbenchError:
            stop(job, JobState.DENIED, "denied")
            return False
        wanted = {"version": job.pipeline_version, "digest": job.settings_digest}
        with connection.cursor() as cursor:
            cursor.execute(_BATCH, {"project": job.project_id, "after": job.options["after"], "batch": BATCH, **wanted})
            editions = [pk for (pk,) in cursor.fetchall()]
        made = make_due(editions, wanted, parent=job.pk, person=job.requested_by_id, priority=Priority.CORPUS)
        job.total = (job.total or 0) + len(made)
        job.options = {"after": editions[-1] if editions else job.options["after"]}
        job.save(update_fields=["total", "options"])
        announce(jobs_due, job_ids=made, queue="segment")
        if len(editions) == BATCH:
            return True
        Job.objects.filter(pk=job.pk).update(lease_until=None, lease_token=None)
        transaction.on_commit(lambda: close_ended(job.pk))
        return False


def make_due(editions: Sequence[int], wanted: dict[str, str], *, parent: int | None, person: int | None, priority: Priority) -> list[int]:
    """Jobs for these editions, older ones that wait for them superseded; the ids of those that are due by this."""
    values = {
        "editions": list(editions), "parent": parent, "person": person, "priority": int(priority), "stopped": _STOPPED, **wanted,
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(_SUPERSEDE, values)
        cursor.execute(_DUE, values)
        return [pk for (pk,) in cursor.fetchall()]


_CLOSE = """
UPDATE annotations_job p SET state = 'done', finished_at = now(), progress = coalesce(p.total, 0)
WHERE p.kind = 'resegment' AND p.state = 'running' AND p.lease_token IS NULL AND (%(job)s::bigint IS NULL OR p.id = %(job)s)
  AND NOT EXISTS (SELECT 1 FROM annotations_job c WHERE c.parent_id = p.id AND c.state IN ('pending', 'running'))
RETURNING p.id, p.project_id
"""


@transaction.atomic
def close_ended(job_id: int | None = None) -> int:
    """Requests whose last part has ended are done: the one given, or for the sweeper all; how many."""
    with connection.cursor() as cursor:
        cursor.execute(_CLOSE, {"job": job_id})
        ended = cursor.fetchall()
    for pk, project_id in ended:
        announce(job_finished, job_id=pk, project_id=project_id, state=str(JobState.DONE))
    return len(ended)


def close_whole_of(job_id: int) -> int:
    """Close the request that this job was a part of, if it was one and the last."""
    parent = Job.objects.filter(pk=job_id).values_list("parent_id", flat=True).first()
    return close_ended(parent) if parent is not None else 0


def progress_of(job: Job) -> Progress:
    """Counted from the parts, so that it is right whoever ended them and how."""
    rows: Any = Job.objects.filter(parent=job).values_list("state").annotate(n=Count("pk")).order_by()
    of = dict(rows)
    failed = sum(of.get(state, 0) for state in (JobState.FAILED, JobState.QUARANTINED, JobState.DENIED))
    passed = sum(of.get(state, 0) for state in (JobState.CANCELLED, JobState.SUPERSEDED))
    return Progress(sum(of.values()), of.get(JobState.DONE, 0), failed, passed, of.get(JobState.RUNNING, 0))
