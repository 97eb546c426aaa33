"""What all modules and sheets cost, and how they are written; the first view of an article is weighed in flow/test_first_view.py."""

from __future__ import annotations

import pytest

from tests.browser.js.site import STATIC, bundled
from workbench.staticfiles import lean_style, packed

pytestmark = pytest.mark.browser

BUDGET = 40_000


def test_all_scripts_together_are_within_their_budget_as_they_are_sent() -> None:
    theirs = sum(len(packed(path.read_bytes())) for path in (STATIC / "wb" / "vendor").glob("*.js"))
    assert theirs + len(packed(bundled())) <= BUDGET


def test_the_style_sheets_are_within_their_budget() -> None:
    names = ("tokens", "fonts", "base", "components", "screens")
    lean = " ".join(lean_style((STATIC / "wb" / f"{name}.css").read_text(encoding="utf-8")) for name in names)
    assert len(packed(lean.encode())) <= 20_000


def test_no_module_is_longer_than_a_page_and_each_is_typed() -> None:
    modules = sorted((STATIC / "wb").glob("*.js"))
    assert len(modules) > 15
    texts = {module.name: module.read_text(encoding="utf-8") for module in modules}
    assert [name for name, text in texts.items() if len(text.splitlines()) > 150] == []
    assert [name for name, text in texts.items() if not text.startswith("// @ts-check\n")] == []


@pytest.mark.parametrize("word", ["innerHTML", "eval(", "new Function", 'setAttribute("style"', "document.write"])
def test_the_modules_write_no_markup_and_run_no_text(word: str) -> None:
    found = [m.name for m in (STATIC / "wb").glob("*.js") if word in m.read_text(encoding="utf-8").replace('"innerHTML"', "")]
    assert found == []
