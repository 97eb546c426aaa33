"""The table a person reads, and the figures behind it on data made for the test."""

from __future__ import annotations

import gzip
import io
import json
import tarfile
from pathlib import Path

import pytest

from annotations.evaluation import Figure, evaluate, rendered
from annotations.evaluation.polnear import Attributed, read_polnear


def test_a_figure_that_misses_its_target_says_so() -> None:
    table = rendered(
        [
            Figure("sentences", "made", "F1", 0.9714, 0.975, "others .95"),
            Figure("sentences", "made", "speed", 5_200_000, 5_000_000, unit="chars/s"),
            Figure("claims", "made", "told only", 0.5),
            Figure("speed", "made", "memory", 130, 120, unit="MB", at_most=True),
        ]
    )
    first, second, third, fourth = table.splitlines()[1:]
    assert "0.971" in first
    assert "missed" in first
    assert first.endswith("others .95")
    assert "5,200,000 chars/s" in second
    assert "met" in second
    assert "missed" not in third
    assert "met" not in third
    assert "≤ 120" in fourth
    assert "missed" in fourth


def _data(folder: Path) -> Path:
    """Labelled data in small: two treebanks, one rule and the gold of one seed."""
    (folder / "sentences").mkdir()
    (folder / "seeds").mkdir()
    treebank = "# newpar\n# text = It rained.\n# text = The road closed.\n# newpar\n# text = Nobody came.\n"
    for name in ("gum", "ewt"):
        (folder / "sentences" / f"en_{name}-ud-dev.conllu.gz").write_bytes(gzip.compress(treebank.encode()))
    rules = [
        {"text": "It rained. Nobody came.", "sentences": ["It rained.", "Nobody came."]},
        {"text": "It rained. Nobody came.", "sentences": ["It rained. Nobody came."]},
    ]
    (folder / "sentences" / "golden_rules_en.json").write_text(json.dumps(rules))
    (folder / "seeds" / "gold_000_002_004.json").write_text(json.dumps({"files": {}, "entity_variants": []}))
    rows = [
        {"file": "000_70d76fa8916ce45b.txt", "start": 0, "end": 61},
        {"file": "000_70d76fa8916ce45b.txt", "start": 0, "end": 60},
    ]
    (folder / "seeds" / "sentences_000_002_004.jsonl").write_text("\n".join(json.dumps(row) for row in rows))
    return folder


def test_the_sentence_stage_is_scored_on_whatever_data_are_given(tmp_path: Path) -> None:
    languages, made, gum, ewt, rules, seeds, speed, imported = list(evaluate(_data(tmp_path), only=["sentences"]))
    assert (languages.value, made.value) == (1.0, 1.0)
    assert (gum.value, ewt.value) == (1.0, 1.0)
    assert rules.value == 1
    assert seeds.value == pytest.approx(0.5)
    assert speed.value > 0
    assert imported.value > 0


def _add(archive: tarfile.TarFile, name: str, content: str) -> None:
    member = tarfile.TarInfo(name)
    member.size = len(content.encode())
    archive.addfile(member, io.BytesIO(content.encode()))


def test_of_several_annotators_the_first_by_name_is_read(tmp_path: Path) -> None:
    (tmp_path / "polnear").mkdir()
    text = "Ann said it rained. Bob denied it."
    first = "T1\tSource 0 3\tAnn\nT2\tCue 4 8\tsaid\nT3\tContent 9 11;12 18\tit rained\nE1\tAttribution:T2 Source1:T1 Cue:T2 Content:T3\n"
    with tarfile.open(tmp_path / "polnear" / "train_dev.tar.gz", "w:gz") as archive:
        _add(archive, "dev/text/paper_2016-01-01_rain.txt", text)
        _add(archive, "dev/attributions/paper_2016-01-01_rain_b.ann", "")
        _add(archive, "dev/attributions/paper_2016-01-01_rain_a.ann", first)
        _add(archive, "train/text/paper_2016-01-02_sun.txt", "Sun.")
    (article,) = read_polnear(tmp_path, "dev")
    assert article.text == text
    assert article.attributions == (Attributed((9, 18), ((0, 3),), ((4, 8),)),)
