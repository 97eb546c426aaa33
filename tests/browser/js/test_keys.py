"""Keys: one table without clashes, silent while somebody types, the same on every layout."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.js.conftest import Open
from workbench import keytable

pytestmark = pytest.mark.browser

BUTTONS = (
    '<button type="button" data-action="accept">Accept <kbd data-key="accept">A</kbd></button>'
    '<button type="button" data-action="skip" hidden>Skip</button>'
    '<label><input type="radio" name="v" data-action="veracity-1">Supported</label>'
    '<label><input type="radio" name="v" data-action="veracity-2">Partly</label>'
    '<label><input type="radio" name="a" data-action="attribution-1">Faithful</label>'
    '<label>Words <textarea id="words"></textarea></label><label>Line <input id="line"></label>'
    '<button type="button" id="plain">Plain</button>'
)
COUNT = """() => {
  window.acts = [];
  document.addEventListener("wb:action", (event) => window.acts.push(event.detail.name));
}"""
PRESS = """(init) => {
  const event = new KeyboardEvent("keydown", { bubbles: true, cancelable: true, ...init });
  document.body.dispatchEvent(event);
}"""


def acts(page: Page) -> list[str]:
    """List the actions so far."""
    return page.evaluate("() => window.acts")


def test_the_server_reads_the_table_as_the_browser_does(open_page: Open) -> None:
    page = open_page("")
    rows, pages = page.evaluate(
        """async () => {
          const { KEYS, SCOPES } = await import("/static/wb/keytable.js");
          const row = (key) => [key.name, key.keys, key.words, key.scope, key.mode ?? "", key.list ?? false, key.panel ?? false];
          return [KEYS.map(row), SCOPES];
        }"""
    )
    assert rows == [[key.name, list(key.keys), key.words, key.scope, key.mode, key.in_list, key.in_panel] for key in keytable.table()]
    assert pages == {name: list(groups) for name, groups in keytable.pages().items()}


def test_a_plain_key_of_ones_own_for_the_palette_is_a_letter_in_a_field(open_page: Open) -> None:
    keymap = '<script type="application/json" id="keymap">{"keys": {"palette": ["Y"]}}</script>'
    page = open_page(keymap + BUTTONS)
    page.evaluate(COUNT)
    page.locator("#line").focus()
    page.keyboard.type("yes")
    assert (page.locator("#line").input_value(), acts(page)) == ("yes", [])


def test_the_field_of_a_dialog_that_has_just_closed_swallows_no_key(open_page: Open) -> None:
    page = open_page(BUTTONS + '<dialog id="asked"><input id="wish"></dialog>')
    page.evaluate(COUNT)
    page.evaluate(
        """() => {
          document.querySelector("#asked").showModal();
          document.querySelector("#asked").close();
          const key = new KeyboardEvent("keydown", { key: "a", code: "KeyA", bubbles: true, cancelable: true });
          document.querySelector("#wish").dispatchEvent(key); // which has the focus until the next frame
        }"""
    )
    assert acts(page) == ["accept"]


def test_a_key_clicks_the_control_one_can_see(open_page: Open) -> None:
    page = open_page(BUTTONS)
    page.evaluate(COUNT)
    page.keyboard.press("a")
    page.keyboard.press("2")
    page.keyboard.press("Shift+Digit1")
    assert acts(page) == ["accept", "veracity-2", "attribution-1"]
    assert page.locator("[data-action=veracity-2]").is_checked()
    assert page.locator("[data-action=attribution-1]").is_checked()


def test_a_hidden_control_is_not_clicked(open_page: Open) -> None:
    page = open_page(BUTTONS)
    page.evaluate(
        "() => document.querySelector('[data-action=skip]').addEventListener('click', () => (window.hit = 1))"
    )
    page.keyboard.press("s")
    assert page.evaluate("() => window.hit") is None


@pytest.mark.parametrize("field", ["#words", "#line"])
def test_nothing_happens_while_somebody_types(open_page: Open, field: str) -> None:
    page = open_page(BUTTONS)
    page.evaluate(COUNT)
    page.locator(field).focus()
    page.keyboard.type("axjk12MEG?")
    assert acts(page) == []
    assert page.locator(field).input_value() == "axjk12MEG?"


@pytest.mark.parametrize(
    "event",
    [
        pytest.param({"key": "a", "code": "KeyA", "ctrlKey": True}, id="with Ctrl"),
        pytest.param({"key": "a", "code": "KeyA", "altKey": True}, id="with Alt"),
        pytest.param({"key": "a", "code": "KeyA", "metaKey": True}, id="with Meta"),
        pytest.param({"key": "a", "code": "KeyA", "isComposing": True}, id="while composing"),
        pytest.param({"key": "Process", "code": "KeyA", "keyCode": 229}, id="in an input method"),
        pytest.param({"key": "a", "code": "KeyA", "repeat": True}, id="held down"),
    ],
)
def test_a_key_that_means_something_else_is_left_alone(open_page: Open, event: dict[str, object]) -> None:
    page = open_page(BUTTONS)
    page.evaluate(COUNT)
    page.evaluate(PRESS, event)
    assert acts(page) == []


@pytest.mark.parametrize(
    ("event", "act"),
    [
        pytest.param({"key": "ф", "code": "KeyA"}, "accept", id="Cyrillic letter by its place"),
        pytest.param({"key": "ա", "code": "KeyA"}, "accept", id="Armenian letter by its place"),
        pytest.param({"key": "a", "code": "KeyQ"}, "accept", id="AZERTY letter by its name"),
        pytest.param({"key": "&", "code": "Digit1"}, "veracity-1", id="AZERTY digit by its place"),
        pytest.param(
            {"key": "1", "code": "Digit1", "shiftKey": True}, "attribution-1", id="AZERTY with Shift"
        ),
        pytest.param({"key": "2", "code": "Numpad2"}, "veracity-2", id="digit of the number pad"),
        pytest.param({"key": "?", "code": "Comma", "shiftKey": True}, "keys", id="AZERTY question mark"),
        pytest.param({"key": "/", "code": "Digit7", "shiftKey": True}, "find", id="German slash"),
        pytest.param({"key": "?", "code": "Slash", "shiftKey": True}, "keys", id="question mark"),
    ],
)
def test_keys_are_found_on_every_layout(open_page: Open, event: dict[str, object], act: str) -> None:
    page = open_page(BUTTONS)
    page.evaluate(COUNT)
    page.evaluate(PRESS, event)
    assert acts(page)[:1] == [act]


def test_two_keys_in_a_row_go_places(open_page: Open) -> None:
    page = open_page('<a href="#there" data-action="go-articles">Articles</a>' + BUTTONS)
    page.evaluate(COUNT)
    page.keyboard.press("g")
    page.keyboard.press("a")
    assert acts(page) == ["go-articles"]


def test_enter_stays_with_a_button_that_has_the_focus(open_page: Open) -> None:
    page = open_page(BUTTONS + '<button type="button" data-action="save-next">Save</button>')
    page.evaluate(COUNT)
    page.locator("#plain").focus()
    page.keyboard.press("Enter")
    assert acts(page) == []
    page.locator("[data-action=veracity-1]").focus()
    page.keyboard.press("Enter")
    assert acts(page) == ["save-next"]


def test_ctrl_and_enter_save_from_anywhere_in_the_panel_and_finish_elsewhere(open_page: Open) -> None:
    save = '<button type="button" data-action="save-next save-typed">Save</button>'
    page = open_page(f'{BUTTONS}<aside id="panel"><textarea id="why"></textarea><a id="more" href="#x">Add evidence</a>{save}</aside>')
    page.evaluate(COUNT)
    for at in ("#why", "#more"):
        page.locator(at).focus()
        page.keyboard.press("Control+Enter")
    assert acts(page) == ["save-next", "save-typed"] * 2
    page.locator("#plain").focus()
    page.keyboard.press("Control+Enter")
    assert acts(page)[4:] == ["finish"]
    page.locator("#more").focus()
    page.evaluate("() => document.querySelector('[data-action~=save-typed]').remove()")
    page.keyboard.press("Control+Enter")
    assert acts(page)[5:] == ["finish"]


def test_ones_own_keys_replace_ours_and_are_shown(open_page: Open) -> None:
    keymap = '<script type="application/json" id="keymap">{"keys": {"accept": ["Y"]}}</script>'
    page = open_page(keymap + BUTTONS)
    page.evaluate(COUNT)
    assert page.locator("[data-action=accept]").get_attribute("aria-keyshortcuts") == "Y"
    assert page.locator("kbd[data-key=accept]").text_content() == "Y"
    page.keyboard.press("a")
    page.keyboard.press("y")
    assert acts(page) == ["accept"]


def test_single_keys_can_be_switched_off(open_page: Open) -> None:
    page = open_page('<script type="application/json" id="keymap">{"single": false}</script>' + BUTTONS)
    page.evaluate(COUNT)
    for key in ("a", "1", "j", "Control+k"):
        page.keyboard.press(key)
    assert acts(page)[:1] == ["palette"]


def test_the_sheet_of_keys_is_printed_from_the_table(open_page: Open) -> None:
    page = open_page(BUTTONS)
    page.keyboard.press("?")
    sheet = page.locator("#keys-sheet")
    sheet.locator("dt", has_text="Adjust edges").wait_for()
    assert sheet.locator("dt").count() > 40
    first = sheet.locator("section").first
    assert first.locator("h3").text_content() == "On this page now"
    assert first.locator("dt").all_text_contents() == ["Accept", "Supported", "Partly", "Faithful"]
    page.keyboard.type("adjust")
    assert sheet.locator("dt:visible").all_text_contents() == ["Adjust edges"]
    page.keyboard.press("Escape")
    assert not sheet.is_visible()
