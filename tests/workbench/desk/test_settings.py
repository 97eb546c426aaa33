"""One's own settings: a closed schema, kept on the person as they choose, taken back again, seen on every page (RELIABILITY AU-09)."""

from __future__ import annotations

import pytest
from django.test import Client

from tests import people
from workbench.models import User

HTMX = {"HX-Request": "true"}


@pytest.fixture
def anahit(desk: people.Desk) -> Client:
    client = Client()
    client.force_login(desk.anahit.user)
    return client


def kept() -> dict[str, object]:
    return dict(User.objects.get(username="anahit").preferences)


def test_a_setting_is_kept_alone_and_worn_by_every_page(anahit: Client, desk: people.Desk) -> None:
    article = people.segmented_article(desk.anahit)
    assert anahit.post("/settings", {"reading_size": "21"}).status_code == 303
    assert anahit.post("/settings", {"reading_font": "sans"}).status_code == 303
    assert kept() == {"reading_size": "21", "reading_font": "sans"}
    page = anahit.get(f"/articles/{article.pk}").content.decode()
    assert 'data-font="sans" data-size="21"' in page


def test_a_switch_is_off_without_its_box_and_on_with_it(anahit: Client) -> None:
    anahit.post("/settings", {"single_keys": "off"})
    assert kept() == {"single_keys": False}
    assert '<script id="keymap" type="application/json">{"single": false}</script>' in anahit.get("/articles").content.decode()
    anahit.post("/settings", {"single_keys": ["off", "on"]})
    assert 'id="keymap"' not in anahit.get("/articles").content.decode()


def test_another_language_draws_the_whole_page_anew(anahit: Client) -> None:
    told = anahit.post("/settings", {"language": "fr"}, headers=HTMX)
    assert (told.content, told["HX-Refresh"]) == (b"", "true")
    page = anahit.get("/settings").content.decode()
    assert "<h1>Réglages</h1>" in page
    assert "Enregistré" in page
    assert "HX-Refresh" not in anahit.post("/settings", {"language": "fr"}, headers=HTMX).headers


@pytest.mark.case("AU-09")
@pytest.mark.parametrize(
    "sent",
    [
        pytest.param({"reading_size": "<script>alert(1)</script>"}, id="a script as a size"),
        pytest.param({"reading_size": "14"}, id="a size too small to read"),
        pytest.param({"reading_size": "16", "colour": "red"}, id="a setting nobody knows"),
        pytest.param({"single_keys": "maybe"}, id="neither yes nor no"),
        pytest.param({"theme": "javascript:alert(1)"}, id="a theme that is an address"),
        pytest.param({"language": "xx"}, id="a language nobody speaks here"),
        pytest.param({"is_staff": "true"}, id="a right as a setting"),
        pytest.param({"keys": "{}"}, id="keys past their own door"),
        pytest.param({"tour": "9"}, id="a step past the tour"),
    ],
)
def test_what_the_schema_does_not_know_is_refused(anahit: Client, sent: dict[str, str]) -> None:
    assert anahit.post("/settings", sent).status_code == 400
    assert kept() == {}


def test_what_is_refused_shows_the_value_that_holds_and_why(anahit: Client) -> None:
    anahit.post("/settings", {"density": "compact"})
    answer = anahit.post("/settings", {"density": "dense"}, headers=HTMX)
    assert answer.status_code == 400
    assert 'value="compact" checked' in answer.content.decode()
    assert "Choose one of the values offered." in answer.content.decode()


def test_a_change_is_taken_back_and_made_again(anahit: Client) -> None:
    anahit.post("/settings", {"density": "compact"})
    answer = anahit.post("/settings/undo", headers=HTMX)
    assert (answer.status_code, kept()) == (200, {"density": "comfortable"})
    assert 'data-density="comfortable"' in answer.content.decode()
    anahit.post("/settings/undo")
    assert kept() == {"density": "compact"}


def test_a_fragment_is_the_settings_alone_with_their_way_back(anahit: Client) -> None:
    words = anahit.post("/settings", {"density": "compact"}, headers=HTMX).content.decode()
    assert "<!doctype" not in words
    assert 'hx-target="#toasts"' in words
    assert 'action="/settings/undo"' in words


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


def test_a_value_that_is_offered_no_more_is_the_default(anahit: Client) -> None:
    User.objects.filter(username="anahit").update(preferences={"reading_size": "xl", "keys": {"gone": ["A"]}})
    page = anahit.get("/settings").content.decode()
    assert 'data-size="16.5"' in page
    assert anahit.post("/settings", {"density": "compact"}).status_code == 303


def test_the_style_page_is_for_staff(anahit: Client) -> None:
    assert anahit.get("/style").status_code == 404
    User.objects.filter(username="anahit").update(is_staff=True)
    assert anahit.get("/style").status_code == 200
