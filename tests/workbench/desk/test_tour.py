"""The guided tour: offered once, five steps that survive a reload, skipped for good; the first verdict's note."""

from __future__ import annotations

import pytest
from django.test import Client

from tests import people
from workbench import preferences
from workbench.models import User


@pytest.fixture
def bela(desk: people.Desk) -> Client:
    client = Client()
    client.force_login(desk.bela.user)
    return client


def of(name: str) -> dict[str, object]:
    return preferences.of(User.objects.get(username=name))


def test_it_is_offered_on_the_queue_until_skipped_for_good(bela: Client, desk: people.Desk) -> None:
    people.segmented_article(desk.anahit)
    assert "Take the tour" in bela.get("/").content.decode()
    assert bela.post("/tour", {"step": "end", "next": "/articles?status=ready"})["Location"] == "/articles?status=ready"
    assert bela.post("/tour", {"step": "end"})["Location"] == "/"
    assert "Take the tour" not in bela.get("/").content.decode()
    assert of("bela")["seen"] == ["tour"]


def test_each_step_leads_to_where_it_is_seen(bela: Client, desk: people.Desk) -> None:
    article = people.segmented_article(desk.anahit)
    first = desk.anahit.spans().filter(edition__article=article, status="suggested", label__kind="claim").order_by("start")[0]
    places = [bela.post("/tour", {"step": str(n)})["Location"] for n in range(1, 6)]
    assert places[0] == f"/articles/{article.pk}?at=s{first.pk}#tour"
    assert places[1] == f"/articles/{article.pk}#tour"
    assert places[4] == "/#tour"


def test_judging_is_shown_on_a_claim_one_may_review(bela: Client, desk: people.Desk) -> None:
    article = people.segmented_article(desk.anahit)
    claim = people.claim(desk.anahit, article)
    span = claim.mentions.get().span_id
    assert bela.post("/tour", {"step": "3"})["Location"] == f"/articles/{article.pk}?at=s{span}#tour"


def test_the_card_is_on_every_page_while_one_is_on_the_tour(bela: Client) -> None:
    assert 'id="tour"' not in bela.get("/articles").content.decode()
    bela.post("/tour", {"step": "2"})
    page = bela.get("/articles").content.decode()
    assert "Guided tour, step 2 of 5" in page
    assert 'name="step" value="3"' in page
    bela.post("/tour", {"step": "end"})
    assert 'id="tour"' not in bela.get("/articles").content.decode()


def test_it_can_be_read_as_a_page_and_taken_again(bela: Client) -> None:
    bela.post("/tour", {"step": "end"})
    page = bela.get("/tour").content.decode()
    assert page.count("See it<") == 5
    assert bela.post("/tour", {"step": "1"}).status_code == 303
    assert of("bela")["tour"] == "1"


@pytest.mark.parametrize("step", ["0", "6", "", "<script>"])
def test_there_is_no_other_step(bela: Client, step: str) -> None:
    assert bela.post("/tour", {"step": step or "x"}).status_code == 400
    assert of("bela")["tour"] == ""


def test_the_first_verdict_is_explained_until_it_was_read(bela: Client, desk: people.Desk) -> None:
    article = people.segmented_article(desk.anahit)
    span = people.claim(desk.anahit, article).mentions.get().span_id
    at = f"/articles/{article.pk}?at=s{span}"
    assert "Your first verdict." in bela.get(at).content.decode()
    assert bela.post("/settings/seen", {"hint": "verdict", "next": at})["Location"] == at
    assert "Your first verdict." not in bela.get(at).content.decode()


def test_only_notes_that_there_are_can_be_read(bela: Client) -> None:
    assert bela.post("/settings/seen", {"hint": "everything"}).status_code == 400
    assert of("bela")["seen"] == []
