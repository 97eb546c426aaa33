"""What the first view of a real article fetches: htmx and the modules that the page starts with, as served."""

from __future__ import annotations

import gzip

import pytest

from tests import people
from tests.browser.flow.conftest import PASSWORD, Enter
from tests.browser.js.site import served

BUDGET = 40_000
AFTER = {"queue.js", "outbox.js", "replay.js", "waiting.js", "here.js", "recent.js"}
"""What comes right after it, while there is a network."""
NEVER_AT_REST = "window.requestIdleCallback = () => 0"
FETCHED = "() => performance.getEntriesByType('resource').map((one) => one.name).filter((name) => name.endsWith('.js'))"


@pytest.mark.browser
def test_the_first_view_of_an_article_keeps_its_budget_and_the_outbox_comes_right_after_it(desk: people.Desk, enter: Enter) -> None:
    article = people.segmented_article(desk.anahit)
    hand = enter()
    hand.sign_in("bela", PASSWORD)
    hand.go(f"/articles/{article.pk}")
    assert {name.rpartition("/")[2] for name in hand.page.evaluate(FETCHED)} >= AFTER
    hand.page.add_init_script(NEVER_AT_REST)
    hand.page.goto(f"/articles/{article.pk}")
    hand.page.locator("html[data-ready]").wait_for(state="attached")
    hand.page.wait_for_load_state("networkidle")
    scripts = {name.split("/static/")[1] for name in hand.page.evaluate(FETCHED)}
    assert {"wb/main.js", "wb/review.js"} <= scripts
    assert not AFTER & {name.rpartition("/")[2] for name in scripts}
    assert sum(len(gzip.compress(served(name))) for name in scripts) <= BUDGET
