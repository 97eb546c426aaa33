"""My queue: the next thing, what is left in each article, what is returned, what is new and what is gone."""

from __future__ import annotations

import json

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from annotations.models import Article
from claims.models import Claim, Review
from claims.services.adjudicate import adjudicate
from claims.services.assign import assign
from claims.services.review import open_review
from tests import people


def client_of(name: str) -> Client:
    client = Client()
    client.force_login(people.person(name))
    return client


def whys(client: Client) -> list[str]:
    return [row["why"] for row in client.get("/").context["tasks"]]


def test_one_goes_on_at_the_very_claim_by_the_number_its_article_gives_it(desk: people.Desk, article: Article) -> None:
    people.claim(desk.anahit, article)
    figure = people.claim(desk.anahit, article, people.FIGURE)
    open_review(by=desk.bela, claim=figure)
    first = client_of("bela").get("/").context["next"]
    place = figure.mentions.get().span
    assert first["url"] == f"/articles/{article.pk}?at=s{place.pk}"
    assert first["claim"] == figure.text
    row = client_of("bela").get(first["url"]).context
    assert first["number"] == next(item["n"] for item in row["items"] if item["key"] == f"s{place.pk}")


def test_an_article_is_one_row_with_all_that_is_left_in_it(desk: people.Desk, article: Article) -> None:
    for quote in (people.STATEMENT, people.FIGURE):
        people.claim(desk.anahit, article, quote)
    (row,) = client_of("bela").get("/").context["tasks"]
    assert row["key"] == f"a{article.pk}"
    assert row["left"].startswith("2 claims to review")
    assert "to decide" in row["left"]


def test_what_was_begun_comes_before_what_was_assigned_and_that_before_the_rest(desk: people.Desk) -> None:
    texts = [f"{people.ARTICLE}\nNumber {n}." for n in range(3)]
    begun, asked, _open = (people.claim(desk.anahit, people.ingest(desk.anahit, text)) for text in texts)
    assign(by=desk.edda, claim=asked, reviewer=desk.bela.user)
    open_review(by=desk.bela, claim=begun)
    assert whys(client_of("bela")) == ["You began it", "Assigned to you", "Open for review"]


def test_a_returned_review_comes_first_with_its_note(desk: people.Desk, article: Article) -> None:
    about = people.reviewed_claim(desk, article=article)
    people.claim(desk.anahit, article, people.FIGURE)
    adjudicate(by=desk.chen, claim=about, choice="return", reason="Please name the court order.")
    page = client_of("bela").get("/")
    assert page.context["tasks"][0]["note"] == "Please name the court order."
    assert "Please name the court order." in page.content.decode()
    assert [count["n"] for count in page.context["counts"]][1] == 1


def test_a_minute_later_it_says_what_is_new_and_what_is_gone(desk: people.Desk, article: Article) -> None:
    people.claim(desk.anahit, article)
    bela = client_of("bela")
    poll = bela.get("/").context["poll_url"]
    quiet = bela.get(poll, HTTP_HX_REQUEST="true")
    assert "HX-Trigger" not in quiet
    assert "<html" not in quiet.content.decode()
    people.claim(desk.anahit, people.ingest(desk.anahit, people.ARTICLE + "\nMore."))
    Article.objects.filter(pk=article.pk).update(title="The first one")
    (about,) = Claim.objects.filter(mentions__span__edition__article=article)
    for name in ("boris", "edda"):
        given = {"project": about.project, "claim": about, "reviewer": people.person(name)}
        Review.objects.create(**given, state="submitted", submitted_at=about.created_at)
    article.editions.get().spans.filter(status="suggested").update(status="rejected")
    later = bela.get(poll, HTTP_HX_REQUEST="true")
    assert json.loads(later["HX-Trigger"])["wb:say"]["message"] == "1 new item"
    assert [one["title"] for one in later.context["gone"]] == ["The first one"]
    assert "others have taken it" in later.content.decode()


@pytest.mark.parametrize(
    ("name", "said", "way"),
    [
        pytest.param("anahit", "This project is empty", "/articles/new", id="annotator"),
        pytest.param("vera", "This project is empty", "", id="viewer"),
    ],
)
def test_an_empty_project_says_what_begins_it(desk: people.Desk, name: str, said: str, way: str) -> None:
    empty = client_of(name).get("/").context["empty"]
    assert (empty["title"], empty.get("href", "")) == (said, way)


def test_nothing_to_do_says_so_by_role(desk: people.Desk) -> None:
    people.ingest(desk.anahit)
    texts = {name: client_of(name).get("/").context["empty"]["text"] for name in ("vera", "bela", "edda")}
    assert texts["bela"] == "Ask for a batch or upload articles."
    assert len(set(texts.values())) == 3
    people.person("nobody")
    assert client_of("nobody").get("/").context["empty"]["href"] == "/projects"


def queries_of(client: Client) -> int:
    with CaptureQueriesContext(connection) as asked:
        client.get("/")
    return len(asked)


def test_the_queue_asks_the_same_number_of_queries_whatever_there_is_to_do(desk: people.Desk, article: Article) -> None:
    bela = client_of("bela")
    people.reviewed_claim(desk, article=article)
    people.claim(desk.anahit, article, people.FIGURE)
    bela.get("/")
    few = queries_of(bela)
    for n in range(4):
        people.claim(desk.anahit, people.segmented_article(desk.anahit, f"{people.ARTICLE}\nNumber {n}."))
    assert queries_of(bela) <= few
