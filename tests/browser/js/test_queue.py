"""What finds no server waits: in order, once each, with its key, over a reload; nothing leaves the line silently."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import FilePayload, Page, expect

from tests.browser.js.conftest import Open
from tests.browser.js.net import Net
from tests.browser.js.parts import rows
from tests.browser.js.texts import article
from workbench import keytable
from workbench.desk.urls import urlpatterns

pytestmark = pytest.mark.browser

BAR = (
    '<aside id="outbox" class="outbox" hidden><b data-outbox-words></b><a data-when="out" href="/sign-in">Sign in in a new tab</a>'
    '<button type="button" data-outbox-retry>Retry now</button>'
    '<details data-when="items"><summary>What is waiting</summary><ol></ol></details></aside>'
    '<span id="saved-state" data-saved>Saved · online</span>'
)
ACTS = "".join(
    f'<form method="post" action="/spans/{span}/{act}" hx-post="/spans/{span}/{act}" hx-swap="none" '
    f'data-span-act="{act}" data-span-id="s{span}">'
    f'<input type="hidden" name="_version" value="&quot;{span}-1&quot;"><input type="hidden" name="_idempotency_key">'
    f'<input type="hidden" name="csrfmiddlewaretoken" value="old"><button>{act} {span}</button></form>'
    for span in (1, 2)
    for act in ("accept", "reject")
)
REST = (
    '<form id="review" method="post" action="/claims/7/review" data-autosave="/claims/7/review">'
    '<label>Why <textarea name="rationale" data-draft="claim-7"></textarea></label><p class="saved"></p></form>'
    '<form method="post" action="/articles/3/finish"><button>finish</button></form>'
    '<form method="post" action="/claims/7/publish"><button>publish</button></form><a href="/claims">Claims</a>'
    '<form method="post" action="/settings" hx-post="/settings" hx-trigger="change, submit" hx-swap="none" data-set="density">'
    '<input type="hidden" name="_idempotency_key"><label><input type="radio" name="density" value="compact"> compact</label>'
    '<label><input type="radio" name="density" value="comfortable"> comfortable</label></form>'
    '<form method="post" action="/claims/7/wording" hx-post="/claims/7/wording" hx-swap="none">'
    '<input type="hidden" name="_version" value="1">'
    '<input name="text" aria-label="Wording" data-draft="wording-7"><button>reword</button></form>'
    '<form method="post" action="/claims/7/relations" hx-post="/claims/7/relations" hx-swap="none">'
    '<input type="hidden" name="target" value="8"><button>link it</button></form>'
)
PAGE = article("Some text.") + rows("s1", "s2") + BAR + ACTS + REST
WORDS = "#outbox [data-outbox-words]"
MOVED = "() => window.moved.then(() => true)"
"""What floats over the text is told that the bar has come."""


@pytest.fixture
def page(open_page: Open, complaints: list[str]) -> object:
    page = open_page(PAGE)
    yield page
    complaints[:] = [one for one in complaints if "Failed to load" not in one and "ail: Object" not in one]


@pytest.fixture
def net(page: Page) -> Net:
    made = Net(page)
    expect(page.locator("#saved-state")).to_have_text("Saved · online")
    return made


def press(page: Page, *names: str) -> None:
    for name in names:
        page.get_by_role("button", name=name, exact=True).click()


def test_what_is_done_offline_arrives_in_order_with_its_own_keys(page: Page, net: Net) -> None:
    page.evaluate("() => void (window.moved = new Promise((done) => addEventListener('resize', done)))")
    net.cut()
    press(page, "accept 1", "accept 2")
    expect(page.locator(WORDS)).to_have_text("Offline, 2 changes waiting")
    page.evaluate(MOVED)
    expect(page.locator("#toasts")).to_contain_text("Accepted: kept here, sent when the server can be reached")
    expect(page.locator("#saved-state")).to_have_text("Offline, 2 changes waiting")
    expect(page.locator("#row-s1")).to_have_attribute("data-waits", "Accepted, not sent yet")
    expect(page.locator("#row-s1")).to_have_attribute("data-state", "accepted")
    keys = page.evaluate("() => [...document.querySelectorAll('[name=_idempotency_key]')].map((one) => one.value).filter(Boolean)")
    net.mend()
    expect(page.locator("#outbox")).to_be_hidden()
    expect(page.locator("#toasts")).to_contain_text("All 2 changes are saved")
    expect(page.locator("#saved-state")).to_have_text("Saved · online")
    assert net.paths() == ["/spans/1/accept", "/spans/2/accept"]
    assert net.sent("_idempotency_key") == keys
    assert net.sent("csrfmiddlewaretoken") == [None, None]
    assert net.seen[0][2]["x-csrftoken"] == "fresh"
    assert page.locator("#row-s1").get_attribute("data-waits") is None


def test_a_request_that_breaks_is_sent_again_as_it_was(page: Page, net: Net) -> None:
    net.off = True
    press(page, "accept 1")
    expect(page.locator(WORDS)).to_have_text("Offline, 1 change waiting")
    key = page.locator("form[action='/spans/1/accept'] [name=_idempotency_key]").input_value()
    net.off = False
    press(page, "Retry now")
    expect(page.locator("#outbox")).to_be_hidden()
    assert (net.sent("_idempotency_key"), net.sent("_version")) == ([key], ['"1-1"'])


def test_changes_wait_over_a_reload_and_arrive_once_from_two_tabs(page: Page, net: Net, open_page: Open) -> None:
    net.off = True
    press(page, "accept 1", "reject 2")
    expect(page.locator("#outbox ol > li")).to_have_count(2)
    net.off = False
    other = open_page(PAGE)
    page.reload()
    for window in (page, other):
        expect(window.locator("#outbox")).to_be_hidden()
    page.wait_for_timeout(200)
    assert net.paths() == ["/spans/1/accept", "/spans/2/reject"]


def test_a_chain_of_own_changes_does_not_conflict_with_itself(page: Page, net: Net) -> None:
    net.answers["/spans/1/accept"].append((204, {"ETag": '"1-2"'}, ""))
    net.answers["/spans/1/reject"].append((204, {"ETag": '"1-3"'}, ""))
    net.cut()
    press(page, "accept 1", "reject 1")
    expect(page.locator("#outbox ol > li")).to_have_count(2)
    net.mend()
    expect(page.locator("#outbox")).to_be_hidden()
    assert net.sent("_version") == ['"1-1"', '"1-2"']
    expect(page.locator("form[action='/spans/1/accept'] [name=_version]")).to_have_value('"1-3"')


def test_a_refused_change_stays_with_its_text_and_holds_up_only_its_own_object(page: Page, net: Net) -> None:
    net.answers["/claims/7/review"].append((409, {}, "<!doctype html><main><h1>Decided meanwhile</h1></main>"))
    net.cut()
    page.locator("textarea").fill("Because of the order")
    expect(page.locator(".saved")).to_contain_text("Kept in this browser")
    press(page, "accept 1")
    net.mend()
    expect(page.locator(WORDS)).to_have_text("1 change was refused. It is kept until you decide.")
    assert net.paths() == ["/claims/7/review", "/spans/1/accept"]
    page.get_by_text("What is waiting").click()
    expect(page.locator("#outbox ol > li")).to_contain_text("Because of the order")
    press(page, "Discard")
    expect(page.get_by_role("dialog")).to_contain_text("Because of the order")
    press(page, "Keep it")
    expect(page.locator("#outbox ol > li")).to_have_count(1)
    press(page, "Discard", "Discard it")
    expect(page.locator("#outbox")).to_be_hidden()
    page.reload()
    page.locator("html[data-ready]").wait_for(state="attached")
    expect(page.locator("textarea")).to_have_value("")


def test_a_draft_typed_offline_is_sent_once_as_it_stands_at_last(page: Page, net: Net) -> None:
    net.answers["/claims/7/review"].append((204, {"ETag": '"9-1"'}, ""))
    net.cut()
    for words in ("First", "First and second"):
        page.locator("textarea").fill(words)
        expect(page.locator("#outbox ol > li")).to_contain_text(words)
    expect(page.locator("#outbox ol > li")).to_have_count(1)
    net.mend()
    expect(page.locator(".saved")).to_contain_text("Draft saved just now")
    assert (net.paths(), net.sent("rationale")) == (["/claims/7/review"], ["First and second"])
    assert page.locator("#review [name=_version]").input_value() == '"9-1"'
    assert page.evaluate("() => localStorage.length") == 0


def test_a_busy_server_is_asked_again_and_a_session_that_ended_is_told(page: Page, net: Net) -> None:
    net.answers["/spans/1/accept"].append((429, {"Retry-After": "1"}, ""))
    press(page, "accept 1")
    expect(page.locator(WORDS)).to_have_text("The server is busy, 1 change waiting")
    net.signed_in = False
    press(page, "Retry now")
    expect(page.locator(WORDS)).to_have_text("You are signed out. 1 change waits here.")
    expect(page.get_by_role("link", name="Sign in in a new tab")).to_be_visible()
    net.signed_in = True
    press(page, "Retry now")
    expect(page.locator("#outbox")).to_be_hidden()
    assert net.paths() == ["/spans/1/accept", "/spans/1/accept"]
    assert len(set(net.sent("_idempotency_key"))) == 1


def test_an_outbox_is_never_sent_as_somebody_else(page: Page, net: Net) -> None:
    net.off = True
    press(page, "accept 1")
    expect(page.locator("#outbox ol > li")).to_have_count(1)
    net.off, net.user = False, "bela"
    press(page, "Retry now")
    expect(page.locator(WORDS)).to_contain_text("You are signed out.")
    assert net.paths() == []


def test_settings_wordings_and_links_wait_as_well_each_choice_an_act_of_its_own(page: Page, net: Net) -> None:
    net.cut()
    page.get_by_label("compact").check()
    page.get_by_label("comfortable").check()
    page.get_by_label("Wording").fill("In other words")
    press(page, "reword", "link it")
    told = [re.compile(one) for one in ("Setting", "Setting", "WordingIn other words", "Link")]
    expect(page.locator("#outbox ol > li")).to_have_text(told)
    net.mend()
    expect(page.locator("#outbox")).to_be_hidden()
    assert net.paths() == ["/settings", "/settings", "/claims/7/wording", "/claims/7/relations"]
    assert net.sent("density")[:2] == ["compact", "comfortable"]
    assert len(set(net.sent("_idempotency_key"))) == 4


def test_offline_nothing_leaves_the_page_for_nothing(page: Page, net: Net) -> None:
    net.cut()
    press(page, "accept 1", "finish")
    expect(page.locator("#toasts")).to_contain_text("Finishing waits until everything here is saved.")
    press(page, "publish")
    expect(page.locator("#toasts")).to_contain_text("This needs the network. Nothing was sent")
    page.get_by_role("link", name="Claims").click()
    expect(page.locator("#toasts")).to_contain_text("“Claims” needs the network.")
    expect(page.locator("#outbox ol > li")).to_have_count(1)


def test_a_text_chosen_offline_waits_and_is_added_later(open_page: Open, complaints: list[str]) -> None:
    form = (
        '<form method="post" action="/articles/new" data-upload data-look="/articles/new/preview" enctype="multipart/form-data">'
        '<input type="hidden" name="project" value="4"><input type="file" name="file" aria-label="Files"></form><ul data-upload-rows></ul>'
    )
    page = open_page(form + BAR)
    net = Net(page)
    expect(page.locator("#saved-state")).to_have_text("Saved · online")
    page.wait_for_function("() => document.documentElement.classList.contains('uploads')")
    net.cut()
    page.locator("input[type=file]").set_input_files(FilePayload(name="a.txt", mimeType="text/plain", buffer=b"One line."))
    expect(page.locator("[data-upload-rows]")).to_contain_text("Kept in this browser.")
    expect(page.locator("#outbox ol > li")).to_contain_text("a.txt")
    net.mend()
    expect(page.locator("#outbox")).to_be_hidden()
    assert net.paths()[-1] == "/articles/new"
    assert (net.sent("project")[-1], net.sent("file")[-1]) == ("4", "One line.")
    complaints.clear()


def test_every_kind_of_act_that_may_wait_has_a_word_of_its_own(page: Page) -> None:
    source = keytable.TABLE.with_name("queue.js").read_text(encoding="utf-8")
    may_wait = re.compile(re.search(r"WAITS =\s+/(.+)/;", source)[1].replace("\\/", "/"))
    addresses = [re.sub(r"<[^>]+>", "7", f"/{one.pattern}") for one in urlpatterns]
    waiting = [one for one in addresses if may_wait.search(one) and not one.endswith("/history")]
    assert len(waiting) > 20
    named = page.evaluate(
        """async (all) => {
          const { titleOf } = await import("/static/wb/waiting.js");
          return Object.fromEntries(all.map((url) => [url, titleOf({ url })]));
        }""",
        waiting,
    )
    assert [url for url, words in named.items() if words == "Change"] == []
    assert named["/claims/7/comments"] == "Comment"
