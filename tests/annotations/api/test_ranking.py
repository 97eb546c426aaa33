"""Learning from the desk: when a lesson is due, what it changes in the next text, and how it is undone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db.models import F

from annotations import learning, tasks
from annotations.models import Article, Job, JobState, Lesson, Origin, Span, SpanStatus
from annotations.receivers import TASKS
from annotations.segmentation.claims.taught import HIGHER
from annotations.services import jobs
from annotations.services.articles import delete_article
from annotations.services.change_span import adjust_edges
from annotations.services.decisions import read_decisions
from annotations.services.learn import forget_lessons, last_lesson, make_lessons_due, request_lesson, run_lesson
from annotations.services.pipeline_settings import settings_digest, settings_of
from annotations.services.suggestions import accept_suggestion, reconsider_suggestion, reject_suggestion
from tests import people
from tests.annotations.api.conftest import Program, refused

SENTENCES = "Some {n} vehicles used the road and {m} people were hurt.\n\nWe hope that both sides will talk about it, he believes.\n\n"


def decided(desk: people.Desk, count: int, *, accepts: Callable[[str], bool] = lambda quote: "hope" in quote) -> list[Article]:
    """So many decisions on suggested claims of articles that come in for it."""
    articles, left = [], count
    while left > 0:
        made = Article.objects.count()
        text = "".join(SENTENCES.format(n=made * 100 + at, m=made * 50 + at) for at in range(3))
        articles.append(people.segmented_article(desk.anahit, text))
        spans = Span.objects.filter(edition__article=articles[-1], label__kind="claim", origin=Origin.MACHINE).order_by("start")
        for span in spans[:left]:
            decide = accept_suggestion if accepts(span.quote[0]) else reject_suggestion
            decide(by=desk.anahit, span=span)
            left -= 1
    return articles


def hour_passes() -> None:
    """All that was decided and learnt is an hour ago: within one transaction the database's clock stands still."""
    hour = timedelta(hours=1)
    Span.objects.filter(decided_at__isnull=False).update(decided_at=F("decided_at") - hour)
    Lesson.objects.update(until=F("until") - hour)


def learn_due() -> int:
    """Do the lessons that are due, here and now."""
    done = 0
    while (lease := jobs.claim_next(kind="learn")) is not None:
        run_lesson(lease)
        done += 1
    return done


def best(article: Article) -> Span:
    return Span.objects.filter(edition__article=article, label__kind="claim").order_by("-score", "start")[0]


def test_twenty_decisions_make_a_lesson_due_that_ranks_the_next_text(desk: people.Desk) -> None:
    decided(desk, 19)
    assert (make_lessons_due(), learn_due()) == (0, 0)
    before = settings_digest(desk.project_id)
    decided_before = people.segmented_article(desk.anahit, SENTENCES.format(n=7, m=8) + "Read before the lesson.")
    assert "hope" not in best(decided_before).quote[0]
    decided(desk, 3)
    assert (make_lessons_due(), make_lessons_due(), learn_due()) == (1, 0, 1)
    lesson = Lesson.objects.get()
    assert (lesson.number, lesson.used, lesson.decisions) == (1, True, 22)
    assert lesson.after > lesson.before
    assert settings_digest(desk.project_id) != before
    after = best(people.segmented_article(desk.anahit, SENTENCES.format(n=9, m=8) + "Read after the lesson."))
    assert "hope" in after.quote[0]
    assert [reason for reason in after.reasons if reason.startswith(HIGHER)]


def test_the_next_lesson_waits_for_half_as_many_decisions_again(desk: people.Desk) -> None:
    decided(desk, 60)
    assert (make_lessons_due(), learn_due()) == (1, 1)
    hour_passes()
    decided(desk, 29)
    assert make_lessons_due() == 0
    decided(desk, 1)
    assert (make_lessons_due(), learn_due()) == (1, 1)
    assert [one.decisions for one in Lesson.objects.order_by("number")] == [60, 90]


