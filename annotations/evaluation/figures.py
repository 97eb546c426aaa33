"""One measured figure, and the table they are printed as."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """What was measured of which stage on which data.

    ``target`` is the least that is asked, or with ``at_most`` the most that is allowed; None: only told.
    """

    stage: str
    data: str
    measure: str
    value: float
    target: float | None = None
    peers: str = ""
    unit: str = ""
    at_most: bool = False

    @property
    def met(self) -> bool | None:
        """Whether the target is reached; None where there is none."""
        if self.target is None:
            return None
        return self.value <= self.target if self.at_most else self.value >= self.target


_HEADINGS = ("stage", "data", "measure", "ours", "target", "", "others")


def rendered(figures: Iterable[Figure]) -> str:
    """A table in plain text, one figure a line; a target that is missed is marked ``missed``."""
    rows = [_HEADINGS, *(_row(figure) for figure in figures)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_HEADINGS))]
    return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows)


def _row(figure: Figure) -> tuple[str, ...]:
    mark = {None: "", True: "met", False: "missed"}[figure.met]
    target = "" if figure.target is None else f"{'≤' if figure.at_most else '≥'} {_number(figure.target, '')}"
    return figure.stage, figure.data, figure.measure, _number(figure.value, figure.unit), target, mark, figure.peers


def _number(value: float, unit: str) -> str:
    """Shares with three digits, counts and rates whole."""
    written = f"{value:,.0f}" if abs(value) >= 1_000 or (float(value).is_integer() and abs(value) > 1) else f"{value:.3f}"
    written = f"{value:.1f}" if 10 <= abs(value) < 1_000 and not float(value).is_integer() else written
    return f"{written} {unit}".rstrip()
