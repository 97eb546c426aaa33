"""The life of a Job row (RELIABILITY L1, L3, L5): claim, keep, finish, give back, sweep, retry.

Claiming is one UPDATE in a committed transaction of its own before the work. Time is the database's.
"""

from __future__ import annotations

import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.contrib.auth import get_user_model
from django.db import connection, transaction
from django.db.models.functions import Now

from annotations import ledger, policy
from annotations.access import Access, enter, enter_as_console
from annotations.errors import Conflict, NotFound, WorkbenchError
from annotations.events import announce, job_finished, jobs_due
from annotations.models import Job, JobState
from annotations.models.job import ATTEMPTS, BACKOFF_SECONDS, LEASE_SECONDS

KEEP_ALIVE_SECONDS = 5.0
CONSOLE_PERMISSION = "annotations.add_article"
QUEUES = {"segment": "segment", "import": "ingest", "export": "export", "resegment": "resegment", "learn": "learn"}

_CLAIM = """
UPDATE annotations_job SET state = 'running', attempts = attempts + 1, lease_token = gen_random_uuid(),
    lease_until = clock_timestamp() + make_interval(secs => %(lease)s)
WHERE id = (
    SELECT id FROM annotations_job
    WHERE {which} AND attempts < %(attempts)s
      AND ((state = 'pending' AND due_at <= clock_timestamp()) OR (state = 'running' AND lease_until < clock_timestamp()))
    ORDER BY priority, due_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
RETURNING id, lease_token
"""


_EXTEND = """
UPDATE annotations_job SET lease_until = clock_timestamp() + make_interval(secs => %s)
WHERE id = %s AND lease_token = %s AND state = 'running'
"""


class LeaseLost(Exception):
    """The token is no longer the row's; whatever was made must not be written."""


class RightLost(Exception):
    """Whoever asked may not any more: the job ends as denied, and what it made is thrown away."""


@dataclass(frozen=True, slots=True)
class Lease:
    """The right to write one job's results."""

    job_id: int
    token: uuid.UUID


def claim(*, job_id: int) -> Lease | None:
    """The job of this id, if it is due and nobody has it."""
    return _claim("id = %(id)s", {"id": job_id})


def claim_next(*, kind: str) -> Lease | None:
    """The job of this kind that is due longest."""
    return _claim("kind = %(kind)s", {"kind": kind})


def _claim(which: str, values: dict[str, Any]) -> Lease | None:
    with connection.cursor() as cursor:
        cursor.execute(_CLAIM.format(which=which), {**values, "lease": LEASE_SECONDS, "attempts": ATTEMPTS})
        row = cursor.fetchone()
    return Lease(*row) if row else None


def extend(lease: Lease) -> None:
    """Keep a long job's lease for another batch; LeaseLost if it is gone."""
    with connection.cursor() as cursor:
        cursor.execute(_EXTEND, [LEASE_SECONDS, lease.job_id, lease.token])
        if cursor.rowcount != 1:
            raise LeaseLost


_STILL_ALLOWED = """
SELECT 1 FROM annotations_membership m JOIN {people} u ON u.id = m.user_id AND u.is_active
WHERE m.user_id = %s AND m.project_id = %s AND m.role = ANY(%s)
"""


def extend_apart(lease: Lease, *, still_allowed: tuple[int | None, int, str] | None = None) -> None:
    """Extend on a connection of its own, when a long transaction must not hold the job's row.

    `still_allowed` is (user, project, verb): RightLost when that person holds the verb there no more.
    """
    apart = connection.copy()
    try:
        with apart.cursor() as cursor:
            if still_allowed is not None:
                user, project, verb = still_allowed
                cursor.execute(_STILL_ALLOWED.format(people=get_user_model()._meta.db_table), [user, project, policy.holders(verb)])
                if cursor.fetchone() is None:
                    raise RightLost
            cursor.execute(_EXTEND, [LEASE_SECONDS, lease.job_id, lease.token])
            if cursor.rowcount != 1:
                raise LeaseLost
    finally:
        apart.close()


class Keeper:
    """Keeps a long job's lease alive: call it as often as you like, it extends every few seconds."""

    def __init__(self, lease: Lease, ask: Callable[[], None]) -> None:
        self.lease, self.ask, self.next = lease, ask, time.monotonic() + KEEP_ALIVE_SECONDS

    def __call__(self) -> None:
        """Extend and ask for the right when it is time; LeaseLost when somebody else has the work."""
        if time.monotonic() > self.next:
            self.ask()
            extend(self.lease)
            self.next = time.monotonic() + KEEP_ALIVE_SECONDS


def seat_of_requester(job: Job, verb: str) -> Access:
    """Whoever asked, if they may still: as a member, or as staff who asked from the console. Else the refusal."""
    user = job.requested_by
    if user is None:
        raise NotFound
    try:
        by = enter(user, job.project_id)
    except NotFound:
        if not user.has_perm(CONSOLE_PERMISSION):
            raise
        by = enter_as_console(user, job.project)
    by.require(verb)
    return by