def test_a_desk_that_accepts_everything_has_nothing_to_teach(desk: people.Desk) -> None:
    decided(desk, 25, accepts=lambda _: True)
    assert (make_lessons_due(), learn_due()) == (1, 1)
    lesson = Lesson.objects.get()
    assert (lesson.used, lesson.signs, lesson.accepted, lesson.rejected) == (False, [], 25, 0)
    assert settings_of(desk.project_id).shifts == {}
    assert make_lessons_due() == 0


def test_off_is_off_and_nothing_is_lost(program: Callable[..., Program], desk: people.Desk) -> None:
    decided(desk, 24)
    assert (make_lessons_due(), learn_due()) == (1, 1)
    edda = program("edda")
    assert edda.send("GET", "ranking").json()["in_force"]["number"] == 1
    off = edda.send("PATCH", "", {"learning": False}, If_Match=edda.send("GET", "")["ETag"])
    told = edda.send("GET", "ranking").json()
    assert (told["learning"], told["in_force"], told["last"]["number"]) == (False, None, 1)
    assert settings_digest(desk.project_id) == ""
    assert refused(edda.send("POST", "ranking/learn"))[:3] == (409, "conflict", "learning_off")
    edda.send("PATCH", "", {"learning": True}, If_Match=off["ETag"])
    assert edda.send("GET", "ranking").json()["in_force"]["number"] == 1


def test_forgetting_ranks_as_delivered_and_only_later_decisions_teach(program: Callable[..., Program], desk: people.Desk) -> None:
    decided(desk, 24)
    make_lessons_due()
    learn_due()
    edda = program("edda")
    told = edda.send("POST", "ranking/forget")
    assert (told.status_code, told.json()["in_force"], told.json()["decisions_since"]) == (200, None, 0)
    assert edda.send("POST", "ranking/forget").json()["last"]["number"] == 2
    assert settings_digest(desk.project_id) == ""
    assert make_lessons_due() == 0
    hour_passes()
    decided(desk, 22)
    assert (make_lessons_due(), learn_due()) == (1, 1)
    assert last_lesson(desk.project_id).decisions == 22  # type: ignore[union-attr]
    history = edda.send("GET", "lessons").json()["results"]
    assert [(one["number"], one["forgotten"], one["used"]) for one in history] == [(1, False, True), (2, True, False), (3, False, True)]


def test_a_lesson_asked_for_is_learnt_once(program: Callable[..., Program], desk: people.Desk) -> None:
    decided(desk, 4)
    edda = program("edda")
    asked = edda.send("POST", "ranking/learn")
    assert (asked.status_code, asked.json()["kind"], asked.json()["state"]) == (202, "learn", "pending")
    assert edda.send("POST", "ranking/learn").json()["id"] == asked.json()["id"]
    assert learn_due() == 1
    assert edda.send("GET", asked["Location"]).json()["report"] == {"lesson": 1, "decisions": 4, "used": False}
    for name in ("anahit", "chen"):
        for path in ("ranking/learn", "ranking/forget"):
            assert refused(program(name).send("POST", path))[:3] == (403, "forbidden", "missing_right")
        assert program(name).send("GET", "ranking").status_code == 200


def test_who_asked_and_may_no_more_gets_no_lesson(desk: people.Desk) -> None:
    decided(desk, 22)
    request_lesson(by=desk.edda)
    desk.edda.members().filter(user=desk.edda.user).update(role="viewer")
    assert learn_due() == 1
    assert (Job.objects.get(kind="learn").state, Lesson.objects.count()) == (JobState.DENIED, 0)


def test_who_asked_and_may_no_more_does_not_keep_the_others_from_learning(desk: people.Desk) -> None:
    decided(desk, 22)
    request_lesson(by=desk.edda)
    seat = desk.edda.members().filter(user=desk.edda.user)
    seat.update(role="viewer")
    assert (learn_due(), make_lessons_due(), learn_due()) == (1, 1, 1)
    assert Lesson.objects.get().used
    assert Job.objects.get(kind="learn").requested_by is None


