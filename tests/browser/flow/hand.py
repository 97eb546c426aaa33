"""Somebody at the keyboard: every act is a key, and after each key the focus is looked at."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Locator, Page, TimeoutError, expect  # noqa: A004  Playwright's own

from tests.browser.flow.watch import Watch

MOST_TABS = 80


class Hand:
    """Keys on one page."""

    def __init__(self, page: Page, watch: Watch) -> None:
        self.page, self.watch = page, watch

    def press(self, *keys: str) -> None:
        """One key after the other, looking each time."""
        for key in keys:
            self.page.keyboard.press(key)
            self.look()

    def look(self) -> None:
        """Complain about the first thing that is wrong, where it went wrong."""
        try:
            self.watch.look()
        except Exception as error:  # the key led to another page while we looked
            if "navigat" not in str(error) and "Execution context" not in str(error):
                raise
            self.page.wait_for_load_state()
        assert self.watch.complaints == [], self.watch.complaints

    def write(self, words: str) -> None:
        """Type into what has the focus."""
        self.page.keyboard.type(words)
        self.look()

    def tab_to(self, selector: str) -> None:
        """Tab until the focus is there."""
        here = "(s) => document.activeElement?.matches(s) ?? false"
        for _ in range(MOST_TABS):
            if self.page.evaluate(here, selector):
                return
            self.press("Tab")
        raise AssertionError(f"{selector} cannot be reached by Tab")

    def go(self, path: str) -> None:
        """Open an address, as a bookmark would."""
        self.page.goto(path)
        self.ready()

    def ready(self) -> None:
        """The page's modules have started."""
        self.page.locator("html[data-ready]").wait_for(state="attached")

    def sign_in(self, name: str, password: str) -> None:
        """By the form, from the keyboard."""
        self.page.goto("/sign-in")
        self.tab_to("#username")
        self.write(name)
        self.press("Tab")
        self.write(password)
        self.press("Enter")
        self.page.wait_for_url("**/")
        self.ready()

    def choose_file(self, selector: str, path: Path) -> None:
        """Open the system's dialog from the field, and choose."""
        self.tab_to(selector)
        for key in ("Enter", "Space", "Enter"):  # a headless Chromium now and then swallows the first
            try:
                with self.page.expect_file_chooser(timeout=4000) as chooser:
                    self.page.keyboard.press(key)
            except TimeoutError:
                continue
            chooser.value.set_files(path)
            return self.look()
        raise AssertionError(f"{selector} opens no dialog")

    def see(self, selector: str, **having: str) -> Locator:
        """Wait until it is on the page."""
        found = self.page.locator(selector, **having).first  # type: ignore[arg-type]
        expect(found).to_be_visible()
        return found
