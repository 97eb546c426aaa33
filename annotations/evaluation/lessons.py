"""Learning from the desk, on simulated desks: does a lesson rank the unseen better, and does it harm where there is none to teach?

A desk decides on ClaimBuster's ground truth by a taste of its own; a lesson is learnt from some of its decisions, and
average precision is measured on all others, as delivered and as the desk would be shown them (a lesson that does not
help is not used). Which decisions come first is turned four times; figures are means.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from zlib import crc32

from annotations.evaluation.claimbuster import Judged, read_groundtruth
from annotations.evaluation.figures import Figure
from annotations.learning import Decision, learn
from annotations.segmentation.claims.checkworthiness import weigh
from annotations.segmentation.claims.precision import average_precision
from annotations.segmentation.claims.taught import moved
from annotations.segmentation.lexicon import lexicon

_STAGE, _DATA = "lessons", "ClaimBuster groundtruth, desks simulated"
TURNS = 4
DECISIONS = (60, 240)
_WAR = lexicon("war wars killed attack attacks military missile missiles vote voted law laws bill treaty")
TASTES: tuple[tuple[str, Callable[[Judged], bool]], ...] = (
    ("takes up figures", lambda one: one.worth and any(letter.isdigit() for letter in one.text)),
    ("takes up war and laws", lambda one: not _WAR.isdisjoint(one.text.lower().split())),
    ("takes up what the experts do", lambda one: one.worth),
    ("decides by chance", lambda one: crc32(one.text.encode()) % 2 == 0),
)


def measure(data: Path | None) -> Iterator[Figure]:
    """Average precision as shown after some decisions, beside that as delivered; to be no worse by more than a hundredth."""
    if data is None:
        return
    sentences = sorted(read_groundtruth(data), key=lambda one: crc32(one.text.encode()[::-1]))
    for taste, accepts in TASTES:
        for count in DECISIONS:
            pairs = [_turn(sentences, accepts, count, len(sentences) * turn // TURNS) for turn in range(TURNS)]
            before, after = (sum(column) / TURNS for column in zip(*pairs, strict=True))
            name = f"AP, desk {taste}, {count} decisions"
            yield Figure(_STAGE, _DATA, name, after, before - 0.01, f"as delivered {before:.3f}")


def _turn(sentences: Sequence[Judged], accepts: Callable[[Judged], bool], count: int, start: int) -> tuple[float, float]:
    """Average precision on what was not decided, as delivered and as shown."""
    turned = [*sentences[start:], *sentences[:start]]
    lesson = learn([Decision(one.text, accepts(one), at) for at, one in enumerate(turned[:count])])
    shifts = lesson.shifts() if lesson.helps else {}
    rest = turned[count:]
    labels = [accepts(one) for one in rest]
    as_delivered = [weigh(one.text) for one in rest]
    shown = [moved(shifts, one.text, weighed, attributed=False, attitude=False) for one, weighed in zip(rest, as_delivered, strict=True)]
    before, after = (average_precision(labels, [weighed.weight for weighed in ranked]) for ranked in (as_delivered, shown))
    return before, after
