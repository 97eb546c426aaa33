"""File names made fit to be shown."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotations.importers import Refusal, display_name
from annotations.importers.names import LONGEST, display_path, suffix_of


@pytest.mark.parametrize(
    ("given_name", "shown"),
    [
        ("report.txt", "report.txt"),
        ("../../etc/passwd", "passwd"),
        ("..", "unnamed"),
        ("", "unnamed"),
        (None, "unnamed"),
        ("/abs", "abs"),
        ("C:\\Users\\a.txt", "a.txt"),
        ("a\r\nSet-Cookie: b.txt", "aSet-Cookie: b.txt"),
        ("in\u202etxt.exe", "intxt.exe"),
        ("%2e%2e", "%2e%2e"),
        ("  spaced .txt ", "spaced .txt"),
        (".hidden", ".hidden"),
        ("Հայ ռուս 🚢.pdf", "Հայ ռուս 🚢.pdf"),
    ],
)
def test_display_names(given_name, shown) -> None:
    assert display_name(given_name) == shown


def test_a_long_name_keeps_its_suffix() -> None:
    shown = display_name("n" * 300 + ".docx")
    assert len(shown) == LONGEST
    assert shown.endswith("….docx")


def test_a_path_keeps_its_folders() -> None:
    assert display_path("one/t\u202ewo/a.txt") == "one/two/a.txt"


@pytest.mark.parametrize(
    ("name", "suffix"),
    [("a.TXT", ".txt"), ("a.tar.gz", ".gz"), (".txt", ""), ("a", ""), ("a.", ""), ("v2. final", "")],
)
def test_suffixes(name, suffix) -> None:
    assert suffix_of(name) == suffix


@settings(deadline=None)
@given(st.text())
def test_any_name_is_shown_safely_or_refused(name) -> None:
    try:
        shown = display_name(name)
    except Refusal as refusal:
        assert refusal.problem.code == "filename.invalid_char"  # noqa: PT017 -- either outcome is right
    else:
        assert 0 < len(shown) <= LONGEST
        assert not set(shown) & set("/\\\r\n\x00\u202e")
        assert shown not in {".", ".."}
