"""`Undo` and `Redo` on the desk: as fragments where the act was, as a way there from elsewhere, and as a reason where nothing moves."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from annotations.models import Article, Span
from annotations.services.change_span import adjust_edges
from annotations.services.suggestions import accept_suggestion
from annotations.services.undo import steps
from claims.models import Claim, Mention
from claims.services.edit_claim import edit_claim
from tests import people
from tests.workbench.desk.test_correct_chain import Undo, client_of
from tests.workbench.desk.test_history import sealed

BAR = {"HX-Request": "true", "HX-Target": "undo-bar"}


@pytest.fixture
def article(desk: people.Desk) -> Article:
    return people.segmented_article(desk.anahit)


@pytest.fixture
def span(article: Article) -> Span:
    return Span.objects.filter(edition__article=article, status="suggested", label__kind="claim").order_by("start")[0]


@pytest.fixture
def anahit(desk: people.Desk) -> Client:
    return client_of(desk.anahit)


def status(span: Span) -> str:
    return str(Span.objects.get(pk=span.pk).status)


def test_the_toast_takes_exactly_its_own_act_back(desk: people.Desk, anahit: Client, article: Article, span: Span) -> None:
    row = {"HX-Request": "true", "HX-Target": f"row-s{span.pk}"}
    answer = anahit.post(f"/spans/{span.pk}/accept", {"_version": span.etag}, headers=row)
    toast = Undo(answer.content.decode())
    assert toast.action == "/undo"
    people.mark(desk.anahit, article, people.FIGURE, label="quantity")
    back = anahit.post("/undo", toast.fields, headers=BAR)
    assert (back.status_code, status(span)) == (200, "suggested")
    assert Span.objects.get(label__key="quantity", origin="human").status == "accepted"


def test_the_answer_brings_row_paragraph_panel_and_the_way_on(desk: people.Desk, anahit: Client, article: Article, span: Span) -> None:
    accept_suggestion(by=desk.anahit, span=span)
    answer = anahit.post("/undo", {"project": desk.project_id, "article": article.pk}, headers=BAR)
    page = answer.content.decode()
    for part in ('id="undo-bar"', 'hx-target="#panel"', f'id="row-s{span.pk}"', 'hx-target="#toasts"', "Undone: accepted claim 1"):
        assert part in page
    assert f's{span.pk}"' in answer["HX-Trigger"]
    redo = Undo(page)
    assert redo.action == "/redo"
    again = anahit.post("/redo", redo.fields, headers=BAR)
    assert "Done again: accepted claim 1" in again.content.decode()
    assert status(span) == "accepted"


def test_without_scripts_the_page_of_the_act_follows_with_a_word(desk: people.Desk, anahit: Client, article: Article, span: Span) -> None:
    accept_suggestion(by=desk.anahit, span=span)
    answer = anahit.post("/undo", {"project": desk.project_id}, follow=True)
    assert answer.redirect_chain == [(f"/articles/{article.pk}?at=s{span.pk}", 303)]
    page = answer.content.decode()
    assert "Undone: accepted “" in page
    assert page.count('action="/undo"') == page.count('action="/redo"') == 1


def test_of_another_article_or_page_the_way_leads_there(desk: people.Desk, anahit: Client, article: Article, span: Span) -> None:
    accept_suggestion(by=desk.anahit, span=span)
    elsewhere = people.segmented_article(desk.anahit, people.ARTICLE + "One more line.\n")
    answer = anahit.post("/undo", {"project": desk.project_id, "article": elsewhere.pk}, headers=BAR)
    assert answer["HX-Redirect"] == f"/articles/{article.pk}?at=s{span.pk}"


def test_a_claims_wording_is_seen_on_its_page_or_in_the_article_in_hand(desk: people.Desk, anahit: Client, article: Article) -> None:
    claim = people.claim(desk.anahit, article)
    edit_claim(by=desk.anahit, claim=claim, text="The road is blocked.")
    there = anahit.post("/undo", {"project": desk.project_id})
    assert (there.status_code, there["Location"]) == (303, f"/claims/{claim.pk}")
    here = anahit.post("/redo", {"project": desk.project_id, "article": article.pk}, headers=BAR)
    assert f'id="row-s{Mention.objects.get(claim=claim).span_id}"' in here.content.decode()
    assert Claim.objects.get(pk=claim.pk).text == "The road is blocked."


@pytest.mark.parametrize("fragment", [True, False], ids=["as a fragment", "as a page"])
def test_who_changed_it_since_is_told_and_the_step_before_can_be_reached(
    desk: people.Desk, anahit: Client, article: Article, span: Span, *, fragment: bool
) -> None:
    accept_suggestion(by=desk.anahit, span=span)
    mine = people.mark(desk.anahit, article, people.FIGURE, label="quantity")
    adjust_edges(by=desk.anahit, span=mine, fragments=[(mine.start, mine.start + 12)], quote=["980 vehicles"])
    adjust_edges(by=desk.bela, span=mine, fragments=[(mine.start, mine.start + 3)], quote=["980"])
    sealed()
    headers = BAR if fragment else {}
    asked: dict[str, Any] = {"project": desk.project_id, "article": article.pk}
    refused = anahit.post("/undo", asked, headers=headers)
    page = refused.content.decode()
    assert refused.status_code == 409
    assert "Bela moved the edges of “980” since; undoing would overwrite that." in page
    step = steps(desk.anahit)[0].pk
    assert f'name="past" value="{step}"' in page
    assert anahit.post("/undo", {**asked, "past": [step]}, headers=headers).status_code in {200, 303}
    assert (status(mine), Span.objects.get(pk=mine.pk).quote) == ("removed", ["980"])


def test_an_empty_stack_is_told(desk: people.Desk, anahit: Client) -> None:
    for way, words in (("undo", "There is nothing of yours to undo here."), ("redo", "There is nothing to do again.")):
        answer = anahit.post(f"/{way}", {"project": desk.project_id})
        assert answer.status_code == 409
        assert words in answer.content.decode()


@pytest.mark.parametrize("asked", ["no number", "4611686018427387904"])
def test_a_step_that_is_not_there_is_absent(desk: people.Desk, anahit: Client, asked: str) -> None:
    assert anahit.post("/undo", {"project": desk.project_id, "step": asked}).status_code == 404


def test_a_strangers_step_and_project_are_absent(desk: people.Desk, article: Article, span: Span) -> None:
    accept_suggestion(by=desk.anahit, span=span)
    step = steps(desk.anahit)[0].pk
    assert client_of(desk.bela).post("/undo", {"project": desk.project_id, "step": step}).status_code == 404
    assert client_of(people.strangers_project()).post("/undo", {"project": desk.project_id}).status_code == 404
    assert status(span) == "accepted"


def test_the_same_key_twice_takes_one_step_back(desk: people.Desk, anahit: Client, article: Article, span: Span) -> None:
    first = people.mark(desk.anahit, article, people.FIGURE, label="quantity")
    accept_suggestion(by=desk.anahit, span=span)
    key = {"project": desk.project_id, "_idempotency_key": "5b0f7a9e-66f5-4f0c-9d5e-0f3a3c6b9d11"}
    assert {anahit.post("/undo", key)["Location"] for _ in range(2)} == {f"/articles/{article.pk}?at=s{span.pk}"}
    assert (status(span), status(first)) == ("suggested", "accepted")


def test_accepting_with_other_words_is_one_step(desk: people.Desk, anahit: Client, span: Span) -> None:
    anahit.post(f"/spans/{span.pk}/accept", {"_version": span.etag, "wording": "The road is blocked."})
    assert [part.verb for part in steps(desk.anahit).get().parts.all()] == ["span.accept", "claim.edit"]
    anahit.post("/undo", {"project": desk.project_id})
    assert status(span) == "suggested"


def test_who_only_looks_on_has_no_undo(desk: people.Desk) -> None:
    assert client_of(desk.vera).post("/undo", {"project": desk.project_id}).status_code == 403
