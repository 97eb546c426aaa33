"""Static files collected, hashed and imported under their hashed names (UI.md's trap of the JSDoc import)."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from workbench.staticfiles import imported_by, lean_style

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


def test_modules_import_hashed_names(gathered: Callable[[str], str], tmp_path: Path) -> None:
    main = gathered("wb/main.js")
    imported = re.findall(r'(?:from|import)\s*\(?"(\./[^"]+)"', main)
    assert len(imported) > 10
    assert all(re.fullmatch(r"\./[\w.-]+\.[0-9a-f]{12}\.js", name) for name in imported)
    assert all((tmp_path / "wb" / name).exists() for name in imported)


def test_what_is_served_has_no_comments_and_says_all_it_said(gathered: Callable[[str], str]) -> None:
    for name in OURS:
        source, lean = (WB / name).read_text(), gathered(f"wb/{name}")
        assert "/**" not in lean, name
        assert [words for words in SAID.findall(source) if words not in lean] == [], name
        assert len(lean) < len(source), name


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


def test_all_that_main_imports_is_told_beforehand() -> None:
    told = imported_by("wb/main.js")
    assert "wb/selection.js" in told  # main imports it
    assert "wb/offsets.js" in told  # selection imports it
    assert "wb/palette.js" not in told  # comes with its key
    assert len(told) == len(set(told))
