"""Learning from the desk: when a lesson is due, learning it in the background, which one is in force, and forgetting.

A first lesson is due after twenty decisions on suggested claims, the next whenever half as many again have come: each
lesson may change how texts are ranked, so there are few of them.
"""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from annotations import ledger
from annotations.access import Access
from annotations.errors import Conflict
from annotations.events import announce, jobs_due
from annotations.learning import LEAST_DECISIONS, learn
from annotations.learning import Lesson as Learnt
from annotations.models import Job, JobKind, JobState, Lesson, Project
from annotations.segmentation import PIPELINE_VERSION
from annotations.services.decisions import decided_claims, read_decisions
from annotations.services.jobs import Lease, LeaseLost, RightLost, ask_again, attempt_failed, finish, writing

VERB = "configure"
QUEUE = "learn"

_DUE = """
SELECT p.id, coalesce(l.number, 0) + 1 FROM annotations_project p
LEFT JOIN LATERAL (SELECT * FROM annotations_lesson o WHERE o.project_id = p.id ORDER BY o.number DESC LIMIT 1) l ON true
WHERE p.learning AND (
    SELECT count(*) FROM (SELECT 1 FROM annotations_span s JOIN annotations_label k ON k.id = s.label_id AND k.kind = 'claim'
        JOIN annotations_edition e ON e.id = s.edition_id JOIN annotations_article a ON a.id = e.article_id AND a.deleted_at IS NULL
        WHERE s.project_id = p.id AND s.origin = 'machine'
        AND s.decided_at > coalesce(l.until, '-infinity') AND s.status IN ('accepted', 'rejected')
        AND NOT EXISTS (SELECT 1 FROM annotations_span c WHERE c.id = s.carried_from_id AND c.decided_at = s.decided_at)
        LIMIT greatest(%(least)s, (l.accepted + l.rejected) / 2)) fresh
    ) >= greatest(%(least)s, (l.accepted + l.rejected) / 2)
  AND NOT EXISTS (SELECT 1 FROM annotations_job j WHERE j.project_id = p.id AND j.kind = 'learn'
        AND j.request_key = 'lesson ' || (coalesce(l.number, 0) + 1) AND j.state NOT IN ('denied', 'cancelled', 'superseded'))
ORDER BY p.id LIMIT %(batch)s
"""


def lesson_in_force(project: Project) -> Lesson | None:
    """The lesson by which the project's suggestions are ranked; none: as delivered."""
    if not project.learning:
        return None
    last = last_lesson(project.pk)
    return last if last is not None and last.used else None


def last_lesson(project_id: int) -> Lesson | None:
    """The last row, a lesson or a forgetting."""
    return Lesson.objects.filter(project_id=project_id).order_by("-number").first()


def decisions_since(project_id: int, lesson: Lesson | None) -> int:
    """How many decisions the last lesson has not seen."""
    return decided_claims(project_id, after=lesson.until if lesson else None).count()


def make_lessons_due(*, batch: int = 100) -> int:
    """For the sweeper: a job for each project whose decisions have a lesson to give; how many."""
    with connection.cursor() as cursor:
        cursor.execute(_DUE, {"least": LEAST_DECISIONS, "batch": batch})
        due = cursor.fetchall()
    for project_id, number in due:
        _ask(project_id, number, person=None)
    return len(due)


@transaction.atomic
def request_lesson(*, by: Access) -> Job:
    """Learn now. What waits for it already is that job; one that failed is tried again."""
    by.require(VERB)
    last = last_lesson(by.project.pk)
    job = _ask(by.project.pk, (last.number if last else 0) + 1, person=by.user)
    project = by.locked_project()  # the job first, then the project, as the one who learns locks them
    if not project.learning:
        raise Conflict("This project does not learn from decisions; switch it on first.", reason="learning_off")
    ledger.record(project_id=project.pk, actor=by.user, verb="lesson.request", obj=f"job:{job.pk}")
    return job


