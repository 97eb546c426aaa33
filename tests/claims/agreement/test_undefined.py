"""Where a number does not exist, the answer says why instead of inventing one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from claims.agreement import (
    Coefficient,
    Undefined,
    Unit,
    bootstrap_interval,
    cohen_kappa,
    fleiss_kappa,
    gwet_ac1,
    krippendorff_alpha,
    percent_agreement,
)

Measure = Callable[[list[Unit]], Coefficient]
ALL: tuple[Measure, ...] = (percent_agreement, cohen_kappa, fleiss_kappa, gwet_ac1, krippendorff_alpha)
CORRECTED: tuple[Measure, ...] = (cohen_kappa, fleiss_kappa, gwet_ac1, krippendorff_alpha)


def _name(measure: Measure) -> str:
    return str(getattr(measure, "__name__", measure)).replace("_", " ")


@pytest.mark.parametrize("measure", ALL, ids=_name)
@pytest.mark.parametrize("units", [[], [{}], [{"Anahit": "a"}]], ids=["nothing", "nobody", "one person"])
def test_nothing_judged_twice_has_no_agreement(measure: Measure, units: list[Unit]) -> None:
    found = measure(units)
    assert found.value is None
    assert found.reason in {Undefined.NOTHING_TWICE, Undefined.NOT_TWO_RATERS}


@pytest.mark.parametrize("measure", CORRECTED, ids=_name)
def test_one_label_everywhere_says_nothing_about_agreement(measure: Measure) -> None:
    found = measure([{"Anahit": "true", "Bela": "true"}] * 5)
    assert (found.value, found.reason, found.units) == (None, Undefined.ONE_LABEL, 5)
    assert found.observed == 1


def test_ac1_knows_that_the_scale_offered_more() -> None:
    assert gwet_ac1([{"Anahit": "true", "Bela": "true"}] * 5, labels=4).value == 1


@pytest.mark.parametrize("measure", CORRECTED, ids=_name)
def test_full_agreement_on_several_labels_is_one(measure: Measure) -> None:
    units: list[Unit] = [{"Anahit": label, "Bela": label} for label in "abca"]
    assert measure(units).value == pytest.approx(1)


def test_three_people_are_no_pair() -> None:
    units: list[Unit] = [{"Anahit": "a", "Bela": "a", "Chen": "b"}]
    assert cohen_kappa(units).reason is Undefined.NOT_TWO_RATERS


def test_uneven_numbers_of_judgements_are_refused_where_the_formula_needs_even_ones() -> None:
    units: list[Unit] = [{"Anahit": "a", "Bela": "b"}, {"Anahit": "a", "Bela": "a", "Chen": "b"}]
    assert fleiss_kappa(units).reason is Undefined.UNEVEN
    assert krippendorff_alpha(units).value is not None


def test_no_interval_without_a_value() -> None:
    assert bootstrap_interval([{"Anahit": "a", "Bela": "a"}], seed=1) is None


def test_every_reason_is_a_sentence() -> None:
    for reason in Undefined:
        assert reason.endswith(".")
