"""The list of claims and the search: what is found, in what order, and by whom."""

from __future__ import annotations

import pytest
from django.test import Client

from claims.models import Claim
from tests import people


def client_of(name: str) -> Client:
    client = Client()
    client.force_login(people.person(name))
    return client


def listed(client: Client, query: str = "") -> list[str]:
    return [row["text"] for row in client.get(f"/claims{query}").context["claims"]]


@pytest.fixture
def two(desk: people.Desk) -> list[Claim]:
    """A decided claim (partly) and an open one, on one article."""
    article = people.segmented_article(desk.anahit)
    decided, _ = people.adjudicated_claim(desk, article)
    return [decided, people.claim(desk.anahit, article, people.FIGURE)]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        pytest.param("", [1, 0], id="all, newest first"),
        pytest.param("?state=approved", [0], id="by state"),
        pytest.param("?state=rejected", [], id="a state nothing is in"),
        pytest.param("?veracity=partly", [0], id="by the verdict's label"),
        pytest.param("?veracity=refuted", [], id="not by the label of a review that lost"),
        pytest.param("?q=vehicles", [1], id="by a word"),
        pytest.param("?q=vehicles&state=approved", [], id="by both"),
        pytest.param("?q=%00", [1, 0], id="a NUL is no word"),
    ],
)
def test_filters(two: list[Claim], query: str, found: list[int]) -> None:
    assert listed(client_of("vera"), query) == [two[at].text for at in found]


