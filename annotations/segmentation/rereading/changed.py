"""What a run read otherwise than the run before it, as it is kept with the run: counted whole, named up to a bound."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from annotations.segmentation.rereading.relayout import LayoutChange, Relayout
from annotations.segmentation.rereading.rereading import Change, Rereading

LISTED = 200
"""As many changes of each sort are named; beyond that they are counted."""


@dataclass(frozen=True, slots=True)
class Changed:
    """Counts by what happened and kind of suggestion (`layout`: by what happened), and the first changes in text order.

    `before` is the version of the run that this one replaced. `carried`: corrections of the layout that came along;
    those that found no place are named first among `laid`.
    """

    before: str
    same: Mapping[str, int] = field(default_factory=dict)
    counts: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    layout: Mapping[str, int] = field(default_factory=dict)
    carried: int = 0
    named: tuple[Change, ...] = ()
    laid: tuple[LayoutChange, ...] = ()

    def count(self, what: str) -> int:
        """How many suggestions of any kind: new, withdrawn, moved, changed, kept, or the same."""
        return sum(self.same.values()) if what == "same" else sum(self.counts.get(what, {}).values())


def changed(before: str, read: Rereading, laid: Relayout) -> Changed:
    """Sum up a rereading."""
    counts: dict[str, dict[str, int]] = {}
    for one in read.changes:
        of_kind = counts.setdefault(one.what, {})
        of_kind[one.kind] = of_kind.get(one.kind, 0) + 1
    layout: dict[str, int] = {}
    for change in laid.changes:
        layout[change.what] = layout.get(change.what, 0) + 1
    in_order = sorted(laid.changes, key=lambda one: (one.what != "lost", one.start))
    return Changed(before, dict(read.same), counts, layout, len(laid.carried), read.changes[:LISTED], tuple(in_order[:LISTED]))


def as_json(one: Changed) -> dict[str, Any]:
    """Plain values for the run's row."""
    return asdict(one)


def from_json(kept: Mapping[str, Any]) -> Changed | None:
    """From the run's row; None for an edition's first run, which replaced none."""
    if not kept:
        return None
    return Changed(
        before=kept["before"], same=kept["same"], counts=kept["counts"], layout=kept["layout"], carried=kept["carried"],
        named=tuple(_change(one) for one in kept["named"]), laid=tuple(LayoutChange(**one) for one in kept["laid"]),
    )  # fmt: skip


def _change(kept: Mapping[str, Any]) -> Change:
    was: Sequence[int] | None = kept["was"]
    return Change(**{**kept, "was": (was[0], was[1]) if was else None})