def _ask(project_id: int, number: int, *, person: Any) -> Job:
    """The one job of this lesson, due."""
    with transaction.atomic():
        wanted = {"project_id": project_id, "kind": JobKind.LEARN, "request_key": f"lesson {number}"}
        Job.objects.bulk_create([Job(**wanted, requested_by=person)], ignore_conflicts=True)
        job = Job.objects.select_for_update().get(**wanted)
        if job.final:
            again = {"state": JobState.PENDING, "attempts": 0, "due_at": timezone.now(), "last_error": "", "finished_at": None}
            Job.objects.filter(pk=job.pk).update(**again, requested_by=person)
            job.refresh_from_db()
        announce(jobs_due, job_ids=[job.pk], queue=QUEUE)
        return job


def run_lesson(lease: Lease) -> None:
    """Do one claimed job: read the decisions, learn, append the lesson. Failures are written on the row."""
    job = Job.objects.select_related("project", "requested_by").get(pk=lease.job_id)
    try:
        floor = _floor(job.project_id)
        decisions, moments = read_decisions(job.project_id, after=floor)
        learnt = learn(decisions)
        with writing(lease) as held:
            _append(held, learnt, moments, floor)
    except LeaseLost:
        return
    except Exception as error:  # noqa: BLE001  whatever goes wrong is the job's result
        attempt_failed(lease, f"{type(error).__name__}: {error}")


def _floor(project_id: int) -> datetime | None:
    """From when decisions count: after the last forgetting."""
    forgotten = Lesson.objects.filter(project_id=project_id, forgotten=True).order_by("-number").first()
    return forgotten.until if forgotten else None


def _append(job: Job, learnt: Learnt, moments: list[datetime], floor: datetime | None) -> None:
    """The lesson as a row, also one that is not used: the next is due when half as many decisions again have come."""
    project = Project.objects.select_for_update(no_key=True).get(pk=job.project_id)
    last = last_lesson(project.pk)
    try:
        if job.requested_by_id is not None:
            ask_again(job, VERB)
    except RightLost:
        finish(job, JobState.DENIED, reason="denied")
        return
    if not project.learning:
        finish(job, JobState.CANCELLED, reason="learning_off")
        return
    if job.request_key != f"lesson {(last.number if last else 0) + 1}":
        finish(job, JobState.SUPERSEDED, reason="newer_lesson")
        return
    if last is not None and last.until is not None and max(moments, default=last.until) <= last.until:
        finish(job, JobState.SUPERSEDED, reason="nothing_new")  # another lesson would only unlearn what was deleted since
        return
    lesson = Lesson.objects.create(
        project=project, number=(last.number if last else 0) + 1, used=learnt.helps, pipeline_version=PIPELINE_VERSION,
        signs=[asdict(sign) for sign in learnt.signs], accepted=learnt.accepted, rejected=learnt.rejected,
        since=min(moments, default=floor), until=max(moments, default=floor), before=learnt.before, after=learnt.after,
    )  # fmt: skip
    ledger.record(
        project_id=project.pk, actor=job.requested_by, verb="lesson.learn", obj=f"lesson:{lesson.pk}", decisions=lesson.decisions,
        used=lesson.used,
    )  # fmt: skip
    finish(job, JobState.DONE, report={"lesson": lesson.number, "decisions": lesson.decisions, "used": lesson.used})


@transaction.atomic
def forget_lessons(*, by: Access) -> Lesson | None:
    """Rank as delivered from now on; decisions made until now teach nothing any more. Forgetting twice is forgetting once."""
    by.require(VERB)
    project = by.locked_project()
    last = last_lesson(project.pk)
    if (last is None or last.forgotten) and not decisions_since(project.pk, last):
        return last
    made = Lesson.objects.create(
        project=project, number=(last.number if last else 0) + 1, forgotten=True, pipeline_version=PIPELINE_VERSION, until=timezone.now(),
        created_by=by.user,
    )  # fmt: skip
    ledger.record(project_id=project.pk, actor=by.user, verb="lesson.forget", obj=f"lesson:{made.pk}")
    return made
