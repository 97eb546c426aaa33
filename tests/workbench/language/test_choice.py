"""Which language an answer is in: the person's own choice, what the browser asks for, English."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from tests import people
from tests.workbench.language.reading import language_of


@pytest.fixture
def anahit(desk: people.Desk) -> Client:
    client = Client()
    client.force_login(desk.anahit.user)
    return client


def prefers(desk: people.Desk, language: str) -> None:
    desk.anahit.user.preferences["language"] = language
    desk.anahit.user.save()


@pytest.mark.parametrize(
    ("asked", "spoken"),
    [
        pytest.param("fr", "fr", id="French"),
        pytest.param("fr-CA,fr;q=0.9,en;q=0.5", "fr", id="French of another country"),
        pytest.param("de,fr;q=0.7", "fr", id="the first that is spoken here"),
        pytest.param("en,fr;q=0.7", "en", id="English before French"),
        pytest.param("de,hy", "en", id="none that is spoken here"),
        pytest.param("", "en", id="nothing asked for"),
        pytest.param("*;q=x,;;;fr\x00", "en", id="junk", marks=pytest.mark.case("RQ-13")),
    ],
)
def test_a_browser_is_answered_in_the_language_it_asks_for(asked: str, spoken: str) -> None:
    page = Client().get("/sign-in", headers={"accept-language": asked})
    assert (language_of(page), page["Content-Language"]) == (spoken, spoken)
    assert {"Accept-Language", "Cookie"} <= set(page["Vary"].split(", "))


def test_a_persons_choice_comes_before_the_browsers(anahit: Client, desk: people.Desk) -> None:
    prefers(desk, "fr")
    assert language_of(anahit.get("/", headers={"accept-language": "en"})) == "fr"
    prefers(desk, "en")
    assert language_of(anahit.get("/", headers={"accept-language": "fr"})) == "en"
    prefers(desk, "auto")
    assert language_of(anahit.get("/", headers={"accept-language": "fr"})) == "fr"


def test_signing_in_and_error_pages_keep_to_the_choice(anahit: Client, desk: people.Desk) -> None:
    prefers(desk, "fr")
    anahit.get("/")
    assert language_of(anahit.get("/nowhere", headers={"accept-language": "en"})) == "fr"
    anahit.post("/sign-out", headers={"origin": "http://testserver"})
    page = anahit.get("/sign-in", headers={"accept-language": "en"})
    assert language_of(page) == "fr"
    assert "Mot de passe" in page.content.decode()


def test_a_choice_taken_back_leaves_no_cookie(anahit: Client, desk: people.Desk) -> None:
    prefers(desk, "fr")
    anahit.get("/")
    prefers(desk, "auto")
    anahit.get("/")
    assert not anahit.cookies["language"].value
    assert language_of(anahit.get("/nowhere", headers={"accept-language": "en"})) == "en"


@pytest.mark.parametrize("cookie", ["xx", "../../etc", "fr" * 500])
def test_a_cookie_that_is_no_language_says_nothing(cookie: str) -> None:
    client = Client()
    client.cookies["language"] = cookie
    assert language_of(client.get("/sign-in")) == "en"


def test_programs_are_answered_in_english(anahit: Client, desk: people.Desk) -> None:
    prefers(desk, "fr")
    answer = anahit.get("/api/v1/articles/987654", headers={"accept-language": "fr"})
    assert (answer.status_code, answer.json()["title"]) == (404, "Not found")
    assert not answer.has_header("Content-Language")


def test_a_public_review_goes_by_the_browser_alone(desk: people.Desk, anahit: Client) -> None:
    desk.edda.project.public_pages = True
    desk.edda.project.save()
    shown, _ = people.published_claim(desk)
    prefers(desk, "en")
    page = anahit.get(f"/reviews/{shown.pk}", headers={"accept-language": "fr"})
    assert language_of(page) == "fr"
    assert ">En partie<" in page.content.decode()


def test_the_language_of_one_request_ends_with_it() -> None:
    Client().get("/sign-in", headers={"accept-language": "fr"})
    assert language_of(Client().get("/sign-in")) == "en"


@pytest.mark.parametrize(("language", "way"), [("he", "rtl"), ("ar", "rtl"), ("fr", "ltr")])
def test_the_page_runs_the_way_of_its_language(settings: Any, language: str, way: str) -> None:
    settings.LANGUAGES = [*settings.LANGUAGES, ("he", "עברית"), ("ar", "العربية")]
    page = Client().get("/sign-in", headers={"accept-language": language}).content.decode()
    assert f'<html lang="{language}" dir="{way}"' in page
