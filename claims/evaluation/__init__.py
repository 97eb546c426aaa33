"""How good the matching of claims is, measured as the pipeline's stages are (`annotations.evaluation`)."""

from __future__ import annotations

from claims.evaluation import matching

__all__ = ["STAGES"]

STAGES = (("matching", matching.measure),)
"""Name and measure of each stage."""
