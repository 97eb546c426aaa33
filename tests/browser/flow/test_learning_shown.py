"""Learning in a browser, with a worker at work: asked for, learnt, shown, forgotten."""

from __future__ import annotations

import pytest

from tests import people
from tests.annotations.api.test_ranking import decided
from tests.browser.flow.conftest import PASSWORD, Enter


@pytest.mark.browser
def test_a_manager_has_a_lesson_learnt_and_forgets_it(enter: Enter, desk: people.Desk) -> None:
    decided(desk, 24)
    edda = enter(keyboard_only=False)
    edda.sign_in("edda", PASSWORD)
    edda.go(f"/projects/{desk.project_id}/ranking")
    page = edda.page
    page.get_by_role("button", name="Learn now").click()
    for _ in range(120):
        page.goto(f"/projects/{desk.project_id}/ranking")
        if page.get_by_text("Lesson 1, learnt from 24 decisions").count():
            break
        page.wait_for_timeout(500)
    assert page.get_by_text("in use", exact=True).count() == 1
    assert page.get_by_role("rowheader", name="says what someone thinks or wants").count() == 1
    page.get_by_role("button", name="Forget what was taught").click()
    page.get_by_text("forgotten up to here").wait_for()
    assert page.get_by_text("as delivered", exact=True).count() == 1
