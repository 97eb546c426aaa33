"""Nothing typed is lost; messages stay as long as they are read."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.js.conftest import Open
from tests.browser.js.server import Server

pytestmark = pytest.mark.browser

REVIEW = (
    '<form id="review" method="post" action="/review/submit" data-autosave="/review">'
    '<input type="hidden" name="_version" value="1"><input type="hidden" name="_idempotency_key">'
    '<label>Why <textarea name="rationale" data-draft="claim-4">{saved}</textarea></label>'
    '<p class="saved"><span class="r">Version 1</span></p><button>Save</button></form>'
)


def form(saved: str = "") -> str:
    """Write the form as the server does."""
    return REVIEW.format(saved=saved)


def test_a_draft_is_there_after_a_reload(open_page: Open, complaints: list[str]) -> None:
    page = open_page(form())
    page.route("**/review", lambda route: route.abort())
    page.locator("textarea").press_sequentially("The count comes")
    page.reload()
    expect(page.locator("textarea")).to_have_value("The count comes")
    expect(page.locator(".saved")).to_contain_text("Your draft is back")
    expect(page.locator(".saved .r")).to_have_text("Version 1")
    complaints.clear()


def test_what_the_server_has_is_no_draft_any_more(open_page: Open) -> None:
    page = open_page(form())
    server = Server(page, "**/review")
    page.locator("textarea").press_sequentially("Words")
    expect(page.locator(".saved")).to_contain_text("Saving…")
    server.answer(status=204, headers={"ETag": '"2"'})
    expect(page.locator(".saved")).to_contain_text("Draft saved just now")
    assert page.locator("[name=_version]").input_value() == '"2"'
    assert page.evaluate("() => localStorage.length") == 0


def test_the_first_draft_brings_the_version_that_the_form_had_not(open_page: Open) -> None:
    page = open_page(form().replace('<input type="hidden" name="_version" value="1">', ""))
    server = Server(page, "**/review")
    for version, words in (('"1"', "Words"), ('"2"', " and more")):
        page.locator("textarea").press_sequentially(words)
        expect(page.locator(".saved")).to_contain_text("Saving…")
        server.answer(status=204, headers={"ETag": version})
        expect(page.locator("[name=_version]")).to_have_value(version)
    assert len(server.sent) == 2


def test_what_was_sent_and_taken_is_no_draft_either_but_what_was_only_asked_about_is(open_page: Open) -> None:
    page = open_page(
        '<form method="post" action="/words" hx-post="/words" hx-swap="none"><div hx-get="/known" hx-trigger="change" hx-swap="none">'
        '<label>Words <textarea name="text" data-draft="words-4"></textarea></label></div><button>Keep</button></form>'
    )
    page.route("**/known*", lambda route: route.fulfill(status=200, body=""))
    page.route("**/words", lambda route: route.fulfill(status=200, body=""))
    page.locator("textarea").fill("In other words")
    with page.expect_response("**/known*"):
        page.locator("textarea").blur()
    assert page.evaluate("() => localStorage.length") == 1
    page.get_by_role("button", name="Keep").click()
    page.wait_for_function("() => localStorage.length === 0")


def test_a_failed_save_says_so_and_is_tried_again(open_page: Open, complaints: list[str]) -> None:
    page = open_page(form())
    server = Server(page, "**/review")
    page.locator("textarea").press_sequentially("Words")
    expect(page.locator(".saved")).to_contain_text("Saving…")
    server.answer(status=503)
    expect(page.locator(".saved")).to_contain_text("Not saved.")
    assert page.evaluate("() => localStorage.length") == 1
    page.get_by_role("button", name="Retry").click()
    expect(page.locator(".saved")).to_contain_text("Saving…")
    server.answer(status=204)
    expect(page.locator(".saved")).to_contain_text("Draft saved just now")
    complaints.clear()


def test_a_text_changed_elsewhere_is_not_overwritten_silently(open_page: Open, complaints: list[str]) -> None:
    page = open_page(form("Old"))
    page.route("**/review", lambda route: route.abort())
    page.locator("textarea").fill("Mine")
    page = open_page(form("Theirs"))
    expect(page.locator("textarea")).to_have_value("Mine")
    page.get_by_role("button", name="Show the other").click()
    expect(page.locator("textarea")).to_have_value("Theirs")
    complaints.clear()


def test_a_save_over_another_version_shows_both_instead_of_the_same_again(open_page: Open, complaints: list[str]) -> None:
    page = open_page(form())
    server = Server(page, "**/review")
    page.evaluate("() => document.addEventListener('wb:refused', (event) => { window.__shown = event.detail.text; })")
    page.locator("textarea").press_sequentially("Mine")
    expect(page.locator(".saved")).to_contain_text("Saving…")
    server.answer(status=412, body="both")
    expect(page.locator(".saved")).to_contain_text("Not saved: it was changed meanwhile.")
    expect(page.get_by_role("button", name="Retry")).to_have_count(0)
    assert page.evaluate("() => window.__shown") == "both"
    page.get_by_role("button", name="Show both").click()
    page.reload()
    expect(page.locator("textarea")).to_have_value("Mine")
    complaints.clear()


def test_drafts_of_another_person_stay_theirs(open_page: Open, complaints: list[str]) -> None:
    page = open_page(form())
    page.route("**/review", lambda route: route.abort())
    page.locator("textarea").fill("Mine alone")
    page.evaluate(
        "() => localStorage.setItem('wb:draft:bela:claim-4', localStorage.getItem('wb:draft:anahit:claim-4'))"
    )
    page.evaluate("() => localStorage.removeItem('wb:draft:anahit:claim-4')")
    page.reload()
    expect(page.locator("textarea")).to_have_value("")
    complaints.clear()


def test_submitting_waits_for_a_save_on_its_way(open_page: Open) -> None:
    page = open_page(form())
    saves, submits = Server(page, "**/review"), Server(page, "**/review/submit")
    page.locator("textarea").press_sequentially("Words")
    expect(page.locator(".saved")).to_contain_text("Saving…")
    page.get_by_role("button", name="Save").click()
    page.wait_for_timeout(100)
    assert submits.sent == []
    with page.expect_navigation():
        saves.answer(status=204, headers={"ETag": "2"})
        page.wait_for_timeout(100)
        submits.answer(body="<p>done</p>")
    assert submits.sent[0]["_version"] == "2"


def test_a_button_that_sends_by_itself_waits_for_it_too(open_page: Open) -> None:
    page = open_page(form().replace("<button>", '<button type="submit" hx-post="/review/submit" hx-swap="none">'))
    saves, submits = Server(page, "**/review"), Server(page, "**/review/submit")
    page.locator("textarea").press_sequentially("Words")
    expect(page.locator(".saved")).to_contain_text("Saving…")
    page.get_by_role("button", name="Save").click()
    page.wait_for_timeout(100)
    assert submits.sent == []
    with page.expect_request("**/review/submit"):
        saves.answer(status=204, headers={"ETag": "2"})
    submits.answer(body="<p>done</p>")
    assert submits.sent[0]["_version"] == "2"


def test_one_message_for_each_act_and_the_last_of_fast_ones(open_page: Open) -> None:
    page = open_page("")
    page.evaluate(
        """() => {
          window.heard = [];
          const live = document.querySelector("#live");
          const hear = () => live.textContent && window.heard.push(live.textContent);
          new MutationObserver(hear).observe(live, { childList: true });
          const say = (detail) => document.dispatchEvent(new CustomEvent("wb:say", { detail }));
          say({ message: "Claim 7 accepted" });
          say({ message: "Claim 8, suggested" });
          say({ message: "Claim 8, suggested" });
          say({ message: "that", soon: true });
          say({ message: "that some", soon: true });
        }"""
    )
    page.wait_for_timeout(2500)
    assert page.evaluate("() => window.heard") == ["Claim 7 accepted", "Claim 8, suggested", "that some"]


def toast(page: Page) -> None:
    """Show a message with a short life."""
    page.evaluate(
        """() => {
          const toast = document.createElement("div");
          Object.assign(toast.dataset, { toast: "", stay: "300" });
          toast.innerHTML = "<span>Done</span><button type=button data-dismiss>Undo</button>";
          document.querySelector("#toasts").append(toast);
        }"""
    )


def test_a_message_goes_by_itself(open_page: Open) -> None:
    page = open_page("")
    toast(page)
    expect(page.locator("[data-toast]")).to_have_count(0)


@pytest.mark.parametrize("how", ["pointer", "focus"])
def test_a_message_stays_while_it_is_in_use(open_page: Open, how: str) -> None:
    page = open_page('<button type="button" id="away">Away</button>')
    toast(page)
    if how == "pointer":
        page.locator("[data-toast]").hover()
    else:
        page.locator("[data-toast] button").focus()
    page.wait_for_timeout(900)
    expect(page.locator("[data-toast]")).to_have_count(1)
    page.locator("#away").hover()
    page.locator("#away").focus()
    expect(page.locator("[data-toast]")).to_have_count(0)
