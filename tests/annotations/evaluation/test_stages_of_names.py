from __future__ import annotations

import json
from pathlib import Path

import pytest

from annotations.evaluation import names, quantities, speakers
from annotations.evaluation.seeds import GOLD, SEEDS

SEED = "003_01df4de8759f3225.txt"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Gold for one seed: two quotations, one with a wrong speaker, one that no suggestion overlaps, and two groups of names."""
    text = (SEEDS / SEED).read_bytes().decode("utf-8")
    said = text.index("“France even bans")
    quotes = [
        {"start": said, "end": text.index(",” Aliyev said") + 2, "speaker": "ilham Aliyev", "via": []},
        {"start": text.index("Putin and Pashinian agreed"), "end": text.index(", the statement added"), "speaker": "Nobody", "via": []},
        {"start": 0, "end": 5, "speaker": "Nobody", "via": []},
    ]
    gold = {"entity_variants": [["Lachin road", "Lachin corridor"], ["Kremlin", "Daily Sabah"]], "files": {SEED: {"quotes": quotes}}}
    path = tmp_path / GOLD
    path.parent.mkdir()
    path.write_text(json.dumps(gold), encoding="utf-8")
    return tmp_path


def test_speakers_are_counted_among_what_is_found(data: Path) -> None:
    assert [figure.value for figure in speakers.measure(data)] == [0.5, 0.5, pytest.approx(2 / 3)]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("The Kremlin", "kremlin", True),
        ("statement by the press service", "press service", True),
        ("Ilham Aliyev (implied)", "Ilham Aliyev", True),
        ("Aliyev", "Ilham Aliyev", False),
    ],
)
def test_names_are_compared_without_article_paper_and_case(one: str, other: str, same: bool) -> None:
    assert (speakers.name_key(one) == speakers.name_key(other)) is same


def test_variants_of_one_name_are_counted_in_pairs(data: Path) -> None:
    assert [figure.value for figure in names.measure(data)] == [pytest.approx(2 / 3), 0.5]


def test_without_data_only_what_the_project_holds_is_measured() -> None:
    assert list(speakers.measure(None)) == list(names.measure(None)) == []
    assert {figure.met for figure in quantities.measure(None)} == {True}
