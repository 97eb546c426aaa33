"""The measures of claims and drafts, on a made gold of two claims in a seed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from annotations.evaluation import evaluate
from annotations.evaluation.seeds import GOLD, SEEDS, gold_claims, read_seeds

SEED = min(SEEDS.glob("*.txt"))
WHOLE, NOWHERE = "nothing hinders the use of the road for civil and humanitarian purposes", "MOSCOW"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    text = SEED.read_bytes().decode("utf-8")
    claims = [
        {"start": text.index(part), "end": text.index(part) + len(part), "kind": kind, "normalized": normalized}
        for part, kind, normalized in (
            (WHOLE, "claim", "Nothing hinders the use of the road for civil and humanitarian purposes."),
            (NOWHERE, "claim", "Qqq."),
            (WHOLE, "allegation_reported", "left out"),
        )
    ]
    (tmp_path / GOLD).parent.mkdir()
    (tmp_path / GOLD).write_text(json.dumps({"files": {SEED.name: {"claims": claims}}}), encoding="utf-8")
    return tmp_path


def test_gold_claims_are_those_of_kind_claim(data: Path) -> None:
    assert [len(gold_claims(seed)) for seed in read_seeds(data)] == [2, 0, 0, 0, 0]


def test_a_claim_found_and_one_not(data: Path) -> None:
    figures = {figure.measure: figure.value for figure in evaluate(data, only=["claims"])}
    assert [figures[f"gold claims found at IoU {level}"] for level in (0.3, 0.5, 0.8)] == [0.5, 0.5, 0.5]
    assert figures["suggestions for each gold claim"] > 1


def test_a_draft_like_the_gold_and_one_of_other_letters(data: Path) -> None:
    (figure,) = evaluate(data, only=["drafts"])
    assert figure.value == pytest.approx(0.5, abs=0.01)
    assert figure.met is False


@pytest.mark.parametrize("stage", ["claims", "drafts"])
def test_without_data_nothing_is_told(stage: str) -> None:
    assert list(evaluate(None, only=[stage])) == []
