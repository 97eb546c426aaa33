"""What the pipeline costs: processor time by stage and peak memory, on news and on hostile text.

Seconds depend on the machine and on what else it does; the figures that hold anywhere are the ratios of four times the
text to once, which tell whether the work grows with the length of the text or with its square.
"""

from __future__ import annotations

import gc
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from annotations.evaluation.figures import Figure
from annotations.evaluation.polnear import read_polnear
from annotations.evaluation.seeds import read_seeds
from annotations.segmentation import segment

_MEGABYTE = 1_000_000
_ARTICLE = 4_000
_HOSTILE: tuple[tuple[str, str], ...] = (
    ("quotation marks", '"'),
    ("opening marks", "“"),
    ("abbreviations", "Mr. "),
    ("one line without an end", "word "),
    ("nested brackets", "("),
    ("verbs of saying", "he said that "),
    ("digits and commas", "1,"),
    ("capitals", "Abc "),
)
_MEMORY = """
import sys
from pathlib import Path
from annotations.segmentation import segment
segment(sys.stdin.buffer.read().decode("utf-8"))
status = Path("/proc/self/status").read_text()  # getrusage would count the parent at the fork
print(status.split("VmHWM:")[1].split()[0])
"""


@dataclass(slots=True)
class StageTimes:
    """Processor seconds by stage of one run."""

    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def __call__(self, stage: str) -> Iterator[None]:
        """Stop the time of one stage."""
        begun = time.process_time()
        try:
            yield
        finally:
            self.seconds[stage] = self.seconds.get(stage, 0.0) + time.process_time() - begun


def measure(data: Path | None) -> Iterator[Figure]:
    """Processor time of this process: of a megabyte of news (with ``data``), of one article and of hostile texts."""
    if data is not None:
        yield from _megabyte("PolNeAR train, 1 MB", _joined(data))
    seeds = "\n\n".join(seed.text for seed in read_seeds(None))
    article = _best(lambda: segment(seeds[:_ARTICLE]))
    yield Figure("speed", f"seeds, first {_ARTICLE} characters", "one article", article * 1_000, 30, unit="ms", at_most=True)
    for what, piece in _HOSTILE:
        yield Figure("speed", what, "cost of 4 × the text", _growth(piece), 9, "linear: 4, quadratic: 16", "×", at_most=True)


def _megabyte(name: str, news: str) -> Iterator[Figure]:
    """Rates of the rule stages (2 to 6, layout to names) and of all, the stages by what they cost, and memory."""
    gc.collect()
    gc.freeze()  # what other stages' data left in this process is not the pipeline's to walk
    whole, rules, watch = min((_run(news) for _ in range(3)), key=lambda run: run[1])
    gc.unfreeze()
    others = "lexical CRF 90,000 (attribution alone), pySBD 150,000 (sentences alone)"
    yield Figure("speed", name, "rule stages", len(news) / rules, 1_000_000, others, "chars/s")
    yield Figure("speed", name, "whole pipeline", len(news) / whole, unit="chars/s")
    for stage, seconds in sorted(watch.seconds.items(), key=lambda row: -row[1]):
        yield Figure("speed", name, f"of it {stage}", seconds * 1_000, unit="ms")
    yield Figure("speed", name, "peak memory", _peak_megabytes(news), 120, unit="MB", at_most=True)


def _run(news: str) -> tuple[float, float, StageTimes]:
    """Processor seconds of one reading: of all stages, of the rule stages, by stage."""
    watch = StageTimes()
    begun = time.process_time()
    segment(news, watch=watch)
    whole = time.process_time() - begun
    return whole, sum(seconds for stage, seconds in watch.seconds.items() if stage not in ("claims", "quoted")), watch


def _growth(piece: str) -> float:
    """How many times the cost of a text that of one four times as long is."""
    once, four = (_best(lambda length=length: segment(piece * (length // len(piece)))) for length in (50_000, 200_000))  # type: ignore[misc]
    return four / once


def _best(work: Callable[[], object], times: int = 3) -> float:
    seconds = []
    for _ in range(times):
        begun = time.process_time()
        work()
        seconds.append(time.process_time() - begun)
    return max(min(seconds), 1e-6)


def _joined(data: Path) -> str:
    pieces: list[str] = []
    length = 0
    for article in read_polnear(data, "train"):
        if length >= _MEGABYTE:
            break
        pieces.append(article.text)
        length += len(article.text) + 2
    return "\n\n".join(pieces)[:_MEGABYTE]


def _peak_megabytes(text: str) -> float:
    """Peak resident memory of a fresh interpreter that segments the text once."""
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run([sys.executable, "-c", _MEMORY], input=text.encode(), capture_output=True, cwd=root, check=True)  # noqa: S603  our own interpreter
    return int(done.stdout) / 1024
