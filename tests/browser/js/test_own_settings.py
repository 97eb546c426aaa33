"""The settings page's own script: what was kept is worn at once, and a button takes the next key."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Page, Route

from tests.browser.js.conftest import Open

pytestmark = pytest.mark.browser

ROW = (
    '<ul><li class="keyrow{open}" id="key-accept" data-words="accept a"><kbd data-stroke>{key}</kbd>{inside}</li></ul>'
)
FORM = (
    '<form method="post" action="/settings/keys" hx-post="/settings/keys" hx-target="#settings" hx-swap="innerMorph">'
    '<button type="button" data-capture hidden>Press the new key</button><input name="keys" value="A" aria-label="Keys">'
    '<button>Save</button><a href="#" data-leave>Cancel</a></form>'
)
CLOSED = '<a id="ch-accept" href="/settings">Change</a>'


def settings(*, opened: bool, key: str = "A", density: str = "comfortable") -> str:
    """The inside of the page, with one row open or closed."""
    keymap = json.dumps({"keys": {"accept": [key]}})
    worn = f'<div id="prefs" hidden data-theme="dark" data-density="{density}" data-font="sans" data-size="18"></div>'
    row = ROW.format(open=" open" if opened else "", key=key, inside=FORM if opened else CLOSED)
    return f'{worn}<script id="prefs-keymap" type="application/json">{keymap}</script>{row}'


def page_of(open_page: Open, posted: list[str], *, opened: bool = True) -> Page:
    """The page; what it posts is kept and answered with the row closed again."""

    def serve(route: Route) -> None:
        posted.append(route.request.post_data or "")
        route.fulfill(content_type="text/html", body=settings(opened=False, key="Y", density="compact"))

    body = f'<main id="main" tabindex="-1"><div id="settings" data-settings>{settings(opened=opened)}</div></main>'
    return open_page(body, scope="plain", routes={"**/settings/keys": serve})


def test_what_the_server_holds_is_worn_by_the_page(open_page: Open) -> None:
    page = page_of(open_page, [], opened=False)
    page.locator("html[data-density=comfortable]").wait_for(state="attached")
    assert page.evaluate("() => ({...document.documentElement.dataset})") | {"ready": ""} == {
        "theme": "dark", "density": "comfortable", "font": "sans", "size": "18", "ready": "",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("presses", "sent"),
    [(["y"], "Y"), (["Control+Enter"], "Ctrl%2BEnter"), (["g", "p"], "G+P"), (["Shift+Digit7"], "Shift%2B7"), (["F2"], "F2")],
    ids=["a letter", "with Ctrl", "after G", "a digit with Shift", "a named key"],
)
def test_the_next_key_pressed_is_the_new_one(open_page: Open, presses: list[str], sent: str) -> None:
    posted: list[str] = []
    page = page_of(open_page, posted)
    page.locator("[data-capture]:focus").wait_for()
    for key in presses:
        page.keyboard.press(key)
    page.locator("#ch-accept:focus").wait_for()
    assert posted[0].split("keys=")[1].split("&")[0] == sent
    assert page.locator("[data-stroke]").text_content() == "Y"
    assert page.evaluate("() => document.documentElement.dataset.density") == "compact"
    assert '"Y"' in (page.locator("script#keymap").text_content() or "")


def test_tab_leaves_the_button_and_a_key_of_no_use_is_told(open_page: Open) -> None:
    posted: list[str] = []
    page = page_of(open_page, posted)
    page.locator("[data-capture]:focus").wait_for()
    page.keyboard.press("CapsLock")
    assert page.locator("[data-capture]").text_content() == "This key cannot be used; press another"
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.name") == "keys"
    assert posted == []
