"""One's own settings: a closed schema, kept on the person, seen on every page (RELIABILITY AU-09)."""

from __future__ import annotations

import pytest
from django.test import Client

from tests import people
from workbench.models import User


@pytest.fixture
def anahit(desk: people.Desk) -> Client:
    client = Client()
    client.force_login(desk.anahit.user)
    return client


def kept() -> dict[str, object]:
    return dict(User.objects.get(username="anahit").preferences)


def test_settings_are_kept_and_used(anahit: Client, desk: people.Desk) -> None:
    article = people.segmented_article(desk.anahit)
    assert anahit.post("/settings", {"reading_size": "xl"}).status_code == 303
    assert kept() == {"reading_size": "xl", "single_keys": False}
    page = anahit.get(f"/articles/{article.pk}").content.decode()
    assert 'data-size="xl"' in page
    assert '<script id="keymap" type="application/json">{"single": false}</script>' in page
    assert anahit.post("/settings", {"reading_size": "m", "single_keys": "on"}).status_code == 303
    assert "keymap" not in anahit.get("/settings").content.decode()


@pytest.mark.case("AU-09")
@pytest.mark.parametrize(
    "sent",
    [
        pytest.param({"reading_size": "<script>alert(1)</script>"}, id="a script as a size"),
        pytest.param({"reading_size": "m", "colour": "red"}, id="a setting nobody knows"),
        pytest.param({"single_keys": "maybe"}, id="neither yes nor no"),
        pytest.param({"theme": "javascript:alert(1)"}, id="a theme that is an address"),
        pytest.param({"is_staff": "true"}, id="a right as a setting"),
    ],
)
def test_what_the_schema_does_not_know_is_refused(anahit: Client, sent: dict[str, str]) -> None:
    assert anahit.post("/settings", sent).status_code == 400
    assert kept() == {}


@pytest.mark.case("AU-09")
def test_a_theme_is_one_of_three(anahit: Client) -> None:
    assert anahit.post("/settings/theme", {"theme": '"><script>'}).status_code == 400
    answer = anahit.post("/settings/theme", {"theme": "dark", "next": "/articles"})
    assert (answer.status_code, answer["Location"], kept()) == (303, "/articles", {"theme": "dark"})
    assert 'data-theme="dark"' in anahit.get("/settings").content.decode()


@pytest.mark.case("AU-06")
def test_the_theme_leads_to_no_other_house(anahit: Client) -> None:
    assert anahit.post("/settings/theme", {"theme": "dark", "next": "https://example.org/"})["Location"] == "/"


def test_before_signing_in_a_cookie_keeps_the_theme(db: None) -> None:
    client = Client()
    assert client.post("/settings/theme", {"theme": "dark", "next": "/sign-in"}).status_code == 303
    assert 'data-theme="dark"' in client.get("/sign-in").content.decode()


def test_the_style_page_is_for_staff(anahit: Client) -> None:
    assert anahit.get("/style").status_code == 404
    User.objects.filter(username="anahit").update(is_staff=True)
    assert anahit.get("/style").status_code == 200