def ask_again(job: Job, verb: str) -> None:
    """In mid-work and before the results are written: RightLost once the requester may not any more."""
    try:
        seat_of_requester(job, verb)
    except WorkbenchError as error:
        raise RightLost from error


@contextmanager
def writing(lease: Lease) -> Iterator[Job]:
    """The transaction in which results are written: the row is locked and still ours, else LeaseLost."""
    with transaction.atomic():
        job = Job.objects.select_for_update(of=("self",)).filter(pk=lease.job_id, lease_token=lease.token, state=JobState.RUNNING).first()
        if job is None:
            raise LeaseLost
        yield job


def finish(job: Job, state: JobState, *, reason: str = "", report: dict[str, object] | None = None) -> None:
    """Reach a final state; inside `writing`."""
    job.state, job.last_error, job.lease_until, job.lease_token = state, reason[:500], None, None
    job.report = job.report if report is None else report
    job.finished_at = Now()
    job.save(update_fields=["state", "last_error", "lease_until", "lease_token", "report", "finished_at", "progress", "total"])
    announce(job_finished, job_id=job.pk, project_id=job.project_id, state=str(state))


def attempt_failed(lease: Lease, reason: str) -> None:
    """Back to the queue with a pause, or after the last attempt into quarantine, where people see it.

    An attempt whose lease is gone has nothing to say any more.
    """
    try:
        with writing(lease) as job:
            if job.attempts >= ATTEMPTS:
                finish(job, JobState.QUARANTINED, reason=reason)
            else:
                _hand_back(job, reason, pause=BACKOFF_SECONDS[job.attempts - 1])
    except LeaseLost:
        return


def give_back(lease: Lease) -> None:
    """A clean stop in mid-work: the attempt does not count."""
    try:
        with writing(lease) as job:
            job.attempts -= 1
            _hand_back(job, "", pause=0)
    except LeaseLost:
        return


def _hand_back(job: Job, reason: str, *, pause: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE annotations_job SET state = 'pending', attempts = %s, last_error = %s, lease_until = NULL, lease_token = NULL, "
            "due_at = clock_timestamp() + make_interval(secs => %s) WHERE id = %s",
            [job.attempts, reason[:500], pause, job.pk],
        )


@transaction.atomic
def retry_job(*, by: Access, job: Job) -> Job:
    """Somebody looked and wants another three attempts: the uploader, or a manager."""
    if job.requested_by_id != by.user.pk:
        by.require("configure")
    job = by.locked(by.jobs(), job.pk)
    if job.state not in {JobState.FAILED, JobState.QUARANTINED}:
        raise Conflict("Only failed or quarantined work is tried again.", reason="job_not_failed")
    Job.objects.filter(pk=job.pk).update(state=JobState.PENDING, attempts=0, due_at=Now(), last_error="", finished_at=None)
    ledger.record(project_id=by.project.pk, actor=by.user, verb="job.retry", obj=f"job:{job.pk}")
    announce(jobs_due, job_ids=[job.pk], queue=QUEUES[job.kind])
    job.refresh_from_db()
    return job


_SWEEP_QUARANTINE = """
UPDATE annotations_job SET state = 'quarantined', finished_at = now(), lease_until = NULL, lease_token = NULL,
    last_error = CASE WHEN last_error = '' THEN 'worker_lost' ELSE last_error END
WHERE id IN (SELECT id FROM annotations_job WHERE state IN ('running', 'pending') AND attempts >= %(attempts)s
    AND (state = 'pending' OR lease_until < clock_timestamp()) LIMIT %(batch)s FOR UPDATE SKIP LOCKED)
RETURNING id, project_id
"""
_SWEEP_DUE = """
SELECT id, kind FROM annotations_job
WHERE attempts < %(attempts)s
  AND ((state = 'pending' AND due_at <= clock_timestamp()) OR (state = 'running' AND lease_until < clock_timestamp()))
ORDER BY priority, due_at, id LIMIT %(batch)s FOR UPDATE SKIP LOCKED
"""


@dataclass(frozen=True, slots=True)
class Swept:
    """What a sweep found to do."""

    quarantined: int
    republished: int


@transaction.atomic
def sweep(*, batch: int = 200) -> Swept:
    """Quarantine what used up its attempts, nudge what is due. Two sweepers at once are harmless."""
    values = {"attempts": ATTEMPTS, "batch": batch}
    with connection.cursor() as cursor:
        cursor.execute(_SWEEP_QUARANTINE, values)
        lost = cursor.fetchall()
        cursor.execute(_SWEEP_DUE, values)
        due = cursor.fetchall()
    for job_id, project_id in lost:
        announce(job_finished, job_id=job_id, project_id=project_id, state=str(JobState.QUARANTINED))
    for kind, queue in QUEUES.items():
        ids = [job_id for job_id, its_kind in due if its_kind == kind]
        if ids:
            announce(jobs_due, job_ids=ids, queue=queue)
    return Swept(len(lost), len(due))
