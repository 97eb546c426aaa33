"""Pictures of the screens, to be looked at; and no word is cut whatever a reader asks of the browser (UI.md §8.8, §10).

Pictures are made with `--all`, and kept where `WORKBENCH_SHOTS=folder` says, else they go with the run.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import people
from tests.browser.flow.conftest import PASSWORD, Enter
from tests.browser.flow.hand import Hand
from tests.browser.flow.sight import CUT, HEIGHT, WIDER, shoot, told_folder
from tests.browser.flow.test_accessible import screens

WIDTHS = (1560, 1100, 420)
SPACED = """* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
p { margin-bottom: 2em !important }"""
ASKED = {
    "forced colours": {"forced_colors": "active"}, "more contrast": {"contrast": "more"}, "no motion": {"reduced_motion": "reduce"},
    "spaced": {"bypass_csp": True}, "twice as large": {"device_scale_factor": 2},
}  # fmt: skip
OFTEN = {"forced colours", "spaced"}
"""In the ordinary run; the others with `--all`."""


@pytest.mark.browser
@pytest.mark.slow
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_pictures_of_the_screens(enter: Enter, desk: people.Desk, tmp_path: Path, theme: str) -> None:
    folder = told_folder(tmp_path)
    todo = screens(desk)
    windows: dict[str, Hand] = {}
    for name, path in todo:
        if name not in windows:
            windows[name] = enter(theme=theme, keyboard_only=False)
            windows[name].sign_in(name, PASSWORD)
        windows[name].page.set_viewport_size({"width": WIDTHS[0], "height": HEIGHT})
        windows[name].go(path)
        for width in WIDTHS:
            windows[name].page.set_viewport_size({"width": width, "height": HEIGHT})
            shoot(windows[name].page, folder, path, width, theme)
    assert list(folder.glob(f"*_{theme}.png"))


@pytest.mark.browser
@pytest.mark.parametrize("asked", [name if name in OFTEN else pytest.param(name, marks=pytest.mark.slow) for name in ASKED])
def test_no_word_is_cut_as_a_reader_may_ask_for_it(enter: Enter, desk: people.Desk, tmp_path: Path, asked: str) -> None:
    folder, found = told_folder(tmp_path), list[str]()
    article = people.segmented_article(desk.anahit, title="Court orders the corridor open", outlet="Court")
    mine = people.claim(desk.anahit, article)
    disputed = people.reviewed_claim(desk, article=people.segmented_article(desk.anahit, people.ARTICLE + "More."))
    review = f"/articles/{article.pk}?at=s{mine.mentions.get().span_id}"
    for name, paths in {"bela": [review, f"/claims/{disputed.pk}", "/"], "chen": [f"/claims/{disputed.pk}/adjudicate"]}.items():
        hand = enter(keyboard_only=False, **ASKED[asked])
        hand.sign_in(name, PASSWORD)
        for path in paths:
            hand.go(path)
            if asked == "spaced":
                hand.page.add_style_tag(content=SPACED)
            for width in (780, 320) if asked == "twice as large" else (1560, 420):
                hand.page.set_viewport_size({"width": width, "height": HEIGHT})
                shoot(hand.page, folder, f"{asked} {path}", width, "light")
                found += [f"{path} at {width} cuts {one}" for one in hand.page.evaluate(CUT)]
                sideways = hand.page.evaluate(WIDER)
                found += [f"{path} at {width} scrolls sideways by {sideways}"] if sideways > 0 else []
    assert found == []
