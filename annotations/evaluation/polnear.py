"""PolNeAR: news articles with source, cue and content spans, as brat stand-off files in one archive."""

from __future__ import annotations

import re
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from annotations.segmentation.found import Span

ARCHIVE = Path("polnear") / "train_dev.tar.gz"
_NUMBERED = re.compile(r"\d+\Z")


@dataclass(frozen=True, slots=True)
class Attributed:
    """One annotated attribution: the extent of its content, and its source and cue spans (none: implied)."""

    content: Span
    sources: tuple[Span, ...]
    cues: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Annotated:
    """One article with what its first annotator marked."""

    name: str
    text: str
    attributions: tuple[Attributed, ...]


def read_polnear(data: Path, part: str) -> Iterator[Annotated]:
    """The articles of ``train`` or ``dev``; of several annotators the first by file name."""
    texts: dict[str, str] = {}
    marks: dict[str, tuple[str, str]] = {}
    with tarfile.open(data / ARCHIVE) as archive:
        for member in archive:
            path = PurePosixPath(member.name)
            if not member.isfile() or path.parts[0] != part:
                continue
            handle = archive.extractfile(member)
            content = handle.read().decode("utf-8") if handle else ""
            if path.suffix == ".txt":
                texts[path.stem] = content
            elif path.suffix == ".ann":
                article = path.stem.rsplit("_", 1)[0]
                marks[article] = min(marks.get(article, (path.name, content)), (path.name, content))
    for name in sorted(texts.keys() & marks.keys()):
        yield Annotated(name, texts[name], tuple(_attributions(marks[name][1])))


def _attributions(standoff: str) -> Iterator[Attributed]:
    spans: dict[str, Span] = {}
    # A note in the train part runs over line ends; what follows in the next line is no row.
    rows = [line.split("\t") for line in standoff.split("\n") if "\t" in line]
    for row in rows:
        if row[0].startswith("T"):
            places = [tuple(int(edge) for edge in piece.split()) for piece in row[1].split(" ", 1)[1].split(";")]
            spans[row[0]] = (min(place[0] for place in places), max(place[1] for place in places))
    for row in rows:
        if row[0].startswith("E"):
            held: dict[str, list[Span]] = {"Content": [], "Source": [], "Cue": []}
            for part in row[1].split():
                role, _, mark = part.partition(":")
                if mark in spans:
                    held.setdefault(_NUMBERED.sub("", role), []).append(spans[mark])
            contents = held["Content"]
            if contents:
                extent = (min(start for start, _ in contents), max(end for _, end in contents))
                yield Attributed(extent, tuple(held["Source"]), tuple(held["Cue"]))
