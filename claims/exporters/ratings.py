"""A verdict's ratings, looked up on the scale version they were given on."""

from __future__ import annotations

from collections.abc import Mapping

from claims.exporters.corpus import Scale, ScaleLabel
from claims.exporters.judgement import Verdict
from claims.exporters.snapshot import Snapshot

Scales = Mapping[tuple[str, int], Scale]


def scales_by_version(snapshot: Snapshot) -> Scales:
    """A project has a handful of scales: they are the one thing every verdict format keeps at hand."""
    return {(scale.key, scale.version): scale for scale in snapshot.scales()}


def rated(verdict: Verdict, axis: str, scales: Scales) -> tuple[Scale, ScaleLabel] | None:
    """The verdict's label on an axis, with its scale; none where it was not rated on that axis."""
    for rating in verdict.ratings:
        scale = scales[rating.scale_key, rating.scale_version]
        if scale.axis == axis:
            return scale, scale.label(rating.label)
    return None
