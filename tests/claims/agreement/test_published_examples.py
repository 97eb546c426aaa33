"""The coefficients give the numbers their authors printed."""

from __future__ import annotations

import pytest

from claims.agreement import (
    bootstrap_interval,
    cohen_kappa,
    fleiss_kappa,
    gwet_ac1,
    krippendorff_alpha,
    percent_agreement,
)


def _columns(*rows: str) -> list[dict[str, str]]:
    """One row of labels a rater, a dot where one gave none, as the papers print them."""
    raters = [row.split() for row in rows]
    return [
        {f"rater {n}": label for n, label in enumerate(labels) if label != "."}
        for labels in zip(*raters, strict=True)
    ]


def _square(labels: str, *rows: tuple[int, ...]) -> list[dict[str, str]]:
    """A table of how often the first rater's label (row) met the second's (column)."""
    return [
        {"Anahit": one, "Bela": other}
        for one, row in zip(labels, rows, strict=True)
        for other, times in zip(labels, row, strict=True)
        for _ in range(times)
    ]


BINARY = _columns("0 1 0 0 0 0 0 0 1 0", "1 1 1 0 0 1 0 0 0 0")
NOMINAL = _columns("a a b b d c c c e d d a", "b a b b b c c c e d d d")
MISSING = _columns(
    "1 2 3 3 2 1 4 1 2 . . .",
    "1 2 3 3 2 2 4 1 2 5 . 3",
    ". 3 3 3 2 3 4 2 2 5 1 .",
    "1 2 3 3 2 4 4 1 2 5 1 .",
)
COHEN = _square("abc", (88, 14, 18), (10, 40, 10), (2, 6, 12))
GWET = _square("+-", (118, 5), (2, 0))
FLEISS = [
    {f"{label}{n}": label for label, times in zip("abcde", row, strict=True) for n in range(times)}
    for row in [
        *[(0, 0, 0, 0, 14), (0, 2, 6, 4, 2), (0, 0, 3, 5, 6), (0, 3, 9, 2, 0), (2, 2, 8, 1, 1)],
        *[(7, 7, 0, 0, 0), (3, 2, 6, 3, 0), (2, 5, 3, 2, 2), (6, 5, 2, 1, 0), (0, 2, 2, 3, 7)],
    ]
]


@pytest.mark.parametrize(
    ("units", "order", "printed"),
    [(BINARY, None, 0.095), (NOMINAL, None, 0.692), (MISSING, None, 0.743), (MISSING, "12345", 0.815)],
    ids=["two raters, two labels", "two raters, five labels", "four raters with gaps", "the same, ordinal"],
)
def test_alpha_is_as_in_krippendorff_2011(
    units: list[dict[str, str]], order: str | None, printed: float
) -> None:
    assert krippendorff_alpha(units, order=order).value == pytest.approx(printed, abs=0.0005)


def test_kappa_is_as_in_cohen_1960() -> None:
    found = cohen_kappa(COHEN)
    assert found.value == pytest.approx(0.492, abs=0.0005)
    assert (found.observed, found.expected) == (pytest.approx(0.70), pytest.approx(0.41))


def test_kappa_of_fourteen_raters_is_as_printed() -> None:
    assert fleiss_kappa(FLEISS).value == pytest.approx(0.210, abs=0.0005)


def test_ac1_is_as_in_gwet_2008_where_kappa_fails() -> None:
    assert gwet_ac1(GWET).value == pytest.approx(0.9408, abs=0.0005)
    assert cohen_kappa(GWET).value == pytest.approx(-0.0234, abs=0.0005)


def test_measures_that_allow_gaps_agree_with_the_reference_implementation() -> None:
    """As irrCAC on the same four raters (its `cac.raw4raters`)."""
    assert percent_agreement(MISSING).value == pytest.approx(0.81818, abs=0.00001)
    assert gwet_ac1(MISSING).value == pytest.approx(0.77544, abs=0.00001)


def test_the_interval_holds_alpha_and_depends_on_the_seed_alone() -> None:
    first, again = bootstrap_interval(MISSING, seed=7), bootstrap_interval(MISSING, seed=7)
    other = bootstrap_interval(MISSING, seed=8)
    assert first is not None
    assert first == again != other
    assert first.low < 0.743 < first.high
    assert first.low < first.high <= 1


def test_a_wider_level_gives_a_wider_interval() -> None:
    narrow, wide = (bootstrap_interval(MISSING, seed=7, level=level) for level in (0.5, 0.95))
    assert narrow is not None
    assert wide is not None
    assert wide.low < narrow.low < narrow.high <= wide.high