@pytest.mark.parametrize("state", [JobState.DENIED, JobState.CANCELLED, JobState.SUPERSEDED])
def test_who_asks_for_an_ended_lesson_is_the_one_who_is_asked_again(desk: people.Desk, state: str) -> None:
    decided(desk, 22)
    make_lessons_due()
    Job.objects.filter(kind="learn").update(state=state)
    assert request_lesson(by=desk.edda).requested_by == desk.edda.user
    Job.objects.filter(kind="learn").update(state=state)
    assert make_lessons_due() == 1


def test_decisions_on_deleted_articles_make_no_lesson_due(desk: people.Desk) -> None:
    decided(desk, 24)
    assert (make_lessons_due(), learn_due()) == (1, 1)
    hour_passes()
    for article in decided(desk, 24):
        delete_article(by=desk.edda, article=article)
    assert (make_lessons_due(), learn_due()) == (0, 0)
    assert Lesson.objects.get().used


def test_a_lesson_without_anything_new_leaves_the_last_one_in_force(desk: people.Desk) -> None:
    decided(desk, 24)
    assert (make_lessons_due(), learn_due()) == (1, 1)
    hour_passes()
    articles = decided(desk, 24)
    assert make_lessons_due() == 1
    for article in articles:  # while the job waits
        delete_article(by=desk.edda, article=article)
    assert (learn_due(), make_lessons_due()) == (1, 0)
    assert Job.objects.filter(kind="learn").latest("pk").last_error == "nothing_new"
    assert last_lesson(desk.project_id).number == 1  # type: ignore[union-attr]


def test_a_failed_lesson_is_told_and_tried_again(desk: people.Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    decided(desk, 22)

    def broken(_: Any) -> learning.Lesson:
        raise RuntimeError("lost its place")

    with monkeypatch.context() as patch:
        patch.setattr("annotations.services.learn.learn", broken)
        job = request_lesson(by=desk.edda)
        Job.objects.filter(pk=job.pk).update(attempts=2)
        assert learn_due() == 1
    job.refresh_from_db()
    assert (job.state, job.last_error) == (JobState.QUARANTINED, "RuntimeError: lost its place")
    assert make_lessons_due() == 0
    assert request_lesson(by=desk.edda).state == JobState.PENDING
    assert learn_due() == 1
    assert Lesson.objects.get().used


def test_a_lesson_overtaken_by_a_forgetting_is_thrown_away(desk: people.Desk) -> None:
    decided(desk, 22)
    request_lesson(by=desk.edda)
    forget_lessons(by=desk.edda)
    assert learn_due() == 1
    assert Job.objects.get(kind="learn").state == JobState.SUPERSEDED
    assert [one.forgotten for one in Lesson.objects.all()] == [True]


def test_a_worker_that_is_nudged_learns(desk: people.Desk) -> None:
    decided(desk, 22)
    job = request_lesson(by=desk.edda)
    assert TASKS[jobs.QUEUES["learn"]] == tasks.run_learning.name
    tasks.run_learning(job.pk)
    assert Lesson.objects.get().used


def test_which_decisions_teach(desk: people.Desk) -> None:
    (article,) = decided(desk, 3)
    spans = list(Span.objects.filter(status__in=[SpanStatus.ACCEPTED, SpanStatus.REJECTED], origin=Origin.MACHINE).order_by("start"))
    whole = spans[1].quote[0]
    adjust_edges(by=desk.anahit, span=spans[1], fragments=[(spans[1].start, spans[1].end - 3)], quote=[whole[:-3]])
    reconsider_suggestion(by=desk.anahit, span=spans[2])
    people.mark(desk.anahit, article, "vehicles used")
    found, moments = read_decisions(desk.project_id, after=None)
    assert len(found) == len(moments) == 2
    assert whole in {one.quote for one in found}  # as it was suggested, not as it was moved
    assert read_decisions(desk.project_id, after=max(moments)) == ([], [])
    delete_article(by=desk.edda, article=article)
    assert read_decisions(desk.project_id, after=None) == ([], [])
