"""Every pair of text and ground that the kit uses reaches 4.5:1 in both themes, by the token file."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

TOKENS = Path(__file__).resolve().parents[3] / "workbench" / "static" / "wb" / "tokens.css"
PAIR = re.compile(r"--([\w-]+):\s*light-dark\((#[0-9a-f]+),\s*(#[0-9a-f]+)\)")
GROUNDS = ("bg", "surface", "surface-2", "sunken")
TEXT_PAIRS = [
    *((ink, ground) for ink in ("ink", "ink-2", "ink-3") for ground in GROUNDS),
    *((tone, f"{tone}-bg") for tone in ("sup", "par", "ref", "ctx", "unv")),
    *((tone, "surface") for tone in ("sup", "par", "ref", "ctx", "unv", "accent-text", "claim-t", "quote-t")),
    ("accent-ink", "accent"),
    ("accent-text", "accent-soft"),
    ("accent-text", "bg"),
    ("ink", "active-bg"),
    ("active-ink", "active-badge"),
    ("toast-ink", "toast"),
    ("toast-ink", "toast-btn"),
    ("surface", "claim"),
    ("surface", "quote"),
    ("surface", "number"),
    ("surface", "ref"),
    ("surface", "unv"),
    ("surface", "ink"),
]
TINTED_PAIRS = [
    ("claim-t", "claim-bg"),
    ("quote-t", "quote-bg"),
    ("ink", "claim-bg"),
    ("ink", "claim-sug-bg"),
    ("ink", "quote-bg"),
]
SHAPES = [(edge, ground) for edge in ("field", "focus") for ground in ("surface", "bg")]
SHAPES += [(kind, "bg") for kind in ("claim", "quote", "number", "frame", "active-edge")]

Colour = tuple[float, float, float, float]


def tokens(theme: int) -> dict[str, Colour]:
    """Every colour of the file in one theme, 0 light and 1 dark, as red, green, blue and alpha."""
    found = PAIR.findall(TOKENS.read_text(encoding="utf-8"))
    return {name: parse(values[theme]) for name, *values in found}


def parse(hexadecimal: str) -> Colour:
    """`#rgb`, `#rrggbb` or `#rrggbbaa` as fractions of one."""
    digits = hexadecimal[1:]
    digits = "".join(d * 2 for d in digits) if len(digits) in (3, 4) else digits
    parts = [int(digits[i : i + 2], 16) / 255 for i in range(0, len(digits), 2)]
    return (parts[0], parts[1], parts[2], parts[3] if len(parts) == 4 else 1.0)


def over(top: Colour, ground: Colour) -> Colour:
    """A tint lying on an opaque ground."""
    mixed = [t * top[3] + g * (1 - top[3]) for t, g in zip(top[:3], ground[:3], strict=True)]
    return (mixed[0], mixed[1], mixed[2], 1.0)


def luminance(colour: Colour) -> float:
    """Relative luminance, WCAG 2.2."""
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour[:3])
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Colour, other: Colour) -> float:
    """Contrast ratio, WCAG 2.2."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), TEXT_PAIRS, ids=[f"{i} on {g}" for i, g in TEXT_PAIRS])
def test_text_can_be_read_on_its_ground(ink: str, ground: str, theme: int) -> None:
    colours = tokens(theme)
    assert contrast(colours[ink], colours[ground]) >= 4.5


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("ground", ["surface", "bg"])
@pytest.mark.parametrize(("ink", "tint"), TINTED_PAIRS, ids=[f"{i} on {t}" for i, t in TINTED_PAIRS])
def test_text_can_be_read_on_a_tint_over_the_page(ink: str, tint: str, ground: str, theme: int) -> None:
    colours = tokens(theme)
    assert contrast(colours[ink], over(colours[tint], colours[ground])) >= 4.5


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("edge", "ground"), SHAPES, ids=[f"{e} on {g}" for e, g in SHAPES])
def test_edges_and_lines_that_carry_meaning_are_seen(edge: str, ground: str, theme: int) -> None:
    colours = tokens(theme)
    assert contrast(colours[edge], colours[ground]) >= 3


def test_every_colour_stands_in_both_themes() -> None:
    """A colour outside light-dark() would be the same in both: none is."""
    body = re.sub(r"/\*.*?\*/", "", TOKENS.read_text(encoding="utf-8"), flags=re.DOTALL)
    for line in (text for text in body.splitlines() if "#" in text):
        assert "light-dark(" in line, line
