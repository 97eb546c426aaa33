"""The pipeline reads the seeds as it did when someone last looked.

After a change on purpose: ``python -m tests.corpus.golden.write``, then read the difference.
"""

from __future__ import annotations

import hashlib
import tomllib
from pathlib import Path

import pytest

from annotations.segmentation import segment
from tests.corpus.golden.write import ROOT, SEEDS, golden_path, rendered, seed_text


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.stem)
def test_the_seed_reads_as_the_golden_file_says(seed: Path) -> None:
    text = seed_text(seed)
    assert rendered(text, segment(text)) == golden_path(seed).read_text(encoding="utf-8")


def test_the_manifest_names_every_seed_with_its_hash() -> None:
    manifest = tomllib.loads((ROOT / "seeds" / "MANIFEST.toml").read_text(encoding="utf-8"))
    listed = {row["file"]: row["sha256"] for row in manifest["article"]}
    assert listed == {seed.name: hashlib.sha256(seed.read_bytes()).hexdigest() for seed in SEEDS}
    assert len(listed) == 5
