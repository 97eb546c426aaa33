"""A Chromium for these tests alone: Playwright's loop must be gone before the next test of the database."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import pytest
from playwright.sync_api import Browser, Page, Route, sync_playwright

from tests.browser.js.site import Site, running
from workbench.embedded import chromium

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

Open = Callable[..., Page]


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """One Chromium for the package."""
    program = chromium.find()
    if program is None:
        pytest.skip("no Chromium or Chrome is installed")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(program), args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="package")
def site() -> Iterator[Site]:
    """Serve the pages with the desk's policy."""
    with running() as site:
        yield site


@pytest.fixture
def complaints() -> list[str]:
    """Collect errors and violations of the policy; a test that expects one empties the list."""
    return []


@pytest.fixture
def open_page(browser: Browser, site: Site, complaints: list[str]) -> Iterator[Open]:
    """Open a page with this content and wait until the modules have started."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})

    def opened(
        body: str,
        *,
        scope: str = "review",
        fragment: str = "",
        routes: Mapping[str, Callable[[Route], None]] | None = None,
    ) -> Page:
        page = context.new_page()
        for address, answer in (routes or {}).items():
            page.route(address, answer)
        page.set_default_timeout(5000)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda line: complaints.append(line.text) if line.type == "error" else None)
        page.goto(site.put("/", body, scope=scope) + fragment)
        page.locator("html[data-ready]").wait_for(state="attached")
        return page

    yield opened
    context.close()
    assert complaints == []
