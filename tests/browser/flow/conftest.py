"""Servers for the package; a browser, people and a seed for each test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.hashers import make_password
from django.core.cache import cache
from django.db import connection, connections
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from tests import people
from tests.browser.flow.hand import Hand
from tests.browser.flow.servers import House, running
from tests.browser.flow.sight import Sight
from tests.browser.flow.watch import SCRIPT, Watch
from workbench.embedded import chromium
from workbench.embedded.state import ROOT
from workbench.models import User

PASSWORD = "correct horse battery"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
Enter = Callable[..., Hand]


@pytest.fixture(scope="package")
def servers(django_db_setup: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """The live desk and its worker."""
    if chromium.find() is None:
        pytest.skip("no Chromium or Chrome is installed")
    with running(str(connection.settings_dict["NAME"]), tmp_path_factory.mktemp("house")) as house:
        yield house


@pytest.fixture
def house(servers: House, transactional_db: None) -> House:
    """The same, with an empty database that this test and the servers share."""
    cache.clear()
    servers.let_worker_go()  # whoever failed while it was held
    return servers


@pytest.fixture
def desk(house: House) -> people.Desk:
    """A project with everybody in it, able to sign in."""
    made = people.make_project("Lachin corridor 2023")
    User.objects.update(password=make_password(PASSWORD))
    return made


@pytest.fixture
def seed() -> Path:
    """The second of the seed articles: a headline, a byline, quotations, figures."""
    return min((ROOT / "seeds").glob("001_*.txt"))


@pytest.fixture
def browser(house: House, monkeypatch: pytest.MonkeyPatch) -> Iterator[Browser]:
    """A Chromium that is gone before the database is emptied; its loop makes Django think we were async."""
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    with sync_playwright() as playwright:
        program = playwright.chromium.launch(executable_path=str(chromium.find()), args=ARGUMENTS)
        yield program
        program.close()
        connections.close_all()  # what was opened under the loop is its own, and nobody else would close it


@pytest.fixture
def enter(browser: Browser, house: House) -> Iterator[Enter]:
    """A window of somebody's own; at the end none of them may have complained."""
    opened: list[tuple[BrowserContext, Watch]] = []

    def window(*, scripts: bool = True, theme: str = "light", width: int = 1560, keyboard_only: bool = True, **more: Any) -> Hand:
        context = browser.new_context(
            base_url=house.url, java_script_enabled=scripts, color_scheme=theme,  # type: ignore[arg-type]
            viewport={"width": width, "height": 1010}, accept_downloads=True, **more,
        )  # fmt: skip
        context.set_default_timeout(15_000)
        context.add_init_script(SCRIPT)
        page = context.new_page()
        watch = Watch(page, keyboard_only=keyboard_only and scripts, scripts=scripts)
        opened.append((context, watch))
        return Hand(page, watch)

    yield window
    for context, watch in opened:
        watch.finish()
        context.close()
    for _context, watch in opened:
        assert watch.complaints == []


@pytest.fixture
def sight(every: bool, tmp_path: Path) -> Iterator[Sight]:
    """A look at pages in both themes; at the end nothing may have been found."""
    looking = Sight(tmp_path, every=every)
    yield looking
    assert not looking.found, "\n".join(looking.found)
