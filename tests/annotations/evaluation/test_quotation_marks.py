"""The measure of quotation marks on one made article and one passage of a seed."""

from __future__ import annotations

import io
import json
import tarfile
from pathlib import Path

import pytest

from annotations.evaluation import evaluate
from annotations.evaluation.polnear import read_polnear
from annotations.evaluation.seeds import GOLD, read_seeds

TEXT = "“It rained,” Ann said to the paper here.\n\nBob denied “all of it, and called it a “wild tale” of hers."
STANDOFF = (
    "T1\tContent 0 12\t“It rained,”\n"
    "T2\tContent 81 93;0 5\ta “wild tale”\n"
    "T3\tContent 52 99\tall of it\n"
    "#1\tAnnotatorNotes E1\ta note\nthat goes on\n"
    "E1\tAttribution:T9 Content:T1\nE2\tAttribution:T9 Content:T3\n"
)


def _data(folder: Path, standoff: str = STANDOFF) -> Path:
    (folder / "polnear").mkdir()
    with tarfile.open(folder / "polnear" / "train_dev.tar.gz", "w:gz") as archive:
        for name, content in (("dev/text/a_1_rain.txt", TEXT), ("dev/attributions/a_1_rain_x.ann", standoff)):
            member = tarfile.TarInfo(name)
            member.size = len(content.encode())
            archive.addfile(member, io.BytesIO(content.encode()))
    seed = read_seeds(None)[0]
    at = seed.text.index("“Regarding")
    right = {"start": at, "end": seed.text.index("”", at) + 1, "mode": "direct"}
    wrong = {"start": at + 1, "end": at + 9, "mode": "direct_fragment"}
    said = {"start": 0, "end": 5, "mode": "indirect"}
    (folder / GOLD).parent.mkdir()
    (folder / GOLD).write_text(json.dumps({"files": {seed.name: {"quotes": [right, wrong, said]}}}), encoding="utf-8")
    return folder


def test_direct_quotations_are_looked_for_and_mended_ones_counted(tmp_path: Path) -> None:
    recalled, mended, exact = list(evaluate(_data(tmp_path), only=["quotations"]))
    assert recalled.value == 1.0
    assert mended.value == pytest.approx(1 / 3)
    assert exact.value == pytest.approx(1 / 2)


def test_without_data_nothing_is_claimed() -> None:
    assert list(evaluate(None, only=["quotations"])) == []


def test_a_note_over_two_lines_is_no_row_and_parts_may_stand_in_any_order(tmp_path: Path) -> None:
    folder = _data(tmp_path, STANDOFF.replace("E2\tAttribution:T9 Content:T3", "E2\tAttribution:T9 Content:T2"))
    (article,) = read_polnear(folder, "dev")
    assert [one.content for one in article.attributions] == [(0, 12), (0, 93)]
