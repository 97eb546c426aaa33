"""The console in a real Chromium: nothing it shows or does breaks the content security policy."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import Page, sync_playwright

from annotations.models import Article, Job, JobState
from claims.models import Claim
from tests import people
from tests.workbench.admin.everything import make_everything
from workbench.embedded import chromium
from workbench.models import User

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
WATCH = """document.addEventListener("securitypolicyviolation", (event) => {
  console.error("CSP " + event.violatedDirective + " " + event.blockedURI + " " + event.sourceFile + ":" + event.lineNumber);
});"""


@pytest.fixture
def complaints() -> list[str]:
    return []


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch, complaints: list[str]) -> Iterator[Page]:
    """A page that collects what the browser complains of."""
    program = chromium.find()
    if program is None:
        pytest.skip("no Chromium or Chrome is installed")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(program), args=["--no-sandbox", "--disable-gpu"])
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        context.add_init_script(WATCH)
        opened = context.new_page()
        opened.set_default_timeout(10_000)
        opened.on("pageerror", lambda error: complaints.append(str(error)))
        opened.on("console", lambda line: complaints.append(line.text) if line.type == "error" else None)
        # Playwright keeps an event loop running; Django must not take it for asynchronous code.
        monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        yield opened
        browser.close()


def signed_in(page: Page, address: str) -> User:
    root = User.objects.create_superuser("root", password="corridor-of-stone-7", display_name="Root")
    page.goto(f"{address}/admin/")
    assert page.url == f"{address}/sign-in?next=%2Fadmin%2F"
    page.fill("[name=username]", "root")
    page.fill("[name=password]", "corridor-of-stone-7")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}/admin/")
    return root


def test_a_day_at_the_console_breaks_no_policy(live_server: Any, media: Any, page: Page, complaints: list[str]) -> None:
    article = make_everything(people.make_project())
    claim = Claim.objects.first()
    at = live_server.url
    signed_in(page, at)
    for path in (
        "", "annotations/article/", "annotations/span/?status__exact=suggested", f"annotations/article/{article.pk}/change/",
        f"claims/claim/{claim.pk}/change/", "annotations/act/", "workbench/user/add/", "annotations/membership/add/",
    ):  # fmt: skip
        assert page.goto(f"{at}/admin/{path}").status == 200  # type: ignore[union-attr]
    page.locator(".select2-selection").first.click()
    page.locator(".select2-results__option", has_text="Lachin corridor 2023").first.click()
    page.click(".theme-toggle")
    page.goto(f"{at}/admin/annotations/article/add/")
    page.locator(".select2-selection").first.click()
    page.locator(".select2-results__option", has_text="Lachin corridor 2023").first.click()
    page.fill("[name=title]", "From the console")
    page.fill("[name=text]", "A text that nobody has sent before.\nWith two lines.")
    page.click("[name=_save]")
    page.wait_for_url(f"{at}/admin/annotations/article/")
    assert Article.objects.filter(title="From the console").exists()
    page.goto(f"{at}/admin/annotations/job/?state__exact=quarantined")
    page.check("#action-toggle")
    page.select_option("[name=action]", "retry")
    page.click("button[name=index]")
    page.locator(".messagelist", has_text="Try again: 1").wait_for()
    assert not Job.objects.filter(state=JobState.QUARANTINED).exists()
    assert complaints == []
    page.evaluate("document.body.append(Object.assign(document.createElement('script'), {textContent: '1'}))")
    page.wait_for_timeout(200)  # control: the watch sees what the policy refuses
    assert any(one.startswith("CSP script-src") for one in complaints)


def test_the_policy_is_the_desks(client: Client) -> None:
    answer = client.get("/admin/login/")
    assert "'unsafe" not in answer["Content-Security-Policy"]
