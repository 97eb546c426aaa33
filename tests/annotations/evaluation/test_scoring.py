"""The measures, on cases small enough to reckon by hand."""

from __future__ import annotations

import pytest

from annotations.evaluation.scoring import (
    Agreement,
    boundary_agreement,
    brier,
    calibration_error,
    chrf,
    matched,
    overlap,
    span_agreement,
)


def test_overlap_is_intersection_over_union() -> None:
    assert overlap((0, 10), (5, 15)) == pytest.approx(5 / 15)
    assert overlap((0, 10), (10, 20)) == 0.0
    assert overlap((3, 7), (3, 7)) == 1.0


def test_each_span_is_matched_once_and_the_best_pair_first() -> None:
    gold = [(0, 10), (8, 20)]
    found = [(0, 20), (0, 10)]
    assert matched(gold, found, 0.3) == [(0, 1), (1, 0)]
    assert span_agreement(gold, found, 0.8) == Agreement(right=1, found=2, gold=2)


def test_f1_is_the_harmonic_mean_and_nothing_found_is_zero() -> None:
    assert Agreement(right=2, found=4, gold=3).f1 == pytest.approx(2 * 0.5 * (2 / 3) / (0.5 + 2 / 3))
    assert Agreement(found=0, gold=5).f1 == 0.0
    assert Agreement().f1 == 0.0


def test_a_boundary_counts_once() -> None:
    assert boundary_agreement([5, 9], [5, 5, 7]) == Agreement(right=1, found=2, gold=2)


def test_calibration_tells_chances_that_are_too_high() -> None:
    assert brier([True, False], [1.0, 0.0]) == 0.0
    assert calibration_error([True, False, False, False], [0.75] * 4) == pytest.approx(0.5)
    assert calibration_error([True, True, True, False], [0.75] * 4) == pytest.approx(0.0)


def test_chrf_is_one_for_equal_texts_and_falls_with_the_difference() -> None:
    assert chrf("the road is open", "the road is open") == pytest.approx(1.0)
    assert chrf("the road is open", "zzz") == 0.0
    assert 0.3 < chrf("the road is open", "the road is closed") < 1.0
