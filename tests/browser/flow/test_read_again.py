"""Reading a corpus again in a browser: from the list's card, followed by polling, to what an article tells of it."""

from __future__ import annotations

import pytest

from annotations.models import Segmentation
from tests import people
from tests.browser.flow.conftest import PASSWORD, Enter


@pytest.mark.browser
@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_a_manager_has_old_texts_read_again_and_follows_it(enter: Enter, desk: people.Desk, scripts: bool) -> None:
    articles = [people.segmented_article(desk.anahit, f"{people.ARTICLE}Note {number}.\n") for number in range(3)]
    Segmentation.objects.update(pipeline_version="0.1.0")  # as an older release had read them
    edda = enter(scripts=scripts, keyboard_only=False)
    page = edda.page
    page.goto("/sign-in")
    page.fill("#username", "edda")
    page.fill("#password", PASSWORD)
    page.press("#password", "Enter")
    page.wait_for_url("**/")
    page.goto(f"/articles?project={desk.project_id}")
    assert "3 articles were read by an older pipeline (0.1.0 → " in page.locator("#corpus").inner_text()
    page.get_by_role("button", name="Read them again").click()
    page.wait_for_url(f"**/projects/{desk.project_id}/resegment")
    for _ in range(40):
        if page.get_by_text("has read every text there is").count():
            break
        page.wait_for_timeout(500)
        if not scripts:
            page.reload()
    assert "3 of 3 texts read" in page.locator("#corpus").inner_text()
    page.goto(f"/articles/{articles[0].pk}")
    page.locator("#how-read summary").click()
    told = page.locator("#how-read").inner_text()
    assert "Before that, by 0.1.0." in told
    assert "unchanged" in told
