"""What the first view of a real article fetches: few requests, and of scripts htmx and ours."""

from __future__ import annotations

import re

import pytest

from tests import people
from tests.browser.flow.conftest import PASSWORD, Enter

REQUESTS = 12
FETCHED = "() => performance.getEntriesByType('resource').map((one) => one.name)"


@pytest.mark.browser
def test_the_first_view_of_an_article_is_few_requests_and_two_scripts(desk: people.Desk, enter: Enter) -> None:
    article = people.segmented_article(desk.anahit)
    hand = enter()
    hand.sign_in("bela", PASSWORD)
    hand.go(f"/articles/{article.pk}")
    hand.page.wait_for_load_state("networkidle")
    fetched = hand.page.evaluate(FETCHED)
    assert len(fetched) < REQUESTS
    scripts = {name for name in names(fetched) if name.endswith(".js")}
    assert {name for name in scripts if not name.startswith("htmx-")} == {"main.js"}


def names(addresses: list[str]) -> set[str]:
    """The files without their folders and hashes."""
    return {re.sub(r"\.[0-9a-f]{12}(?=\.)", "", address.rpartition("/")[2]) for address in addresses}
