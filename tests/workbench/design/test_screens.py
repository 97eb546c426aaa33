"""Every screen drawn with sample data: what holds for all of them, whatever the views will feed them."""

from __future__ import annotations

import re
from collections import Counter
from html.parser import HTMLParser

import pytest

from tests.workbench.design.preview import configure, render
from tests.workbench.design.samples import SCREENS
from workbench.templatetags import wb

configure()
FRAMED = [name for name, (template, *_rest) in SCREENS.items() if template.startswith("desk/")]


class Page(HTMLParser):
    """Tags and attributes of a page, forms with the names of their fields."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.forms: list[tuple[dict[str, str], list[str]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep it; a field belongs to the form opened last."""
        values = {name: value or "" for name, value in attrs}
        self.tags.append((tag, values))
        if tag == "form":
            self.forms.append((values, []))
        elif "name" in values and self.forms:
            self.forms[-1][1].append(values["name"])

    def count(self, tag: str) -> int:
        """How many of a tag."""
        return sum(1 for name, _ in self.tags if name == tag)


def page(name: str) -> Page:
    """A screen in light."""
    template, current, sample = SCREENS[name]
    return Page(render(template, sample, current=current, theme="light"))


@pytest.mark.parametrize("name", SCREENS)
def test_a_screen_has_one_heading_one_main_and_no_id_twice(name: str) -> None:
    drawn = page(name)
    ids = Counter(attrs["id"] for _, attrs in drawn.tags if attrs.get("id"))
    assert (drawn.count("h1"), drawn.count("main")) == (1, 1)
    assert [twice for twice, n in ids.items() if n > 1] == []


@pytest.mark.parametrize("name", SCREENS)
def test_labels_and_descriptions_point_at_something(name: str) -> None:
    drawn = page(name)
    ids = {attrs["id"] for _, attrs in drawn.tags if "id" in attrs}
    aims = [
        aim
        for _, attrs in drawn.tags
        for a in ("for", "aria-labelledby", "aria-describedby", "aria-controls")
        for aim in attrs.get(a, "").split()
    ]
    assert set(aims) - ids == set()


@pytest.mark.parametrize("name", SCREENS)
def test_every_writing_form_carries_its_proof_and_its_key(name: str) -> None:
    writing = [form for form in page(name).forms if form[0].get("method") == "post"]
    for attrs, fields in writing:
        assert "csrfmiddlewaretoken" in fields, attrs
        if not SCREENS[name][0].startswith("registration/"):
            assert "_idempotency_key" in fields, attrs


@pytest.mark.parametrize("name", FRAMED)
def test_a_screen_of_the_desk_begins_with_a_way_past_its_frame(name: str) -> None:
    drawn = page(name)
    first_link = next(attrs for tag, attrs in drawn.tags if tag == "a")
    assert first_link["href"] == "#main"


def test_the_article_holds_no_words_of_ours() -> None:
    """The paragraphs' text is the edition's text: numbers and flags are attributes."""
    template, current, sample = SCREENS["review"]
    html = render(template, sample, current=current, theme="light")
    article = re.search(r"<article[^>]*>(.*)</article>", html, re.DOTALL)
    assert article is not None
    paragraphs = re.findall(r"<(?:p|h1) [^>]*data-o[^>]*>(.*?)</(?:p|h1)>", article[1], re.DOTALL)
    assert paragraphs == [str(p["html"]) for p in sample["paragraphs"]]
    between = re.sub(r"<(p|h1) .*?</\1>", "", article[1], flags=re.DOTALL)
    assert between.strip() == ""


def test_hostile_words_come_out_escaped() -> None:
    template, current, sample = SCREENS["claim"]
    evil = "<script>alert(1)</script>"
    html = render(
        template,
        {**sample, "claim": {**sample["claim"], "text": evil, "gloss": evil}},
        current=current,
        theme="light",
    )
    assert evil not in html
    assert "&lt;script&gt;" in html


@pytest.mark.parametrize(
    ("score", "words"),
    [(0.91, ".91"), (1.0, "1.00"), (0, ".00"), (-0.2, "−.20"), (None, ""), ("", "")],
    ids=["high", "full", "nought", "below chance", "none", "absent"],
)
def test_a_score_is_written_without_its_leading_nought(score: object, words: str) -> None:
    assert wb.bare_score(score) == words


def test_json_is_coloured_and_escaped() -> None:
    drawn = str(wb.json_tokens('{"a<b": "</span>", "n": 1}'))
    assert '<span class="k">&quot;a&lt;b&quot;</span>:' in drawn
    assert '<span class="s">&quot;&lt;/span&gt;&quot;</span>' in drawn


def test_a_progress_bar_is_as_long_as_its_counts() -> None:
    drawn = str(wb.progress_bar(label="6 done, 1 open, 5 left", done=6, active=1, rest=5))
    assert 'class="sup" x="0.00%" width="49.20%"' in drawn
    assert 'aria-label="6 done, 1 open, 5 left"' in drawn


def test_an_empty_progress_bar_draws_nothing() -> None:
    assert "<rect" not in str(wb.progress_bar(label="nothing yet", done=0))
