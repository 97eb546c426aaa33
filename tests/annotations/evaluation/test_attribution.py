"""The measure of attribution on made data of two articles."""

from __future__ import annotations

import io
import json
import tarfile
from pathlib import Path

from annotations.evaluation.attribution import measure
from annotations.evaluation.polnear import ARCHIVE
from annotations.evaluation.seeds import GOLD, SEEDS

_TEXT = "Envoys met in Geneva for two days in the spring.\n\nAnn Lee said the road is open to all. Nobody came.\n"


def _made(folder: Path) -> Path:
    """One PolNeAR article with one attribution, and a gold file without quotations."""
    start = _TEXT.index("the road is")
    end = _TEXT.index(". Nobody")
    source = _TEXT.index("Ann Lee")
    standoff = f"T1\tSource {source} {source + 7}\tx\nT2\tContent {start} {end}\tx\nE1\tAttribution:T9 Content:T2 Source:T1\n"
    (folder / ARCHIVE).parent.mkdir()
    with tarfile.open(folder / ARCHIVE, "w:gz") as archive:
        for name, content in (("dev/text/made.txt", _TEXT), ("dev/attributions/made_a1.ann", standoff)):
            member = tarfile.TarInfo(name)
            member.size = len(content.encode())
            archive.addfile(member, io.BytesIO(content.encode()))
    (folder / GOLD).parent.mkdir()
    files = {path.name: {"quotes": []} for path in SEEDS.glob("*.txt")}
    (folder / GOLD).write_text(json.dumps({"files": files}), encoding="utf-8")
    return folder


def test_one_content_with_its_source_is_right(tmp_path: Path) -> None:
    found = {figure.measure: figure.value for figure in measure(_made(tmp_path)) if figure.data == "PolNeAR dev"}
    assert found["content F1, overlap ≥ .8"] == 1.0
    assert found["source right where the content is"] == 1.0
    assert found["source F1, overlap ≥ .3"] == 1.0


def test_without_data_there_is_nothing_to_tell() -> None:
    assert list(measure(None)) == []
