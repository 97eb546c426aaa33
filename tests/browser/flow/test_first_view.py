"""What the first view of a real article fetches: few requests, and of the scripts htmx and what a page starts with."""

from __future__ import annotations

import gzip
import re

import pytest

from tests import people
from tests.browser.flow.conftest import PASSWORD, Enter
from tests.browser.js.site import served

BUDGET, REQUESTS = 40_000, 12
NEVER_AT_REST = "window.requestIdleCallback = () => 0"
FETCHED = "() => performance.getEntriesByType('resource').map((one) => one.name)"


@pytest.mark.browser
def test_the_first_view_of_an_article_keeps_its_budget_and_the_outbox_comes_right_after_it(desk: people.Desk, enter: Enter) -> None:
    article = people.segmented_article(desk.anahit)
    hand = enter()
    hand.sign_in("bela", PASSWORD)
    hand.go(f"/articles/{article.pk}")
    hand.page.locator("html[data-ready=all]").wait_for(state="attached")
    assert "late.js" in names(hand.page.evaluate(FETCHED))
    hand.page.add_init_script(NEVER_AT_REST)
    hand.page.goto(f"/articles/{article.pk}")
    hand.page.locator("html[data-ready]").wait_for(state="attached")
    hand.page.wait_for_load_state("networkidle")
    fetched = hand.page.evaluate(FETCHED)
    assert len(fetched) < REQUESTS
    scripts = {name for name in names(fetched) if name.endswith(".js")}
    assert {name for name in scripts if not name.startswith("htmx-")} == {"main.js"}
    assert (
        sum(len(gzip.compress(content)) for name in scripts for content in [served(f"wb/{name}") or served(f"wb/vendor/{name}")] if content)
        <= BUDGET
    )


def names(addresses: list[str]) -> set[str]:
    """The files without their folders and hashes."""
    return {re.sub(r"\.[0-9a-f]{12}(?=\.)", "", address.rpartition("/")[2]) for address in addresses}
