"""The frame around the screens: switches, lists without a panel, digits of a merge, focus after a swap."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.js.conftest import Open
from tests.browser.js.parts import panels, rows
from tests.browser.js.server import Server
from tests.browser.js.site import STATIC
from tests.browser.js.texts import article
from workbench.modules import names

pytestmark = pytest.mark.browser

ARTICLES = (
    "<table><tbody data-list>"
    + "".join(
        f'<tr id="article-{n}" data-row><th><a href="#open-{n}">Article {n}</a></th></tr>' for n in (1, 2, 3)
    )
    + "</tbody></table>"
)
MERGE = "".join(
    f'<label><input type="radio" name="choice" value="{n}" data-action="decide-{n}">{n}</label>'
    for n in (1, 2, 3, 4)
) + "".join(
    f'<label><input type="radio" name="veracity" value="{n}" data-action="merged-{n}">{n}</label>'
    for n in (1, 2, 3)
)


def test_no_name_at_the_top_of_a_module_is_one_of_the_browsers_own(open_page: Open) -> None:
    """In a bundle it would be meant by every module that means the browser's. What is said of htmx means the same thing."""
    tops = names({path.stem: path.read_text(encoding="utf-8") for path in (STATIC / "wb").glob("*.js")})
    assert open_page("").evaluate("(tops) => tops.filter((name) => name in window)", sorted(tops)) == ["htmx"]


def test_a_list_without_a_panel_moves_the_focus_and_enter_opens(open_page: Open) -> None:
    page = open_page(ARTICLES, scope="lists")
    page.keyboard.press("j")
    page.keyboard.press("j")
    expect(page.get_by_role("link", name="Article 2")).to_be_focused()
    assert page.locator("[data-list] [tabindex='0']").all_text_contents() == ["Article 2"]
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    assert page.url.endswith("#open-3")


def test_the_digits_choose_the_merged_verdict_while_it_has_the_focus(open_page: Open) -> None:
    page = open_page(MERGE, scope="adjudicate")
    page.keyboard.press("2")
    assert page.locator("[data-action=decide-2]").is_checked()
    page.keyboard.press("3")
    expect(page.locator("[data-action=merged-1]")).to_be_focused()
    page.keyboard.press("2")
    assert page.locator("[data-action=merged-2]").is_checked()
    assert page.locator("[data-action=decide-3]").is_checked()
    page.keyboard.press("Escape")
    page.keyboard.press("1")
    assert page.locator("[data-action=decide-1]").is_checked()


def test_a_layer_is_switched_off_and_on(open_page: Open) -> None:
    page = open_page(
        '<button type="button" aria-pressed="true" data-toggle="hide-claim" data-pressed="off">'
        "Claims</button>"
    )
    chip = page.get_by_role("button", name="Claims")
    chip.click()
    expect(page.locator("body")).to_have_class("hide-claim")
    expect(chip).to_have_attribute("aria-pressed", "false")
    chip.click()
    expect(chip).to_have_attribute("aria-pressed", "true")


def test_a_choice_of_the_server_brings_its_panel_with_it(open_page: Open) -> None:
    page = open_page(article("Some text.") + rows("s1", "s2"))
    asked = panels(page)
    page.evaluate(
        """() => {
          const detail = { id: "s2", from: "server" };
          document.dispatchEvent(new CustomEvent("wb:select", { detail }));
        }"""
    )
    expect(page.locator("#row-s2")).to_have_attribute("aria-current", "true")
    page.wait_for_timeout(200)
    assert asked == []


def test_a_swap_that_takes_the_focused_button_away_gives_the_focus_to_its_successor(open_page: Open) -> None:
    body = (
        '<aside id="panel"><form method="post" action="/act" hx-post="/act" hx-target="#panel">'
        '<button data-action="accept">Accept</button></form></aside>'
    )
    page = open_page(body)
    server = Server(page, "**/act")
    page.locator("[data-action=accept]").focus()
    page.keyboard.press("Enter")
    server.answer(body='<p>Next</p><button type="button" data-action="accept" class="new">Accept</button>')
    expect(page.locator("button.new")).to_be_focused()


def test_an_error_page_replaces_nothing(open_page: Open, complaints: list[str]) -> None:
    body = '<form method="post" action="/act" hx-post="/act" hx-target="#panel"><button>Go</button></form>'
    page = open_page('<aside id="panel">Words</aside>' + body)
    server = Server(page, "**/act")
    page.get_by_role("button", name="Go").click()
    server.answer(status=500, body="<!doctype html><html><body><h1>Broken</h1></body></html>")
    expect(page.locator("#toasts")).to_contain_text("The server refused this.")
    expect(page.locator("#panel")).to_have_text("Words")
    complaints.clear()