def test_pages_follow_by_key(desk: people.Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workbench.desk.claims_list.ROWS", 1)
    article, client = people.ingest(desk.anahit), client_of("vera")
    texts = [people.claim(desk.anahit, article, quote).text for quote in (people.STATEMENT, people.FIGURE)]
    first = client.get("/claims")
    following = first.context["page"]["next_url"]
    second = client.get(following)
    assert [row["text"] for page in (first, second) for row in page.context["claims"]] == texts[::-1]
    assert second.context["page"]["next_url"] is None


def test_articles_follow_by_key_too(desk: people.Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workbench.desk.articles.ROWS", 1)
    made = [people.ingest(desk.anahit, f"Text number {n} stands here.").pk for n in range(3)]
    client, at, found = client_of("vera"), "/articles", []
    while at:
        page = client.get(at)
        found += [row["id"] for row in page.context["articles"]]
        at = page.context["page"]["next_url"]
    assert found == made[::-1]


def test_a_running_review_shows_no_verdict_in_the_list(desk: people.Desk) -> None:
    about = people.claim(desk.anahit)
    people.review(desk.bela, about, "refuted", rationale="Hidden words.")
    page = client_of("boris").get("/claims")
    (row,) = page.context["claims"]
    assert (row["veracity"], row["attribution"]) == (None, None)
    assert "Hidden words" not in page.content.decode()


def test_search_finds_claims_and_articles_with_the_place(two: list[Claim]) -> None:
    page = client_of("vera").get("/search?q=vehicles").context
    assert [row["text"] for row in page["claims"]] == [two[1].text]
    (article,) = page["articles"]
    assert [part["text"] for part in article["parts"] if part["hit"]] == ["vehicles"]


def test_search_finds_marks_in_their_context_and_opens_them_at_their_place(two: list[Claim]) -> None:
    page = client_of("vera").get("/search?q=vehicles&in=marks").context
    span = two[1].mentions.get().span
    row = next(row for row in page["marks"] if row["id"] == span.pk)
    assert row["url"] == f"/articles/{span.edition.article_id}?at=s{span.pk}"
    assert [part["text"] for part in row["parts"] if part["hit"]] == ["vehicles"]
    assert row["before"].endswith("According to the ministry, ")
    assert {tab["key"]: tab["current"] for tab in page["tabs"]}["marks"]


@pytest.mark.parametrize(
    ("query", "some"),
    [("kind=claim", True), ("kind=framing", False), ("status=accepted", True), ("status=nonsense", True), ("label=no-such", False)],
)
def test_marks_are_filtered(two: list[Claim], query: str, some: bool) -> None:
    marks = client_of("vera").get(f"/search?q=vehicles&in=marks&{query}").context["marks"]
    assert bool(marks) == some


def test_an_article_opens_at_the_paragraph_with_the_words(two: list[Claim]) -> None:
    (article,) = client_of("vera").get("/search?q=vehicles&in=articles").context["articles"]
    text = people.ARTICLE
    assert article["url"].endswith(f"#p{text.index('According to the ministry')}")


@pytest.mark.parametrize(
    ("text", "words"),
    [("Дорога закрыта с декабря.", "закрыта"), ("Ճանապարհը փակ է դեկտեմբերից։", "փակ"), ("Yol dekabrdan bağlıdır.", "bağlıdır")],
    ids=["Russian", "Armenian", "Azerbaijani"],
)
def test_words_of_other_scripts_are_found_and_marked(desk: people.Desk, text: str, words: str) -> None:
    people.ingest(desk.anahit, text)
    (article,) = client_of("vera").get("/search", {"q": words}).context["articles"]
    assert [part["text"] for part in article["parts"] if part["hit"]] == [words]


def test_one_sort_follows_by_key(desk: people.Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workbench.desk.found.ROWS", 1)
    made = {people.ingest(desk.anahit, f"The road number {n} is open.").pk for n in range(3)}
    client, at, found = client_of("vera"), "/search?q=road&in=articles", []
    while at:
        page = client.get(at).context
        found += [row["id"] for row in page["articles"]]
        at = page["page"]["next_url"]
    assert (set(found), len(found)) == (made, 3)


def test_a_running_reviews_words_are_not_found(desk: people.Desk) -> None:
    about = people.claim(desk.anahit)
    people.review(desk.bela, about, "refuted", rationale="Hiddenword stands here.")
    page = client_of("boris").get("/search?q=Hiddenword")
    assert page.context["nothing"]


def test_search_costs_the_same_for_few_and_many(desk: people.Desk, django_assert_max_num_queries: object) -> None:
    client = client_of("vera")
    people.claim(desk.anahit, people.segmented_article(desk.anahit), people.FIGURE)
    client.get("/search?q=road")
    with django_assert_max_num_queries(30) as first:  # type: ignore[operator]
        client.get("/search?q=road")
    for n in range(4):
        people.claim(desk.anahit, people.segmented_article(desk.anahit, f"{people.ARTICLE}\nNumber {n}."), people.FIGURE)
    with django_assert_max_num_queries(len(first)):  # type: ignore[operator]
        client.get("/search?q=road")


@pytest.mark.parametrize("words", ["", "nowhere", "-vehicles", '"', "'; DROP", "%00", "a" * 400], ids=repr)
def test_search_takes_any_words(two: list[Claim], words: str) -> None:
    assert client_of("vera").get("/search", {"q": words}).status_code == 200


def test_a_stranger_finds_nothing(two: list[Claim]) -> None:
    people.strangers_project()
    client = client_of("dara")
    page = client.get("/search?q=vehicles").context
    assert (page["claims"], page["articles"], listed(client)) == ([], [], [])
    assert client.get(f"/claims?project={two[0].project_id}").status_code == 404


def test_the_list_costs_the_same_for_one_row_and_many(desk: people.Desk, django_assert_max_num_queries: object) -> None:
    article = people.segmented_article(desk.anahit)
    people.claim(desk.anahit, article)
    client = client_of("vera")
    client.get("/claims")
    with django_assert_max_num_queries(14) as first:  # type: ignore[operator]
        client.get("/claims")
    people.claim(desk.anahit, article, people.FIGURE)
    with django_assert_max_num_queries(len(first)):  # type: ignore[operator]
        client.get("/claims")
