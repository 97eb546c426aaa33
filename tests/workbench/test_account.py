"""Signing in and out, first and new passwords (RELIABILITY AU-02, AU-03, AU-05, AU-06)."""

from __future__ import annotations

import io
import re
from typing import Any

import pytest
from django.core.cache import cache
from django.core.management import CommandError, call_command
from django.test import Client

from workbench.models import User

PASSWORD = "correct horse battery"


@pytest.fixture(autouse=True)
def _own_counters(db: None, settings: Any) -> None:
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    cache.clear()


@pytest.fixture
def edda() -> User:
    return User.objects.create_user("edda", password=PASSWORD)


def enter(client: Client, username: str = "edda", password: str = PASSWORD, **more: str) -> Any:
    return client.post("/sign-in", {"username": username, "password": password, **more})


@pytest.mark.case("AU-03")
def test_signing_in_takes_a_new_session_id_and_signing_out_ends_it(edda: User) -> None:
    client = Client()
    client.get("/sign-in")
    before = client.session.session_key
    assert (enter(client).status_code, client.get("/password").status_code) == (303, 200)
    session = client.session.session_key
    assert session != before
    assert client.post("/sign-out").status_code == 303
    client.cookies["sessionid"] = session
    assert client.get("/password").status_code == 302


@pytest.mark.case("AU-02")
@pytest.mark.parametrize("username", ["edda", "nobody"], ids=["a known name", "an unknown name"])
def test_the_sixth_wrong_login_is_429_for_known_and_unknown_alike(edda: User, username: str) -> None:
    client = Client()
    for _ in range(5):
        answer = enter(client, username, "wrong")
        assert answer.status_code == 400
        assert "do not match" in answer.content.decode()
    answer = enter(client, username, PASSWORD)
    assert answer.status_code == 429
    assert int(answer["Retry-After"]) > 0


@pytest.mark.case("AU-02")
def test_an_account_is_counted_over_all_addresses_and_an_address_over_all_accounts(edda: User) -> None:
    for n in range(5):
        Client(REMOTE_ADDR=f"10.0.0.{n}").post("/sign-in", {"username": "EDDA", "password": "wrong"})
    assert enter(Client(REMOTE_ADDR="10.0.0.99")).status_code == 429
    for n in range(5):
        Client(REMOTE_ADDR="10.1.0.1").post("/sign-in", {"username": f"u{n}", "password": "wrong"})
    assert enter(Client(REMOTE_ADDR="10.1.0.1"), "someone").status_code == 429


def test_right_logins_are_not_counted(edda: User) -> None:
    assert [enter(Client()).status_code for _ in range(7)] == [303] * 7


@pytest.mark.case("AU-06")
@pytest.mark.parametrize(
    "where",
    ["//evil", "/\\evil", "javascript:alert(1)", "https://evil", "\\\\evil", "///evil", "evil", "/\t/evil"],
)
def test_nobody_is_sent_elsewhere(edda: User, where: str) -> None:
    assert enter(Client(), next=where)["Location"] == "/"


def test_one_goes_back_to_where_one_was(edda: User) -> None:
    asked = Client().get("/password?x=1")
    assert (asked.status_code, asked["Location"]) == (302, "/sign-in?next=%2Fpassword%3Fx%3D1")
    assert enter(Client(), next="/password?x=1")["Location"] == "/password?x=1"


def test_a_fragment_without_a_session_is_told_to_leave_its_page() -> None:
    answer = Client().get("/password", headers={"HX-Request": "true"})
    assert (answer.status_code, answer["HX-Redirect"]) == (401, "/sign-in")


@pytest.mark.case("AU-05")
@pytest.mark.parametrize("origin", [None, "null", "http://evil.example"], ids=["none", "null", "another"])
def test_a_form_from_elsewhere_is_refused(edda: User, origin: str | None) -> None:
    client = Client(enforce_csrf_checks=True)
    page = client.get("/sign-in").content.decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    assert token
    sent = {"username": "edda", "password": PASSWORD, "csrfmiddlewaretoken": token[1]}
    assert client.post("/sign-in", sent, headers={"Origin": origin} if origin else {}).status_code == 403
    assert client.post("/sign-in", sent, headers={"Origin": "http://testserver"}).status_code == 303


@pytest.mark.case("AU-03")
def test_a_new_password_ends_every_other_session(edda: User) -> None:
    here, there = Client(), Client()
    for client in (here, there):
        enter(client)
    fresh = "another horse battery"
    sent = {"old_password": PASSWORD, "new_password1": fresh, "new_password2": fresh}
    assert here.post("/password", {**sent, "old_password": "wrong"}).status_code == 400
    assert here.post("/password", sent).status_code == 303
    assert here.get("/password").status_code == 200
    assert there.get("/password").status_code == 302


def first_login() -> str:
    out = io.StringIO()
    call_command("first_login", base_url="http://127.0.0.1:8000/", stdout=out)
    return out.getvalue()


def test_the_first_person_comes_in_by_a_link_that_works_once() -> None:
    link = re.search(r"http://127\.0\.0\.1:8000(/welcome/\S+)", first_login())
    assert link
    assert User.objects.get().username == "admin"
    client = Client()
    assert client.get(link[1]).status_code == 200
    assert client.post(link[1], {"new_password1": "short", "new_password2": "short"}).status_code == 400
    assert client.post(link[1], {"new_password1": PASSWORD, "new_password2": PASSWORD}).status_code == 303
    assert client.get("/password").status_code == 200
    assert Client().get(link[1]).status_code == 404
    assert "Sign in as admin at http://127.0.0.1:8000/sign-in" in first_login()
    assert User.objects.count() == 1


def test_without_a_superuser_among_people_it_says_what_to_do(edda: User) -> None:
    with pytest.raises(CommandError, match="createsuperuser"):
        first_login()


@pytest.mark.parametrize(
    "link",
    ["/welcome/MQ/abc-def", "/welcome/x/y", "/welcome/%ff/y", "/welcome/OTk5OTk5OTk5OTk5OTk5OTk5OTk5/y"],
)
def test_an_invented_link_is_404(link: str) -> None:
    assert Client(raise_request_exception=False).get(link).status_code == 404


def test_the_console_has_no_door_of_its_own(edda: User) -> None:
    assert Client().get("/admin/login/").status_code == 302
    client = Client(raise_request_exception=False)
    enter(client)
    assert client.get("/admin/", follow=True).status_code == 403
    User.objects.filter(username="edda").update(is_staff=True)
    assert client.get("/admin/").status_code == 200


@pytest.mark.case("AU-02")
def test_the_consoles_door_takes_no_password(edda: User) -> None:
    User.objects.filter(username="edda").update(is_staff=True)
    answer = Client().post("/admin/login/", {"username": "edda", "password": PASSWORD})
    assert (answer.status_code, "sessionid" in answer.cookies) == (302, False)
