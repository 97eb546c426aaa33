"""The list of articles: filters, what runs, near-duplicates; and acts for many of them, to all or to none."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from annotations.errors import Conflict
from annotations.models import Article, Job, JobState
from claims.models import Assignment
from claims.services.relate import relate_claims
from tests import people
from tests.flows.newer import release
from workbench import health, preferences
from workbench.desk import bulk

ORIGIN = {"HTTP_ORIGIN": "http://testserver"}
BODY = "\n\n".join(f"Paragraph {n} of this text tells at some length what was said about the road on that day." for n in range(4))


def client_of(name: str) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(people.person(name))
    return client


def listed(query: str, name: str = "vera") -> list[int]:
    return sorted(row["id"] for row in client_of(name).get(f"/articles?{query}").context["articles"])


@pytest.fixture
def three(desk: people.Desk) -> list[Article]:
    """One with a dispute, one with a contradiction, one that repeats the second."""
    first = people.segmented_article(desk.anahit, outlet="Azernews", language="en")
    people.reviewed_claim(desk, article=first)
    second = people.segmented_article(desk.anahit, BODY, outlet="Agency", title="The road")
    claims = [people.claim(desk.anahit, second, f"Paragraph {n} of this text") for n in (1, 2)]
    relate_claims(by=desk.anahit, from_claim=claims[0], to_claim=claims[1], kind="contradicts")
    third = people.segmented_article(desk.anahit, f"{BODY}\n\nAnd a sentence of its own.", outlet="Agency")
    return [first, second, third]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        pytest.param("", [0, 1, 2], id="all"),
        pytest.param("outlet=Agency", [1, 2], id="by outlet"),
        pytest.param("language=en", [0], id="by language"),
        pytest.param("has=disagreement", [0], id="with reviews that differ"),
        pytest.param("has=contradiction", [1], id="with a contradiction"),
        pytest.param("has=near", [2], id="near-duplicates"),
        pytest.param("has=near&outlet=Azernews", [], id="both"),
        pytest.param("has=nonsense", [0, 1, 2], id="a filter that is none"),
    ],
)
def test_filters(three: list[Article], query: str, found: list[int]) -> None:
    assert listed(query) == [three[at].pk for at in found]


def test_a_near_duplicate_wears_a_badge_with_its_share_and_the_way_to_the_other(three: list[Article]) -> None:
    rows = {row["id"]: row["near"] for row in client_of("vera").get("/articles").context["articles"]}
    assert rows[three[0].pk] is None
    assert rows[three[2].pk] == {"id": three[1].pk, "title": "The road", "per_cent": 100}


def test_what_runs_is_polled_and_what_is_ready_is_said(desk: people.Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "_worker", lambda: True)
    article = people.ingest(desk.anahit, title="The court")
    vera = client_of("vera")
    page = vera.get("/articles")
    poll = page.context["poll_url"]
    assert "no worker alive" not in page.content.decode()
    assert "HX-Trigger" not in vera.get(poll)
    people.segment_due()
    done = vera.get(poll)
    n = done.context["articles"][0]["suggested"]
    assert json.loads(done["HX-Trigger"])["wb:say"]["message"] == f"The court is ready, {n} suggestions."
    assert "data-poll" not in done.content.decode()
    assert vera.get(f"/articles/rows?ids={article.pk},9999,x").status_code == 200


def test_a_queue_without_a_worker_says_so(desk: people.Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "_worker", lambda: False)
    people.ingest(desk.anahit)
    assert "Queued, no worker alive" in client_of("vera").get("/articles").content.decode()


def test_a_failed_article_says_why_and_can_be_opened_and_tried_again(desk: people.Desk) -> None:
    article = people.ingest(desk.anahit)
    Job.objects.filter(edition__article=article).update(state=JobState.FAILED, last_error="The text confused it.", attempts=3)
    words = client_of("anahit").get("/articles").content.decode()
    assert "The text confused it." in words
    assert "Open the text anyway" in words
    assert "/retry" in words
    assert "/retry" not in client_of("vera").get("/articles").content.decode()


def queries_of(client: Client, path: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        client.get(path)
    return len(asked)


def test_the_list_asks_the_same_number_of_queries_for_one_article_and_many(desk: people.Desk) -> None:
    people.segmented_article(desk.anahit)
    client = client_of("edda")
    client.get("/articles")
    few = queries_of(client, "/articles")
    for n in range(5):
        people.segmented_article(desk.anahit, f"{BODY}\n\nNumber {n}.")
    assert queries_of(client, "/articles") <= few


def ask(act: str, articles: list[Article], **more: Any) -> dict[str, Any]:
    return {"act": act, "article": [article.pk for article in articles], **more}


def test_a_bulk_act_is_shown_before_it_is_done(desk: people.Desk, three: list[Article]) -> None:
    edda, bela = client_of("edda"), desk.bela.user.pk
    page = edda.get("/articles/bulk", ask("assign", three, reviewer=bela)).context
    assert [(row["words"], row["why_not"] == "") for row in page["rows"]] == [("", False), ("2 claims", True), ("", False)]
    assert not Assignment.objects.filter(reviewer=bela, state="open").exists()


def test_what_one_article_forbids_is_done_to_none_and_then_to_the_others(desk: people.Desk, three: list[Article]) -> None:
    edda, bela = client_of("edda"), desk.bela.user.pk
    before = Assignment.objects.filter(reviewer=bela, state="open").count()
    refused = edda.post("/articles/bulk", ask("assign", three[:2], reviewer=bela), **ORIGIN)
    assert refused.status_code == 409
    assert "Nothing has been changed." in refused.content.decode()
    assert Assignment.objects.filter(reviewer=bela, state="open").count() == before
    assert f'name="article" value="{three[1].pk}"' in refused.content.decode()  # the button leaves the other out
    assert f'name="article" value="{three[0].pk}"' not in refused.content.decode()
    done = edda.post("/articles/bulk", ask("assign", [three[1]], reviewer=bela), **ORIGIN)
    assert done.status_code == 303
    assert Assignment.objects.filter(reviewer=bela, state="open").count() == before + 2


def test_more_claims_than_are_shown_are_not_assigned_either(
    desk: people.Desk, three: list[Article], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bulk, "MOST_CLAIMS", 1)
    asked = ask("assign", [three[1]], reviewer=desk.bela.user.pk)
    assert client_of("edda").post("/articles/bulk", asked, **ORIGIN).status_code == 400
    assert not Assignment.objects.filter(reviewer=desk.bela.user.pk, state="open").exists()


def test_what_is_refused_is_said_in_the_readers_language(
    desk: people.Desk, three: list[Article], monkeypatch: pytest.MonkeyPatch
) -> None:
    edda, bela = client_of("edda"), desk.bela.user.pk
    preferences.keep(people.person("edda"), {"language": "fr"})

    def full(**_: Any) -> None:
        raise Conflict("The claim is decided; reopen it with a reason first.", reason="claim_locked")

    monkeypatch.setattr(bulk, "assign", full)
    shown = edda.post("/articles/bulk", ask("assign", [three[1]], reviewer=bela), **ORIGIN)
    assert "rouvrez" in shown.context["rows"][0]["why_not"]
    monkeypatch.setattr(bulk, "MOST_CLAIMS", 1)
    many = edda.get("/articles/bulk", ask("assign", [three[1]], reviewer=bela)).content.decode()
    assert "plus de 1\xa0affirmation" in many
    assert "200" not in many


def test_texts_are_read_again_together_where_a_newer_pipeline_is(
    desk: people.Desk, three: list[Article], monkeypatch: pytest.MonkeyPatch
) -> None:
    edda = client_of("edda")
    assert {row["why_not"] for row in edda.get("/articles/bulk", ask("resegment", three)).context["rows"]} == {
        "The pipeline of today has read this text."
    }
    release(monkeypatch)
    assert {row["why_not"] for row in edda.get("/articles/bulk", ask("resegment", three)).context["rows"]} == {""}
    assert edda.post("/articles/bulk", ask("resegment", three), **ORIGIN).status_code == 303
    assert Job.objects.filter(state="pending", kind="segment").count() == 3


@pytest.mark.parametrize("name", ["vera", "bela", "chen"])
def test_only_a_manager_may(three: list[Article], name: str) -> None:
    client = client_of(name)
    assert client.post("/articles/bulk", ask("resegment", three), **ORIGIN).status_code == 403
    shown = client.get("/articles").content.decode()
    assert "data-check-all" in shown  # to compare them
    assert "resegment" not in shown.partition("<main")[2]


@pytest.mark.parametrize(
    "asked",
    [
        pytest.param({"act": "delete", "article": ["1"]}, id="an act that is none"),
        pytest.param({"act": "resegment"}, id="no article"),
        pytest.param({"act": "resegment", "article": ["x"]}, id="no number"),
        pytest.param({"act": "assign", "article": ["1"], "reviewer": "x"}, id="nobody"),
    ],
)
def test_an_ask_that_is_none_is_refused(desk: people.Desk, asked: dict[str, Any]) -> None:
    assert client_of("edda").get("/articles/bulk", asked).status_code == 400
