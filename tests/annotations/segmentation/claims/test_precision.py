"""Average precision by hand."""

from __future__ import annotations

import pytest

from annotations.segmentation.claims.precision import average_precision


def test_average_precision_ranks_by_score_and_lets_equal_scores_share_a_cut() -> None:
    assert average_precision([True, False, True], [0.9, 0.5, 0.4]) == pytest.approx((1 + 2 / 3) / 2)
    assert average_precision([True, False], [0.5, 0.5]) == average_precision([False, True], [0.5, 0.5]) == pytest.approx(0.5)
    assert average_precision([False, False], [0.1, 0.2]) == 0.0
