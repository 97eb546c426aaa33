"""Paragraphs of a Universal Dependencies file as their sentences."""

from __future__ import annotations

import gzip
from pathlib import Path


def read_paragraphs(path: Path) -> list[list[str]]:
    """The sentences of each paragraph, as written (``# text``); a new document begins a paragraph too."""
    paragraphs: list[list[str]] = [[]]
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith(("# newpar", "# newdoc")) and paragraphs[-1]:
                paragraphs.append([])
            elif line.startswith("# text = "):
                paragraphs[-1].append(line[9:].rstrip("\n"))
    return [paragraph for paragraph in paragraphs if paragraph]
