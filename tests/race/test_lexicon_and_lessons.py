"""Two at once over the lexicon and over lessons: a term once, a form in one entry, a lesson once, and no deadlock."""

from __future__ import annotations

from functools import partial

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from annotations.models import Job, Lesson, LexiconEntry
from annotations.services import jobs
from annotations.services.learn import forget_lessons, make_lessons_due, request_lesson, run_lesson
from annotations.services.lexicon_file import import_lexicon
from tests import people
from tests.annotations.api.conftest import Program
from tests.annotations.api.test_ranking import decided
from tests.race.at_once import TIMES, at_once, reason, statuses

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.case("CC-01")
@pytest.mark.parametrize("times", TIMES)
def test_a_term_is_added_once_and_a_form_belongs_to_one_entry(desk: people.Desk, times: int) -> None:
    edda = [Program("edda", desk.project_id) for _ in range(2)]
    for turn in range(times):
        term = "gang " + "x" * (turn % 80 + 1)
        both = at_once([partial(who.send, "POST", "lexicon", {"term": term}) for who in edda])
        assert statuses(both) == [201, 409]
        assert {reason(answer) for answer in both} == {"", "duplicate_entry"}
        forms = [{"term": f"{name} {term}", "forms": [f"{term} form"]} for name in ("one", "other")]
        both = at_once([partial(who.send, "POST", "lexicon", body) for who, body in zip(edda, forms, strict=True)])
        assert statuses(both) == [201, 409]
        assert {reason(answer) for answer in both} == {"", "duplicate_form"}
        LexiconEntry.objects.all().delete()


def test_of_two_entries_that_are_given_one_form_one_has_it(desk: people.Desk) -> None:
    edda = [Program("edda", desk.project_id) for _ in range(2)]
    for turn in range(10):
        made = [edda[0].send("POST", "lexicon", {"term": f"{name} {'x' * (turn + 1)}"}) for name in ("gang", "band")]
        form = {"forms": ["form " + "x" * (turn + 1)]}
        both = at_once([partial(who.send, "PATCH", m["Location"], form, If_Match=m["ETag"]) for who, m in zip(edda, made, strict=True)])
        assert statuses(both) == [200, 409]


def test_a_table_and_a_change_at_once_are_one_after_the_other(desk: people.Desk) -> None:
    edda = Program("edda", desk.project_id)
    for turn in range(10):
        term = "gang " + "x" * (turn + 1)
        made = edda.send("POST", "lexicon", {"term": term})
        change = partial(edda.send, "PATCH", made["Location"], {"gloss": "group"}, If_Match=made["ETag"])
        table = partial(import_lexicon, by=desk.edda, data=f"term,gloss\n{term},party\n".encode())
        answer, taken = at_once([change, table])
        assert (answer.status_code, taken.changed) in ((200, 1), (412, 1))
        assert LexiconEntry.objects.get(term=term).version == 1 + (answer.status_code == 200) + 1


def test_who_asks_for_a_lesson_locks_its_job_and_then_the_project(desk: people.Desk) -> None:
    with CaptureQueriesContext(connection) as asked:
        request_lesson(by=desk.edda)
    locked = [query["sql"] for query in asked if "UPDATE" in query["sql"] and query["sql"].startswith("SELECT")]
    assert ["annotations_job" in sql for sql in locked] == [True, False]


def test_a_lesson_asked_for_by_all_at_once_is_one_job_and_one_lesson(desk: people.Desk) -> None:
    decided(desk, 22)
    at_once([partial(request_lesson, by=desk.edda), partial(request_lesson, by=desk.edda), make_lessons_due])
    assert Job.objects.filter(kind="learn").count() == 1
    leases = at_once([partial(jobs.claim_next, kind="learn") for _ in range(3)])
    for lease in filter(None, leases):
        run_lesson(lease)
    assert [lesson.number for lesson in Lesson.objects.all()] == [1]


def test_learning_and_forgetting_at_once_leave_a_history_without_gaps(desk: people.Desk) -> None:
    decided(desk, 22)
    request_lesson(by=desk.edda)
    lease = jobs.claim_next(kind="learn")
    assert lease is not None
    at_once([partial(run_lesson, lease), partial(forget_lessons, by=desk.edda), partial(forget_lessons, by=desk.edda)])
    told = list(Lesson.objects.order_by("number"))
    assert [lesson.number for lesson in told] == list(range(1, len(told) + 1))
    assert told[-1].forgotten
    assert Job.objects.get(kind="learn").final
