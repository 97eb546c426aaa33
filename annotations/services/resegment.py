"""Having texts read again by the pipeline of today: one article, or all of a project in the background.

Both may be asked for twice: what waits already is that job, and what today's pipeline has read is not read again.
"""

from __future__ import annotations

from django.db import transaction

from annotations import ledger
from annotations.access import Access
from annotations.errors import Conflict
from annotations.events import announce, jobs_due
from annotations.models import Article, Job, JobKind, JobState, Priority, Project, Segmentation
from annotations.services.resegment_parts import VERB, make_due, stop, today

CORPUS = "corpus"
"""The request's name: a project's corpus is read again once at a time."""


@transaction.atomic
def resegment_edition(*, by: Access, article: Article) -> Job:
    """Have an article's newest text read again. What waits for it already is that job."""
    by.require(VERB)
    edition = by.newest_edition(article.pk)
    wanted = today(by.project.pk)
    version, digest = wanted["version"], wanted["digest"]
    if Segmentation.objects.filter(edition=edition, current=True, pipeline_version=version, settings_digest=digest).exists():
        raise Conflict("The pipeline of today has read this text.", reason="up_to_date", pipeline=version)
    first = by.jobs().filter(kind=JobKind.SEGMENT, edition=edition, priority=Priority.FIRST, state=JobState.PENDING).first()
    if first is not None:
        return first
    made = make_due([edition.pk], wanted, parent=None, person=by.user.pk, priority=Priority.AGAIN)
    job = by.jobs().get(kind=JobKind.SEGMENT, edition=edition, pipeline_version=version, settings_digest=digest)
    if made:
        ledger.record(project_id=by.project.pk, actor=by.user, verb="article.resegment", obj=f"article:{article.pk}", pipeline=version)
        announce(jobs_due, job_ids=made, queue="segment")
    return job


@transaction.atomic
def resegment_project(*, by: Access | None = None, project: Project | None = None) -> Job:
    """Have a project's texts read again where an older pipeline has read them; the one request at work is that job.

    From the command line nobody asks `by` a seat: then it is the machine that asks, for `project`.
    """
    if by is not None:
        by.require(VERB)
        project = by.project
    assert project is not None
    wanted = today(project.pk)
    Project.objects.select_for_update(no_key=True).get(pk=project.pk)
    last = Job.objects.select_for_update().filter(project=project, kind=JobKind.RESEGMENT, request_key=CORPUS).first()
    if last is not None and not last.final:
        if (last.pipeline_version, last.settings_digest) == (wanted["version"], wanted["digest"]):
            return last
        stop(last, JobState.SUPERSEDED, "newer_pipeline")
    if last is not None:
        Job.objects.filter(pk=last.pk).update(request_key=None)
    person = by.user if by is not None else None
    job = Job.objects.create(
        project=project, kind=JobKind.RESEGMENT, request_key=CORPUS, requested_by=person, pipeline_version=wanted["version"],
        settings_digest=wanted["digest"], priority=Priority.CORPUS, total=0, options={"after": 0},
    )  # fmt: skip
    ledger.record(project_id=project.pk, actor=person, verb="project.resegment", obj=f"job:{job.pk}", pipeline=wanted["version"])
    announce(jobs_due, job_ids=[job.pk], queue=VERB)
    return job


@transaction.atomic
def cancel_resegmentation(*, by: Access, job: Job) -> Job:
    """Stop: parts that nobody has begun are cancelled, those at work are ended, those done stay done."""
    by.require(VERB)
    job = by.locked(by.jobs().filter(kind=JobKind.RESEGMENT), job.pk)
    if job.final:
        raise Conflict("This has ended.", reason="job_ended", state=job.state)
    stop(job, JobState.CANCELLED, "cancelled")
    ledger.record(project_id=by.project.pk, actor=by.user, verb="job.cancel", obj=f"job:{job.pk}")
    return job
