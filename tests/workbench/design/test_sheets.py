"""Nothing inline, nothing unvouched for, nothing too heavy: the strict policy and the budgets."""

from __future__ import annotations

import base64
import gzip
import hashlib
import re
import tomllib
from pathlib import Path

import pytest

from workbench.staticfiles import lean_style

WORKBENCH = Path(__file__).resolve().parents[3] / "workbench"
STATIC = WORKBENCH / "static" / "wb"
TEMPLATES = sorted((WORKBENCH / "templates").rglob("*.html"))
VENDORED = tomllib.loads((STATIC / "vendor" / "VENDOR.toml").read_text(encoding="utf-8"))["file"]
SHEETS = ("tokens", "fonts", "base", "components", "screens")
INLINE = re.compile(
    r"<style\b|\sstyle\s*=|<script(?![^>]*\ssrc=)(?![^>]*application/(ld\+)?json)|\son[a-z]+\s*=|\shx-on|hx-vals\s*=\s*[\"']js:|javascript:",
    re.IGNORECASE,
)


@pytest.mark.parametrize(
    "path", TEMPLATES, ids=[str(p.relative_to(WORKBENCH / "templates")) for p in TEMPLATES]
)
def test_a_template_holds_nothing_inline(path: Path) -> None:
    text = re.sub(
        r"{% comment %}.*?{% endcomment %}|{#.*?#}", "", path.read_text(encoding="utf-8"), flags=re.DOTALL
    )
    assert INLINE.search(text) is None


@pytest.mark.parametrize(
    "bad",
    [
        '<p style="x">',
        "<style>",
        "<script>x</script>",
        '<a onclick="x">',
        '<b hx-on:click="x">',
        '<a href="javascript:x">',
    ],
)
def test_the_search_for_inline_code_finds_it(bad: str) -> None:
    assert INLINE.search(bad)


@pytest.mark.parametrize("entry", VENDORED, ids=[entry["path"] for entry in VENDORED])
def test_a_vendored_file_is_the_one_vouched_for(entry: dict[str, str]) -> None:
    digest = hashlib.sha384((STATIC / entry["path"]).read_bytes()).digest()
    assert entry["sha384"] == "sha384-" + base64.b64encode(digest).decode()
    assert (STATIC / entry["license_file"]).is_file()


def test_every_font_and_vendored_script_is_vouched_for() -> None:
    files = {*STATIC.glob("fonts/*.woff2"), *STATIC.glob("vendor/*.js")}
    assert {str(path.relative_to(STATIC)) for path in files} == {entry["path"] for entry in VENDORED}


def test_the_sheets_weigh_at_most_20_kb_gzipped_as_served() -> None:
    sheets = (lean_style((STATIC / f"{name}.css").read_text(encoding="utf-8")).encode() for name in SHEETS)
    assert sum(len(gzip.compress(sheet)) for sheet in sheets) <= 20 * 1024


def test_the_fonts_weigh_at_most_180_kb() -> None:
    assert sum(path.stat().st_size for path in STATIC.glob("fonts/*.woff2")) <= 180 * 1024


def test_every_icon_that_a_template_names_is_drawn() -> None:
    drawn = set(
        re.findall(r'<symbol id="([\w-]+)"', (STATIC / "icons" / "sprite.svg").read_text(encoding="utf-8"))
    )
    named = {
        name
        for path in TEMPLATES
        for name in re.findall(r'{% icon "([\w-]+)"', path.read_text(encoding="utf-8"))
    }
    assert named - drawn == set()
