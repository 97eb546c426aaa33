"""Pre-segmentation: run the pure pipeline over one edition and write down what it found, once per version.

Human work is never touched: decided spans stay, and a suggestion that says what a person already decided is not
made again.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from itertools import chain
from typing import Any

from django.db import connection
from django.db.models import Exists, OuterRef

from annotations import ledger
from annotations.anchoring.selectors import describe
from annotations.errors import WorkbenchError
from annotations.events import announce, edition_segmented
from annotations.models import Article, Attribution, Edition, Job, JobState, Label, Origin, Segmentation, Span, SpanStatus
from annotations.segmentation import segment
from annotations.segmentation.found import Found, SuggestionFound
from annotations.services.attribute import Hop, write_chains
from annotations.services.jobs import Lease, LeaseLost, attempt_failed, finish, seat_of_requester, writing

_COPY_SEGMENTS = """
COPY annotations_segment (project_id, segmentation_id, edition_id, version, kind, index, start, "end", role, reason, excluded) FROM STDIN
"""


def segment_edition(lease: Lease) -> None:
    """Do one claimed segmentation job. Failures are written on the row, never raised to the queue."""
    job = Job.objects.select_related("edition__article").get(pk=lease.job_id)
    assert job.edition is not None
    try:
        if not _still_wanted(job):
            with writing(lease) as held:
                finish(held, JobState.DENIED, reason="denied")
            return
        article = job.edition.article
        found = segment(job.edition.text, language=article.language or None, outlet=article.outlet or None)
        with writing(lease) as held:
            _write(held, job.edition, found)
    except LeaseLost:
        return
    except Exception as error:  # noqa: BLE001  whatever a text does to the pipeline is the job's result
        attempt_failed(lease, f"{type(error).__name__}: {error}")


def _still_wanted(job: Job) -> bool:
    """Whether the one who brought the text in may still do so (what the machine asked for itself, always)."""
    try:
        return job.requested_by_id is None or bool(seat_of_requester(job, "upload"))
    except WorkbenchError:
        return False


def _write(job: Job, edition: Edition, found: Found) -> None:
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
    segmentation, fresh = Segmentation.objects.get_or_create(
        edition=edition, pipeline_version=found.version,
        defaults={"project_id": edition.project_id, "notes": [asdict(note) for note in found.notes], "found": asdict(found.metadata)},
    )  # fmt: skip
    if fresh:
        _write_segments(segmentation, edition, found)
        suggestions = _write_suggestions(segmentation, edition, found)
        _fill_metadata(article, found)
        ledger.record(
            project_id=edition.project_id, actor=None, verb="edition.segment", obj=f"edition:{edition.pk}",
            pipeline=found.version, segments=len(found.segments), suggestions=suggestions,
        )  # fmt: skip
    finish(job, JobState.DONE, report={"notes": [asdict(note) for note in found.notes]})
    announce(edition_segmented, edition_id=edition.pk, project_id=edition.project_id, segmentation_id=segmentation.pk)


def _write_segments(segmentation: Segmentation, edition: Edition, found: Found) -> None:
    """By COPY: a text of megabytes has a hundred thousand pieces, and a lease is short."""
    pages = (("page", i, a, b, "", "", "") for i, (a, b) in enumerate(edition.pages))
    pieces = (
        (one.kind, one.index, one.start, one.end, one.role or "", one.reason[:300], (one.excluded or "")[:300]) for one in found.segments
    )
    with connection.cursor() as wrapped:
        cursor: Any = wrapped
        with cursor.copy(_COPY_SEGMENTS) as copy:
            for piece in chain(pages, pieces):
                copy.write_row((edition.project_id, segmentation.pk, edition.pk, 1, *piece))


def _write_suggestions(segmentation: Segmentation, edition: Edition, found: Found) -> int:
    _drop_undecided(edition)
    rows = Label.objects.filter(project_id=edition.project_id, retired=False).order_by("-position", "-id")
    labels = {label.kind: label for label in rows}  # the first of each kind
    taken = set(Span.objects.filter(edition=edition).values_list("label_id", "start", "end"))
    pairs = [
        (_span(segmentation, edition, labels[one.kind], one), one)
        for one in found.suggestions
        if one.kind in labels and (labels[one.kind].pk, one.fragments[0][0], one.fragments[-1][1]) not in taken
    ]
    Span.objects.bulk_create([span for span, _ in pairs], batch_size=2_000)
    write_chains(project_id=edition.project_id, chains=[(span, list(_hops(one))) for span, one in pairs if one.chain], actor=None)
    return len(pairs)


def _drop_undecided(edition: Edition) -> None:
    """Older versions' suggestions that nobody decided and nothing points at give way."""
    held = Attribution.objects.filter(span=OuterRef("pk"), created_by__isnull=False)
    Span.objects.filter(edition=edition, origin=Origin.MACHINE, status=SpanStatus.SUGGESTED, version=1).filter(~Exists(held)).delete()


def _span(segmentation: Segmentation, edition: Edition, label: Label, one: SuggestionFound) -> Span:
    start, end = one.fragments[0][0], one.fragments[-1][1]
    anchor = describe(edition.text, start, end)
    return Span(
        project_id=edition.project_id, edition=edition, label=label, segmentation=segmentation, start=start, end=end,
        fragments=list(one.fragments), quote=[edition.text[a:b] for a, b in one.fragments], prefix=anchor.prefix,
        suffix=anchor.suffix, origin=Origin.MACHINE, status=SpanStatus.SUGGESTED, score=one.score, reasons=list(one.reasons),
        details=dict(one.details), voice=one.voice, stance=one.stance,
    )  # fmt: skip


def _hops(one: SuggestionFound) -> Iterable[Hop]:
    for hop in one.chain:
        yield Hop(
            name=hop.speaker, role=hop.role, cue=hop.cue or "", order_certain=hop.order_certain, speaker_start=hop.speaker_start,
            speaker_end=hop.speaker_end, cue_start=hop.cue_start, cue_end=hop.cue_end,
        )  # fmt: skip


def _fill_metadata(article: Article, found: Found) -> None:
    """What the text says about itself fills what the upload left empty; nothing stated is overwritten."""
    stated = {"title": found.metadata.title, "author": found.metadata.author, "published": found.metadata.published}
    empty = {key: value for key, value in stated.items() if value and not getattr(article, key)}
    if empty:
        for key, value in empty.items():
            setattr(article, key, value[: 32 if key == "published" else 300])
        article.version += 1
        article.save(update_fields=[*empty, "version"])
