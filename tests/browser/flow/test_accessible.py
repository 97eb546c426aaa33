"""No violation that axe-core knows of, on any screen of the main job, in both themes (UI.md §8.1)."""

from __future__ import annotations

import base64
import hashlib
import tomllib
from pathlib import Path

import pytest

from annotations.models import Lesson
from annotations.services.lexicon import add_entry
from claims.services.publish import publish
from tests import people
from tests.browser.flow.conftest import PASSWORD, Enter
from tests.browser.flow.hand import Hand
from tests.browser.flow.sight import EVERY_WIDTH, Sight

VENDOR = Path(__file__).parents[1] / "vendor"


def test_axe_is_what_was_published() -> None:
    (told,) = tomllib.loads((VENDOR / "VENDOR.toml").read_text())["file"]
    digest = hashlib.sha384((VENDOR / told["path"]).read_bytes()).digest()
    assert told["sha384"] == f"sha384-{base64.b64encode(digest).decode()}"
    assert (VENDOR / told["license_file"]).read_text().startswith("Mozilla Public License")


def screens(desk: people.Desk) -> list[tuple[str, str]]:
    """Who looks at what, after some work has been done."""
    article = people.segmented_article(desk.anahit, title="Court orders the corridor open", outlet="Court", published="2023-02-22")
    published, _ = people.adjudicated_claim(desk, article)
    publish(by=desk.edda, claim=published)
    disputed = people.reviewed_claim(desk, article=people.segmented_article(desk.anahit, people.ARTICLE + "More."))
    people.claim(desk.anahit, article, people.FIGURE)
    add_entry(by=desk.edda, term="corridor", gloss="road")
    Lesson.objects.create(
        project=desk.edda.project, number=1, used=True, pipeline_version="2.0.0", accepted=12, rejected=9, before=0.71, after=0.84,
        signs=[
            {"name": "number", "shift": 0.42, "accepted": 9, "rejected": 1},
            {"name": "belief", "shift": -0.3, "accepted": 1, "rejected": 6},
        ],
    )  # fmt: skip
    speaker, second = desk.anahit.speakers().order_by("pk")[0], disputed.mentions.get().span.edition.article_id
    mine, project = f"/articles/{article.pk}", f"/projects/{desk.project_id}"
    suggested = desk.anahit.spans().filter(edition__article=article, status="suggested").order_by("label__kind", "start")
    figure, quotation = (suggested.filter(label__kind=kind).values_list("pk", flat=True)[0] for kind in ("quantity", "quotation"))
    panels = [f"{mine}?at={key}" for key in ("layout", "p0", f"s{figure}", f"s{quotation}")]
    seen = {
        "bela": ["/", "/articles", "/articles/new", mine, *panels, f"/claims/{published.pk}", f"/claims/{disputed.pk}", "/claims",
                 "/search?q=road", "/exports", "/projects", "/sources",
                 f"/sources?speaker={speaker.pk}", "/sources?outlet=Court", "/compare", f"/compare?a={article.pk}&a={second}"],
        "chen": [f"/claims/{disputed.pk}/adjudicate"],
        "edda": [
            "/dashboard",
            f"{project}/members", f"{project}/guideline", "/settings", f"{project}/lexicon", f"{project}/lexicon?edit=regime",
            f"{project}/ranking", f"{project}/resegment",
        ],
    }  # fmt: skip
    return [(name, path) for name, paths in seen.items() for path in paths]


@pytest.mark.browser
@EVERY_WIDTH
def test_no_screen_has_a_violation(enter: Enter, desk: people.Desk, sight: Sight) -> None:
    todo = screens(desk)
    door = enter(keyboard_only=False)
    door.page.goto("/sign-in")
    sight.at(door, "/sign-in")
    windows: dict[str, Hand] = {}
    for name, path in todo:
        if name not in windows:
            windows[name] = enter(keyboard_only=False)
            windows[name].sign_in(name, PASSWORD)
        windows[name].go(path)
        sight.at(windows[name], path)
