"""Pre-segmentation: run the pure pipeline over one edition and write down what it found, once per version.

Human work is never touched: decided spans stay, and a suggestion that says what a person already decided is not
made again (annotations.services.write_run).
"""

from __future__ import annotations

import re
from dataclasses import asdict

from annotations import ledger
from annotations.errors import WorkbenchError
from annotations.events import announce, edition_segmented
from annotations.models import Article, Edition, Job, JobState, Priority, Segmentation
from annotations.segmentation import PIPELINE_VERSION, segment
from annotations.segmentation.found import Found
from annotations.segmentation.layout.stated import Stated
from annotations.services.jobs import Lease, LeaseLost, attempt_failed, finish, seat_of_requester, writing
from annotations.services.pipeline_settings import settings_of
from annotations.services.prints import learn_prints
from annotations.services.resegment_parts import stopped
from annotations.services.site_lines import learn_site_lines, site_lines
from annotations.services.write_run import write_run


def segment_edition(lease: Lease) -> None:
    """Do one claimed segmentation job. Failures are written on the row, never raised to the queue."""
    job = Job.objects.select_related("edition__article").get(pk=lease.job_id)
    assert job.edition is not None
    try:
        refused = JobState.CANCELLED if stopped(job) else None if _still_wanted(job) else JobState.DENIED
        if refused is not None:
            with writing(lease) as held:
                finish(held, refused, reason=str(refused))
            return
        if newer(job.pipeline_version, PIPELINE_VERSION):
            attempt_failed(lease, f"Pipeline {job.pipeline_version} is asked for, this worker has {PIPELINE_VERSION}.")
            return
        article, settings = job.edition.article, settings_of(job.project_id)
        found = segment(
            job.edition.text, language=article.language or None, outlet=article.outlet or None, lexicon=settings.lexicon,
            shifts=settings.shifts,
            stated=stated_roles(job.edition), site_lines=site_lines(article, job.edition.text),
        )  # fmt: skip
        with writing(lease) as held:
            _write(held, job.edition, found, settings.digest)
    except LeaseLost:
        return
    except Exception as error:  # noqa: BLE001  whatever a text does to the pipeline is the job's result
        attempt_failed(lease, f"{type(error).__name__}: {error}")


def stated_roles(edition: Edition) -> list[Stated]:
    """What the markup of the edition's file says of its passages."""
    return [Stated(start, end, role, reason) for start, end, role, reason in edition.roles]


def _still_wanted(job: Job) -> bool:
    """Whether the one who asked may still: bring a text in, or have it read again (what the machine asked for itself, always)."""
    verb = "upload" if job.priority == Priority.FIRST else "resegment"
    try:
        return job.requested_by_id is None or bool(seat_of_requester(job, verb))
    except WorkbenchError:
        return False


def _write(job: Job, edition: Edition, found: Found, digest: str) -> None:
    if not _still_wanted(job):
        finish(job, JobState.DENIED, reason="denied")
        return
    article = Article.objects.select_for_update(no_key=True).get(pk=edition.article_id)
    if article.deleted_at is not None:
        finish(job, JobState.CANCELLED, reason="article_deleted")
        return
    if Edition.objects.filter(article=article, number__gt=edition.number).exists():
        finish(job, JobState.SUPERSEDED, reason="newer_edition")
        return
    current = Segmentation.objects.filter(edition=edition, current=True).first()
    if current is not None and newer(current.pipeline_version, found.version):
        finish(job, JobState.SUPERSEDED, reason="newer_pipeline")
        return
    if current is None or (current.pipeline_version, current.settings_digest) != (found.version, digest):
        current = _replace(article, edition, found, digest, current)
    finish(job, JobState.DONE, report={"notes": [asdict(note) for note in found.notes]})
    announce(edition_segmented, edition_id=edition.pk, project_id=edition.project_id, segmentation_id=current.pk)


def _replace(article: Article, edition: Edition, found: Found, digest: str, before: Segmentation | None) -> Segmentation:
    written = write_run(edition, found, digest=digest, before=before)
    _fill_metadata(article, found)
    learn_site_lines(article, edition.text)
    learn_prints(article, edition.text)
    ledger.record(
        project_id=edition.project_id, actor=None, verb="edition.segment", obj=f"edition:{edition.pk}",
        pipeline=found.version, segments=len(found.segments), suggestions=written.made, withdrawn=written.withdrawn,
    )  # fmt: skip
    return written.run


def newer(one: str, other: str) -> bool:
    """Whether one version of the pipeline came after another."""
    return _numbers(one) > _numbers(other)


def _numbers(version: str) -> list[int]:
    return [int(part) for part in re.findall(r"[0-9]{1,9}", version)]


def _fill_metadata(article: Article, found: Found) -> None:
    """What the text says about itself fills what the upload left empty; nothing stated is overwritten."""
    stated = {"title": found.metadata.title, "author": found.metadata.author, "published": found.metadata.published}
    empty = {key: value for key, value in stated.items() if value and not getattr(article, key)}
    if empty:
        for key, value in empty.items():
            setattr(article, key, value[: 32 if key == "published" else 300])
        article.version += 1
        article.save(update_fields=[*empty, "version"])
