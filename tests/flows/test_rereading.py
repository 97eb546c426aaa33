"""A newer pipeline reads a text again: every human decision is kept, and what changed is told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from annotations.errors import Conflict, Forbidden
from annotations.models import Attribution, Job, JobState, Segment, Segmentation, Span, Speaker
from annotations.segmentation.found import Found, StageNote
from annotations.segmentation.rereading.changed import Changed, from_json
from annotations.services import jobs, pipeline_settings, segment
from annotations.services.attribute import Hop, attribute
from annotations.services.change_span import adjust_edges, relabel_span, remove_span
from annotations.services.layout import correct_segment
from annotations.services.lexicon import add_entry, remove_entry
from annotations.services.resegment import resegment_edition
from annotations.services.speakers import alias_speaker
from annotations.services.suggestions import accept_suggestion, reconsider_suggestion, reject_suggestion
from claims.models import Claim, ClaimState, LinkStatus, Mention
from tests import people
from tests.flows.newer import NEWER, current, read_again, release
from tests.flows.readings import found

pytestmark = pytest.mark.usefixtures("media")
FIELDS = ("pk", "version", "status", "start", "end", "label__key", "voice", "stance", "decided_by", "segmentation")


def suggestions(kind: str = "claim") -> list[Span]:
    return list(Span.objects.filter(origin="machine", status="suggested", label__kind=kind).order_by("start", "end", "pk"))


def nothing_found(reading: Found) -> Found:
    return replace(reading, suggestions=())


def told(run: Segmentation) -> Changed:
    changes = from_json(run.changes)
    assert changes is not None
    return changes


def accepted(desk: people.Desk, span: Span) -> None:
    accept_suggestion(by=desk.anahit, span=span)


def rejected(desk: people.Desk, span: Span) -> None:
    reject_suggestion(by=desk.anahit, span=span)


def removed(desk: people.Desk, span: Span) -> None:
    accept_suggestion(by=desk.anahit, span=span)
    remove_span(by=desk.anahit, span=span)


def adjusted(desk: people.Desk, span: Span) -> None:
    start = span.start + 4
    adjust_edges(by=desk.anahit, span=span, fragments=[(start, start + 9)], quote=[span.edition.text[start : start + 9]])


def adjusted_and_accepted(desk: people.Desk, span: Span) -> None:
    adjusted(desk, span)
    accept_suggestion(by=desk.anahit, span=span)


def renamed(desk: people.Desk, span: Span) -> None:
    relabel_span(by=desk.anahit, span=span, label=desk.anahit.labels().get(key="quotation"))


def stance_corrected(desk: people.Desk, span: Span) -> None:
    relabel_span(by=desk.anahit, span=span, stance="denies" if span.stance == "asserts" else "asserts")


def chain_corrected(desk: people.Desk, span: Span) -> None:
    attribute(by=desk.anahit, span=span, chain=[Hop(name="A mayor", role="reporter"), Hop(name="A deputy", role="speaker")])


def reconsidered(desk: people.Desk, span: Span) -> None:
    accept_suggestion(by=desk.anahit, span=span)
    reconsider_suggestion(by=desk.anahit, span=span)


DECISIONS = (
    accepted, rejected, removed, adjusted, adjusted_and_accepted, renamed, stance_corrected, chain_corrected, reconsidered,
)  # fmt: skip


@pytest.mark.parametrize("finds", ["the same", "nothing"])
@pytest.mark.parametrize("decide", DECISIONS, ids=[one.__name__ for one in DECISIONS])
def test_what_a_person_had_a_hand_in_stays_as_it_is(
    desk: people.Desk, monkeypatch: pytest.MonkeyPatch, decide: Callable[..., None], finds: str
) -> None:
    article = people.segmented_article(desk.anahit)
    span = suggestions()[0]
    original = (span.start, span.end)
    decide(desk, span)
    chain = list(Attribution.objects.filter(span=span).values_list("pk", "position", "speaker__name", "created_by"))
    claims = list(Claim.objects.values_list("pk", "state", "version", "text"))
    mentions = list(Mention.objects.values_list("pk", "status", "version"))
    before = Span.objects.values_list(*FIELDS).get(pk=span.pk)
    release(monkeypatch, nothing_found if finds == "nothing" else lambda reading: reading)
    read_again(desk, article)
    assert Span.objects.values_list(*FIELDS).get(pk=span.pk) == before
    assert list(Attribution.objects.filter(span=span).values_list("pk", "position", "speaker__name", "created_by")) == chain
    assert list(Claim.objects.values_list("pk", "state", "version", "text")) == claims
    assert list(Mention.objects.values_list("pk", "status", "version")) == mentions
    there = Span.objects.filter(origin="machine", label__kind="claim", start=original[0], end=original[1]).exclude(pk=span.pk)
    assert not there.exists(), "what was decided is not suggested a second time"


def test_peoples_own_marks_stay_and_keep_suggestions_off(desk: people.Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    article = people.ingest(desk.anahit)
    mine = people.mark(desk.anahit, article)
    people.segment_due()
    release(monkeypatch)
    read_again(desk, article)
    mine.refresh_from_db()
    assert (mine.status, mine.version) == ("accepted", 1)
    near = [one for one in suggestions() if one.start == mine.start and abs(one.end - mine.end) < 5]
    assert near == []


def test_undecided_suggestions_that_say_the_same_stay_the_rows_they_are(desk: people.Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    article = people.segmented_article(desk.anahit)
    before, reading = list(Span.objects.order_by("pk").values_list("pk", "version")), found(desk.project_id)
    release(monkeypatch, lambda again: replace(again, suggestions=tuple(replace(one, reasons=("other",)) for one in again.suggestions)))
    run = read_again(desk, article)
    assert list(Span.objects.order_by("pk").values_list("pk", "version")) == before
    assert set(Span.objects.values_list("segmentation", flat=True)) == {run.pk}
    assert {tuple(one) for one in Span.objects.values_list("reasons", flat=True)} == {("other",)}
    after = found(desk.project_id)
    assert (after["spans"], after["segments"], after["chains"]) == (reading["spans"], reading["segments"], reading["chains"])
    assert told(run).count("same") == len(before)
    assert told(run).counts == {}


def test_what_changed_is_kept_with_the_run_and_counts_right(desk: people.Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    article = people.segmented_article(desk.anahit)
    claims = suggestions()
    accept_suggestion(by=desk.anahit, span=claims[0])
    gone = {(claims[0].start, claims[0].end), (claims[1].start, claims[1].end)}

    def otherwise(reading: Found) -> Found:
        kept = [one for one in reading.suggestions if one.kind != "claim" or (one.fragments[0][0], one.fragments[-1][1]) not in gone]
        title = replace(kept[0], kind="framing", fragments=((0, 5),), chain=(), details={})
        return replace(reading, suggestions=(*kept, title))

    release(monkeypatch, otherwise)
    one = told(read_again(desk, article))
    assert (one.count("new"), one.count("withdrawn"), one.count("kept")) == (1, 1, 1)
    assert one.before == resegment_before(article)
    assert not Span.objects.filter(pk=claims[1].pk).exists()
    assert {(change.what, change.start) for change in one.named} == {("new", 0), ("withdrawn", claims[1].start), ("kept", claims[0].start)}


def resegment_before(article: Any) -> str:
    return str(Segmentation.objects.filter(edition=people.edition_of(article), current=False).latest("pk").pipeline_version)


def test_the_first_run_has_changed_nothing(desk: people.Desk) -> None:
    assert current(people.segmented_article(desk.anahit)).changes == {}


def test_layout_that_a_person_corrected_is_carried_and_older_pieces_go(desk: people.Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    article = people.segmented_article(desk.anahit)
    body = Segment.objects.filter(kind="paragraph", role="body").order_by("start")
    out = correct_segment(by=desk.anahit, segment=body[0], excluded="a menu")
    role = correct_segment(by=desk.anahit, segment=body[1], role="caption")
    assert any(out.start <= one.start < out.end for one in suggestions())
    release(monkeypatch)
    run = read_again(desk, article)
    carried = Segment.objects.filter(segmentation=run, excluded_by=desk.anahit.user).order_by("start")
    assert [(one.start, one.end, one.role, one.excluded) for one in carried] == [
        (out.start, out.end, "body", "a menu"), (role.start, role.end, "caption", ""),
    ]  # fmt: skip
    assert told(run).carried == 2
    assert set(Segment.objects.exclude(segmentation=run).values_list("pk", flat=True)) == {out.pk, role.pk}
    assert desk.anahit.segments().filter(edition=run.edition).count() == Segment.objects.filter(segmentation=run).count()
    assert not any(out.start <= one.start < out.end for one in suggestions()), "what is no news text suggests nothing"


def test_a_correction_without_a_place_is_told_as_lost(desk: people.Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    article = people.segmented_article(desk.anahit)
    body = Segment.objects.filter(kind="paragraph", role="body").order_by("start")
    small = correct_segment(by=desk.anahit, segment=Segment.objects.filter(kind="paragraph").order_by("start")[0], role="caption")

    def one_paragraph(reading: Found) -> Found:
        whole = next(one for one in reading.segments if one.kind == "paragraph" and one.start == body[0].start)
        return replace(reading, segments=(replace(whole, index=0, start=0, end=people.edition_of(article).length),))

    release(monkeypatch, one_paragraph)
    run = read_again(desk, article)
    lost = told(run).laid[0]
    assert (lost.what, lost.start, lost.was) == ("lost", small.start, "caption")
    assert Segment.objects.get(pk=small.pk).role == "caption"


def test_speakers_are_called_as_the_project_knows_them(desk: people.Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    article = people.segmented_article(desk.anahit)
    hop = Attribution.objects.filter(span__status="suggested").select_related("speaker").first()
    assert hop is not None
    old, known = hop.speaker.name, Speaker.objects.create(project_id=desk.project_id, name="As the desk calls them")
    alias_speaker(by=desk.bela, speaker=known, aliases=[old])
    release(monkeypatch)
    run = read_again(desk, article)
    assert not Speaker.objects.filter(name=old).exists()
    assert told(run).counts == {}

    def other_voice(again: Found) -> Found:
        return replace(again, suggestions=tuple(replace(one, voice="mixed") for one in again.suggestions))

    release(monkeypatch, other_voice, version="100.0.0")
    read_again(desk, article)
    assert not Speaker.objects.filter(name=old).exists()
    assert Attribution.objects.filter(speaker=known, named=old).exists(), "also where the chain is written anew"


def test_reading_again_needs_the_right_and_something_newer(desk: people.Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    article = people.segmented_article(desk.anahit)
    with pytest.raises(Conflict):
        resegment_edition(by=desk.edda, article=article)
    release(monkeypatch)
    with pytest.raises(Forbidden):
        resegment_edition(by=desk.chen, article=article)
    job = resegment_edition(by=desk.edda, article=article)
    assert resegment_edition(by=desk.edda, article=article) == job
    assert Job.objects.filter(kind="segment").count() == 2


def test_a_job_that_is_told_twice_reads_once(desk: people.Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    article = people.segmented_article(desk.anahit)
    release(monkeypatch)
    run = read_again(desk, article)
    before = found(desk.project_id)
    Job.objects.update(state=JobState.PENDING, attempts=0)
    assert people.segment_due() == 2
    assert found(desk.project_id) == before
    assert current(article) == run


def test_other_settings_are_another_run_and_the_same_again_too(desk: people.Desk) -> None:
    article = people.segmented_article(desk.anahit)
    runs = [current(article).pk]
    gang = add_entry(by=desk.edda, term="corridor", gloss="road")
    runs.append(read_again(desk, article).pk)
    assert Span.objects.filter(segmentation=runs[-1], details__term="corridor").exists()
    remove_entry(by=desk.edda, entry=gang)
    runs.append(read_again(desk, article).pk)
    assert pipeline_settings.settings_digest(desk.project_id) == ""
    assert len(set(runs)) == 3
    assert Segmentation.objects.filter(current=True).count() == 1


def test_an_older_reading_never_replaces_a_newer_one(desk: people.Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    article = people.segmented_article(desk.anahit)
    with monkeypatch.context() as patch:
        release(patch)
        run = read_again(desk, article)
    Job.objects.filter(pipeline_version__lt=NEWER).update(state=JobState.PENDING, attempts=0)
    assert people.segment_due() == 1
    assert current(article) == run
    assert JobState.SUPERSEDED in set(Job.objects.values_list("state", flat=True))


def test_a_worker_without_the_version_asked_for_says_so(desk: people.Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    article = people.segmented_article(desk.anahit)
    with monkeypatch.context() as patch:
        release(patch)
        job = resegment_edition(by=desk.edda, article=article)
    lease = jobs.claim(job_id=job.pk)
    assert lease is not None
    segment.segment_edition(lease)
    job.refresh_from_db()
    assert job.state == JobState.PENDING
    assert NEWER in job.last_error
    assert Segmentation.objects.count() == 1


def test_a_stage_that_failed_leaves_its_note_and_the_others_results(desk: people.Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    article = people.segmented_article(desk.anahit)
    note = StageNote("claims", "failed", 0, "ValueError: a bad clause")
    release(monkeypatch, lambda again: replace(again, notes=(note,), suggestions=tuple(s for s in again.suggestions if s.kind != "claim")))
    run = read_again(desk, article)
    assert run.notes == [{"stage": "claims", "state": "failed", "found": 0, "note": "ValueError: a bad clause"}]
    assert suggestions("quantity")
    assert set(told(run).counts["withdrawn"]) == {"claim"}


def test_a_text_that_breaks_the_newer_pipeline_keeps_its_reading(desk: people.Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    article = people.segmented_article(desk.anahit)
    before = found(desk.project_id)

    def broken(_: Found) -> Found:
        raise RuntimeError("this text breaks the pipeline")

    release(monkeypatch, broken)
    read_again(desk, article)
    assert found(desk.project_id) == before


def test_a_mentioned_suggestion_is_held_on_to(desk: people.Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    article = people.segmented_article(desk.anahit)
    span = suggestions()[0]
    claim = Claim.objects.create(project_id=desk.project_id, text="Drafted by a file.", state=ClaimState.SUGGESTED)
    Mention.objects.create(project_id=desk.project_id, claim=claim, span=span, status=LinkStatus.SUGGESTED)
    release(monkeypatch, nothing_found)
    read_again(desk, article)
    assert list(Span.objects.filter(origin="machine").values_list("pk", flat=True)) == [span.pk]
    assert claim.mentions.count() == 1
