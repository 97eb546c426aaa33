"""Static files collected and hashed: scripts and sheets as one file each."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from workbench.staticfiles import lean_style

WB = Path(__file__).resolve().parents[2] / "workbench" / "static" / "wb"


@pytest.fixture
def gathered(tmp_path: Path, settings: Any) -> Callable[[str], str]:
    """Gather the static files and read one as it is served."""
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "workbench.staticfiles.HashedStaticFiles"},
    }
    call_command("collectstatic", interactive=False, verbosity=0)
    names = json.loads((tmp_path / "staticfiles.json").read_text())["paths"]
    return lambda name: (tmp_path / names[name]).read_text()


OURS = sorted(path.name for path in WB.glob("*.js"))
SAID = re.compile(r'\bsay\(\s*("(?:[^"\\]|\\.)*")')


def test_what_is_served_has_no_comments_and_says_all_it_said(gathered: Callable[[str], str], tmp_path: Path) -> None:
    lean = gathered("wb/main.js")
    assert "/**" not in lean
    assert not re.search(r"\b(import|export)\b", lean)
    assert not list((tmp_path / "wb").glob("palette.*.js"))  # no module is served beside the bundle
    for name in OURS:
        assert [words for words in SAID.findall((WB / name).read_text()) if words not in lean] == [], name


def test_our_files_are_packed_to_what_they_are(gathered: Callable[[str], str], tmp_path: Path) -> None:
    [path] = (tmp_path / "wb").glob("main.*.js.gz")
    assert gzip.decompress(path.read_bytes()).decode() == gathered("wb/main.js")
    assert path.stat().st_size < len(gzip.compress(gathered("wb/main.js").encode()))


def test_the_style_sheets_are_served_as_one_file_with_every_rule(gathered: Callable[[str], str]) -> None:
    lean = gathered("wb/desk.css")
    parts = [gathered(f"wb/{name}.css") for name in ("tokens", "fonts", "base", "components", "screens")]
    assert "@import" not in lean
    assert "/*" not in lean
    assert lean == " ".join(parts)


@pytest.mark.parametrize(
    ("css", "served"),
    [
        ("a  b\n:hover { x: 1 }", "a b :hover { x: 1 }"),
        ("a/* not this */ {\n  content: '/* this */  ' ;\n}", "a { content: '/* this */  ' ; }"),
        ('q::before { content: "\\"  /* in */" }', 'q::before { content: "\\"  /* in */" }'),
    ],
    ids=["a descendant stays one", "comments go, strings stay", "an escaped quotation mark ends no string"],
)
def test_white_space_of_styles_is_joined_never_dropped(css: str, served: str) -> None:
    assert lean_style(css) == served
