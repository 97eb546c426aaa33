"""The desk from right to left: columns change sides, nothing lies over another thing, no page is wider than its window.

No language that runs so is spoken yet, so the answers of the real desk are turned on their way to the browser.
"""

from __future__ import annotations

import pytest
from playwright.sync_api import Route

from tests import people
from tests.browser.flow.conftest import PASSWORD, Enter

pytestmark = pytest.mark.browser
HEBREW = "בית המשפט הורה לפתוח את הכביש\n\nלפי המשרד, 980 כלי רכב עברו בכביש מאז 12 בדצמבר 2022.\n"
WIDER = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
COLUMNS = """() => [".rail", "#list", "#main", "#panel"].map((s) => document.querySelector(s).getBoundingClientRect().left)"""
OVER = """() => { const boxes = [...document.querySelectorAll(".top > *, .keys > *, .pf > *, .lh > *")]
  .filter((e) => e.checkVisibility()).map((e) => [e, e.getBoundingClientRect()]).filter(([, r]) => r.width > 0);
  return boxes.flatMap(([a, p], i) => boxes.slice(i + 1).filter(([b, q]) => a.parentElement === b.parentElement &&
    p.left < q.right - 1 && q.left < p.right - 1 && p.top < q.bottom - 1 && q.top < p.bottom - 1)
    .map(([b]) => `${a.className} over ${b.className}`)); }"""
DIRECTIONS = """() => [...document.querySelectorAll("#text > *")].map((p) => getComputedStyle(p).direction)"""


def turned(route: Route) -> None:
    """A page as it would come in a language that runs from right to left."""
    if route.request.resource_type != "document":
        route.continue_()
        return
    answer = route.fetch(max_redirects=0)
    route.fulfill(response=answer, body=answer.text().replace('dir="ltr"', 'dir="rtl"', 1))


@pytest.mark.parametrize("width", [1560, 420])
def test_the_screens_of_the_main_job_from_right_to_left(desk: people.Desk, enter: Enter, width: int) -> None:
    article = people.segmented_article(desk.anahit, title="Court orders the corridor open", outlet="Court", published="2023-02-22")
    about = people.reviewed_claim(desk, article=people.segmented_article(desk.anahit, people.ARTICLE + "More."))
    hand = enter(width=width)
    hand.sign_in("edda", PASSWORD)
    page = hand.page
    page.route("**/*", turned)
    for path in ("/", f"/articles/{article.pk}", f"/claims/{about.pk}", "/articles/new", "/settings", "/articles"):
        hand.go(path)
        assert page.locator("html").get_attribute("dir") == "rtl"
        assert (path, page.evaluate(WIDER), page.evaluate(OVER)) == (path, 0, [])
        if path.startswith("/articles/") and width > 1100 and path[10:].isdigit():
            lefts = page.evaluate(COLUMNS)
            assert lefts == sorted(lefts, reverse=True)


def test_a_text_runs_its_own_way_in_an_interface_that_runs_the_other(desk: people.Desk, enter: Enter) -> None:
    hebrew = people.segmented_article(desk.anahit, HEBREW, title="בית המשפט", language="he")
    english = people.segmented_article(desk.anahit, title="Court", language="en")
    hand = enter()
    hand.sign_in("anahit", PASSWORD)
    hand.go(f"/articles/{hebrew.pk}")
    assert set(hand.page.evaluate(DIRECTIONS)) == {"rtl"}
    hand.page.route("**/*", turned)
    hand.go(f"/articles/{english.pk}")
    assert set(hand.page.evaluate(DIRECTIONS)) == {"ltr"}
