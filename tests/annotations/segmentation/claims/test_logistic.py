"""Fitting: exact where the answer is known, faithful to the prior where the data are silent."""

from __future__ import annotations

from math import log

import pytest

from annotations.segmentation.claims.logistic import Fitting, calibrated, chance, fit

FIRM = Fitting(strength=1e-6, sweeps=200, settled=1e-7)


def test_the_bias_is_the_log_odds_of_the_share() -> None:
    assert fit([{}] * 4, [True, False, False, False], fitting=FIRM)["bias"] == pytest.approx(log(1 / 3), abs=1e-4)


def test_a_sign_gets_the_log_odds_it_adds() -> None:
    rows = [{"number": 1.0}] * 4 + [{}] * 4
    labels = [True, True, True, False, True, False, False, False]
    weights = fit(rows, labels, fitting=FIRM)
    assert weights["bias"] == pytest.approx(log(1 / 3), abs=1e-3)
    assert weights["number"] == pytest.approx(2 * log(3), abs=1e-3)


def test_what_no_row_shows_keeps_its_prior() -> None:
    assert fit([{"a": 1.0}, {}], [True, False], prior={"b": -1.2})["b"] == -1.2


def test_a_strong_prior_is_hardly_moved_and_a_weak_one_is() -> None:
    rows, labels = [{"a": 1.0}] * 6 + [{}] * 6, [True] * 6 + [False] * 6
    firm = fit(rows, labels, prior={"a": -1.0}, fitting=Fitting(strength=1000.0))["a"]
    loose = fit(rows, labels, prior={"a": -1.0}, fitting=Fitting(strength=0.1))["a"]
    assert -1.0 < firm < -0.9
    assert loose > 1.0


def test_the_order_of_the_rows_does_not_matter() -> None:
    rows, labels = [{"a": 1.0}, {"b": 2.0}, {"a": 1.0, "b": 1.0}, {}], [True, False, True, False]
    one, other = fit(rows, labels, fitting=FIRM), fit(rows[::-1], labels[::-1], fitting=FIRM)
    assert one == pytest.approx(other, abs=1e-4)


def test_chances_stay_chances_however_far_the_odds() -> None:
    assert 0 < chance(-1e9) < 0.001
    assert 0.999 < chance(1e9) <= 1


def test_overconfident_odds_are_drawn_together() -> None:
    odds = [4.0] * 10 + [-4.0] * 10
    labels = [True] * 7 + [False] * 3 + [True] * 3 + [False] * 7
    slope, offset = calibrated(odds, labels)
    assert chance(slope * 4.0 + offset) == pytest.approx(0.7, abs=0.05)
