"""What the command palette finds: beginnings of words, a few of each kind, nothing foreign, a bounded number of queries."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from annotations.importers import IncomingArticle
from annotations.services.change_span import remove_span
from annotations.services.revise import revise_edition
from tests import people


def client_of(name: str) -> Client:
    client = Client()
    client.force_login(people.person(name))
    return client


def found(client: Client, words: str) -> dict[str, list[str]]:
    groups = client.get("/palette", {"q": words}).json()["groups"]
    return {group["title"]: [item["words"] for item in group["items"]] for group in groups}


def test_beginnings_of_words_find_articles_claims_and_marks(desk: people.Desk) -> None:
    article = people.segmented_article(desk.anahit, title="Court orders the corridor open")
    people.claim(desk.anahit, article)
    groups = found(client_of("bela"), "block")
    assert groups["Articles"] == ["Court orders the corridor open"]
    assert people.STATEMENT in groups["Claims"]
    assert people.STATEMENT in groups["Marks"]


def test_what_is_no_longer_in_the_text_is_not_found(desk: people.Desk) -> None:
    article = people.ingest(desk.anahit, title="Court orders the corridor open")
    span = people.mark(desk.anahit, article)
    remove_span(by=desk.anahit, span=span)
    assert "Marks" not in found(client_of("bela"), "blocked since")
    revise_edition(by=desk.edda, article=article, incoming=IncomingArticle(text=people.ARTICLE + "A correction follows.\n"))
    assert found(client_of("bela"), "blocked since")["Articles"] == ["Court orders the corridor open"]


def test_projects_are_found_by_name(desk: people.Desk) -> None:
    assert found(client_of("bela"), "lachin cor")["Projects"] == ["Lachin corridor 2023"]


def test_a_stranger_finds_nothing_of_ours(desk: people.Desk) -> None:
    people.segmented_article(desk.anahit)
    people.strangers_project()
    assert found(client_of("dara"), "corridor") == {}


@pytest.mark.parametrize("words", ["", "a", "?!", "' | ' & !!", "\0\0", "a:* | b", "%", "x" * 500], ids=str)
def test_odd_words_are_no_error(desk: people.Desk, words: str) -> None:
    people.segmented_article(desk.anahit)
    assert client_of("bela").get("/palette", {"q": words}).status_code == 200


def test_the_queries_are_bounded(desk: people.Desk, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    for n in range(6):
        people.segmented_article(desk.anahit, people.ARTICLE + f"Number {n}.")
    client = client_of("bela")
    with django_assert_max_num_queries(14):
        client.get("/palette", {"q": "corridor"})
