"""The lexicon in a browser: what is typed is tried on the texts before it is added."""

from __future__ import annotations

import pytest

from annotations.models import LexiconEntry
from tests import people
from tests.browser.flow.conftest import PASSWORD, Enter


@pytest.mark.browser
def test_words_are_tried_while_they_are_typed_and_then_added(enter: Enter, desk: people.Desk) -> None:
    people.ingest(desk.anahit, "The gang seized the town.\n", title="Seized")
    edda = enter(keyboard_only=False)
    edda.sign_in("edda", PASSWORD)
    edda.go(f"/projects/{desk.project_id}/lexicon")
    page = edda.page
    field = page.get_by_role("textbox", name="Word or phrase")
    field.press_sequentially("gang")
    page.locator("#trial").get_by_text("Stands in 1 article").wait_for()
    assert page.locator("#trial b").inner_text() == "gang"
    assert field.evaluate("field => field === document.activeElement")
    page.get_by_role("textbox", name="Neutral gloss").fill("armed group")
    page.get_by_role("button", name="Add to the lexicon").click()
    page.wait_for_url("**/lexicon?q=gang")
    assert LexiconEntry.objects.get().gloss == "armed group"
