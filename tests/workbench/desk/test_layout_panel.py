"""The layout is shown with its reasons, corrected paragraph by paragraph, and undone; what is taken out stays readable."""

from __future__ import annotations

from typing import Any

import pytest

from annotations.models import Article, Segment, Span
from tests import people
from tests.workbench.desk.test_correct_chain import FRAGMENT, Undo, client_of

HEADLINE = "Court orders Azerbaijan to keep the Lachin corridor open"


@pytest.fixture
def article(desk: people.Desk) -> Article:
    return people.segmented_article(desk.anahit)


@pytest.fixture
def headline(article: Article) -> Segment:
    return Segment.objects.get(edition__article=article, kind="paragraph", role="headline")


def panel(by: people.Access, article: Article, key: str) -> str:
    return client_of(by).get(f"/articles/{article.pk}?at={key}", headers={"HX-Request": "true"}).content.decode()


def send(by: people.Access, segment: Segment, *, fragment: bool = True, **fields: str) -> Any:
    segment.refresh_from_db()
    sent = {"_version": segment.etag, **fields}
    return client_of(by).post(f"/segments/{segment.pk}", sent, headers=FRAGMENT if fragment else {})


def test_every_paragraph_is_listed_with_its_role_and_reason(desk: people.Desk, article: Article, headline: Segment) -> None:
    shown = panel(desk.vera, article, "layout")
    rows = Segment.objects.filter(edition__article=article, kind="paragraph")
    assert all(f'href="/articles/{article.pk}?at=p{row.start}"' in shown for row in rows)
    assert "<b>Headline</b>" in shown
    assert headline.reason in shown
    assert f'data-layout="Headline · {headline.reason}"' in client_of(desk.vera).get(f"/articles/{article.pk}").content.decode()


@pytest.mark.parametrize("key", ["p999999", "p-1", "p", "p1.0", "p٣", "p" + "9" * 40, "layouts"])
def test_a_key_that_names_nothing_shows_nothing(desk: people.Desk, article: Article, key: str) -> None:
    assert "Choose a claim" in panel(desk.vera, article, key)


@pytest.mark.parametrize("fragment", [True, False], ids=["as a fragment", "without scripts"])
def test_a_role_is_corrected_and_undone(desk: people.Desk, article: Article, headline: Segment, *, fragment: bool) -> None:
    answer = send(desk.anahit, headline, fragment=fragment, role="section")
    headline.refresh_from_db()
    assert (headline.role, headline.excluded, headline.excluded_by) == ("section", "", desk.anahit.user)
    if not fragment:
        assert (answer.status_code, answer["Location"]) == (303, f"/articles/{article.pk}?at=p{headline.start}")
        return
    page = answer.content.decode()
    assert "A person said so." in page
    assert f'hx-target="#p{headline.start}"' in page  # the text shows it at once
    undo = Undo(page)
    client_of(desk.anahit).post(undo.action, undo.fields, headers=FRAGMENT)
    headline.refresh_from_db()
    assert headline.role == "headline"


def test_what_is_taken_out_is_dimmed_not_gone_and_its_marks_stay(desk: people.Desk, article: Article, headline: Segment) -> None:
    mark = people.mark(desk.anahit, article, "keep the Lachin corridor open", label="framing")
    answer = send(desk.anahit, headline, role="boilerplate", out="on", excluded="a teaser")
    page = client_of(desk.vera).get(f"/articles/{article.pk}").content.decode()
    assert 'class="role-boilerplate excluded" data-flag="a teaser"' in page
    assert "keep the Lachin corridor open" in page
    assert Span.objects.get(pk=mark.pk).status == "accepted"
    undo = Undo(answer.content.decode())
    client_of(desk.anahit).post(undo.action, undo.fields, headers=FRAGMENT)
    headline.refresh_from_db()
    assert (headline.role, headline.excluded) == ("headline", "")
    again = send(desk.anahit, headline, out="on")
    headline.refresh_from_db()
    assert (headline.role, headline.excluded) == ("headline", "taken out by hand")
    undo = Undo(again.content.decode())
    client_of(desk.anahit).post(undo.action, undo.fields, headers=FRAGMENT)
    headline.refresh_from_db()
    assert (headline.excluded, headline.excluded_by) == ("", None)  # as it was read: a later reading may read it otherwise


def test_an_older_version_a_viewer_and_a_made_up_role_are_refused(desk: people.Desk, article: Article, headline: Segment) -> None:
    old = headline.etag
    assert "<form" not in panel(desk.vera, article, f"p{headline.start}")
    assert send(desk.vera, headline, role="deck").status_code == 403
    assert send(desk.anahit, headline, role="mood").status_code == 400
    assert send(desk.anahit, headline, role="deck").status_code == 200
    late = client_of(desk.anahit).post(f"/segments/{headline.pk}", {"_version": old, "role": "body"})
    assert late.status_code == 412


def test_before_the_pipeline_came_there_is_a_layout_without_forms(desk: people.Desk) -> None:
    article = people.ingest(desk.anahit)
    assert HEADLINE in panel(desk.anahit, article, "layout")
    assert "<form" not in panel(desk.anahit, article, "p0")
