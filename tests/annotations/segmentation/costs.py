"""What reading a text costs: lines of our own code run, and processor time for what happens inside regular expressions."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from types import FrameType

from annotations.segmentation import segment


def seconds(text: str) -> float:
    """Processor time of one reading, the better of two."""
    best = float("inf")
    for _ in range(2):
        begun = time.process_time()
        segment(text)
        best = min(best, time.process_time() - begun)
    return best


def lines_run(text: str) -> int:
    """How many lines of the pipeline one reading runs."""
    return lines_of(lambda: segment(text))


def lines_of(work: Callable[[], object]) -> int:
    """How many lines of the pipeline a piece of work runs."""
    count = 0

    def trace(frame: FrameType, event: str, _arg: object) -> Callable[..., object] | None:
        nonlocal count
        if "segmentation" not in frame.f_code.co_filename:
            return None
        count += event == "line"
        return trace

    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(None)
    return count
