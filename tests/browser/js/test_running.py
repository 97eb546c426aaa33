"""Asking again stops when nothing runs; files go in one by one; the theme changes in place."""

from __future__ import annotations

import pytest
from playwright.sync_api import Route, expect

from tests.browser.js.conftest import Open
from tests.browser.js.server import Server

pytestmark = pytest.mark.browser

POLL = '<div id="state" data-poll="/state" data-poll-every="400">queued</div>'


def test_asking_ends_when_nothing_runs(open_page: Open) -> None:
    asked: list[str] = []

    def answer(route: Route) -> None:
        asked.append(route.request.url)
        more = ' data-poll="/state" data-poll-every="50"' if len(asked) < 3 else ""
        route.fulfill(content_type="text/html", body=f'<div id="state"{more}>step {len(asked)}</div>')

    page = open_page(POLL, routes={"**/state": answer})
    expect(page.locator("#state")).to_have_text("step 3")
    page.wait_for_timeout(300)
    assert len(asked) == 3


def test_a_failed_question_keeps_what_was_known(open_page: Open, complaints: list[str]) -> None:
    asked: list[str] = []

    def answer(route: Route) -> None:
        asked.append(route.request.url)
        if len(asked) < 2:
            route.fulfill(status=503, content_type="text/html", body="<p>busy</p>")
        else:
            route.fulfill(content_type="text/html", body='<div id="state">ready</div>')

    page = open_page(POLL, routes={"**/state": answer})
    while not asked:
        page.wait_for_timeout(20)
    page.wait_for_timeout(100)
    expect(page.locator("#state")).to_have_text("queued")
    expect(page.locator("#state")).to_have_text("ready")
    complaints.clear()


CARD = (
    '<li class="up" data-state="ready"><form method="post" action="/articles/new" data-add><b>{}</b>'
    '<input name="title" value="T"></form></li>'
)
FOOT = (
    "<div data-upload-foot hidden><span data-upload-told></span><button data-add-all></button>"
    "<button data-leave-all>Clear</button></div>"
)


def test_each_file_is_looked_at_before_it_is_added_and_a_bad_one_holds_up_nobody(open_page: Open, complaints: list[str]) -> None:
    page = open_page(
        '<div data-drop><form method="post" action="/articles/new" enctype="multipart/form-data" data-upload '
        'data-look="/articles/new/preview" data-max-bytes="1048576"><input type="hidden" name="project" value="7">'
        '<input type="file" name="file" multiple></form></div>'
        f"<ul data-upload-rows></ul>{FOOT}"
    )
    added: list[str] = []

    def looked(route: Route) -> None:
        sent = (route.request.post_data_buffer or b"").decode("latin-1")
        bad = "bad.txt" in sent
        name = "one.txt" if "one.txt" in sent else "four.txt"
        refused = '<li class="up" data-state="refused"><b>bad.txt</b><p class="err">not text, line 3</p></li>'
        route.fulfill(status=400 if bad else 200, content_type="text/html", body=refused if bad else CARD.format(name))

    def taken(route: Route) -> None:
        added.append((route.request.post_data_buffer or b"").decode("latin-1"))
        route.fulfill(status=200, content_type="text/html", body='<li class="upload-row" data-state="read"><b>read</b></li>')

    page.route("**/articles/new/preview", looked)
    page.route("**/articles/new", taken)
    page.locator("input[type=file]").set_input_files(
        [
            {"name": "one.txt", "mimeType": "text/plain", "buffer": b"one"},
            {"name": "bad.txt", "mimeType": "text/plain", "buffer": b"two"},
            {"name": "big.txt", "mimeType": "text/plain", "buffer": b"x" * 1048577},
            {"name": "four.txt", "mimeType": "text/plain", "buffer": b"four"},
        ]
    )
    rows = page.locator("[data-upload-rows] li")
    expect(rows).to_have_count(4)
    expect(page.locator("#live")).to_have_text("2 of 4 read, 2 refused: not text, line 3")
    assert [row.get_attribute("data-state") for row in rows.all()] == ["ready", "refused", "refused", "ready"]
    expect(rows.nth(2)).to_contain_text("limit of 1 MB")
    assert added == []
    page.get_by_role("button", name="Add 2 articles").click()
    expect(page.locator("#live")).to_have_text("2 of 2 read, 0 refused")
    assert all(part in sent for sent in added for part in ('name="title"', 'name="project"', 'name="file"', "_idempotency_key"))
    assert [row.get_attribute("data-state") for row in rows.all()] == ["read", "refused", "refused", "read"]
    complaints.clear()


def test_the_theme_changes_without_a_reload(open_page: Open) -> None:
    page = open_page(
        '<form method="post" action="/settings/theme" >'
        '<input type="hidden" name="theme" value="dark">'
        '<button data-action="theme">Theme</button></form>'
    )
    server = Server(page, "**/settings/theme")
    page.get_by_role("button", name="Theme").click()
    assert page.evaluate("() => document.documentElement.dataset.theme") == "dark"
    server.answer()
    page.get_by_role("button", name="Theme").click()
    assert page.evaluate("() => document.documentElement.dataset.theme") == "light"
    server.answer()


@pytest.mark.parametrize("origin", ["server", "ahead"])
def test_the_map_of_a_long_text_is_fetched_after_an_act_wherever_the_next_panel_came_from(open_page: Open, origin: str) -> None:
    drawn = {"**/map?at=s2": lambda route: route.fulfill(content_type="text/html", body="<i id='drawn'></i>")}
    page = open_page('<div data-minimap="/map"><i class="m-view"></i></div>', routes=drawn)
    page.evaluate("(from) => document.dispatchEvent(new CustomEvent('wb:select', { detail: { id: 's2', from } }))", origin)
    page.locator("#drawn").wait_for(state="attached")
