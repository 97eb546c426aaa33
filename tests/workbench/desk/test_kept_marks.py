"""Marks that the process keeps are those of the version that is asked for, and of no other."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from annotations.models import Span
from annotations.services.suggestions import accept_suggestion
from tests import people
from workbench.desk.kept_marks import KeptMarks, Version, kept_marks, version_of
from workbench.desk.lean import mark_of, marks_of
from workbench.desk.reading import read

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _every_text_is_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workbench.desk.reading.LONG", 0)


def test_after_a_change_the_marks_are_read_anew(desk: people.Desk) -> None:
    article = people.segmented_article(desk.anahit)
    before = [mark.status for mark in read(desk.anahit, article_id=article.pk).marks]
    span = Span.objects.filter(edition__article=article, status="suggested").first()
    assert span is not None
    accept_suggestion(by=desk.anahit, span=span)
    after = [mark.status for mark in read(desk.anahit, article_id=article.pk).marks]
    assert after != before
    assert after == [mark.status for mark in marks_of(article.editions.get().pk)]


def test_an_act_hands_on_what_it_leaves_so_that_the_next_one_need_not_read(
    desk: people.Desk, django_capture_on_commit_callbacks: pytest.FixtureRequest
) -> None:
    article = people.segmented_article(desk.anahit)
    span = Span.objects.filter(edition__article=article, status="suggested").first()
    assert span is not None
    before = read(desk.anahit, article_id=article.pk).whole()
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        before.anew(accept_suggestion(by=desk.anahit, span=span))
    now = version_of(article.editions.get())
    with CaptureQueriesContext(connection) as asked:
        kept = kept_marks.get(now)
    assert len(asked) == 0
    assert list(kept) == marks_of(now.edition)


def test_a_change_that_cannot_be_told_from_the_mark_hands_on_nothing(desk: people.Desk) -> None:
    article = people.segmented_article(desk.anahit)
    span = Span.objects.filter(edition__article=article).first()
    assert span is not None
    now = version_of(article.editions.get())
    assert now.after(span, None) is None  # it was there before, though not among the living
    assert now.after(span, mark_of(span)) == now


def test_four_texts_are_kept_those_in_use_among_them() -> None:
    kept = KeptMarks()
    for edition in range(1, 5):
        kept.put(Version(edition, 1, 1, 1), [])
    for changes in range(2, 9):  # one text that is worked on takes one place
        kept.put(Version(4, 1, changes, 1), [])
    with CaptureQueriesContext(connection) as asked:
        kept.get(Version(1, 1, 1, 1))
        kept.put(Version(5, 1, 1, 1), [])
        kept.get(Version(1, 1, 1, 1))
    assert len(asked) == 0
    with CaptureQueriesContext(connection) as asked:
        kept.get(Version(2, 1, 1, 1))
    assert len(asked) == 1
